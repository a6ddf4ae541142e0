"""What a price list file charges: the calls of the list, a model's services, tiers and prices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kimi_calc.price_lists.faults import Faults
from kimi_calc.price_lists.fields import Fields, Shape
from kimi_calc.pricing.charges import CACHE_HIT, Charge, call_of
from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.pricing.usage import STANDARD

_SERVICE_NAME = re.compile("[a-z][a-z0-9_]{0,49}")


def read_calls(fields: Fields, faults: Faults) -> dict[str, Decimal]:
    """The price of a call by its name; none where the list has no `calls`."""
    if not fields.has("calls"):
        return {}
    calls = Fields(fields.node("calls"), _CALLS, faults)
    prices = {name: calls.price(name) for name in calls.keys}
    return {name: prices[name] for name in calls.others}


class ServiceReader:
    """Reads the tiers of one model's services. Each tier has the prices of the calls too.

    A `context_length` of 0 is one that could not be read.
    """

    def __init__(self, context_length: int, calls: Mapping[str, Decimal], faults: Faults) -> None:
        self._context_length = context_length
        self._calls = {call_of(name): price for name, price in calls.items()}
        self._faults = faults
        self._wrong_ends: set[int] = set()

    def services(self, model: Fields) -> dict[str, tuple[Tier, ...]]:
        """The tiers of each service by its name; "standard" has those of the model itself."""
        found = {STANDARD: self._tiers(model)}
        if model.has("services"):
            services = Fields(model.node("services"), _SERVICES, self._faults)
            for name in services.keys:
                found[name] = self._tiers(Fields(services.node(name), _SERVICE, self._faults))
        return found

    def _tiers(self, service: Fields) -> tuple[Tier, ...]:
        """The tiers under `tiers`, or one as long as the context with the prices of `prices`."""
        key = service.either("prices", "tiers")
        if key == "prices":
            prices = Fields(service.node(key), _PRICES, self._faults)
            return (Tier(self._context_length, self._prices(prices)),)
        items = service.items(key) if key else []
        rows = [Fields(item, _TIER, self._faults) for item in items]
        _check_charges(service, rows)
        bounds = self._bounds(rows)
        return tuple(
            Tier(up_to, self._prices(row)) for up_to, row in zip(bounds, rows, strict=True)
        )

    def _bounds(self, rows: list[Fields]) -> list[int]:
        """Where the tiers end: each higher than the one before, the last one with the context."""
        bounds: list[int] = []
        before = 0
        in_order = True
        for row in rows:
            up_to = row.count("up_to")
            in_order = up_to == 0 or up_to > before
            if not in_order:
                row.tell("tier_order", "up_to", number=up_to, before=before)
            before = up_to or before
            bounds.append(up_to)
        if rows and in_order:
            self._check_end(rows[-1], bounds[-1])
        return bounds

    def _check_end(self, last: Fields, up_to: int) -> None:
        context = self._context_length
        # Where services end alike, it is the context length that is wrong, and one fault.
        if 0 in {up_to, context} or up_to == context or up_to in self._wrong_ends:
            return
        self._wrong_ends.add(up_to)
        last.tell("last_tier", "up_to", number=up_to, context=context)

    def _prices(self, fields: Fields) -> Prices:
        writes = {Charge.of_key(key): fields.price(key) for key in fields.others}
        return Prices(
            cache_hit=fields.price(CACHE_HIT.key) if fields.has(CACHE_HIT.key) else None,
            input=fields.price("input"),
            output=fields.price("output"),
            others={**writes, **self._calls},
        )


def _check_charges(service: Fields, rows: list[Fields]) -> None:
    """A charge that some tiers have no price for would be billed as another one there."""
    for charge in dict.fromkeys((CACHE_HIT.key, *(key for row in rows for key in row.others))):
        if any(row.has(charge) for row in rows) and any(row.lacks(charge) for row in rows):
            service.tell("some_tiers_only", "tiers", charge=charge)


def _fault_of_price(key: str) -> str:
    if key.startswith("per_call:"):
        return "call_among_prices"
    return "" if _is_charge(key, "cache_write") else "unknown_key"


def _fault_of_call(name: str) -> str:
    return "" if _is_charge(f"per_call:{name}", "per_call") else "not_a_call"


def _fault_of_service(name: str) -> str:
    if name == STANDARD:
        return "standard_service"
    return "" if _SERVICE_NAME.fullmatch(name) else "not_a_service"


def _is_charge(key: str, kind: str) -> bool:
    try:
        charge = Charge.of_key(key)
    except UsageError:
        return False
    return charge.kind == kind


_WRITES = ("cache_write:5m", "cache_write:1h")
_CALLS = Shape("calls", others=_fault_of_call)
_SERVICES = Shape("services", others=_fault_of_service)
_SERVICE = Shape("service", optional=("prices", "tiers"))
_PRICES = Shape("prices", ("input", "output"), (CACHE_HIT.key,), _WRITES, _fault_of_price)
_TIER = Shape("tier", ("up_to", "input", "output"), (CACHE_HIT.key,), _WRITES, _fault_of_price)
