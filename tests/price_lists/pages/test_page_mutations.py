"""Spoilt pages: none gives another list than the right one without a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from random import Random

import pytest
from price_lists.pages.layouts import LAYOUTS, page_of
from price_lists.pages.listed import CALLS_CNY, CALLS_USD, CNY_2026_09, USD_2026_09, listed
from price_lists.pages.mutations import mutations

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.pages import Draft, PageError, read_pages
from kimi_calc.pricing import PriceList

LISTS = [
    load_price_list(),
    listed("CNY", "2026-09-19", CNY_2026_09, CALLS_CNY),
    listed("USD", "2026-09-19", USD_2026_09, CALLS_USD),
]
ONE_A_TABLE = ("html_two_rows", "html_turned")  # these draw whole tables only

SOME = 0.4
"""Of a few thousand mutations; all of them are read where a list must be the right one."""


def drafts(
    right: PriceList,
    reference: PriceList,
    language: str,
    day: str | None = None,
    part: float = 1,
) -> Iterator[tuple[str, Draft]]:
    """Each mutation of a page, or a part of them by chance, each in another layout, read."""
    chance = Random(11)
    layouts = [one for one in LAYOUTS if one not in ONE_A_TABLE]
    page = page_of(right, language)
    page.date = page.date if day is None else day
    for at, (what, spoilt) in zip(count(), mutations(page)):
        if chance.random() >= part:
            continue
        layout = layouts[at % len(layouts)]
        try:
            text = LAYOUTS[layout](spoilt)
        except IndexError:  # a first row that is shorter has nothing above it
            continue
        try:
            yield f"{layout}: {what}", read_pages(text, reference=reference)
        except PageError:
            continue


@pytest.mark.parametrize("right", LISTS, ids=[one.id for one in LISTS])
def test_a_list_differs_from_the_right_one_only_with_a_doubt(right: PriceList) -> None:
    language = "en" if right.currency == "USD" else "zh"
    doubtful = 0
    for what, draft in drafts(right, right, language):
        assert all(doubt.message and doubt.id for doubt in draft.doubts)
        assert all("{" not in note.message for note in draft.notes)
        assert len({doubt.id for doubt in draft.doubts}) == len(draft.doubts)
        if draft.doubts:
            doubtful += 1
        else:
            assert replace(draft.price_list(), source=right.source) == right, what
    assert doubtful > 300


def test_so_it_is_with_a_page_that_tells_no_day() -> None:
    right = LISTS[1]
    for what, draft in drafts(right, right, "zh", day="", part=SOME):
        if {doubt.code for doubt in draft.doubts} == {"no_date"}:
            made = draft.price_list(published=right.published)
            assert replace(made, source=right.source) == right, what


@pytest.mark.parametrize("right", LISTS[1:], ids=[one.id for one in LISTS[1:]])
def test_a_newer_page_may_change_numbers_and_nothing_else_unasked(right: PriceList) -> None:
    before = replace(right, published=right.published - timedelta(days=30))
    for what, draft in drafts(right, before, "en", part=SOME):
        if draft.doubts or "date" in what or (" → " in what and ("￥" in what or "$" in what)):
            continue
        assert replace(draft.price_list(), source=right.source) == right, what


def test_what_is_not_confirmed_is_not_taken() -> None:
    """Whatever is confirmed, each price of the list stands in a row of the draft or is kept."""
    right = LISTS[1]
    for what, draft in drafts(right, right, "zh", part=SOME):
        of_page = [doubt.id for doubt in draft.doubts if doubt.of_page]
        try:
            sure = draft.price_list(of_page, published=right.published, source="x", currency="CNY")
        except PageError:
            assert {row.model for row in draft.left_out(of_page)} == {
                row.model for row in draft.rows
            }, what
            continue
        doubtful = {
            draft.rows[row].model
            for doubt in draft.doubts
            for row in doubt.rows
            if draft.rows[row].service == "standard"
        }
        assert doubtful.isdisjoint(model.id for model in sure.models), what
        out = {(row.model, row.service) for row in draft.left_out(of_page)}
        for model in sure.models:
            for service, tiers in model.services.items():
                assert (model.id, service) not in out
                rows = [
                    row for row in draft.rows if (row.model, row.service) == (model.id, service)
                ]
                found = [
                    {charge.key: price for charge, price in tier.prices.items()
                     if charge.kind != "per_call"}
                    for tier in tiers
                ]  # fmt: skip
                if rows:
                    assert found == [dict(row.prices) for row in rows], what
                else:
                    assert draft.kept_services[model.id, service] == tiers, what


SHARED = Path(__file__).parents[4] / "shared"
COPIES = [SHARED / "seed/price-page-2025-11-11.md", *sorted((SHARED / "prices/pages").glob("*"))]
COPIES = [path for path in COPIES if path.exists()]


def spoilt_texts(text: str) -> Iterator[tuple[str, str]]:
    """The text with one line, digit, sign or word lost, changed, moved or twice."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        yield f"line {at} lost", "\n".join([*lines[:at], *lines[at + 1 :]])
        yield f"line {at} twice", "\n".join([*lines[: at + 1], *lines[at:]])
        moved = [*lines[:at], *lines[at + 1 : at + 2], line, *lines[at + 2 :]]
        yield f"line {at} moved", "\n".join(moved)
    for match in re.finditer(r"[0-9]", text):
        other = str((int(match[0]) + 3) % 10)
        yield f"digit {match.start()}", text[: match.start()] + other + text[match.end() :]
    for match in re.finditer(r"[0-9.,$￥¥\"|\t{}<>/()（）\[\]]|\w+", text):
        yield f"{match[0]} at {match.start()}", text[: match.start()] + text[match.end() :]


@pytest.mark.skipif(not COPIES, reason="the copies of the official pages are not here")
@pytest.mark.parametrize("path", COPIES, ids=[path.stem for path in COPIES])
def test_a_spoilt_copy_of_an_official_page_is_doubtful_or_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = read_pages(text)
    day = first.published or load_price_list().published
    source = first.source or "https://platform.moonshot.cn/docs"
    confirmed = [doubt.id for doubt in first.doubts]
    right = first.price_list(confirmed, published=day, source=source)
    plain = {doubt.code for doubt in read_pages(text, reference=right).doubts}
    assert plain <= {"no_date"}
    for what, spoilt in islice(spoilt_texts(text), 0, None, 7):
        try:
            draft = read_pages(spoilt, reference=right)
        except PageError:
            continue
        if {doubt.code for doubt in draft.doubts} <= plain:
            told = [doubt.id for doubt in draft.doubts]
            made = draft.price_list(told, published=None if draft.published else day)
            assert replace(made, source=right.source) == right, what
