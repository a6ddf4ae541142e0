"""Records of use without a window: reading, cancelling, pricing otherwise, aliases."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from viewmodels.usage_desk import DAY, Told, entry, reading_of

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import Usage, quote
from kimi_calc.usage_logs.asked import Progress, UsageLogError
from kimi_calc.viewmodels import usage_logs
from kimi_calc.viewmodels.usage_logs import UsageLogs


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def logs(told: Told, qtbot: QtBot) -> UsageLogs:  # noqa: ARG001 - a QApplication must be there
    return UsageLogs(reads=told)


def stage_of(logs: UsageLogs) -> str:
    """What is going on now, whatever it was a line before."""
    return logs.stage


def waited(qtbot: QtBot, logs: UsageLogs, stage: str) -> None:
    qtbot.waitUntil(lambda: logs.stage == stage)


def test_from_files_to_what_they_cost(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    assert stage_of(logs) == "empty"
    logs.add(["a.jsonl", Path("b")])
    assert stage_of(logs) == "reading"
    assert told.last.asked.paths == ("a.jsonl", "b")
    with qtbot.waitSignal(logs.changed, check_params_cb=lambda: logs.progress is not None):
        told.last.tell(Progress(10, 100, 3))
    qtbot.waitUntil(lambda: logs.progress == Progress(10, 100, 3))
    told.last.tell(reading_of([entry(), entry(plain=2_000, hit=500)]))
    waited(qtbot, logs, "shown")
    assert logs.sums
    prices = load_price_list(
        next(i.path for i in builtin_price_lists() if i.id == "cny-2026-09-19")
    )
    model = prices.model("kimi-k2.6")
    both = quote(model, Usage(1_000, 100)).total + quote(model, Usage(2_500, 100, 500)).total
    assert logs.sums.costs.total == both
    assert [group.values for group in logs.groups] == [("kimi-k2.6",)]
    assert logs.paths == ("a.jsonl", "b")


def test_files_that_come_later_are_read_with_the_others(
    logs: UsageLogs, told: Told, qtbot: QtBot
) -> None:
    logs.add(["a"])
    told.last.tell(reading_of([entry()]))
    waited(qtbot, logs, "shown")
    logs.add(["b", "a"])
    assert told.last.asked.paths == ("a", "b")  # nothing twice
    assert logs.sums  # what was read stays to be seen
    told.last.tell(reading_of([entry(), entry()]))
    waited(qtbot, logs, "shown")
    assert logs.sums.costs.rows.counted == 2


def test_files_that_come_while_others_are_read(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    logs.add(["a"])
    first = told.last
    logs.add(["b"])
    assert first.is_cancelled
    assert told.last.asked.paths == ("a", "b")
    first.tell(reading_of([entry()]))  # too late: nobody hears it
    told.last.tell(reading_of([entry(), entry()]))
    waited(qtbot, logs, "shown")
    assert logs.sums
    assert logs.sums.costs.rows.counted == 2


def test_what_is_cancelled_leaves_what_was_there(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    logs.add(["a"])
    logs.cancel()
    assert told.last.is_cancelled
    assert stage_of(logs) == "empty"
    logs.add(["b"])
    assert told.last.asked.paths == ("b",)
    told.last.tell(reading_of([entry()]))
    waited(qtbot, logs, "shown")
    logs.add(["c"])
    logs.cancel()
    assert stage_of(logs) == "shown"
    assert logs.paths == ("b",)


def test_what_fails_is_said_and_leaves_what_was_there(
    logs: UsageLogs, told: Told, qtbot: QtBot
) -> None:
    logs.add(["a"])
    told.last.tell(reading_of([entry()]))
    waited(qtbot, logs, "shown")
    logs.add(["gone"])
    told.last.tell(UsageLogError("no_file", "gone"))
    waited(qtbot, logs, "shown")
    assert isinstance(logs.problem, UsageLogError)
    assert logs.paths == ("a",)
    logs.add(["b"])
    assert logs.problem is None
    assert told.last.asked.paths == ("a", "b")
    logs.cancel()


def test_begin_anew(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    logs.add(["a"])
    told.last.tell(reading_of([entry()]))
    waited(qtbot, logs, "shown")
    logs.clear()
    assert (logs.stage, logs.sums, logs.paths) == ("empty", None, ())
    logs.read_again()
    assert len(told.begun) == 1


def test_other_prices_need_no_other_reading(logs: UsageLogs, told: Told) -> None:
    logs.show_reading(reading_of([entry(day=DAY - 400), entry(day=DAY)]))
    assert logs.sums
    assert logs.sums.costs.rows.unpriced == 1  # there was no kimi-k2.6 on that day
    path = next(one.path for one in builtin_price_lists() if one.id == "cny-2026-09-19")
    logs.set_basis(price_list=path)
    assert logs.sums.costs.rows.unpriced == 0
    assert not logs.dearest_are_current
    logs.set_basis(currency="USD")
    assert logs.sums.currency == "USD"
    assert logs.basis.price_list is None
    logs.set_basis(currency="CNY", price_list="by_day")
    assert logs.dearest_are_current
    assert told.begun == []


def test_a_list_that_is_none_any_more(logs: UsageLogs, tmp_path: Path) -> None:
    logs.show_reading(reading_of([entry()]))
    before = logs.basis
    logs.set_basis(price_list=tmp_path / "gone.yaml")
    assert logs.problem is not None
    assert logs.basis == before
    assert logs.sums


def test_another_zone_reads_anew(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    logs.set_zone(3600)
    assert told.begun == []  # there is nothing to read
    logs.add(["a"])
    assert told.last.asked.zone == 3600
    told.last.tell(reading_of([entry()]))
    waited(qtbot, logs, "shown")
    logs.set_zone(0)
    assert (told.last.asked.paths, told.last.asked.zone) == (("a",), 0)
    logs.cancel()


def test_aliases_price_at_once_and_are_kept(tmp_path: Path, qtbot: QtBot) -> None:  # noqa: ARG001
    logs = UsageLogs(tmp_path, reads=Told())
    logs.show_reading(reading_of([entry("our-kimi"), entry("gpt-4o-mini")]))
    assert logs.sums
    assert logs.sums.costs.rows.unpriced == 2
    logs.set_aliases({"our-kimi": "kimi-k2.6", "gpt-4o-mini": ""})
    assert {one.reason for one in logs.sums.costs.unpriced} == {"membership"}
    assert logs.sums.costs.rows.counted == 1
    again = UsageLogs(tmp_path, reads=Told())
    assert again.basis.aliases == {"our-kimi": "kimi-k2.6", "gpt-4o-mini": ""}
    again.set_aliases({"our-kimi": None})
    assert "our-kimi" not in UsageLogs(tmp_path, reads=Told()).basis.aliases


def test_without_a_home_nothing_is_written(logs: UsageLogs, tmp_path: Path) -> None:
    logs.set_aliases({"our-kimi": "kimi-k2.6"})
    assert logs.basis.aliases == {"our-kimi": "kimi-k2.6"}
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_read_by_no_list_is_read_again(logs: UsageLogs, told: Told) -> None:
    """A list with tiers that came after the reading: the lengths must be told anew."""
    whole = reading_of([entry()])
    few = replace(whole, tally=replace(whole.tally, lengths=type(whole.tally.lengths)([])))
    logs.show_reading(few, ["a"])
    assert told.last.asked.paths == ("a",)
    logs.cancel()


def test_groups_of_another_kind(logs: UsageLogs) -> None:
    logs.set_by("key")
    logs.show_reading(reading_of([entry(key="a"), entry(key="b"), entry(key="a")]))
    assert [group.rows for group in logs.groups] == [2, 1]
    logs.set_by("day")
    assert [group.values[0] for group in logs.groups] == ["2026-10-05"]
    logs.set_by("no such thing")
    assert logs.by == "model"


def test_many_cells_are_priced_beside_the_window(
    logs: UsageLogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage_logs, "AT_ONCE", 0)
    logs.show_reading(reading_of([entry(), entry("kimi-k3")]))
    assert stage_of(logs) == "pricing"
    waited(qtbot, logs, "shown")
    logs.set_by("day")
    logs.set_by("model")  # the last one counts
    waited(qtbot, logs, "shown")
    assert [group.values[0] for group in logs.groups] == ["kimi-k2.6", "kimi-k3"]
    logs.set_by("day")
    logs.clear()  # what comes then is of nothing
    qtbot.wait(50)
    assert stage_of(logs) == "empty"
    logs.close()


def test_an_unforeseen_fault_is_told(logs: UsageLogs, told: Told, qtbot: QtBot) -> None:
    logs.add(["a"])
    with qtbot.captureExceptions() as caught:
        told.last.tell(RuntimeError("no such luck"))
        waited(qtbot, logs, "empty")
        qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(logs.problem, UsageLogError)
    assert "no such luck" in str(caught[0][1])


def test_the_sum_of_groups_is_the_total(logs: UsageLogs) -> None:
    logs.show_reading(
        reading_of(
            entry(
                ("kimi-k2.6", "kimi-k3")[n % 2], 1_000 * n, n, n, day=DAY + n % 5, user=str(n % 3)
            )
            for n in range(40)
        )
    )
    sums = logs.sums
    assert sums
    for dimension in ("model", "day", "month", "user", "list"):
        amounts = [sums.money(group.amount) for group in sums.by(dimension)]
        assert sum(amounts, Decimal(0)) == sums.costs.total
