"""The built-in list, a small list to spoil, and how to load texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList, PriceListError

SMALL_LIST = """\
format: 1
provider: Someone
currency: CNY
published: 2025-11-11
source: https://example.org/prices
tier_by: input_and_output
models:
  - id: flat-1
    family: fam
    recommended: true
    context_length: 1000
    prices: {cache_hit: 1.00, input: 4.00, output: 16.00}
  - id: steps-1
    family: fam
    context_length: 300
    tiers:
      - {up_to: 100, cache_hit: 1.50, input: 2.00, output: 10.00}
      - {up_to: 200, cache_hit: 1.50, input: 3.00, output: 20.00}
      - {up_to: 300, cache_hit: 1.50, input: 6.00, output: 30.00}
"""


@pytest.fixture(scope="session")
def builtin() -> PriceList:
    return load_price_list()


@pytest.fixture(scope="session")
def builtin_text() -> str:
    return builtin_price_lists()[-1].path.read_text(encoding="utf-8")


@pytest.fixture
def small_list() -> str:
    return SMALL_LIST


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str | bytes], PriceList]:
    """Loads a price list from a text, which is put into a file first."""

    def load_content(content: str | bytes) -> PriceList:
        path = tmp_path / "list.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_price_list(path)

    return load_content


@pytest.fixture
def refusal(load: Callable[[str | bytes], PriceList]) -> Callable[[str | bytes], PriceListError]:
    """The error that a price list of this text is refused with; its message names the file."""

    def refused(content: str | bytes) -> PriceListError:
        with pytest.raises(PriceListError) as caught:
            load(content)
        error = caught.value
        assert error.path.endswith("list.yaml")
        place = error.path
        if error.line is not None:
            place += f", line {error.line}, column {error.column}"
        assert str(error).startswith(f"{place}: ")
        assert "\n" not in str(error)
        return error

    return refused


@pytest.fixture
def refused_at_mark(
    refusal: Callable[[str | bytes], PriceListError],
) -> Callable[[str], PriceListError]:
    """The error of a text with the mark § taken out; it must name the place where § stood."""

    def refused(marked: str) -> PriceListError:
        assert marked.count("§") == 1
        before = marked[: marked.index("§")]
        error = refusal(marked.replace("§", ""))
        expected = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        assert (error.line, error.column) == expected, str(error)
        return error

    return refused
