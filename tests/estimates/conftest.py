"""The list that comes with the program, for the tests of the core."""

import pytest

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import PriceList


@pytest.fixture(scope="session")
def builtin() -> PriceList:
    return load_price_list()
