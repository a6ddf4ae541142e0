"""The text of an estimate's file → nodes that know their place, item by item where it is long.

A short text that isn't wholly in the program's own style is YAML, and PyYAML reads it. Of a long
one only the items (and keys of the whole) that are in another style are, each by itself, as far
as the bounds go; all else is read fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple, NoReturn

from kimi_calc.estimates.scanning import quick_node
from kimi_calc.price_lists.faults import Faults, Place, shown
from kimi_calc.price_lists.yaml_nodes import (
    Budget,
    Mapping,
    Node,
    Sequence,
    Unread,
    read_nodes,
)

# What PyYAML has to read, which takes up to 0.1 ms an event, and 2 s for 1 MB.
_MOST_EVENTS = 4_000
_MOST_SLOW = 64 << 10  # characters
_SHORT = 32 << 10  # of a text that is read as a whole
# What is read fast takes 3 µs a line: an item has 10 lines, a list of 12 models 100.
_MOST_LINES_OF_ITEM = 1_000
_MOST_LINES_OF_REST = 50_000
_MOST_OF_PART = 1 << 20  # characters
_MOST_PARTS = 100
_MOST_IDLE = 100_000  # empty lines, and comments

# What YAML refuses, and what it takes for the end of a line, or for nothing, where nobody sees it.
_BAD = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FORMAT = re.compile(r"format: *[\"']?([0-9]{1,9})[\"']?[ \t]*(?:#.*)?(?:\n|\Z)")
_SOMETHING = re.compile(r"^ *[^ #\n]", re.MULTILINE)
_IDLE = re.compile(r"^ *(?:#[^\n]*)?\n", re.MULTILINE)
_BEGINNING = re.compile(r"---[ ]*(?: #[^\n]*)?\n")
_PART = re.compile(r"^(?![ #\n]|-(?:[ \n]|\Z)|\Z)", re.MULTILINE)
_ITEMS = re.compile(r"items:[ ]*\n")
_DASH = re.compile(r"( *)-(?=[ \n])")


class Lines(NamedTuple):
    """Some lines of a text, from `start` to `end`, of which the first is `line`."""

    start: int
    end: int
    line: int


@dataclass
class Document:
    """What a file holds: its mapping, and the lines of its items where they are not in that.

    `nodes` are those of the lines of an item, mostly one.
    """

    whole: Node
    text: str
    items: Iterator[Lines] | None = None
    nodes: Callable[[Lines], list[Node]] = lambda _: []


def read_document(text: str, known: str, faults: Faults) -> Document:
    """The nodes of a text of the `known` format, or of none.

    `faults` takes in what is unwanted; its error comes for what leaves no meaning to the rest.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if bad := _BAD.search(text):
        start = bad.start()
        place = Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        faults.only("bad_character", place, number=f"{ord(bad[0]):04X}")
    at = 0 if text.startswith("format:") else text.find("\nformat:") + 1
    later = _FORMAT.match(text, at)
    if later and later[1] != known:
        place = Place(text.count("\n", 0, later.start()) + 1, later.start(1) - later.start() + 1)
        faults.only("later_format", place, "format", text=shown(later[1]), known=known)
    if len(text) > _SHORT:
        return _Long(text, faults).document()
    node = quick_node(text, 0, len(text), 1)
    return Document(node or read_nodes(text, faults, Budget(_MOST_EVENTS)), text)


def _is_block(node: Node) -> bool:
    """Whether a node is keys below each other, as those of the next part can follow."""
    return isinstance(node, Mapping) and next(iter(node.keys.values()), None) == node.place


class _Long:
    """A long text, in parts: each key of the whole, and each item, is one."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._faults = faults
        self._budget = Budget(_MOST_EVENTS)
        self._slow = _MOST_SLOW
        self._rest = _MOST_LINES_OF_REST
        self._whole: Mapping | None = None

    def document(self) -> Document:
        """The whole without its items, which are read when they are asked for."""
        text = self._text
        self._check_idle()
        starts = self._starts()
        at = starts[0]
        line = text.count("\n", 0, at) + 1
        items: Iterator[Lines] | None = None
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            line += text.count("\n", at, start)
            at = start
            begun = _ITEMS.match(text, start, end)
            first = self._first(begun.end(), end) if begun and items is None else end
            dash = _DASH.match(text, first, end)
            if dash:
                items = self._items(dash, end, line + text.count("\n", start, first))
                place = Place(line, 1)
                self._add(Mapping(place, {"items": Unread(place)}, {"items": place}, whole=True))
            elif len(starts) == 1:
                self._add(self._part(start, end, line))
            elif text.startswith(("---", "...", "%"), start):
                code = "directive" if text[start] == "%" else "second_document"
                self._faults.only(code, Place(line, 1))
            else:
                part = self._part(start, end, line)
                self._add(part if _is_block(part) else Unread(part.place))
        assert self._whole is not None  # there was a part at least
        return Document(self._whole, text, items, self._nodes)

    def _add(self, part: Node) -> None:
        """Put a part to the whole."""
        if not isinstance(part, Mapping):
            self._faults.add("not_pairs", part.place, part="estimate")
            part = Mapping(part.place, {}, {}, whole=False)
        whole = self._whole
        if whole is None:
            self._whole = part
            return
        for key, place in part.keys.items():
            if key in whole.keys:
                self._faults.add("duplicate_key", place, key, first=whole.keys[key].line)
            else:
                whole.keys[key], whole.values[key] = place, part.values[key]
        self._whole = replace(whole, whole=whole.whole and part.whole)

    def _starts(self) -> list[int]:
        """Where the parts begin."""
        text = self._text
        at = self._first(0)
        if beginning := _BEGINNING.match(text, at):
            at = self._first(beginning.end())
        starts = [match.start() for match in islice(_PART.finditer(text, at), _MOST_PARTS + 1)]
        if len(starts) > _MOST_PARTS:
            self._too_much(starts[-1])
        return starts if at in starts else [at]  # else the whole of it is indented

    def _check_idle(self) -> None:
        """Refuse what is nearly nothing but empty lines and comments."""
        text = self._text
        if text.count("\n\n") + text.count(" \n") + text.count("#") > _MOST_IDLE:
            idle = next(islice(_IDLE.finditer(text), _MOST_IDLE, None), None)
            if idle:
                self._too_much(idle.start())

    def _first(self, start: int, end: int | None = None) -> int:
        """Where the first line begins that is neither empty nor a comment; `end` for none."""
        found = _SOMETHING.search(self._text, start, len(self._text) if end is None else end)
        if found:
            return found.start()
        return self._faults.only("empty") if end is None else end

    def _part(self, start: int, end: int, line: int) -> Node:
        """A key of the whole, or all of it, that is not its items."""
        self._rest -= self._text.count("\n", start, end)
        if self._rest < 0:
            self._too_much(start)
        return self._read(start, end, line)

    def _items(self, dash: re.Match[str], end: int, line: int) -> Iterator[Lines]:
        """Those of each item, from the first one's dash on, which stands in a `line`."""
        text = self._text
        start = dash.start()
        following = re.compile(rf"^{dash[1]}-(?=[ \n])", re.MULTILINE)
        while start < end:
            match = following.search(text, start + 1, end)
            behind = match.start() if match else end
            lines = text.count("\n", start, behind)
            if lines > _MOST_LINES_OF_ITEM:
                self._too_much(start)
            yield Lines(start, behind, line)
            start = behind
            line += lines

    def _nodes(self, lines: Lines) -> list[Node]:
        node = self._read(*lines)
        if isinstance(node, Sequence):
            return node.items
        self._faults.add("not_a_list", node.place, "items")
        return []

    def _read(self, start: int, end: int, line: int) -> Node:
        if end - start > _MOST_OF_PART:
            self._too_much(start)
        node = quick_node(self._text, start, end, line)
        if node is not None:
            return node
        self._slow -= end - start
        if self._slow < 0:
            self._too_much(start)
        return read_nodes(self._text[start:end], self._faults, self._budget, line)

    def _too_much(self, at: int) -> NoReturn:
        self._faults.only("too_much", Place(self._text.count("\n", 0, at) + 1, 1))
