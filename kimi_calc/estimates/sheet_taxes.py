"""The lines below a total of a sheet: without the tax, the tax, both together."""

from __future__ import annotations

from decimal import Decimal

from kimi_calc.estimates import sheet_formulas as formulas
from kimi_calc.estimates.report import Report, Sums
from kimi_calc.estimates.sheet_cells import Cells, cell, is_too_long
from kimi_calc.estimates.sheet_columns import EXACT_OF, MONTH, NAME, ONCE, PERIOD, YEAR
from kimi_calc.estimates.taxes import rounded

_TAX, _TOGETHER = 2, 3  # lines
_LAST_DIGIT = 14  # of a spreadsheet's number, the first one being 0


def write_taxes(cells: Cells, report: Report, sums: Sums, total: int) -> None:
    """Below the total in row `total`, a row for each line."""
    found = sums.totals
    rate = cell(total + _TAX, PERIOD)
    exact = (found.month.exact, True, found.year.exact)
    for place, line in enumerate(sums.taxes, 1):
        row, last = total + place, place == _TOGETHER
        # The rate is in a cell, and may be changed there: it is not said in words beside it.
        label = report.words.tax if place == _TAX else line.label
        cells.text(row, NAME, label, "bold" if last else "")
        if place == _TAX:
            cells.number(row, PERIOD, report.rate, cells.formats.style("rate"))
        whole = sums.taxes[-1][1:4]
        columns = zip((MONTH, ONCE, YEAR), line[1:4], whole, line.decimals, exact, strict=True)
        for column, amount, together, shown, has_end in columns:
            if amount is None or together is None:
                continue
            decimals = _decimals(amount, together)
            stands_on = [cell(total + n, column) for n in range(4)]
            formula = formulas.tax(report.taxes, place, stands_on, rate, decimals)
            is_rest = place == _TAX and report.taxes == "included"
            held = rounded(amount, decimals) if is_rest else amount
            look = cells.formats.added(found.currency, shown, bold=last)
            cells.formula(row, column, formula, held, look)
            if has_end and (held != amount or is_too_long(amount)):
                cells.exact(row, EXACT_OF[column], amount)


def _decimals(tax: Decimal, together: Decimal) -> int:
    """How many decimals a tax has in a sheet: no more than the amount that it is taken from holds.

    Of two large numbers a spreadsheet has the difference less exactly than it can hold it.
    """
    has = max(2, -int(tax.as_tuple().exponent))
    return min(has, _LAST_DIGIT - together.adjusted()) if together else has
