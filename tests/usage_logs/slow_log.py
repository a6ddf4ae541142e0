"""A log of replies by chance with all that goes wrong in one, and what it costs, worked out slowly.

Nothing of the program is used: prices are read from the text of the lists, amounts are Fractions,
and every line is looked at by itself. A reply is best known by its largest output.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

PRICES = Path(__file__).parents[2] / "resources" / "prices"

MODELS = (
    *("kimi-k3", "kimi-k2.6", "kimi-k2.7-code", "kimi-k2.5", "kimi-latest", "moonshot-v1-8k"),
    *("moonshot/kimi-k2.6", "moonshotai/kimi-k3", "moonshotai-cn/kimi-k2.7-code", "Kimi-K2.6"),
    *("kimi-k2.6:batch", "kimi-k3:batch", "gpt-4o-mini", "kimi-for-coding", "kimi-code/k3"),
    *("openrouter/moonshotai/kimi-k2.6", "@cf/moonshotai/kimi-k2.6", "kimi-k2-0905-preview"),
)
PREFIXES = ("moonshot/", "moonshotai/", "moonshotai-cn/")
MEMBERS = ("kimi-for-coding", "kimi-code/k3")
OTHERS = ("openrouter/", "@cf/")
EDGES = (8191, 8192, 8193, 32768, 32769, 131072, 131073, 262144, 262145, 1_048_576, 1_048_577)


class Slow(NamedTuple):
    """What was read and what it costs: the numbers of rows, amounts by day and model."""

    rows: dict[str, int]
    amounts: dict[tuple[str, str], Fraction]
    reasons: dict[str, int]


def log(chance: random.Random, lines: int) -> list[str]:
    """So many lines, and some more: streams come in several."""
    written: list[str] = []
    while len(written) < lines:
        written += _some(chance, written)
    return written


def _some(chance: random.Random, before: list[str]) -> list[str]:
    kind = chance.random()
    if kind < 0.03:
        return [chance.choice(("{no json", "", '{"id": "a", ', "[DONE]", "null", '"text"', "\0"))]
    if kind < 0.06:
        return ['{"error": {"message": "rate limit", "type": "x"}}']
    if kind < 0.12 and before:
        return [chance.choice(before[-2000:])]  # the same line once more
    return _reply(chance, kind)


def _reply(chance: random.Random, kind: float) -> list[str]:
    number = chance.randrange(1 << 40)
    moment = datetime(2025, 10, 25, tzinfo=UTC) + timedelta(seconds=chance.randrange(34_000_000))
    about = {"created": int(moment.timestamp()), "model": chance.choice(MODELS)}
    if kind < 0.45:
        return [json.dumps({"id": f"chatcmpl-{number}", **about, "usage": _chat(chance)})]
    if kind < 0.65:
        return _stream(chance, f"chatcmpl-{number}", about)
    if kind < 0.85:
        usage = _messages(chance)
        return [json.dumps({"id": f"msg_{number}", "type": "message", **about, "usage": usage})]
    usage = _responses(chance)
    reply = {"id": f"resp_{number}", "object": "response", **about, "usage": usage}
    reply["created_at"] = reply.pop("created")
    return [json.dumps(reply)]


def _tokens(chance: random.Random) -> tuple[int, int, int, int]:
    """Input, hits, written, output; now and then something that can't be."""
    sent = chance.choice(EDGES) if chance.random() < 0.2 else chance.randrange(40_000)
    if chance.random() < 0.01:
        sent = 10 ** chance.randrange(17, 60)
    hits = chance.randrange(sent + 1) if chance.random() < 0.6 else 0
    written = chance.randrange(sent - hits + 1) if chance.random() < 0.3 else 0
    output = chance.choice((0, 1, 300, chance.randrange(9000)))
    if chance.random() < 0.02:
        hits = sent + 1
    if chance.random() < 0.02:
        output = -output - 1
    return sent, hits, written, output


def _chat(chance: random.Random) -> dict[str, Any]:
    sent, hits, written, output = _tokens(chance)
    usage = {"prompt_tokens": sent, "completion_tokens": output, "total_tokens": sent + output}
    if chance.random() < 0.7:
        usage["cached_tokens"] = hits
    details = {"cached_tokens": hits, "cache_write_tokens": written}
    return {**usage, "prompt_tokens_details": details}


def _stream(chance: random.Random, ident: str, about: dict[str, Any]) -> list[str]:
    """Chunks of which the last ones tell the usage: in their choice, at the top, or both."""
    usage, chunk = _chat(chance), {"id": ident, "object": "chat.completion.chunk", **about}
    choice = {"index": 0, "delta": {}}
    chunks: list[dict[str, Any]] = [{**chunk, "choices": [choice]}] * chance.randrange(1, 3)
    if chance.random() < 0.8:
        chunks.append({**chunk, "choices": [{**choice, "usage": usage, "finish_reason": "stop"}]})
    if chance.random() < 0.5:
        chunks.append({**chunk, "choices": [], "usage": usage})
    events = chance.random() < 0.5
    return [f"data: {json.dumps(one)}" if events else json.dumps(one) for one in chunks]


def _messages(chance: random.Random) -> dict[str, Any]:
    sent, hits, written, output = _tokens(chance)
    hour = chance.randrange(written + 1)
    return {
        "input_tokens": sent - hits - written,
        "cache_read_input_tokens": hits,
        "cache_creation_input_tokens": written,
        "cache_creation": {
            "ephemeral_5m_input_tokens": written - hour,
            "ephemeral_1h_input_tokens": hour,
        },
        "output_tokens": output,
    }


def _responses(chance: random.Random) -> dict[str, Any]:
    sent, hits, written, output = _tokens(chance)
    details = {"cached_tokens": hits, "cache_write_tokens": written}
    return {"input_tokens": sent, "input_tokens_details": details, "output_tokens": output}


def worked_out(lines: list[str]) -> Slow:
    """What a log costs in CNY by each day's list, and what became of its records."""
    rows = dict.fromkeys(("read", "merged", "unreadable", "not_usage"), 0)
    best: dict[str, tuple[int, int, Any]] = {}
    for line in lines:
        found = _record(line)
        if found is None:
            continue
        if found == "not usage":
            rows["not_usage"] += 1
            continue
        rows["read"] += 1
        if isinstance(found, str):
            rows["unreadable"] += 1
            continue
        ident, model, day, parts = found
        new = (parts[-1], sum(parts[:-1]), (model, day, parts))
        if ident in best:
            rows["merged"] += 1
            new = max(new, best[ident], key=lambda one: one[:2])
        best[ident] = new
    amounts: dict[tuple[str, str], Fraction] = {}
    reasons: Counter[str] = Counter()
    lists = _lists()
    for _, _, (model, day, parts) in best.values():
        cost = _cost(model, day, parts, lists)
        if isinstance(cost, str):
            reasons[cost] += 1
        else:
            meant, amount = cost
            key = day.isoformat() if day else "", meant
            amounts[key] = amounts.get(key, Fraction(0)) + amount
    return Slow(rows, amounts, dict(reasons))


def _record(line: str) -> Any:
    """None for no row, "not usage", "unreadable", or ident, model, day and the five numbers."""
    text = line.strip().strip("\0")
    if text.startswith("data:"):
        text = text[5:].strip()
    if not text or text == "[DONE]":
        return None
    try:
        reply = json.loads(text)
    except ValueError:
        return "unreadable"
    if not isinstance(reply, dict):
        return "unreadable"
    usage = _usage(reply)
    if not usage:
        return "not usage"
    parts = _parts(usage, is_message=reply.get("type") == "message")
    seconds = reply.get("created", reply.get("created_at"))
    day = None
    if seconds is not None:
        day = (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date()
    return (reply["id"], reply["model"], day, parts) if parts else "unreadable"


def _usage(reply: dict[str, Any]) -> Any:
    for holder in (reply, *reply.get("choices", ())):
        if holder.get("usage"):
            return holder["usage"]
    return None


def _parts(usage: dict[str, Any], *, is_message: bool) -> tuple[int, ...] | None:
    """Plain, hits, written for 5 minutes and an hour, output; None where they can't be."""
    if is_message:
        made = usage["cache_creation"]
        parts = (
            usage["input_tokens"],
            usage["cache_read_input_tokens"],
            made["ephemeral_5m_input_tokens"],
            made["ephemeral_1h_input_tokens"],
            usage["output_tokens"],
        )
    else:
        chat = "prompt_tokens" in usage
        details = usage["prompt_tokens_details" if chat else "input_tokens_details"]
        hits, written = details["cached_tokens"], details["cache_write_tokens"]
        sent = usage["prompt_tokens" if chat else "input_tokens"]
        output = usage["completion_tokens" if chat else "output_tokens"]
        parts = (sent - hits - written, hits, written, 0, output)
    return None if min(parts) < 0 else parts


def _lists() -> list[tuple[date, dict[str, Any]]]:
    """The lists in CNY by their days, the oldest first, as their texts have them."""
    found = []
    for path in sorted(PRICES.glob("cny-*.yaml")):
        content = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
        found.append((date.fromisoformat(content["published"]), content))
    return found


def _cost(
    name: str, day: date | None, parts: tuple[int, ...], lists: list[tuple[date, dict[str, Any]]]
) -> tuple[str, Fraction] | str:
    if name in MEMBERS:
        return "membership"
    if name.startswith(OTHERS):
        return "other_host"
    service = "batch" if name.endswith(":batch") else "standard"
    meant = name.removesuffix(":batch").lower()
    for prefix in PREFIXES:
        meant = meant.removeprefix(prefix)
    model, later = None, False
    for published, content in lists:
        row = next((one for one in content["models"] if one["id"] == meant), None)
        if row and (day is None or published <= day):
            model = (row, content)
        elif row:
            later = True
    if model is None:
        before = day is not None and day < lists[0][0]
        return "no_list" if later and before else "not_listed_yet" if later else "unknown_model"
    row, content = model
    return _priced(row, content, service, parts, meant)


def _priced(
    row: dict[str, Any], content: dict[str, Any], service: str, parts: tuple[int, ...], meant: str
) -> tuple[str, Fraction] | str:
    plain, hits, written_5m, written_1h, output = parts
    sent = plain + hits + written_5m + written_1h
    if sent + output > int(row["context_length"]):
        return "over_context"
    own = row if service == "standard" else row.get("services", {}).get(service)
    if own is None:
        return "no_service"
    tiers = own.get("tiers") or [{"up_to": row["context_length"], **own["prices"]}]
    length = sent + output if content["tier_by"] == "input_and_output" else sent
    tier = next(one for one in tiers if length <= int(one["up_to"]))
    price = {key: Fraction(value) for key, value in tier.items() if key != "up_to"}
    amount = (
        plain * price["input"]
        + hits * price.get("cache_hit", price["input"])
        + written_5m * price.get("cache_write:5m", price["input"])
        + written_1h * price.get("cache_write:1h", price["input"])
        + output * price["output"]
    )
    return meant, amount / 1_000_000
