"""A report into a file: made, written beside the target, read again, then put in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from kimi_calc import user_files
from kimi_calc.estimates.export_checks import NotRight, check_csv, check_text, check_workbook
from kimi_calc.estimates.report import Report

__all__ = ["Cancelled", "Kind", "Maker", "NotRight", "TooManyItems", "export", "write"]

Kind = Literal["xlsx", "csv", "md"]
"""What can be written without Qt."""

Step = Callable[[], None]
Progress = Callable[[int, int], None]


class Counted(Protocol):
    """Whatever can be handed on: of so many items, or rows."""

    @property
    def count(self) -> int:
        """How many there are."""


R = TypeVar("R", bound=Counted)


class Cancelled(Exception):
    """Nobody wants the file any more; nothing of it is left."""


class TooManyItems(Exception):
    """More items than a file of that kind can hold."""


class Maker(NamedTuple, Generic[R]):
    """What makes the content of a file, calling the step after each item; what reads it again.

    `check` is given the content, and raises NotRight unless it is whole. `steps` is how often the
    step is called.
    """

    make: Callable[[R, Step], bytes]
    check: Callable[[bytes, R], None]
    steps: Callable[[R], int] = lambda report: report.count


def export(
    report: Report,
    kind: Kind,
    path: Path,
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write a report to a file of a kind; what lies there is replaced at the end, or stays.

    `progress` hears how many items are done, and of how many, after each. Cancelled after
    `cancelled` said True, TooManyItems, and OSError, NotRight among them: then the file is as it
    was, or there is none.
    """
    write(report, path, _maker_of(kind), progress=progress, cancelled=cancelled)


def write(
    report: R,
    path: Path,
    maker: Maker[R],
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """The same for any report, and any kind."""
    done, total = 0, maker.steps(report)

    def step() -> None:
        nonlocal done
        done += 1
        progress(done, total)
        if cancelled():
            raise Cancelled

    content = maker.make(report, step)
    if cancelled():
        raise Cancelled
    maker.check(content, report)

    def same(written: Path) -> None:
        if cancelled():
            raise Cancelled
        with written.open("rb") as file:
            again = file.read(len(content) + 1)
        if again != content:
            raise NotRight(f"{len(again)} bytes of {len(content)} could be read again")

    user_files.write(path, content, same, shared=True)


def _maker_of(kind: Kind) -> Maker[Report]:
    """What makes a kind: imported when it is used."""
    if kind == "xlsx":
        return Maker(_workbook, lambda content, report: check_workbook(content, report.count))
    if kind == "csv":
        from kimi_calc.estimates.csv_table import csv_table

        return Maker(csv_table, lambda content, report: check_csv(content, report.count))
    from kimi_calc.estimates.markdown_table import markdown_table

    return Maker(markdown_table, lambda content, _: check_text(content))


def _workbook(report: Report, step: Step) -> bytes:
    from kimi_calc.estimates.sheet_cells import TooManyRows
    from kimi_calc.estimates.spreadsheet import workbook

    try:
        return workbook(report, step)
    except TooManyRows:
        raise TooManyItems from None
