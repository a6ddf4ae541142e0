"""Pages as sites of other makes publish them: all their numbers are read, and doubts are few."""

from __future__ import annotations

import contextlib
import quopri
from dataclasses import replace
from itertools import count, islice

import pytest
from price_lists.pages.layouts import LAYOUTS, html_table, page_of
from price_lists.pages.listed import (
    CALLS_CNY,
    CALLS_USD,
    CNY_2026_07,
    CNY_2026_09,
    USD_2026_09,
    listed,
)
from price_lists.pages.mutations import mutations
from price_lists.pages.site_layouts import SITE_LAYOUTS

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.pages import PageError, read_pages
from kimi_calc.pricing import PriceList

LISTS = [
    load_price_list(),
    listed("CNY", "2026-07-16", CNY_2026_07, {"web_search": "0.03"}),
    listed("CNY", "2026-09-19", CNY_2026_09, CALLS_CNY),
    listed("USD", "2026-09-19", USD_2026_09, CALLS_USD),
]
PLAIN = [
    replace(one, models=tuple(replace(model, recommended=False) for model in one.models))
    for one in LISTS
]
"""Without marks, which would stand between a name and its id."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", SITE_LAYOUTS)
@pytest.mark.parametrize("right", PLAIN, ids=[one.id for one in LISTS])
def test_a_page_gives_its_list(right: PriceList, layout: str, language: str) -> None:
    draft = read_pages(SITE_LAYOUTS[layout](page_of(right, language)), reference=right)
    assert [doubt.message for doubt in draft.doubts] == []
    assert draft.price_list() == right


def test_spoilt_pages_are_doubtful_or_right() -> None:
    right = PLAIN[2]
    doubtful = 0
    layouts = [one for one in SITE_LAYOUTS if one != "cards"]
    for at, (what, spoilt) in islice(zip(count(), mutations(page_of(right))), 0, None, 3):
        layout = layouts[at // 3 % len(layouts)]
        try:
            draft = read_pages(SITE_LAYOUTS[layout](spoilt), reference=right)
        except (IndexError, PageError):
            continue
        doubtful += bool(draft.doubts)
        assert draft.doubts or draft.price_list() == right, f"{layout}: {what}"
    assert doubtful > 100


@pytest.mark.parametrize(
    ("sentence", "tax"),
    [("Prices are inclusive of tax.", "included"), ("Prices exclude tax.", "excluded"), ("", "")],
)
def test_the_tax_that_a_page_states_goes_into_its_list(sentence: str, tax: str) -> None:
    text = LAYOUTS["markdown"](page_of(LISTS[3])) + "\n\n" + sentence
    for before in ("", "included", "excluded"):
        reference = replace(LISTS[3], tax=before)
        draft = read_pages(text, reference=reference)
        told = [doubt.id for doubt in draft.doubts]
        assert draft.price_list(told).tax == (tax or before)
        assert [doubt.code for doubt in draft.doubts] == (
            ["tax_differs"] if tax and tax != before else []
        )
        assert ("kept_tax" in {note.code for note in draft.notes}) == bool(before and not tax)


def test_a_tab_behind_with_another_currency_is_left_alone() -> None:
    front, behind = (html_table(page_of(one, "en").tables[0]) for one in (LISTS[2], LISTS[3]))
    text = f"<div role=tabpanel>{front}</div><div role=tabpanel hidden>{behind}</div>"
    draft = read_pages(text, reference=LISTS[2], published=LISTS[2].published)
    assert {doubt.code for doubt in draft.doubts} == {"model_gone"}
    assert [row.prices for row in draft.rows] == [row.beside for row in draft.rows]


TABLE = "| 模型 | 币种 | 单位 | 输入价 | 输出价 | 上下文窗口 |\n|--|--|--|--|--|--|\n"
ROW = "| kimi-k9 | {} | 1M tokens | {} | {} | 262,144 tokens |\n"


def test_a_column_says_the_currency() -> None:
    for named, currency in (("CNY", "CNY"), ("美元", "USD"), ("RMB", "CNY")):
        draft = read_pages(TABLE + ROW.format(named, "4.00", "16.00"))
        assert draft.currency == currency
        assert {doubt.code for doubt in draft.doubts} == {"no_date", "no_source"}
    for named, price, code in (
        ("HKD", "4.00", "unknown_currency"),
        ("CNY", "$4", "two_currencies"),
    ):
        draft = read_pages(TABLE + ROW.format(named, price, "16.00"))
        assert code in {doubt.code for doubt in draft.doubts}


def test_a_page_without_any_sign_is_compared_with_lists_of_all_currencies() -> None:
    page = page_of(LISTS[2])
    page.date = ""
    text = LAYOUTS["markdown"](page).replace("￥", "")
    draft = read_pages(text, known=LISTS)
    assert draft.reference == LISTS[2]
    assert {doubt.code for doubt in draft.doubts} == {"no_date", "no_currency"}


def test_a_page_saved_with_all_its_parts_is_read() -> None:
    page = quopri.encodestring(LAYOUTS["html_roles"](page_of(LISTS[2])).encode()).decode()
    page = page.replace("canonical", "other")
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://platform.kimi.com/docs/x\r\n"
        "Subject: Prices\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="--Multi--"\r\n\r\n\r\n----Multi--\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{page}\r\n----Multi--\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----Multi----\r\n"
    )
    for text in (archive, archive.encode()):
        draft = read_pages(text, reference=LISTS[2])
        assert draft.doubts == ()
        assert draft.source == "https://platform.kimi.com/docs/x"
        made = draft.price_list()
        assert made.models == LISTS[2].models
    for text in (archive.replace("text/html", "text/css"), archive[:300], archive[:-3000]):
        with contextlib.suppress(PageError):
            assert read_pages(text, reference=LISTS[2]).doubts


MARKS = {
    "a column of numbers": ("<tr>", "<tr><td>1"),
    "a column that says no price": ("<tr>", "<tr><td>可用"),
    "a word for those who listen": ("<td><div>", '<td><div><span class="x sr-only">价格</span>'),
}


@pytest.mark.parametrize("what", MARKS)
def test_what_stands_beside_the_prices_is_no_doubt(what: str) -> None:
    old, new = MARKS[what]
    first = {"a column of numbers": "#", "a column that says no price": "状态"}.get(what)
    text = _tables(LISTS[2]).replace(old, new)
    if first:
        text = text.replace(f"{new}<th>", f"<tr><th>{first}<th>")
    assert read_pages(text, reference=LISTS[2], published=LISTS[2].published).doubts == ()


def _tables(right: PriceList) -> str:
    return "".join(f"<h3>{one.heading}</h3>{html_table(one)}" for one in page_of(right).tables)


def test_titles_in_cells_for_narrow_screens_are_no_part_of_values() -> None:
    page = page_of(LISTS[2])
    for table in page.tables:
        table.rows = [
            [
                (f"{title} {text}", span)
                for title, (text, span) in zip(table.header, row, strict=True)
            ]
            for row in table.rows
        ]
    assert read_pages(LAYOUTS["markdown"](page), reference=LISTS[2]).doubts == ()


def test_a_header_that_was_copied_twice_is_one() -> None:
    text = LAYOUTS["text_spaces"](page_of(LISTS[2]))
    lines = text.split("\n")
    twice = "\n".join(f"{one}\n{one}" if one.startswith("模型  ") else one for one in lines)
    assert twice != text
    assert read_pages(twice, reference=LISTS[2]).doubts == ()


def test_calls_alone_make_no_list_and_say_what_to_do() -> None:
    page = page_of(LISTS[2])
    page.tables = page.tables[-1:]
    draft = read_pages(LAYOUTS["markdown"](page), reference=LISTS[2])
    with pytest.raises(PageError) as caught:
        draft.price_list([doubt.id for doubt in draft.doubts])
    assert caught.value.code == "calls_alone"
    kept = draft.price_list(kept=[model.id for model in LISTS[2].models])
    assert kept.models == LISTS[2].models


@pytest.mark.parametrize("unit", ["a ", "a=b ", "a='<' ", "</a ", "& ", "a\n", '<a b="', "<a b>"])
@pytest.mark.parametrize("begin", ["<div ", "<p>", "<table><tr><td>"])
def test_a_tag_without_an_end_is_refused(begin: str, unit: str) -> None:
    with pytest.raises(PageError):  # at once: looking for its end from each place takes hours
        read_pages(begin + unit * (3_900_000 // len(unit)))


def test_pictures_in_a_page_are_no_tags_without_an_end() -> None:
    picture = f"<img src='data:image/png;base64,{'iVBORw0K' * 200_000}'>"
    page = picture + LAYOUTS["html"](page_of(LISTS[2]))
    assert read_pages(page, reference=LISTS[2]).doubts == ()
