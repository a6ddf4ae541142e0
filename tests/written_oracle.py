"""What the text of a `.kimicalc` file comes to: in fractions, by no code of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

import yaml
from pricing.oracle import Bill, Request, Row, Sheet, bill_request, sum_of, turns_of

from kimi_calc.pricing import Conversation

A_MONTH = {"day": Fraction(30), "week": Fraction(52, 12), "month": Fraction(1), "once": Fraction(0)}
A_YEAR = {"day": 365, "week": 52, "month": 12, "once": 1}


@dataclass
class Sum:
    """What items of one currency cost."""

    month: Fraction = Fraction(0)
    once: Fraction = Fraction(0)
    year: Fraction = Fraction(0)
    items: int = 0

    def add(self, other: Sum) -> None:
        self.month += other.month
        self.once += other.once
        self.year += other.year
        self.items += other.items


@dataclass
class Found:
    """The items of a file with their lists' keys, and the sums of each currency and list."""

    items: list[tuple[str, Sum]] = field(default_factory=list)
    currencies: dict[str, Sum] = field(default_factory=dict)
    lists: dict[str, Sum] = field(default_factory=dict)


def worked_out(text: str) -> Found:
    """All that a file's text says, added up."""
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts, and nothing else
    lists = {one["key"]: one for one in data.get("price_lists", [])}
    found = Found()
    for item in data.get("items", []):
        prices = lists[item["list"]]
        one = _sum_of(item, prices)
        found.items.append((item["list"], one))
        found.currencies.setdefault(prices["currency"], Sum()).add(one)
        found.lists.setdefault(item["list"], Sum()).add(one)
    return found


def _sum_of(item: dict[str, Any], prices: dict[str, Any]) -> Sum:
    (model,) = (one for one in prices["models"] if one["id"] == item["model"])
    by_input = prices["tier_by"] == "input"
    (sheet,) = (
        _sheet(kind, model, prices, by_input=by_input)
        for name, kind in {"standard": model, **model.get("services", {})}.items()
        if name == item.get("service", "standard")
    )
    bill: Bill = {}
    for asked in _requests(item):
        bill_request(sheet, bill, asked)
    if "per_day" in item:
        times = int(item["per_day"]) * int(item["days"])
    else:
        times = int(item["conversations" if "turns" in item else "requests"])
    amount, period = sum_of(bill) * times, item.get("period", "month")
    return Sum(
        amount * A_MONTH[period],
        amount if period == "once" else Fraction(0),
        _year(amount, period, item.get("growth")),
        1,
    )


def _year(amount: Fraction, period: str, growth: dict[str, str] | None) -> Fraction:
    whole = amount * A_YEAR[period]
    if period == "once" or growth is None:
        return whole
    now, year = Fraction(1), Fraction(0)
    for month in range(1, 13):
        year += whole / 12 * now
        if month < int(growth["months"]):
            now *= 1 + _percent(growth["rate"])
    return year


def _percent(text: str) -> Fraction:
    return Fraction(text.removesuffix("%")) / 100


def _requests(item: dict[str, Any]) -> list[Request]:
    calls = {name: int(count) for name, count in item.get("calls", {}).items()}
    if "turns" in item:
        talk = SimpleNamespace(
            turns=int(item["turns"]),
            system_tokens=int(item.get("system", "0")),
            user_tokens=int(item["user"]),
            reply_tokens=int(item["reply"]),
            cache_hit_share=_percent(item.get("cache_hits", "100%")),
            cache_lifetime=item.get("lifetime", ""),
            calls=calls,
        )
        return turns_of(cast("Conversation", talk))
    sent = int(item["input"])
    hits = int(item.get("cached", "0"))
    if "cache_hits" in item:
        hits = int(_percent(item["cache_hits"]) * sent)
    written = {name: int(count) for name, count in item.get("written", {}).items()}
    return [Request(sent, hits, written, int(item["output"]), calls)]


def _sheet(kind: dict[str, Any], model: dict[str, Any], prices: Any, *, by_input: bool) -> Sheet:
    """The prices of a service, what is to be paid of them."""
    paid = _paid(model.get("family", ""), prices.get("discounts", []))
    tiers = kind.get("tiers") or [{"up_to": model["context_length"], **kind["prices"]}]
    rows: list[Row] = []
    writes: dict[str, list[str]] = {}
    for tier in tiers:
        hit = paid("cache_hit", tier["cache_hit"]) if "cache_hit" in tier else None
        own = (paid("input", tier["input"]), paid("output", tier["output"]))
        rows.append((int(tier["up_to"]), hit, *own))
        for charge, price in tier.items():
            name, _, lifetime = charge.partition(":")
            if name == "cache_write":
                writes.setdefault(lifetime, []).append(paid(charge, price))
    calls = {
        name: paid(f"per_call:{name}", price) for name, price in prices.get("calls", {}).items()
    }
    return Sheet(by_input, tuple(rows), {name: tuple(all_) for name, all_ in writes.items()}, calls)


def _paid(family: str, discounts: list[dict[str, str]]) -> Callable[[str, str], str]:
    """The first discount that is on a charge counts; a call is of no family."""

    def paid(charge: str, price: str) -> str:
        kind = charge.partition(":")[0]
        of = "" if kind == "per_call" else family
        for one in discounts:
            is_of = one.get("family", "") in {"", of}
            if is_of and one.get("charge", "") in {"", charge, kind}:
                return str(Fraction(price) * Fraction(one["factor"]))
        return price

    return paid
