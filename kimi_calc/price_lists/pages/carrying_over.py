"""What the pages don't cover: kept of the reference and said, or gone and asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.gathering import Gathered, Group
from kimi_calc.price_lists.pages.lengths import tier_beside
from kimi_calc.price_lists.pages.page_checks import Origin
from kimi_calc.price_lists.pages.remarks import Remarks
from kimi_calc.pricing.models import Model, PriceList, Tier
from kimi_calc.pricing.usage import STANDARD

_ALIKE = 0.85


@dataclass(slots=True)
class Kept:
    """What stays as the reference has it: calls by name, tiers by model and service."""

    calls: dict[str, Decimal] = field(default_factory=dict)
    services: dict[tuple[str, str], tuple[Tier, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups of rows beside the reference they are compared with.

    `strict`: the page may be of the reference's day, so that nothing should differ.
    """

    gathered: Gathered
    reference: PriceList
    origin: Origin
    facts: Facts
    remarks: Remarks
    strict: bool

    def services(self) -> dict[tuple[str, str], tuple[Tier, ...]]:
        """The services kept, where the pages have no table of any; what is lost is asked about."""
        kept = {}
        offered = {service for _, service in self.gathered.groups}
        for model in self.reference.models:
            own = self.gathered.standard(model.id)
            for service, tiers in model.services.items():
                if (
                    own is None
                    or service == STANDARD
                    or (model.id, service) in self.gathered.groups
                ):
                    continue
                if service in offered:
                    _doubt(own, "service_lost", service=service)
                elif _is_unchanged(own, model):
                    kept[model.id, service] = tiers
                    values = {"service": service, "list": self.reference.id}
                    self.remarks.note("kept_service", own.rows, **values)
                else:
                    _doubt(own, "service_not_kept", service=service)
        return kept

    def new_services(self) -> None:
        """Tell services that the reference has not."""
        before = {model.id: model for model in self.reference.models}
        for (model_id, service), group in self.gathered.groups.items():
            model = before.get(model_id)
            if service == STANDARD or model is None or service in model.services:
                continue
            if self.strict:
                _doubt(group, "service_new", service=service)
            else:
                self.remarks.note("new_service", group.rows, service=service)

    def models(self) -> None:
        """Tell what is new, what is gone, and what may be a misprint of one another."""
        listed = {model.id for model in self.reference.models}
        found = {model for model, _ in self.gathered.groups}
        gone = [model for model in self.reference.models if model.id not in found]
        for model in gone:
            if not self.strict and _is_retired(model, self.origin.published):
                self.remarks.note("retired_gone", (), model=model.id)
            else:
                self.remarks.doubt("model_gone", model=model.id)
        for group in self.gathered.groups.values():
            if group.service != STANDARD or group.model in listed or group.nameless:
                continue
            self._tell_new(group, [model.id for model in gone])
        both = [model.id for model in self.reference.models if model.id in found]
        there = [model for model, service in self.gathered.groups if service == STANDARD]
        if self.strict and both != [model for model in there if model in listed]:
            self.remarks.doubt("order_differs")

    def _tell_new(self, group: Group, gone: list[str]) -> None:
        near = [one for one in gone if _alike(one, group.model)]
        if near:
            _doubt(group, "similar_model", before=near[0])
        elif self.strict:
            _doubt(group, "model_new")

    def marks(self) -> None:
        """Tell where the mark of what is recommended is another."""
        for model in self.reference.models:
            own = self.gathered.standard(model.id)
            if own is None or any(row.recommended for row in own.rows) == model.recommended:
                continue
            if self.strict:
                _doubt(own, "mark_differs")
            else:
                self.remarks.note("mark_changed", own.rows)

    def day(self) -> None:
        """Tell where nothing but the day is another."""
        published = self.origin.published
        if published is None or published == self.reference.published:
            return
        if all(
            (own := self.gathered.standard(model.id)) and _is_unchanged(own, model)
            for model in self.reference.models
        ) and {model for model, _ in self.gathered.groups} == {
            model.id for model in self.reference.models
        }:
            values = {"day": str(published), "before": str(self.reference.published)}
            self.remarks.doubt("only_date_changed", **values)


def carry_over(comparison: Comparison) -> dict[tuple[str, str], tuple[Tier, ...]]:
    """Compare the pages as a whole with the reference; returns the services that are kept."""
    kept = comparison.services()
    comparison.new_services()
    comparison.models()
    comparison.marks()
    comparison.day()
    return kept


def _is_unchanged(group: Group, model: Model) -> bool:
    tiers = model.tiers
    return (
        len(group.rows) == len(tiers)
        and group.context == model.context_length
        and all(row.prices == tier_beside(row, group, model) for row in group.rows)
    )


def _is_retired(model: Model, published: date | None) -> bool:
    return model.retired is not None and published is not None and model.retired <= published


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _doubt(group: Group, code: str, **values: str) -> None:
    for row in group.rows:
        row.doubt(code, "", **values)
