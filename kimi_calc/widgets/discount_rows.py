"""The discounts of a drafted price list: what each is on, how much, and what was understood."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import (
    charge_choices,
    factor_echo,
    family_choices,
    hidden_discount,
)
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.draft_field import DraftField
from kimi_calc.widgets.text_parts import button_for


class DiscountRows(QWidget):
    """A row for each discount; the first that is on a price is the one that counts."""

    def __init__(self, draft: ListDraft, comes_after: QWidget) -> None:
        """`comes_after` is the control before the discounts in the order of Tab."""
        super().__init__()
        self.setObjectName("draftDiscounts")
        self._comes_after = comes_after
        self._draft = draft
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self.rows: list[_Row] = []

    def refresh(self) -> None:
        """Show the discounts as they are now."""
        count = len(self._draft.drafted.discounts)
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = _Row(self._draft, len(self.rows))
            self._column.addWidget(row)
            self._take_order(row)
            self.rows.append(row)
        for row in self.rows:
            row.refresh()

    def _take_order(self, row: _Row) -> None:
        """Tab comes to a new row behind the one before; Qt would have it behind all else."""
        before = self.rows[-1].controls[-1] if self.rows else self._comes_after
        for control in row.controls:
            QWidget.setTabOrder(before, control)
            before = control

    def begin(self, place: int = 0) -> None:
        """Type the factor of a discount."""
        self.rows[place].factor.edit.setFocus()


class _Row(QFrame):
    def __init__(self, draft: ListDraft, place: int) -> None:
        super().__init__()
        self._draft = draft
        self._place = place
        self.setProperty("card", True)
        self._family = ComboBox(f"discountFamily{place}")
        self._charge = ComboBox(f"discountCharge{place}")
        for box in (self._family, self._charge):
            box.activated.connect(self._choose)
        self.factor = DraftField(
            draft, f"discountFactor{place}", Spot("factor", place), words=True, lines=2
        )
        self._remove = button_for(f"removeDiscount{place}", partial(draft.remove_discount, place))
        grid = QGridLayout(self)
        grid.setSpacing(theme.SPACE)
        grid.addWidget(self._family, 0, 0)
        grid.addWidget(self._charge, 0, 1)
        self._remove.setProperty("link", True)
        self.factor.put_beside_label(self._remove)
        grid.addWidget(self.factor, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """In the order of Tab."""
        return self._family, self._charge, self.factor.edit, self._remove

    def refresh(self) -> None:
        """Show the discount as it is now."""
        text, family, charge = self._draft.drafted.discounts[self._place]
        _fill(self._family, family_choices(self._draft), family)
        _fill(self._charge, charge_choices(self._draft), charge)
        self._family.setAccessibleName(self.tr("Models that are discounted"))
        self._charge.setAccessibleName(self.tr("Prices that are discounted"))
        self.factor.label.setText(self.tr("Discount, such as 0.85, 85% or -15%"))
        self.factor.label.setWordWrap(True)
        echo = hidden_discount(self._draft, self._place) or factor_echo(text)
        self.factor.show_spot(Spot("factor", self._place), echo)
        self._remove.setText(self.tr("Remove"))

    def _choose(self) -> None:
        family, charge = self._family.currentData(), self._charge.currentData()
        self._draft.set_discount(self._place, family, charge)


def _fill(box: ComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    there = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if chosen not in {data for _, data in choices}:
        choices = [*choices, (chosen, chosen)]
    if there != choices:
        box.clear()
        for words, data in choices:
            box.addItem(words, data)
    box.setCurrentIndex(box.findData(chosen))
