"""Models and price lists from the parts of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.pricing.charges import CACHE_HIT, Charge, call_of
from kimi_calc.pricing.models import Model, PriceList, Prices, Tier, TierBy
from kimi_calc.pricing.usage import STANDARD


class ListRow(NamedTuple):
    """What a list takes of a row: the end of its tier, its prices by the keys of charges."""

    up_to: int
    prices: Mapping[str, Decimal]
    recommended: bool
    context: int


@dataclass(frozen=True, slots=True)
class ListParts:
    """What a list says beside its models."""

    id: str
    provider: str
    currency: str
    published: date
    source: str
    tax: Literal["included", "excluded"] | None
    tier_by: TierBy
    calls: Mapping[str, Decimal] = field(hash=False)


def make_price_list(parts: ListParts, models: Iterable[Model]) -> PriceList:
    """The list of these models."""
    return PriceList(
        id=parts.id,
        provider=parts.provider,
        currency=parts.currency,
        published=parts.published,
        source=parts.source,
        models=tuple(models),
        calls=parts.calls,
        tax=parts.tax or "",
    )


def make_model(
    parts: ListParts,
    facts: Facts,
    model_id: str,
    services: Mapping[str, Sequence[ListRow]],
    kept: Mapping[str, tuple[Tier, ...]],
) -> Model:
    """A model with the rows of the page and the services kept of the reference.

    What pages don't say of it (family, tokenizer, retirement, what it can) is as the lists before
    have it; of a new model it is told from its id.
    """
    calls = {call_of(name): price for name, price in parts.calls.items()}
    found = {service: _with_calls(tiers, calls) for service, tiers in kept.items()}
    for service, rows in services.items():
        found[service] = tuple(Tier(row.up_to, _prices(row.prices, calls)) for row in rows)
    standard = services.get(STANDARD, ())
    known = facts.model(model_id)
    thinking, vision = facts.marks(model_id)
    return Model(
        id=model_id,
        family=facts.family(model_id),
        context_length=standard[0].context if standard else found[STANDARD][-1].up_to,
        tiers=found[STANDARD],
        recommended=(
            any(row.recommended for row in standard)
            if standard or known is None
            else known.recommended
        ),
        vision=vision,
        thinking=thinking,
        retired=known.retired if known else None,
        replaced_by=known.replaced_by if known else None,
        currency=parts.currency,
        tier_by=parts.tier_by,
        tokenizer=known.tokenizer if known else None,
        provider=parts.provider,
        price_list=parts.id,
        services=found,
    )


def _prices(prices: Mapping[str, Decimal], calls: Mapping[Charge, Decimal]) -> Prices:
    others = {
        Charge.of_key(key): price
        for key, price in prices.items()
        if key not in {CACHE_HIT.key, "input", "output"}
    }
    return Prices(
        cache_hit=prices.get(CACHE_HIT.key),
        input=prices["input"],
        output=prices["output"],
        others={**others, **calls},
    )


def _with_calls(tiers: tuple[Tier, ...], calls: Mapping[Charge, Decimal]) -> tuple[Tier, ...]:
    return tuple(
        Tier(
            tier.up_to,
            _prices(
                {
                    charge.key: price
                    for charge, price in tier.prices.items()
                    if charge.kind != "per_call"
                },
                calls,
            ),
        )
        for tier in tiers
    )
