"""The text that is in the elements of Office Open XML, as they come."""

from __future__ import annotations

import re
from array import array

from kimi_calc.tokens.readers.packages import Reader
from kimi_calc.tokens.refusals import DocumentError

_MOST_STRINGS = 128 * 1024 * 1024  # bytes of a workbook's shared strings: they have to be kept
# Characters. Excel's cells have 32,767, each of which may be written with seven; other programs'
# have more.
_LONGEST_CELL = 1_000_000
_MOST_CELLS = 32 * 1024 * 1024  # characters of cells from one step: short marks may show long ones
LAST_COLUMN = 16_384
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


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
        """What has been written since it was last taken."""
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


class Paragraphs(_Written):
    """Paragraphs a line each, but in tables, which are a line a row with tabs between cells."""

    _MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._in_line = False  # outside of tables
        self._tables = 0
        self._between = ""  # what has to stand before the next text of a row
        self._row_is_empty = True

    def _begin(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name in {"p", "tbl"}:
            self._part()
        if name in self._MARKS:
            self._write(self._MARKS[name])
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._between = ""
            self._row_is_empty = True

    def _end(self, name: str) -> None:
        if name == "p" and not self._tables:
            self._write("\n")
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
        else:
            self._in_line = text != "\n" and (self._in_line or not text.isspace())
        self._pieces.append(text)

    def _part(self) -> None:
        """Part a paragraph from the text before it, if that is of a paragraph that goes on.

        So it is with the text box that stands within a paragraph.
        """
        if self._in_line and not self._tables:
            self._write("\n")
        elif self._tables and not self._row_is_empty:
            self._between = self._between or " "


class Cells(_Written):
    """The text of one cell at a time, each of its elements an ST_Xstring (22.9.2.19)."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self._element = ""

    def _write(self, text: str) -> None:
        self._element += text
        if len(self._value) + len(self._element) > _LONGEST_CELL:
            raise DocumentError("bomb")

    def _finish(self) -> None:
        self._value += _unescaped(self._element)
        self._element = ""


class Strings(Cells):
    """A workbook's shared strings, by their numbers; as UTF-8, which takes the least memory."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = bytearray()
        self._ends = array("L", [0])

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode()

    def _end(self, name: str) -> None:
        if self._element:
            self._finish()
        if name == "si":
            self._bytes += self._value.encode()
            self._ends.append(len(self._bytes))
            self._value = ""
            if len(self._bytes) > _MOST_STRINGS:
                raise DocumentError("bomb")


class Rows(Cells):
    """The rows of a sheet: numbers as they are stored, true and false as TRUE and FALSE."""

    def __init__(self, strings: Strings) -> None:
        super().__init__()
        self._strings = strings
        self._column = 0
        self._written = 0  # the last column of the row that has a value
        self._type = ""
        self._characters = 0

    def taken(self) -> str:
        """The same, of which there may not be too much at once."""
        self._characters = 0
        return super().taken()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._column = self._written = 0
        elif name == "c":
            self._column = column_of(attributes.get("r", "")) or self._column + 1
            self._type = attributes.get("t", "n")
            self._value = ""

    def _end(self, name: str) -> None:
        if self._element:
            self._finish()
        if name == "c" and self._value:
            value = self._value
            if self._type == "s":
                value = self._strings[int(value)]
            elif self._type == "b":
                value = "TRUE" if value.strip() in {"1", "true"} else "FALSE"
            tabs = max(self._column - (self._written or 1), bool(self._written))
            self._pieces.append("\t" * tabs + value)
            self._characters += tabs + len(value)
            if self._characters > _MOST_CELLS:
                raise DocumentError("bomb")
            self._written = max(self._column, self._written)
            self._value = ""
        elif name == "row" and self._written:
            self._pieces.append("\n")


def _unescaped(text: str) -> str:
    """What XML has no characters for is written as _x000D_, and that itself as _x005F_x000D_."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of a character may have been written so; one alone is none.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def column_of(cell: str) -> int:
    """The number of a cell's column, from 1; 0 if it isn't named."""
    column = 0
    for letter in cell:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
        if column > LAST_COLUMN:
            raise DocumentError("damaged")
    return column
