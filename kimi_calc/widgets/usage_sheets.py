"""What stands where on the sheets of what was used."""

from __future__ import annotations

from collections.abc import Iterator

from kimi_calc.estimates.export import Step
from kimi_calc.usage_logs.reports.report import Table, UsageReport
from kimi_calc.usage_logs.reports.report_texts import NOTHING, Texts, fact_said
from kimi_calc.widgets.paper import ABOVE, SMALL, Paper
from kimi_calc.widgets.sheets import BLOCK, Edges, Sheets
from kimi_calc.widgets.text_table_sheets import TableSheets, TextTable

_MOST_GROUPS, _MOST_DAYS, _MOST_DEAR, _MOST_OTHERS, _MOST_PRICES = 200, 62, 10, 40, 200
_LONGEST_AMOUNT = 14  # characters: longer ones are rounded


class UsageSheets:
    """Fills sheets with a report, from its title to its assumptions."""

    def __init__(self, report: UsageReport, paper: Paper, step: Step, pages: int = 0) -> None:
        """`pages` is how many there will be, 0 where that is not known yet."""
        self._report, self._paper, self._step = report, paper, step
        edges = Edges("", report.title, report.basis_said, report.words.page)
        self._sheets = Sheets(paper, edges, pages)

    def write(self) -> int:
        """All of it; how many sheets it takes."""
        report, sheets = self._report, self._sheets
        sheets.draw_edges()
        sheets.title(report.title, report.day_said)
        sheets.figures(report.figures)
        self._facts()
        for table in tables_of(report):
            self._table(table)
        sheets.paragraphs(report.words.assumptions, report.assumptions, SMALL)
        return self._paper.page

    def _facts(self) -> None:
        report, paper = self._report, self._paper
        paper.y += BLOCK / 2
        rows = [
            (f"– {fact.label}" if fact.is_part else fact.label, fact_said(fact, report.currency))
            for fact in report.facts
        ]
        told = [row for row in rows if row[1] not in {"", NOTHING}]
        facts = TextTable(("", ""), (False, False), told, close=True)
        TableSheets(facts, paper, self._sheets.new_page).write()

    def _table(self, table: Table) -> None:
        words, paper = self._report.words, self._paper
        texts = Texts(table, self._report.currency, _LONGEST_AMOUNT)
        on_sheets = self._on_sheets(table, texts)
        if not on_sheets.fits:
            texts = Texts(table, self._report.currency, _LONGEST_AMOUNT, in_millions=True)
            on_sheets = self._on_sheets(table, texts)
        self._sheets.caption(table.title, on_sheets.needed)
        on_sheets.write(self._step)
        notes = (words.rounded, texts.is_rounded), (words.in_millions, texts.has_millions)
        for note, is_so in notes:
            if is_so:
                paper.y += ABOVE
                self._sheets.flow(paper.wrapped(note, paper.width, SMALL))

    def _on_sheets(self, table: Table, texts: Texts) -> TableSheets:
        shown = TextTable(
            texts.headings,
            [column.kind != "text" for _, column in texts.columns],
            list(texts.lines()),
            texts.line(table.total) if table.total else None,
        )
        return TableSheets(shown, self._paper, self._sheets.new_page)


def tables_of(report: UsageReport) -> Iterator[Table]:
    """The tables on paper, which are not long; those without lines are left out."""
    rest = report.words.rest
    tables = (
        report.groups.cut(_MOST_GROUPS, rest),
        report.charges.cut(_MOST_DAYS, rest),
        report.dearest.cut(_MOST_DEAR, rest),
        report.not_counted.cut(_MOST_OTHERS, rest),
        report.aliases.cut(_MOST_OTHERS, rest),
        report.prices.cut(_MOST_PRICES, rest),
    )
    return (table for table in tables if table.lines)


def count(report: UsageReport) -> int:
    """How many lines of tables are written."""
    return sum(len(table.lines) for table in tables_of(report))
