"""Price lists of any shape without a fault."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from price_lists.yaml_writer import Entry, Map, Rows, Text

OPTIONAL_CHARGES = ("cache_hit", "cache_write:5m", "cache_write:1h")


def price_list(rng: Random, models: int) -> Map:
    """A price list without a fault, its keys in any order."""
    return _map(
        rng,
        {
            "format": "1",
            "provider": "Someone",
            "currency": rng.choice(["CNY", "USD"]),
            "published": "2025-11-11",
            "source": "https://example.org/prices",
            "tier_by": rng.choice(["input", "input_and_output"]),
            **_some(
                rng,
                {
                    "name": "Contract 2027",
                    "published_confidence": rng.choice(["high", "medium", "low"]),
                    "tax": rng.choice(["included", "excluded"]),
                    "calls": _calls(rng),
                    "discounts": _discounts(rng),
                },
            ),
            "models": Rows([_model(rng, number) for number in range(models)]),
        },
    )


def _some(rng: Random, values: Mapping[str, str | Map | Rows]) -> dict[str, str | Map | Rows]:
    return {key: value for key, value in values.items() if rng.random() < 0.6}


def _discounts(rng: Random) -> Rows:
    # On what every list prices.
    return Rows(
        [
            _map(
                rng,
                {
                    "factor": rng.choice(["0.85", "1", "0.000001", "1.00"]),
                    **_some(rng, {"family": "fam", "charge": rng.choice(["input", "output"])}),
                },
                flow=rng.random() < 0.5,
            )
            for _ in range(rng.randint(1, 3))
        ]
    )


def _calls(rng: Random) -> Map:
    prices = {"web_search": "0.03", "page_fetch": "0.01"}
    return _map(rng, prices, flow=rng.random() < 0.5, names=True)


def _model(rng: Random, number: int) -> Map:
    context = rng.randint(10, 10**6)
    optional = {
        "recommended": "true",
        "vision": "false",
        "thinking": "true",
        "retired": "2026-01-01",
        "replaced_by": "another",
        "tokenizer": "kimi-k2",
    }
    return _map(
        rng,
        {
            "id": f"model-{number}",
            "family": "fam",
            "context_length": str(context),
            **{key: optional[key] for key in optional if rng.random() < 0.3},
            **({"confidence": _confidence(rng)} if rng.random() < 0.4 else {}),
            **_service(rng, context),
            **({"services": _services(rng, context)} if rng.random() < 0.5 else {}),
        },
    )


def _confidence(rng: Random) -> str | Map:
    levels = ["high", "medium", "low"]
    if rng.random() < 0.5:
        return rng.choice(levels)
    # What every model prices.
    charges = {key: rng.choice(levels) for key in ("input", "output") if rng.random() < 0.7}
    return _map(rng, charges or {"input": "low"}, flow=rng.random() < 0.5, names=True)


def _services(rng: Random, context: int) -> Map:
    names = rng.sample(["batch", "priority", "flex_2"], rng.randint(1, 2))
    services = {name: _map(rng, _service(rng, context)) for name in names}
    return _map(rng, services, names=True)


def _service(rng: Random, context: int) -> dict[str, Map | Rows]:
    charges = ["input", "output", *(one for one in OPTIONAL_CHARGES if rng.random() < 0.4)]

    def prices(**bound: str) -> Map:
        each = {charge: f"{rng.randint(0, 99)}.{rng.randint(0, 99):02}" for charge in charges}
        return _map(rng, {**bound, **each}, flow=rng.random() < 0.5)

    count = rng.randint(1, 4)
    if count == 1:
        return {"prices": prices()}
    ends = sorted(rng.sample(range(1, context), count - 1))
    return {"tiers": Rows([prices(up_to=str(end)) for end in [*ends, context]])}


def _map(
    rng: Random,
    values: Mapping[str, str | Map | Rows],
    *,
    flow: bool = False,
    names: bool = False,
) -> Map:
    entries = [
        Entry(key, Text(value) if isinstance(value, str) else value)
        for key, value in values.items()
    ]
    rng.shuffle(entries)
    return Map(entries, flow, names)
