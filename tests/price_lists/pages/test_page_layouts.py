"""Price pages in every layout: each number is found, and none that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from price_lists.pages.layouts import LAYOUTS, Page, page_of
from price_lists.pages.listed import (
    CALLS_CNY,
    CALLS_USD,
    CNY_2026_07,
    CNY_2026_09,
    USD_2026_09,
    listed,
)

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.pages import Draft, read_pages
from kimi_calc.pricing import PriceList

SHARED = Path(__file__).parents[4] / "shared"
SEED = SHARED / "seed/price-page-2025-11-11.md"
PAGES = SHARED / "prices/pages"

LISTS = [
    load_price_list(),
    listed("CNY", "2026-07-16", CNY_2026_07, {"web_search": "0.03"}),
    listed("CNY", "2026-09-19", CNY_2026_09, CALLS_CNY),
    listed("USD", "2026-09-19", USD_2026_09, CALLS_USD),
]


def without_source(price_list: PriceList) -> PriceList:
    return replace(price_list, source="")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("right", LISTS, ids=[one.id for one in LISTS])
def test_a_page_gives_its_list(right: PriceList, layout: str, language: str) -> None:
    draft = read_pages(LAYOUTS[layout](page_of(right, language)), reference=right)
    assert [doubt.message for doubt in draft.doubts] == []
    assert without_source(draft.price_list()) == without_source(right)
    assert all(row.prices == row.beside for row in draft.rows)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("right", LISTS, ids=[one.id for one in LISTS])
def test_a_page_says_the_same_with_nothing_to_compare_with(right: PriceList, layout: str) -> None:
    draft = read_pages(LAYOUTS[layout](page_of(right)), known=[])
    assert {doubt.code for doubt in draft.doubts} <= {"no_source"}
    made = draft.price_list(source=right.source)
    assert made.id == right.id
    assert made.calls == right.calls
    assert [(one.id, one.context_length, one.services) for one in made.models] == [
        (one.id, one.context_length, one.services) for one in right.models
    ]


def seed_text(separator: str) -> str:
    """The copy of the official page as the text that a browser copies."""
    lines = []
    for line in SEED.read_text(encoding="utf-8").split("\n"):
        if line.startswith("|"):
            if "---" not in line:
                lines.append(separator.join(cell.strip() for cell in line.strip("|").split("|")))
        else:
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
            lines.append(plain.lstrip("#* ").replace("**", ""))
    return "\n".join(lines)


def seed_html() -> str:
    """The same as the HTML of a browser, with a cell that reaches over the rows of its tiers."""
    tables = SEED.read_text(encoding="utf-8").split("\n\n")
    return "<html><body>" + "".join(map(_block, tables)) + "</body></html>"


def _block(block: str) -> str:
    lines = [line for line in block.split("\n") if "---" not in line]
    if not lines or not lines[0].startswith("|"):
        return "".join(f"<p>{line.lstrip('#* ')}</p>" for line in lines)
    rows = [[cell.strip().replace("<", "&lt;") for cell in line.strip("|").split("|")]
            for line in lines]  # fmt: skip
    short = sum(len(row) < len(rows[0]) for row in rows)
    span = f" rowspan={short + 1}" if short else ""
    head = "".join(f"<th>{title.replace(' （', '<br>（')}</th>" for title in rows[0])
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{span if at == 0 and len(row) == len(rows[0]) else ''}><p>{cell}</p></td>"
            for at, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


needs_pages = pytest.mark.skipif(
    not SEED.exists(), reason="the copies of the official pages are not here"
)


@needs_pages
def test_the_official_page_gives_the_built_in_list(builtin: PriceList) -> None:
    text = seed_text("\t")
    pages: list[str | bytes] = [
        SEED.read_bytes(),
        text,
        re.sub(r"\n\n+", "\n", text),
        text.replace(" （", "\n（").replace("preview推荐", "preview\n推荐"),
        seed_text("\n"),
        seed_text("      "),
        seed_html(),
        seed_html().replace("推荐", "<span class='tag'>推荐</span>"),
        text.encode("utf-16"),
        text.encode("gb18030"),
        text.encode("utf-8-sig"),
    ]
    for page in pages:
        draft = read_pages(page, reference=builtin)
        assert draft.doubts == ()
        [sentence] = draft.unplaced
        assert sentence.text.endswith("缓存命中的 Tokens 费用仅为 ¥1/M Tokens")
        assert draft.price_list() == builtin
        assert [note.code for note in draft.notes] == ["kept_calls", "kept_source"]
    wordless = read_pages(SEED.read_bytes())
    assert wordless.published == date(2025, 11, 11)
    assert [doubt.code for doubt in wordless.doubts] == ["no_source"]


def prices(draft: Draft) -> list[tuple[str, int | None, int | None, str]]:
    return [
        (row.model, row.up_to, row.context, " ".join(f"{one:f}" for one in row.prices.values()))
        for row in draft.rows
    ]


@needs_pages
def test_the_copies_of_official_pages_are_read_whole() -> None:
    k26 = read_pages((PAGES / "cny_2026-04_chat-k26.md").read_bytes())
    assert prices(k26) == [("kimi-k2.6", None, 262144, "1.10 6.50 27.00")]
    assert k26.source == "https://platform.kimi.com/docs/pricing/chat-k26"
    v1 = read_pages((PAGES / "cny_2026-04_chat-v1.md").read_bytes())
    assert prices(v1) == [
        (f"moonshot-v1-{size}k{kind}", None, size * 1024, both)
        for kind in ("", "-vision-preview")
        for size, both in ((8, "2.00 10.00"), (32, "5.00 20.00"), (128, "10.00 30.00"))
    ]
    k3 = read_pages((PAGES / "usd_2026-08_chat-k3.md").read_bytes())
    assert prices(k3) == [("kimi-k3", None, 1048576, "0.30 3.00 15.00")]
    assert (k3.currency, k3.tax) == ("USD", "excluded")
    for draft in (k26, v1, k3):
        assert {doubt.code for doubt in draft.doubts} <= {"no_date", "no_source"}


@needs_pages
def test_a_copied_text_with_a_header_cell_a_line_is_read_whole() -> None:
    name = "usd_2025-07_platform.moonshot.ai_pricing-chat_plaintext.txt"
    draft = read_pages((PAGES / name).read_bytes())
    assert prices(draft) == [
        ("kimi-latest", 8192, 131072, "0.15 0.20 2.00"),
        ("kimi-latest", 32768, 131072, "0.15 1.00 3.00"),
        ("kimi-latest", 131072, 131072, "0.15 2.00 5.00"),
        ("kimi-k2-0711-preview", None, 131072, "0.15 0.60 2.50"),
        *(
            (f"moonshot-v1-{size}k{kind}", None, size * 1024, both)
            for kind in ("", "-vision-preview")
            for size, both in ((8, "0.20 2.00"), (32, "1.00 3.00"), (128, "2.00 5.00"))
        ),
        ("kimi-thinking-preview", None, 131072, "30.00 30.00"),
    ]
    assert [(call.name, call.price) for call in draft.calls] == [("web_search", Decimal("0.005"))]
    assert (draft.currency, draft.tax) == ("USD", "included")
    # The prices of a cache that was paid for by the minute have no place in a list of today.
    aside = [one for one in draft.unplaced if one.header.startswith("Cache")]
    assert [one.text for one in aside].count("Limited Free") == 3
    assert len(aside) == 12
    sentences = [one.text for one in draft.unplaced if one.place.table == 0]
    assert len(sentences) == 1
    assert "costing only $1 per M tokens" in sentences[0]
    assert [doubt.code for doubt in draft.doubts] == ["no_date", "no_source"]


def test_several_pages_make_one_list() -> None:
    right = LISTS[2]
    page = page_of(right)
    parts = {
        name: [table for table in page.tables if name in table.heading]
        for name in ("产品", "Batch", "工具")
    }
    chat = LAYOUTS["html"](Page("模型推理定价", parts["产品"], page.date, page.source))
    # What is batch here is said by the title alone, not beside the table.
    tables = [replace(table, heading="产品定价") for table in parts["Batch"]]
    batch = Page("Batch 推理定价", tables, page.date, page.source)
    tools = LAYOUTS["text_tabs"](Page("工具", parts["工具"], "", page.source))
    for layout in ("html", "text_tabs", "markdown", "component"):
        draft = read_pages(chat, LAYOUTS[layout](batch), tools, reference=right)
        assert draft.doubts == ()
        assert draft.price_list() == right


def test_an_update_asks_nothing_where_all_is_plain() -> None:
    before, after = LISTS[1], LISTS[2]
    draft = read_pages(LAYOUTS["clipboard"](page_of(after)), reference=before)
    assert draft.doubts == ()
    made = draft.price_list()
    assert (made.id, made.calls) == (after.id, after.calls)
    assert [one.services for one in made.models] == [one.services for one in after.models]
    assert [one.family for one in made.models] == [one.family for one in after.models]
    told = {note.code for note in draft.notes}
    assert told == {"new_price", "new_call", "call_changed", "retired_gone"}


def test_what_pages_do_not_cover_is_kept_and_said() -> None:
    right = LISTS[2]
    page = page_of(right)
    page.tables = page.tables[:1] + [one for one in page.tables[1:] if one.heading == "产品定价"]
    draft = read_pages(LAYOUTS["html"](page), reference=right)
    assert draft.doubts == ()
    assert draft.price_list() == right
    assert sorted(note.code for note in draft.notes) == [
        "kept_calls",
        "kept_service",
        "kept_service",
    ]


def test_the_list_to_compare_with_is_chosen_by_currency_and_day() -> None:
    for right in LISTS:
        assert read_pages(LAYOUTS["html"](page_of(right)), known=LISTS).reference == right


def test_a_page_without_a_day_is_of_the_day_that_a_person_gives() -> None:
    before, after = LISTS[1], LISTS[2]
    page = page_of(after)
    page.date = ""
    text = LAYOUTS["component"](page)
    asked = read_pages(text, reference=before)
    assert "price_new" in {doubt.code for doubt in asked.doubts}  # it may be of the same day
    told = read_pages(text, reference=before, published=after.published)
    assert told.doubts == ()
    assert told.price_list().id == after.id


def test_a_new_model_is_told_from_its_id_and_the_sentences_about_it() -> None:
    table = (
        "| Model | Unit | Input Price (Cache Hit) | Input Price (Cache Miss) | Output Price "
        "| Context Window |\n|---|---|---|---|---|---|\n"
    )
    rows = [
        f"| {name} | 1M tokens | $0.30 | $3.00 | $15.00 | 1,048,576 tokens |\n"
        for name in ("kimi-k3.2-pro", "kimi-k3.2-pro-fastNEW", "kimi-k3.2-vision", "kimi-nova")
    ]
    sentences = (
        "\nKimi K3.2 Pro is a vision model and always reasons.\n\n"
        "* kimi-k3.2-pro-fast does not support image input.\n\nLast updated on October 25, 2026\n"
    )
    draft = read_pages(table + "".join(rows) + sentences, reference=LISTS[3])
    gone = [doubt.id for doubt in draft.doubts]
    assert {doubt.code for doubt in draft.doubts} == {"model_gone"}
    made = draft.price_list(gone)
    assert [(one.id, one.family, one.vision, one.thinking) for one in made.models] == [
        ("kimi-k3.2-pro", "kimi-k3.2", True, True),
        ("kimi-k3.2-pro-fast", "kimi-k3.2", False, False),
        ("kimi-k3.2-vision", "kimi-k3.2", True, False),
        ("kimi-nova", "kimi-nova", False, False),
    ]
    assert [one.retired for one in made.models] == [None] * 4
    assert [note.code for note in draft.notes].count("new_model") == 4


DAYS = {
    "Last updated on 2025年11月11日": "sure",
    "最后更新：2025-11-11": "sure",
    "更新时间 2025/11/11": "sure",
    "Last updated: November 11, 2025": "sure",
    "Last modified 11 Nov 2025": "sure",
    "最后更新\n2025 年 11 月 11 日": "sure",
    "2025-11-11": "date_unsure",
    "kimi-latest 停止更新于 2025-11-11": "date_unsure",
    "kimi-k2-0905-preview was last updated on 2025-11-11": "date_unsure",
    "最后更新：2025-13-40": "no_date",
    "": "no_date",
    "2025-11-11\n\n2025-11-12": "no_date",
    "最后更新：2025-11-10\n\n最后更新：2025-11-11": "several_dates",
}


@pytest.mark.parametrize("line", DAYS)
def test_the_day_is_the_one_of_the_last_change(line: str) -> None:
    page = page_of(LISTS[0])
    page.date = line
    draft = read_pages(LAYOUTS["text_tabs"](page), known=[])
    told = {doubt.code for doubt in draft.doubts} - {"no_source"}
    assert told == ({DAYS[line]} - {"sure"})
    assert draft.published == (None if DAYS[line] == "no_date" else date(2025, 11, 11))


@pytest.mark.parametrize(
    ("sentence", "tax"),
    [
        ("The prices listed below are all inclusive of tax.", "included"),
        ("Prices exclude applicable taxes.", "excluded"),
        ("以上价格均为含税价", "included"),
        ("以上价格不含税", "excluded"),
        ("Taxes may apply.", None),
    ],
)
def test_whether_tax_is_in_the_prices_is_what_a_sentence_says(
    sentence: str, tax: str | None
) -> None:
    draft = read_pages(LAYOUTS["markdown"](page_of(LISTS[0])) + "\n\n" + sentence)
    assert draft.tax == tax
