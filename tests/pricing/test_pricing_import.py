"""Importing the core: without Qt, with every public name, and it leaves PyYAML usable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kimi_calc import pricing

ROOT = Path(__file__).parents[2]

NAMES = [
    "Usage",
    "Conversation",
    "quote",
    "compare",
    "requests_within",
    "parse_quantity",
    "PriceList",
    "PriceListInfo",
    "Model",
    "Tier",
    "Line",
    "Quote",
    "Comparison",
    "PricingError",
    "PriceListError",
    "UnknownModel",
    "UsageError",
    "ContextExceeded",
    "QuantityError",
    "Note",
    "TurnCost",
    "cheaper_model",
    "parse_amount",
    "turn_costs",
]


def fresh_process(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_the_contracts_names_are_there(name: str) -> None:
    assert hasattr(pricing, name)
    assert name in pricing.__all__


def test_no_qt_is_imported() -> None:
    code = """
import sys
from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Usage, quote
prices = load_price_list()
quote(prices.model("kimi-latest"), Usage(1, 1)).notes
print(sorted(name for name in sys.modules if name.startswith(("PySide", "shiboken", "PyQt"))))
"""
    assert fresh_process(code).strip() == "[]"


def test_the_c_parser_of_pyyaml_is_not_loaded() -> None:
    # It crashes the interpreter on deep nesting.
    code = """
import sys
import kimi_calc.price_lists.reading
print("yaml" in sys.modules, sys.modules.get("yaml._yaml"))
import yaml
print(yaml.safe_load("a: 1"))
"""
    assert fresh_process(code).splitlines() == ["True None", "{'a': 1}"]


def test_it_works_after_pyyaml_was_imported_by_someone_else() -> None:
    code = """
import yaml
from kimi_calc.price_lists.catalogue import builtin_price_lists
from kimi_calc.price_lists.reading import read_price_list
print(len(read_price_list(str(builtin_price_lists()[0].path)).models))
"""
    assert fresh_process(code).strip() == "12"
