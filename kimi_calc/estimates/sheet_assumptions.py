"""The sheet of what an estimate stands on: how periods are counted, assumptions, prices."""

from __future__ import annotations

from collections.abc import Iterator

from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.report import Report, Row
from kimi_calc.estimates.sheet_cells import Cells, for_paper
from kimi_calc.estimates.sheet_formulas import Rules
from kimi_calc.pricing.charges import UNIT_SHARE

_WIDTHS = (26, 24, 20, 14, 26, 14, 14)
_HEADING = {3: "number heading", 4: "indented heading", 5: "number heading", 6: "number heading"}
_RULES = 2  # the first of their rows


class AssumptionsSheet:
    """Is written at the end; the cells of its rules are known before."""

    def __init__(self, cells: Cells, report: Report) -> None:
        self._cells, self._report = cells, report
        sheet = f"'{report.words.assumptions}'!"
        self.rules = Rules(*(f"{sheet}$B${row + 1}" for row in range(_RULES, _RULES + 4)))

    def write(self) -> None:
        """All of it."""
        cells, words = self._cells, self._report.words
        sheet = cells.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        report = self._report
        for_paper(sheet, report.company, report.title, report.words.page)
        cells.text(0, 0, words.assumptions, "title")
        counted = (
            (words.days_a_month, 30),
            (words.weeks_a_year, 52),
            (words.days_a_year, 365),
            (words.months_a_year, 12),
        )
        for row, (label, number) in enumerate(counted, _RULES):
            cells.text(row, 0, label)
            cells.number(row, 1, number, cells.formats.style("count"))
        row = _RULES + len(counted) + 1
        for line in self._report.assumptions:
            row = cells.long_text(row, range(len(_WIDTHS)), line, sum(_WIDTHS))
        self._prices(row + 1)

    def _prices(self, row: int) -> None:
        """Every price of the models and services that are used."""
        cells, words, formats = self._cells, self._report.words, self._cells.formats
        headings = (
            *(words.price_list, words.model, words.service, words.up_to, words.charge),
            *(words.unit_price, words.per),
        )
        for column, heading in enumerate(headings):
            cells.text(row, column, heading, _HEADING.get(column, "heading"))
        labels = {used.basis: used.label for used in self._report.lists}
        for basis, found in self._priced():
            item = found.item
            for tier in item.model.tiers_of(item.usage.service):
                for charge, price in tier.prices.items():
                    row += 1
                    cells.text(row, 0, labels[basis])
                    cells.text(row, 1, item.model.id)
                    cells.text(row, 2, found.service)
                    cells.number(row, 3, tier.up_to, formats.style("count"))
                    cells.text(row, 4, found.wording.charge(charge, item), "indented")
                    cells.number(row, 5, price, formats.price(item.currency))
                    cells.number(row, 6, round(1 / UNIT_SHARE[charge.unit]), formats.style("count"))

    def _priced(self) -> Iterator[tuple[Basis, Row]]:
        """An item of each list, model and service."""
        known: set[tuple[int, int, str]] = set()
        found: set[object] = set()
        for section in self._report.sections:
            for row in section.rows:
                item: Item = row.item
                # Whether they are equal is asked once of each object: they have many prices.
                same = (id(item.basis), id(item.model), item.usage.service)
                if same in known:
                    continue
                known.add(same)
                key = (item.basis, item.model, item.usage.service)
                if key not in found:
                    found.add(key)
                    yield item.basis, row
