"""The formats that are known, in the order in which they are asked; one small file each."""

from __future__ import annotations

from functools import cache

from kimi_calc.usage_logs.format import Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format; the more special ones come before those whose keys are a part of theirs."""
    from kimi_calc.usage_logs.formats import (
        claude_code,
        cline,
        codex,
        kimi_cli,
        kimi_code,
        opencode,
    )

    return (
        claude_code.FORMAT,
        kimi_code.FORMAT,
        kimi_cli.FORMAT,
        codex.FORMAT,
        opencode.FORMAT,
        cline.FORMAT,
    )
