"""Records of gateways and replies, made up by chance in the shapes that are known, with traps."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from usage_logs import made_up_gateways, made_up_hosts, made_up_replies
from usage_logs.chances import Chance, Record

MAKERS: dict[str, Callable[[Chance], Record]] = {
    "chat": made_up_replies.chat,
    "responses": made_up_replies.responses,
    "messages": made_up_replies.messages,
    "wrapped": made_up_replies.wrapped,
    "one-api": made_up_gateways.one_api,
    "new-api": made_up_gateways.new_api,
    "litellm": made_up_gateways.litellm,
    "litellm-days": made_up_gateways.litellm_days,
    "openrouter": made_up_hosts.openrouter,
    "openrouter-days": made_up_hosts.openrouter_days,
    "cloudflare": made_up_hosts.cloudflare,
    "dify": made_up_hosts.dify,
    "langfuse": made_up_hosts.langfuse,
    "helicone": made_up_hosts.helicone,
    "fastgpt": made_up_hosts.fastgpt,
}


def made_up(form: str, number: int, seed: int) -> list[Record]:
    """So many records of a form."""
    chance = Chance(seed)
    return [MAKERS[form](chance) for _ in range(number)]


def as_row(record: Record) -> dict[str, str]:
    """The record as a table has it: everything is text, what is nested as JSON."""
    return {key: _cell(value) for key, value in record.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
