"""A draft: what a price page says, what is doubtful of it, and the price list that it makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from kimi_calc.price_lists.identity import price_list_id
from kimi_calc.price_lists.pages.doubts import Doubt, Note
from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.list_making import (
    ListParts,
    ListRow,
    make_model,
    make_price_list,
)
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.rows import Place, Unplaced
from kimi_calc.pricing.models import Model, PriceList, Tier
from kimi_calc.pricing.usage import STANDARD

# Doubts that are answered by giving what is missing.
_ANSWERED_BY = {
    "no_date": "published",
    "date_unsure": "published",
    "several_dates": "published",
    "older": "published",
    "only_date_changed": "published",
    "no_source": "source",
    "other_host": "source",
    "no_currency": "currency",
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of prices: of a model's service, and of one of its tiers where it has several.

    `up_to` is the end of its tier, None for a flat price; `context` the model's context length,
    None where it stands nowhere. `prices` are per 1,000,000 tokens, by the keys of their charges;
    `beside` are those of the reference list, empty where it has no such row.
    """

    model: str
    service: str
    up_to: int | None
    context: int | None
    prices: Mapping[str, Decimal] = field(hash=False)
    beside: Mapping[str, Decimal] = field(hash=False)
    recommended: bool
    place: Place


@dataclass(frozen=True, slots=True)
class DraftCall:
    """The price of one call; None where it can't be read. `beside` is that of the reference."""

    name: str
    price: Decimal | None
    beside: Decimal | None
    place: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """What pages say, in their order. `currency`, `source` are "" and `published` None if unknown.

    `kept_calls` and `kept_services` (by model and service) are those of the reference, which the
    pages say nothing of.
    """

    provider: str
    currency: str
    published: date | None
    source: str
    tax: Literal["included", "excluded"] | None
    rows: tuple[DraftRow, ...]
    calls: tuple[DraftCall, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Note, ...]
    unplaced: tuple[Unplaced, ...]
    reference: PriceList | None = field(repr=False)
    kept_calls: Mapping[str, Decimal] = field(hash=False)
    kept_services: Mapping[tuple[str, str], tuple[Tier, ...]] = field(hash=False, repr=False)
    facts: Facts = field(hash=False, repr=False, compare=False)

    def open_doubts(
        self, confirmed: Collection[str] = (), kept: Collection[str] = ()
    ) -> tuple[Doubt, ...]:
        """The doubts of the page as a whole without an answer: no list is made with any."""
        return tuple(
            doubt
            for doubt in self.doubts
            if doubt.of_page and doubt.id not in confirmed and not _is_kept(doubt, kept)
        )

    def left_out(self, confirmed: Collection[str] = ()) -> tuple[DraftRow, ...]:
        """The rows that a list would not have: those in doubt that is not confirmed.

        A tier in doubt leaves its service out as a whole, a standard one its model.
        """
        out = self._services_out(confirmed)
        return tuple(
            row
            for row in self.rows
            if (row.model, row.service) in out or (row.model, STANDARD) in out
        )

    def price_list(
        self,
        confirmed: Collection[str] = (),
        *,
        kept: Collection[str] = (),
        published: date | None = None,
        source: str = "",
        currency: str = "",
    ) -> PriceList:
        """The list of what is sure and what was confirmed, by the ids of the doubts.

        `kept` are models that are gone and stay as the reference has them. `published`, `source`
        and `currency` answer the doubts about them. PageError ("open_doubts") while a doubt of
        the page has no answer, or where nothing is left.
        """
        given = {"published": published, "source": source, "currency": currency}
        answered = {name for name, value in given.items() if value}
        still_open = [
            doubt
            for doubt in self.open_doubts(confirmed, kept)
            if _ANSWERED_BY.get(doubt.code) not in answered
        ]
        if still_open:
            first = still_open[0].message
            raise PageError("open_doubts", count=len(still_open), first=f"{first}.")
        parts = self._parts(published, source, currency)
        calls = {**self.kept_calls, **self._calls(confirmed)}
        parts = replace(parts, calls=calls)
        models = [*self._models(parts, confirmed), *self._kept_models(parts, kept)]
        if not models:
            raise PageError("nothing_left" if self.rows else "calls_alone")
        return make_price_list(parts, models)

    def _parts(self, published: date | None, source: str, currency: str) -> ListParts:
        day = published or self.published
        currency = currency or self.currency
        source = source or self.source
        if day is None:
            raise PageError("no_day_given")
        if not currency:
            raise PageError("no_currency_given")
        if not source:
            raise PageError("no_source_given")
        list_id = price_list_id(self.provider, currency, day)
        tier_by = self.reference.models[0].tier_by if self.reference else "input_and_output"
        return ListParts(list_id, self.provider, currency, day, source, self.tax, tier_by, {})

    def _calls(self, confirmed: Collection[str]) -> dict[str, Decimal]:
        doubtful = {doubt.call for doubt in self._unconfirmed(confirmed)}
        return {
            call.name: call.price
            for call in self.calls
            if call.price is not None and call.name not in doubtful
        }

    def _models(self, parts: ListParts, confirmed: Collection[str]) -> Iterable[Model]:
        out = self._services_out(confirmed)
        own = (row.model for row in self.rows if row.service == STANDARD)
        for model_id in dict.fromkeys(own):
            if (model_id, STANDARD) in out:
                continue
            services: dict[str, list[DraftRow]] = {}
            for row in self.rows:
                if row.model == model_id and (model_id, row.service) not in out:
                    services.setdefault(row.service, []).append(row)
            if STANDARD in services:
                kept = {
                    service: tiers
                    for (model, service), tiers in self.kept_services.items()
                    if model == model_id and service not in services
                }
                yield make_model(parts, self.facts, model_id, _tiers(services), kept)

    def _kept_models(self, parts: ListParts, kept: Collection[str]) -> Iterable[Model]:
        gone = {str(one.values["model"]) for one in self.doubts if one.code == "model_gone"}
        for model in self.reference.models if self.reference else ():
            if model.id in kept and model.id in gone and model.currency == parts.currency:
                made = make_model(parts, self.facts, model.id, {}, dict(model.services))
                yield replace(made, confidence=model.confidence)

    def _services_out(self, confirmed: Collection[str]) -> set[tuple[str, str]]:
        rows = {row for doubt in self._unconfirmed(confirmed) for row in doubt.rows}
        return {(self.rows[row].model, self.rows[row].service) for row in rows}

    def _unconfirmed(self, confirmed: Collection[str]) -> list[Doubt]:
        return [
            doubt for doubt in self.doubts if not doubt.confirmable or doubt.id not in confirmed
        ]


def _is_kept(doubt: Doubt, kept: Collection[str]) -> bool:
    return doubt.code == "model_gone" and doubt.values["model"] in kept


def _tiers(services: Mapping[str, list[DraftRow]]) -> dict[str, list[ListRow]]:
    return {
        service: [
            ListRow(row.up_to or row.context or 0, row.prices, row.recommended, row.context or 0)
            for row in rows
        ]
        for service, rows in services.items()
    }
