"""Price lists as JSON: what `kimi-calc prices --json` prints, and how built-in lists are compiled.

Every number is a string. A list of the program's own is compiled as a .qm is from a .ts: to read
it needs no YAML and no checks, which takes a third of a start.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.charges import Charge, call_of
from kimi_calc.pricing.models import Model, PriceList, Prices, Tier
from kimi_calc.pricing.usage import STANDARD

Data = dict[str, Any]


def as_data(price_list: PriceList) -> Data:
    """A list as it is written in JSON. Prices are those to be paid.

    Where they are discounted, `list_prices` stand beside the `prices` of each tier, and the
    `discounts` that made them below.
    """
    return {
        "id": price_list.id,
        "provider": price_list.provider,
        "name": price_list.name,
        "currency": price_list.currency,
        "published": price_list.published.isoformat(),
        "published_confidence": price_list.published_confidence,
        "source": price_list.source,
        "tax": price_list.tax,
        "tier_by": price_list.models[0].tier_by,
        "models": [_model_data(model) for model in price_list.models],
        "calls": {name: plain(price) for name, price in price_list.calls.items()},
        "discounts": [
            {"factor": f"{factor:f}", "family": family, "charge": charge}
            for factor, family, charge in price_list.discounts
        ],
    }


def compiled(price_list: PriceList) -> str:
    """The text that a list without discounts is compiled to, as `load` reads it."""
    if price_list.discounts:
        raise ValueError(f"{price_list.id} has discounts: only lists without any are compiled")
    return json.dumps(as_data(price_list), ensure_ascii=False, separators=(",", ":")) + "\n"


def load(text: str) -> PriceList:
    """The list that was compiled to this text."""
    data = json.loads(text)
    calls = {name: Decimal(price) for name, price in data["calls"].items()}
    of_calls = {call_of(name): price for name, price in calls.items()}
    return PriceList(
        id=data["id"],
        provider=data["provider"],
        currency=data["currency"],
        published=date.fromisoformat(data["published"]),
        source=data["source"],
        models=tuple(_model(model, data, of_calls) for model in data["models"]),
        calls=calls,
        name=data["name"],
        tax=data["tax"],
        published_confidence=data["published_confidence"],
    )


def _model_data(model: Model) -> Data:
    whole = model.undiscounted
    return {
        "id": model.id,
        "family": model.family,
        "context_length": str(model.context_length),
        "recommended": model.recommended,
        "vision": model.vision,
        "thinking": model.thinking,
        "retired": model.retired.isoformat() if model.retired else None,
        "replaced_by": model.replaced_by,
        "tokenizer": model.tokenizer,
        "confidence": {charge.key: level for charge, level in model.confidence.items()},
        "tiers": _tiers_data(model.tiers, whole.tiers if whole else None),
        "services": {
            name: _tiers_data(tiers, whole.services[name] if whole else None)
            for name, tiers in model.services.items()
            if name != STANDARD
        },
    }


def _tiers_data(tiers: Sequence[Tier], whole: Sequence[Tier] | None) -> list[Data]:
    rows: list[Data] = [
        {"up_to": str(tier.up_to), "prices": _prices_data(tier.prices)} for tier in tiers
    ]
    for row, tier in zip(rows, whole or (), strict=False):
        row["list_prices"] = _prices_data(tier.prices)
    return rows


def _prices_data(prices: Prices) -> dict[str, str]:
    """All but those of calls, which the list has for all models."""
    return {
        charge.key: plain(price) for charge, price in prices.items() if charge.kind != "per_call"
    }


def _model(model: Data, of_list: Data, calls: Mapping[Charge, Decimal]) -> Model:
    return Model(
        id=model["id"],
        family=model["family"],
        context_length=int(model["context_length"]),
        tiers=_tiers(model["tiers"], calls),
        recommended=model["recommended"],
        vision=model["vision"],
        thinking=model["thinking"],
        retired=date.fromisoformat(model["retired"]) if model["retired"] else None,
        replaced_by=model["replaced_by"],
        tokenizer=model["tokenizer"],
        services={name: _tiers(tiers, calls) for name, tiers in model["services"].items()},
        confidence={Charge.of_key(key): level for key, level in model["confidence"].items()},
        tier_by=of_list["tier_by"],
        provider=of_list["provider"],
        currency=of_list["currency"],
        price_list=of_list["id"],
    )


def _tiers(rows: Sequence[Data], calls: Mapping[Charge, Decimal]) -> tuple[Tier, ...]:
    tiers = []
    for row in rows:
        prices = {Charge.of_key(key): Decimal(price) for key, price in row["prices"].items()}
        tiers.append(Tier(int(row["up_to"]), Prices.of({**prices, **calls})))
    return tuple(tiers)
