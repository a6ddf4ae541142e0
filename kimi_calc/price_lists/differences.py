"""What changed from one price list to another: models that came and went, prices up and down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from kimi_calc.pricing import Charge, CurrencyMismatch, Model, PriceList
from kimi_calc.pricing.amounts import share_of
from kimi_calc.pricing.charges import call_of
from kimi_calc.pricing.exact import EXACT

DifferenceKind = Literal[
    "new_model", "gone_model", "new_price", "gone_price", "dearer", "cheaper", "context"
]


class Difference(NamedTuple):
    """One change. `model` is an id, "" for what is charged by the call.

    `service` and `up_to` (the end of a tier, None of a flat price) say which price of the model
    it is, `charge` what it is for; none of them is given for a model that came or went, or whose
    context length changed. `before` and `after` are prices, or tokens of a context length; None
    where there is none. `share` is after ÷ before − 1 of prices, None where that can't be said.
    """

    kind: DifferenceKind
    model: str
    service: str = ""
    up_to: int | None = None
    charge: Charge | None = None
    before: Decimal | None = None
    after: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """How much dearer (more than 0) or cheaper, to 12 digits."""
        if not self.before or self.after is None or self.charge is None:
            return None
        return share_of(EXACT.subtract(self.after, self.before), self.before)


def differences(before: PriceList, after: PriceList) -> tuple[Difference, ...]:
    """What changed, in the order of `after`; what went comes last.

    Two lists of one currency: CurrencyMismatch else. What differs in tiers alone is told as
    prices that came and went. Retirements, marks and sources are no prices.
    """
    if before.currency != after.currency:
        raise CurrencyMismatch(before.currency, after.currency)
    old = {model.id: model for model in before.models}
    new = {model.id: model for model in after.models}
    found: list[Difference] = []
    for model_id, model in new.items():
        if model_id in old:
            found.extend(_of_model(old[model_id], model))
        else:
            found.append(Difference("new_model", model_id))
    found.extend(Difference("gone_model", one) for one in old if one not in new)
    names = dict.fromkeys((*after.calls, *before.calls))
    for name in names:
        found.extend(_of_price(before.calls.get(name), after.calls.get(name), "", call_of(name)))
    return tuple(found)


def _of_model(before: Model, after: Model) -> Iterator[Difference]:
    if before.context_length != after.context_length:
        yield Difference(
            "context",
            after.id,
            before=Decimal(before.context_length),
            after=Decimal(after.context_length),
        )
    old, new = _prices(before), _prices(after)
    for key in dict.fromkeys((*new, *old)):
        service, up_to, charge = key
        yield from _of_price(old.get(key), new.get(key), after.id, charge, service, up_to)


_Key = tuple[str, int | None, Charge]


def _prices(model: Model) -> Mapping[_Key, Decimal]:
    """Every price of a model but those of calls, by service, end of the tier and charge."""
    found: dict[_Key, Decimal] = {}
    for service, tiers in model.services.items():
        for tier in tiers:
            up_to = tier.up_to if len(tiers) > 1 else None
            for charge, price in tier.prices.items():
                if charge.kind != "per_call":
                    found[service, up_to, charge] = price
    return found


def _of_price(  # noqa: PLR0913, PLR0917 - the fields of what it makes
    before: Decimal | None,
    after: Decimal | None,
    model: str,
    charge: Charge,
    service: str = "",
    up_to: int | None = None,
) -> Iterator[Difference]:
    if before == after:
        return
    kind: DifferenceKind
    if before is None:
        kind = "new_price"
    elif after is None:
        kind = "gone_price"
    else:
        kind = "dearer" if after > before else "cheaper"
    yield Difference(kind, model, service, up_to, charge, before, after)
