"""A result in words that stand alone: a sentence for a chat, lines for a picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Conversation, Quote, Usage
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.charged_wording import asked_beside, write_charge
from kimi_calc.viewmodels.discount_wording import contract_words, discounts_of
from kimi_calc.viewmodels.periods import Daily
from kimi_calc.viewmodels.price_list_status import price_list_day


def sentence(calculation: Calculation) -> str:
    """The result in a sentence for a chat; empty without a price."""
    quote = calculation.quote
    if not quote:
        return ""
    wording = QCoreApplication.translate(
        "Copy", "{model}, {usage}, total {total} (prices of {date})"
    )
    discounted = next((note for note in quote.notes if note.kind == "discounted"), None)
    if discounted:
        wording = QCoreApplication.translate(
            "Copy",
            "{model}, {usage}, total {total} (prices of {date}, {contract}; "
            "{list_total} at list prices)",
        )
    list_total = (
        format_amount(discounted.amount("list_total"), quote.currency) if discounted else ""
    )
    return wording.format(
        contract=contract_words(discounts_of(quote, calculation.price_list)),
        list_total=list_total,
        model=quote.model.id,
        usage=QCoreApplication.translate("Copy", ", ").join(
            (
                usage_phrase(quote.usage, calculation.daily),
                *asked_beside(quote.usage, quote.model, calculation.offered),
            )
        ),
        total=result_wording.total(quote),
        date=price_list_day(calculation.price_list),
    )


def model_with_mark(quote: Quote) -> str:
    """The model's id, and of a retired one since when it is that."""
    model = quote.model
    if not model.retired:
        return model.id
    wording = QCoreApplication.translate("Copy", "{model} (retired {date})")
    return wording.format(model=model.id, date=model.retired)


def usage_phrase(usage: Usage | Conversation, daily: Daily | None = None) -> str:
    """How much was asked for, as it is said: `30,000 requests`."""
    count = group_digits(usage.count)
    if isinstance(usage, Conversation):
        talks = QCoreApplication.translate("Copy", "{n} conversations")
        if usage.count == 1:
            talks = QCoreApplication.translate("Copy", "1 conversation")
        turns = QCoreApplication.translate("Copy", "{n} turns")
        if usage.turns == 1:
            turns = QCoreApplication.translate("Copy", "1 turn")
        return f"{talks.format(n=count)} × {turns.format(n=group_digits(usage.turns))}"
    if daily:
        wording = QCoreApplication.translate("Copy", "{n} requests a day × {days} days")
        return wording.format(n=group_digits(daily.per_day), days=group_digits(daily.days))
    if usage.count == 1:
        return QCoreApplication.translate("Copy", "1 request")
    return QCoreApplication.translate("Copy", "{n} requests").format(n=count)


def tokens_phrase(calculation: Calculation, quote: Quote) -> str:
    """How long one request, or a conversation's turns, are."""
    usage = quote.usage
    if isinstance(usage, Conversation):
        wording = QCoreApplication.translate(
            "Copy",
            "Prefix {prefix}, question {question}, answer {answer} tokens · "
            "cache hits {share} of what is sent again",
        )
        return wording.format(
            prefix=group_digits(usage.system_tokens),
            question=group_digits(usage.user_tokens),
            answer=group_digits(usage.reply_tokens),
            share=calculation.text(calculation.share_field),
        )
    wording = QCoreApplication.translate(
        "Copy", "Each: input {input} (cache hits {hits}) + output {output} tokens"
    )
    write = write_charge(usage)
    tokens = dict(usage.quantities).get(write, 0) if write else 0
    if write in quote.tiers[0].prices:
        wording = QCoreApplication.translate(
            "Copy",
            "Each: input {input} (cache hits {hits}, written {written}) + output {output} tokens",
        )
    return wording.format(
        written=group_digits(tokens),
        input=group_digits(usage.input_tokens),
        hits=group_digits(usage.cached_tokens),
        output=group_digits(usage.output_tokens),
    )


def beside_total(calculation: Calculation, quote: Quote) -> list[str]:
    """What stands beside the total: each one's cost, the second currency, what a budget buys."""
    said = [str(figure) for figure in result_wording.figures(calculation)]
    about = result_wording.about_line(calculation)
    if about:
        said.append(about)
    bought = budget_buys(calculation)
    if bought and calculation.budget is not None:
        wording = QCoreApplication.translate("Copy", "budget {amount} {bought}")
        amount = format_amount(calculation.budget, quote.currency)
        said.append(wording.format(amount=amount, bought=bought))
    return said


def budget_buys(calculation: Calculation) -> str:
    """What the budget buys; empty where none is given, or there is no price."""
    quote = calculation.quote
    if calculation.budget is None or not quote:
        return ""
    count = calculation.budget_buys
    if count is None:
        return QCoreApplication.translate("Copy", "buys any number: it costs nothing")
    if isinstance(quote.usage, Conversation):
        wording = QCoreApplication.translate("Copy", "buys {n} conversations")
    else:
        wording = QCoreApplication.translate("Copy", "buys {n} requests")
    return wording.format(n=group_digits(count))
