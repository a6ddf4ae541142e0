"""An estimate as a PDF of A4 sheets: its items by groups, sums, assumptions, remarks."""

from __future__ import annotations

from kimi_calc.estimates.export import Maker, Step
from kimi_calc.estimates.report import Report
from kimi_calc.widgets.estimate_sheets import EstimateSheets
from kimi_calc.widgets.pdf_making import check_pdf, pdf_of


def pdf(report: Report, step: Step) -> bytes:
    """The file, as pdf_of() makes it."""
    return pdf_of(
        report.title,
        lambda paper, each, pages: EstimateSheets(report, paper, each, pages).write(),
        step,
    )


def check(content: bytes, report: Report) -> None:
    """Read it again, as check_pdf() does."""
    check_pdf(content, report.title)


PDF = Maker(pdf, check)
"""What write() of estimates.export takes."""
