"""The formats that are known, in the order in which they are asked; one small file each."""

from __future__ import annotations

from functools import cache

from kimi_calc.usage_logs.format import Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format; the more special ones come before those whose keys are a part of theirs."""
    from kimi_calc.usage_logs.formats import (
        chat,
        claude_code,
        cline,
        cline_sessions,
        cloudflare,
        codex,
        dify,
        fastgpt,
        helicone,
        kimi_cli,
        kimi_code,
        langfuse,
        litellm,
        litellm_days,
        messages_api,
        new_api,
        one_api,
        opencode,
        openrouter,
        openrouter_days,
        responses,
        wrapped,
    )

    return (
        claude_code.FORMAT,
        kimi_code.FORMAT,
        kimi_cli.FORMAT,
        codex.FORMAT,
        opencode.FORMAT,
        cline.FORMAT,
        cline_sessions.FORMAT,
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
        fastgpt.FORMAT,
        wrapped.FORMAT,
        chat.FORMAT,
        responses.FORMAT,
        messages_api.FORMAT,
    )
