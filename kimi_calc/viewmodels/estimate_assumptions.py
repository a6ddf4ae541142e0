"""What an estimate takes for granted, in sentences: prices, periods, growth, cache hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.totals import by_basis
from kimi_calc.pricing import Conversation, Usage
from kimi_calc.pricing.amounts import exact_percent
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.discount_wording import contract_words
from kimi_calc.viewmodels.item_wording import subtotal
from kimi_calc.viewmodels.price_list_status import currency_name


def assumptions(estimate: Estimate, currencies: Sequence[str], today: date) -> tuple[str, ...]:
    """A sentence each; only what is so of these items."""
    items = estimate.items
    lines = [
        QCoreApplication.translate(
            "Report",
            "Amounts are tokens × unit price ÷ 1,000,000 × requests, worked out exactly; only "
            "what is shown is rounded.",
        ),
        *_of_lists(items),
        *_of_taxes(estimate),
        *_of_periods(items),
        *_of_growth(items),
        *_of_conversations(items),
        *_of_tiers(items),
        *_of_calls(items),
        *_of_hits(items),
        *_of_retired(items, today),
    ]
    if len(currencies) > 1:
        wording = QCoreApplication.translate(
            "Report", "Amounts in {currencies} are given separately and never added."
        )
        joint = QCoreApplication.translate("Report", " and ")
        lines.append(wording.format(currencies=joint.join(map(currency_name, currencies))))
    return tuple(lines)


def list_label(basis: Basis) -> str:
    """What a list is called: the name of a person's own, with its day."""
    day = basis.published.isoformat()
    if not basis.name:
        return day
    wording = QCoreApplication.translate("Report", "{list}, {day}")
    return wording.format(list=basis.name, day=day)


def list_about(basis: Basis) -> str:
    """A price list with its day, currency, source, taxes and discounts, as far as they are known.

    A list's own text may hold line breaks; they are spaces here.
    """
    wording = QCoreApplication.translate("Report", "Price list {list}: {told}")
    tax = {
        "": "",
        "included": QCoreApplication.translate("Status", "tax included"),
        "excluded": QCoreApplication.translate("Status", "tax excluded"),
    }[basis.tax]
    day = {
        "high": "",
        "medium": QCoreApplication.translate("Report", "in force from about that day"),
        "low": QCoreApplication.translate("Report", "the day it came into force is not certain"),
    }[basis.published_confidence]
    parts = (
        currency_name(basis.currency),
        basis.provider,
        basis.source,
        tax,
        contract_words(basis.discounts),
        day,
    )
    told = QCoreApplication.translate("Report", ", ").join(filter(None, parts))
    return " ".join(wording.format(list=list_label(basis), told=told).split())


def _of_lists(items: Sequence[Item]) -> Iterator[str]:
    """The lists; where there are several, with what is priced by each."""
    lists = by_basis(items)
    wording = QCoreApplication.translate("Report", "{list}; subtotal {amount}")
    for basis, found in lists:
        about = list_about(basis)
        yield about if len(lists) == 1 else wording.format(list=about, amount=subtotal(found))


def _of_taxes(estimate: Estimate) -> Iterator[str]:
    form = estimate.form
    if not form.taxes:
        return
    rate = exact_percent(form.rate)
    if form.taxes == "included":
        wording = QCoreApplication.translate(
            "Report",
            "Amounts include {rate} tax; those without it are rounded half up to hundredths.",
        )
    else:
        wording = QCoreApplication.translate(
            "Report",
            "Amounts don't include tax; {rate} comes on top, rounded half up to hundredths.",
        )
    yield wording.format(rate=rate)
    if any(item.basis.tax not in {"", form.taxes} for item in estimate.items):
        yield QCoreApplication.translate(
            "Report", "Please note: not all price lists say the same of taxes in their prices."
        )


def _of_periods(items: Sequence[Item]) -> Iterator[str]:
    periods = {item.period for item in items}
    if "day" in periods:
        yield QCoreApplication.translate("Report", "Daily usage: 30 days a month, 365 days a year.")
    if "week" in periods:
        yield QCoreApplication.translate(
            "Report",
            "Weekly usage: 52 weeks a year, a month being a twelfth of that.",
        )
    if "once" in periods and len(periods) > 1:
        yield QCoreApplication.translate(
            "Report", "One-off items count in the first year, and in no month."
        )


def _of_growth(items: Sequence[Item]) -> Iterator[str]:
    growths = dict.fromkeys(item.growth for item in items if item.period != "once")
    more = QCoreApplication.translate(
        "Report",
        "Growth of {rate} a month for {n} months: the amount per month is that of the first month; "
        "the first year includes the growth.",
    )
    less = QCoreApplication.translate(
        "Report",
        "Decline of {rate} a month for {n} months: the amount per month is that of the first "
        "month; the first year includes the decline.",
    )
    for growth in growths:
        if growth and growth.rate:
            rate, wording = abs(growth.rate), more if growth.rate > 0 else less
            yield wording.format(rate=exact_percent(rate), n=group_digits(growth.months))


def _of_conversations(items: Sequence[Item]) -> Iterator[str]:
    if any(isinstance(item.usage, Conversation) for item in items):
        yield QCoreApplication.translate(
            "Report",
            "In a conversation each turn sends the prefix and all earlier turns again; a price per "
            "request is that of a whole conversation.",
        )


def _of_tiers(items: Sequence[Item]) -> Iterator[str]:
    if any(len(item.model.tiers_of(item.usage.service)) > 1 for item in items):
        yield QCoreApplication.translate(
            "Report", "Where prices have tiers each request is billed in that of its own length."
        )


def _of_calls(items: Sequence[Item]) -> Iterator[str]:
    if any(count for item in items for count in item.usage.calls.values()):
        yield QCoreApplication.translate(
            "Report",
            "Calls of tools are charged beside tokens; what they return is input, as far as it is "
            "in the usage.",
        )


def _of_hits(items: Sequence[Item]) -> Iterator[str]:
    if any(
        item.usage.cached_tokens
        if isinstance(item.usage, Usage)
        else item.usage.cache_hit_share and item.usage.turns > 1
        for item in items
    ):
        yield QCoreApplication.translate(
            "Report", "The shares of cache hits are assumptions; the platform decides on them."
        )


def _of_retired(items: Sequence[Item], today: date) -> Iterator[str]:
    models = {
        (item.model.id, item.model.retired, item.model.replaced_by): None
        for item in items
        if item.model.retired
    }
    for name, retired, replaced_by in models:
        assert retired is not None
        if retired <= today and replaced_by:
            wording = QCoreApplication.translate(
                "Report", "{model} has been retired since {day}; its successor is {other}."
            )
        elif retired <= today:
            wording = QCoreApplication.translate("Report", "{model} has been retired since {day}.")
        elif replaced_by:
            wording = QCoreApplication.translate(
                "Report", "{model} will be retired on {day}; its successor is {other}."
            )
        else:
            wording = QCoreApplication.translate("Report", "{model} will be retired on {day}.")
        yield wording.format(model=name, day=retired, other=replaced_by)
