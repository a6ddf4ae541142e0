"""A price list as a table: every number of its file, marks, order, search, copies."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from own_lists import PRICES, named
from PySide6.QtCore import Qt

from kimi_calc.price_lists import load_price_list
from kimi_calc.viewmodels.call_table import CallTable
from kimi_calc.viewmodels.clipboard import Cell
from kimi_calc.viewmodels.price_table import PriceTable

FILES = sorted(PRICES.glob("*.yaml"))
_UP = Qt.SortOrder.AscendingOrder
_DOWN = Qt.SortOrder.DescendingOrder


def table_of(file: Path, wanted: str = "") -> PriceTable:
    table = PriceTable()
    table.show(load_price_list(file), wanted)
    return table


def in_file(file: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """The rows that a reader of the file expects: a name, and each price."""
    whole: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    for model in whole["models"]:
        services = {"": model, **{f" · {k}": v for k, v in model.get("services", {}).items()}}
        for service, priced in services.items():
            if "prices" in priced:
                yield f"{model['id']}{service}", priced["prices"]
            for tier in priced.get("tiers", ()):
                reach = f"{int(tier['up_to']):,}"
                prices = {key: price for key, price in tier.items() if key != "up_to"}
                yield f"{model['id']}{service} · ≤ {reach} tokens", prices


def number(text: str) -> Decimal:
    return Decimal(text.lstrip("≈?¥$").replace(",", ""))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("stacked", [False, True])
def test_every_price_of_the_file_stands_in_its_place(file: Path, stacked: bool) -> None:
    table = table_of(file)
    table.stack(stacked=stacked)
    shown = {}
    for row, texts in zip(table.rows, table.texts, strict=True):
        if row.prices:
            cells = zip(table.charges, texts[1:-1], strict=True)
            shown[row.full_name] = {
                charge.key: number(text) for charge, text in cells if text != "none"
            }
    expected = {
        name: {key: Decimal(str(price)) for key, price in prices.items()}
        for name, prices in in_file(file)
    }
    assert shown == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_column_has_equal_decimals(file: Path) -> None:
    table = table_of(file)
    for column in range(1, table.context_column):
        texts = [texts[column] for texts in table.texts if "." in texts[column]]
        assert len({len(text) - text.index(".") for text in texts}) == 1


def test_families_models_tiers_and_services() -> None:
    table = table_of(PRICES / "cny-2026-09-19.yaml")
    assert [texts[0] for texts in table.texts] == [
        "kimi-k3",
        "kimi-k2.7",
        "kimi-k2.7-code",
        "batch",
        "kimi-k2.7-code-highspeed",
        "kimi-k2.6",
        "batch",
    ]
    assert table.bold_rows == {1}
    assert table.headers() == (
        "Model",
        "Cache hit",
        "Cache miss",
        "Write 5 min",
        "Write 1 h",
        "Output",
        "Context",
    )
    assert table.texts[0][1:] == ("¥2.00", "¥20.00", "¥20.00", "¥40.00", "¥100.00", "1,048,576")
    assert table.texts[2][3:5] == ("none", "none")
    assert [mark.text for mark in table.marks(0)] == ["vision", "thinking"]


def test_a_price_that_is_not_sure_says_so() -> None:
    table = table_of(PRICES / "usd-2026-10-23.yaml")
    row = next(i for i, texts in enumerate(table.texts) if texts[0] == "kimi-k3.1-pro-highspeed")
    assert table.texts[row][1] == "≈?$0.200"
    assert table.texts[row][2] == "≈$4.00"
    tip = table.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "$0.20\nlow confidence"


def test_a_discounted_price_tells_its_list_price(tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_text(
        named("cny-2026-09-19", "Contract", "discounts: [{factor: 0.85}]\n"), encoding="utf-8"
    )
    table = table_of(file)
    assert table.texts[0][1] == "¥1.700"
    assert table.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "¥1.70\nList price ¥2.00"
    calls = CallTable()
    calls.show(load_price_list(file))
    assert calls.texts[0] == ("Web search", "¥0.0085 a call")
    assert calls.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "List price ¥0.01 a call"


def test_a_model_without_a_cache_price_says_what_that_means() -> None:
    table = table_of(PRICES / "cny-2025-11-11.yaml", "moonshot-v1-8k")
    row = next(i for i, texts in enumerate(table.texts) if texts[0] == "moonshot-v1-8k")
    assert table.texts[row][1] == "none"
    assert "all input" in table.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_search_by_id_family_and_mark() -> None:
    file = PRICES / "cny-2025-11-11.yaml"
    assert [row.name for row in table_of(file, "THINKING turbo").rows] == [
        "kimi-k2",
        "kimi-k2-thinking-turbo",
    ]
    visual = {row.model.id for row in table_of(file, "vision").rows if row.model}
    assert visual == {
        "kimi-latest",
        "moonshot-v1-8k-vision-preview",
        "moonshot-v1-32k-vision-preview",
        "moonshot-v1-128k-vision-preview",
    }
    assert table_of(file, "gpt").rows == []


@pytest.mark.parametrize("order", [_UP, _DOWN])
def test_sorted_by_any_column_without_headings(order: Qt.SortOrder) -> None:
    table = table_of(PRICES / "cny-2025-11-11.yaml")
    in_order = [texts[0] for texts in table.texts]
    for column in range(table.columns):
        table.sort(column, order)
        assert table.bold_rows == frozenset()
        assert table.headers()[column].endswith("↑" if order == _UP else "↓")
        texts = [texts[column] for texts in table.texts]
        priced = [text for text in texts if text != "none"]
        assert texts[: len(priced)] == priced  # what has no price comes last
        values = [text if column == 0 else number(text) for text in priced]
        assert values == sorted(values, reverse=order == _DOWN)
    table.sort(-1)
    assert [texts[0] for texts in table.texts] == in_order


def test_another_list_with_other_columns_has_its_own_order() -> None:
    table = table_of(PRICES / "cny-2026-09-19.yaml")
    table.sort(table.context_column)
    table.show(load_price_list(PRICES / "cny-2025-11-11.yaml"))
    assert not table.is_sorted
    assert table.headers()[-1] == "Context"


def test_copied_rows_are_whole_names_and_plain_digits() -> None:
    table = table_of(PRICES / "cny-2025-11-11.yaml")
    rows = table.copied(range(len(table.rows)))
    assert rows[0] == [
        "Model",
        "Cache hit, CNY per 1M tokens",
        "Cache miss, CNY per 1M tokens",
        "Output, CNY per 1M tokens",
        "Context",
    ]
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["kimi-latest · ≤ 8,192 tokens"] == [
        Cell("1.00", "1.00"),
        Cell("2.00", "2.00"),
        Cell("10.00", "10.00"),
        Cell("131072", "131072"),
    ]
    assert by_name["moonshot-v1-8k"][0] == "none"
    assert "kimi-k2" not in by_name
    assert len(rows) == 1 + len(list(in_file(PRICES / "cny-2025-11-11.yaml")))
