"""Price lists as trees that can be spoiled, written as YAML; each thing then knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Where = tuple[int, int]
"""Line and column, from 1."""


@dataclass(eq=False)
class Map:
    """Entries in a row, in braces if it is `flow`. `at` is where it begins once written.

    The keys of `names` are free.
    """

    entries: list[Entry]
    flow: bool = False
    names: bool = False
    at: Where = (0, 0)


@dataclass(eq=False)
class Rows:
    """Mappings in a list."""

    rows: list[Map]
    at: Where = (0, 0)


@dataclass(eq=False)
class Text:
    """A scalar, as it is written."""

    text: str
    at: Where = (0, 0)


Value = Map | Rows | Text


@dataclass(eq=False)
class Entry:
    """A key and its value; `at` is where the key stands once written."""

    key: str
    value: Value
    at: Where = (0, 0)


@dataclass
class Writer:
    """Writes a tree and notes where everything stands."""

    lines: list[str] = field(default_factory=lambda: [""])

    def write(self, tree: Map) -> str:
        self._block(tree, 0)
        return "\n".join(self.lines)

    @property
    def _here(self) -> Where:
        return len(self.lines), len(self.lines[-1]) + 1

    def _put(self, text: str) -> None:
        self.lines[-1] += text

    def _new_line(self, indent: int) -> None:
        self.lines.append(" " * indent)

    def _block(self, tree: Map, indent: int) -> None:
        """Entries below each other; the first one stands where the writer is."""
        tree.at = self._here
        for number, entry in enumerate(tree.entries):
            if number:
                self._new_line(indent)
            self._key(entry)
            self._value(entry.value, indent)

    def _key(self, entry: Entry) -> None:
        entry.at = self._here
        self._put(f"{entry.key}:")

    def _value(self, value: Value, indent: int) -> None:
        if isinstance(value, Rows) and value.rows:
            for row in value.rows:
                self._new_line(indent + 2)
                value.at = value.at if row is not value.rows[0] else self._here
                self._put("- ")
                self._item(row, indent + 4)
        elif isinstance(value, Map) and value.entries and not value.flow:
            self._new_line(indent + 2)
            self._block(value, indent + 2)
        else:
            self._put(" ")
            self._inline(value)

    def _item(self, row: Map, indent: int) -> None:
        if row.flow or not row.entries:
            self._inline(row)
        else:
            self._block(row, indent)

    def _inline(self, value: Value) -> None:
        value.at = self._here
        if isinstance(value, Text):
            self._put(value.text)
        elif isinstance(value, Rows):
            self._put("[]")
        else:
            self._put("{")
            for number, entry in enumerate(value.entries):
                if number:
                    self._put(", ")
                self._key(entry)
                self._put(" ")
                self._inline(entry.value)
            self._put("}")


def maps_in(value: Value) -> Iterator[Map]:
    """All mappings of a tree, the outer ones first."""
    if isinstance(value, Rows):
        for row in value.rows:
            yield from maps_in(row)
    elif isinstance(value, Map):
        yield value
        for entry in value.entries:
            yield from maps_in(entry.value)
