"""What was used as a file: what makes and checks each kind that needs no Qt."""

from __future__ import annotations

from kimi_calc.estimates.export import Kind, Maker, Step, TooManyItems
from kimi_calc.estimates.export_checks import check_csv, check_text, check_workbook
from kimi_calc.usage_logs.reports.report import UsageReport

_GROUPS = 2  # the sheet behind the summary


def maker_of(kind: Kind) -> Maker[UsageReport]:
    """What write() of estimates.export takes; imported when it is used."""
    if kind == "xlsx":
        from kimi_calc.usage_logs.reports import workbook_report as xlsx

        return Maker(
            _workbook,
            lambda content, report: check_workbook(content, report.count, _GROUPS),
            xlsx.count,
        )
    if kind == "csv":
        from kimi_calc.usage_logs.reports.csv_report import csv_report

        return Maker(csv_report, lambda content, report: check_csv(content, report.count))
    from kimi_calc.usage_logs.reports import markdown_report as md

    return Maker(md.markdown_report, lambda content, _: check_text(content), md.count)


def _workbook(report: UsageReport, step: Step) -> bytes:
    from kimi_calc.estimates.sheet_cells import TooManyRows
    from kimi_calc.usage_logs.reports.workbook_report import workbook_report

    try:
        return workbook_report(report, step)
    except TooManyRows:
        raise TooManyItems from None
