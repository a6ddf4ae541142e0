"""The text that is in the elements of Office Open XML, as they come."""

from __future__ import annotations

import re
from array import array
from functools import lru_cache

from kimi_calc.tokens.readers.packages import Reader
from kimi_calc.tokens.refusals import DocumentError

_MOST_STRINGS = 128 * 1024 * 1024  # bytes of a workbook's shared strings: they have to be kept
# Characters. Excel's cells have 32,767, each of which may be written with seven; other programs'
# have more.
_LONGEST_CELL = 1_000_000
LAST_COLUMN = 16_384
_INDEX = re.compile(r"\s*\+?0*([0-9]{1,9})\s*")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Written(Reader):
    """Text that is written from elements, and taken away now and then."""

    # What was moved away or deleted, what the program fills in, how a word is pronounced, and the
    # places of tabs, which are named as tabs are.
    SKIPPED = frozenset(("moveFrom", "del", "fld", "rt", "rPh", "pPr", "lstStyle"))
    _TEXTS = frozenset(("t", "v"))

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._skipping = 0
        self._in_text = False
        self._chosen: list[bool] = []  # of each choice that is open: whether one was read

    def taken(self) -> str:
        """What has been written since it was last taken."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Look at what is in the element, unless all of it is left out."""
        if self._skipping or name in self.SKIPPED or self._is_other_choice(name):
            self._skipping += 1
        else:
            self._in_text = name in self._TEXTS
            if name == "AlternateContent":
                self._chosen.append(False)
            self._begin(name, attributes)

    def closed(self, name: str) -> None:
        """Look on after what was left out."""
        if self._skipping:
            self._skipping -= 1
        else:
            self._in_text = False
            if name == "AlternateContent":
                self._chosen.pop()
            self._end(name)

    def data(self, text: str) -> None:
        """Write what is text."""
        if self._in_text and not self._skipping:
            self._write(text)

    def _is_other_choice(self, name: str) -> bool:
        """Whether it shows in another way what has been read: of several ways the first counts."""
        if name not in {"Choice", "Fallback"} or not self._chosen:
            return False
        is_other, self._chosen[-1] = self._chosen[-1], True
        return is_other

    def _begin(self, name: str, attributes: dict[str, str]) -> None: ...

    def _end(self, name: str) -> None: ...

    def _write(self, text: str) -> None: ...


class Cells(Written):
    """The text of one cell at a time, each of its elements an ST_Xstring (22.9.2.19)."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self._element = ""
        self._type = ""
        self._has_value = False  # though that may be empty

    def _is_computed(self) -> bool:
        """Whether a formula has a value: only that of a text may be empty."""
        return bool(self._value) or (self._has_value and self._type not in {"n", ""})

    def data(self, text: str) -> None:
        """Keep what is text."""
        if self._in_text and not self._skipping:
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

    def get(self, number: str) -> str | None:
        """The string that a cell names by its number; None if there is none."""
        place = index_of(number)
        if place is None or place >= len(self._ends) - 1:
            return None
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode()

    def _end(self, name: str) -> None:
        if self._element:
            self._finish()
        if name == "si":
            self._bytes += self._value.encode()
            self._ends.append(len(self._bytes))
            self._value = ""
            if len(self._bytes) > _MOST_STRINGS:
                raise DocumentError("bomb")


def _unescaped(text: str) -> str:
    """What XML has no characters for is written as _x000D_, and that itself as _x005F_x000D_."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of a character may have been written so; one alone is none.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def index_of(number: str) -> int | None:
    """A number by which a cell names something, from 0; None if it is none."""
    found = _INDEX.fullmatch(number)
    return int(found[1]) if found else None


def column_of(cell: str) -> int:
    """The number of a cell's column, from 1; 0 if it isn't named.

    DocumentError if no sheet has so many.
    """
    return _column(cell.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
        if column > LAST_COLUMN:
            raise DocumentError("damaged")
    return column
