"""From text: typed or dropped texts and documents → tokens → the input field."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import QuantityError, parse_quantity
from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.encodings import ENCODINGS
from kimi_calc.viewmodels import source_rows, wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimated import Estimated
from kimi_calc.viewmodels.source_rows import SourceRows
from kimi_calc.viewmodels.token_sources import TokenSources
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberEdit
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.text_parts import PlainCells, TextEdit, plain_label


class TextDialog(QDialog):
    """Stays beside the window; what is typed or dropped is counted at once, and priced."""

    def __init__(self, calculation: Calculation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("textDialog")
        self.setAcceptDrops(True)
        self._calculation = calculation
        self._refused = ""
        self.sources = TokenSources(self)
        self._rows = SourceRows(self.sources, self)
        self._text = TextEdit("sourceText", lines=5)
        self._text.textChanged.connect(lambda: self.sources.type(self._text.toPlainText()))
        self._question_label = QLabel()
        self._question = TextEdit("sourceQuestion", lines=2)
        self._question.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self._question_label.setBuddy(self._question)
        self._question.textChanged.connect(lambda: self.sources.ask(self._question.toPlainText()))
        self._table = NumberTable(
            "sources", self._rows, PlainCells(self._rows), stretched=0, least_rows=4
        )
        self._table.selectionModel().selectionChanged.connect(self._enable)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._offer_encodings)
        self._buttons = {name: QPushButton() for name in _BUTTONS}
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.setAutoDefault(False)
        self._images_label = QLabel()
        self._images = self._number("imageTokens", "0")
        self._images_label.setBuddy(self._images)
        self._images_why = plain_label("imageTokensWhy", small=True)
        self._copies_label = QLabel()
        self._copies = self._number("sourceRequests", "1")
        self._copies_label.setBuddy(self._copies)
        self._summary = plain_label("sourceSummary")
        self._sure = plain_label("sourceSureness", small=True)
        self._explained = plain_label("sourceExplained", small=True)
        self._failed = plain_label("sourceFailures", small=True)
        self._failed.setProperty("error", True)
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
        self._table.setAccessibleName(self.tr("Texts and documents"))
        self._question_label.setText(self.tr("&Question or instructions that go with it"))
        self._images_label.setText(self.tr("Tokens of &images, per request"))
        self._images_why.setText(
            self.tr(
                "An image's tokens depend on its resolution, by no public rule: type the number "
                "that the platform's estimate interface gives."
            )
        )
        self._copies_label.setText(self.tr("Requests &like this"))
        for name, text in {
            "addFiles": self.tr("Add &files…"),
            "addFolder": self.tr("Add f&older…"),
            "removeSource": self.tr("&Remove"),
            "stopCounting": self.tr("&Stop counting"),
            "loadVocabulary": self.tr("Load &vocabulary…"),
            "useTokens": self.tr("&Use as input tokens"),
        }.items():
            self._buttons[name].setText(text)
        self._explained.setText(
            self.tr(
                "Extracting text from documents is free for now; the extracted text is billed as "
                "input. Nothing leaves this computer."
            )
        )
        self._rows.retranslate()
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
        self._buttons["addFiles"].clicked.connect(self._choose_files)
        self._buttons["addFolder"].clicked.connect(self._choose_folder)
        self._buttons["removeSource"].clicked.connect(self._remove)
        self._buttons["stopCounting"].clicked.connect(self.sources.stop)
        self._buttons["loadVocabulary"].clicked.connect(self._choose_vocabulary)
        self._buttons["useTokens"].clicked.connect(self._use)
        self.sources.changed.connect(self._refresh)
        self.sources.vocabulary_refused.connect(self._refuse)
        self._calculation.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._text, 2)
        column.addLayout(self._row("addFiles", "addFolder", "removeSource", "stopCounting"))
        column.addWidget(self._table, 3)
        column.addWidget(self._failed)
        column.addWidget(self._question_label)
        column.addWidget(self._question)
        images = QHBoxLayout()
        images.addWidget(self._images_label)
        images.addWidget(self._images)
        images.addWidget(self._images_why, 1)
        column.addLayout(images)
        column.addWidget(self._explained)
        last = self._row("loadVocabulary")
        last.addWidget(self._copies_label)
        last.addWidget(self._copies)
        last.addWidget(self._buttons["useTokens"])
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

    def _row(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        for name in names:
            row.addWidget(self._buttons[name])
        row.addStretch()
        return row

    def _refresh(self) -> None:
        model = self._calculation.model
        self.sources.price_on(model.id)
        self._rows.refresh(model)
        self._table.fit()
        total = self._total()
        said = (source_rows.summary(total), source_rows.total_cost(total, model)) if total else "—"
        self._summary.setText("\n".join(said))
        failures = source_rows.failures(self._rows.sources)
        self._failed.setText(failures)
        self._failed.setHidden(not failures)
        self._sure.setText(self._problem() or source_rows.sureness(self.sources, model))
        self._enable()

    def _problem(self) -> str:
        """Why the tokens can't be taken over, or why a vocabulary can't be used."""
        for edit in (self._images, self._copies):
            try:
                parse_quantity(edit.text())
            except QuantityError as error:
                return wording.field_error(error)
        if not self._refused:
            return ""
        return self.tr(
            "This file is no vocabulary: choose the tiktoken.model that the model comes with"
        )

    def _refuse(self, reason: str) -> None:
        self._refused = reason
        self._sure.setToolTip(reason)
        self._refresh()

    def _enable(self) -> None:
        row = self._table.currentIndex().row()
        chosen = self._rows.sources[row] if 0 <= row < len(self._rows.sources) else None
        counting = self.sources.counting
        self._buttons["removeSource"].setEnabled(chosen in self.sources.documents)
        self._buttons["stopCounting"].setEnabled(counting)
        typed = _count(self._copies) is not None and _count(self._images) is not None
        self._buttons["useTokens"].setEnabled(bool(self._total()) and not counting and typed)

    def _total(self) -> TokenEstimate | None:
        """The tokens of a request: of all sources and of images; None while there are none."""
        total, images = self.sources.total, _count(self._images)
        if not images:
            return total
        of_images = TokenEstimate(images, images, images, 0, 0, "exact")
        return of_images + total if total else of_images

    def _use(self) -> None:
        total, requests = self._total(), _count(self._copies)
        if total and requests is not None:
            estimated = Estimated(total.low, total.typical, total.high)
            self._calculation.use_tokens(estimated, requests)
            self.close()

    def _remove(self) -> None:
        self.sources.remove(self._rows.sources[self._table.currentIndex().row()])

    def _offer_encodings(self, place: QPoint) -> None:
        """Let a text be read in another encoding than the one detected."""
        row = self._table.indexAt(place).row()
        if row < 0:  # asked for by key
            row = self._table.currentIndex().row()
        source = self._rows.sources[row] if row >= 0 else None
        if not source or not source.document or not source.document.encoding:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(self.tr("Encoding"))
        for encoding in ENCODINGS:
            action = menu.addAction(encoding)
            action.setCheckable(True)
            action.setChecked(encoding == source.document.encoding)
            action.triggered.connect(
                lambda _checked, encoding=encoding: self.sources.choose_encoding(source, encoding)
            )
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        self.sources.add(map(Path, files))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        if folder:
            self.sources.add([Path(folder)])

    def _choose_vocabulary(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Vocabulary (tiktoken.model)"))
        if file:
            self._refused = ""
            self.sources.load_vocabulary(Path(file))


_BUTTONS = (
    *("addFiles", "addFolder", "removeSource", "stopCounting", "loadVocabulary", "useTokens"),
)


def _count(edit: NumberEdit) -> int | None:
    """What a field of the dialog means; None while it can't be read."""
    try:
        return parse_quantity(edit.text())
    except QuantityError:
        return None


def take_drop(event: QDropEvent, dialog: TextDialog) -> None:
    """Give what was dropped to the dialog: files by their place, a text as it is."""
    content = event.mimeData()
    files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    if files:
        dialog.add(files)
    elif content.hasText():
        dialog.add_text(content.text())
    event.acceptProposedAction()
