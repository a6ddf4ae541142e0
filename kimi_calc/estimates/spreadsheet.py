"""An estimate as an Excel workbook: every amount is a formula on tokens and prices in cells.

Three sheets: the items with their sums; the charges of those items that have others than hits,
input and output of one tier; the assumptions, with the prices. What is left of the print area is
for people, what is right of it is what the formulas stand on. Rows are written in order and
forgotten, so that memory doesn't grow with them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from kimi_calc.estimates import sheet_formulas as formulas
from kimi_calc.estimates.report import Report, Row, Section, Sums
from kimi_calc.estimates.sheet_assumptions import AssumptionsSheet
from kimi_calc.estimates.sheet_book import book_of
from kimi_calc.estimates.sheet_cells import (
    Cells,
    Formats,
    area,
    cell,
    is_too_long,
    one_line,
)
from kimi_calc.estimates.sheet_charges import ChargesSheet
from kimi_calc.estimates.sheet_columns import (
    AMOUNT,
    CURRENCY,
    EACH,
    EXACT_OF,
    MODEL,
    MONTH,
    NAME,
    NOTE,
    OFTEN,
    ONCE,
    OTHERS,
    PERIOD,
    PRINTED,
    REMARKS,
    REMARKS_WIDTH,
    REQUESTS,
    SHARE,
    TOKENS,
    USAGE,
    WIDTHS,
    YEAR,
    figures,
    height_of_head,
    set_up,
    write_head,
)
from kimi_calc.estimates.sheet_taxes import write_taxes
from kimi_calc.estimates.totals import Figure
from kimi_calc.pricing.amounts import decimals_for

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Step = Callable[[], None]
"""Called after each item; what it raises ends the writing."""

_TOP_OF_SUBTOTAL, _TOP_OF_TOTAL = 4, 1  # lines: dotted, thin
_WORDS_WIDTHS = tuple(WIDTHS[column] for column in (NAME, MODEL, USAGE, OFTEN, NOTE))
_MOST_ADDED = 200  # cells in one SUM: Excel takes 255


def workbook(report: Report, step: Step) -> bytes:
    """The file. TooManyRows where a sheet can't hold them, OSError for want of temporary room."""
    return book_of(lambda book: _Writing(book, report, step).write())


class _Writing:
    """Writes a report into a workbook, from its first row to its last."""

    def __init__(self, book: Workbook, report: Report, step: Step) -> None:
        self._report, self._words, self._step = report, report.words, step
        words = report.words
        formats = Formats(book, words.total)
        from kimi_calc.estimates.sheet_writer import Sheet

        self._sheet, charges, assumptions = (
            book.add_worksheet(name, Sheet)
            for name in (words.estimate, words.charges, words.assumptions)
        )
        self._cells = Cells(formats, self._sheet)
        self._charges = ChargesSheet(Cells(formats, charges), report)
        self._assumptions = AssumptionsSheet(Cells(formats, assumptions), report)
        self._formats, self._rules = formats, self._assumptions.rules
        self._totals: dict[str, int] = {}  # the row of each currency's
        self._added: dict[str, list[tuple[int, int]]] = {}  # first and last row of what they add
        about = {"title": report.title, "company": report.company, "comments": report.day_said}
        book.set_properties({name: one_line(text, 255) for name, text in about.items()})

    def write(self) -> None:
        """All sheets: what stands on cells of another is written beside that."""
        set_up(self._sheet, self._report)
        row = height_of_head(self._report)
        self._place_totals(row)
        write_head(self._cells, self._report, self._totals)
        for section in self._report.sections:
            row = self._section(section, row)
        for sums in self._report.sums:
            row = self._sums(sums, row)
        row = self._in_words(row + 1)
        self._sheet.print_area(0, NAME, row - 1, NOTE)
        self._charges.finish()
        self._assumptions.write()

    def _place_totals(self, row: int) -> None:
        """Where the totals will stand, which the shares above them are of."""
        for section in self._report.sections:
            row += len(section.rows) + (2 if section.title else 0)
        for sums in self._report.sums:
            self._totals[sums.totals.currency] = row
            row += 1 + len(sums.taxes)

    def _section(self, section: Section, row: int) -> int:
        """A group's title, its items and their sums; the row after it.

        The only group without a title is that of all items: its sums are the totals.
        """
        cells, found = self._cells, section.totals
        if section.title:
            cells.band(row, PRINTED, section.title, "band")
            row += 1
        first = row
        for item in section.rows:
            self._item(item, row)
            row += 1
            self._step()
        added = self._added.setdefault(found.currency, [])
        if not section.title:
            added.append((first, row - 1))
            return row
        cells.band(row, PRINTED, self._words.subtotal, "subtotal")
        look = self._formats.amount(found.currency, top=_TOP_OF_SUBTOTAL)
        for column, figure in figures(found):
            formula = f"=SUM({area(first, row - 1, column)})"
            self._amount(row, column, formula, figure, look)
        if section.share is not None:
            column = MONTH if found.recurring else ONCE
            self._share(row, section.share, found.currency, column, "percent of sum")
        cells.text(row, CURRENCY, found.currency)
        added.append((row, row))
        return row + 1

    def _item(self, row: Row, at: int) -> None:
        cells, item = self._cells, row.item
        words = (item.name, row.model, row.usage, row.often, item.note)
        cells.high_enough(at, zip(words, _WORDS_WIDTHS, strict=True))
        look = self._formats.amount(item.currency)
        cells.text(at, NAME, item.name, "wrapped")
        for column, text in zip((MODEL, USAGE, OFTEN), words[1:4], strict=True):
            cells.text(at, column, text, "wrapped")
        cells.text(at, PERIOD, row.period, "indented")
        cells.text(at, NOTE, item.note, "indented")
        self._amount(at, EACH, self._stand_on(row, at), row.per_request, look)
        product = f"={cell(at, EACH)}*{cell(at, REQUESTS)}"
        self._amount(at, AMOUNT, product, row.amount, look)
        amount, monthly, once = cell(at, AMOUNT), row.month, row.once
        if monthly:
            formula = formulas.month(item.period, amount, self._rules)
            self._amount(at, MONTH, formula, monthly, look)
        if once:
            self._amount(at, ONCE, f"={amount}", once, look)
        by_year = formulas.year(item.period, item.growth, amount, self._rules)
        self._amount(at, YEAR, by_year, row.year, look)
        share = row.share
        if share is not None:
            self._share(at, share, item.currency, MONTH if monthly else ONCE, "percent")

    def _stand_on(self, row: Row, at: int) -> str:
        """The cells that the amounts of an item stand on; the formula of what a request costs."""
        cells, item, count = self._cells, row.item, self._formats.style("count")
        asked, times = formulas.asked(item), item.times
        if times.days is None:
            cells.number(at, REQUESTS, times.number, count)
        else:
            total = Decimal(times.total)
            product = f"={Decimal(times.number):f}*{Decimal(times.days):f}"
            cells.formula(at, REQUESTS, product, total, count)
        price_look, products = self._formats.price(item.currency), []
        for charge, (tokens, price) in asked.usual.items():
            column = TOKENS[charge]
            cells.number(at, column, tokens, count)
            cells.number(at, column + 1, price, price_look)
            products.append(f"{cell(at, column)}*{cell(at, column + 1)}")
        if not asked.others:
            return formulas.per_request(products, "")
        costs, cost = self._charges.add(asked.others, row, at)
        cells.formula(at, OTHERS, f"=SUM({costs})", cost, self._formats.amount(item.currency))
        return formulas.per_request(products, cell(at, OTHERS))

    def _amount(self, row: int, column: int, formula: str, figure: Figure, look: Format) -> None:
        """An amount by its formula; as text beside where a spreadsheet hasn't all its digits."""
        self._cells.formula(row, column, formula, figure.amount, look)
        if figure.exact and is_too_long(figure.amount):
            self._cells.exact(row, EXACT_OF[column], figure.amount)

    def _share(self, row: int, share: Decimal, currency: str, column: int, style: str) -> None:
        """The share of an amount in the total of its column."""
        formula = f"={cell(row, column)}/{cell(self._totals[currency], column)}"
        self._cells.formula(row, SHARE, formula, share, self._formats.style(style))

    def _sums(self, sums: Sums, row: int) -> int:
        """The totals of a currency, with its taxes; the row after them."""
        cells, words, found = self._cells, self._words, sums.totals
        several = len(self._report.sums) > 1
        label = f"{words.total} · {sums.currency_name}" if several else words.total
        cells.band(row, PRINTED, label, "total")
        for column, figure in figures(found):
            formula = self._sum(found.currency, column)
            look = self._formats.amount(found.currency, top=_TOP_OF_TOTAL)
            if sums.taxes:
                decimals = decimals_for((figure.amount,))
                look = self._formats.added(found.currency, decimals, bold=True, top=_TOP_OF_TOTAL)
            self._amount(row, column, formula, figure, look)
        write_taxes(cells, self._report, sums, row)
        return row + 1 + len(sums.taxes)

    def _sum(self, currency: str, column: int) -> str:
        """The sum of a currency's subtotals."""
        added = self._added[currency]
        if len(added) > _MOST_ADDED:
            rows = added[0][0], added[-1][0]
            named, amounts = area(*rows, CURRENCY), area(*rows, column)
            return f'=SUMIF({named},"{currency}",{amounts})'
        places = (cell(a, column) if a == b else area(a, b, column) for a, b in added)
        return f"=SUM({','.join(places)})"

    def _in_words(self, row: int) -> int:
        """The totals in capitals, and the remarks; the row after them."""
        cells = self._cells
        for sums in self._report.sums:
            for line in sums.capitals:
                cells.text(row, NAME, line.label, "bold")
                column = {"month": MONTH, "once": ONCE, "year": YEAR}[line.of]
                stands_on = self._totals[sums.totals.currency] + len(sums.taxes)
                formula = formulas.still_so(cell(stands_on, column), line, self._words.changed)
                cells.said(row, MODEL, formula, line.text)
                row += 1
        if self._report.remarks:
            cells.text(row, NAME, self._words.remarks, "bold above")
            row = cells.long_text(row, REMARKS, self._report.remarks, REMARKS_WIDTH)
        return row
