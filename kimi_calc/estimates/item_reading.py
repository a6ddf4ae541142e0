"""An item of an estimate's file: its fields, and what must fit together in it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, cast

from kimi_calc.estimates.fields import Row, numbers
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import MOST_GROWING, PERIODS, Growth, Period, Times
from kimi_calc.price_lists.faults import Faults, shown
from kimi_calc.price_lists.fields import Shape
from kimi_calc.price_lists.yaml_nodes import Mapping, Node
from kimi_calc.pricing import Charge, Conversation, Model, PricingError, Usage, UsageError
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.pricing.usage import written as as_written

_OF_BOTH = (
    *("name", "group", "service", "cache_hits", "calls"),
    *("per_day", "days", "period", "growth", "note"),
)
_REQUESTS = Shape(
    "item",
    ("model", "list", "input", "output"),
    (*_OF_BOTH, "cached", "written", "requests"),
)
_CONVERSATIONS = Shape(
    "conversation",
    ("model", "list", "turns", "user", "reply"),
    (*_OF_BOTH, "system", "lifetime", "conversations"),
)
_GROWTH = Shape("growth", ("rate",), ("months",))
_KEY_OF = {
    "cached_over_input": "cached",
    "written_over_input": "written",
    "context_exceeded": "input",
    "context_exceeded_turn": "turns",
    "no_service": "service",
}
"""Which key of an item has a fault that is told by the code of an error."""


class FrozenList(NamedTuple):
    """A price list of the file: which it is, and its models by their ids."""

    basis: Basis
    models: dict[str, Model]


class Lists(NamedTuple):
    """The price lists of the file by their keys; not `sure` where some of them have faults."""

    by_key: dict[str, FrozenList]
    sure: bool


class ItemReader:
    """Reads one item. What only follows from another fault is none."""

    def __init__(self, node: Node, lists: Lists, faults: Faults) -> None:
        values = node.values if isinstance(node, Mapping) else {}
        self._talks = "turns" in values or ("user" in values and "input" not in values)
        self._fields = Row(node, _CONVERSATIONS if self._talks else _REQUESTS, faults)
        self._lists = lists
        self._faults = faults

    def item(self) -> Item | None:
        """The item; None where it has a fault, or its prices have."""
        before = self._faults.count
        fields = self._fields
        prices = self._prices()
        make_usage = self._conversation if self._talks else self._request
        try:
            usage = make_usage(before)
            name, group, note = map(fields.free_text, ("name", "group", "note"))
            times = self._times()
            period = "month"
            if fields.has("period"):
                period = fields.choice("period", PERIODS, "not_a_period")
            growth = self._growth() if fields.has("growth") else None
            if usage is None or prices is None or self._faults.count != before:
                return None
            basis, model = prices
            often = cast("Period", period)
            return Item(name, model, basis, usage, times, often, group, note, growth)
        except PricingError as error:
            self._tell(error)
            return None

    def _prices(self) -> tuple[Basis, Model] | None:
        fields = self._fields
        key, name = fields.word("list"), fields.word("model")
        frozen = self._lists.by_key.get(key)
        model = frozen.models.get(name) if frozen else None
        if frozen and model:
            return (frozen.basis, model) if self._lists.sure else None
        if self._lists.sure and frozen and name:
            fields.tell("no_such_model", "model", text=shown(name), list=shown(key))
        elif self._lists.sure and key and not frozen:
            fields.tell("no_such_list", "list", text=shown(key))
        return None

    def _request(self, before: int) -> Usage | None:
        fields = self._fields
        sent, answered = fields.number("input"), fields.number("output")
        share = self._share()
        cached = fields.number("cached")
        if share is not None:
            if fields.has("cached"):
                fields.tell("cached_or_share", "cached", part="item")
            cached = tokens_of_share(share, sent)
        calls, service = self._calls(), self._service()
        written = {}
        if fields.has("written"):
            written = numbers(fields.node("written"), "written", "cache_write", self._faults)
        if self._faults.count != before:
            return None
        if not written and not calls:
            return Usage(sent, answered, cached, service=service, cache_hit_share=share)
        return Usage(
            sent,
            answered,
            cached,
            written=written,
            calls=calls,
            service=service,
            cache_hit_share=share,
        )

    def _conversation(self, before: int) -> Conversation | None:
        fields = self._fields
        turns, user, reply, system = map(fields.number, ("turns", "user", "reply", "system"))
        share = self._share()
        calls, service = self._calls(), self._service()
        lifetime = fields.word("lifetime") if fields.has("lifetime") else ""
        if lifetime and not _is_lifetime(lifetime):
            fields.tell("not_a_lifetime", "lifetime")
        if self._faults.count != before:
            return None
        return Conversation(
            turns,
            user,
            reply,
            system,
            Decimal(1) if share is None else share,
            cache_lifetime=lifetime,
            calls=calls,
            service=service,
        )

    def _share(self) -> Decimal | None:
        fields = self._fields
        if not fields.has("cache_hits"):
            return None
        share = fields.percentage("cache_hits", "not_a_share", Decimal(0))
        if 0 <= share <= 1:
            return share
        fields.tell("not_a_share", "cache_hits", text=shown(fields.free_text("cache_hits")))
        return Decimal(0)

    def _calls(self) -> dict[str, int]:
        fields = self._fields
        if not fields.has("calls"):
            return {}
        return numbers(fields.node("calls"), "calls_of_item", "per_call", self._faults)

    def _service(self) -> str:
        return self._fields.word("service") if self._fields.has("service") else STANDARD

    def _times(self) -> Times:
        fields = self._fields
        each = "conversations" if self._talks else "requests"
        if fields.has("per_day"):
            if fields.has(each):
                self._tell_part("requests_or_per_day", each)
            if fields.lacks("days"):
                self._tell_part("missing_key", "days")
            return Times(fields.number("per_day"), fields.number("days"))
        if fields.lacks("per_day"):
            if fields.has("days"):
                self._tell_part("days_without_per_day", "days")
            elif fields.lacks(each):
                self._tell_part("requests_or_per_day", each)
        return Times(fields.number(each))

    def _growth(self) -> Growth | None:
        row = Row(self._fields.node("growth"), _GROWTH, self._faults)
        months = row.number("months") if row.has("months") else 12
        growth = Growth(row.percentage("rate", "not_a_growth", Decimal(0)), months)
        try:
            growth.check()
        except UsageError as error:
            if error.code == "months_out_of_range":
                row.tell(error.code, "months", text=shown(as_written(months)), most=MOST_GROWING)
            else:
                row.tell("not_a_growth", "rate", text=shown(row.free_text("rate")))
        return growth

    def _tell(self, error: PricingError) -> None:
        """Tell that what was read doesn't fit together, at the key that it is about."""
        fields = self._fields
        values = {
            name: value if isinstance(value, str) else shown(as_written(value))
            for name, value in error.values.items()
        }
        code, key = error.code, _KEY_OF.get(error.code)
        if code == "context_exceeded_turn":
            code = "context_exceeded"
        elif code == "no_price":
            kind = Charge.of_key(values["charge"]).kind
            written = "lifetime" if self._talks else "written"
            key = "calls" if kind == "per_call" else written
        if key is None:
            self._faults.add("not_priced", fields.place, reason=shown(str(error)))
            return
        values["model"] = shown(fields.free_text("model"))
        place = fields.node(key).place if fields.has(key) else fields.place
        self._faults.add(code, place, key, **values)

    def _tell_part(self, code: str, key: str) -> None:
        part = "conversation" if self._talks else "item"
        self._faults.add(code, self._fields.place_of(key), key, part=part)


def _is_lifetime(text: str) -> bool:
    try:
        Charge("cache_write", text)
    except UsageError:
        return False
    return True
