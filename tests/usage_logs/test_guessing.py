"""What columns are taken for: by their headings, and by what stands below."""

import random

import pytest
from usage_logs.made_up_layouts import D1, LAYOUTS, Made, rows_of

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.guessing import Guess, guess, guess_records
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


@pytest.mark.parametrize("made", LAYOUTS, ids=lambda made: made.name)
def test_a_table_is_told_by_itself_and_says_what_it_leaves_open(made: Made) -> None:
    rows = rows_of(made)
    headings = found_in(rows)
    assert headings
    below = rows[headings.first + headings.number :]
    found = guess(headings.headings, below)
    assert (found.missing, found.doubts) == (made.missing, made.doubts)
    layout = found.layout._replace(**dict(made.told))
    said = tuple(read(layout, dict(zip(headings.headings, row, strict=True))) for row in below)
    assert said == made.entries


def told(text: str) -> Guess:
    """What a table is taken for that is written with blanks between its cells."""
    rows = [line.split() for line in text.strip().splitlines()]
    return guess(rows[0], rows[1:])


def test_a_token_may_be_a_key_or_a_number() -> None:
    rows = "2026-09-01 kimi-k3 {} 100 10\n2026-09-01 kimi-k3 {} 90 10"
    head = "日期 模型 令牌 输入 输出\n"
    assert told(head + rows.format("bot-1", "bot-2")).layout.key == "令牌"
    found = told(head + rows.format("110", "100")).layout
    assert (found.key, found.total) == ("", "令牌")
    found = told(head + rows.format("7", "9")).layout
    assert (found.key, found.total) == ("", "")  # numbers of keys, perhaps


def test_a_vague_total_is_no_input() -> None:
    found = told("日期 模型 合计 输出\n2026-09-01 kimi-k3 100 10")
    assert found.layout.total == ""
    assert found.missing == ("input",)
    assert "合计" in found.unknown


def test_columns_without_a_word_are_told_by_their_values() -> None:
    found = told("a b in-tokens out-tokens\n2026-09-01T08:00:00 moonshot-v1-8k 5 6")
    assert (found.layout.model, found.layout.time) == ("b", "a")
    found = told("a b in-tokens out-tokens c\n2026-09-01T08:00:00 kimi-k3 5 6 kimi-k2")
    assert found.missing == ("model",)


def test_texts_and_switches_are_no_numbers() -> None:
    found = told("prompt completion model date cached\nhello world kimi-k3 2026-09-01 true")
    assert found.missing == ("input", "output")
    assert found.layout.cached == ""
    # Nor is the name of a service one that has prices.
    found = told("服务 model input output date\nchatbot kimi-k3 5 6 2026-09-01")
    assert found.layout.service == ""


def test_of_a_day_and_a_moment_the_moment_is_the_time() -> None:
    rows = "2026-09-01 2026-09-01T23:00 kimi-k3 5 6"
    assert told(f"日期 时间 model input output\n{rows}").layout.time == "时间"
    assert told(f"date created_at model input output\n{rows}").layout.time == "created_at"
    # A time of day alone is none.
    rows = rows.replace("2026-09-01T23:00", "23:00")
    assert told(f"日期 时间 model input output\n{rows}").layout.time == "日期"


@pytest.mark.parametrize(
    ("sent", "cached", "included"),
    [
        *(("prompt_tokens", "cached_tokens", True), ("Prompt Tokens", "cache_read", True)),
        *(("input_tokens", "cached_tokens", True), ("input_tokens", "input_cached_tokens", True)),
        ("input_tokens", "cache_read_input_tokens", False),
        *(("input_tokens", "hits", None), ("tokens_in", "cache_read_input_tokens", None)),
    ],
)
def test_names_of_the_interfaces_tell_where_no_row_does(
    sent: str, cached: str, included: bool | None
) -> None:
    headings = ["date", "model", sent, cached, "output_tokens"]
    found = guess(headings, [["2026-09-01", "kimi-k3", "100", "90", "5"]])
    assert ("cache" in found.doubts) == (included is None)
    assert found.layout.input_includes_cache == (included is not False)


def test_rows_are_requests_or_totals() -> None:
    def rows_are(text: str) -> tuple[str, bool]:
        found = told(text)
        return found.layout.rows_are, "rows" in found.doubts

    head = "date model input output"
    assert rows_are(f"{head}\n2026-09-01 a 5 6\n2026-09-02 a 5 6") == ("totals", False)
    assert rows_are(f"{head}\n20260901 a 5 6\n20260902 a 5 6") == ("totals", False)
    assert rows_are(f"{head}\n2026-09-01 a 5 6\n2026-09-01 a 5 7") == ("requests", True)
    assert rows_are(f"{head}\n2026-09-01T08:00 a 5 6\n2026-09-01T08:01 a 5 6") == (
        "requests",
        False,
    )
    assert rows_are(f"{head}\n1788220801 a 5 6\n1788307200 a 5 6") == ("requests", False)
    assert rows_are(f"{head}\n1788220800 a 5 6\n1788307200 a 5 6") == ("totals", False)
    assert rows_are(f"{head}\n1788192000 a 5 6\n1788278400 a 5 6") == ("totals", False)
    assert rows_are(f"{head}\n2026-09-01T08:00 a 5000000 6") == ("totals", False)
    assert rows_are(f"{head} calls\n2026-09-01T08:00 a 5 6 2") == ("totals", False)
    assert rows_are(f"{head} calls\n2026-09-01 a 5 6 1") == ("requests", False)
    assert rows_are("model input output\na 5 6") == ("requests", True)
    same = "2026-09-01 a 5 6 req-0001\n2026-09-01 a 5 6 req-0002\n2026-09-01 a 5 6 req-0003"
    assert rows_are(f"{head} request_id\n{same.replace('0003', '0002')}") == ("requests", False)


def test_an_id_that_rows_share_is_none_of_theirs() -> None:
    head = "date model input output request_id\n"
    row = "2026-09-01T08:00 kimi-k3 5 6 req-0001\n"
    assert told(head + row + row).layout.ident == "request_id"
    found = told(head + row + row.replace(" 6 ", " 7 "))
    assert (found.layout.ident, found.doubts) == ("", ("ident",))
    # Counted from 1 in each file, they would merge what is not the same.
    assert told(f"{head}2026-09-01T08:00 kimi-k3 5 6 1\n").layout.ident == ""


def test_a_day_that_no_column_tells_is_a_doubt() -> None:
    found = told("model input output request_id\nkimi-k3 5 6 req-0001")
    assert found.doubts == ("time",)


def test_reasoning_beside_the_output_is_a_doubt() -> None:
    head = "date model input_tokens output_tokens reasoning_tokens total_tokens\n"
    assert told(f"{head}2026-09-01 kimi-k3 100 10 5 115").doubts == ("reasoning",)
    assert told(f"{head}2026-09-01 kimi-k3 100 10 5 110").doubts == ()


def test_output_says_how_it_stands_to_reasoning() -> None:
    head = "date model 输入 输出（不含思考）\n"
    assert told(f"{head}2026-09-01 kimi-k3 100 10").doubts == ("reasoning",)
    found = told(f"{head.replace('不含', '含')}2026-09-01 kimi-k3 100 10")
    assert (found.doubts, found.layout.output) == ((), "输出（含思考）")
    found = told(f"{head.replace('不含', '')}2026-09-01 kimi-k3 100 10")
    assert found.missing == ("output",)


def test_parts_that_are_not_the_total_are_a_doubt() -> None:
    head = "date model input_tokens output_tokens total_tokens\n"
    assert told(f"{head}2026-09-01 kimi-k3 100 10 110\n2026-09-02 kimi-k3 1 1 9").doubts == (
        "total",
    )
    # A total of something else is none.
    found = told(f"{head.replace('total_tokens', 'total')}2026-09-01 kimi-k3 100 10 7")
    assert (found.doubts, found.layout.total) == ((), "")
    found = told("date model 未命中 命中 输出 总tokens\n2026-09-01 kimi-k3 100 10 5 115")
    assert (found.doubts, found.layout.input_includes_cache) == ((), False)


def test_rows_may_contradict_what_a_heading_says() -> None:
    head = "date model 总输入 命中 输出\n2026-09-01 kimi-k3 100"
    assert told(f"{head} 90 5").doubts == ()
    assert told(f"{head} 900 5").doubts == ("cache",)


def test_tables_that_other_programs_write() -> None:
    """The headings are those of programs that are in use; the rows are made up."""

    def layout(headings: str, row: str) -> Guess:
        return guess(headings.split("|"), [row.split("|")])

    found = layout(
        "时间|模型|输入tokens|缓存命中tokens|缓存未命中tokens|输出tokens(含思考)|输入费用(元)|缓存费用(元)|"
        "输出费用(元)|本次费用(元)|累计费用(元)",
        "2026-09-01 10:00|kimi-k2.6|110|100|10|5|1|1|1|3|9",
    )
    assert found.is_sure
    assert found.layout == Layout(
        "模型",
        "时间",
        "缓存未命中tokens",
        "缓存命中tokens",
        output="输出tokens(含思考)",
        amount="本次费用(元)",
        input_includes_cache=False,
    )
    found = layout(
        "Date|Kind|Model|Max Mode|Input (w/ Cache Write)|Input (w/o Cache Write)|Cache Read|"
        "Output Tokens|Total Tokens|Cost",
        "2026-09-01T10:00:00Z|Included|kimi-k3|No|10|20|30|40|100|$0.10",
    )
    assert found.is_sure
    assert found.layout == Layout(
        "Model",
        "Date",
        "Input (w/o Cache Write)",
        "Cache Read",
        "Input (w/ Cache Write)",
        output="Output Tokens",
        total="Total Tokens",
        amount="Cost",
        input_includes_cache=False,
    )
    found = layout(
        "渠道ID|渠道名称|日期|调用次数|模型名字|提示Tokens|补全Tokens|提示价格|补全价格|金额",
        "1|主|2026-09-01|4|kimi-k2.6|100|20|0.1|0.2|0.3",
    )
    assert found.is_sure
    assert found.layout == Layout(
        "模型名字",
        "日期",
        "提示Tokens",
        output="补全Tokens",
        requests="调用次数",
        amount="金额",
        rows_are="totals",
    )


def test_two_columns_of_one_meaning_are_a_doubt_where_they_differ() -> None:
    head = "date model input_tokens prompt_tokens output_tokens\n"
    assert told(f"{head}2026-09-01 kimi-k3 100 100 5").doubts == ()
    found = told(f"{head}2026-09-01 kimi-k3 100 90 5")
    assert (found.doubts, found.same) == (("same",), {"input": ("prompt_tokens",)})


def test_rows_that_contradict_each_other_prove_nothing() -> None:
    head = "date model input hits output total\n"
    found = told(f"{head}2026-09-01 kimi-k3 100 50 5 105\n2026-09-02 kimi-k3 100 50 5 155")
    assert found.doubts == ("cache",)


@pytest.mark.parametrize("has_total", [True, False])
def test_whether_input_includes_hits_is_never_told_wrongly(has_total: bool) -> None:
    dice = random.Random(f"cache {has_total}")
    sure = 0
    for _ in range(300):
        includes = dice.random() < 0.5
        rows = []
        for number in range(dice.randint(1, 6)):
            plain, output = dice.randint(1, 50), dice.randint(0, 9)
            hit = dice.choice((0, dice.randint(1, 60)))
            total = [plain + hit + output] if has_total else []
            sent = plain + hit if includes else plain
            rows.append([f"2026-09-{number + 1:02}", "kimi-k3", sent, hit, output, *total])
        found = guess(["date", "model", "input", "hits", "output", "total"][: len(rows[0])], rows)
        if "cache" not in found.doubts:
            assert found.layout.input_includes_cache is includes
            sure += 1
    assert sure > 50


def test_objects_of_json_are_tables_too() -> None:
    records = [
        {"ts": 1788220800, "model": "kimi-k3", "in_tokens": 5, "out_tokens": 6, "extra": {"a": 1}},
        {"ts": 1788220801, "model": "kimi-k3", "in_tokens": 5, "out_tokens": 6, "cached_tokens": 4},
    ]
    found = guess_records(records)
    assert found.layout.columns == {
        "model": "model",
        "time": "ts",
        "input": "in_tokens",
        "cached": "cached_tokens",
        "output": "out_tokens",
    }
    layout = found.layout
    assert [read(layout, one) for one in records] == [
        Entry("kimi-k3", D1, 5, 0, 0, 0, 6, has_split=False),
        Entry("kimi-k3", D1, 1, 4, 0, 0, 6),
    ]
