"""Two estimates side by side as an item model: groups, their items, and the totals below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.estimates.changes import Difference, differences
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.matching import Pair, PairedGroup, paired
from kimi_calc.estimates.totals import Figure, difference, totals
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.difference_lines import difference_of
from kimi_calc.viewmodels.difference_table import Amount, differences_said, name_with_span
from kimi_calc.viewmodels.item_wording import figure
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.price_list_names import currency_name

COL_NAME, COL_ONE, COL_OTHER, COL_DIFFERENCE, COL_PERCENT = range(5)

_NONE = "–"
_INDENT = "\N{EM SPACE}"


class _Row(NamedTuple):
    texts: tuple[str, ...]
    cells: tuple[str | Cell, ...]
    is_bold: bool = False
    more: str = ""


class SideBySide(NumberModel):
    """Sorted as the first of them; a row in bold for each group and each total."""

    columns = 5
    left = frozenset({COL_NAME})

    def __init__(
        self,
        one: Estimate,
        other: Estimate,
        names: tuple[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._one, self._other, self._names = one, other, names
        self._groups = paired(one, other)
        self._rows: list[_Row] = []
        self.retranslate()

    @property
    def bold_rows(self) -> frozenset[int]:
        """Groups and totals."""
        return self._bold

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.beginResetModel()
        self._rows = [*_of_groups(self._groups), *self._of_totals()]
        self.texts = [row.texts for row in self._rows]
        self._bold = frozenset(place for place, row in enumerate(self._rows) if row.is_bold)
        self.endResetModel()
        super().retranslate()

    def headers(self) -> tuple[str, ...]:
        """The headers in the language in use now."""
        return (
            QCoreApplication.translate("SideBySide", "Item"),
            *self._names,
            QCoreApplication.translate("SideBySide", "Difference"),
            "%",
        )

    def rows(self) -> Rows:
        """All of it for the clipboard, with all digits."""
        return [self.headers(), *(row.cells for row in self._rows)]

    def _of_totals(self) -> Iterator[_Row]:
        crosses = any(group.crosses for group in self._groups)
        found = differences(totals(self._one.items), totals(self._other.items))
        for both in found:
            for caption, one, other in _kinds(both):
                name = f"{caption} {currency_name(both.currency)}" if len(found) > 1 else caption
                yield _sum_row(name, one, other, both.currency, crosses=crosses)

    def told(self) -> str:
        """How many items only one of them has; "" where both have the same."""
        pairs = [pair for group in self._groups for pair in group.pairs]
        said = []
        for name, count in zip(
            self._names,
            (sum(pair.other is None for pair in pairs), sum(pair.one is None for pair in pairs)),
            strict=True,
        ):
            if count:
                wording = (
                    QCoreApplication.translate("SideBySide", "1 item only in {name}")
                    if count == 1
                    else QCoreApplication.translate("SideBySide", "{n} items only in {name}")
                )
                said.append(wording.format(n=group_digits(count), name=name))
        return " · ".join(said)

    def more(self, row: int, column: int, role: int) -> Any:
        """Names in whole as a tool tip."""
        roles = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}
        if role in roles and column == COL_NAME:
            return self._rows[row].more or None
        return None


class _Kind(NamedTuple):
    caption: str
    one: Figure
    other: Figure


def _kinds(both: Difference) -> Iterator[_Kind]:
    """What of the totals of a currency there is to show."""
    one, other = both.before, both.after
    if one.recurring or other.recurring:
        caption = QCoreApplication.translate("WhatIf", "Per month")
        yield _Kind(caption, one.month, other.month)
    if one.once or other.once:
        caption = QCoreApplication.translate("WhatIf", "Once")
        yield _Kind(caption, Figure(one.once), Figure(other.once))
    yield _Kind(QCoreApplication.translate("WhatIf", "First year"), one.year, other.year)


def _of_groups(groups: tuple[PairedGroup, ...]) -> Iterator[_Row]:
    for group in groups:
        if group.name or len(groups) > 1:
            yield from _of_group(group)
        for pair in group.pairs:
            yield _of_pair(pair)


def _of_group(group: PairedGroup) -> Iterator[_Row]:
    """A row for what comes again, and one for what is to be paid once, of each currency."""
    name = group.name or QCoreApplication.translate("SideBySide", "No group")
    found = differences(group.one, group.other)
    for both in found:
        one, other, currency = both.before, both.after, both.currency
        title = f"{name} · {currency_name(currency)}" if len(found) > 1 else name
        recurs, crosses = one.recurring or other.recurring, group.crosses
        if recurs:
            yield _sum_row(title, one.month, other.month, currency, crosses=crosses)
        if one.once or other.once or not recurs:
            title = name_with_span(title, "once")
            yield _sum_row(title, Figure(one.once), Figure(other.once), currency, crosses=crosses)


def _sum_row(name: str, one: Figure, other: Figure, currency: str, *, crosses: bool) -> _Row:
    """A row in bold; with `crosses` nothing is subtracted in it."""
    said, percent = difference_of(one, other, currency)
    amounts = (figure(one, currency), figure(other, currency))
    cells: tuple[str | Cell, ...] = (
        Cell(amounts[0], plain(one.amount)),
        Cell(amounts[1], plain(other.amount)),
    )
    shown = " ".join(name.split())
    if crosses:
        return _Row(
            (shown, *amounts, _NONE, ""), (name, *cells, _NONE, ""), is_bold=True, more=name
        )
    changed = Cell(said, plain(difference(other, one).amount))
    texts = (shown, *amounts, said, percent)
    return _Row(texts, (name, *cells, changed, percent), is_bold=True, more=name)


def _of_pair(pair: Pair) -> _Row:
    one = Amount.of(pair.one) if pair.one else None
    other = Amount.of(pair.other) if pair.other else None
    said, percent = differences_said(one, other)
    if one is None:
        said = QCoreApplication.translate("SideBySide", "added")
    elif other is None:
        said = QCoreApplication.translate("SideBySide", "missing")
    elif not one.can_be_subtracted_from(other):
        said = _NONE
    alike = one is None or other is None or one.span == other.span
    name = pair.name
    if alike and (amount := one or other):
        name = name_with_span(name, amount.span)
    amounts = [
        (found.said if alike else found.said_in_full) if found else _NONE for found in (one, other)
    ]
    cells = (
        name,
        one.cell if one else _NONE,
        other.cell if other else _NONE,
        _difference_cell(one, other, said),
        percent,
    )
    texts = (_INDENT + " ".join(name.split()), amounts[0], amounts[1], said, percent)
    return _Row(texts, cells, more=name)


def _difference_cell(one: Amount | None, other: Amount | None, said: str) -> str | Cell:
    if one is None or other is None or not one.can_be_subtracted_from(other):
        return said
    return Cell(said, plain(difference(other.figure, one.figure).amount))
