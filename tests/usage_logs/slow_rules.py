"""The rules by which records are read once more, slowly.

Each reader gives what an Entry is to have, or the word for a record that has none. It knows the
rules as they are written down of each source, and nothing of how the program reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

NOT_USAGE = "not usage"
UNREADABLE = "unreadable"

Found = dict[str, Any] | str
Reader = Callable[[dict[str, Any], "Rules"], Found]


class Bad(Exception):
    """What can't be read."""


class Rules:
    """What the person chose: the zone in hours, and how long writes of an untold time live."""

    def __init__(self, zone: int, hour: bool) -> None:
        self.zone = zone
        self.hour = hour


def number(value: Any) -> int | None:
    """The number that a field says; None for nothing."""
    if value is None or (isinstance(value, str) and value.strip() == ""):
        return None
    if isinstance(value, (bool, list, dict)) or (isinstance(value, float) and value >= 2**53):
        raise Bad
    found = re.fullmatch(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.0+)?", str(value).strip())
    if found is None or (found[2] and "," in found[1]):
        raise Bad
    return int(found[1].replace(",", ""))


def must(value: Any) -> int:
    found = number(value)
    if found is None:
        raise Bad
    return found


def zero(value: Any) -> int:
    return number(value) or 0


def one_of(*values: Any) -> int:
    """The same thing told in several places: zeros aside, all say the same."""
    told = {zero(value) for value in values} - {0}
    if len(told) > 1:
        raise Bad
    return told.pop() if told else 0


def inner(value: Any) -> dict[str, Any]:
    """An object, or the JSON text of one; nothing is an empty one."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and value.strip():
        try:
            found = json.loads(value)
        except ValueError:
            raise Bad from None
        if isinstance(found, dict):
            return found
    return {}


def day(value: Any, rules: Rules) -> int:
    """The ordinal of the day; times without a zone are of UTC."""
    if value in (None, "", 0):
        return 0
    if isinstance(value, str) and not value.isdigit():
        if len(value) == len("2026-09-01"):
            return datetime.fromisoformat(value).toordinal()
        moment = datetime.fromisoformat(value.replace(" ", "T"))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
    else:
        moment = datetime.fromtimestamp(int(value), UTC)
    return (moment.astimezone(UTC) + timedelta(hours=rules.zone)).date().toordinal()


def yes(value: Any) -> bool:
    return str(value).strip().lower() in ("true", "1", "t", "yes")


def name(value: Any) -> str:
    if not isinstance(value, str) or value.strip() == "":
        raise Bad
    return value.strip()


def who(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    if "moonshot" in value.lower() or "kimi" in value.lower():
        return ""
    return value.strip()


def entry(model: str, when: int, prompt: int, output: int, **more: Any) -> dict[str, Any]:
    """What an Entry has; `prompt` is what was neither read from the cache nor written."""
    if prompt < 0:
        raise Bad
    found = {
        "model": model,
        "day": when,
        "plain": prompt,
        "hit": 0,
        "written_5m": 0,
        "written_1h": 0,
        "output": output,
        "service": "standard",
        "host": "",
        "requests": 1,
        "has_split": True,
        "calls": (),
    }
    found.update(more)
    return found


def lifetimes(total: int, five: int, hour: int, rules: Rules) -> tuple[int, int]:
    """Writes by how long they live: what is told so, and the rest as was chosen."""
    if total == 0:
        total = five + hour
    if five + hour > total:
        raise Bad
    rest = total - five - hour
    return (five, hour + rest) if rules.hour else (five + rest, hour)


def asked_for(record: dict[str, Any], rules: Rules) -> Rules:
    ttl = (record.get("prompt_cache_options") or {}).get("ttl")
    if ttl == "1h":
        return Rules(rules.zone, hour=True)
    if ttl == "5m":
        return Rules(rules.zone, hour=False)
    return rules


def openai(usage: dict[str, Any], details: Any, prompt: int, rules: Rules) -> dict[str, Any]:
    """The parts of an input that has the cache in it."""
    details = inner(details)
    hit = one_of(
        usage.get("cached_tokens"),
        details.get("cached_tokens"),
        usage.get("cache_read_input_tokens"),
    )
    total = one_of(
        details.get("cache_write_tokens"),
        details.get("cache_creation_tokens"),
        usage.get("cache_creation_input_tokens"),
    )
    times = inner(details.get("cache_creation_token_details"))
    five, hour = lifetimes(
        total,
        zero(times.get("ephemeral_5m_input_tokens")),
        zero(times.get("ephemeral_1h_input_tokens")),
        rules,
    )
    plain = prompt - hit - five - hour
    if plain < 0:
        raise Bad
    return {"plain": plain, "hit": hit, "written_5m": five, "written_1h": hour}
