"""YAML text → nodes that know their place. Every scalar stays text; whatever YAML adds is refused.

PyYAML parses; its resolver and constructor are left out, because they turn `4.00` into a float,
`no` into False and `1:30` into 90, let the second of two equal keys win, and raise whatever they
please (AttributeError, RecursionError, …).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from kimi_calc.pricing.errors import PriceListError

# The C parser is kept out: it crashes the interpreter on deep nesting, and loading it takes as
# long as all the rest of PyYAML. PyYAML goes on without it where its import fails.
if "yaml" not in sys.modules:
    sys.modules["yaml._yaml"] = None  # type: ignore[assignment]  # None is how to forbid an import
    import yaml

    del sys.modules["yaml._yaml"]
else:
    import yaml

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

# A list of 12 models has 5 levels, 400 events and 3 KB. These bounds keep the time of a refusal
# within 0.2 s, which no bound on the size alone does.
MOST_EVENTS = 2_000
MOST_LEVELS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column, from 1."""

    path: str
    line: int
    column: int

    def refuse(self, message: str, key: str | None = None) -> NoReturn:
        """Raise the PriceListError that names this place."""
        raise PriceListError(message, path=self.path, line=self.line, column=self.column, key=key)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in a row."""

    place: Place
    items: list[Node]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; `keys` holds where each key stands."""

    place: Place
    values: dict[str, Node]
    keys: dict[str, Place]


Node = Scalar | Sequence | Mapping


class _Events(Reader, Scanner, Parser):
    """PyYAML without its resolver and constructor, and with bounds."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_flow_collection_start(self, TokenClass: type) -> None:  # noqa: N803 - PyYAML's name
        # The scanner looks ahead far enough that the depth must be bounded here already.
        if self.flow_level >= MOST_LEVELS:
            raise yaml.MarkedYAMLError(problem="too many levels", problem_mark=self.get_mark())
        super().fetch_flow_collection_start(TokenClass)


def read_nodes(text: str, path: str) -> Node:
    """The one document in `text`; PriceListError, naming the place, for anything unwanted."""
    try:
        events = _wanted_events(_Events(text), path)
        next(events, None)  # stream start
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            raise PriceListError("the file is empty: it must hold a price list", path=path)
        node = _node(next(events), events, path, 1)
        next(events)  # document end
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            _place(after, path).refuse("a second document begins: keep one price list a file")
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        Place(path, before.count("\n") + 1, error.position - before.rfind("\n")).refuse(
            f"the character U+{error.character:04X} can't be in a price list: delete it"
        )
    except yaml.MarkedYAMLError as error:
        problem = f"this is no YAML ({error.problem or error.context})"
        mark = error.problem_mark or error.context_mark
        if mark is None:
            raise PriceListError(f"{problem}: mend it", path=path) from None
        Place(path, mark.line + 1, mark.column + 1).refuse(f"{problem}: mend it here")
    return node


def _wanted_events(parser: _Events, path: str) -> Iterator[yaml.Event]:
    """The parser's events, bounded, without anchors, aliases, tags and directives."""
    for number in range(MOST_EVENTS + 1):
        try:
            if not parser.check_event():
                return
            event: yaml.Event = parser.get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:  # an escape or a version beyond Python's reach
            mark = parser.get_mark()
            Place(path, mark.line + 1, mark.column + 1).refuse(
                f"this is no YAML ({error}): mend it"
            )
        if number == MOST_EVENTS:
            _place(event, path).refuse("the file holds too much for a price list: shorten it")
        _refuse_unwanted(event, path)
        yield event


def _refuse_unwanted(event: yaml.Event, path: str) -> None:
    if isinstance(event, yaml.AliasEvent):
        _place(event, path).refuse(f"*{_short(str(event.anchor))} is an alias: write the value out")
    if anchor := getattr(event, "anchor", None):
        _place(event, path).refuse(f"&{_short(anchor)} is an anchor: delete it")
    if tag := getattr(event, "tag", None):
        _place(event, path).refuse(f"{_short(tag)!r} is a tag: delete it")
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        _place(event, path).refuse("a % directive stands here: delete it")


def _node(event: yaml.Event, events: Iterator[yaml.Event], path: str, level: int) -> Node:
    place = _place(event, path)
    if level > MOST_LEVELS:
        place.refuse("this is nested too deeply for a price list: take levels away")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(place, event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, path, level + 1))
        return Sequence(place, items)
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _place(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            key.refuse("a key must be a plain word: the braces or brackets here are none")
        name = event.value
        if name in keys:
            key.refuse(
                f"{_short(name)!r} stands here again (first in line {keys[name].line}): keep one"
            )
        keys[name] = key
        values[name] = _node(next(events), events, path, level + 1)
    return Mapping(place, values, keys)


def _place(event: yaml.Event, path: str) -> Place:
    mark = event.start_mark
    assert mark is not None  # every event that the parser makes has one
    return Place(path, mark.line + 1, mark.column + 1)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"
