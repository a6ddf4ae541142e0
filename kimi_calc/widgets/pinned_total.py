"""The bar that holds the total while the result is out of sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from kimi_calc.viewmodels import refusal_wording, result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.figure_label import FigureLabel
from kimi_calc.widgets.fitting_label import FittingLabel, fit_font


class PinnedTotal(QFrame):
    """Total, the cost of one request, and what is wrong, in two lines."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self.setObjectName("pinnedTotal")
        self.setProperty("pinned", True)
        self._calculation = calculation
        self._filled = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show the calculation as it is now. Who shows the bar lets it do that first."""
        self._fill()
        calculation = self._calculation
        shown = calculation.shown
        quote = shown.quote if shown else None
        self._amount.setText(result_wording.total(quote))
        self._per_request.show_figure(result_wording.per_request(quote))
        problem = refusal_wording.problem(calculation.problem)
        said = problem or result_wording.pinned_caption(calculation)
        self._caption.show_parts(said)
        theme.mark(self._caption, "error", on=bool(problem))
        theme.mark(self._amount, "stale", on=not calculation.is_current)
        self._fit()
        self.setAccessibleName(f"{said} {self._amount.text()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the amount into the new width."""
        super().resizeEvent(event)
        if self._filled:
            self._fit()

    def _fill(self) -> None:
        """Put into it what it shows, once it is needed: most windows never need it."""
        if self._filled:
            return
        self._filled = True
        self._caption = FittingLabel("pinnedCaption")
        self._caption.setProperty("small", True)
        self._amount = _label("pinnedAmount")
        self._per_request = FigureLabel("pinnedPerRequest")
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._caption)
        left.addWidget(self._amount)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        row.setSpacing(theme.SPACE * 2)
        row.addLayout(left, 1)
        row.addWidget(self._per_request, 0, Qt.AlignmentFlag.AlignBottom)

    def _fit(self) -> None:
        others = self._per_request.sizeHint().width() + theme.SPACE * 7
        font = theme.medium(self._amount.font(), bold=True)
        fit_font(self._amount, font, self._amount.text(), self.width() - others)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
