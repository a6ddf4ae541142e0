"""What was used as a PDF of A4 sheets: totals, tables, what isn't counted, prices, assumptions."""

from __future__ import annotations

from kimi_calc.estimates.export import Maker, Step
from kimi_calc.usage_logs.reports.report import UsageReport
from kimi_calc.widgets.pdf_making import check_pdf, pdf_of
from kimi_calc.widgets.usage_sheets import UsageSheets, count


def pdf(report: UsageReport, step: Step) -> bytes:
    """The file, as pdf_of() makes it."""
    return pdf_of(
        report.title,
        lambda paper, each, pages: UsageSheets(report, paper, each, pages).write(),
        step,
    )


def check(content: bytes, report: UsageReport) -> None:
    """Read it again, as check_pdf() does."""
    check_pdf(content, report.title)


PDF = Maker(pdf, check, count)
"""What write() of estimates.export takes."""
