"""A price list with all that a list can charge for: cache writes, calls, batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from kimi_calc.price_lists import InUse, load_price_list
from kimi_calc.pricing import PriceList

PRICES = """\
format: 1
provider: Moonshot AI
currency: CNY
published: 2026-09-19
source: https://platform.kimi.com/docs/pricing/chat
tier_by: input_and_output
calls: {web_search: 0.01, web_search_pro: 0.015, page_fetch: 0.01}
models:
  - id: kimi-k3
    family: kimi-k3
    recommended: true
    thinking: true
    context_length: 1048576
    prices:
      cache_hit: 2.00
      input: 20.00
      "cache_write:5m": 20.00
      "cache_write:1h": 40.00
      output: 100.00
  - id: kimi-k2.7-code
    family: kimi-k2.7
    context_length: 262144
    prices: {cache_hit: 1.30, input: 6.50, output: 27.00}
    services:
      batch:
        prices: {cache_hit: 0.78, input: 3.90, output: 16.20}
  - id: kimi-k2.7-code-highspeed
    family: kimi-k2.7
    context_length: 262144
    prices: {cache_hit: 2.60, input: 13.00, output: 54.00}
  - id: example-tiers
    family: example
    context_length: 131072
    tiers:
      - up_to: 8192
        cache_hit: 1.00
        input: 4.00
        "cache_write:5m": 5.00
        "cache_write:1h": 8.00
        output: 9.00
      - up_to: 131072
        cache_hit: 2.00
        input: 8.00
        "cache_write:5m": 10.00
        "cache_write:1h": 20.00
        output: 9.00
    services:
      batch:
        tiers:
          - up_to: 8192
            cache_hit: 0.50
            input: 2.00
            "cache_write:5m": 2.50
            "cache_write:1h": 4.00
            output: 4.50
          - up_to: 131072
            cache_hit: 1.00
            input: 4.00
            "cache_write:5m": 5.00
            "cache_write:1h": 10.00
            output: 4.50
"""


def list_of_2026() -> PriceList:
    """The list, read as any other."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "prices.yaml"
        file.write_text(PRICES, "utf-8")
        return load_price_list(file)


@contextmanager
def in_use(price_list: PriceList | None = None) -> Iterator[None]:
    """Have windows open with this list, or one made from it, whatever they remember."""
    found = price_list or list_of_2026()

    def load(path: Path | None = None) -> PriceList:
        return load_price_list(path) if path else found

    with (
        patch("kimi_calc.price_lists.choosing.list_in_use", lambda *_: InUse(found, "builtin")),
        patch("kimi_calc.price_lists.catalogue.load_price_list", load),  # who remembers nothing
    ):
        yield
