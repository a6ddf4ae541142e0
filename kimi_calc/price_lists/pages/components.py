"""Tables written as components of MDX: `<DocTable columns={[…]} rows={[…]} />`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kimi_calc.price_lists.pages.grids import MOST_CELLS, MOST_COLUMNS, Cell
from kimi_calc.price_lists.pages.inline import cell_of_markup
from kimi_calc.price_lists.pages.messages import PageError

_DEEPEST = 40
_MOST_READ = 1_000_000  # characters, those that were read in vain included
_NAME = re.compile(r"[A-Za-z_$][\w$.-]*")
_NUMBER = re.compile(r"-?[0-9][0-9_.]*")
_SPACE = re.compile(r"(?:\s+|/\*.*?\*/|//[^\n]*)+", re.DOTALL)
_BEGIN = re.compile(r"<[A-Z][A-Za-z0-9_.]*(?=[\s/>])")
_CONSTANT = re.compile(r"\b(?:const|let|var)\s+([A-Za-z_$][\w$]*)[^=\n]{0,80}=\s*(?=\[)")
_COLUMNS = ("columns", "headers", "head", "header")
_ROWS = ("rows", "data", "dataSource", "body")
_NAMED = frozenset((*_COLUMNS, *_ROWS))
_TITLES = ("title", "label", "header", "name", "children")
_KEYS = ("dataIndex", "key", "field", "accessor", "id", "name")
_ESCAPES = {"n": "\n", "t": "\t", "r": " "}

Value = str | list["Value"] | dict[str, "Value"]


class Component(NamedTuple):
    """A component that holds a table: where it begins and ends, and its rows, the header first."""

    start: int
    end: int
    rows: list[list[Cell]]


class _Unreadable(ValueError):
    """No literal stands there; it is left as it is."""


def components_of(text: str) -> Iterator[Component]:
    """The tables of all components in a text that have columns and rows, in its order."""
    place = cells = spent = 0
    constants = _Constants(text)
    while match := _BEGIN.search(text, place):
        place = match.end()
        if text.find("={", place, place + 400) < 0:
            continue
        literal = _Literal(text, place)
        try:
            attributes = literal.attributes()
        except (_Unreadable, IndexError):
            attributes = {}
        spent += literal.place - place
        if spent > _MOST_READ:
            raise PageError("too_much")
        rows = _table(constants.put_in(attributes))
        if rows:
            cells += sum(map(len, rows))
            if cells > MOST_CELLS:
                raise PageError("too_much")
            yield Component(match.start(), literal.place, rows)
            place = literal.place


class _Constants:
    """The lists that a text gives names to: `const rows = […]`, which components have as theirs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, int] | None = None
        self._values: dict[str, Value] = {}
        self._spent = 0

    def put_in(self, attributes: dict[str, Value]) -> dict[str, Value]:
        """The attributes with the lists that columns and rows are the names of."""
        return {
            name: self._value(value) if name in _NAMED and isinstance(value, str) else value
            for name, value in attributes.items()
        }

    def _value(self, name: str) -> Value:
        if self._places is None:
            found = _CONSTANT.finditer(self._text)
            self._places = {match[1]: match.end() for match in found}
        if name in self._places and name not in self._values:
            literal = _Literal(self._text, self._places[name])
            try:
                self._values[name] = literal.value()
            except (_Unreadable, IndexError):
                self._values[name] = name
            self._spent += literal.place - self._places[name]
            if self._spent > _MOST_READ:
                raise PageError("too_much")
        return self._values.get(name, name)


def _table(attributes: dict[str, Value]) -> list[list[Cell]]:
    columns = next((attributes[name] for name in _COLUMNS if name in attributes), None)
    rows = next((attributes[name] for name in _ROWS if name in attributes), None)
    if not isinstance(columns, list) or not isinstance(rows, list) or len(columns) > MOST_COLUMNS:
        return []
    titles = [_first(column, _TITLES) for column in columns]
    keys = [_first(column, _KEYS) for column in columns]
    found = [[cell_of_markup(title, header=True) for title in titles]]
    for row in rows:
        if isinstance(row, dict):
            found.append([cell_of_markup(_written(row.get(key, ""))) for key in keys])
        elif isinstance(row, list):
            found.append([cell_of_markup(_written(cell)) for cell in row])
    return found


def _first(column: Value, names: tuple[str, ...]) -> str:
    if isinstance(column, dict):
        return next((_written(column[name]) for name in names if name in column), "")
    return _written(column)


def _written(value: Value) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value
    return " ".join(_written(part) for part in parts)


class _Literal:
    """Reads values as JavaScript writes them, and markup among them, from a place of a text on."""

    def __init__(self, text: str, place: int) -> None:
        self._text = text
        self.place = place
        self._depth = 0

    def attributes(self) -> dict[str, Value]:
        """The attributes of a tag whose name ends here, up to the end of the tag."""
        found: dict[str, Value] = {}
        while True:
            self._skip_space()
            if self._take("/>") or self._take(">"):
                return found
            name = self._match(_NAME)
            self._skip_space()
            if self._take("="):
                self._skip_space()
                found[name] = self._braced() if self._at("{") else self._string()
            else:
                found[name] = ""

    def _braced(self) -> Value:
        self._expect("{")
        value = self.value()
        self._skip_space()
        self._expect("}")
        return value

    def value(self) -> Value:
        """The value that begins here."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unreadable
        self._skip_space()
        value = self._value_here(self._text[self.place])
        self._depth -= 1
        return value

    def _value_here(self, first: str) -> Value:
        if first == "[":
            return self._items()
        if first == "{":
            return self._pairs()
        if first in "\"'`":
            return self._string()
        if first == "<":
            return self._markup()
        if first == "(":
            self._expect("(")
            value = self.value()
            self._skip_space()
            self._expect(")")
            return value
        return self._match(_NUMBER if first in "-0123456789" else _NAME)

    def _items(self) -> list[Value]:
        self._expect("[")
        found: list[Value] = []
        while True:
            self._skip_space()
            if self._take("]"):
                return found
            found.append(self.value())
            self._separated("]")

    def _pairs(self) -> dict[str, Value]:
        self._expect("{")
        found: dict[str, Value] = {}
        while True:
            self._skip_space()
            if self._take("}"):
                return found
            name = self._string() if self._text[self.place] in "\"'" else self._match(_NAME)
            self._skip_space()
            self._expect(":")
            found[name] = self.value()
            self._separated("}")

    def _separated(self, end: str) -> None:
        self._skip_space()
        if not self._take(",") and not self._at(end):
            raise _Unreadable

    def _string(self) -> str:
        quote = self._text[self.place]
        if quote not in "\"'`":
            raise _Unreadable
        self.place += 1
        found: list[str] = []
        while (one := self._text[self.place]) != quote:
            self.place += 1
            if one == "\\":
                one = self._text[self.place]
                self.place += 1
                one = self._escaped(one)
            found.append(one)
        self.place += 1
        return "".join(found)

    def _escaped(self, one: str) -> str:
        digits = {"u": 4, "x": 2}.get(one)
        if digits is None:
            return _ESCAPES.get(one, one)
        code = self._text[self.place : self.place + digits]
        self.place += digits
        try:
            return chr(int(code, 16))
        except ValueError:
            raise _Unreadable from None

    def _markup(self) -> str:
        """Markup up to its end tag, with the {…} in it written out."""
        found: list[str] = []
        open_tags = 0
        while True:
            one = self._text[self.place]
            if one == "{":
                found.append(_written(self._braced()))
            elif one == "<":
                change, tag = self._tag()
                open_tags += change
                found.append(tag)
                if open_tags <= 0:
                    return "".join(found)
            else:
                found.append(one)
                self.place += 1

    def _tag(self) -> tuple[int, str]:
        """A tag: how many more are open after it, and itself without its attributes."""
        self._expect("<")
        ending = self._take("/")
        match = _NAME.match(self._text, self.place)
        name = match[0] if match else ""
        self.place += len(name)
        start = self.place
        self.attributes()
        alone = self._text[start : self.place].endswith("/>")
        if not name:
            return -1 if ending else 1, ""
        written = f"</{name}>" if ending else f"<{name}>"
        return -1 if ending else 0 if alone else 1, written

    def _skip_space(self) -> None:
        match = _SPACE.match(self._text, self.place)
        if match:
            self.place = match.end()

    def _at(self, word: str) -> bool:
        return self._text.startswith(word, self.place)

    def _take(self, word: str) -> bool:
        found = self._at(word)
        self.place += len(word) if found else 0
        return found

    def _expect(self, word: str) -> None:
        if not self._take(word):
            raise _Unreadable

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self.place)
        if match is None:
            raise _Unreadable
        self.place = match.end()
        return match[0]
