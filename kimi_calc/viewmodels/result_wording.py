"""The result in words: what the total is of, why there is none, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Conversation, NotPriced, Quote, UnknownModel, Usage
from kimi_calc.pricing.amounts import decimals_for, format_amount
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.charged_wording import asked_beside

if TYPE_CHECKING:
    from kimi_calc.viewmodels.calculation import Calculation
    from kimi_calc.viewmodels.periods import Period
    from kimi_calc.viewmodels.priced import Result

_LARGE = 100  # from here on the third decimal of an amount is nothing to anybody


def total_caption(calculation: Calculation) -> str:
    """What the amount is the total of; whose last result it is, or why there is none."""
    shown = calculation.shown
    if not shown:
        return QCoreApplication.translate(
            "Result", "Total · no result yet: correct the marked field"
        )
    if not calculation.is_current:
        return QCoreApplication.translate(
            "Result", "Last result: {model}, {usage} · correct the marked field"
        ).format(model=shown.model.id, usage=counted(shown.usage))
    if shown.refusal:
        return _no_price(shown)
    return QCoreApplication.translate("Result", "Total · {usage}").format(
        usage=" · ".join(
            (
                _counted_now(calculation, shown.usage),
                *asked_beside(shown.usage, shown.model, calculation.offered),
            )
        )
    )


def pinned_caption(calculation: Calculation) -> str:
    """The same where no notes stand below the amount: that prices are those of a contract too."""
    shown, caption = calculation.shown, total_caption(calculation)
    if not (shown and shown.quote and shown.quote.undiscounted and calculation.is_current):
        return caption
    return f"{caption} · {QCoreApplication.translate('Result', 'contract price')}"


def total(quote: Quote | None) -> str:
    """The amount; a dash where there is none."""
    if not quote:
        return "—"
    return format_amount(quote.total, quote.currency, exactly=decimals_of(quote))


def decimals_of(quote: Quote) -> int:
    """How many decimals the total and its parts are shown with, so that they agree.

    Those of the total alone; of a single request those of its cost, which is the same amount; of
    a small total those of its parts, which could be zeros else.
    """
    total = quote.total
    most = 4 if quote.usage.count == 1 else 2
    decimals = len(format_amount(total, quote.currency, most).rpartition(".")[2])
    if 1 <= total < _LARGE:
        decimals = max(decimals, decimals_for(line.amount for line in quote.lines))
    return decimals


def counted(usage: Usage | Conversation) -> str:
    """How many requests, or conversations and turns in each."""
    count = group_digits(usage.count)
    if isinstance(usage, Usage):
        if usage.count == 1:
            return QCoreApplication.translate("Result", "1 request")
        return QCoreApplication.translate("Result", "{n} requests").format(n=count)
    if usage.count == 1:
        conversations = QCoreApplication.translate("Result", "1 conversation")
    else:
        text = QCoreApplication.translate("Result", "{n} conversations")
        conversations = text.format(n=count)
    if usage.turns == 1:
        turns = QCoreApplication.translate("Result", "1 turn")
    else:
        text = QCoreApplication.translate("Result", "{n} turns")
        turns = text.format(n=group_digits(usage.turns))
    return f"{conversations} × {turns}"


def _counted_now(calculation: Calculation, usage: Usage | Conversation) -> str:
    """The same, of requests a day as they were typed."""
    daily = calculation.daily
    if not daily:
        return counted(usage)
    return QCoreApplication.translate("Result", "{n} requests a day × {days} days").format(
        n=group_digits(daily.per_day), days=group_digits(daily.days)
    )


def _no_price(shown: Result) -> str:
    if isinstance(shown.refusal, UnknownModel):
        return QCoreApplication.translate(
            "Result", "Total · no price: the model is not in this price list"
        )
    if isinstance(shown.refusal, NotPriced):
        return QCoreApplication.translate(
            "Result", "Total · no price: the price list has none for this"
        )
    if isinstance(shown.usage, Conversation):
        return QCoreApplication.translate(
            "Result", "Total · no price: the conversation is too long for this model"
        )
    return QCoreApplication.translate(
        "Result", "Total · no price: the request is too long for this model"
    )


class Figure(NamedTuple):
    """An amount and what it is the amount of."""

    caption: str
    amount: str

    def __str__(self) -> str:
        return f"{self.caption} {self.amount}" if self.caption else ""


def per_request(quote: Quote | None) -> Figure:
    """What one request or conversation costs."""
    if not quote:
        return Figure("", "")
    if isinstance(quote.usage, Conversation):
        caption = QCoreApplication.translate("Result", "Per conversation")
    else:
        caption = QCoreApplication.translate("Result", "Per request")
    return Figure(caption, format_amount(quote.per_request, quote.currency, decimals=4))


def per_period(period: Period, currency: str) -> Figure:
    """What a day, a month or a year costs, and of how many days."""
    caption = {
        1: QCoreApplication.translate("Result", "Per day"),
        30: QCoreApplication.translate("Result", "Per month (30 days)"),
        22: QCoreApplication.translate("Result", "Per month (22 days)"),
        365: QCoreApplication.translate("Result", "Per year (365 days)"),
        264: QCoreApplication.translate("Result", "Per year (264 days)"),
    }[period.days]
    return Figure(caption, format_amount(period.amount, currency))


def figures(calculation: Calculation) -> tuple[Figure, ...]:
    """What stands beside the total: one request and, counted a day, a day, a month, a year."""
    shown = calculation.shown
    if not shown or not shown.quote:
        return ()
    currency = shown.quote.currency
    of_periods = (per_period(period, currency) for period in calculation.periods)
    return (per_request(shown.quote), *of_periods)


def about(calculation: Calculation) -> tuple[str, str] | None:
    """The total in the second currency, and the rate that was typed; None without one."""
    amount, rate, code = calculation.about, calculation.rate, calculation.second_currency
    if amount is None or rate is None:
        return None
    wording = QCoreApplication.translate("Result", "1 {code} = {rate} {currency}")
    own = calculation.price_list.currency
    return format_amount(amount, code), wording.format(code=code, rate=f"{rate:f}", currency=own)


def about_line(calculation: Calculation) -> str:
    """The same in a line; empty without one."""
    said = about(calculation)
    if not said:
        return ""
    wording = QCoreApplication.translate("Result", "about {amount} ({rate})")
    return wording.format(amount=said[0], rate=said[1])
