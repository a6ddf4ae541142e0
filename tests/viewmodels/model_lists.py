"""Lists of models that the built-in one has none of: many families, some retired, some not."""

from datetime import date
from decimal import Decimal

from kimi_calc.pricing import Model, PriceList, Prices, Tier


def flat(
    model_id: str,
    family: str,
    context: int,
    prices: tuple[str | None, str, str],
    **more: bool | date | str,
) -> Model:
    """A model with one price each for cache hits, input and output."""
    return Model(model_id, family, context, (Tier(context, priced(prices)),), **more)  # type: ignore[arg-type]  # what more there is differs in type


def priced(prices: tuple[str | None, str, str]) -> Prices:
    hit, given, output = prices
    return Prices(None if hit is None else Decimal(hit), Decimal(given), Decimal(output))


def tiered(model_id: str, ends: tuple[int, ...], **more: bool | date | str) -> Model:
    """A model with dearer prices for longer requests, and no cache price."""
    tiers = tuple(
        Tier(end, priced((None, f"{2 * place}", f"{10 * place}")))
        for place, end in enumerate(ends, 1)
    )
    return Model(model_id, model_id, ends[-1], tiers, **more)  # type: ignore[arg-type]  # as above


K2 = ("1", "4", "16")
GONE = date(2026, 5, 25)
GONE_LATER = date(2026, 8, 31)


def a_later_list() -> PriceList:
    """Of 2026: a few models are served, the older ones are not."""
    models = (
        flat("kimi-k3", "kimi-k3", 1_048_576, ("2", "20", "100"), thinking=True, recommended=True),
        _retired("kimi-k2-0905-preview", "kimi-k2", 262_144, K2, GONE),
        flat("kimi-k2-thinking", "kimi-k2", 262_144, K2, thinking=True, retired=GONE),
        flat("kimi-k2.7-code", "kimi-k2.7", 262_144, ("1.3", "6.5", "27"), vision=True),
        flat("kimi-k2.7-code-highspeed", "kimi-k2.7", 262_144, ("2.6", "13", "54"), vision=True),
        flat("kimi-k2.6", "kimi-k2.6", 262_144, ("0.114", "6.5", "27"), vision=True, thinking=True),
        tiered("kimi-latest", (8_192, 32_768, 131_072), vision=True),
        _retired(
            "moonshot-v1-128k-vision-preview",
            "moonshot-v1",
            131_072,
            (None, "10", "30"),
            GONE_LATER,
            vision=True,
        ),
        _retired("moonshot-v1-8k", "moonshot-v1", 8_192, (None, "2", "10"), GONE_LATER),
    )
    return _list(models)


def _retired(
    model_id: str,
    family: str,
    context: int,
    prices: tuple[str | None, str, str],
    since: date,
    *,
    vision: bool = False,
) -> Model:
    return flat(
        model_id, family, context, prices, vision=vision, retired=since, replaced_by="kimi-k2.6"
    )


def a_long_list() -> PriceList:
    """Forty models in eight families."""
    models = tuple(
        flat(
            f"family-{number % 8}-model-{number}",
            f"family-{number % 8}",
            8_192 * (number + 1),
            (None if number % 3 == 0 else f"0.{number}", f"{number}.5", f"{number * 3}"),
            vision=number % 2 == 0,
            thinking=number % 5 == 0,
        )
        for number in range(1, 41)
    )
    return _list(models)


def _list(models: tuple[Model, ...]) -> PriceList:
    return PriceList("cny-2026-09-01", "Moonshot AI", "CNY", date(2026, 9, 1), "a page", models)
