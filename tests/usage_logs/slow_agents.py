"""An independent reader of agents' sessions: plain loops, whose sessions they are by their folder.

Nothing of the program is used. Each function takes the files of an agent (path → records, as JSON
has them) and gives its requests, one tuple each, those that are the same only once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

Files = Mapping[str, Sequence[dict[str, Any]]]


class Use(NamedTuple):
    """One request: day in Beijing, model, whether another host answered, tokens, where it was."""

    day: str
    model: str
    is_elsewhere: bool
    plain: int
    hit: int
    written: tuple[int, int]
    output: int
    project: str
    session: str


class Slow(NamedTuple):
    """What an agent's files say: requests, how many came again, how many can't be read."""

    uses: list[Use]
    merged: int
    unreadable: int


def day_of(moment: str | float) -> str:
    if isinstance(moment, str):
        when = datetime.fromisoformat(moment)
    else:
        when = datetime.fromtimestamp(moment / 1000 if moment > 1e11 else moment, UTC)
    return (when.astimezone(UTC) + timedelta(hours=8)).date().isoformat()


def is_bad(*numbers: object) -> bool:
    return any(not isinstance(one, int) or one < 0 for one in numbers)


def claude(files: Files) -> Slow:
    best: dict[str, Use] = {}
    merged = unreadable = 0
    for path, records in files.items():
        for record in records:
            reply = record["data"].get("message", {}) if record["type"] == "progress" else record
            if reply.get("type") != "assistant" or reply["message"]["model"] == "<synthetic>":
                continue
            message, usage = reply["message"], reply["message"]["usage"]
            hit = usage.get("cache_read_input_tokens", 0)
            written = usage.get("cache_creation_input_tokens", 0)
            if is_bad(usage["input_tokens"], usage["output_tokens"], hit, written):
                unreadable += 1
                continue
            hour = usage.get("cache_creation", {}).get("ephemeral_1h_input_tokens", 0)
            use = Use(
                day_of(reply["timestamp"]),
                message["model"],
                is_elsewhere=False,
                plain=usage["input_tokens"],
                hit=hit,
                written=(written - hour, hour),
                output=usage["output_tokens"],
                project=record.get("cwd", path.split("/projects/")[1].split("/")[0]),
                session=record["sessionId"],
            )
            before = best.get(message["id"])
            merged += before is not None
            if before is None or size(use) > size(before):
                best[message["id"]] = use
    return Slow(list(best.values()), merged, unreadable)


def size(use: Use) -> tuple[int, int]:
    return use.output, use.plain + use.hit + sum(use.written)


def kimi_cli(files: Files) -> Slow:
    uses: dict[str, Use] = {}
    merged = unreadable = 0
    for path, records in files.items():
        parts = Path(path).parts
        group, session = parts[parts.index(".kimi") + 2 : parts.index(".kimi") + 4]
        for record in records:
            message = record.get("message", {})
            while message.get("type") == "SubagentEvent":
                message = message["payload"]["event"]
            payload = message.get("payload", {})
            usage = payload.get("token_usage")
            if message.get("type") != "StatusUpdate" or not usage:
                continue
            if is_bad(*usage.values()) or not any(usage.values()):
                unreadable += 1
                continue
            use = Use(
                day_of(record["timestamp"]),
                "",
                is_elsewhere=False,
                plain=usage["input_other"],
                hit=usage["input_cache_read"],
                written=(usage["input_cache_creation"], 0),
                output=usage["output"],
                project=group,
                session=session,
            )
            merged += payload["message_id"] in uses
            uses.setdefault(payload["message_id"], use)
    return Slow(list(uses.values()), merged, unreadable)


def kimi_code(files: Files) -> Slow:
    uses: dict[str, Use] = {}
    merged = unreadable = 0
    for path, records in files.items():
        aliases: dict[str, str] = {}
        folder = Path(path).parts[-5]
        for record in records:
            if record["type"] == "config.update" and "cwd" in record:
                folder = record["cwd"]
            if record["type"] == "llm.request":
                aliases[record["modelAlias"]] = record["model"]
            if record["type"] != "usage.record":
                continue
            usage = record["usage"]
            if is_bad(*usage.values()) or not any(usage.values()):
                unreadable += 1
                continue
            alias = record["model"]
            provider = alias.split("/")[0] if "/" in alias else ""
            model = alias
            if provider != "kimi-code":
                model = aliases.get(alias, alias.split("/", 1)[-1])
            use = Use(
                day_of(record["time"]),
                model,
                is_elsewhere=provider not in {"", "moonshotai", "kimi-code"},
                plain=usage["inputOther"],
                hit=usage["inputCacheRead"],
                written=(usage["inputCacheCreation"], 0),
                output=usage["output"],
                project=folder,
                session=Path(path).parts[-4],
            )
            line = json.dumps(record, sort_keys=True)
            merged += line in uses
            uses.setdefault(line, use)
    return Slow(list(uses.values()), merged, unreadable)


def opencode(files: Files) -> Slow:
    uses: dict[str, Use] = {}
    merged = unreadable = 0
    for records in files.values():
        for message in records:
            if message["role"] != "assistant":
                continue
            tokens, cache = message["tokens"], message["tokens"]["cache"]
            if is_bad(tokens["input"], tokens["output"], tokens["reasoning"]):
                unreadable += 1
                continue
            output = tokens["output"] + tokens["reasoning"]
            if tokens.get("total") == tokens["input"] + sum(cache.values()) + tokens["output"]:
                output = tokens["output"]
            if not tokens["input"] + output + sum(cache.values()):
                unreadable += "completed" in message["time"]
                continue
            use = Use(
                day_of(message["time"]["created"]),
                message["modelID"],
                is_elsewhere=message["providerID"] == "openrouter",
                plain=tokens["input"],
                hit=cache["read"],
                written=(cache["write"], 0),
                output=output,
                project=message["path"]["root"],
                session=message["sessionID"],
            )
            same = json.dumps([message["time"], message["modelID"], tokens])
            merged += same in uses
            uses.setdefault(same, use)
    return Slow(list(uses.values()), merged, unreadable)


def codex(files: Files) -> Slow:
    """Of a fork the events that its parent's file has as well, one by one, are passed over."""
    events: dict[str, list[tuple[Any, Any]]] = {}
    uses: list[Use] = []
    merged = unreadable = 0
    for records in files.values():
        head = records[0]["payload"]
        inherited = list(events.get(head.get("forked_from_id"), ()))
        mine = events.setdefault(head["id"], [])
        for turn, record, usage, total in codex_requests(records):
            mine.append((usage, total))
            is_copied = bool(inherited) and inherited.pop(0) == (usage, total)
            if not any(usage.values()):
                continue
            hit = usage["cached_input_tokens"]
            if is_bad(usage["output_tokens"], hit, usage["input_tokens"] - hit):
                unreadable += 1
                continue
            if is_copied:
                merged += 1
                continue
            use = Use(
                day_of(record["timestamp"]),
                turn["model"],
                is_elsewhere=head["model_provider"] != "moonshot",
                plain=usage["input_tokens"] - hit,
                hit=hit,
                written=(0, 0),
                output=usage["output_tokens"],
                project=turn["cwd"],
                session=head["id"],
            )
            uses.append(use)
    return Slow(uses, merged, unreadable)


def codex_requests(records: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, Any, Any, Any]]:
    """The context, the record, its tokens, and what tells it from the one before."""
    has_responses = any(one["type"] == "token_usage_record" for one in records)
    turn, before = None, None
    for record in records:
        payload = record["payload"]
        if record["type"] == "turn_context":
            turn = payload
        if has_responses:
            if record["type"] == "token_usage_record":
                yield turn, record, payload["usage"], payload["response_id"]
        elif payload.get("type") == "token_count" and payload["info"]:
            total = payload["info"]["total_token_usage"]
            if total != before:
                yield turn, record, payload["info"]["last_token_usage"], total
            before = total


def cline(files: Files) -> Slow:
    uses: dict[tuple[int, int], Use] = {}
    merged = unreadable = 0
    for path, records in files.items():
        for record in records:
            if record.get("say") != "api_req_started":
                continue
            told = json.loads(record["text"])
            if "tokensIn" not in told:
                continue
            tokens, hit = told["tokensIn"], told["cacheReads"]
            if is_bad(tokens, hit, told["tokensOut"]):
                unreadable += 1
                continue
            provider = record["modelInfo"]["providerId"]
            includes = provider == "openai"
            if provider == "moonshot":
                includes = day_of(record["ts"]) < "2026-02-01"
            use = Use(
                day_of(record["ts"]),
                record["modelInfo"]["modelId"],
                is_elsewhere=provider == "openrouter",
                plain=tokens - hit if includes and hit <= tokens else tokens,
                hit=hit,
                written=(0, 0),
                output=told["tokensOut"],
                project="",
                session=Path(path).parts[-2],
            )
            same = records[0]["ts"], record["ts"]
            merged += same in uses
            uses.setdefault(same, use)
    return Slow(list(uses.values()), merged, unreadable)


READERS = {one.__name__: one for one in (claude, kimi_cli, kimi_code, opencode, codex, cline)}
