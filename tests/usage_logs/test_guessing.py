"""What columns are taken for: by their headings, and by what stands below."""

import random
from typing import Any

import pytest
from usage_logs.made_up_layouts import D1, LAYOUTS, Made, rows_of

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.guessing import Guess, guess, guess_records
from kimi_calc.usage_logs.heading_rows import found_in
from kimi_calc.usage_logs.heading_words import meaning_of, unit_of, zone_in
from kimi_calc.usage_logs.layouts import Layout
from kimi_calc.usage_logs.mapping import format_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


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


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *(
            (one, "input")
            for one in ("提示词 tokens", "Prompt", "tokens_in", "inputTokens", "上行")
        ),
        *((one, "input") for one in ("輸入 Tokens", "输入量（token）", "usage.prompt_tokens")),
        *((one, "output") for one in ("补全 Token 数", "Completion Tokens", "回复 tokens", "輸出")),
        *((one, "output") for one in ("tokensOut", "output_tokens_total")),
        *((one, "cached") for one in ("命中缓存", "cache_read_input_tokens", "Cached Tokens")),
        *((one, "cached") for one in ("快取命中", "Input (cache hit)", "缓存输入 tokens")),
        *((one, "written") for one in ("缓存创建", "cache_creation_input_tokens", "Cache writes")),
        *(("缓存写入（1 小时）", "written_1h"), ("ephemeral_5m_input_tokens", "written_5m")),
        *((one, "total") for one in ("总 tokens", "total_tokens", "Token 总量", "tokens", "合计")),
        *((one, "requests") for one in ("请求次数", "API Requests", "调用量", "请求总数", "Calls")),
        *((one, "time") for one in ("日期", "created_at", "请求时间", "startTime", "Date (UTC)")),
        *((one, "amount") for one in ("金额（元）", "cost", "消费金额", "总费用", "Spend (USD)")),
        *((one, "model") for one in ("模型", "model_name", "Model ID", "模型名称")),
        *((one, "key") for one in ("密钥", "API Key", "令牌名称", "token_name")),
        *((one, "user") for one in ("用户", "username", "员工邮箱", "user_id")),
        *((one, "project") for one in ("项目", "部门", "app_name", "team")),
        *(("标签", "tag"), ("request_id", "ident"), ("是否批量", "service"), ("供应商", "host")),
        # Nothing of this is a number of tokens, nor a name of what was used.
        *((one, None) for one in ("命中率", "输入单价(元/千tokens)", "输出费用", "用时", "quota")),
        *(
            (one, None)
            for one in ("model_ratio", "cost_cache", "time_to_first_token_ms", "输入字符数")
        ),
        *((one, None) for one in ("reasoning_tokens", "思考 tokens", "max_tokens", "剩余 tokens")),
        *(
            (one, None)
            for one in ("status", "trace_id", "rpm", "耗时(ms)", "详情", "渠道", "x" * 200)
        ),
    ],
)
def test_words_of_headings(heading: str, column: str | None) -> None:
    meaning = meaning_of(heading)
    assert (meaning and meaning.column) == column


@pytest.mark.parametrize(
    ("heading", "cache"),
    [
        *(
            ("未命中输入", "excluded"),
            ("cache miss tokens", "excluded"),
            ("input_other", "excluded"),
        ),
        *(("输入（不含缓存）", "excluded"), ("Input (cache miss)", "excluded"), ("输入", "")),
        *(
            ("总输入", "included"),
            ("输入（含缓存）", "included"),
            ("total input tokens", "included"),
        ),
    ],
)
def test_input_says_how_it_stands_to_the_cache(heading: str, cache: str) -> None:
    meaning = meaning_of(heading)
    assert meaning
    assert (meaning.column, meaning.cache) == ("input", cache)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        *(
            (one, 1)
            for one in ("输入", "input (tokens)", "缓存写入(5m)", "输入（个）", "cached (1h)")
        ),
        *((one, 1) for one in ("Kimi tokens", "market", "输入(元)", "x" * 200, "input [a]")),
        *((one, 1000) for one in ("输入(千tokens)", "Input (K)", "tokens_k", "Output (ktok)")),
        *(
            (one, 1000)
            for one in ("输入/千", "输入（单位：千）", "tokens in thousands", "in (1,000)")
        ),
        *(
            (one, 10_000)
            for one in ("输入（万）", "输入(万 tokens)", "輸入（萬）", "输入（单位：万个）")
        ),
        *(
            (one, 10**6)
            for one in ("Input (M)", "百万tokens", "output (million tokens)", "in [Mtok]")
        ),
        *(("输入（亿）", 10**8), ("total (B)", 10**9), ("次数（千次）", 1000)),
    ],
)
def test_units_of_headings(heading: str, unit: int) -> None:
    assert unit_of(heading) == unit


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        *(("Date (UTC)", 0), ("created_at_utc", 0), ("时间(UTC+8)", 28_800), ("北京时间", 28_800)),
        *(("time GMT-05:30", -19_800), ("日期", None), ("utcoffset", None)),
    ],
)
def test_zones_of_headings(heading: str, zone: int | None) -> None:
    assert zone_in(heading) == zone


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
    assert (found.key, found.total) == ("", "令牌")  # which tells nothing, then


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
    assert rows_are(f"{head}\n1788220800 a 5 6\n1788220801 a 5 6") == ("requests", False)
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


def test_headings_stand_below_titles_and_in_two_rows() -> None:
    def headings(text: str) -> tuple[tuple[str, ...], int, int] | None:
        found = found_in([line.split("|") for line in text.splitlines()])
        return tuple(found) if found else None  # type: ignore[return-value]

    one = ("日期", "模型", "输入")
    assert headings("日期|模型|输入\n2026|k|5") == (one, 0, 1)
    assert headings("标题||\n\n日期|模型|输入\n2026|k|5") == (one, 2, 1)
    two = "||输入|\n日期|模型|命中|未命中\n2026-09-01|k|5|6"
    assert headings(two) == (("日期", "模型", "输入 命中", "输入 未命中"), 0, 2)
    units = "日期|模型|输入|输出\n||(千tokens)|(万)\n2026-09-01|k|5|6"
    assert headings(units) == (("日期", "模型", "输入 (千tokens)", "输出 (万)"), 0, 2)
    merged = "日期|模型|输入||输出\n日期|模型|命中|未命中|输出\n2026-09-01|k|5|6|7"
    assert headings(merged) == (("日期", "模型", "输入 命中", "输入 未命中", "输出"), 0, 2)
    assert headings("a|b|c\n1|2|3") == (("a", "b", "c"), 0, 1)
    assert headings("x|x||x\n1|2|3|4") == (("x", "x (2)", "", "x (3)"), 0, 1)
    assert headings("1|2|3") is None
    assert headings("") is None


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
