"""What the values of a column are, told from some rows: models, times, numbers, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.records import Unreadable
from kimi_calc.usage_logs.tables.table_cells import count_of, is_nothing, is_sum, text_of

Kind = Literal["nothing", "date", "time", "stamp", "count", "number", "model", "switch", "text"]
"""`date`: days alone; `time`: moments; `stamp`: whole numbers that can be times since 1970;
`count`: other whole numbers; `switch`: yes and no."""

_MOST = 0.8  # so much of a column must be of a kind: a table may have remarks and sums in it
_MODEL = re.compile(
    r"(?:[@\w.-]+[/:])*[\w.-]*(?:kimi|moonshot|gpt|claude|deepseek|qwen|glm|gemini|llama|mistral"
    r"|doubao|ernie|hunyuan|minimax|grok|k[23](?=$|[-.\[]))[\w.:@\[\]-]*",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?", re.IGNORECASE)
_SEPARATED = re.compile(r"[0-9]{4}(?:[-/.]|年)")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_MIDNIGHT = re.compile(r"(?<![0-9:.])0?0:00(?::00(?:\.0+)?)?(?![0-9:])")
_SWITCHES = frozenset(("true", "false", "yes", "no", "是", "否"))


def kind_of(values: Sequence[object], unit: int = 1) -> Kind:
    """What most of these values are; `unit` is that of numbers, by the heading."""
    held = [one for one in values if not is_nothing(one) and not is_sum(text_of(one))]
    if not held:
        return "nothing"
    kinds = [_kind(one, unit) for one in held]
    for kinds_together, kind in _TOGETHER:
        if sum(one in kinds_together for one in kinds) >= _MOST * len(kinds):
            return kind
    return "text"


def counts_of(values: Sequence[object], unit: int) -> list[int | None]:
    """The numbers of a column; None for what is none."""
    found: list[int | None] = []
    for value in values:
        try:
            found.append(count_of(value, "", unit))
        except Unreadable:
            found.append(None)
    return found


_TOGETHER: tuple[tuple[frozenset[Kind], Kind], ...] = (
    (frozenset(("date",)), "date"),
    (frozenset(("date", "time")), "time"),
    (frozenset(("switch",)), "switch"),
    (frozenset(("stamp",)), "stamp"),
    (frozenset(("stamp", "count")), "count"),
    (frozenset(("stamp", "count", "number")), "number"),
    (frozenset(("model",)), "model"),
)


def _kind(value: object, unit: int) -> Kind:
    if isinstance(value, bool):
        return "switch"
    text = text_of(value)
    if text.casefold() in _SWITCHES:
        return "switch"
    if _SEPARATED.match(text):
        return _of_time(text)
    if _NUMBER.fullmatch(text):
        try:
            count_of(value, "", unit)
        except Unreadable:
            return "number"
        return "stamp" if len(text) in {8, 10, 13, 16, 19} and _is_time(text) else "count"
    return "model" if len(text) < 100 and _MODEL.fullmatch(text) else "text"


def _of_time(text: str) -> Kind:
    if not _is_time(text):
        return "number" if _NUMBER.fullmatch(text) else "text"
    # A midnight is a day that a program has written as a moment.
    return "time" if _CLOCK.search(text) and not _MIDNIGHT.search(text) else "date"


def _is_time(text: str) -> bool:
    try:
        return bool(Days().of(text))
    except Unreadable:
        return False
