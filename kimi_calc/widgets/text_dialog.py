"""From text: typed or dropped texts and documents → tokens → the input field."""

from __future__ import annotations

from pathlib import Path

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

from kimi_calc.pricing import QuantityError, parse_quantity
from kimi_calc.pricing.spans import Estimated
from kimi_calc.tokens import TokenEstimate
from kimi_calc.viewmodels import source_rows, wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.token_sources import TokenSources
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
        self._calculation = calculation
        self._refused: Path | None = None
        self.sources = TokenSources(self)
        self._panel = SourcePanel(self.sources)
        self._text = TextEdit("sourceText", lines=5)
        self._question = TextEdit("sourceQuestion", lines=2)
        self._question.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self._images = self._number("imageTokens", "0")
        self._requests = self._number("sourceRequests", "1")
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
        self._refresh()

    def add(self, paths: list[Path]) -> None:
        """Add files and folders."""
        self.sources.add(paths)

    def add_text(self, text: str) -> None:
        """Put a text where it can be typed."""
        self._text.appendPlainText(text)

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
        sources.changed.connect(self._refresh)
        sources.vocabulary_changed.connect(lambda: self._refuse(None))
        sources.vocabulary_refused.connect(self._refuse)
        self._calculation.changed.connect(self._refresh)

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

    def _number(self, name: str, text: str) -> NumberEdit:
        edit = NumberEdit(name)
        edit.setText(text)
        edit.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 8)
        edit.textChanged.connect(self._refresh)
        return edit

    def _refresh(self) -> None:
        model = self._calculation.model
        self.sources.count_for(model.tokenizer)
        self._panel.refresh(model)
        total, requests = self._total(), _count(self._requests)
        cost = source_rows.total_cost(total, model, requests or 1) if total else ""
        self._summary.setText(f"{source_rows.summary(total)}\n{cost}" if total else "—")
        said = (self._problem(), source_rows.sureness(self.sources, model))
        self._sure.setText("\n".join(filter(None, said)))
        if self.sources.tokenizer:
            self._vocabulary.setText(self.tr("Without &vocabulary"))
        else:
            self._vocabulary.setText(self.tr("Load &vocabulary…"))
        typed = requests is not None and _count(self._images) is not None
        self._use.setEnabled(bool(total) and not self.sources.counting and typed)

    def _problem(self) -> str:
        """Why the tokens can't be taken over, or why a vocabulary can't be used."""
        for edit in (self._images, self._requests):
            try:
                parse_quantity(edit.text())
            except QuantityError as error:
                return wording.field_error(error)
        if not self._refused:
            return ""
        text = self.tr(
            "{file} is no vocabulary, or not there any more: choose the tiktoken.model that the "
            "model comes with"
        )
        return text.format(file=self._refused)

    def _refuse(self, path: Path | None) -> None:
        self._refused = path
        self._refresh()

    def _total(self) -> TokenEstimate | None:
        """The tokens of a request: of all sources and of images; None while there are none."""
        total, images = self.sources.total, _count(self._images)
        if not images:
            return total
        of_images = TokenEstimate(images, images, images, 0, 0, "exact")
        return of_images + total if total else of_images

    def _take_over(self) -> None:
        total, requests = self._total(), _count(self._requests)
        if total and requests is not None:
            estimated = Estimated(total.low, total.typical, total.high)
            self._calculation.use_tokens(estimated, requests)
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


def _count(edit: NumberEdit) -> int | None:
    """What a field of the dialog means; None while it can't be read."""
    try:
        return parse_quantity(edit.text())
    except QuantityError:
        return None


def take_drop(event: QDropEvent, dialog: TextDialog) -> None:
    """Give what was dropped to the dialog: files by their place, a text as it is."""
    files = files_of(event.mimeData())
    if files:
        dialog.add(files)
    elif event.mimeData().hasText():
        dialog.add_text(event.mimeData().text())
    event.acceptProposedAction()
