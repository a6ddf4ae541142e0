"""The columns of the sheet of items: what stands where, and how the sheet is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kimi_calc.estimates.report import Report
from kimi_calc.estimates.sheet_cells import Cells, cell, for_paper
from kimi_calc.estimates.totals import Figure, Totals
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME, MODEL, USAGE, OFTEN, EACH, AMOUNT, PERIOD, MONTH, ONCE, YEAR, SHARE, NOTE = range(12)
REQUESTS, HITS, HIT_PRICE, INPUTS, INPUT_PRICE, OUTPUTS, OUTPUT_PRICE, OTHERS = range(12, 20)
EXACT_EACH, EXACT_AMOUNT, EXACT_MONTH, EXACT_ONCE, EXACT_YEAR, CURRENCY = range(20, 26)

PRINTED = range(12)
"""Those for people; right of them stands what the formulas stand on."""

EXACT_OF = {
    EACH: EXACT_EACH,
    AMOUNT: EXACT_AMOUNT,
    MONTH: EXACT_MONTH,
    ONCE: EXACT_ONCE,
    YEAR: EXACT_YEAR,
}
"""Where all digits of an amount stand as text."""

TOKENS = {CACHE_HIT: HITS, INPUT: INPUTS, OUTPUT: OUTPUTS}
"""The tokens of the usual charges; the price stands right of them."""

WIDTHS = (24, 18, 32, 24, 12, 14, 14, 14, 14, 15, 8, 20)
"""Letters of each column for people."""

REMARKS = range(MODEL, NOTE + 1)
REMARKS_WIDTH = sum(WIDTHS[MODEL:])  # letters

_LARGE_ROW = 21  # points

_HEADING = dict.fromkeys((NAME, MODEL, USAGE, OFTEN, CURRENCY), "heading")
_HEADING |= dict.fromkeys((PERIOD, NOTE), "indented heading")


def set_up(sheet: Worksheet, report: Report) -> None:
    """Widths, and how it is printed."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(REQUESTS, OTHERS, 13)
    sheet.set_column(EXACT_EACH, EXACT_YEAR, 20)
    for_paper(sheet, report.company, report.title, report.words.page)


def height_of_head(report: Report) -> int:
    """How many rows the head takes: title, company, day, the totals, the headings."""
    return 2 + len(_below_title(report)) + 2 + len(report.sums) + 1


def write_head(cells: Cells, report: Report, totals: Mapping[str, int]) -> None:
    """Title, company, day, the totals, whose rows are given by their currency, and the headings."""
    words = report.words
    cells.text(0, NAME, report.title, "title")
    row = 0
    for line in _below_title(report):
        row += 1
        cells.text(row, NAME, line)
    row = _write_totals(cells, report, row + 2, totals) + 1
    price = words.price_of
    names = [
        *(words.name, words.model, words.usage, words.often, words.per_request, words.amount),
        *(words.period, words.month, words.once, words.year, words.share, words.note),
        *(words.requests, words.cache_hits, price.format(charge=words.cache_hits)),
        *(words.input_miss, price.format(charge=words.input_miss)),
        *(words.output_tokens, price.format(charge=words.output_tokens)),
        words.other_charges,
        *(f"{words.exact}: {name}" for name in (words.per_request, words.amount)),
        *(f"{words.exact}: {name}" for name in (words.month, words.once, words.year)),
        words.currency,
    ]
    for column, name in enumerate(names):
        cells.text(row, column, name, _HEADING.get(column, "number heading"))
    cells.sheet.freeze_panes(row + 1, 1)
    cells.sheet.repeat_rows(row)


def figures(found: Totals) -> Iterator[tuple[int, Figure]]:
    """What there is of the sums by month, at once and in the first year, with its column."""
    if found.recurring:
        yield MONTH, found.month
    if found.once or not found.recurring:
        yield ONCE, Figure(found.once)
    yield YEAR, found.year


def _below_title(report: Report) -> list[str]:
    return [line for line in (report.company, report.basis_said) if line]


def _write_totals(cells: Cells, report: Report, row: int, totals: Mapping[str, int]) -> int:
    """The totals for who looks at nothing else; the row after them.

    They stand below each other by currency, in the first columns, which are always in sight.
    """
    found = [dict(figures(sums.totals)) for sums in report.sums]
    said = dict(zip((MONTH, ONCE, YEAR), report.captions, strict=True))
    columns = [column for column in said if any(column in one for one in found)]
    for place, column in enumerate(columns):
        cells.text(row, place, said[column], "caption")
    for sums, amounts in zip(report.sums, found, strict=True):
        row += 1
        currency = sums.totals.currency
        look = cells.formats.large(currency)
        cells.sheet.set_row(row, _LARGE_ROW)
        for place, column in enumerate(columns):
            if column in amounts:
                total = f"={cell(totals[currency], column)}"
                cells.formula(row, place, total, amounts[column].amount, look)
    return row + 1
