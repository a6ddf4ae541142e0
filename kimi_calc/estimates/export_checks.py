"""What was made is read again before it is written: a workbook, CSV, a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

_SHEET = "xl/worksheets/sheet{number}.xml"
_ROW = b"</row>"
_PIECE = 1 << 20  # bytes


class NotRight(OSError):
    """What was written reads otherwise than what was meant."""


def check_workbook(content: bytes, items: int, sheet: int = 1) -> None:
    """NotRight unless every part is whole, and a sheet, counted from 1, has a row for each item."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as Damaged  # noqa: N812 - an exception

    wanted = _SHEET.format(number=sheet)
    try:
        with ZipFile(io.BytesIO(content)) as book:
            rows = 0
            for part in book.namelist():
                with book.open(part) as file:  # its checksum is looked at when all is read
                    found = sum(line.count(_ROW) for line in _joined(file))
                if part == wanted:
                    rows = found
    except (BadZipFile, Damaged, EOFError) as error:
        raise NotRight(str(error)) from error
    if rows < items:
        raise NotRight(f"{rows} rows for {items} items")


def _joined(file: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces, each with the end of the one before: no mark is cut in two."""
    end = b""
    while piece := file.read(_PIECE):
        yield end + piece
        end = piece[1 - len(_ROW) :]


def check_csv(content: bytes, items: int) -> None:
    """NotRight unless there are as many rows as items and headings, all of them as wide."""
    lines = io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")
    rows, widths = 0, set()
    try:
        for row in csv.reader(lines, strict=True):
            rows += 1
            widths.add(len(row))
    except (csv.Error, UnicodeError) as error:
        raise NotRight(str(error)) from error
    if rows != items + 1 or len(widths) > 1:
        raise NotRight(f"{rows} rows for {items} items")


def check_text(content: bytes) -> None:
    """NotRight unless it is a text."""
    try:
        content.decode()
    except UnicodeError as error:
        raise NotRight(str(error)) from error
