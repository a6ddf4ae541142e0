"""Office Open XML (ECMA-376, part 1): the text of .docx, .pptx and .xlsx as one reads it.

What is hidden is text too; what is deleted with changes tracked is not. Not read: comments,
charts, text boxes of sheets, and what a program works out as it shows a document (the numbers of
lists and pages, how a number or a date is written).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import BinaryIO

from kimi_calc.tokens.documents import Document, DocumentError, Kind
from kimi_calc.tokens.packages import Package, Reader

_MOST_STRINGS = 128 * 1024 * 1024  # bytes of a workbook's shared strings: they have to be kept
_LONGEST_CELL = 32_767  # characters, as in Excel
_LAST_COLUMN = 16_384
_BLOCK = 1024 * 1024

_KINDS: dict[str | None, Kind] = {"document": "docx", "presentation": "pptx", "workbook": "xlsx"}


def kind(file: BinaryIO) -> Kind | None:
    """What kind of office document a zip file is; None if it is none.

    BadZipFile, among others, if it is damaged.
    """
    package = Package(file)
    main = package.main()
    return None if main is None else _KINDS.get(package.root(main))


def texts(file: BinaryIO, document: Document) -> Iterator[str]:
    """The text in the order of reading; some fragments are empty. Moves document.done."""
    package = Package(file)
    main = package.main()
    if main is None:
        raise DocumentError("damaged")
    whole = max(1, package.xml_bytes())
    reading = {"docx": _docx, "pptx": _pptx, "xlsx": _xlsx}[document.kind]
    for text in reading(package, main):
        document.done = min(1.0, package.unpacked / whole)
        yield text


def has_password(file: BinaryIO) -> bool:
    """Whether an OLE2 file holds a new office document, encrypted (MS-OFFCRYPTO 2.3.4.4)."""
    name = "EncryptedPackage".encode("utf-16-le")
    file.seek(0)
    before = b""
    while block := file.read(_BLOCK):
        if name in before + block:
            return True
        before = block[-len(name) :]
    return False


def _docx(package: Package, main: str) -> Iterator[str]:
    """Headers, body, notes, footers: each once, though a header stands on every page."""
    parts = [*package.related(main, "header").values(), main]
    for kind_of_part in ("footnotes", "endnotes", "diagramData", "footer"):
        parts.extend(package.related(main, kind_of_part).values())
    for part in dict.fromkeys(parts):
        yield from _paragraphs(package, part)


def _pptx(package: Package, main: str) -> Iterator[str]:
    """Slides in their order, each with its diagrams and its notes."""
    slides = package.related(main, "slide")
    for slide in dict.fromkeys(slides[one] for one in _ids(package, main, "sldId")):
        parts = [slide]
        for kind_of_part in ("diagramData", "notesSlide"):
            parts.extend(package.related(slide, kind_of_part).values())
        for part in parts:
            yield from _paragraphs(package, part)


def _xlsx(package: Package, main: str) -> Iterator[str]:
    """Sheets in their order; the cells of a row are parted by tabs, as when they are copied."""
    strings = _Strings()
    for part in package.related(main, "sharedStrings").values():
        for _ in package.steps(part, strings):
            yield ""
    sheets = package.related(main, "worksheet")
    for one in dict.fromkeys(_ids(package, main, "sheet")):
        if one in sheets:  # and not a sheet that is a chart
            rows = _Rows(strings)
            for _ in package.steps(sheets[one], rows):
                yield rows.taken()


def _ids(package: Package, part: str, element: str) -> list[str]:
    """The relations that these elements refer to; their namespace has two names."""
    return [
        value
        for attributes in package.attributes(part, element)
        for name, value in attributes.items()
        if name.endswith("relationships id")
    ]


def _paragraphs(package: Package, part: str) -> Iterator[str]:
    reader = _Paragraphs()
    for _ in package.steps(part, reader):
        yield reader.taken()


class _Written(Reader):
    """Text that is written from elements, and taken away now and then."""

    # What older programs show instead, what was moved away or deleted, what the program fills in,
    # how a word is pronounced, and the places of tabs, which are named as tabs are.
    _SKIPPED = frozenset(("Fallback", "moveFrom", "del", "fld", "rt", "rPh", "pPr", "lstStyle"))

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._skipping = 0
        self._in_text = False

    def taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping or name in self._SKIPPED:
            self._skipping += 1
        else:
            self._in_text = name in {"t", "v"}
            self._begin(name, attributes)

    def closed(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._in_text = False
            self._end(name)

    def data(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._write(text)

    def _begin(self, name: str, attributes: dict[str, str]) -> None: ...

    def _end(self, name: str) -> None: ...

    def _write(self, text: str) -> None: ...


class _Paragraphs(_Written):
    """Paragraphs a line each, but in tables, which are a line a row with tabs between cells."""

    _MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._tables = 0
        self._between = ""  # what has to stand before the next text of a row
        self._row_is_empty = True

    def _begin(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name in self._MARKS:
            self._write(self._MARKS[name])
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._between = ""
            self._row_is_empty = True

    def _end(self, name: str) -> None:
        if name == "p" and not self._tables:
            self._pieces.append("\n")
        elif name == "p" and not self._row_is_empty:
            self._between = self._between or " "
        elif name == "tc" and self._tables == 1:
            self._between = self._between.rstrip(" ") + "\t"
        elif name == "tr" and self._tables == 1 and not self._row_is_empty:
            self._between = ""
            self._pieces.append("\n")
        elif name == "tbl":
            self._tables -= 1

    def _write(self, text: str) -> None:
        if self._tables:
            self._pieces.append(self._between)
            self._between = ""
            self._row_is_empty = False
        self._pieces.append(text)


class _Cells(_Written):
    """The text of one cell at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ""

    def _write(self, text: str) -> None:
        self._value += text
        if len(self._value) > _LONGEST_CELL:
            raise DocumentError("bomb")


class _Strings(_Cells):
    """A workbook's shared strings, by their numbers; as UTF-8, which takes the least memory."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = bytearray()
        self._ends = array("L", [0])

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode()

    def _end(self, name: str) -> None:
        if name == "si":
            self._bytes += self._value.encode()
            self._ends.append(len(self._bytes))
            self._value = ""
            if len(self._bytes) > _MOST_STRINGS:
                raise DocumentError("bomb")


class _Rows(_Cells):
    """The rows of a sheet: numbers as they are stored, true and false as TRUE and FALSE."""

    def __init__(self, strings: _Strings) -> None:
        super().__init__()
        self._strings = strings
        self._column = 0
        self._written = 0  # the last column of the row that has a value
        self._type = ""

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._column = self._written = 0
        elif name == "c":
            self._column = _column(attributes.get("r", "")) or self._column + 1
            self._type = attributes.get("t", "n")
            self._value = ""

    def _end(self, name: str) -> None:
        if name == "c" and self._value:
            value = self._value
            if self._type == "s":
                value = self._strings[int(value)]
            elif self._type == "b":
                value = "TRUE" if value.strip() in {"1", "true"} else "FALSE"
            tabs = max(self._column - (self._written or 1), bool(self._written))
            self._pieces.append("\t" * tabs + value)
            self._written = max(self._column, self._written)
            self._value = ""
        elif name == "row" and self._written:
            self._pieces.append("\n")


def _column(cell: str) -> int:
    """The number of a cell's column, from 1; 0 if it isn't named."""
    column = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
        if column > _LAST_COLUMN:
            raise DocumentError("damaged")
    return column
