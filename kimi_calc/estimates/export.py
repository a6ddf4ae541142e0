"""An estimate into a file: made, written beside the target, read again, then put in its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Literal, NamedTuple

from kimi_calc import user_files
from kimi_calc.estimates.report import Report

Kind = Literal["xlsx", "csv", "md"]
"""What can be written without Qt."""

Step = Callable[[], None]
Progress = Callable[[int, int], None]
Check = Callable[[bytes, Report], None]
"""Reads a content again; NotRight unless it is whole."""

_ITEMS = "xl/worksheets/sheet1.xml"
_ROW = b"</row>"
_PIECE = 1 << 20  # bytes


class Cancelled(Exception):
    """Nobody wants the file any more; nothing of it is left."""


class TooManyItems(Exception):
    """More items than a file of that kind can hold."""


class NotRight(OSError):
    """What was written reads otherwise than what was meant."""


class Maker(NamedTuple):
    """What makes the content of a file, calling the step after each item; what reads it again."""

    make: Callable[[Report, Step], bytes]
    check: Check


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
    report: Report,
    path: Path,
    maker: Maker,
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """The same for a kind that is not among those here."""
    done, total = 0, report.count

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


def _maker_of(kind: Kind) -> Maker:
    """What makes a kind: imported when it is used."""
    if kind == "xlsx":
        return Maker(_workbook, _check_workbook)
    if kind == "csv":
        from kimi_calc.estimates.csv_table import csv_table

        return Maker(csv_table, _check_csv)
    from kimi_calc.estimates.markdown_table import markdown_table

    return Maker(markdown_table, _check_text)


def _workbook(report: Report, step: Step) -> bytes:
    from kimi_calc.estimates.sheet_cells import TooManyRows
    from kimi_calc.estimates.spreadsheet import workbook

    try:
        return workbook(report, step)
    except TooManyRows:
        raise TooManyItems from None


def _check_workbook(content: bytes, report: Report) -> None:
    """Every part is whole, and the first sheet has a row for each item."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as Damaged  # noqa: N812 - an exception

    try:
        with ZipFile(io.BytesIO(content)) as book:
            rows = 0
            for part in book.namelist():
                with book.open(part) as file:  # its checksum is looked at when all is read
                    found = sum(line.count(_ROW) for line in _joined(file))
                if part == _ITEMS:
                    rows = found
    except (BadZipFile, Damaged, EOFError) as error:
        raise NotRight(str(error)) from error
    if rows < report.count:
        raise NotRight(f"{rows} rows for {report.count} items")


def _joined(file: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces, each with the end of the one before: no mark is cut in two."""
    end = b""
    while piece := file.read(_PIECE):
        yield end + piece
        end = piece[1 - len(_ROW) :]


def _check_csv(content: bytes, report: Report) -> None:
    """As many rows as items and headings, all of them as wide."""
    lines = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")
    rows, widths = 0, set()
    try:
        for row in csv.reader(lines, strict=True):
            rows += 1
            widths.add(len(row))
    except (csv.Error, UnicodeError) as error:
        raise NotRight(str(error)) from error
    if rows != report.count + 1 or len(widths) > 1:
        raise NotRight(f"{rows} rows for {report.count} items")


def _check_text(content: bytes, _: Report) -> None:
    """It is a text."""
    try:
        content.decode()
    except UnicodeError as error:
        raise NotRight(str(error)) from error
