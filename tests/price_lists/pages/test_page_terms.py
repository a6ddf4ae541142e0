"""What a page says of tax, and how sure kept prices were: both are in the list that is made."""

from datetime import date
from pathlib import Path

import pytest

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.pages import read_pages
from kimi_calc.price_lists.writing import save_list
from kimi_calc.pricing import PriceList

PAGE = """\
<!-- source: https://platform.kimi.ai/docs/pricing/chat -->
{tax}

| Model | Unit | Input (cache hit) | Input (cache miss) | Output | Context |
|---|---|---|---|---|---|
| kimi-k2.6 | 1M tokens | $0.16 | $0.95 | $4.00 | 262,144 tokens |
"""


def made(tax: str, *, keep: bool = False) -> PriceList:
    known = [load_price_list(info.path) for info in builtin_price_lists()]
    draft = read_pages(PAGE.format(tax=tax), known=known, published=date(2026, 12, 1))
    gone = [str(one.values["model"]) for one in draft.doubts if one.code == "model_gone"]
    return draft.price_list([one.id for one in draft.doubts], kept=gone if keep else ())


@pytest.mark.parametrize(
    ("said", "tax"),
    [
        ("All prices exclude applicable taxes.", "excluded"),
        ("All prices are inclusive of tax.", "included"),
        ("", "excluded"),  # as in the list before
    ],
)
def test_what_the_page_says_of_tax_stays_with_its_prices(
    said: str, tax: str, tmp_path: Path
) -> None:
    found = made(said)
    assert found.tax == tax
    assert load_price_list(save_list(found, tmp_path)).tax == tax


def test_a_kept_price_is_no_surer_than_it_was(tmp_path: Path) -> None:
    before = next(info for info in builtin_price_lists() if info.id == "usd-2026-10-23")
    unsure = load_price_list(before.path).model("kimi-k3.1-pro").confidence
    assert unsure
    found = load_price_list(save_list(made("", keep=True), tmp_path))
    assert found.model("kimi-k3.1-pro").confidence == unsure
    assert not found.model("kimi-k2.6").confidence
