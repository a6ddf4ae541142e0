"""What was used written to a file, in the words of the language in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from kimi_calc.estimates.export import Maker, Progress, write
from kimi_calc.estimates.file_names import stem_of
from kimi_calc.usage_logs.reports.report import UsageReport
from kimi_calc.usage_logs.reports.report_files import maker_of
from kimi_calc.viewmodels import usage_wording
from kimi_calc.viewmodels.estimate_writing import Kind
from kimi_calc.viewmodels.exporting import Job
from kimi_calc.viewmodels.usage_report import Used, usage_report
from kimi_calc.viewmodels.usage_sums import Sums


def write_usage(  # noqa: PLR0913 - as estimates.export.write()
    used: Used,
    kind: Kind,
    path: Path,
    today: date,
    *,
    maker: Maker[UsageReport] | None = None,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write what was used; what lies there is replaced at the end, or stays as it is.

    `maker` is what makes a "pdf": that is painted, and comes from the widgets.

    The errors are those of estimates.export.write().
    """
    report = usage_report(used, today, others=kind == "xlsx")
    if kind == "pdf":
        assert maker
    else:
        maker = maker_of(kind)
    write(report, path, maker, progress=progress, cancelled=cancelled)


def job(
    used: Used, kind: Kind, path: Path, today: date, maker: Maker[UsageReport] | None = None
) -> Job:
    """The same, to be done beside the window; of how many rows it is is told when it begins."""
    return Job(path, partial(write_usage, used, kind, path, today, maker=maker))


def file_name(sums: Sums, kind: str) -> str:
    """What a file of it is called at first: of when the records are, as every system takes it."""
    return f"{stem_of(usage_wording.title(sums))}.{kind}"
