"""The sheet of charges beside hits, input and output in one tier: writes, calls, several tiers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kimi_calc.estimates.report import Report, Row
from kimi_calc.estimates.sheet_cells import Cells, area, cell, for_paper, is_too_long
from kimi_calc.pricing.billing import Line
from kimi_calc.pricing.charges import UNIT_SHARE
from kimi_calc.pricing.exact import EXACT, exact_sum

ROW, NAME, CHARGE, UP_TO, QUANTITY, PRICE, PER, COST, EXACT_COST = range(9)
_INDENT = 1  # letters
_WIDTHS = (8, 26, 26, 14, 16, 14, 14, 16, 20)


class ChargesSheet:
    """A line for each charge of a request, below that of the item before."""

    def __init__(self, cells: Cells, report: Report) -> None:
        self._cells, self._name = cells, report.words.charges
        words, sheet = report.words, cells.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        headings = (
            *(words.row, words.name, words.charge, words.up_to, words.quantity, words.unit_price),
            *(words.per, words.cost, words.exact),
        )
        for column, heading in enumerate(headings):
            style = "indented heading" if column in {NAME, CHARGE} else "number heading"
            cells.text(0, column, heading, style)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for_paper(sheet, report.company, report.title, report.words.page)
        self._row = 1

    def add(self, lines: Sequence[Line], row: Row, place: int) -> tuple[str, Decimal]:
        """The charges of an item that stands in row `place`; the cells of their costs, the sum."""
        first, formats = self._row, self._cells.formats
        for line in lines:
            at = self._row
            self._cells.high_enough(at, ((row.item.name, _WIDTHS[NAME] - _INDENT),))
            self._cells.number(at, ROW, place + 1, formats.style("count"))
            self._cells.text(at, NAME, row.item.name, "indented")
            self._cells.text(at, CHARGE, row.wording.charge(line.what, row.item), "indented")
            self._cells.number(at, UP_TO, line.tier.up_to, formats.style("count"))
            self._cells.number(at, QUANTITY, line.tokens, formats.style("count"))
            self._cells.number(at, PRICE, line.unit_price, formats.price(row.item.currency))
            per = EXACT.divide(Decimal(1), UNIT_SHARE[line.what.unit])
            self._cells.number(at, PER, per, formats.style("count"))
            formula = f"={cell(at, QUANTITY)}*{cell(at, PRICE)}/{cell(at, PER)}"
            look = formats.amount(row.item.currency)
            self._cells.formula(at, COST, formula, line.amount, look)
            if is_too_long(line.amount):
                self._cells.exact(at, EXACT_COST, line.amount)
            self._row += 1
        costs = area(first, self._row - 1, COST)
        return f"'{self._name}'!{costs}", exact_sum(line.amount for line in lines)

    def finish(self) -> None:
        """Not to be seen where there is nothing on it."""
        self._cells.sheet.print_area(0, ROW, self._row - 1, COST)
        if self._row == 1:
            self._cells.sheet.hide()
