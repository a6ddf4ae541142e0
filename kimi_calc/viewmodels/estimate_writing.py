"""An estimate written to a file, in the words of the language in use; and why that failed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates import export
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.export import Maker, NotRight, Progress, TooManyItems
from kimi_calc.estimates.file_names import stem_of
from kimi_calc.viewmodels.estimate_report import report_of
from kimi_calc.viewmodels.write_failures import failure_of, told_by_the_system

Kind = Literal["xlsx", "csv", "pdf", "md"]
"""What an estimate can be written as: also the end of the file's name."""

KINDS: tuple[Kind, ...] = get_args(Kind)


def write_estimate(  # noqa: PLR0913 - as estimates.export.export()
    estimate: Estimate,
    kind: Kind,
    path: Path,
    today: date,
    *,
    maker: Maker | None = None,
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


def why_not(error: Exception, path: Path) -> str:
    """That a file is not written, why, and what can be done about it."""
    translate = QCoreApplication.translate
    failure = failure_of(error)
    if isinstance(error, TooManyItems):
        said = translate(
            "Exports",
            "{file} was not written: a spreadsheet has not so many rows. Export CSV instead.",
        )
    elif isinstance(error, NotRight):
        said = translate(
            "Exports",
            "{file} was not written: read again, it was not what was written ({reason}). Choose "
            "another place, such as another disk.",
        )
    elif failure == "full":
        said = translate(
            "Exports",
            "{file} was not written: there is no room left. Make room, or choose another disk.",
        )
    elif failure == "read_only":
        said = translate(
            "Exports",
            "{file} was not written: the disk is read-only. Choose another folder.",
        )
    elif failure == "forbidden":
        said = translate(
            "Exports",
            "{file} was not written: it is protected, or open in another program such as Excel. "
            "Close it there, or choose another name or folder.",
        )
    elif failure == "vanished":
        said = translate(
            "Exports",
            "{file} was not written: the folder is not there any more. Choose another one.",
        )
    else:
        said = translate(
            "Exports", "{file} was not written ({reason}). Choose another name or folder."
        )
    return said.format(file=path.name, reason=told_by_the_system(error))
