"""The text of an estimate's file → nodes that know their place, item by item where it is long.

A short text that isn't wholly in the program's own style is YAML, and PyYAML reads it. Of a long
one only the items (and keys of the whole) that are in another style are, each by itself, as far
as the bounds go; all else is read fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

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
# What is read fast, at 1 MB in a tenth of a second.
_MOST_OF_PART = 1 << 20
_MOST_PARTS = 100

# What YAML refuses, and what it takes for the end of a line, or for nothing, where nobody sees it.
_BAD = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FORMAT = re.compile(r"^format: *[\"']?([0-9]{1,9})[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
_BEGINNING = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*---[ ]*\n")
_NOTHING = re.compile(r"(?:[ ]*(?:#[^\n]*)?(?:\n|\Z))*")
_PART = re.compile(r"^(?![ #\n]|-(?:[ \n]|\Z)|\Z)", re.MULTILINE)
_ITEMS = re.compile(r"items:[ ]*\n(?:[ ]*(?:#[^\n]*)?\n)*?([ ]*)-(?=[ \n])")


@dataclass
class Document:
    """What a file holds: its mapping, and its items where they are not in that, one by one."""

    whole: Node
    items: Iterator[Node] | None = None


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
    later = _FORMAT.search(text)
    if later and later[1] != known:
        place = Place(text.count("\n", 0, later.start()) + 1, later.start(1) - later.start() + 1)
        faults.only("later_format", place, "format", text=shown(later[1]), known=known)
    if len(text) > _SHORT:
        return _Long(text, faults).document()
    node = quick_node(text, 0, len(text), 1)
    return Document(node or read_nodes(text, faults, Budget(_MOST_EVENTS)))


class _Long:
    """A long text, in parts: each key of the whole, and each item, is one."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._faults = faults
        self._budget = Budget(_MOST_EVENTS)
        self._slow = _MOST_SLOW
        self._whole: Mapping | None = None

    def document(self) -> Document:
        """The whole without its items, which are read when they are asked for."""
        text = self._text
        beginning = _BEGINNING.match(text)
        at = beginning.end() if beginning else 0
        line = text.count("\n", 0, at) + 1
        starts = [match.start() for match in islice(_PART.finditer(text, at), _MOST_PARTS + 1)]
        if len(starts) > _MOST_PARTS:
            self._too_much(starts[-1])
        before = starts[0] if starts else len(text)
        if not _NOTHING.fullmatch(text, at, before):  # the whole of it is indented
            starts.insert(0, at)
        elif not starts:
            self._faults.only("empty")
        items: Iterator[Node] | None = None
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            line += text.count("\n", at, start)
            at = start
            begun = _ITEMS.match(text, start, end)
            if begun and items is None:
                items = self._items(begun, end, line)
                place = Place(line, 1)
                self._add(Mapping(place, {"items": Unread(place)}, {"items": place}, whole=True))
            else:
                self._add(self._read(start, end, line))
        assert self._whole is not None  # there was a part at least
        return Document(self._whole, items)

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

    def _items(self, begun: re.Match[str], end: int, line: int) -> Iterator[Node]:
        """Each item; all that are not read fast are read by PyYAML, one by one."""
        text = self._text
        at = begun.start()
        start = begun.start(1)
        following = re.compile(rf"^{begun[1]}-(?=[ \n])", re.MULTILINE)
        while start < end:
            match = following.search(text, start + 1, end)
            behind = match.start() if match else end
            line += text.count("\n", at, start)
            at = start
            node = self._read(start, behind, line)
            if isinstance(node, Sequence):
                yield from node.items
            else:
                self._faults.add("not_a_list", node.place, "items")
            start = behind

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

    def _too_much(self, at: int) -> None:
        self._faults.only("too_much", Place(self._text.count("\n", 0, at) + 1, 1))
