"""Estimated tokens in words: how many, how sure, what they cost, and why a file has none.

What is estimated here is how many tokens a text has (kimi_calc.tokens), not what a year costs: for
the items of an estimate there is `item_wording`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import CostSpan, Model, TokenSpan, Usage, cost_span
from kimi_calc.pricing.amounts import currency_symbol, format_amount, plain
from kimi_calc.pricing.models import tier_at
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens import TokenEstimate, official_range
from kimi_calc.viewmodels.document_wording import sentences
from kimi_calc.viewmodels.token_sources import TokenSources

_MANY = 50  # tokens; of fewer, one is some percent
_ROUNDED = 2  # tokens


def summary(tokens: TokenEstimate) -> str:
    """The total in a line: the typical number, the range, and how wide that is."""
    width = spread(tokens)
    text = QCoreApplication.translate("TokenSources", "{typical} tokens ({range}, {width})")
    if not width:
        text = QCoreApplication.translate("TokenSources", "{typical} tokens ({range})")
    said = text.format(typical=group_digits(tokens.typical), range=token_range(tokens), width=width)
    return _unbroken(said)


def token_range(tokens: TokenEstimate) -> str:
    """The range of an estimate; for a count, that it is exact."""
    if tokens.band == "exact":
        return QCoreApplication.translate("TokenSources", "exact")
    return f"{group_digits(tokens.low)} – {group_digits(tokens.high)}"


def spread(tokens: TokenEstimate) -> str:
    """How far the ends of the range are from the typical number: `±10%`, or `−10% / +15%`.

    Worked out from the numbers themselves, in whole percent; nothing for a count.
    """
    typical = tokens.typical
    if tokens.band == "exact" or not typical:
        return ""
    off = [Decimal(typical - tokens.low), Decimal(tokens.high - typical)]
    # All three are rounded to whole tokens: two of them more on one side mean nothing.
    if typical >= _MANY and abs(off[0] - off[1]) <= _ROUNDED:
        off = [sum(off) / Decimal(2)] * 2
    below, above = ((each * 100 / typical).quantize(Decimal(1), ROUND_HALF_UP) for each in off)
    return f"±{above}%" if below == above else f"−{below}% / +{above}%"


def rule_of_thumb(tokens: TokenEstimate, images: int) -> str:
    """The platform's own rule beside the estimate, and which to trust where they differ.

    `images` are tokens of the total that no rule is about.
    """
    if not tokens.characters:
        return ""
    low, high = (end + images for end in official_range(tokens.characters, tokens.han))
    said = QCoreApplication.translate(
        "TokenSources", "The platform's rule of thumb: {low} – {high}."
    ).format(low=group_digits(low), high=group_digits(high))
    return sentences(_unbroken(said), _whom_to_trust(tokens, low, high))


def _whom_to_trust(tokens: TokenEstimate, low: int, high: int) -> str:
    """Which of the estimate and the official rule to trust; nothing where they agree."""
    translate = QCoreApplication.translate
    if tokens.band == "exact":
        if low <= tokens.typical <= high:
            return ""
        return translate("TokenSources", "The exact count holds.")
    if tokens.low <= low and high <= tokens.high:
        return ""
    if tokens.band == "unmeasured":
        return translate("TokenSources", "Neither is sure for such a text: better count exactly.")
    if high < tokens.low or tokens.high < low:
        return translate(
            "TokenSources",
            "It lies outside the estimate; trust the estimate, which is worked out from the words "
            "and not from the number of characters alone.",
        )
    return translate(
        "TokenSources", "It is coarser and reaches beyond the estimate; trust the estimate."
    )


def cost_range(tokens: TokenEstimate, model: Model, requests: int = 1) -> str:
    """What the tokens cost as input of requests on a model, or that they don't fit."""
    if tokens.low > model.context_length:
        return QCoreApplication.translate("TokenSources", "too long")
    if tokens.high > model.context_length:
        return QCoreApplication.translate("TokenSources", "may be too long")
    span = TokenSpan(tokens.low, tokens.typical, tokens.high)
    return costs(cost_span(model, Usage(tokens.typical, 0, requests=requests), span), model)


def costs(span: CostSpan, model: Model) -> str:
    """A range of costs, or one amount; nothing for what has no price."""
    if span.low is None or span.high is None:
        return ""
    ends = (span.low,) if span.low == span.high else (span.low, span.high)
    return _unbroken(" – ".join(format_amount(each, model.currency) for each in ends))


def total_cost(tokens: TokenEstimate, model: Model, requests: int) -> str:
    """What all of it costs as input, of one request and of all; nothing where it may not fit."""
    if tokens.high > model.context_length:
        return ""
    text = QCoreApplication.translate("TokenSources", "Cost as input: {cost}")
    once = text.format(cost=cost_range(tokens, model))
    if requests < 2:
        return once
    text = QCoreApplication.translate("TokenSources", "{count} requests: {cost}")
    count, cost = group_digits(requests), cost_range(tokens, model, requests)
    return f"{once} · {text.format(count=count, cost=cost)}"


def fits(tokens: TokenEstimate, model: Model) -> str:
    """That a request doesn't fit a model, or may not; nothing where it does."""
    if tokens.high <= model.context_length:
        return ""
    if tokens.low > model.context_length:
        text = QCoreApplication.translate(
            "TokenSources", "Too long for {model}, which takes up to {limit} tokens a request."
        )
    else:
        text = QCoreApplication.translate(
            "TokenSources",
            "This may be too long for {model}, which takes up to {limit} tokens a request.",
        )
    return text.format(model=model.id, limit=group_digits(model.context_length))


def crossing(tokens: TokenEstimate, model: Model) -> str:
    """That the range reaches over the end of a price tier, and what that means; else nothing."""
    if tokens.high > model.context_length:
        return ""
    lower, upper = (tier_at(model.tiers, end) for end in (tokens.low, tokens.high))
    if lower is upper:
        return ""
    symbol = currency_symbol(model.currency)
    text = QCoreApplication.translate(
        "TokenSources",
        "The range crosses a price tier: up to {up_to} tokens all input costs {less} per 1M, "
        "above that {more}.",
    )
    return text.format(
        up_to=group_digits(lower.up_to),
        less=f"{symbol}{plain(lower.prices.input)}",
        more=f"{symbol}{plain(upper.prices.input)}",
    )


def sureness(tokens: TokenEstimate, sources: TokenSources, model: Model) -> str:
    """How sure a total is, in a sentence; with a vocabulary, which, or why it isn't used."""
    if not tokens.characters:
        return ""
    translate = QCoreApplication.translate
    said = _of_band(tokens)
    if sources.tokenizer and not sources.exact:
        if model.tokenizer is None:
            why = translate(
                "TokenSources",
                "The vocabulary doesn't hold for {model}: its tokenizer isn't public.",
            )
        else:
            why = translate(
                "TokenSources",
                "The vocabulary doesn't hold for {model}: its tokenizer is another one.",
            )
        return sentences(said, why.format(model=model.id))
    if sources.tokenizer and sources.tokenizer.known:
        return f"{said} ({sources.tokenizer.name})"
    if sources.tokenizer:
        unknown = translate("TokenSources", "It is no vocabulary that this program knows.")
        return sentences(said, unknown)
    return said


def _of_band(tokens: TokenEstimate) -> str:
    translate = QCoreApplication.translate
    return {
        "exact": translate("TokenSources", "Counted with the vocabulary: exact."),
        "close": translate("TokenSources", "An estimate: the true number lies within {width}."),
        "wide": translate(
            "TokenSources",
            "An estimate, within {width}: short texts, tables, contracts, literary and traditional "
            "Chinese, and languages other than Chinese and English vary more.",
        ),
        "unmeasured": translate(
            "TokenSources",
            "A guess: of this script or these symbols few texts have been measured, or none.",
        ),
    }[tokens.band].format(width=spread(tokens))


def progress(sources: TokenSources) -> str:
    """How far counting documents is, or where it was stopped; nothing where all is done."""
    translate = QCoreApplication.translate
    documents, counted = len(sources.documents), len(sources.counted)
    if sources.searching:
        return translate("TokenSources", "Looking for files: {count} found…").format(
            count=group_digits(documents)
        )
    if sources.counting_documents:
        return translate("TokenSources", "Counting {done} / {all}…").format(
            done=group_digits(sources.settled), all=group_digits(documents)
        )
    if sources.held:
        text = translate("TokenSources", "{counted} of {all} files counted, the rest not.")
        said = text.format(counted=group_digits(counted), all=group_digits(documents))
        if sources.searched_wholly:
            return said
        more = translate("TokenSources", "There may be more: looking for them was stopped too.")
        return sentences(said, more)
    return ""


def _unbroken(said: str) -> str:
    """The same, with ranges that stay in one line."""
    return said.replace(" – ", "\xa0–\xa0")
