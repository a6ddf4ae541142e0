"""Tallies of a few made-up records, priced by the built-in lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kimi_calc.usage_logs.costing import Costs, Naming, cost_of
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.tally import Tally

JULY, AUGUST = date(2026, 7, 20).toordinal(), date(2026, 8, 3).toordinal()
"""Days of the same list: that of 2026-07-16."""


class Meant(NamedTuple):
    model_id: str
    service: str | None


class PlainNames:
    """Names that are ids; `ID:batch` is that model by batch, and gpt-4o isn't known."""

    def resolve(self, name: str, host: str) -> Meant | str:
        if host:
            return "other_host"
        if name.startswith("gpt"):
            return "unknown_model"
        model_id, _, service = name.partition(":")
        return Meant(model_id, service or None)


def entry(
    model: str = "kimi-k2.6",
    plain: int = 0,
    hit: int = 0,
    output: int = 0,
    *,
    day: int = JULY,
    written: tuple[int, int] = (0, 0),
    requests: int = 1,
    has_split: bool = True,
    calls: tuple[tuple[str, int], ...] = (),
    service: str = "standard",
) -> Entry:
    return Entry(
        model,
        day,
        plain,
        hit,
        *written,
        output,
        requests=requests,
        has_split=has_split,
        calls=calls,
        service=service,
    )


def tally_of(entries: Iterable[Entry], lists: DatedLists | None = None) -> Tally:
    tally = Tally(Lengths.of_lists((lists or lists_of("CNY")).lists))
    for one in entries:
        tally.add(one)
    return tally


def costs_of(
    *entries: Entry, lists: DatedLists | None = None, names: Naming | None = None
) -> Costs:
    lists = lists or lists_of("CNY")
    return cost_of(tally_of(entries, lists), lists, names or PlainNames())
