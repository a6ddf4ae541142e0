"""The card of what an estimate costs: a month, once, the first year, and what that is made of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.estimates.totals import Figure, Totals
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.viewmodels import estimate_shares
from kimi_calc.viewmodels.estimate_shares import By
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.viewmodels.item_wording import figure
from kimi_calc.viewmodels.price_list_names import currency_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.amount_label import AmountLabel
from kimi_calc.widgets.arrow_button import ArrowButton
from kimi_calc.widgets.share_bar import ShareBar


class TotalsCard(QFrame):
    """A block for each currency, in the estimate's order: they are never added."""

    def __init__(self, table: EstimateTable) -> None:
        super().__init__()
        self.setObjectName("estimateTotals")
        self.setProperty("card", True)
        self._table = table
        self._by: By | None = None
        self._blocks: list[_Block] = []
        self._choice = ArrowButton("estimateSharesBy")
        self._choice.setProperty("link", True)
        self._choice.pressed.connect(self._open_choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.SPACE * 2] * 4)
        self._column.setSpacing(theme.SPACE * 2)
        self._foot = QHBoxLayout()
        self._foot.addStretch()
        self._foot.addWidget(self._choice)
        self._column.addLayout(self._foot)
        self.refresh()

    @property
    def by(self) -> By:
        """What the shares are of: as it was chosen; else groups, or items where there are none."""
        if self._by:
            return self._by
        return "group" if len(self._table.groups) > 1 else "item"

    def show_by(self, by: By) -> None:
        """Show the shares of something else."""
        self._by = by
        self.refresh()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.refresh()

    def refresh(self) -> None:
        """Show the estimate as it is now."""
        found = self._table.totals
        while len(self._blocks) < len(found):
            block = _Block(first=not self._blocks)
            self._column.insertWidget(len(self._blocks), block)
            self._blocks.append(block)
        groups, grows = self._table.groups, self._table.growing
        for place, block in enumerate(self._blocks):
            block.setVisible(place < len(found))
            if place < len(found):
                one = found[place]
                parts = estimate_shares.parts(groups, one, self.by)
                block.show_totals(one, grows=one.currency in grows, alone=len(found) == 1)
                block.bar.setVisible(bool(parts))
                block.bar.show_parts(parts, self._told_shares())
        self._choice.say(self._name_of_shares())

    def _name_of_shares(self) -> str:
        return {
            "group": self.tr("Shares b&y group"),
            "item": self.tr("Shares b&y item"),
            "model": self.tr("Shares b&y model"),
        }[self.by]

    def _told_shares(self) -> str:
        """The same for who hears it."""
        return {
            "group": self.tr("Shares by group"),
            "item": self.tr("Shares by item"),
            "model": self.tr("Shares by model"),
        }[self.by]

    def _open_choice(self) -> None:
        self._choice.setDown(False)
        menu = QMenu(self)
        menu.setObjectName("sharesMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: dict[By, str] = {
            "group": self.tr("By &group"),
            "item": self.tr("By &item"),
            "model": self.tr("By &model"),
        }
        for by, title in choices.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(by == self.by)
            action.triggered.connect(lambda _on, by=by: self.show_by(by))
        menu.popup(self._choice.mapToGlobal(QPoint(0, self._choice.height())))


class _Block(QWidget):
    """One currency."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._currency = ""
        self._caption = _Words("")
        self._caption.setProperty("muted", True)
        self._large = _Amount(theme.large if first else _smaller)
        self._lines = {name: _Line() for name in ("once", "year")}
        self.bar = ShareBar("estimateShares")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.SPACE // 2)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self._large, 1, 0)
        for place, line in enumerate(self._lines.values(), 2):
            grid.addWidget(line, place, 0)
        grid.setRowMinimumHeight(4, theme.SPACE // 2)
        grid.addWidget(self.bar, 5, 0)
        self._first = first

    def show_totals(self, one: Totals, *, grows: bool, alone: bool) -> None:
        """Show another total; `grows`: something costs more each month than in the one before."""
        if one.currency != self._currency:
            self._currency = one.currency
            self._large.setObjectName(f"month{one.currency}")
            for name, line in self._lines.items():
                line.amount.setObjectName(f"{name}{one.currency}")
            self.bar.setObjectName("estimateShares" if self._first else f"shares{one.currency}")
        caption = self.tr("In the first month") if grows else self.tr("Per month")
        large = one.month
        if not one.recurring:
            caption, large = self.tr("Once"), Figure(one.once)
        if not alone:
            caption = f"{caption} · {currency_name(one.currency)}"
        self._caption.setText(caption)
        self._large.show_amount(large, one.currency)
        also = one.once if one.recurring else Decimal(0)
        self._lines["once"].show_line(self.tr("Also once"), Figure(also), one.currency)
        self._lines["once"].setVisible(bool(also))
        self._lines["year"].show_line(self.tr("First year"), one.year, one.currency)
        self._lines["year"].setVisible(one.recurring)


class _Line(QWidget):
    """What an amount is, and the amount, beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = _Words("")
        self._caption.setProperty("muted", True)
        self.amount = _Amount(_bold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE // 2)
        row.addWidget(self._caption)
        row.addWidget(self.amount, 1)

    def show_line(self, caption: str, amount: Figure, currency: str) -> None:
        self._caption.setText(caption)
        self.amount.show_amount(amount, currency)


class _Words(QLabel):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)


class _Amount(AmountLabel):
    """An amount that is written smaller rather than cut off; its tool tip has all its digits."""

    def __init__(self, font: Callable[[QFont], QFont]) -> None:
        super().__init__("", font)

    def show_amount(self, amount: Figure, currency: str) -> None:
        exact = f"{currency_symbol(currency)}{plain(amount.amount, grouped=True)}"
        self.show_text(figure(amount, currency), exact)


def _smaller(font: QFont) -> QFont:
    return theme.medium(font, bold=True)


def _bold(font: QFont) -> QFont:
    font.setPointSizeF(theme.small(QFont(font)).pointSizeF() / theme.SMALL)
    font.setBold(True)
    return font
