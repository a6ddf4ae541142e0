"""An estimate to send on: in a sentence, and as rows for letters and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.report import Report, Row, Section, Sums
from kimi_calc.estimates.totals import Figure, Totals, totals
from kimi_calc.pricing.amounts import format_amount, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.estimate_assumptions import list_label
from kimi_calc.viewmodels.estimate_report import report_of

_MOST_LISTS = 3  # that a sentence names


def sentence(estimate: Estimate) -> str:
    """What it costs, for a chat; empty without items.

    `AI budget 2027: ¥7,322.80 a month, plus ¥1,598.40 once, ¥89,472.00 in the first year
    (5 items, price list 2026-09-19)`.
    """
    if not estimate.items:
        return ""
    costs = [_costs(one) for one in totals(estimate.items)]
    wording = QCoreApplication.translate("Phrases", "{estimate}: {costs} ({about})")
    name = " ".join(estimate.name.split())
    return wording.format(
        estimate=name or QCoreApplication.translate("Report", "Estimate"),
        costs=QCoreApplication.translate("Phrases", "; ").join(costs),
        about=QCoreApplication.translate("Phrases", ", ").join(_about(estimate)),
    )


def table(estimate: Estimate, today: date) -> Rows:
    """Items, subtotals and totals, a row of cells each; no row without items."""
    return list(_rows(report_of(estimate, today))) if estimate.items else []


def _costs(found: Totals) -> str:
    year = format_amount(found.year.amount, found.currency)
    once = format_amount(found.once, found.currency)
    if not found.recurring:
        return QCoreApplication.translate("Phrases", "{once} once").format(once=once)
    wording = QCoreApplication.translate("Phrases", "{month} a month, {year} in the first year")
    if found.once:
        wording = QCoreApplication.translate(
            "Phrases", "{month} a month, plus {once} once, {year} in the first year"
        )
    month = format_amount(found.month.amount, found.currency)
    return wording.format(month=month, once=once, year=year)


def _about(estimate: Estimate) -> Iterator[str]:
    """How many items, by which lists, and whether with taxes."""
    count = len(estimate.items)
    if count == 1:
        yield QCoreApplication.translate("Phrases", "1 item")
    else:
        wording = QCoreApplication.translate("Phrases", "{n} items")
        yield wording.format(n=group_digits(count))
    lists = dict.fromkeys(list_label(item.basis) for item in estimate.items)
    if len(lists) == 1:
        wording = QCoreApplication.translate("Phrases", "price list {list}")
        yield " ".join(wording.format(list=next(iter(lists))).split())
    elif len(lists) <= _MOST_LISTS:
        wording = QCoreApplication.translate("Phrases", "price lists {lists}")
        joint = QCoreApplication.translate("Phrases", " and ")
        yield " ".join(wording.format(lists=joint.join(lists)).split())
    else:
        wording = QCoreApplication.translate("Phrases", "{n} price lists")
        yield wording.format(n=len(lists))
    if estimate.form.taxes == "included":
        yield QCoreApplication.translate("Phrases", "tax included")
    elif estimate.form.taxes == "excluded":
        yield QCoreApplication.translate("Phrases", "without tax")


def _rows(report: Report) -> Iterator[Sequence[str | Cell]]:
    words = report.words
    yield (_line(report.title),)
    if report.company:
        yield (_line(report.company),)
    yield ()
    yield (*report.headings[:-1], Cell("", words.currency), words.note)
    for section in report.sections:
        yield from _section(report, section)
    for sums in report.sums:
        yield from _sums(report, sums)
    yield ()
    if report.remarks:
        yield (_line(report.remarks),)
    for line in (*report.assumptions, report.day_said):
        yield (line,)


def _section(report: Report, section: Section) -> Iterator[Sequence[str | Cell]]:
    if section.title:
        yield (_line(section.title),)
    currency = section.totals.currency
    for row in section.rows:
        cells = [_line(cell) for cell in report.cells(row)]
        yield (*cells[:4], *_amounts(row), cells[8], Cell("", currency), cells[9])
    if section.title:
        amounts = _of_totals(section.totals)
        label = report.words.subtotal
        yield (label, "", "", "", "", *amounts, section.share_said, Cell("", currency), "")


def _sums(report: Report, sums: Sums) -> Iterator[Sequence[str | Cell]]:
    currency, words = sums.totals.currency, report.words
    several = len(report.sums) > 1
    label = f"{words.total} · {sums.currency_name}" if several else words.total
    yield (label, "", "", "", "", *_of_totals(sums.totals), "", Cell("", currency), "")
    for line in sums.taxes:
        amounts = [
            "" if amount is None else Cell(said, plain(amount))
            for amount, said in zip((line.month, line.once, line.year), line.said, strict=True)
        ]
        yield (line.label, "", "", "", "", *amounts, "", Cell("", currency), "")
    for in_words in sums.capitals:
        yield (in_words.label, in_words.text)


def _amounts(row: Row) -> Iterator[str | Cell]:
    for figure in (row.per_request, row.month, row.once, row.year):
        yield _cell(figure, row.item.currency)


def _of_totals(found: Totals) -> Iterator[str | Cell]:
    yield _cell(found.month if found.recurring else None, found.currency)
    yield _cell(Figure(found.once) if found.once or not found.recurring else None, found.currency)
    yield _cell(found.year, found.currency)


def _cell(figure: Figure | None, currency: str) -> str | Cell:
    if figure is None:
        return ""
    return Cell(format_amount(figure.amount, currency), plain(figure.amount))


def _line(text: str) -> str:
    """A text in one line: a tab or a line break would be another cell."""
    return " ".join(text.split())
