"""The built-in price list against the official page: typed in by hand, and parsed from its copy."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kimi_calc.price_lists import DEFAULT_ID, builtin_price_lists, load_price_list
from kimi_calc.pricing import Model, PriceList

PAGE = Path(__file__).parents[3] / "shared/seed/price-page-2025-11-11.md"

# From the official page, 2025-11-11. id, family, context length, marks,
# tiers of (up to, cache hit, input, output).
GOLDEN: list[tuple[str, str, int, str, list[tuple[int, str | None, str, str]]]] = [
    ("kimi-k2-0905-preview", "kimi-k2", 262144, "", [(262144, "1.00", "4.00", "16.00")]),
    ("kimi-k2-0711-preview", "kimi-k2", 131072, "", [(131072, "1.00", "4.00", "16.00")]),
    (
        "kimi-k2-turbo-preview",
        "kimi-k2",
        262144,
        "recommended",
        [(262144, "1.00", "8.00", "58.00")],
    ),
    ("kimi-k2-thinking", "kimi-k2", 262144, "thinking", [(262144, "1.00", "4.00", "16.00")]),
    ("kimi-k2-thinking-turbo", "kimi-k2", 262144, "thinking", [(262144, "1.00", "8.00", "58.00")]),
    (
        "kimi-latest",
        "kimi-latest",
        131072,
        "vision",
        [
            (8192, "1.00", "2.00", "10.00"),
            (32768, "1.00", "5.00", "20.00"),
            (131072, "1.00", "10.00", "30.00"),
        ],
    ),
    ("moonshot-v1-8k", "moonshot-v1", 8192, "", [(8192, None, "2.00", "10.00")]),
    ("moonshot-v1-32k", "moonshot-v1", 32768, "", [(32768, None, "5.00", "20.00")]),
    ("moonshot-v1-128k", "moonshot-v1", 131072, "", [(131072, None, "10.00", "30.00")]),
    (
        "moonshot-v1-8k-vision-preview",
        "moonshot-v1",
        8192,
        "vision",
        [(8192, None, "2.00", "10.00")],
    ),
    (
        "moonshot-v1-32k-vision-preview",
        "moonshot-v1",
        32768,
        "vision",
        [(32768, None, "5.00", "20.00")],
    ),
    (
        "moonshot-v1-128k-vision-preview",
        "moonshot-v1",
        131072,
        "vision",
        [(131072, None, "10.00", "30.00")],
    ),
]


def marks(model: Model) -> str:
    return " ".join(
        mark for mark in ("recommended", "vision", "thinking") if getattr(model, mark) is True
    )


def tiers(model: Model) -> list[tuple[int, Decimal | None, Decimal, Decimal]]:
    return [
        (tier.up_to, tier.prices.cache_hit, tier.prices.input, tier.prices.output)
        for tier in model.tiers
    ]


def test_the_models_stand_in_the_order_of_the_page(builtin: PriceList) -> None:
    assert [model.id for model in builtin.models] == [row[0] for row in GOLDEN]
    assert len(GOLDEN) == 12


@pytest.mark.parametrize("row", GOLDEN, ids=[row[0] for row in GOLDEN])
def test_a_model_is_as_the_page_has_it(
    builtin: PriceList, row: tuple[str, str, int, str, list[tuple[int, str | None, str, str]]]
) -> None:
    model_id, family, context_length, expected_marks, expected_tiers = row
    model = builtin.model(model_id)
    assert model.id == model_id
    assert model.family == family
    assert model.context_length == context_length
    assert marks(model) == expected_marks
    assert tiers(model) == [
        (up_to, None if hit is None else Decimal(hit), Decimal(miss), Decimal(out))
        for up_to, hit, miss, out in expected_tiers
    ]
    assert model.has_cache_price == (expected_tiers[0][1] is not None)
    # No part of the page: the day from which the platform no longer served the model.
    retired = {"kimi-k2": date(2026, 5, 25), "kimi-latest": date(2026, 1, 28)}
    assert model.retired == retired.get(model.family, date(2026, 8, 31))
    assert model.tokenizer == ("kimi-k2" if model.family == "kimi-k2" else None)
    replaced_by = {"kimi-k2": "kimi-k2.6", "kimi-latest": "kimi-k2.6"}
    assert model.replaced_by == replaced_by.get(model.family, "kimi-k3")
    assert model.currency == "CNY"
    assert model.tier_by == "input_and_output"


def test_the_list_says_what_it_is(builtin: PriceList) -> None:
    assert builtin.id == "cny-2025-11-11"
    assert builtin.provider == "Moonshot AI"
    assert builtin.currency == "CNY"
    assert builtin.published == date(2025, 11, 11)
    assert builtin.source == "https://platform.moonshot.cn/docs/pricing/chat"


def test_the_types_are_exact(builtin: PriceList) -> None:
    assert type(builtin.models) is tuple
    assert type(builtin.published) is date
    for model in builtin.models:
        assert type(model.tiers) is tuple
        assert type(model.context_length) is int
        for up_to, hit, miss, out in tiers(model):
            assert type(up_to) is int
            assert hit is None or type(hit) is Decimal
            assert type(miss) is Decimal
            assert type(out) is Decimal


def test_the_list_of_the_page_is_the_default_one() -> None:
    infos = builtin_price_lists()
    assert DEFAULT_ID == "cny-2025-11-11"
    assert DEFAULT_ID in [info.id for info in infos]
    assert len({info.id for info in infos}) == len(infos)
    assert [info.published for info in infos] == sorted(info.published for info in infos)
    assert load_price_list() == load_price_list(None)
    assert load_price_list().id == DEFAULT_ID


def test_every_built_in_list_is_what_its_name_promises() -> None:
    for info in builtin_price_lists():
        loaded = load_price_list(info.path)
        assert (loaded.id, loaded.currency, loaded.published) == (
            info.id,
            info.currency,
            info.published,
        )


def test_a_path_is_taken_as_text_and_as_path() -> None:
    info = next(info for info in builtin_price_lists() if info.id == DEFAULT_ID)
    assert load_price_list(str(info.path)) == load_price_list(info.path) == load_price_list()


# The page itself


def page_rows() -> list[list[str]]:
    """The cells of every row of the page's tables that holds prices."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in rows if any(cell.startswith("￥") for cell in row)]


def page_prices(row: list[str]) -> list[Decimal]:
    return [Decimal(cell.removeprefix("￥")) for cell in row if cell.startswith("￥")]


def page_count(cell: str) -> int:
    """The last count of a cell such as `8,192 < 长度 ≤ 32,768 tokens`."""
    return int(re.findall(r"[0-9][0-9,]*", cell)[-1].replace(",", ""))


@pytest.mark.skipif(not PAGE.exists(), reason="the copy of the official page is not here")
def test_the_list_is_the_page_row_by_row(builtin: PriceList) -> None:
    rows = page_rows()
    listed = [(model, tier) for model in builtin.models for tier in model.tiers]
    assert len(rows) == len(listed) == 14
    names = ""
    for row, (model, tier) in zip(rows, listed, strict=True):
        assert "1M tokens" in row
        # The second and third tier of kimi-latest stand in rows without a name.
        if re.match(r"[a-z]", row[0]):
            names = row[0]
            assert model.tiers[0] is tier
        assert names.removesuffix("推荐") == model.id
        assert names.endswith("推荐") == model.recommended
        prices = page_prices(row)
        has_cache_price = len(prices) == 3
        assert tier.prices.cache_hit == (prices[0] if has_cache_price else None)
        assert [tier.prices.input, tier.prices.output] == prices[-2:]
        [bound] = [page_count(cell) for cell in row if cell.endswith("tokens") and "," in cell]
        assert tier.up_to == bound
        if len(model.tiers) == 1:
            assert model.context_length == bound


@pytest.mark.skipif(not PAGE.exists(), reason="the copy of the official page is not here")
def test_date_and_vision_are_those_of_the_page(builtin: PriceList) -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(r"Last updated on (\d+)年(\d+)月(\d+)日", text)
    assert found
    assert builtin.published == date(int(found[1]), int(found[2]), int(found[3]))
    for model in builtin.models:
        says_vision = "-vision-" in model.id or f"{model.id} 是视觉模型" in text
        assert model.vision == says_vision, model.id
