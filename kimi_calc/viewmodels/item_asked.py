"""An item of an estimate as it is typed on the page Calculate."""

from __future__ import annotations

from decimal import Decimal

from kimi_calc.estimates.items import Item
from kimi_calc.pricing import Conversation, Usage
from kimi_calc.pricing.amounts import exact_percent
from kimi_calc.pricing.quantities import group_digits, tokens_of_share
from kimi_calc.viewmodels.fields import Asked, Field, Typed, call_field


def can_be_typed(item: Item) -> bool:
    """Whether the page has a field for all of it: writes of one lifetime, a service it knows."""
    usage = item.usage
    lifetimes = [] if isinstance(usage, Conversation) else [*usage.written]
    return len(lifetimes) < 2 and usage.service in {"standard", "batch"}


def asked_of(item: Item) -> Asked:
    """What is to be typed and picked, so that the page asks for just this item."""
    usage = item.usage
    daily = item.times.days is not None and isinstance(usage, Usage)
    calls = {call_field(name): group_digits(count) for name, count in usage.calls.items()}
    if isinstance(usage, Conversation):
        texts, lifetime = _conversation_texts(usage, item.times.total), usage.cache_lifetime
    else:
        texts, lifetime = _request_texts(usage, item), next(iter(usage.written), "")
    return Asked(
        item.model.id,
        "conversation" if isinstance(usage, Conversation) else "single",
        Typed(texts | calls, {}),
        requests_mode="daily" if daily else "total",
        cache_lifetime=lifetime,
        service="batch" if usage.service == "batch" else "standard",
        currency=item.currency,
    )


def share_of_hits(usage: Usage) -> Decimal:
    """The share of hits that makes the cached tokens, with as few digits as it takes."""
    if usage.cache_hit_share is not None:
        return usage.cache_hit_share
    cached, sent = usage.cached_tokens, usage.input_tokens
    digits = 0
    while sent:
        step = 10**digits
        share = Decimal(-(-cached * step // sent)).scaleb(-digits)
        if share <= 1 and tokens_of_share(share, sent) == cached:
            return share
        digits += 1
    return Decimal(0)


def _request_texts(usage: Usage, item: Item) -> dict[Field, str]:
    # With no word on writes, all that is no hit would be written where the list prices that.
    written = sum(usage.written.values())
    rest = usage.input_tokens - usage.cached_tokens
    texts: dict[Field, str] = {
        "inputTokens": group_digits(usage.input_tokens),
        "cacheHitPercent": exact_percent(share_of_hits(usage)),
        "outputTokens": group_digits(usage.output_tokens),
        "writtenTokens": "" if written == rest else group_digits(written),
    }
    if item.times.days is None:
        texts["requests"] = group_digits(item.times.number)
    else:
        texts["requestsPerDay"] = group_digits(item.times.number)
        texts["days"] = group_digits(item.times.days)
    return texts


def _conversation_texts(usage: Conversation, count: int) -> dict[Field, str]:
    return {
        "systemTokens": group_digits(usage.system_tokens),
        "userTokens": group_digits(usage.user_tokens),
        "replyTokens": group_digits(usage.reply_tokens),
        "turns": group_digits(usage.turns),
        "repeatHitPercent": exact_percent(usage.cache_hit_share),
        "conversations": group_digits(count),
    }
