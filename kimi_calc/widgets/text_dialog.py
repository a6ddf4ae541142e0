"""From text: typed or dropped texts and documents → tokens → a field of the page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field
from kimi_calc.viewmodels.text_estimate import TextEstimate, TextField
from kimi_calc.widgets import file_dialogs, theme
from kimi_calc.widgets.number_field import NumberEdit
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.source_panel import SourcePanel
from kimi_calc.widgets.text_parts import TextEdit, button_for, files_of, plain_label

_LINES, _FEW_LINES = 5, 2  # of the text; who has added files may have none
_LITTLE = 18  # lines in all: in so low a dialog less of them is always seen


class TextDialog(QDialog):
    """Stays beside the window; what is typed or dropped is counted at once, and priced.

    Above what scrolls, below what is always seen: how many tokens, what they cost, how sure.
    """

    def __init__(self, calculation: Calculation, parent: QWidget, *, field: Field) -> None:
        super().__init__(parent)
        self.setObjectName("textDialog")
        self.setAcceptDrops(True)
        self.field = field
        self._estimate = TextEstimate(calculation, self, field=field)
        self.sources = self._estimate.sources
        self._panel = SourcePanel(self._estimate)
        self._text = TextEdit("sourceText", lines=_LINES)
        self._question = TextEdit("sourceQuestion", lines=2)
        self._asked = QWidget()
        self._is_low = False
        self._images = self._number("imageTokens")
        self._requests = self._number("sourceRequests")
        self._text_label, self._question_label, self._images_label, self._requests_label = (
            _label_of(each) for each in (self._text, self._question, self._images, self._requests)
        )
        for label in (self._text_label, self._question_label, self._images_label):
            label.setWordWrap(True)
        self._images_why = plain_label("imageTokensWhy", small=True)
        self._exactly = plain_label("countExactlyWhy", small=True)
        self._explained = plain_label("sourceExplained", small=True)
        self._summary = plain_label("sourceSummary")
        self._left_out = plain_label("sourceLeftOut")
        self._problem = plain_label("sourceProblem")
        for label in (self._left_out, self._problem):
            label.setProperty("error", True)
        self._warning = plain_label("sourceWarning")
        self._sure = plain_label("sourceSureness", small=True)
        self._vocabulary = button_for("loadVocabulary", self._turn_vocabulary)
        self._close = button_for("closeTextDialog", self.close)
        self._use = button_for("useTokens", self._take_over)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._text_label.setText(self.tr("&Text to count: type, paste, or drop files and folders"))
        self._question_label.setText(
            self.tr("&Question or instructions sent along with the text and the files")
        )
        self._images_label.setText(self.tr("Tokens of &images, per request"))
        self._images_why.setText(
            self.tr(
                "An image's tokens depend on its resolution, by no public rule: type the number "
                "that the platform's estimate interface gives."
            )
        )
        self._exactly.setText(
            self.tr(
                "Needs the file tiktoken.model, which comes with the open Kimi K2 models: ask "
                "whoever runs one, or download it from the model's page."
            )
        )
        self._requests_label.setText(self.tr("Requests &like this"))
        self._close.setText(self.tr("&Close"))
        self._explained.setText(
            self.tr(
                "Extracting text from documents is free for now; the extracted text is billed as "
                "input. Nothing leaves this computer."
            )
        )
        self._panel.retranslate()
        self._estimate.retranslate()

    def add(self, paths: list[Path]) -> None:
        """Add files and folders."""
        self.sources.add(paths)

    def add_text(self, text: str) -> None:
        """Put a text where it can be typed."""
        self._text.appendPlainText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: it may stay open while another one is chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Count what is dropped."""
        take_drop(event, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, let some of what is always seen scroll with the rest."""
        super().resizeEvent(event)
        self._share_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop counting; what is counted, and what is not yet, stays for the next time."""
        self.sources.stop()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting when it goes by Escape, too; not when it is made small."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.sources.stop()

    def _connect(self) -> None:
        sources = self.sources
        self._text.changing.connect(sources.expect)
        self._text.changed.connect(sources.type)
        self._question.changed.connect(sources.ask)
        self._text.files_pasted.connect(sources.add)
        self._question.files_pasted.connect(sources.add)
        self._estimate.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._text_label)
        column.addWidget(self._text, 2)
        column.addWidget(self._panel, 6)
        column.addWidget(self._question_label)
        column.addWidget(self._question, 1)
        for parts, why in (
            ((self._images_label, self._images), self._images_why),
            ((self._vocabulary,), self._exactly),
        ):
            row = QHBoxLayout()
            for widget in parts:
                row.addWidget(widget)
            row.addStretch()
            column.addLayout(row)
            column.addWidget(why)
        column.addWidget(self._explained)
        self._page = column
        self._scrolled = scrolled = _Scrolled()  # large text on a small screen
        scrolled.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled, 1)
        below = self._answers()
        whole.addLayout(below)
        self._fit(page.sizeHint().height() + below.sizeHint().height())

    def _answers(self) -> QVBoxLayout:
        """What is always seen; `_more` of it only where there is room."""
        below = self._below = QVBoxLayout()
        below.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE * 2)
        below.setSpacing(theme.SPACE)
        requests = QHBoxLayout(self._asked)
        requests.setContentsMargins(0, 0, 0, 0)
        requests.setSpacing(theme.SPACE)
        requests.addWidget(self._requests_label)
        requests.addWidget(self._requests)
        requests.addStretch()
        below.addWidget(self._asked)
        for label in (self._summary, self._left_out, self._problem, self._warning, self._sure):
            below.addWidget(label)
        last = QHBoxLayout()
        last.setSpacing(theme.SPACE)
        last.addStretch()
        last.addWidget(self._close)
        last.addWidget(self._use)
        below.addLayout(last)
        return below

    def _fit(self, height: int) -> None:
        """As large as everything needs, and the screen has."""
        room = self.screen().availableGeometry()
        width = self.fontMetrics().horizontalAdvance("M") * 60
        lines = self.fontMetrics().lineSpacing() * 8  # of documents, which come later
        most = room.width() - theme.SPACE * 4, room.height() - theme.SPACE * 8
        self.resize(min(width, most[0]), min(height + lines, most[1]))
        self._share_room()

    def _share_room(self) -> None:
        is_low = self.height() < self.fontMetrics().lineSpacing() * _LITTLE
        if is_low == self._is_low:
            return
        self._is_low = is_low
        if is_low:
            for part in (self._asked, self._warning, self._sure):
                self._page.addWidget(part)
        else:
            self._below.insertWidget(0, self._asked)
            for part in (self._warning, self._sure):
                self._below.insertWidget(self._below.count() - 1, part)

    def _number(self, field: TextField) -> NumberEdit:
        edit = NumberEdit(field)
        edit.setText(self._estimate.text(field))
        edit.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 8)
        edit.textChanged.connect(partial(self._estimate.set_text, field))
        return edit

    def _refresh(self) -> None:
        estimate = self._estimate
        self._scrolled.updateGeometry()
        self.setWindowTitle(estimate.title)
        self._panel.refresh()
        documents_alone = self.sources.documents and not self.sources.typed.text
        self._text.show_lines(_FEW_LINES if documents_alone else _LINES)
        self._images.write(estimate.text("imageTokens"))
        for widget in (self._asked, self._requests_label, self._requests):
            widget.setHidden(not estimate.of_request)
        self._asked.setEnabled(not estimate.split)
        self._requests.write(estimate.text("sourceRequests"))
        for label, lines in (
            (self._summary, (estimate.summary, estimate.cost)),
            (self._left_out, (estimate.left_out,)),
            (self._problem, (estimate.problem, estimate.misfit)),
            (self._warning, (estimate.crossing, estimate.taken_over)),
            (self._sure, (estimate.rule_of_thumb, estimate.sureness)),
        ):
            text = "\n".join(filter(None, lines))
            label.setText(text)
            label.setHidden(not text)
        counts_exactly = self.sources.tokenizer is not None
        self._exactly.setHidden(counts_exactly)
        self._vocabulary.setText(
            self.tr("&Estimate again") if counts_exactly else self.tr("Count &exactly…")
        )
        self._use.setText(estimate.use)
        self._use.setEnabled(estimate.can_take_over)

    def _take_over(self) -> None:
        if self._estimate.take_over():
            self.close()

    def _turn_vocabulary(self) -> None:
        if self.sources.tokenizer:
            self.sources.forget_vocabulary()
            return
        file = file_dialogs.ask_for_file(self, self.tr("The file tiktoken.model"))
        if file:
            self.sources.load_vocabulary(file)


class _Scrolled(ScrollPage):
    """As wide as what is in it needs: it scrolls up and down alone."""

    def minimumSizeHint(self) -> QSize:
        """The least width of the page, and a few lines."""
        page = self.widget()
        width = page.minimumSizeHint().width() if page else 0
        margin = self.fontMetrics().horizontalAdvance("M")  # of a scroll bar
        return QSize(width + margin, self.fontMetrics().lineSpacing() * 3)


def _label_of(field: QWidget) -> QLabel:
    label = QLabel()
    label.setBuddy(field)
    return label


def take_drop(event: QDropEvent, dialog: TextDialog) -> None:
    """Give what was dropped to the dialog: files by their place, a text as it is."""
    files = files_of(event.mimeData())
    if files:
        dialog.add(files)
    elif event.mimeData().hasText():
        dialog.add_text(event.mimeData().text())
    event.acceptProposedAction()
