"""What an edited list says: what is wrong and what to type instead, rows, discounts, a preview."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import PriceList, PricingError, QuantityError
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.discounts import factor_of
from kimi_calc.pricing.factors import parse_factor
from kimi_calc.pricing.models import Discount
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.discount_wording import charge_words, factor_words
from kimi_calc.viewmodels.drafted import DraftModel, PriceRow, Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.wording import field_error, is_unfinished, readings_of


def problem(error: PricingError | None) -> str:
    """What is wrong, and what to type instead; "" where nothing is."""
    if error is None:
        return ""
    own, readings = _problems().get(error.code), readings_of(error)
    if readings and error.code == "factor_two_readings":
        own = QCoreApplication.translate(
            "ListDraft", 'Is "{text}" what is left, or taken off? Type {example}.'
        )
    elif own is None or readings:
        return field_error(error)
    either = QCoreApplication.translate("Errors", " or ").join(readings)
    return own.format(text=error.values.get("text", ""), example=either)


def is_mistake(error: PricingError | None) -> bool:
    """Whether it is wrong already: who is in the middle of typing has made no mistake."""
    return error is not None and not (is_unfinished(error) or error.code.startswith("empty"))


def told(draft: ListDraft, spot: Spot) -> str:
    """Where something is wrong, and what to type instead."""
    wording = QCoreApplication.translate("ListDraft", "{place}: {problem}")
    return wording.format(place=place_words(draft, spot), problem=problem(draft.error(spot)))


def place_words(draft: ListDraft, spot: Spot) -> str:
    """Where something is typed, as the form calls it."""
    if spot.part in {"price", "id", "family", "context", "retired"}:
        model = draft.drafted.models[spot.place]
        name = model.id.strip() or QCoreApplication.translate("ListDraft", "New model")
        if spot.part != "price":
            return name
        row = row_words(model, spot.row, alone=True)
        return " · ".join(filter(None, (name, row, charge_name(Charge.of_key(spot.charge)))))
    if spot.part == "call":
        return charge_name(Charge("per_call", spot.charge))
    return {
        "name": QCoreApplication.translate("ListDraft", "Name"),
        "day": QCoreApplication.translate("ListDraft", "Valid from"),
        "factor": QCoreApplication.translate("ListDraft", "Discount"),
    }[spot.part]


def row_words(model: DraftModel, number: int, *, alone: bool = False) -> str:
    """What the row of a model is called: its id in the first one, its service and tier in others.

    `alone` leaves the id out.
    """
    row = model.rows[number]
    of_row = _service_and_tier(row)
    if alone or number:
        return of_row
    name = model.id.strip() or QCoreApplication.translate("ListDraft", "New model")
    parts = [name, *([of_row] if of_row else [])]
    if model.retired.strip():
        parts.append(QCoreApplication.translate("Models", "retired"))
    return " · ".join(parts)


def factor_echo(text: str) -> str:
    """What was understood of a discount; "" where nothing can be."""
    try:
        factor = parse_factor(text)
    except QuantityError:
        return ""
    wording = QCoreApplication.translate("ListDraft", "×{factor} · {words}")
    return wording.format(factor=f"{factor:f}", words=factor_words(factor))


def hidden_discount(draft: ListDraft, place: int) -> str:
    """That no price gets a discount, because those before it come first; "" where some do."""
    discounts = draft.drafted.discounts
    earlier = [Discount(Decimal(0), one.family, one.charge) for one in discounts[:place]]
    one = [Discount(Decimal(0), discounts[place].family, discounts[place].charge)]
    prices = {
        (model.family, charge)
        for model in draft.price_list.models
        for tiers in model.services.values()
        for tier in tiers
        for charge in tier.prices
    }
    on = [price for price in prices if not factor_of(one, *price)]
    if any(factor_of(earlier, *price) for price in on):
        return ""
    return QCoreApplication.translate(
        "ListDraft", "No price gets this discount: where several fit, the first one counts."
    )


def preview(draft: ListDraft, place: int) -> str:
    """What comes of the discounts for two prices of a model; "" while something is wrong."""
    found = draft.result
    if not found or not found.discounts or not 0 <= place < len(found.models):
        return ""
    model, symbol = found.models[place], currency_symbol(found.currency)
    listed = (model.undiscounted or model).tiers[0].prices
    said = []
    for charge in (Charge("input"), Charge("output")):
        before, after = plain(listed[charge]), plain(model.tiers[0].prices[charge])
        name = charge_name(charge, has_cache_price=model.has_cache_price)
        said.append(f"{name} {symbol}{before} → {symbol}{after}")
    wording = QCoreApplication.translate("ListDraft", "To be paid: {model} · {prices}")
    return wording.format(model=model.id, prices=" · ".join(said))


def family_choices(draft: ListDraft) -> list[tuple[str, str]]:
    """What a discount can be on: words and the family, all first."""
    families = dict.fromkeys(model.family.strip() for model in draft.drafted.models)
    every = QCoreApplication.translate("ListDraft", "All models")
    return [(every, ""), *((family, family) for family in families if family)]


def charge_choices(draft: ListDraft) -> list[tuple[str, str]]:
    """What of them: words and the charge, all first, kinds before their variants."""
    keys = []
    for charge in draft.charges:
        if charge.kind == "cache_write" and "cache_write" not in keys:
            keys.append("cache_write")
        keys.append(charge.key)
    if draft.drafted.calls:
        keys.append("per_call")
        keys += [f"per_call:{name}" for name in draft.drafted.calls]
    every = QCoreApplication.translate("ListDraft", "Everything")
    return [(every, ""), *((charge_words(key), key) for key in keys)]


def label(price_list: PriceList) -> str:
    """What the list is called that is edited."""
    day = f"{price_list.published} · {price_list.currency}"
    name = price_list.name or (price_list.provider if price_list.provider != PLATFORM else "")
    return f"{name} · {day}" if name else day


def _service_and_tier(row: PriceRow) -> str:
    service = "" if row.service == STANDARD else row.service
    if row.service == "batch":
        service = QCoreApplication.translate("ListDraft", "batch")
    tier = ""
    if row.up_to is not None:
        tier = QCoreApplication.translate("ListDraft", "up to {tokens}")
        tier = tier.format(tokens=group_digits(row.up_to))
    return " · ".join(filter(None, (service, tier)))


def _problems() -> dict[str, str]:
    return {
        "empty_name": QCoreApplication.translate(
            "ListDraft", "Name the list, such as: Contract 2027."
        ),
        "not_a_name": QCoreApplication.translate(
            "ListDraft", "One line of 100 characters at most."
        ),
        "taken_name": QCoreApplication.translate(
            "ListDraft", 'Another list is called "{text}". Type another name.'
        ),
        "not_a_day": QCoreApplication.translate("ListDraft", "Type a day, such as 2027-01-31."),
        "empty_id": QCoreApplication.translate(
            "ListDraft", "Type the id that the API calls the model."
        ),
        "empty_family": QCoreApplication.translate("ListDraft", "Type a family, such as kimi-k3."),
        "not_an_id": QCoreApplication.translate(
            "ListDraft", "Latin letters, digits and . _ : / - only, 100 at most."
        ),
        "taken_id": QCoreApplication.translate("ListDraft", "{text} is in the list already."),
        "context_range": QCoreApplication.translate(
            "ListDraft", "Type the tokens, such as 262,144."
        ),
        "empty_price": QCoreApplication.translate("ListDraft", "Type a price, such as 4.00."),
        "empty_amount": QCoreApplication.translate("ListDraft", "Type a price, such as 4.00."),
        "unreadable_amount": QCoreApplication.translate(
            "ListDraft", 'Can\'t read "{text}". Type a price, such as 4.00.'
        ),
        "price_digits": QCoreApplication.translate(
            "ListDraft", "At most 12 digits before the point, and 12 after it."
        ),
        "some_tiers": QCoreApplication.translate(
            "ListDraft", "Priced in other tiers: type a price here too, or in none of them."
        ),
        "empty_factor": QCoreApplication.translate(
            "ListDraft", "Type a discount, such as 0.85 or -15%."
        ),
        "factor_two_readings": QCoreApplication.translate(
            "ListDraft", 'Is "{text}" what is left, or taken off? Type 0.85, 85% or -15%.'
        ),
        "factor_range": QCoreApplication.translate(
            "ListDraft", "More than 0 and at most 1 must be left, such as 0.85."
        ),
        "factor_digits": QCoreApplication.translate(
            "ListDraft", "At most 12 digits after the point."
        ),
        "discount_on_nothing": QCoreApplication.translate(
            "ListDraft", "Nothing in the list has such a price: choose what the discount is on."
        ),
        "not_a_factor": QCoreApplication.translate(
            "ListDraft", 'Can\'t read "{text}". Type 0.85, 85% or -15%.'
        ),
    }
