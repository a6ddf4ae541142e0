"""Tables of whatever: nothing stops who looks at them."""

import random
from typing import Any

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.guessing import guess
from kimi_calc.usage_logs.tables.heading_rows import found_in
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.mapping import format_of


def read(layout: Layout, record: dict[str, object]) -> Entry | str | None:
    try:
        return format_of(layout).read(record, Context(Days()))
    except NotUsage:
        return None
    except Unreadable as error:
        return error.code


ODD: tuple[Any, ...] = (
    *(
        "",
        " ",
        "合计",
        "2026-09-01",
        "2026-13-45",
        "kimi-k3",
        "1,234",
        "-5",
        "1e400",
        "nan",
        "٣",
        "²",
    ),
    *(None, True, 0, -1, 10**30, 1.5, float("inf"), float("nan"), [], {"a": [1]}, "\ud800", "\0"),
    *("9" * 5000, '="', '="a"b"', "=1+1", "0:00", "1788220800", "(((", "2026年9月", "x" * 5000),
)


def test_nothing_odd_is_more_than_a_doubt() -> None:
    """Whatever cells hold: a table is looked at, and each row is read or has a reason."""
    dice = random.Random(5)
    names = (
        "日期",
        "模型",
        "输入(千)",
        "命中",
        "output",
        "total",
        "令牌",
        "requests",
        "request_id",
        "金额",
    )
    answers = set()
    for _ in range(300):
        rows = [[dice.choice(ODD) for _ in names[: dice.randint(0, 11)]] for _ in range(5)]
        found = guess(dice.sample(names, len(names)), rows)
        headings = found.layout._replace(
            model="模型", input="输入(千)", output="output", time="日期", cached="命中"
        )
        for row in rows:
            said = read(headings, dict(zip(names, row, strict=False)))
            answers.add(said if isinstance(said, str) else type(said))
    assert {"no_model", "no_count", "not_a_count", "not_a_time", "negative"} <= answers
    assert type(None) in answers


def test_nothing_odd_stops_the_search_for_headings() -> None:
    dice = random.Random(6)
    texts = [str(one) for one in ODD] + ["输入", "模型", "日期", "(千)", "input", "命中"]
    for _ in range(500):
        rows = [[dice.choice(texts) for _ in range(dice.randint(0, 6))] for _ in range(5)]
        found = found_in(rows)
        if found:
            named = [one for one in found.headings if one]
            assert len(named) == len(set(named))
            assert 0 <= found.first < found.first + found.number <= len(rows)
