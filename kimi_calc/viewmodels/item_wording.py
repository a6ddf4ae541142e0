"""An item of an estimate in words: what it asks for, how often, and what that costs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import Period
from kimi_calc.estimates.totals import Figure, Totals
from kimi_calc.pricing import Conversation
from kimi_calc.pricing.amounts import currency_symbol, exact_percent, format_amount
from kimi_calc.pricing.charges import cache_write, call_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.charge_names import charge_name


def service_word(item: Item) -> str:
    """Whose prices hold, where that are not the standard ones; else empty."""
    if item.usage.service == STANDARD:
        return ""
    if item.usage.service == "batch":
        return QCoreApplication.translate("Items", "batch")
    return item.usage.service


def asked(item: Item) -> str:
    """What one request (conversation) is: `2,000 in (50% hits) + 400 out`."""
    usage = item.usage
    if isinstance(usage, Conversation):
        wording = QCoreApplication.translate(
            "Items", "{turns} turns: prefix {prefix}, question {question}, answer {answer}"
        )
        said = wording.format(
            turns=group_digits(usage.turns),
            prefix=group_digits(usage.system_tokens),
            question=group_digits(usage.user_tokens),
            answer=group_digits(usage.reply_tokens),
        )
        if usage.cache_hit_share != 1:
            wording = QCoreApplication.translate("Items", "{share} of what is sent again hits")
            said = _joined(said, wording.format(share=exact_percent(usage.cache_hit_share)))
        lifetimes = {usage.cache_lifetime} - {""}
    else:
        wording = QCoreApplication.translate("Items", "{input} in + {output} out")
        if usage.cached_tokens:
            wording = QCoreApplication.translate("Items", "{input} in ({hits} hits) + {output} out")
        said = wording.format(
            input=group_digits(usage.input_tokens),
            hits=hits(item),
            output=group_digits(usage.output_tokens),
        )
        lifetimes = {one for one, tokens in usage.written.items() if tokens}
    calls = QCoreApplication.translate("Items", "{name} × {n}")
    beside = [
        calls.format(name=charge_name(call_of(name)), n=group_digits(count))
        for name, count in usage.calls.items()
        if count
    ]
    # The shortest lifetime is what a platform takes unasked.
    told = (cache_write(one) for one in sorted(lifetimes - {"5m"}))
    beside += [charge_name(one) for one in told if one in item.model.tiers[0].prices]
    return _joined(said, *beside)


def hits(item: Item) -> str:
    """The share of cache hits as it was asked for, else their tokens."""
    usage = item.usage
    share = usage.cache_hit_share
    if share is not None:
        return exact_percent(share)
    return group_digits(0 if isinstance(usage, Conversation) else usage.cached_tokens)


def often(item: Item) -> str:
    """How often it takes place: `3,000 a day × 30 days`, `200 a month`, `12,000, once`."""
    talks = isinstance(item.usage, Conversation)
    n, period = group_digits(item.times.number), item.period
    if item.times.days is not None:
        wording = (
            QCoreApplication.translate("Items", "{n} conversations a day × {days} days")
            if talks
            else QCoreApplication.translate("Items", "{n} a day × {days} days")
        )
        said = wording.format(n=n, days=group_digits(item.times.days))
        if period in {"day", "week"}:  # days of a month need no saying, others do
            said = _joined(said, period_name(period))
    else:
        said = _in_period(period, talks=talks).format(n=n)
    if item.growth and period != "once":
        wording = QCoreApplication.translate("Items", "growing {rate} a month for {n} months")
        if item.growth.rate < 0:
            wording = QCoreApplication.translate("Items", "falling {rate} a month for {n} months")
        said = _joined(
            said, wording.format(rate=exact_percent(abs(item.growth.rate)), n=item.growth.months)
        )
    return said


def _in_period(period: Period, *, talks: bool) -> str:
    if talks:
        return {
            "once": QCoreApplication.translate("Items", "{n} conversations"),
            "day": QCoreApplication.translate("Items", "{n} conversations a day"),
            "week": QCoreApplication.translate("Items", "{n} conversations a week"),
            "month": QCoreApplication.translate("Items", "{n} conversations a month"),
        }[period]
    return {
        "once": QCoreApplication.translate("Items", "{n} requests"),
        "day": QCoreApplication.translate("Items", "{n} a day"),
        "week": QCoreApplication.translate("Items", "{n} a week"),
        "month": QCoreApplication.translate("Items", "{n} a month"),
    }[period]


def period_name(period: Period) -> str:
    """What a period is called where one chooses it."""
    return {
        "once": QCoreApplication.translate("Items", "once"),
        "day": QCoreApplication.translate("Items", "every day"),
        "week": QCoreApplication.translate("Items", "every week"),
        "month": QCoreApplication.translate("Items", "every month"),
    }[period]


def figure(amount: Figure, currency: str, decimals: int | None = None) -> str:
    """An amount for the eye; one that has no end is `about`."""
    said = format_amount(amount.amount, currency, exactly=decimals)
    if amount.exact:
        return said
    return QCoreApplication.translate("Items", "about {amount}").format(amount=said)


def a_period(item: Item) -> str:
    """The amount of one period, with the period where that is no month: `¥30.00 / day`."""
    said = format_amount(item.quote.total, item.currency)
    wording = {
        "day": QCoreApplication.translate("Items", "{amount} / day"),
        "week": QCoreApplication.translate("Items", "{amount} / week"),
    }.get(item.period, "{amount}")
    return wording.format(amount=said)


def subtotal(found: tuple[Totals, ...]) -> str:
    """What a group costs: `¥280.00 / month + ¥1,598.40 once`, each currency by itself."""
    parts = []
    for one in found:
        if one.recurring:
            wording = QCoreApplication.translate("Items", "{amount} / month")
            parts.append(wording.format(amount=figure(one.month, one.currency)))
        if one.once or not one.recurring:
            wording = QCoreApplication.translate("Items", "{amount} once")
            parts.append(wording.format(amount=format_amount(one.once, one.currency)))
    return " + ".join(parts)


def money(currency: str) -> str:
    """The sign of a currency, without a blank behind it."""
    return currency_symbol(currency).strip()


def _joined(*parts: str) -> str:
    return QCoreApplication.translate("Items", ", ").join(parts)
