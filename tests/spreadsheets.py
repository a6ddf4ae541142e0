"""Workbooks read and computed by others than the program: ZIP and XML alone, LibreOffice."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Cell(NamedTuple):
    """What stands in a cell: a text, or a number as it is written; its formula, "" for none."""

    value: str
    formula: str
    is_text: bool


Sheet = Mapping[str, Cell]


def sheets_of(content: bytes) -> dict[str, Sheet]:
    """The cells of every sheet by their names, and the sheets by theirs, in order."""
    with ZipFile(BytesIO(content)) as book:
        parts = {
            one.get("Id", ""): one.get("Target", "")
            for one in _parsed(book, "xl/_rels/workbook.xml.rels")
        }
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = [_text(one) for one in _parsed(book, "xl/sharedStrings.xml")]
        found: dict[str, Sheet] = {}
        for sheet in _parsed(book, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
            target = parts[sheet.get(_ID, "")].removeprefix("/xl/")
            root = _parsed(book, f"xl/{target}")
            cells = {one.get("r", ""): _cell(one, shared) for one in root.iter(f"{_MAIN}c")}
            found[sheet.get("name", "")] = cells
        return found


def _parsed(book: ZipFile, part: str) -> ET.Element:
    return ET.fromstring(book.read(part))  # noqa: S314 - of our own making


def _cell(cell: ET.Element, shared: list[str]) -> Cell:
    kind, formula = cell.get("t", "n"), cell.findtext(f"{_MAIN}f", "")
    value = cell.findtext(f"{_MAIN}v", "")
    if kind == "s":
        return Cell(shared[int(value)], formula, is_text=True)
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return Cell("" if inline is None else _text(inline), formula, is_text=True)
    return Cell(value, formula, is_text=kind in {"str", "e"})


def _text(part: ET.Element) -> str:
    written = "".join(one.text or "" for one in part.iter(f"{_MAIN}t"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), written)


def without_results(content: bytes) -> bytes:
    """The same workbook, but no formula has its result: who wants one has to compute it."""
    stripped = BytesIO()
    with ZipFile(BytesIO(content)) as book, ZipFile(stripped, "w", ZIP_DEFLATED) as other:
        for name in book.namelist():
            part = book.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f>", part)
            other.writestr(name, part)
    return stripped.getvalue()


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks as LibreOffice saves them, all in one start of it."""
    given, taken = folder / "given", folder / "taken"
    given.mkdir()
    for name, content in books.items():
        (given / f"{name}.xlsx").write_bytes(content)
    office = shutil.which("soffice")
    assert office
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(taken)),
            *map(str, sorted(given.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: (taken / f"{name}.xlsx").read_bytes() for name in books}
