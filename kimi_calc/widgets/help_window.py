"""The window "How the cost is computed": a text to read, beside the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from kimi_calc import resources
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


class HelpWindow(QDialog):
    """Stands beside the main window and follows its language, text size and theme; Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpWindow")
        self.setModal(False)
        self._page = _Page()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self.retranslate()
        self._fit_screen()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("How the cost is computed"))
        self._page.setAccessibleName(self.windowTitle())
        language = self.tr("en", "The language of the help text. Translate it as: zh")
        self._page.show_text(resources.help_text(language))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fit_screen(self) -> None:
        line = self.fontMetrics().height()
        screen = self.screen().availableSize()
        most = QSize(screen.width() * 9 // 10, screen.height() * 9 // 10)
        self.resize(QSize(self._page.widest(), line * 36).boundedTo(most))


class _Page(QTextBrowser):
    """Markdown, set for reading: short lines, air between them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("helpText")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)  # the program opens nothing on the network
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._text = ""
        self._setting = False

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
        cursor = self.textCursor()
        cursor.setPosition(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() if place else 0)

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
        table.setFormat(style)
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
