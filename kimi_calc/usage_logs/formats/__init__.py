"""The formats that are known, in the order in which they are asked; one small file each."""

from __future__ import annotations

from functools import cache

from kimi_calc.usage_logs.format import Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format; the more special ones come before those whose keys are a part of theirs."""
    from kimi_calc.usage_logs.formats import (
        chat,
        cloudflare,
        dify,
        helicone,
        langfuse,
        litellm,
        litellm_days,
        messages_api,
        new_api,
        one_api,
        openrouter,
        openrouter_days,
        responses,
        wrapped,
    )

    return (
        new_api.FORMAT,
        one_api.FORMAT,
        litellm.FORMAT,
        litellm_days.FORMAT,
        openrouter.FORMAT,
        openrouter_days.FORMAT,
        cloudflare.FORMAT,
        langfuse.FORMAT,
        helicone.FORMAT,
        dify.FORMAT,
        wrapped.FORMAT,
        chat.FORMAT,
        responses.FORMAT,
        messages_api.FORMAT,
    )
