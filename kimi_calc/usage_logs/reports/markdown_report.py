"""What was used as Markdown: facts and tables that GitHub and chat programs draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kimi_calc.estimates.markdown_table import escaped, rule, table_row, with_links
from kimi_calc.usage_logs.reports.report import Table, UsageReport
from kimi_calc.usage_logs.reports.report_texts import NOTHING, Texts, fact_said

Step = Callable[[], None]

MOST_GROUPS = 1_000
"""More are for a spreadsheet: those left out are one line."""

_MOST_OTHERS = 50


def markdown_report(report: UsageReport, step: Step) -> bytes:
    """The file."""
    return "".join(f"{line}\n" for line in _lines(report, step)).encode()


def tables_of(report: UsageReport) -> tuple[Table, ...]:
    """The tables that are written: the groups, and what isn't counted if there is any of it."""
    rest = report.words.rest
    groups = report.groups.cut(MOST_GROUPS, rest)
    others = (one.cut(_MOST_OTHERS, rest) for one in (report.not_counted, report.aliases))
    return (groups, *(one for one in others if one.lines))


def count(report: UsageReport) -> int:
    """How many lines of tables are written."""
    return sum(len(table.lines) for table in tables_of(report))


def _lines(report: UsageReport, step: Step) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield escaped(report.basis_said)
    yield ""
    for fact in report.facts:
        said = escaped(fact_said(fact, report.currency))
        if said and said != NOTHING:
            dent = "  " if fact.is_part else ""
            yield f"{dent}- {escaped(fact.label)}: {f'**{said}**' if fact.is_total else said}"
    for table in tables_of(report):
        yield ""
        yield f"## {escaped(table.title)}"
        yield ""
        yield from _table(table, report.currency, step)
    yield ""
    yield f"## {escaped(report.words.assumptions)}"
    yield ""
    for line in report.assumptions:
        yield f"- {with_links(line)}"


def _table(table: Table, currency: str, step: Step) -> Iterator[str]:
    texts = Texts(table, currency)
    yield table_row(texts.headings)
    yield rule(column.kind != "text" for _, column in texts.columns)
    for cells in texts.lines():
        yield table_row(cells)
        step()
    if table.total:
        yield table_row(texts.line(table.total), bold=True)
