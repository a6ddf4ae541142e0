"""YAML text → nodes that know their place. Every scalar stays text; whatever YAML adds is refused.

PyYAML parses; its resolver and constructor are left out, because they turn `4.00` into a float,
`no` into False and `1:30` into 90, let the second of two equal keys win, and raise whatever they
please (AttributeError, RecursionError, …).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from kimi_calc.price_lists.faults import Faults, Place, shown

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
    """Keys with their values; `keys` holds where each key stands.

    It is not `whole` where some of its keys are not known: one that can't be read, or a merge.
    """

    place: Place
    values: dict[str, Node]
    keys: dict[str, Place]
    whole: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is there but can't be read; what is wrong with it has been told."""

    place: Place


Node = Scalar | Sequence | Mapping | Unread


@dataclass
class Budget:
    """How many more events the parser may take, in one text or in several."""

    events: int


class _TooDeep(yaml.MarkedYAMLError):
    """More levels than a price list can have."""


class _Events(Reader, Scanner, Parser):
    """PyYAML without its resolver and constructor, and with bounds."""

    def __init__(self, text: str, line: int) -> None:
        Reader.__init__(self, text)
        self.line = line
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_flow_collection_start(self, TokenClass: type) -> None:  # noqa: N803 - PyYAML's name
        # The scanner looks ahead far enough that the depth must be bounded here already.
        if self.flow_level >= MOST_LEVELS:
            raise _TooDeep(problem_mark=self.get_mark())
        super().fetch_flow_collection_start(TokenClass)


def read_nodes(text: str, faults: Faults, budget: Budget | None = None, line: int = 1) -> Node:
    """The one document in `text`, which begins in a `line`; `faults` takes in what is unwanted.

    The error of `faults`, naming the place, for what leaves no meaning to the rest, such as more
    events than the `budget` has left.
    """
    try:
        events = _wanted_events(_Events(text, line - 1), faults, budget or Budget(MOST_EVENTS))
        next(events, None)  # stream start
        if isinstance(next(events), yaml.StreamEndEvent):
            faults.only("empty")
        node = _node(next(events), events, faults, 1)
        next(events)  # document end
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            faults.add("second_document", _place(after))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + line, error.position - before.rfind("\n"))
        faults.only("bad_character", place, number=f"{error.character:04X}")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        assert mark is not None  # the scanner and the parser always give one
        place = Place(mark.line + 1, mark.column + 1)
        if isinstance(error, _TooDeep):
            faults.only("too_deep", place)
        faults.only("not_yaml", place, problem=shown(str(error.problem or error.context)))
    return node


def _wanted_events(parser: _Events, faults: Faults, budget: Budget) -> Iterator[yaml.Event]:
    """The parser's events, bounded; anchors, aliases, tags and directives are faults."""
    while True:
        try:
            if not parser.check_event():
                return
            event: yaml.Event = parser.get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:  # an escape or a version beyond Python's reach
            mark = parser.get_mark()
            place = Place(mark.line + 1, mark.column + 1)
            faults.only("not_yaml", place, problem=shown(str(error)))
        if budget.events == 0:
            faults.only("too_much", _place(event))
        budget.events -= 1
        _tell_unwanted(event, faults)
        yield event


def _tell_unwanted(event: yaml.Event, faults: Faults) -> None:
    if isinstance(event, yaml.AliasEvent):
        faults.add("alias", _place(event), text=shown(str(event.anchor)))
    elif anchor := getattr(event, "anchor", None):
        faults.add("anchor", _place(event), text=shown(anchor))
    if tag := getattr(event, "tag", None):
        faults.add("tag", _place(event), text=shown(tag))
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        faults.add("directive", _place(event))


def _node(event: yaml.Event, events: Iterator[yaml.Event], faults: Faults, level: int) -> Node:
    place = _place(event)
    if level > MOST_LEVELS:
        faults.only("too_deep", place)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(place, event.value)
    if isinstance(event, yaml.AliasEvent):
        return Unread(place)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, faults, level + 1))
        return Sequence(place, items)
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    whole = True
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _key(event, keys, faults)
        whole = whole and isinstance(event, yaml.ScalarEvent) and key != "<<"
        if key is None:
            _skip(event, events)
            _skip(next(events), events)
        else:
            keys[key] = _place(event)
            values[key] = _node(next(events), events, faults, level + 1)
    return Mapping(place, values, keys, whole)


def _key(event: yaml.Event, keys: dict[str, Place], faults: Faults) -> str | None:
    """The key that begins with this event; None for what is none, or stands there again."""
    if isinstance(event, yaml.ScalarEvent):
        key: str = event.value
        if key not in keys:
            return key
        faults.add("duplicate_key", _place(event), key, first=keys[key].line)
    elif not isinstance(event, yaml.AliasEvent):
        faults.add("key_of_many", _place(event))
    return None


def _skip(event: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Pass over the node that begins with this event."""
    level = 0
    while True:
        if isinstance(event, yaml.CollectionStartEvent):
            level += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            level -= 1
        if level == 0:
            return
        event = next(events)


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    assert mark is not None  # every event that the parser makes has one
    return Place(mark.line + 1, mark.column + 1)
