"""From text: typed or dropped texts and documents → tokens → the input field."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.text_estimate import TextEstimate, TextField
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberEdit
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.source_panel import SourcePanel
from kimi_calc.widgets.text_parts import TextEdit, files_of, plain_label


class TextDialog(QDialog):
    """Stays beside the window; what is typed or dropped is counted at once, and priced."""

    def __init__(self, calculation: Calculation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("textDialog")
        self.setAcceptDrops(True)
        self._estimate = TextEstimate(calculation, self)
        self.sources = self._estimate.sources
        self._panel = SourcePanel(self._estimate)
        self._text = TextEdit("sourceText", lines=5)
        self._question = TextEdit("sourceQuestion", lines=2)
        self._question.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self._images = self._number("imageTokens")
        self._requests = self._number("sourceRequests")
        self._question_label, self._images_label, self._requests_label = (
            _label_of(each) for each in (self._question, self._images, self._requests)
        )
        self._images_why = plain_label("imageTokensWhy", small=True)
        self._summary = plain_label("sourceSummary")
        self._sure = plain_label("sourceSureness", small=True)
        self._explained = plain_label("sourceExplained", small=True)
        self._vocabulary, self._use = QPushButton(), QPushButton()
        self._vocabulary.setObjectName("loadVocabulary")
        self._use.setObjectName("useTokens")
        for button in (self._vocabulary, self._use):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Tokens from text"))
        self._text.setPlaceholderText(
            self.tr("Type or paste a text here, or drop files and folders on this window")
        )
        self._text.setAccessibleName(self.tr("Text"))
        self._question_label.setText(self.tr("&Question or instructions that go with it"))
        self._images_label.setText(self.tr("Tokens of &images, per request"))
        self._images_why.setText(
            self.tr(
                "An image's tokens depend on its resolution, by no public rule: type the number "
                "that the platform's estimate interface gives."
            )
        )
        self._requests_label.setText(self.tr("Requests &like this"))
        self._use.setText(self.tr("&Use as input tokens"))
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop counting; what is counted stays for the next time."""
        self.sources.stop()
        super().closeEvent(event)

    def _connect(self) -> None:
        sources = self.sources
        self._text.changing.connect(sources.expect)
        self._text.changed.connect(sources.type)
        self._question.changed.connect(sources.ask)
        self._text.files_pasted.connect(sources.add)
        self._question.files_pasted.connect(sources.add)
        self._vocabulary.clicked.connect(self._turn_vocabulary)
        self._use.clicked.connect(self._take_over)
        self._estimate.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._text, 2)
        column.addWidget(self._panel, 3)
        column.addWidget(self._question_label)
        column.addWidget(self._question)
        images = QHBoxLayout()
        images.addWidget(self._images_label)
        images.addWidget(self._images)
        images.addWidget(self._images_why, 1)
        column.addLayout(images)
        column.addWidget(self._explained)
        last = QHBoxLayout()
        last.addWidget(self._vocabulary)
        last.addStretch()
        last.addWidget(self._requests_label)
        last.addWidget(self._requests)
        last.addWidget(self._use)
        last.setSpacing(theme.SPACE)
        below = QVBoxLayout()  # what is always seen
        below.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE * 2)
        below.setSpacing(theme.SPACE)
        below.addWidget(self._summary)
        below.addWidget(self._sure)
        below.addLayout(last)
        scrolled = ScrollPage()  # large text on a small screen
        scrolled.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled)
        whole.addLayout(below)
        self._fit(page.sizeHint().height() + below.sizeHint().height())

    def _fit(self, height: int) -> None:
        """As large as everything needs, and the screen has."""
        room = self.screen().availableGeometry()
        width = self.fontMetrics().horizontalAdvance("M") * 56
        self.resize(min(width, room.width()), min(height, room.height() - theme.SPACE * 8))

    def _number(self, field: TextField) -> NumberEdit:
        edit = NumberEdit(field)
        edit.setText(self._estimate.text(field))
        edit.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 8)
        edit.textChanged.connect(partial(self._estimate.set_text, field))
        return edit

    def _refresh(self) -> None:
        estimate = self._estimate
        self._panel.refresh()
        self._images.write(estimate.text("imageTokens"))
        self._requests.write(estimate.text("sourceRequests"))
        self._summary.setText("\n".join(filter(None, (estimate.summary, estimate.cost))))
        self._sure.setText("\n".join(filter(None, (estimate.problem, estimate.sureness))))
        if self.sources.tokenizer:
            self._vocabulary.setText(self.tr("Without &vocabulary"))
        else:
            self._vocabulary.setText(self.tr("Load &vocabulary…"))
        self._use.setEnabled(estimate.can_take_over)

    def _take_over(self) -> None:
        if self._estimate.take_over():
            self.close()

    def _turn_vocabulary(self) -> None:
        if self.sources.tokenizer:
            self.sources.forget_vocabulary()
            return
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Vocabulary (tiktoken.model)"))
        if file:
            self.sources.load_vocabulary(Path(file))


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
