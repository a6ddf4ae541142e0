"""Every format of replies and gateways agrees with a slow reader, on records by chance."""

from __future__ import annotations

from typing import Any

import pytest
from usage_logs.made_up_gates import MAKERS, as_row, made_up
from usage_logs.slow_gates import slowly
from usage_logs.slow_rules import NOT_USAGE, UNREADABLE, Rules

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context, Format
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.messages import UNREADABLE as CODES
from kimi_calc.usage_logs.records import NotUsage, Unreadable

NUMBER = 300
TABLES = sorted(set(MAKERS) - {"wrapped", "fastgpt", "chat", "responses", "messages"})
"""Forms whose records people have in tables."""


def form_of(record: Any) -> Format:
    """The format that is asked first, of those that know the record."""
    known = [form for form in formats() if form.recognises(record)]
    assert len(known) == 1, record  # in whatever order they are asked
    return known[0]


def quickly(record: Any, context: Context) -> Any:
    """What an Entry has, or the word for a record that has none."""
    try:
        entry = form_of(record).read(record, context)
    except NotUsage:
        return NOT_USAGE
    except Unreadable as error:
        return UNREADABLE if error.code in CODES else error.code
    told = entry._asdict()
    del told["groups"], told["ident"]
    return told


@pytest.mark.parametrize("form", MAKERS)
@pytest.mark.parametrize("hour", [False, True])
def test_records_say_what_the_slow_reader_finds(form: str, hour: bool) -> None:
    zone = -5 if hour else 8
    words = []
    for record in made_up(form, NUMBER, seed=hour):
        assert form_of(record).name == form, record
        context = Context(Days(zone * 3600), write_lifetime="1h" if hour else "5m")
        found = quickly(record, context)
        assert found == slowly(form, record, Rules(zone, hour)), record
        words.append(found if isinstance(found, str) else "an entry")
    assert words.count("an entry") > NUMBER / 3  # the traps don't hide what is ordinary


@pytest.mark.parametrize("form", TABLES)
def test_the_same_records_in_a_table_say_the_same(form: str) -> None:
    for record in made_up(form, NUMBER, seed=5):
        row = as_row(record)
        assert form_of(row).name == form
        expected = slowly(form, record, Rules(8, hour=False))
        found = quickly(row, Context(Days()))
        assert found == expected, (record, row)
