"""Bringing a list up to date: a price page is pasted, looked through, and taken when one agrees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kimi_calc.viewmodels.import_table import ImportTable
from kimi_calc.viewmodels.page_import import PageImport
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import file_dialogs, theme
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.doubt_list import DoubtList
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.import_view import ImportView
from kimi_calc.widgets.text_parts import WordList, button_for, files_of, plain_label


class ImportDialog(FittedDialog):
    """Stays beside the window. What is pasted or dropped into it is read at once and shown."""

    def __init__(self, price_lists: PriceLists, parent: QWidget) -> None:
        super().__init__(parent, letters=72)
        self.setObjectName("importDialog")
        self.setAcceptDrops(True)
        self._import = PageImport(price_lists, self)
        self._how = plain_label("importHow")
        self._paste = button_for("pastePage", self.paste)
        self._open = button_for("openPage", self._ask_for_files)
        self._visit = button_for("visitPage", self._visit_page)
        self._visit.setProperty("link", True)
        self._again = button_for("startOver", self._import.start_over)
        self._error = plain_label("importError")
        self._error.setProperty("error", True)
        self._summary = plain_label("importSummary")
        self._table = ImportTable(self)
        self._view = ImportView(self._table)
        self._doubts_label = plain_label("doubtsLabel")
        self._doubts = DoubtList()
        self._doubts.confirmed.connect(lambda doubt, on: self._import.confirm(doubt, on=on))
        self._keep = CheckBox("keepGone")
        self._keep.toggled.connect(lambda on: self._import.set_keep_gone(on=on))
        self._notes_label = plain_label("notesLabel")
        self._notes = WordList("importNotes")
        self._day_label = QLabel()
        self._day = QLineEdit()
        self._day.setObjectName("importDay")
        self._day.textChanged.connect(self._import.set_day)
        self._day_label.setBuddy(self._day)
        self._obstacle = plain_label("importObstacle", small=True)
        self._close = button_for("closeImport", self.close)
        self._save = button_for("saveImport", self._take)
        self._lay_out()
        self._import.changed.connect(self._refresh)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.paste)
        self.retranslate()
        self._paste.setFocus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Update prices from a page"))
        self._paste.setText(self.tr("&Paste"))
        self._open.setText(self.tr("&Open saved pages…"))
        self._visit.setText(self.tr("Open the official page in the browser"))
        self._again.setText(self.tr("Start o&ver"))
        self._doubts_label.setText(self.tr("Look these up on the page and tick what is right:"))
        self._keep.setText(self.tr("&Keep models that the page lacks"))
        self._notes_label.setText(self.tr("Also to know:"))
        self._day_label.setText(self.tr("Prices hold &from"))
        self._close.setText(self.tr("&Close"))
        self._save.setText(self.tr("&Save and use this list"))
        self._table.retranslate()
        self._refresh()

    def paste(self) -> None:
        """Read what is in the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, content: QMimeData) -> None:
        """Read what was pasted or dropped: files, HTML, or text."""
        files = files_of(content)
        if files:
            self._import.add_files(files)
            return
        text = content.text() if content.hasText() else ""
        if content.hasHtml() and self._import.add([content.html()]):
            return
        # Cells of a spreadsheet come as HTML that says less than their text, at times.
        if text or not content.hasHtml():
            self._import.add([text])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, pages and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        self.take(event.mimeData())
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: it may stay open while another one is chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def fit(self) -> None:
        """Take the size that is needed; the field of the day has room for one."""
        day = self._day.fontMetrics().horizontalAdvance("0000-00-00")
        self._day.setFixedWidth(day + 5 * theme.SPACE)
        super().fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.addWidget(self._how)
        column.addWidget(self._visit, 0, Qt.AlignmentFlag.AlignLeft)
        first = _row(self._paste, self._open, self._again)
        first.addStretch()
        column.addLayout(first)
        for part in (
            # What is to be done comes before what is to be read.
            *(self._error, self._summary, self._doubts_label, self._doubts, self._keep),
            *(self._view, self._notes_label, self._notes),
        ):
            column.addWidget(part)
        column.addStretch()
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACE)
        day = _row(self._day_label, self._day)
        day.addWidget(self._obstacle, 1)
        rows.addLayout(day)
        buttons = _row(self._close, self._save)
        buttons.insertStretch(0)
        rows.addLayout(buttons)
        self.lay_out(column, below)

    def _refresh(self) -> None:
        state = self._import
        draft = state.draft
        self._how.setText(self._instruction())
        self._error.setText(state.error)
        self._error.setHidden(not state.error)
        self._summary.setText(state.summary)
        self._table.set_draft(draft, state.left_out)
        self._view.fit()
        doubts, notes = state.doubts, state.notes
        self._doubts.show_rows(doubts)
        self._notes.write(notes)
        for part, shown in (
            (self._summary, draft is not None),
            (self._view, draft is not None),
            (self._again, draft is not None),
            (self._doubts_label, bool(doubts)),
            (self._doubts, bool(doubts)),
            (self._keep, bool(state.gone)),
            (self._notes_label, bool(notes)),
            (self._notes, bool(notes)),
            (self._day_label, draft is not None),
            (self._day, draft is not None),
        ):
            part.setVisible(shown)
        if self._keep.isChecked() != state.keep_gone:
            self._keep.setChecked(state.keep_gone)
        if self._day.text() != state.day:
            self._day.setText(state.day)
        obstacle = state.obstacle
        self._obstacle.setText(obstacle if draft else "")
        self._save.setEnabled(not obstacle)
        if self.isVisible():
            self.fit()
        if state.error:
            self._scrolled.verticalScrollBar().setValue(0)  # where it stands

    def _instruction(self) -> str:
        if self._import.draft:
            return self.tr("More pages can be pasted: they become one list.")
        return self.tr(
            "Open the official price page in a browser, copy all of it (Ctrl+A, Ctrl+C) and "
            "paste it here (Ctrl+V). A saved page, Markdown or the cells of a spreadsheet do "
            "too, and several pages one after the other. Nothing is taken before you agree."
        )

    def _take(self) -> None:
        if self._import.save():
            self.close()

    def _ask_for_files(self) -> None:
        files = file_dialogs.ask_for_files(self, self.tr("Saved price pages"))
        if files:
            self._import.add_files(files)

    def _visit_page(self) -> None:
        QDesktopServices.openUrl(QUrl(self._import.official_page))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    return row
