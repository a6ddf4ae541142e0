"""What a price list charges for beside tokens sent and answered, and what of it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kimi_calc.pricing import PriceList, Tier
from kimi_calc.pricing.charges import place_of
from kimi_calc.settings import Service


class Offered(NamedTuple):
    """What a list has, on one model of it at least: then all of them are compared for it.

    `lifetimes` are those of cache writes, the shortest first; `calls` are names in the order of
    the list; `batch` is the service of that name.
    """

    lifetimes: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    batch: bool = False


class Charged(NamedTuple):
    """What is asked for of it: how long input is kept that is written to the cache, and a service.

    "" for a list that prices no writes. `calls` are those whose fields count.
    """

    lifetime: str = ""
    calls: tuple[str, ...] = ()
    service: Service = "standard"


def offered_by(price_list: PriceList) -> Offered:
    """What a list has prices for."""
    charges = {charge for tier in _tiers(price_list) for charge in tier.prices.by_charge}
    in_order = sorted(charges, key=place_of)
    lifetimes = tuple(variant for kind, variant in in_order if kind == "cache_write")
    of_tiers = (variant for kind, variant in in_order if kind == "per_call")
    calls = tuple(dict.fromkeys((*price_list.calls, *of_tiers)))
    return Offered(lifetimes, calls, any("batch" in one.services for one in price_list.models))


def _tiers(price_list: PriceList) -> Iterator[Tier]:
    for model in price_list.models:
        for tiers in model.services.values():
            yield from tiers
