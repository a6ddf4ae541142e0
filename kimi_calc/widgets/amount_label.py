"""An amount that is written smaller rather than cut off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from kimi_calc.widgets.fitting_label import fit_font


class AmountLabel(QLabel):
    """Can be selected and copied; its tool tip has all digits. `font` makes its font of a usual."""

    def __init__(self, name: str, font: Callable[[QFont], QFont]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._font = font
        self._fitting = False
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, exact: str) -> None:
        """Show an amount; `exact` is all of it."""
        self.setText(text)
        self.setToolTip(exact)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self._fitting:  # another font of its own is no news
            return
        self._fitting = True
        fit_font(self, self._font(QFont(self.font())), self.text(), self.width() - 2)
        self._fitting = False
