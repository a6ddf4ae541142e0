"""Random tables, read as the rules are told, with paper and pencil: nothing of the program's."""

import random
import re
from collections.abc import Mapping
from fractions import Fraction

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.mapping import format_of


def read(layout: Layout, record: Mapping[str, str]) -> Entry | None:
    try:
        return format_of(layout).read(record, Context(Days()))
    except (NotUsage, Unreadable):
        return None


CELLS = (
    *(
        "0",
        "7",
        "12",
        "1234",
        "1,234",
        "1,234,567.00",
        "12.5",
        "0.004",
        "1.250",
        "2.0000001",
        " 9 ",
    ),
    *("", "-", "n/a", "1,23", "1_000", "-3", "1e3", "x", '="44"', "３", "0.1", "00012", "1.", ".5"),
)
_SLOW = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.](?P<part>[0-9]+))?")


def slowly(cell: str, unit: int) -> int | str | None:
    """A number as one reads it with paper and pencil; None for nothing, else a word."""
    text = cell.strip()
    if text.lower() in ("", "-", "n/a"):
        return None
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    found = _SLOW.fullmatch(text)
    if not found or not text.isascii():
        return "wrong"
    number = Fraction(found["whole"].replace(",", "") + "." + (found["part"] or "0")) * unit
    return int(number) if number.denominator == 1 else "wrong"


def expected(layout: Layout, record: Mapping[str, str]) -> tuple[int, int, int, int, int] | None:
    """The five numbers of a row, None for one that can't be read: by the rules as they are told."""
    units = {"in k": 1000, "out": 1, "hit": 1, "w5 (万)": 10_000, "w1": 1, "sum": 1}
    numbers = {name: slowly(record[name], unit) for name, unit in units.items()}
    if "wrong" in numbers.values():
        return None
    hit, short, long = (int(numbers[name] or 0) for name in ("hit", "w5 (万)", "w1"))
    sent, output, total = numbers["in k"], numbers["out"], numbers["sum"]
    extra = 0 if layout.input_includes_cache else hit + short + long
    if sent is None and output is not None and total is not None:
        sent = int(total) - int(output) - extra
    elif output is None and sent is not None and total is not None:
        output = int(total) - int(sent) - extra
    if sent is None or output is None:
        return None
    plain = int(sent) - (hit + short + long if layout.input_includes_cache else 0)
    return (
        None if min(plain, int(sent), int(output)) < 0 else (plain, hit, short, long, int(output))
    )


@pytest.mark.parametrize("includes", [True, False])
def test_random_tables_are_read_as_by_hand(includes: bool) -> None:
    dice = random.Random(f"tables {includes}")
    layout = Layout(
        "model",
        "",
        "in (k)",
        "hit",
        written_5m="w5 (万)",
        written_1h="w1",
        output="out",
        total="sum",
        input_includes_cache=includes,
    )
    readable = 0
    for _ in range(6_000):
        # Most cells are right, so that most of what a row can say is met.
        pool = CELLS if dice.random() < 0.3 else CELLS[:7]
        record = {
            name: dice.choice(pool if name != "in k" else CELLS[:10])
            for name in ("in k", "out", "hit", "w5 (万)", "w1", "sum")
        }
        by_hand = expected(layout, record)
        found = read(layout, {"model": "kimi-k3", "in (k)": record["in k"], **record})
        if by_hand is None:
            assert not isinstance(found, Entry), record
        else:
            assert isinstance(found, Entry), record
            assert found[2:7] == by_hand, record
            readable += 1
    assert 400 < readable < 5_600
