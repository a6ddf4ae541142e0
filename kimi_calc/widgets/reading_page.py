"""A text set for reading, with its headings and what is found in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from kimi_calc.widgets import theme

_LINE_LENGTH = 40  # Chinese characters, or about twice as many letters
_LINE_HEIGHT = 130  # percent of the font's own
_HEADINGS = {1: 1.6, 2: 1.2}  # their size, by level
_RESTYLED = {
    QEvent.Type.LanguageChange,
    QEvent.Type.FontChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
}


class ReadingPage(QTextBrowser):
    """Markdown, set for reading: short lines, air between them.

    `reading` tells the heading under which one reads, by its place among `headings`.
    """

    reading = Signal(int)

    def __init__(self, name: str, columns: tuple[int, ...] | None = None) -> None:
        """`columns` are the widths of all tables, in percent of the line; None: as they need."""
        super().__init__()
        self._columns = columns
        self.setObjectName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)  # the program opens nothing on the network
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._text = ""
        self._setting = False
        self._sought = ""
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def widest(self) -> int:
        """The width at which lines have their full length, in pixels."""
        return self.line_width() + 6 * self._em()

    def line_width(self) -> int:
        """The most that a line is wide, in pixels."""
        return self._em() * _LINE_LENGTH

    def show_text(self, markdown: str) -> None:
        """Show a text from its beginning; the same one again, from where it was read."""
        place = self._place() if markdown == self._text else 0
        self._text = markdown
        self._set_type()
        self._go_to(place)

    def headings(self) -> list[str]:
        """The headings, from the first to the last."""
        return [block.text() for block in self._heading_blocks()]

    def heading(self) -> int:
        """The place of the heading under which one reads, among `headings`."""
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return 0
        if bar.value() == bar.maximum():
            return len(self._heading_blocks()) - 1
        eye = bar.value() + self.viewport().height() // 4
        layout = self.document().documentLayout()
        tops = [layout.blockBoundingRect(block).top() for block in self._heading_blocks()]
        return max(sum(top <= eye for top in tops) - 1, 0)

    def go_to_heading(self, place: int) -> None:
        """Read on below a heading."""
        self._setting = True  # at the end of the text it can't come to the top, and is read still
        block = self._heading_blocks()[place]
        self._go_to(block.position() if place else 0)
        self._setting = False
        self.reading.emit(place)

    @property
    def hits(self) -> int:
        """How often what is looked for stands in the text."""
        return len(self._hits)

    @property
    def hit(self) -> int:
        """The hit that is shown, counted from 1; 0 without any."""
        return self._hit + 1

    def find_all(self, text: str) -> None:
        """Mark wherever a text stands, and show the first place from where one is."""
        here = self.textCursor().selectionStart() if self._hits else self._place()
        self._sought = text.strip()
        self._mark()
        if not self._hits:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            return
        later = (place for place, hit in enumerate(self._hits) if hit.selectionStart() >= here)
        self._show(next(later, 0))

    def find_next(self, step: int = 1) -> None:
        """Show the next hit, or with -1 the one before; past the last one, the first."""
        if self._hits:
            self._show((self._hit + step) % len(self._hits))

    def changeEvent(self, event: QEvent) -> None:
        """Set the text anew in another size or other colours."""
        restyled = event.type() in _RESTYLED and bool(self._text) and not self._setting
        place = self._place() if restyled else 0
        super().changeEvent(event)
        if restyled:
            self._set_type()
            self._go_to(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short in a wide window."""
        super().resizeEvent(event)
        self._set_margins()

    def _em(self) -> int:
        return self.fontMetrics().height() * 3 // 4

    def _place(self) -> int:
        """Where the uppermost line begins, in characters."""
        return self.cursorForPosition(QPoint(0, 0)).position()

    def _go_to(self, place: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() if place else 0)

    def _heading_blocks(self) -> list[QTextBlock]:
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _heading_of(self, position: int) -> int:
        before = [block for block in self._heading_blocks() if block.position() <= position]
        return max(len(before) - 1, 0)

    def _tell(self) -> None:
        if not self._setting:
            self.reading.emit(self.heading())

    def _mark(self) -> None:
        """Find and mark all hits; the one that is shown stays the same, if there is one still."""
        self._hits = []
        cursor = QTextCursor(self.document())
        while self._sought:
            cursor = self.document().find(self._sought, cursor)
            if cursor.isNull():
                break
            self._hits.append(cursor)
        last = len(self._hits) - 1
        self._hit = max(min(self._hit, last), min(last, 0))
        marks = []
        for hit in self._hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = hit
            letters = QTextCharFormat()
            letters.setBackground(QColor(theme.colors().found))
            mark.format = letters
            marks.append(mark)
        self.setExtraSelections(marks)

    def _show(self, place: int) -> None:
        self._hit = place
        hit = self._hits[place]
        bar, room = self.verticalScrollBar(), self.viewport().height()
        where = self.cursorRect(hit)
        seen = where.top() >= 0 and where.bottom() <= room
        wanted = bar.value() + where.top() - room // 3
        self._setting = True
        self.setTextCursor(hit)
        if not seen:
            bar.setValue(wanted)
        self._setting = False
        self.reading.emit(self._heading_of(hit.selectionStart()))

    def _set_type(self) -> None:
        self._setting = True
        document = self.document()
        document.setDefaultFont(self.font())
        document.setIndentWidth(self._em() * 1.5)
        self.setMarkdown(self._text)
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            self._set_block(cursor)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)
        self._setting = False
        self._set_margins()
        self._mark()

    def _set_block(self, cursor: QTextCursor) -> None:
        em = self.font().pointSizeF() * self.logicalDpiY() / 72
        level = cursor.blockFormat().headingLevel()
        in_table = cursor.currentTable() is not None
        in_list = cursor.currentList() is not None
        style = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        style.setLineHeight(100 if in_table else _LINE_HEIGHT, kind)
        if level:
            style.setTopMargin(em * (2.0 if level > 1 else 1.0))
            style.setBottomMargin(em * 0.4)
        elif in_table:
            style.setTopMargin(0)
            style.setBottomMargin(0)
        else:
            style.setTopMargin(0)
            style.setBottomMargin(em * (0.3 if in_list else 0.7))
        cursor.mergeBlockFormat(style)
        if level:
            letters = QTextCharFormat()
            letters.setFontPointSize(self.font().pointSizeF() * _HEADINGS.get(level, 1.0))
            letters.setFontWeight(700)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        if in_list:
            marks = QTextListFormat(cursor.currentList().format())
            marks.setIndent(1)
            cursor.currentList().setFormat(marks)

    def _set_table(self, table: QTextTable) -> None:
        style = table.format()
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setBorder(1)
        style.setBorderCollapse(True)
        style.setBorderBrush(QColor(theme.colors().card_border))
        style.setCellPadding(theme.SPACE * 3 / 4)
        style.setCellSpacing(0)
        style.setTopMargin(theme.SPACE)
        style.setBottomMargin(theme.SPACE * 2)
        style.setWidth(QTextLength())
        if self._columns:  # tables below each other stand in line; the last column takes the rest
            percent = QTextLength.Type.PercentageLength
            widths = list(self._columns[: table.columns() - 1])
            widths.append(100 - sum(widths))
            style.setWidth(QTextLength(percent, 100))
            style.setColumnWidthConstraints([QTextLength(percent, width) for width in widths])
        table.setFormat(style)
        if table.rows() < 2:  # nothing stands below the headings; Qt crashes on a cell of none
            return
        for column in range(table.columns()):
            # A heading stands over its numbers; Markdown aligns the cells below it alone.
            below = table.cellAt(1, column).firstCursorPosition().blockFormat()
            heading = QTextBlockFormat()
            heading.setAlignment(below.alignment())
            table.cellAt(0, column).firstCursorPosition().mergeBlockFormat(heading)

    def _set_margins(self) -> None:
        side = max((self.viewport().width() - self.line_width()) // 2, theme.SPACE * 3)
        frame = self.document().rootFrame()
        style = frame.frameFormat()
        if style.leftMargin() != side:
            style.setLeftMargin(side)
            style.setRightMargin(side)
            style.setTopMargin(theme.SPACE)
            style.setBottomMargin(theme.SPACE * 4)
            frame.setFrameFormat(style)
