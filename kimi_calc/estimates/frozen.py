"""The price lists that the items of an estimate were priced with, with the models that they use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from kimi_calc.estimates.items import Basis, Item
from kimi_calc.price_lists.identity import price_list_id
from kimi_calc.price_lists.writing import list_lines
from kimi_calc.pricing import Model, PriceList


class Frozen:
    """The lists of some items, each with a key to name it by, and which of them an item is of.

    Lists that share an id, and price a model differently, are several. Their order doesn't go by
    that of the items, so that moving one changes nothing but its place.

    ValueError for an item whose model is none of its list.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        by_basis: dict[Basis, list[_Part]] = {}
        self._parts: dict[tuple[int, int], _Part] = {}  # by identity: items share what they hold
        for item in items:
            pair = id(item.basis), id(item.model)
            if pair not in self._parts:
                parts = by_basis.setdefault(item.basis, [])
                self._parts[pair] = _part_of(item, parts)
        found = [(part, part.price_list) for parts in by_basis.values() for part in parts]
        found.sort(key=lambda pair: (pair[1].id, list_lines(pair[1])))
        taken = {one.id for _, one in found}
        free = set(taken)
        for part, one in found:
            part.key = one.id if one.id in free else _free_key(one.id, taken)
            free.discard(part.key)
            taken.add(part.key)
        self.lists = tuple((part.key, one) for part, one in found)

    def key_of(self, item: Item) -> str:
        """The key of the list that one of the items is of."""
        return self._parts[id(item.basis), id(item.model)].key


@dataclass
class _Part:
    basis: Basis
    calls: dict[str, Decimal]
    tier_by: str
    models: dict[str, Model] = field(default_factory=dict)
    key: str = ""

    def takes(self, model: Model, calls: dict[str, Decimal]) -> bool:
        alike = self.tier_by == model.tier_by and self.calls == calls
        return alike and self.models.get(model.id, model) == model

    @property
    def price_list(self) -> PriceList:
        """The list, with the models in the order of their ids."""
        basis = self.basis
        return PriceList(
            id=basis.id,
            provider=basis.provider,
            currency=basis.currency,
            published=basis.published,
            source=basis.source,
            models=tuple(self.models[name] for name in sorted(self.models)),
            calls=_calls(next(iter(self.models.values()))),
            name=basis.name,
            tax=basis.tax,
            published_confidence=basis.published_confidence,
            discounts=basis.discounts,
        )


def _part_of(item: Item, parts: list[_Part]) -> _Part:
    """The part that takes an item's model, which is put there; a new one if need be."""
    basis, model = item.basis, item.model
    list_id = price_list_id(basis.provider, basis.currency, basis.published, basis.name)
    if model.provenance != (basis.provider, basis.currency, basis.id) or basis.id != list_id:
        raise ValueError(f"{model.id} of {model.price_list} is no model of {basis.id}")
    calls = _calls(model.undiscounted or model)
    part = next((one for one in parts if one.takes(model, calls)), None)
    if part is None:
        part = _Part(basis, calls, model.tier_by)
        parts.append(part)
    part.models[model.id] = model
    return part


def _calls(model: Model) -> dict[str, Decimal]:
    """The prices of calls, which every model of a list has."""
    prices = model.tiers[0].prices
    return {charge.variant: price for charge, price in prices.items() if charge.kind == "per_call"}


def _free_key(list_id: str, taken: set[str]) -> str:
    return next(key for number in count(2) if (key := f"{list_id} ({number})") not in taken)
