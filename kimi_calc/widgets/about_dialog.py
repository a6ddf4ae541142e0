"""About the program: its version, what it is made with, and everybody's licence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kimi_calc import __version__, resources
from kimi_calc.diagnostics import versions
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.price_list_wording import origin
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.fitted_dialog import FittedDialog

LICENCES = (
    ("kimi-calc", "Kimi price calculator · MIT"),
    ("lgpl-3.0", "Qt, PySide6 · LGPL 3"),
    ("gpl-3.0", "Qt, PySide6 · GPL 3 (which the LGPL adds to)"),
    ("pyyaml", "PyYAML · MIT"),
    ("python", "Python · PSF 2"),
    ("pypdf", "pypdf · BSD"),
    ("pdfium", "PDFium, pypdfium2 · BSD, Apache 2"),
    ("regex", "regex · Apache 2"),
    ("xlsxwriter", "XlsxWriter · BSD"),
    ("orjson", "orjson · MPL 2, MIT"),
    ("zstd", "Zstandard, backports.zstd · BSD, PSF 2"),
    ("jieba", "Word frequencies of jieba · MIT"),
    ("adobe-cmaps", "CMap Resources of Adobe · BSD"),
    ("adobe-glyphs", "Glyph List of Adobe · BSD"),
)
"""The licence texts, and what stands under each."""

_SOURCES = "https://download.qt.io/official_releases/"
_OTHERS = "https://doc.qt.io/qt-6/licenses-used-in-qt.html"


class AboutDialog(FittedDialog):
    """Says whose program it is, and of `price_list`, the one in use, where it comes from."""

    def __init__(self, price_list: PriceList, parent: QWidget | None = None) -> None:
        super().__init__(parent, letters=50)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._price_list = price_list
        self._name = _text("aboutName")
        font = self._name.font()
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.4)
        font.setBold(True)
        self._name.setFont(font)
        self._independent = _text("aboutIndependent")
        self._list = _text("aboutPriceList")
        self._label = QLabel()
        self._picker = ComboBox("licencePicker")
        self._picker.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._picker.setMinimumContentsLength(20)
        self._label.setBuddy(self._picker)
        self._picker.addItem("")
        for name, title in LICENCES:
            self._picker.addItem(title, name)
        self._picker.currentIndexChanged.connect(self._show_text)
        self._text = _Text()
        licence = QFormLayout()
        licence.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        licence.addRow(self._label, self._picker)
        column = QVBoxLayout()
        for text in (self._name, self._independent, self._list):
            column.addWidget(text)
        column.addLayout(licence)
        column.addWidget(self._text, 1)
        close = CloseBox("aboutClose", self)
        self.lay_out(column, close)
        self.retranslate()
        close.take_focus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("About"))
        self._name.setText(self.tr("Kimi price calculator {version}").format(version=__version__))
        self._independent.setText(
            self.tr("An independent program: it is not a product of Moonshot AI. It works offline.")
        )
        self._list.setText(origin(self._price_list))
        self._label.setText(self.tr("&Licences"))
        self._picker.setItemText(0, self.tr("Overview"))
        self._text.setAccessibleName(self.tr("Licences"))
        self._show_text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_text(self) -> None:
        name = self._picker.currentData()
        self._text.setPlainText(resources.licence_text(name) if name else self._overview())

    def _overview(self) -> str:
        parts = list(versions().items())[1:]  # the program's own stands above
        made_with = "\n".join(f"{name} {version}" for name, version in parts)
        terms = self.tr(
            "The program is under the MIT licence.\n\n"
            "Qt and PySide6 are used under the LGPL, version 3: their libraries are files of "
            "their own beside the program, and may be replaced by others that fit. Their source "
            "code:\n{sources}\n\n"
            "What Qt itself contains of others:\n{others}\n\n"
            "PyYAML is under the MIT licence, Python under that of the Python Software Foundation."
        ).format(sources=_SOURCES, others=_OTHERS)
        return f"{made_with}\n\n{terms}"


class _Text(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("licenceText")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
