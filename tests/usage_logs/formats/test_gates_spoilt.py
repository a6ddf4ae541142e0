"""Whatever stands in a record of a reply or a gateway: it is read, or refused with a reason."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from usage_logs.chances import Chance
from usage_logs.made_up_gates import MAKERS, made_up

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.messages import UNREADABLE as CODES
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

ODD: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x",
    "\0",
    "{",
    "{}",
    "[]",
    "[1, {}]",
    '{"usage": 5}',
    '{"a": NaN}',
    "{'a': None}",
    "[" * 5000,
    "data: {",
    "data: [DONE]",
    0,
    -1,
    2**70,
    1e30,
    float("nan"),
    float("inf"),
    True,
    [],
    [None],
    [[]],
    [{}],
    {},
    {"a": {}},
    {"usage": []},
    {"usage": {"prompt_tokens": []}},
)


def _spoil(value: Any, chance: Chance) -> Any:
    """The value with something odd in place of one of its parts, at any depth."""
    if isinstance(value, dict) and value and not chance.rare(6):
        key = chance.pick(*value)
        if chance.rare(8):
            del value[key]
        else:
            value[key] = _spoil(value[key], chance)
        return value
    if isinstance(value, list) and value and not chance.rare(6):
        place = chance.random.randrange(len(value))
        value[place] = _spoil(value[place], chance)
        return value
    return copy.deepcopy(chance.pick(*ODD))


@pytest.mark.parametrize("form", MAKERS)
def test_spoilt_records_are_read_or_refused(form: str) -> None:
    chance = Chance(len(form))
    for record in made_up(form, 250, seed=9):
        spoilt = copy.deepcopy(record)
        for _ in range(chance.random.randrange(1, 4)):
            spoilt = _spoil(spoilt, chance)
        if not isinstance(spoilt, dict):
            continue
        context = Context(Days())
        for each in formats():
            if not each.recognises(spoilt):
                continue
            try:
                entry = each.read(spoilt, context)
            except NotUsage:
                continue
            except Unreadable as error:
                assert error.code in CODES  # noqa: PT017 - any of them will do
                continue
            _is_right(entry)


def _is_right(entry: Entry) -> None:
    numbers = (*entry[2:7], entry.requests)
    assert all(type(number) is int and number >= 0 for number in numbers), entry
    texts = (entry.model, *entry.groups, entry.ident, entry.service, entry.host)
    assert all(type(text) is str for text in texts), entry
    assert entry.model
    assert len(entry.groups) == 4
    assert type(entry.has_split) is bool
    assert all(type(name) is str and type(number) is int for name, number in entry.calls)
