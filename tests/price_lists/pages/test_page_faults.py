"""What is no price page, or too much of one: a clear error in time, and never another one."""

from __future__ import annotations

import random

import pytest
from price_lists.pages.layouts import LAYOUTS, page_of
from price_lists.pages.listed import CALLS_CNY, CNY_2026_09, listed

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.pages import MOST_BYTES, PageError, read_pages
from kimi_calc.pricing import PricingError

RIGHT = listed("CNY", "2026-09-19", CNY_2026_09, CALLS_CNY)
ROW = "<tr><td>kimi-k3<td>1M tokens<td>￥1<td>￥2<td>8,192"
FAULTY = {
    "empty": ("", " \n\t", b"", "\ufeff"),
    "not_text": (bytes(range(256)) * 40, "\0\1\2" * 50, b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "no_table": (
        "hello",
        "a\tb\tc\n1\t2\t3",
        "<html><script>'<table><tr><td>kimi-k3</td></tr></table>'</script><p>none</p></html>",
        "<div>" * 50_000,
        "x" * 3_000_000,
        "模型 " + "很长" * 1_000_000,
        "&lt;table&gt;" * 100_000,
        "<a " * 10_000,
        "<" * 500_000,
        "<!--" * 100_000,
        "<table>" * 20_000,
    ),
    "no_prices": (
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "<table><tr><td>a<td>b</table>",
        "| 套餐 | 价格 |\n|--|--|\n| 月 | ￥49 |\n",
    ),
    "too_large": ("x" * (MOST_BYTES + 1), b"x" * 10_000_000),
    "too_much": (
        f"<table>{ROW * 30_000}</table>",
        "<html>" + "<b>" * 200_000,
        "<table><tr>" + "<td rowspan=5000 colspan=50>x" * 50,
        ("| kimi-k3 " * 50 + "\n") * 2_000,
        "kimi-k3\t￥1\t￥2\n" * 15_000,
        "x\n" * 30_000,
        "模型,输入,输出\n" + "kimi-k3,1,2\n" * 15_000,
        "<DocTable rows={[" * 100_000,
        "<div>" + "<a " * 100_000,
        "<p>" + "x < " * 300_000,
        "| x |\n|--|\n" + "| <b>x</b> " * 20_000,
    ),
}
CASES = [(code, at) for code, pages in FAULTY.items() for at in range(len(pages))]


@pytest.mark.parametrize(("code", "at"), CASES)
def test_nothing_is_taken_of_what_is_no_price_page(code: str, at: int) -> None:
    with pytest.raises(PageError) as caught:
        read_pages(FAULTY[code][at], known=[RIGHT])
    assert caught.value.code == code
    assert isinstance(caught.value, PricingError)
    assert ":" in str(caught.value)  # what is wrong, and after it what to do
    assert "{" not in str(caught.value)


def test_one_faulty_page_spoils_all() -> None:
    with pytest.raises(PageError):
        read_pages(LAYOUTS["html"](page_of(RIGHT)), "hello", reference=RIGHT)


def test_a_large_saved_page_is_read() -> None:
    page = LAYOUTS["html"](page_of(RIGHT))
    script = '<script>var a = "<div>x</div>";' + "a += '<td>￥1</td>';" * 140_000 + "</script>"
    draft = read_pages(page.replace("</head>", f"{script}</head>"), reference=RIGHT)
    assert draft.doubts == ()


def test_prices_in_scripts_hidden_parts_and_comments_are_not_seen() -> None:
    page = LAYOUTS["html"](page_of(RIGHT))
    table = "<table><tr><th>模型<th>单位<th>输入价格<th>输出价格<th>上下文" + ROW + "</table>"
    for hidden in (
        f"<div hidden>{table}</div>",
        f"<div style='color: red; display: none'>{table}</div>",
        f"<template>{table}</template>",
        f"<!-- {table} -->",
        f"<textarea>{table}</textarea>",
        f"<noscript>{table}</noscript>",
    ):
        draft = read_pages(page.replace("<body>", f"<body>{hidden}"), reference=RIGHT)
        assert draft.doubts == ()
        assert draft.price_list() == RIGHT


PIECES = (
    *("<", ">", "<table>", "<td>", "</table>", "<tr>", "</td>", "|", "\n", "\t", '"', "{", "}"),
    *("<DocTable columns={[", "rows={[", "<!--", "<![", "<script>", "&#", "\0", "~~", "rowspan=9"),
    *(" colspan=3", "|--|--|\n", "模型", "输出", "kimi-k2", "1,000", "\\", "<div role=row>", "^"),
    *("2025-13-99", "K", "\ufffd", "20年", "-8k", "≤", "batch", "<sup>", "``", "0" * 50, "９"),
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_spoilt_texts_are_read_or_refused(layout: str) -> None:
    """By the hundred: no other exception, and no other list without a doubt."""
    rng = random.Random(layout)
    lists = [load_price_list(), RIGHT]
    texts = [LAYOUTS[layout](page_of(one)) for one in lists]
    for _ in range(150):
        which = rng.randrange(2)
        text = texts[which]
        for _ in range(rng.choice([1, 1, 2, 6])):
            place = rng.randrange(len(text))
            other = rng.randrange(len(text))
            piece = rng.choice([rng.choice(PIECES), text[other : other + rng.choice([9, 300])]])
            gone = rng.choice([0, 1, 10, 100])
            text = text[:place] + piece + text[place + gone :]
        try:
            draft = read_pages(text, reference=lists[which])
        except PageError:
            continue
        if not draft.doubts:
            made = draft.price_list()
            assert (made.id, made.models, made.calls) == (
                lists[which].id,
                lists[which].models,
                lists[which].calls,
            ), text
