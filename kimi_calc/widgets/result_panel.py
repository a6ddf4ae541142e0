"""The right card: total, per request, breakdown, notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from kimi_calc.pricing import Quote
from kimi_calc.pricing.amounts import currency_symbol, format_amount, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.breakdown import Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.breakdown_view import BreakdownBar, BreakdownTable


class ResultPanel(QFrame):
    """Shows the calculation's quote; greyed while a field can't be read, none when refused."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._breakdown = Breakdown(self)
        self.setProperty("card", True)
        self._caption = _text("totalCaption", muted=True)
        self._total = _Total()
        self._caption.setBuddy(self._total)
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("copyResult")
        self._per_request = _text("perRequest", muted=True)
        self._refusal = _text("refusal")
        self._bar = BreakdownBar(self._breakdown)
        self._table = BreakdownTable(self._breakdown)
        self._notes = _text("notes", muted=True)
        parts = (
            (self._total, 0),
            (self._per_request, theme.SPACE),
            (self._refusal, theme.SPACE),
            (self._bar, theme.SPACE),
            (self._table, theme.SPACE),
            (self._notes, 0),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        heading = QHBoxLayout()
        heading.addWidget(self._caption, 1)
        heading.addWidget(self.copy_button)
        column.addLayout(heading)
        for part, space in parts:
            column.addWidget(part)
            column.addSpacing(space)
        column.addStretch()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._breakdown.retranslate()
        self._table.setAccessibleName(self.tr("Breakdown by charge"))
        self.copy_button.setText(self.tr("Co&py result"))
        self.copy_button.setToolTip("Ctrl+Shift+C")
        self.refresh()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        refusal = calculation.refusal
        quote = None if refusal else calculation.quote or calculation.last_quote
        stale = quote is not calculation.quote
        self._breakdown.set_quote(quote)
        self._table.fit()
        self._bar.refresh(stale=stale)
        self._table.setEnabled(not stale)
        self.copy_button.setEnabled(calculation.quote is not None)
        self._refusal.setVisible(refusal is not None)
        self._bar.setVisible(refusal is None)
        self._table.setVisible(refusal is None)
        self._refusal.setText(
            wording.refusal(refusal, calculation.fitting_models) if refusal else ""
        )
        self._total.show_amount(quote, stale=stale)
        self._caption.setText(self._caption_text(quote, stale=stale))
        if quote:
            amount = format_amount(quote.per_request, quote.currency, decimals=4)
            self._per_request.setText(self.tr("{amount} per request").format(amount=amount))
        else:
            self._per_request.setText("")
        # Empty, it keeps a line: a note that comes and goes must not move what is below.
        self._notes.setText("" if stale or not quote else "\n\n".join(self._note_lines(quote)))

    def _caption_text(self, quote: Quote | None, *, stale: bool) -> str:
        if stale:
            return self.tr("Total · not current: correct the marked field")
        if not quote:
            return self.tr("Total · no price: the request is too long for this model")
        count = quote.usage.count
        if count == 1:
            return self.tr("Total · 1 request")
        return self.tr("Total · {n} requests").format(n=group_digits(count))

    def _note_lines(self, quote: Quote) -> list[str]:
        lines = [wording.note(note, quote) for note in quote.notes]
        exact = wording.exact_note(quote)
        return [*lines, exact] if exact else lines


class _Total(QLineEdit):
    """The amount, large; selectable, so that it can be copied and read by a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("total")
        self.setReadOnly(True)
        self.setFont(theme.large(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_amount(self, quote: Quote | None, *, stale: bool) -> None:
        """Show a quote's total, its exact amount as the tool tip; a dash where there is none."""
        if quote:
            text = format_amount(quote.total, quote.currency)
            self.setToolTip(f"{currency_symbol(quote.currency)}{plain(quote.total, grouped=True)}")
        else:
            text = "—"
            self.setToolTip("")
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._fit()
        if bool(self.property("stale")) != stale:
            self.setProperty("stale", stale)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the amount into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write a long amount smaller rather than cut it off."""
        font = theme.large(self.font())
        needed = QFontMetricsF(font).horizontalAdvance(self.text())
        room = self.width() - 2 * theme.SPACE
        if 0 < room < needed:
            font.setPointSizeF(max(font.pointSizeF() * room / needed, 9.0))
        self.setFont(font)


def _text(name: str, *, muted: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("muted", muted)
    return label
