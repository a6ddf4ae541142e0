"""Every built-in list, number by number, against the official pages as they were typed in by hand.

Nothing here is taken from the files that are tested. A row is a model and its prices of 1,000,000
tokens: cache hit, input, output.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.catalogue import compiled_of
from kimi_calc.price_lists.data import compiled, load
from kimi_calc.price_lists.reading import read_price_list
from kimi_calc.pricing import Model, PriceList

_256K, _1M = 262_144, 1_048_576
_NOT_KNOWN = (None, None, None)

Bound = tuple[str | None, str, str]


class Row(NamedTuple):
    """A model of a list: an end of each tier with its prices, and what else the page says."""

    id: str
    tiers: dict[int, Bound]
    batch: Bound | tuple[None, None, None] = _NOT_KNOWN
    writes: tuple[str, str] | None = None
    sure: tuple[str, ...] = ()


class Expected(NamedTuple):
    """A list: its source, how sure its day is, tax, calls (search, pro search, page), rows."""

    source: str
    day: str
    tax: str
    calls: tuple[str, ...]
    rows: list[Row]


def k2(plain: Bound, turbo: Bound, *sure: str) -> list[Row]:
    return [
        Row("kimi-k2-0905-preview", {_256K: plain}, sure=sure),
        Row("kimi-k2-0711-preview", {131_072: plain}, sure=sure),
        Row("kimi-k2-turbo-preview", {_256K: turbo}, sure=sure),
        Row("kimi-k2-thinking", {_256K: plain}, sure=sure),
        Row("kimi-k2-thinking-turbo", {_256K: turbo}, sure=sure),
    ]


def v1(short: tuple[str, str], middle: tuple[str, str], long: tuple[str, str]) -> list[Row]:
    return [
        Row(f"moonshot-v1-{name}{kind}", {context: (None, *prices)})
        for kind in ("", "-vision-preview")
        for name, context, prices in (
            ("8k", 8192, short),
            ("32k", 32_768, middle),
            ("128k", 131_072, long),
        )
    ]


CNY_K2 = (("1.00", "4.00", "16.00"), ("1.00", "8.00", "58.00"))
USD_K2 = (("0.15", "0.60", "2.50"), ("0.15", "1.15", "8.00"))
CNY_V1 = v1(("2.00", "10.00"), ("5.00", "20.00"), ("10.00", "30.00"))
USD_V1 = v1(("0.20", "2.00"), ("1.00", "3.00"), ("2.00", "5.00"))
CNY_LATEST = Row(
    "kimi-latest",
    {
        8192: ("1.00", "2.00", "10.00"),
        32_768: ("1.00", "5.00", "20.00"),
        131_072: ("1.00", "10.00", "30.00"),
    },
)
USD_LATEST = Row(
    "kimi-latest",
    {
        8192: ("0.15", "0.20", "2.00"),
        32_768: ("0.15", "1.00", "3.00"),
        131_072: ("0.15", "2.00", "5.00"),
    },
)
CNY_K25 = Row("kimi-k2.5", {_256K: ("0.70", "4.00", "21.00")}, ("0.42", "2.40", "12.60"))
USD_K25 = Row("kimi-k2.5", {_256K: ("0.10", "0.60", "3.00")}, ("0.06", "0.36", "1.80"))
CNY_K26 = Row("kimi-k2.6", {_256K: ("1.10", "6.50", "27.00")}, ("0.66", "3.90", "16.20"))
USD_K26 = Row("kimi-k2.6", {_256K: ("0.16", "0.95", "4.00")}, ("0.10", "0.57", "2.40"))
CNY_K27 = [
    Row("kimi-k2.7-code", {_256K: ("1.30", "6.50", "27.00")}, ("0.78", "3.90", "16.20")),
    Row("kimi-k2.7-code-highspeed", {_256K: ("2.60", "13.00", "54.00")}),
]
USD_K27 = [
    Row("kimi-k2.7-code", {_256K: ("0.19", "0.95", "4.00")}, ("0.114", "0.57", "2.40")),
    Row("kimi-k2.7-code-highspeed", {_256K: ("0.38", "1.90", "8.00")}),
]
CNY_K3 = Row("kimi-k3", {_1M: ("2.00", "20.00", "100.00")})
USD_K3 = Row("kimi-k3", {_1M: ("0.30", "3.00", "15.00")})
K31 = [
    Row(
        "kimi-k3.1-pro",
        {_1M: ("0.20", "2.00", "10.00")},
        writes=("2.00", "4.00"),
        sure=("medium", "high", "high", "low", "low"),
    ),
    Row(
        "kimi-k3.1-pro-highspeed",
        {_1M: ("0.20", "4.00", "20.00")},
        writes=("4.00", "8.00"),
        sure=("low", "medium", "medium", "low", "low"),
    ),
]
MEDIUM = ("medium", "medium", "medium")
CN, COM, AI = (
    "https://platform.moonshot.cn/docs/pricing/chat",
    "https://platform.kimi.com/docs/pricing/chat",
    "https://platform.kimi.ai/docs/pricing/chat",
)

EXPECTED = {
    "cny-2025-11-11": Expected(CN, "high", "", ("0.03",), [*k2(*CNY_K2), CNY_LATEST, *CNY_V1]),
    "usd-2025-11-11": Expected(
        "https://platform.moonshot.ai/docs/pricing/chat",
        "high",
        "included",
        ("0.005",),
        [*k2(*USD_K2), USD_LATEST, *USD_V1],
    ),
    "cny-2026-02-09": Expected(CN, "high", "", ("0.03",), [*k2(*CNY_K2), *CNY_V1, CNY_K25]),
    "cny-2026-04-20": Expected(
        f"{COM}-k26", "high", "", ("0.03",), [CNY_K26, CNY_K25, *k2(*CNY_K2, *MEDIUM), *CNY_V1]
    ),
    "cny-2026-06-12": Expected(
        f"{COM}-k27-code", "high", "", ("0.03",), [*CNY_K27, CNY_K26, CNY_K25, *CNY_V1]
    ),
    "cny-2026-07-16": Expected(
        f"{COM}-k3", "high", "", ("0.03",), [CNY_K3, *CNY_K27, CNY_K26, CNY_K25, *CNY_V1]
    ),
    "usd-2026-07-16": Expected(
        f"{AI}-k3", "high", "excluded", ("0.005",), [USD_K3, *USD_K27, USD_K26, USD_K25, *USD_V1]
    ),
    "cny-2026-09-01": Expected(
        COM, "high", "", ("0.01", "0.015", "0.01"), [CNY_K3, *CNY_K27, CNY_K26]
    ),
    "cny-2026-09-19": Expected(
        COM,
        "medium",
        "",
        ("0.01", "0.015", "0.01"),
        [CNY_K3._replace(writes=("20.00", "40.00")), *CNY_K27, CNY_K26],
    ),
    "usd-2026-09-19": Expected(
        AI,
        "high",
        "excluded",
        ("0.002", "0.003", "0.002"),
        [USD_K3._replace(writes=("3.00", "6.00")), *USD_K27, USD_K26],
    ),
    "usd-2026-10-23": Expected(
        AI,
        "high",
        "excluded",
        ("0.002", "0.003", "0.002"),
        [USD_K3._replace(writes=("3.00", "6.00")), *USD_K27, USD_K26, *K31],
    ),
}

# family, retired, replaced_by, marks, tokenizer; by the beginning of an id
OF_MODELS: dict[str, tuple[str, date | None, str | None, str, str | None]] = {
    "kimi-k2-thinking": ("kimi-k2", date(2026, 5, 25), "kimi-k2.6", "thinking", "kimi-k2"),
    "kimi-k2-": ("kimi-k2", date(2026, 5, 25), "kimi-k2.6", "", "kimi-k2"),
    "kimi-latest": ("kimi-latest", date(2026, 1, 28), "kimi-k2.6", "vision", None),
    "moonshot-v1": ("moonshot-v1", date(2026, 8, 31), "kimi-k3", "", None),
    "kimi-k2.5": ("kimi-k2.5", date(2026, 8, 31), "kimi-k3", "vision thinking", "kimi-k2"),
    "kimi-k2.6": ("kimi-k2.6", None, None, "vision thinking", "kimi-k2"),
    "kimi-k2.7-code": ("kimi-k2.7", None, None, "vision thinking", "kimi-k2"),
    "kimi-k3.1": ("kimi-k3.1", None, None, "", None),
    "kimi-k3": ("kimi-k3", None, None, "vision thinking", "kimi-k2"),
}


@pytest.fixture(scope="module", params=EXPECTED)
def list_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def listed(list_id: str) -> PriceList:
    """The list as it is read from its YAML."""
    return read_price_list(str(path_of(list_id)))


def path_of(list_id: str) -> Path:
    (path,) = (info.path for info in builtin_price_lists() if info.id == list_id)
    return path


def rows_of(model: Model, service: str) -> dict[int, dict[str, Decimal]]:
    return {
        tier.up_to: {
            charge.key: price for charge, price in tier.prices.items() if charge.kind != "per_call"
        }
        for tier in model.services[service]
    }


def prices_of(hit: str | None, miss: str, out: str) -> dict[str, Decimal]:
    prices = {"input": Decimal(miss), "output": Decimal(out)}
    return prices if hit is None else {"cache_hit": Decimal(hit), **prices}


def test_these_are_all_lists_in_the_order_of_their_days() -> None:
    assert [info.id for info in builtin_price_lists()] == list(EXPECTED)


def test_the_list_says_where_it_is_from_and_how_sure(list_id: str, listed: PriceList) -> None:
    expected = EXPECTED[list_id]
    currency, _, day = list_id.partition("-")
    assert (listed.id, listed.name, listed.provider) == (list_id, "", "Moonshot AI")
    assert (listed.currency, listed.published) == (currency.upper(), date.fromisoformat(day))
    assert (listed.source, listed.tax) == (expected.source, expected.tax)
    assert listed.published_confidence == expected.day
    assert listed.discounts == ()
    assert {model.tier_by for model in listed.models} == {"input_and_output"}


def test_each_call_costs_what_the_page_on_tools_says(list_id: str, listed: PriceList) -> None:
    names = ("web_search", "web_search_pro", "page_fetch")
    assert dict(listed.calls) == {
        name: Decimal(price) for name, price in zip(names, EXPECTED[list_id].calls, strict=False)
    }
    for model in listed.models:
        for tier in (tier for tiers in model.services.values() for tier in tiers):
            of_calls = {one.variant: price for one, price in tier.prices.items() if one.variant}
            assert dict(listed.calls).items() <= of_calls.items()


def test_each_price_is_that_of_the_page(list_id: str, listed: PriceList) -> None:
    rows = EXPECTED[list_id].rows
    assert [model.id for model in listed.models] == [row.id for row in rows]
    for model, row in zip(listed.models, rows, strict=True):
        writes = {}
        if row.writes:
            short, long = map(Decimal, row.writes)
            writes = {"cache_write:5m": short, "cache_write:1h": long}
        assert rows_of(model, "standard") == {
            up_to: prices_of(*prices) | writes for up_to, prices in row.tiers.items()
        }
        assert model.context_length == max(row.tiers)
        if row.batch[1] is None:
            assert [*model.services] == ["standard"]
        else:
            assert sorted(model.services) == ["batch", "standard"]
            hit, miss, out = row.batch
            assert rows_of(model, "batch") == {
                model.context_length: prices_of(hit, str(miss), str(out))
            }


def test_each_price_says_how_sure_it_is(list_id: str, listed: PriceList) -> None:
    charges = ("cache_hit", "input", "output", "cache_write:5m", "cache_write:1h")
    for model, row in zip(listed.models, EXPECTED[list_id].rows, strict=True):
        less = {
            charge: level
            for charge, level in zip(charges, row.sure, strict=False)
            if level != "high"
        }
        assert {charge.key: level for charge, level in model.confidence.items()} == less


def test_each_model_is_what_it_is_in_every_list(list_id: str, listed: PriceList) -> None:
    del list_id
    for model in listed.models:
        expected = next(said for start, said in OF_MODELS.items() if model.id.startswith(start))
        family, retired, replaced_by, marks, tokenizer = expected
        if "-vision-" in model.id:
            marks = "vision"
        recommended = (listed.id, model.id) == ("cny-2025-11-11", "kimi-k2-turbo-preview")
        assert (model.family, model.tokenizer) == (family, tokenizer)
        assert (model.retired, model.replaced_by) == (retired, replaced_by)
        assert model.recommended == recommended
        assert (model.vision, model.thinking) == ("vision" in marks, "thinking" in marks)
        assert model.provenance == ("Moonshot AI", listed.currency, listed.id)


# How they are kept


def test_no_list_is_compiled_from_another_text(list_id: str, listed: PriceList) -> None:
    ready = compiled_of(path_of(list_id)).read_text("utf-8")
    assert ready == compiled(listed), "run python3 dev.py prices"
    assert load(ready) == listed == load_price_list(path_of(list_id))


def test_nothing_is_compiled_that_is_no_list(root: Path) -> None:
    folder = root / "resources" / "prices"
    assert {path.name for path in (folder / "compiled").iterdir()} == {
        f"{list_id}.json" for list_id in EXPECTED
    }
    assert {path.stem for path in folder.glob("*.yaml")} == {*EXPECTED}


def test_a_list_of_the_program_is_loaded_without_yaml(root: Path) -> None:
    code = """
import sys
from kimi_calc.price_lists import builtin_price_lists, load_price_list, list_in_use
load_price_list()
for info in builtin_price_lists():
    load_price_list(info.path)
late = {"yaml", "kimi_calc.price_lists.reading", "difflib", "argparse"}
print(sorted(late & set(sys.modules)), [name for name in sys.modules if "PySide" in name])
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=root, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[] []"
