"""The rows of a sheet as one reads them, their numbers as they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from kimi_calc.tokens.readers import number_formats
from kimi_calc.tokens.readers.cell_formats import Formats
from kimi_calc.tokens.readers.elements import LAST_COLUMN, Cells, Strings, column_of
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

_MOST_CELLS = 32 * 1024 * 1024  # characters of cells from one step: short marks may show long ones
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,400}\.?|[0-9]{0,400}\.[0-9]{1,400})(?:[eE][-+]?[0-9]{1,3})?")
_MOST_WAYS = 512
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
_SINCE_1904 = 1_462
_MICROSECOND = timedelta(microseconds=1)
_MICROSECONDS = 86_400_000_000  # of a day


class Rows(Cells):
    """The rows of a sheet, a line each; what is true and false as TRUE and FALSE.

    `progress` counts the cells whose content is not in the file: a text that isn't there, a formula
    that no program has computed yet.
    """

    def __init__(
        self, strings: Strings, formats: Formats, progress: Progress, *, since_1904: bool = False
    ) -> None:
        super().__init__()
        self._progress = progress
        self._strings = strings
        self._formats = formats
        self._since_1904 = since_1904
        self._column = 0
        self._written = 0  # the last column of the row that has a value
        self._style = ""
        self._is_formula = False
        self._characters = 0
        self._ways: dict[str, Callable[[str], str]] = {}  # by the styles of cells

    def taken(self) -> str:
        """The same, of which there may not be too much at once."""
        self._characters = 0
        return super().taken()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """The same in fewer steps for the two elements that a sheet consists of."""
        if self._skipping or (name not in {"c", "v"}):
            super().opened(name, attributes)
        else:
            self._in_text = name == "v"
            self._begin(name, attributes)

    def closed(self, name: str) -> None:
        """The same."""
        if self._skipping or (name not in {"c", "v"}):
            super().closed(name)
        else:
            self._in_text = False
            self._end(name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._column = self._column_of(attributes.get("r", ""))
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._value = ""
            self._is_formula = self._has_value = False
        elif name == "v":
            self._has_value = True
        elif name == "f":
            self._is_formula = True
        elif name == "row":
            self._column = self._written = 0

    def _column_of(self, cell: str) -> int:
        """Where a cell stands; if that can't be, behind the one before."""
        try:
            named = column_of(cell)
        except DocumentError:
            named = 0
        return named or min(self._column + 1, LAST_COLUMN)

    def _end(self, name: str) -> None:
        if self._element:
            self._finish()
        if name == "c":
            if self._is_formula and not self._is_computed():
                self._progress.lost_cells += 1
            elif self._value or self._has_value:
                self._put(self._shown(self._value))
            self._value = ""
        elif name == "row" and self._written:
            self._pieces.append("\n")

    def _put(self, text: str) -> None:
        if not text:
            return
        tabs = self._column - (self._written or 1)
        if self._written and tabs < 1:  # a column that has been passed already
            tabs = 1
        self._pieces.append("\t" * tabs + text)
        self._characters += tabs + len(text)
        if self._characters > _MOST_CELLS:
            raise DocumentError("bomb")
        self._written = max(self._written, self._column)

    def _shown(self, value: str) -> str:
        if self._type == "n":
            number = value.strip()
            if not _NUMBER.fullmatch(number):
                return value
            return (self._ways.get(self._style) or self._way())(number)
        if self._type == "s":
            string = self._strings.get(value)
            self._progress.lost_cells += string is None
            return self._shown_text(string or "")
        if self._type == "b" and value:
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        if self._type == "d":
            return self._shown_day(value)
        return self._shown_text(value) if self._type in {"str", "inlineStr"} else value

    def _way(self) -> Callable[[str], str]:
        """What shows the numbers of cells in this style; kept for those to come."""
        if len(self._ways) >= _MOST_WAYS:
            self._ways.clear()
        way = number_formats.way(self._formats[self._style], since_1904=self._since_1904)
        self._ways[self._style] = way
        return way

    def _shown_text(self, text: str) -> str:
        return number_formats.shown_text(text, self._formats[self._style]) if text else ""

    def _shown_day(self, value: str) -> str:
        """A day that is written as one, 2025-01-31T12:00:00, by its format too."""
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            return value
        code = self._formats[self._style]
        if code == number_formats.GENERAL:
            return value.strip()
        since = (moment.replace(tzinfo=UTC) - _FIRST_DAY) // _MICROSECOND
        number = Decimal(since) / _MICROSECONDS - (_SINCE_1904 if self._since_1904 else 0)
        return number_formats.shown(number, code, since_1904=self._since_1904)
