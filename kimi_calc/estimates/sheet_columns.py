"""The columns of the sheet of items: what stands where, and how the sheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kimi_calc.estimates.report import Report
from kimi_calc.estimates.sheet_cells import Cells, header_text
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

_WIDTHS = (22, 18, 28, 22, 12, 14, 10, 14, 14, 15, 8, 20)
REMARKS = range(MODEL, NOTE + 1)
REMARKS_WIDTH = sum(_WIDTHS[MODEL:])  # letters

_HEADING = dict.fromkeys((NAME, MODEL, USAGE, OFTEN, CURRENCY), "heading")
_HEADING |= dict.fromkeys((PERIOD, NOTE), "indented heading")


def set_up(sheet: Worksheet, report: Report) -> None:
    """Widths, and A4 across: as wide as a page, and as many pages as it takes."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(REQUESTS, OTHERS, 13)
    sheet.set_column(EXACT_EACH, EXACT_YEAR, 20)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.set_header(f"&L{header_text(report.company)}&R{header_text(report.title)}")
    sheet.set_footer(f"&C{report.words.page.format(page='&P', pages='&N')}")


def write_head(cells: Cells, report: Report) -> int:
    """Title, company, day, and the headings; the row after them."""
    words = report.words
    cells.text(0, NAME, report.title, "title")
    row = 0
    for line in filter(None, (report.company, report.day_said)):
        row += 1
        cells.text(row, NAME, line)
    row += 2
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
    return row + 1
