"""Records of use in words and bars: months, millions, zones, what isn't counted, bills."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from viewmodels.usage_desk import DAY, Told, entry, reading_of

from kimi_calc.usage_logs.asked import Reading, UnknownTable
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.viewmodels import (
    usage_bill,
    usage_dearest,
    usage_figures,
    usage_files_wording,
    usage_further,
    usage_items,
    usage_not_counted,
    usage_wording,
)
from kimi_calc.viewmodels.usage_bars import KINDS, UsageBars
from kimi_calc.viewmodels.usage_columns import UsageColumns
from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_pasted import Pasted
from kimi_calc.viewmodels.usage_sums import Sums


@pytest.fixture
def logs(qtbot: QtBot) -> UsageLogs:  # noqa: ARG001 - a QApplication must be there
    return UsageLogs(reads=Told())


def sums_of(logs: UsageLogs, reading: Reading) -> Sums:
    logs.show_reading(reading)
    assert logs.sums
    return logs.sums


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_each_day_has_a_bar_and_its_parts_make_it(logs: UsageLogs) -> None:
    days = [DAY, DAY, DAY + 4]
    sums = sums_of(logs, reading_of([entry(day=day, hit=500) for day in days]))
    bars = UsageBars(sums)
    assert [bar.name for bar in bars.bars] == [
        date.fromordinal(DAY + number).isoformat() for number in range(5)
    ]
    assert [round(sum(bar.parts), 9) for bar in bars.bars] == [1.0, 0.0, 0.0, 0.0, 0.5]
    assert bars.kinds == ("cache_hit", "input", "output")
    assert len(KINDS) == len(bars.bars[0].parts)
    assert bars.bars[1].text == "2026-10-06: no records"
    assert "2 requests" in bars.bars[0].text
    assert bars.title().startswith("Cost per day · highest ¥")


def test_many_days_are_shown_by_month(logs: UsageLogs) -> None:
    first = ordinal("2026-05-15")
    sums = sums_of(logs, reading_of([entry(day=first), entry(day=first + 92)]))
    bars = UsageBars(sums)
    assert bars.by_month
    assert [bar.name for bar in bars.bars] == ["5/2026", "6/2026", "7/2026", "8/2026"]
    few = sums_of(logs, reading_of([entry(day=first), entry(day=first + 91)]))
    assert not UsageBars(few).by_month


def test_records_without_a_day_make_no_bar(logs: UsageLogs) -> None:
    sums = sums_of(logs, reading_of([entry(day=0)]))
    assert UsageBars(sums).bars == []
    assert usage_wording.title(sums) == "Usage"
    assert usage_figures.no_days(sums).startswith("1 record without a day: priced by the newest")


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (("2026-10-01", "2026-10-31"), "Usage of 10/2026"),
        (("2026-10-01", "2026-10-30"), "Usage from 2026-10-01 to 2026-10-30"),
        (("2026-10-05",), "Usage of 2026-10-05"),
    ],
)
def test_of_when_it_is(logs: UsageLogs, days: tuple[str, ...], title: str) -> None:
    sums = sums_of(logs, reading_of([entry(day=ordinal(day)) for day in days]))
    assert usage_wording.title(sums) == title


def test_tokens_of_a_column_have_one_unit() -> None:
    assert usage_wording.tokens(9_999_999, 9_999_999) == "9,999,999"
    many = 12_345_678_901
    assert usage_wording.tokens(many, many) == "12,345.7M"
    assert usage_wording.tokens(49_999, many) == "<0.1M"
    assert usage_wording.tokens(50_000, many) == "0.1M"
    assert usage_wording.tokens(0, many) == "0.0M"


def test_zones_and_sizes() -> None:
    assert usage_wording.zone_name(8 * 3600) == "Beijing time (UTC+8)"
    assert usage_wording.zone_name(0) == "UTC"
    assert usage_wording.zone_name(-12_600) == "UTC−3:30"
    assert usage_wording.size(999) == "999 B"
    assert usage_wording.size(12_345_678_901) == "12.3 GB"


def test_reasons_are_named_once_each(logs: UsageLogs) -> None:
    entries = [
        *(entry(f"unknown-{number}") for number in range(5)),
        entry("kimi-for-coding"),
        entry("kimi-k2.6", 900_000),
        entry(day=ordinal("2020-01-01")),
    ]
    said = usage_not_counted.sentence(sums_of(logs, reading_of(entries)))
    assert said == (
        "8 records are not counted: 5 whose model no price list has (unknown-0, unknown-1, "
        "unknown-2…), 2 without a price (kimi-k2.6), 1 of a membership (kimi-for-coding)."
    )


def test_every_reason_has_words(logs: UsageLogs) -> None:
    from kimi_calc.usage_logs import messages

    assert logs.stage == "empty"
    for code in messages.UNPRICED:
        assert usage_not_counted.reason(code) != code, code
    for code in (*messages.FILES, *messages.LEFT_OUT):
        assert f"({code})" not in usage_files_wording.file_problem(code), code


def test_a_copy_of_a_file_is_no_fault(logs: UsageLogs) -> None:
    files = (FileRead("a", "chat", 1, 0), FileRead("b", "", 0, 0, "copy"))
    sums = sums_of(logs, reading_of([entry()], files=files))
    assert usage_not_counted.sentence(sums) == ""
    assert usage_wording.how_much(sums) == "1 file · 1 record"
    assert usage_files_wording.file_lines(sums.costs.tally.files) == [
        "b: the same as another file: its records are counted once"
    ]


def test_what_requests_cost(logs: UsageLogs) -> None:
    entries = [entry(plain=1_000) for _ in range(99)] + [entry(plain=200_000)]
    reading = reading_of(entries)
    sums = sums_of(logs, reading)
    half, most, dearest = usage_dearest.spread_lines(reading)
    assert half.startswith("Half of the requests: up to ¥0.009")
    assert most.startswith("95% of the requests: up to ¥0.009")
    assert dearest.startswith("The dearest request: ¥1.3")
    share = usage_dearest.dearest_share(reading, sums)
    assert share == "The 100 dearest requests make up 100.0% of the cost"


def test_a_bill_that_cannot_be_read_says_where(logs: UsageLogs) -> None:
    sums = sums_of(logs, reading_of([entry()]))
    result = usage_bill.compared(sums, "2026-10-05\t1.00\nyesterday\t2.00", 0)
    assert result
    assert result.error
    assert usage_bill.error_line(result.error) == "Line 2: Give days such as 2026-10-01."
    assert usage_bill.compared(sums, "  ", 0) is None


def test_a_discount_is_among_the_causes(logs: UsageLogs) -> None:
    sums = sums_of(logs, reading_of([entry(plain=200_000) for _ in range(100)]))
    result = usage_bill.compared(sums, f"{sums.total * Decimal('0.85'):.2f}", 0)
    assert result
    assert result.checked
    told = usage_bill.told_lines(result.checked, sums)
    assert any("A discount: 0.85 times the price" in one for one in told)


def test_averages_are_items_that_cost_the_same(logs: UsageLogs) -> None:
    """Of a whole month: what they cost a month is what was used, but for the rounding of tokens."""
    first = ordinal("2026-10-01")
    entries = [entry(plain=1_000 + 7 * n, hit=n, output=50 + n, day=first + n) for n in range(31)]
    sums = sums_of(logs, reading_of(entries))
    found = usage_items.items_of(sums)
    assert found.left_out == 0
    (item,) = found.items
    assert item.times.number == 31
    assert abs(item.quote.total - sums.total) < Decimal("0.01")
    assert item.note == "Averages of 31 requests"


def test_what_follows_is_worked_out_beside_the_window(
    logs: UsageLogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage_further, "AT_ONCE", 0)
    further = UsageFurther(logs)
    logs.show_reading(reading_of([entry(plain=90_000), entry("kimi-k3", 50_000)]))
    qtbot.waitUntil(lambda: bool(further.savings))
    further.set_model("kimi-k3")
    further.set_model("kimi-k2.6")  # the last one counts
    qtbot.waitUntil(lambda: further.otherwise is not None)
    further.set_bill("1")
    qtbot.waitUntil(lambda: further.bill is not None)
    assert further.otherwise
    assert further.otherwise.difference < 0
    logs.clear()
    assert (further.bill_text, further.model, further.savings) == ("", "", None)
    further.close()


def test_a_column_is_one_thing_at_a_time(logs: UsageLogs) -> None:
    table = UnknownTable("t.csv", ("model", "in", "out"), (("kimi-k2.6", "1000", "10"),))
    logs.show_reading(reading_of([], unknown=(table,)))
    columns = UsageColumns(logs)
    columns.set_column("input", "in")
    columns.set_column("output", "in")
    assert columns.value_of("input") == ""
    assert "input" in columns.missing
    assert columns.preview() == []
    columns.set_column("input", "in")
    columns.set_column("output", "out")
    columns.set_column("model", "=kimi-k3")
    assert columns.value_of("model") == "=kimi-k3"
    assert columns.preview() == ["kimi-k3, –: 1,000 in + 10 out"]
    columns.set_column("model", "model")
    assert columns.layout.fixed_model == ""
    columns.set_rows_are("totals")
    assert columns.layout.rows_are == "totals"


def test_pasted_texts_lie_by_themselves() -> None:
    pasted = Pasted()
    names = [pasted.write(text).name for text in ('{"a": 1}', "a\tb", "a,b")]
    assert names == ["Pasted 1.jsonl", "Pasted 2.tsv", "Pasted 3.csv"]
    path = pasted.write("x")
    pasted.clear()
    assert not path.exists()
    assert isinstance(path, Path)


def test_other_calls_are_named(logs: UsageLogs) -> None:
    searched = Entry("kimi-k2.6", DAY, 1_000, 0, 0, 0, 10, calls=(("web_search", 2),))
    bars = UsageBars(sums_of(logs, reading_of([searched])))
    assert "Calls ¥0.02" in bars.bars[0].text
