"""A typed price list → what is wrong with it, spot by spot, or the list that it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kimi_calc.price_lists.fields import ID
from kimi_calc.price_lists.identity import price_list_id
from kimi_calc.pricing import Model, PriceList, Prices, PricingError, QuantityError, Tier
from kimi_calc.pricing.characters import is_blank, ordinary_text, shortened
from kimi_calc.pricing.charges import Charge, call_of
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.factors import parse_factor
from kimi_calc.pricing.models import Discount
from kimi_calc.pricing.money import parse_amount
from kimi_calc.pricing.quantities import parse_quantity
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.drafted import Drafted, DraftModel, PriceRow, Spot

_MOST_DIGITS = 12  # of a price, on either side of the point
_LONGEST_NAME = 100
_MOST_TOKENS = 10**15
_DAY = re.compile(r"([0-9]{4})(?:[-/.]|年 ?)([0-9]{1,2})(?:[-/.]|月 ?)([0-9]{1,2})日?")

Errors = Mapping[Spot, PricingError]
"""What is wrong, by where; a code of the errors says what to type instead."""


class Checked:
    """A draft that was read: its `errors`, in the order of the form, and what its texts mean."""

    def __init__(self, drafted: Drafted, whole: PriceList, taken: Collection[str]) -> None:
        """`whole` is the list that it was made from, `taken` are names that others bear."""
        self.errors: dict[Spot, PricingError] = {}
        self._drafted = drafted
        self._whole = whole
        self._taken = taken
        self._price_list = self._read()

    @property
    def price_list(self) -> PriceList | None:
        """The list, with its discounts; None while anything is wrong with it."""
        return None if self.errors else self._price_list

    def _read(self) -> PriceList | None:
        drafted, whole = self._drafted, self._whole
        name = self._name()
        day = self._day(Spot("day"), drafted.day)
        calls = {
            call: self._price(Spot("call", charge=call), text)
            for call, text in drafted.calls.items()
        }
        of_calls = {call_of(call): price for call, price in calls.items()}
        list_id = price_list_id(whole.provider, whole.currency, day, name)
        seen: set[str] = set()
        models = []
        for place, model in enumerate(drafted.models):
            read = self._model(place, model, of_calls, seen)
            if read:
                models.append(replace(read, price_list=list_id))
        discounts = [self._discount(place) for place in range(len(drafted.discounts))]
        if self.errors:
            return None
        listed = replace(
            whole,
            id=list_id,
            name=name,
            published=day,
            published_confidence="high",
            models=tuple(models),
            calls=calls,
        )
        return discounted(listed, discounts)

    def _tell(self, spot: Spot, code: str, text: str = "") -> None:
        self.errors[spot] = PricingError(code, code=code, text=shortened(text))

    def _name(self) -> str:
        name = self._drafted.name.strip()
        if not name:
            self._tell(Spot("name"), "empty_name")
        elif len(name) > _LONGEST_NAME or not name.isprintable():
            self._tell(Spot("name"), "not_a_name")
        elif name in self._taken:
            self._tell(Spot("name"), "taken_name", name)
        return name

    def _day(self, spot: Spot, text: str) -> date:
        try:
            match = _DAY.fullmatch(ordinary_text(text))
            if match:
                return date(*map(int, match.groups()))
        except (QuantityError, ValueError):
            pass
        self._tell(spot, "not_a_day", text)
        return date.min

    def _price(self, spot: Spot, text: str) -> Decimal:
        try:
            price = parse_amount(text, self._whole.currency)
        except QuantityError as error:
            self.errors[spot] = error
            return Decimal(0)
        digits = f"{price.normalize() if price.is_zero() else price:f}".partition(".")
        if len(digits[0]) > _MOST_DIGITS or len(digits[2].rstrip("0")) > _MOST_DIGITS:
            self._tell(spot, "price_digits")
            return Decimal(0)
        return price

    def _model(
        self, place: int, model: DraftModel, calls: Mapping[Charge, Decimal], seen: set[str]
    ) -> Model | None:
        before = model.before
        retired = None
        if not is_blank(model.retired):
            retired = self._day(Spot("retired", place), model.retired)
        context = before.context_length if before else self._added(place, model, seen)
        seen.add(model.id.strip())
        services = self._services(place, model, context, calls)
        if before is None:
            if self.errors:
                return None
            whole = self._whole
            return Model(
                id=model.id.strip(),
                family=model.family.strip(),
                context_length=context,
                tiers=services[STANDARD],
                services=services,
                vision=model.vision,
                thinking=model.thinking,
                retired=retired,
                currency=whole.currency,
                tier_by=whole.models[0].tier_by,
                provider=whole.provider,
            )
        as_sure = {
            charge: level
            for charge, level in before.confidence.items()
            if _prices(before.services, charge) == _prices(services, charge)
        }
        tiers = services[STANDARD]
        return replace(before, tiers=tiers, services=services, retired=retired, confidence=as_sure)

    def _added(self, place: int, model: DraftModel, seen: set[str]) -> int:
        """Check what only a model that was added can get wrong; its context length."""
        others = seen | {one.id for one in self._drafted.models if one.before}
        for part, text in (("id", model.id.strip()), ("family", model.family.strip())):
            if not text:
                self._tell(Spot(part, place), f"empty_{part}")
            elif not ID.fullmatch(text):
                self._tell(Spot(part, place), "not_an_id", text)
        if model.id.strip() in others - {""}:
            self._tell(Spot("id", place), "taken_id", model.id.strip())
        try:
            context = parse_quantity(model.context)
        except QuantityError as error:
            self.errors[Spot("context", place)] = error
            return 0
        if not 0 < context < _MOST_TOKENS:
            self._tell(Spot("context", place), "context_range")
        return context

    def _services(
        self, place: int, model: DraftModel, context: int, calls: Mapping[Charge, Decimal]
    ) -> dict[str, tuple[Tier, ...]]:
        found: dict[str, tuple[Tier, ...]] = {}
        for number, row in enumerate(model.rows):
            alike = [other for other in model.rows if other.service == row.service]
            if row.service != STANDARD and not _priced(alike):
                continue
            prices = self._row(place, number, model)
            needed = {Charge("input"): Decimal(0), Charge("output"): Decimal(0)}
            tier = Tier(row.up_to or context, Prices.of({**needed, **prices, **calls}))
            found[row.service] = (*found.get(row.service, ()), tier)
        return found

    def _row(self, place: int, number: int, model: DraftModel) -> dict[Charge, Decimal]:
        row = model.rows[number]
        alike = [other for other in model.rows if other.service == row.service]
        prices = {}
        for key in dict.fromkeys((*row.prices, "input", "output", *_priced(alike))):
            spot, text = Spot("price", place, number, key), row.prices.get(key, "")
            if not is_blank(text):
                prices[Charge.of_key(key)] = self._price(spot, text)
            elif key in {"input", "output"}:
                self._tell(spot, "empty_price")
            elif key in _priced(alike):
                self._tell(spot, "some_tiers")
        return prices

    def _discount(self, place: int) -> Discount:
        factor, family, charge = self._drafted.discounts[place]
        rows = [row for model in self._drafted.models for row in model.rows]
        priced = {*_priced(rows), *(f"per_call:{name}" for name in self._drafted.calls)}
        kinds = {key.partition(":")[0] for key in priced}
        families = {model.family.strip() for model in self._drafted.models}
        if family not in families | {""} or charge not in priced | kinds | {""}:
            self._tell(Spot("factor", place), "discount_on_nothing")
        try:
            return Discount(parse_factor(factor), family, charge)
        except QuantityError as error:
            self.errors[Spot("factor", place)] = error
            return Discount(Decimal(1), family, charge)


def _priced(rows: Collection[PriceRow]) -> list[str]:
    """The charges that any of some rows has a price for."""
    return [key for row in rows for key, text in row.prices.items() if not is_blank(text)]


def _prices(services: Mapping[str, tuple[Tier, ...]], charge: Charge) -> list[Decimal | None]:
    return [tier.prices.get(charge) for name in sorted(services) for tier in services[name]]
