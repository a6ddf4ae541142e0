"""A log of a hundred thousand lines by chance: the program makes of it what plain loops do."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

from usage_logs.slow_log import log, worked_out

from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.asked import Asked, Progress
from kimi_calc.usage_logs.costing import cost_of
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.groups import grouped
from kimi_calc.usage_logs.reading_process import ReadingProcess


def test_what_it_costs_and_what_became_of_each_row(tmp_path: Path) -> None:
    written = log(random.Random("a log"), 100_000)
    half = len(written) // 2
    (tmp_path / "first.jsonl").write_text("\n".join(written[:half]), "utf-8")
    (tmp_path / "second.jsonl").write_text("\n".join(written[half:]), "utf-8")
    process = ReadingProcess(Asked((str(tmp_path),)))
    while isinstance(reading := process.next(), Progress):
        pass
    lists = lists_of("CNY")
    costs = cost_of(reading.tally, lists, Names(lists.ids))
    slow = worked_out(written)
    rows = costs.rows
    assert rows.read == rows.counted + rows.merged + rows.unreadable + rows.unpriced
    assert slow.rows == {
        "read": rows.read,
        "merged": rows.merged,
        "unreadable": rows.unreadable,
        "not_usage": reading.tally.not_usage,
    }
    reasons: dict[str, int] = {}
    for one in costs.unpriced:
        reasons[one.reason] = reasons.get(one.reason, 0) + one.cell[0]
    assert slow.reasons == reasons
    amounts = {
        group.values: Fraction(costs.money(group.amount))
        for group in grouped(costs, ("day", "model"))
    }
    assert slow.amounts == amounts
    assert Fraction(costs.total) == sum(slow.amounts.values())
    kinds = {"unknown_model", "membership", "other_host", "over_context", "not_listed_yet"}
    assert kinds | {"no_service", "no_list"} <= reasons.keys()
    assert min(slow.rows.values()) > 0
