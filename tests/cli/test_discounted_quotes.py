"""`kimi-calc quote` on a list with discounts: what is paid, and the list prices beside it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kimi_calc.cli.main import main
from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.identity import renamed
from kimi_calc.price_lists.writing import save_list
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount

ASKED = [
    *("quote", "kimi-k2-0905-preview"),
    *("--input", "100000", "--output", "10000", "--requests", "10"),
]


@pytest.fixture
def contract(tmp_path: Path) -> str:
    """Half of the output, 85% of all else."""
    whole = renamed(load_price_list(), "Contract", date(2027, 1, 1))
    half = Discount(Decimal("0.5"), charge="output")
    less = discounted(whole, [half, Discount(Decimal("0.85"))])
    return str(save_list(less, tmp_path))


def quoted(contract: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    main([*ASKED, "--price-list", contract, *more])
    return capsys.readouterr().out


def test_the_text_says_what_is_saved(contract: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = quoted(contract, capsys).splitlines()
    # 1,000,000 × 4.00 × 0.85 + 100,000 × 16.00 × 0.5, per million; at list prices 4 + 1.6.
    assert "total        4.20 CNY" in lines
    assert (
        "discount     50% off output, 15% off: at list prices the total would be 5.60 CNY, "
        "1.40 CNY more"
    ) in lines


def test_json_has_list_prices_beside_the_prices(
    contract: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(quoted(contract, capsys, "--json"))
    prices = {
        line["charge"]: (line["unit_price"], line["list_unit_price"]) for line in found["lines"]
    }
    assert prices["input"] == ("3.40", "4.00")
    assert prices["output"] == ("8.00", "16.00")
    told = {"kind": "discounted", "list_total": "5.60", "saving": "1.40"}
    assert told in found["notes"]


def test_without_discounts_there_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(quoted("cny-2025-11-11", capsys, "--json"))
    assert not any("list_unit_price" in line for line in found["lines"])
    assert not any(note["kind"] == "discounted" for note in found["notes"])
