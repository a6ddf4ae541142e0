"""An estimate written to a file, in the words of the language in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates import export
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.export import Maker, Progress
from kimi_calc.estimates.file_names import stem_of
from kimi_calc.estimates.report import Report
from kimi_calc.viewmodels.estimate_report import report_of
from kimi_calc.viewmodels.exporting import Job

Kind = Literal["xlsx", "csv", "pdf", "md"]
"""What an estimate can be written as: also the end of the file's name."""

KINDS: tuple[Kind, ...] = get_args(Kind)


def write_estimate(  # noqa: PLR0913 - as estimates.export.export()
    estimate: Estimate,
    kind: Kind,
    path: Path,
    today: date,
    *,
    maker: Maker[Report] | None = None,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write an estimate; what lies there is replaced at the end, or stays as it is.

    `maker` is what makes a "pdf": that is painted, and comes from the widgets.

    The errors are those of estimates.export.export().
    """
    report = report_of(estimate, today)
    if kind == "pdf":
        assert maker
        export.write(report, path, maker, progress=progress, cancelled=cancelled)
    else:
        export.export(report, kind, path, progress=progress, cancelled=cancelled)


def file_name(estimate: Estimate, kind: str) -> str:
    """What a file of it is called at first: its name, as every system takes it."""
    stem = stem_of(estimate.name) or QCoreApplication.translate("Report", "Estimate")
    return f"{stem}.{kind}"


def job(
    estimate: Estimate, kind: Kind, path: Path, today: date, maker: Maker[Report] | None = None
) -> Job:
    """The same, to be done beside the window."""
    return Job(
        path, partial(write_estimate, estimate, kind, path, today, maker=maker), len(estimate.items)
    )
