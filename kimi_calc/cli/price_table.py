"""A price list, and what changed from one to another, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kimi_calc.cli.text_table import text_table
from kimi_calc.price_lists.differences import Difference
from kimi_calc.pricing import Charge, Model, PriceList
from kimi_calc.pricing.amounts import format_percent_change, plain
from kimi_calc.pricing.charges import place_of
from kimi_calc.pricing.models import Confidence, Discount, Tier
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD

_TAX = {"": "the source doesn't say", "included": "included", "excluded": "not included"}
_TIERS = {"input_and_output": "input + output of a request", "input": "the input of a request"}
_SURE: dict[Confidence, str] = {"high": "", "medium": "~", "low": "?"}
_CHANGES = {
    "new_model": "new model",
    "gone_model": "gone model",
    "new_price": "new price",
    "gone_price": "gone price",
    "dearer": "dearer",
    "cheaper": "cheaper",
    "context": "context",
}


def list_text(price_list: PriceList) -> str:
    """All that a list says: where it is from, and its prices by families, services and tiers."""
    lines = [
        f"{price_list.id}, {price_list.provider}, {price_list.currency} per 1M tokens",
        *_facts(price_list),
        "",
        *_table(price_list),
    ]
    levels = {level for model in price_list.models for level in model.confidence.values()}
    if levels - {"high"}:
        lines += ["", "~ a price that is less sure, ? one that is not sure: compare the source"]
    return "\n".join(lines)


def _facts(price_list: PriceList) -> Iterator[str]:
    sure = price_list.published_confidence
    yield f"from         {price_list.published}" + (
        "" if sure == "high" else f" (how sure the day is: {sure})"
    )
    yield f"source       {price_list.source}"
    yield f"tax          {_TAX[price_list.tax]}"
    if any(len(model.tiers) > 1 for model in price_list.models):
        yield f"tiers by     {_TIERS[price_list.models[0].tier_by]}"
    if price_list.calls:
        calls = (f"{name} {plain(price)}" for name, price in price_list.calls.items())
        yield f"a call       {', '.join(calls)}"
    for discount in price_list.discounts:
        yield f"discount     {_discount(discount)}, taken off below already"


def _discount(discount: Discount) -> str:
    factor, family, charge = discount
    of_what = " ".join(part for part in (family, charge) if part) or "everything"
    return f"x {factor:f} on {of_what}"


def _table(price_list: PriceList) -> list[str]:
    charges = sorted(
        {
            charge
            for model in price_list.models
            for tiers in model.services.values()
            for tier in tiers
            for charge in tier.prices
            if charge.kind != "per_call"
        },
        key=place_of,
    )
    rows = [("", "up to", *map(_head, charges), "")]
    for family, models in groupby(price_list.models, key=lambda model: model.family):
        rows.append((family, *[""] * (len(charges) + 2)))
        for model in models:
            rows.extend(_rows(model, charges))
    return text_table(rows, left={0, len(charges) + 2})


def _head(charge: Charge) -> str:
    return {"cache_hit": "hit", "cache_write": f"write {charge.variant}"}.get(
        charge.kind, charge.kind
    )


def _rows(model: Model, charges: Sequence[Charge]) -> Iterator[tuple[str, ...]]:
    for service in (STANDARD, *(name for name in model.services if name != STANDARD)):
        for number, tier in enumerate(model.services[service]):
            name = f"  {model.id}" if service == STANDARD else f"    {service}"
            prices = (_price(model, tier, charge) for charge in charges)
            note = _note(model) if service == STANDARD else ""
            first = number == 0
            yield name if first else "", group_digits(tier.up_to), *prices, note if first else ""


def _price(model: Model, tier: Tier, charge: Charge) -> str:
    """A price with a sign of how sure it is, in a column of its own."""
    price = tier.prices.get(charge)
    if price is None:
        return "- "
    return plain(price) + (_SURE[model.confidence.get(charge, "high")] or " ")


def _note(model: Model) -> str:
    said = [mark for mark in ("recommended", "vision", "thinking") if getattr(model, mark)]
    if model.retired:
        said.append(f"retired {model.retired}")
    if model.replaced_by:
        said.append(f"replaced by {model.replaced_by}")
    return ", ".join(said)


def difference_text(before: PriceList, after: PriceList, differences: Sequence[Difference]) -> str:
    """What changed, in a line each."""
    rows = [(_CHANGES[one.kind], _what(one), *_numbers(one)) for one in differences]
    head = f"{before.id} -> {after.id}, {after.currency} per 1M tokens or per call"
    return "\n".join([head, "", *(text_table(rows, left={0, 1}) if rows else ["no price changed"])])


def _what(one: Difference) -> str:
    """Which price it is: model, service, tier, charge."""
    parts = [
        one.model,
        one.service if one.service != STANDARD else "",
        f"up to {group_digits(one.up_to)}" if one.up_to else "",
        one.charge.key if one.charge else "",
    ]
    return " ".join(part for part in parts if part)


def _numbers(one: Difference) -> tuple[str, str, str, str]:
    if one.kind == "context":
        before, after = (group_digits(int(number or 0)) for number in (one.before, one.after))
    else:
        before, after = ("" if price is None else plain(price) for price in (one.before, one.after))
    change = "" if one.share is None else format_percent_change(one.share)
    return before, "->" if before and after else "", after, change.replace("\N{MINUS SIGN}", "-")
