"""Rows of a table become items, and what is wrong is told with its row and column."""

from decimal import Decimal

import pytest
from drawn_estimate import builtin_list, drawn_items
from hypothesis import given, settings
from hypothesis import strategies as st
from imported import NEWEST, items_in, lines

from kimi_calc.estimates import Growth, Item, Times
from kimi_calc.estimates.csv_rows import UnclosedRow, table_of
from kimi_calc.estimates.item_columns import NoItems, column_named
from kimi_calc.estimates.item_rows import ItemRows
from kimi_calc.estimates.times import Period
from kimi_calc.pricing import Conversation, Usage

USUAL = ("Name", "Model", "Input tokens", "Output tokens", "Requests", "Period")

DRAWING = """\
名称,分组,模型,服务,输入 tokens,缓存命中,输出 tokens,次数,天数,周期,备注
客服机器人,客服,kimi-k2.6,,"2,000",50%,400,3000,30,,
工单分类,客服,kimi-k2.6,标准,800,,50,8k,30,每月,
合同摘要,文档,kimi-k3,,6万,,2k,200,,每月,
历史合同整理,文档,kimi-k2.6,批量,"30,000",0%,1000,1000*12,,一次性,
代码助手,研发,kimi-k2.7-code,,４００００,85 %,1.2k,1500,22,,
"""


def usual(**cells: str) -> tuple[str, ...]:
    """A row that is right but for what is said."""
    right = {"Name": "a", "Model": "kimi-k2.6", "Input tokens": "100", "Output tokens": "10"}
    right |= {"Requests": "5", "Period": "month"}
    return tuple((right | {k.replace("_", " "): v for k, v in cells.items()}).values())


def test_the_drawing_comes_in() -> None:
    items, bad = items_in(DRAWING)
    assert bad == []
    assert tuple(items) == drawn_items()
    assert [item.usage.cache_hit_share for item in items][:1] == [Decimal("0.5")]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *((" INPUT  Tokens ", "input"), ("输入ｔｏｋｅｎｓ", "input"), ("Input_tokens", "input")),
        *(("名称：", "name"), ("對話", None), ("缓存写入（1 小时）", "written:1h")),
        *(("Cache writes 2h", "written:2h"), ("Calls: Web_Search", "calls:web_search")),
        *(("调用次数：page_fetch", "calls:page_fetch"), ("缓存命中率", "share")),
        *(("次数", "requests"), ("对话数", "requests"), ("金额", None), ("x" * 1000, None)),
    ],
)
def test_headings_are_forgiven(heading: str, column: str | None) -> None:
    assert column_named(heading) == column


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Model": "kimi-k26"}, [("Model", "unknown_model")]),
        ({"Model": ""}, [("Model", "no_model")]),
        ({"Input_tokens": ""}, [("Input tokens", "empty")]),
        ({"Input_tokens": "1.234,5"}, [("Input tokens", "two_readings")]),
        ({"Input_tokens": "-1"}, [("Input tokens", "negative")]),
        ({"Output_tokens": "1.5"}, [("Output tokens", "fraction")]),
        ({"Requests": "¥5"}, [("Requests", "money")]),
        ({"Requests": "9" * 9_999 + "万"}, [("Requests", "too_many_digits")]),
        ({"Requests": "9" * 20_000}, [("Requests", "too_long")]),
        ({"Requests": "5+"}, [("Requests", "unfinished")]),
        ({"Requests": "many"}, [("Requests", "unreadable")]),
        ({"Period": ""}, [("Period", "no_period")]),
        ({"Period": "quarter"}, [("Period", "unknown_period")]),
        ({"Input_tokens": "300000"}, [("Input tokens", "context_exceeded")]),
        ({"Name": "x" * 10_001}, [("Name", "text_too_long")]),
        ({"Model": "", "Requests": "?"}, [("Model", "no_model"), ("Requests", "unreadable")]),
    ],
)
def test_what_is_wrong_is_told(cells: dict[str, str], said: list[tuple[str, str]]) -> None:
    items, bad = items_in(lines(USUAL, usual(), usual(**cells), usual()))
    assert [(heading, code) for _, heading, code in bad] == said
    assert {row for row, _, _ in bad} == {3}
    assert len(items) == 2


def test_many_bad_rows_share_what_is_said_of_them() -> None:
    """Nothing is kept of where it was raised: a million of those are gigabytes."""
    headings, rows = table_of(lines(USUAL, *[usual(Input_tokens="?", Period="")] * 500))
    read = [
        one
        for one in ItemRows(headings, builtin_list(NEWEST)).read(rows)
        if not isinstance(one, Item)
    ]
    errors = {id(bad.error): bad.error for row in read for bad in row}
    assert sum(map(len, read)) == 1_000
    assert len(errors) == 2
    assert all(one.__traceback__ is None for one in errors.values())


def test_a_cell_of_any_length_is_a_fault_of_its_own_row() -> None:
    items, bad = items_in(lines(USUAL, usual(), usual(Name="x" * 200_000), usual()))
    assert [(row, code) for row, _, code in bad] == [(3, "text_too_long")]
    assert len(items) == 2


@pytest.mark.parametrize(
    ("heading", "cell", "share", "tokens"),
    [
        ("Cache hits", "60%", "0.6", 60),
        ("Cache hits", "６０％", "0.6", 60),
        ("Cache hits", "60", None, 60),
        ("Cache hits", "0.05k", None, 50),
        ("Cache hits", "", None, 0),
        ("Hit rate", "60", "0.6", 60),
        ("命中率", "12.5%", "0.125", 12),
    ],
)
def test_hits_are_a_share_or_tokens(
    heading: str, cell: str, share: str | None, tokens: int
) -> None:
    items, bad = items_in(lines((*USUAL, heading), (*usual(), cell)))
    assert bad == []
    assert items[0].usage == Usage(100, 10, tokens)
    assert items[0].usage.cache_hit_share == (share and Decimal(share))


@pytest.mark.parametrize(
    ("more", "cells", "code"),
    [
        (("Cache hits",), ("0.6",), "share_two_readings"),
        (("Hit rate",), ("1",), "share_two_readings"),
        (("Hit rate",), ("１.0",), "share_two_readings"),
        (("Cache hits",), ("101%",), "over_100_percent"),
        (("Cache hits",), ("101",), "hits_over_input"),
        (("Cache hits", "Hit rate"), ("60", "60%"), "hits_twice"),
        (("Cache hits", "Cache writes 5m"), ("60", "41"), "writes_over_input"),
        (("Service",), ("batch",), "no_service"),
        (("Service",), ("express",), "no_service"),
        (("Calls: teleport",), ("1",), "no_price"),
        (("Turns", "Question", "Answer"), ("3", "5", "5"), "both_kinds"),
    ],
)
def test_what_stands_beside_is_told_too(
    more: tuple[str, ...], cells: tuple[str, ...], code: str
) -> None:
    row = usual(Model="kimi-k3")
    items, bad = items_in(lines((*USUAL, *more), (*row, *cells)))
    assert items == []
    assert [one for *_, one in bad] == [code]


def test_writes_calls_and_conversations_come_in() -> None:
    headings = (
        *(*USUAL, "Cache writes 1h", "Web search", "Turns", "Prefix", "Question", "Answer"),
        *("Cache hits", "Cache lifetime"),
    )
    single = (*usual(Model="kimi-k3"), "40", "2", "", "", "", "", "50%", "")
    talk = ("b", "kimi-k3", "", "", "7", "每天", "", "1", "5", "500", "100", "200", "90%", "1 小时")
    items, bad = items_in(lines(headings, single, talk))
    assert bad == []
    assert items[0].usage == Usage(100, 10, 50, written={"1h": 40}, calls={"web_search": 2})
    assert items[1].usage == Conversation(
        5, 100, 200, 500, Decimal("0.9"), cache_lifetime="1h", calls={"web_search": 1}
    )
    assert (items[1].times, items[1].period) == (Times(7), "day")


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("10%", Growth(Decimal("0.1"))),
        ("－２.５ % × 6", Growth(Decimal("-0.025"), 6)),
        ("−5%*24", Growth(Decimal("-0.05"), 24)),
        ("", None),
    ],
)
def test_growth_comes_in(text: str, growth: Growth | None) -> None:
    items, bad = items_in(lines((*USUAL, "增长"), (*usual(), text)))
    assert bad == []
    assert items[0].growth == growth


@pytest.mark.parametrize("text", ["10", "0.1", "-100%", "2000%", "10% × 0", "fast", "1e5%"])
def test_what_is_no_growth_is_told(text: str) -> None:
    items, bad = items_in(lines((*USUAL, "Growth"), (*usual(), text)))
    assert items == []
    assert bad == [(2, "Growth", "no_growth")]


def test_a_conversation_needs_its_share_with_a_percent_sign() -> None:
    headings = ("Model", "Turns", "Question", "Answer", "Requests", "Period", "Cache hits")
    talk = ("kimi-k3", "5", "100", "200", "7", "day")
    _, bad = items_in(lines(headings, (*talk, "60"), (*talk, "")))
    assert [code for *_, code in bad] == ["not_a_percentage", "empty_share"]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = "\r\n".join(
        [
            *("我的估算", "", ",".join(USUAL), '"two', 'lines",kimi-k2.6,1,1,1,once', ",,,,,", ""),
            *("bad,,1,1,1,once", ""),
        ]
    )
    items, bad = items_in(text)
    assert [item.name for item in items] == ["two\r\nlines"]
    assert bad == [(7, "Model", "no_model")]


def test_a_quotation_mark_that_is_not_closed_takes_nothing_away_unsaid() -> None:
    text = lines(USUAL, usual()) + 'a,"kimi-k2.6,1,1,1,once\r\n' + lines(usual(), usual())
    with pytest.raises(UnclosedRow) as caught:
        items_in(text)
    assert caught.value.row == 3


@pytest.mark.parametrize(
    ("headings", "code", "missing"),
    [
        (("something", "else"), "no_headings", None),
        ((), "no_headings", None),
        (USUAL[:4], "no_columns", ("requests", "period")),
        (("Name", *USUAL[2:]), "no_columns", ("model",)),
        (("Name", "Model", "Requests", "Days"), "no_columns", ("input", "output")),
        (("Model", "Turns", "Requests", "Days"), "no_columns", ("question", "answer")),
        ((*USUAL, "输入 tokens"), "same_columns", None),
    ],
)
def test_a_table_without_its_columns_is_refused(
    headings: tuple[str, ...], code: str, missing: tuple[str, ...] | None
) -> None:
    with pytest.raises(NoItems) as caught:
        items_in(lines(headings, usual()))
    assert caught.value.code == code
    assert caught.value.values.get("missing") == missing


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1", "@x", "＝1"])
def test_what_was_put_before_a_formula_is_taken_away(risky: str) -> None:
    items, _ = items_in(lines(USUAL, usual(Name=f"'{risky}"), usual(Name="'tis")))
    assert [item.name for item in items] == [risky, "'tis"]


def test_many_unknown_models_take_no_time() -> None:
    rows = [usual(Model=f"model-{number}") for number in range(20_000)]
    items, bad = items_in(lines(USUAL, *rows))
    assert items == []
    assert {code for *_, code in bad} == {"unknown_model"}
    assert len(bad) == 20_000


# Any items, written by a writer of its own in many ways, come in as they were.

MODELS = ("kimi-k2.6", "kimi-k3", "kimi-k2.7-code")
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)
PERIODS: dict[Period, tuple[str, ...]] = {
    "once": ("once", "一次性", "One-off"),
    "day": ("day", "每天", "per day"),
    "week": ("week", "每周", "WEEKLY"),
    "month": ("month", "每月", "every month"),
}


def _spelled(number: int) -> st.SearchStrategy[str]:
    ways = [str(number), f"{number:,}", f" {number} ", f"{number} * 1"]
    if number % 1000 == 0:
        ways.append(f"{number // 1000}k")
    if number % 1000 == 0:
        ways.append(f"{number / 10000:g}万" if number < 10**7 else f"{number // 1000}k")
    return st.sampled_from(ways)


@st.composite
def rows(draw: st.DrawFn) -> tuple[dict[str, str], Item]:
    share = draw(st.one_of(st.none(), st.integers(0, 100)))
    sent = draw(st.one_of(st.integers(0, 90_000), st.integers(0, 90).map(lambda n: n * 1000)))
    answered = draw(st.integers(0, 5_000))
    part = None if share is None else Decimal(share) / 100
    hits = sent * share // 100 if share is not None else draw(st.integers(0, sent))
    number, days = draw(st.integers(0, 10**9)), draw(st.one_of(st.none(), st.integers(0, 366)))
    period = draw(st.sampled_from(list(PERIODS)))
    prices = builtin_list(NEWEST)
    texts = [draw(TEXTS.filter(lambda one: not one.startswith("'"))) for _ in range(3)]
    made = drawn_items()[0]
    item = Item(
        texts[0],
        prices.model(draw(st.sampled_from(MODELS))),
        made.basis,
        Usage(sent, answered, hits, cache_hit_share=part),
        Times(number, days),
        period,
        texts[1],
        texts[2],
    )
    said = {
        "name": texts[0],
        "group": texts[1],
        "note": texts[2],
        "model": item.model.id,
        "input": draw(_spelled(sent)),
        "output": draw(_spelled(answered)),
        "hits": f"{share}%" if share is not None else str(hits),
        "requests": draw(_spelled(number)),
        "days": "" if days is None else str(days),
        "period": draw(st.sampled_from(PERIODS[period])),
    }
    return said, item


WAYS = {
    "name": ("名称", "NAME"),
    "group": ("分组", "Group"),
    "note": ("备注", "Note"),
    "model": ("模型", "Model"),
    "input": ("输入 tokens", "input  Tokens", "输入Ｔokens"),
    "output": ("输出 tokens", "Output tokens"),
    "hits": ("缓存命中", "cache hits"),
    "requests": ("次数", "Requests"),
    "days": ("天数", "Days"),
    "period": ("周期", "Period"),
}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rows(), min_size=1, max_size=5),
    st.permutations(list(WAYS)),
    st.sampled_from([",", ";", "\t"]),
    st.data(),
)
def test_whatever_is_written_comes_in_as_it_was(
    written: list[tuple[dict[str, str], Item]],
    order: list[str],
    delimiter: str,
    data: st.DataObject,
) -> None:
    headings = [data.draw(st.sampled_from(WAYS[column])) for column in order]
    table = lines(
        headings, *([said[column] for column in order] for said, _ in written), delimiter=delimiter
    )
    items, bad = items_in(table)
    assert bad == []
    assert items == [item for _, item in written]
