"""The notes of the pricing core as sentences, short enough for a line each."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Conversation, CostSpan, Model, Note, PriceList, Quote
from kimi_calc.pricing.amounts import (
    currency_symbol,
    format_amount,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.pricing.notes import NoteKind
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.settings import Workload
from kimi_calc.viewmodels import result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.charged_wording import left_out

_SHOWN = {"tier_turns", "no_write_price"}  # elsewhere: in the chart of the turns, in the form
_AN_AMOUNT = Decimal("123456.78")
_LONG_DISCOUNTS = 40  # characters: some of them, in words


def notes(calculation: Calculation) -> str:
    """All notes to a result, a line each; nothing while there is no price."""
    quote = calculation.quote
    if not quote:
        return ""
    found = (each for each in calculation.notes if each.kind not in _SHOWN)
    lines = [note(each, quote, calculation.price_list) for each in found]
    left = left_out(calculation.not_offered)
    before = [*([left] if left else []), *estimate_note(calculation, quote)]
    return "\n".join([*before, *lines, *exact_note(quote)])


def longest(model: Model, workload: Workload) -> str:
    """As much as there may be to say of a result on a model: the room that is kept for it."""
    kinds: list[NoteKind] = ["cache_range", "cheaper_model"]
    if model.undiscounted:
        kinds.append("discounted")
    if workload == "conversation":
        kinds.append("resent")
    if len(model.tiers) > 1:
        kinds.append("tier_reading")
        kinds += ["new_conversation"] if workload == "conversation" else ["tier", "cheaper_tier"]
    amounts = dict.fromkeys(
        ("total", "other_total", "saving", "at_none", "at_all", "list_total"), _AN_AMOUNT
    )
    counts = dict.fromkeys(("context", "input", "cached", "output", "over", "above"), 131_072)
    turns = dict.fromkeys(("turn", "earlier", "after_turn", "other_turns", "resent"), 1_000)
    others = {"up_to": 131_072, "other_tier_by_input": 1}
    numbers: dict[str, int | Decimal] = {**amounts, **counts, **turns, **others}
    some = "X" * _LONG_DISCOUNTS
    lines = [_sentence(Note(kind, numbers, model.id), model.currency, some) for kind in kinds]
    return "\n".join([*lines, _exactly(_AN_AMOUNT, model.currency)])


def note(note: Note, quote: Quote, price_list: PriceList | None = None) -> str:
    """A note of the pricing core as a sentence; the list knows which discounts there are."""
    said = ""
    if note.kind == "discounted" and price_list:
        from kimi_calc.viewmodels.discount_wording import discount_words, discounts_of

        said = discount_words(discounts_of(quote, price_list))
    return _sentence(note, quote.currency, said)


def _sentence(note: Note, currency: str, discounts: str = "") -> str:
    wording = _wordings()[note.kind]
    if note.kind == "tier_reading" and not note.count("other_tier_by_input"):
        wording = QCoreApplication.translate(
            "Notes",
            "Assumption: the tier goes by input alone (the page leaves it open); "
            "by input + output: {other_total}",
        )
    elif note.kind == "cheaper_tier" and not note.count("cached"):
        wording = QCoreApplication.translate(
            "Notes",
            "Cheaper tier with {input} input tokens per request ({over} fewer): {other_total}, "
            "saves {saving}",
        )
    elif note.kind == "tier_turns" and note.numbers["first_turn"] == note.numbers["last_turn"]:
        wording = QCoreApplication.translate(
            "Notes", "Turn {first_turn} is billed in the tier {tier}"
        )
    elif note.kind == "discounted" and not discounts:
        wording = QCoreApplication.translate(
            "Notes", "Contract price: list price {list_total}, saves {saving}"
        )
    numbers = {
        name: format_amount(note.amount(name), currency)
        if name in {"total", "other_total", "saving", "at_none", "at_all", "list_total"}
        else group_digits(note.count(name))
        for name in note.numbers
    }
    tier = _tier_name(note) if note.kind in {"tier", "tier_turns"} else ""
    share = ""
    if note.kind == "resent":
        share = format_percent(share_of(note.amount("resent"), note.amount("input")))
    return wording.format(
        **numbers,
        model=note.model_id,
        share=share,
        tier=tier,
        discounts=discounts,
    )


def exact_note(quote: Quote) -> list[str]:
    """The total with all its digits, where the shown one is rounded; else nothing."""
    exact = f"{currency_symbol(quote.currency)}{plain(quote.total, grouped=True)}"
    is_exact = result_wording.total(quote) == exact
    return [] if is_exact else [_exactly(quote.total, quote.currency)]


def _exactly(total: Decimal, currency: str) -> str:
    wording = QCoreApplication.translate("Notes", "Rounded for display; exactly: {exact}")
    return wording.format(exact=f"{currency_symbol(currency)}{plain(total, grouped=True)}")


def estimate_note(calculation: Calculation, quote: Quote) -> list[str]:
    """What the total may be, where the input was estimated from a text; else nothing."""
    span = calculation.total_range
    if not span or span.low is None:
        return []
    least = format_amount(span.low, quote.currency)
    if isinstance(quote.usage, Conversation):
        return [_estimated_conversation(least, span, quote)]
    if span.high is None:
        wording = QCoreApplication.translate(
            "Notes", "The input is an estimate: {least} or more; at most it is over the context"
        )
        return [wording.format(least=least)]
    wording = QCoreApplication.translate(
        "Notes", "The input is an estimate: {least} – {most} in all"
    )
    return [wording.format(least=least, most=format_amount(span.high, quote.currency))]


def _estimated_conversation(least: str, span: CostSpan, quote: Quote) -> str:
    if span.high is None:
        wording = QCoreApplication.translate(
            "Notes", "Tokens from texts are estimates: {least} or more; at most a turn is too long"
        )
        return wording.format(least=least)
    wording = QCoreApplication.translate(
        "Notes", "Tokens from texts are estimates: {least} – {most}"
    )
    return wording.format(least=least, most=format_amount(span.high, quote.currency))


def _tier_name(note: Note) -> str:
    if not note.count("above"):
        return QCoreApplication.translate("Notes", "up to {up_to} tokens").format(
            up_to=group_digits(note.count("up_to"))
        )
    return QCoreApplication.translate("Notes", "{first} to {up_to} tokens").format(
        first=group_digits(note.count("above") + 1), up_to=group_digits(note.count("up_to"))
    )


def _wordings() -> dict[str, str]:
    return {
        "tier": QCoreApplication.translate(
            "Notes",
            "Billed in the tier {tier}: a request is {context} long ({input} in + {output} out)",
        ),
        "tier_turns": QCoreApplication.translate(
            "Notes", "Turns {first_turn} to {last_turn} are billed in the tier {tier}"
        ),
        "tier_reading": QCoreApplication.translate(
            "Notes",
            "Assumption: the tier goes by input + output (the page leaves it open); "
            "by input alone: {other_total}",
        ),
        "cheaper_tier": QCoreApplication.translate(
            "Notes",
            "Cheaper tier with {input} input tokens ({over} fewer), same share of hits: "
            "{other_total}, saves {saving}",
        ),
        "new_conversation": QCoreApplication.translate(
            "Notes",
            "Each conversation in two, {after_turn} + {other_turns} turns, the second without "
            "history: {other_total}, saves {saving}",
        ),
        "resent": QCoreApplication.translate(
            "Notes",
            "Turn {turn} sends the questions and answers before it again: {share} of its input",
        ),
        "cache_range": QCoreApplication.translate(
            "Notes", "With cache hits of 0%: {at_none} · of 100%: {at_all}"
        ),
        "cheaper_model": QCoreApplication.translate(
            "Notes", "Cheapest of the same kind: {model}, {other_total}, saves {saving}"
        ),
        "discounted": QCoreApplication.translate(
            "Notes", "Contract price, {discounts}: list price {list_total}, saves {saving}"
        ),
        "no_cache_price": QCoreApplication.translate(
            "Notes", "This model has no cache price: all input is billed at its input price"
        ),
        "no_write_price": QCoreApplication.translate(
            "Notes", "This model has no price for cache writes: they are billed as misses"
        ),
    }
