"""The same amounts to the last digit, and the same rows, on every engine as by plain loops."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from usage_logs.sql import lists as made_lists
from usage_logs.sql.engine_process import Answer
from usage_logs.sql.engines import Engine, written
from usage_logs.sql.made_records import ALIASES, Record, made_records
from usage_logs.sql.oracle import Told, Way, summed, told

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.sql import Columns, TimeIs, statement
from kimi_calc.usage_logs.sql.dialects import Engine as EngineName

KINDS = {
    "model": "text",
    "seconds": "whole",
    "milliseconds": "whole",
    "stamp": "moment",
    "day": "date",
    **dict.fromkeys(("sent", "hit", "w5", "w1", "out", "req"), "whole"),
    **dict.fromkeys(("svc", "host", "rid", "team"), "text"),
}
_HOURS = 3600


class Case(NamedTuple):
    """A way of reading the table, and what stands for it in a statement."""

    way: Way
    by: tuple[str, ...]
    time: TimeIs = "unix"
    decimals: int = 12

    @property
    def columns(self) -> Columns:
        way = self.way
        day = {"unix": "seconds", "unix_ms": "milliseconds", "timestamp": "stamp", "date": "day"}[
            self.time
        ]
        return Columns(
            "model",
            "sent",
            "out",
            day=day if way.has_time else "",
            cached="hit" if way.has_cached else "",
            written_5m="w5",
            written_1h="w1",
            requests="req",
            service="svc",
            host="host",
            id="rid" if way.has_ids else "",
            groups=(("team", "team"), ("key", "rid")),
            input_includes_cache=way.includes,
            time=self.time,
            rows_are="totals" if way.totals else "requests",
        )

    def text(self, engine: EngineName) -> str:
        way = self.way
        dated = DatedLists(way.lists, by_day=way.by_day)
        return statement(
            engine, "logs", self.columns, dated, by=self.by, aliases=ALIASES, zone=way.zone
        )


def _cases() -> dict[str, Case]:
    cny, usd = _lists("CNY"), _lists("USD")
    one = next(one for one in cny if one.id == "cny-2026-07-16")
    return {
        "everything of CNY": Case(Way(cny), ("team", "model", "day")),
        "by nothing": Case(Way(cny), ()),
        "USD, in milliseconds, hits beside the input": Case(
            Way(usd, zone=0, includes=False), ("name", "month", "list"), "unix_ms"
        ),
        "dates as they stand": Case(Way(usd, zone=0), ("day",), "date"),
        "moments, far in the west": Case(
            Way(cny, zone=-int(3.5 * _HOURS), has_ids=False), ("day", "service"), "timestamp"
        ),
        "one list, no split": Case(Way((one,), by_day=False, has_cached=False), ("model", "host")),
        "no time, totals": Case(Way(cny, has_time=False, totals=True), ("model", "service")),
        "awkward lists": Case(
            Way(made_lists.awkward()), ("model", "team"), "timestamp", decimals=15
        ),
    }


def _lists(currency: str) -> tuple[PriceList, ...]:
    infos = [info for info in builtin_price_lists() if info.currency == currency]
    return tuple(load_price_list(info.path) for info in infos)


@dataclass(frozen=True)
class Table:
    """Records as a file, and what the oracle says of each case."""

    file: Path
    expected: dict[str, dict[object, list[int]]]


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory, before_release: bool) -> Table:
    # Each is read in eight ways: 100,000 prices on every day.
    records = made_records(100_000 if before_release else 12_500, seed=19)
    folder = tmp_path_factory.mktemp("records")
    folder.chmod(0o755)
    return Table(written(records, folder / "logs.csv"), _expected(records))


def _expected(records: Sequence[Record]) -> dict[str, dict[object, list[int]]]:
    found = {}
    for name, case in _cases().items():
        rows: list[Told] = told(records, case.way, teams="team" in case.by)
        found[name] = summed(rows, case.by, case.decimals)
    return found


def test_every_way_of_reading_gives_what_plain_loops_give(engine: Engine, table: Table) -> None:
    cases = _cases()
    asked = [case.text(engine.name) for case in cases.values()]
    answers = engine.answers(engine.load("logs", KINDS, table.file), asked)

    for (name, case), answer in zip(cases.items(), answers, strict=True):
        assert _as_sums(answer, len(case.by)) == table.expected[name], name


def test_the_made_records_have_everything_in_them(table: Table) -> None:
    together = [
        sum(column) for column in zip(*table.expected["awkward lists"].values(), strict=True)
    ]
    also = [
        sum(column) for column in zip(*table.expected["everything of CNY"].values(), strict=True)
    ]

    assert all(one + other for one, other in zip(together, also, strict=True))


def _as_sums(answer: Answer, groups: int) -> dict[object, list[int]]:
    names, rows = answer
    assert names[groups] == "rows_read"
    found: dict[object, list[int]] = {}
    for row in rows:
        key = tuple(row[:groups])
        assert key not in found
        found[key] = [int(number or "") for number in row[groups:]]
        read, counted, merged, unreadable, unpriced, *reasons = found[key]
        assert read == counted + merged + unreadable + unpriced
        assert unpriced == sum(reasons[:9])
    return found
