"""Made-up sessions of every coding agent below a folder, with what makes counting them hard.

Numbers that are too small and lines that are no JSON can't be read; replies come several times, by
block, subagent, fork or copy; other numbers lie beside those that count.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

Record = dict[str, Any]

MODELS = ("kimi-k2.6", "kimi-k3", "kimi-k2.5")
START = 1_788_000_000_000  # milliseconds
DAYS = 40 * 86_400_000


class Sessions:
    """Writes sessions; the same ones for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = Random(seed)
        self._number = 0

    def ident(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}{self._number:06}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def tokens(self, *, is_bad: float = 0.01) -> int:
        if self.chance(is_bad):
            return -self.random.randint(1, 99)
        most = self.random.choice((3, 3_000, 200_000, 200_000, 10**20))
        return self.random.randint(0, most)

    def moment(self) -> int:
        return START + self.random.randint(0, DAYS)

    def text_of(self, moment: int) -> str:
        when = datetime.fromtimestamp(moment / 1000, UTC)
        return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def lines(self, path: str, records: Sequence[Record]) -> None:
        """A file of lines: some with a mark, Windows ends, empty or broken lines, packed."""
        lines = [json.dumps(one, ensure_ascii=self.chance(0.5)) for one in records]
        for _ in range(min(self.random.randint(0, 2), len(lines) // 3)):  # most are records
            spoiled = self.random.choice(("", '{"a":', "{]"))
            lines.insert(self.random.randint(1, len(lines)), spoiled)
        end = "\r\n" if self.chance(0.2) else "\n"
        text = end.join(lines) + (end if self.chance(0.7) else "")
        data = text.encode("utf-8-sig" if self.chance(0.2) else "utf-8")
        file = self.root / path
        if self.chance(0.2):
            file, data = file.with_name(f"{file.name}.gz"), gzip.compress(data)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def document(self, path: str, document: object) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(document, indent=self.random.choice((None, 1, 2))))


def claude(all_: Sessions) -> None:
    for session in (all_.ident("s") for _ in range(3)):
        head: Record = {"sessionId": session, "version": "2.1.0"}
        if all_.chance(0.7):
            head["cwd"] = f"/w/{all_.random.choice('ab')}"
        records: list[Record] = [{"type": "summary", "summary": "用户", "leafUuid": session}]
        aside = [records[0]]
        for _ in range(all_.random.randint(0, 25)):
            usage = claude_usage(all_)
            model = "<synthetic>" if all_.chance(0.05) else all_.random.choice(MODELS)
            message = {"id": all_.ident("msg_"), "model": model, "usage": usage}
            moment = all_.text_of(all_.moment())
            reply = {"type": "assistant", "timestamp": moment, "message": message}
            blocks = all_.random.randint(1, 4)
            for block in range(blocks):  # partial ones first
                part = usage
                if block < blocks - 1 and all_.chance(0.6):
                    part = usage | {"output_tokens": min(block, usage["output_tokens"])}
                records.append(head | reply | {"message": message | {"usage": part}, "uuid": "u"})
            records.append(head | {"type": "user", "toolUseResult": {"usage": usage}})
            if all_.chance(0.5):
                aside.append(head | reply | {"isSidechain": True, "requestId": "r"})
            if all_.chance(0.2):
                data = {"type": "agent_progress", "message": reply}
                records.append(head | {"type": "progress", "data": data})
        folder = f".claude/projects/-w-{session}"
        all_.lines(f"{folder}/{session}.jsonl", records)
        all_.lines(f"{folder}/{session}/subagents/agent-a.jsonl", aside)


def claude_usage(all_: Sessions) -> Record:
    usage: Record = {"input_tokens": all_.tokens(), "output_tokens": all_.tokens()}
    if all_.chance(0.8):
        usage["cache_read_input_tokens"] = all_.tokens()
    if all_.chance(0.4):
        written = usage["cache_creation_input_tokens"] = all_.tokens()
        hour = all_.random.randint(0, max(0, written))
        if all_.chance(0.5) and written >= 0:
            parts = {"ephemeral_5m": written - hour, "ephemeral_1h": hour}
            usage["cache_creation"] = {f"{name}_input_tokens": one for name, one in parts.items()}
    return usage


def kimi_cli(all_: Sessions) -> None:
    random = all_.random
    for session in (all_.ident("s") for _ in range(3)):
        head: Record = {"type": "metadata", "protocol_version": "1.10", "of": session}
        records, of_subagent = [head], [head]
        for _ in range(random.randint(1, 25)):
            usage: Record | None = {
                "input_other": all_.tokens(),
                "output": all_.tokens(),
                "input_cache_read": all_.tokens(),
                "input_cache_creation": 0,
            }
            if all_.chance(0.1):
                usage = None if all_.chance(0.5) else dict.fromkeys(usage or (), 0)
            payload = {"token_usage": usage, "message_id": all_.ident("chatcmpl-")}
            message: Record = {"type": "StatusUpdate", "payload": payload}
            moment = all_.moment() / 1000
            if all_.chance(0.3):
                of_subagent.append({"timestamp": moment, "message": message})
                message = {"type": "SubagentEvent", "payload": {"agent_id": "x", "event": message}}
            records.append({"timestamp": moment, "message": {"type": "TurnBegin", "payload": {}}})
            records.append({"timestamp": moment, "message": message})
        folder = f".kimi/sessions/0cc175b9/{session}"
        all_.lines(f"{folder}/subagents/x/wire.jsonl", of_subagent)
        all_.lines(f"{folder}/wire.jsonl", records)
        end = {"timestamp": START / 1000, "message": {"type": "TurnEnd", "payload": {}}}
        forked = [*records[: random.randint(1, len(records))], end]
        all_.lines(f"{folder}-fork/wire.jsonl", forked)


def kimi_code(all_: Sessions) -> None:
    random = all_.random
    for session in (all_.ident("s") for _ in range(3)):
        records: list[Record] = [{"type": "metadata", "protocol_version": "1", "created_at": START}]
        if all_.chance(0.5):
            records.append({"type": "config.update", "cwd": "/w/店", "systemPrompt": "…"})
        for _ in range(random.randint(0, 25)):
            names = ("inputOther", "output", "inputCacheRead", "inputCacheCreation")
            usage = {name: all_.tokens() for name in names}
            if all_.chance(0.05):
                usage = dict.fromkeys(names, 0)
            model = random.choice(MODELS)
            providers = ("kimi-code/", "moonshotai/", "openrouter/", "")
            alias = random.choice(providers) + random.choice((model, "fast"))
            if all_.chance(0.6):
                records.append({"type": "llm.request", "modelAlias": alias, "model": model})
            moment = all_.moment()
            event = {"type": "step.end", "usage": usage}
            records.append({"type": "context.append_loop_event", "event": event, "time": moment})
            use = {"type": "usage.record", "model": alias, "usage": usage, "usageScope": "turn"}
            records.append(use | {"time": moment})
        for name in (session, f"{session}-fork"):
            all_.lines(f".kimi-code/sessions/wd_a/{name}/agents/main/wire.jsonl", records)
            records = [*records[: random.randint(1, len(records))], {"type": "forked"}]


def opencode(all_: Sessions) -> None:
    random = all_.random
    for session in (all_.ident("ses_") for _ in range(2)):
        for _ in range(random.randint(1, 10)):
            tokens: Record = {name: all_.tokens() for name in ("input", "output", "reasoning")}
            tokens["cache"] = {name: all_.tokens(is_bad=0) for name in ("read", "write")}
            time = {"created": all_.moment()}
            if all_.chance(0.15):
                tokens = dict.fromkeys(tokens, 0) | {"cache": {"read": 0, "write": 0}}
            if all_.chance(0.8):
                time["completed"] = time["created"] + 9
            if all_.chance(0.5):
                inside = all_.chance(0.5)
                sums = tokens["input"] + tokens["output"] + sum(tokens["cache"].values())
                tokens["total"] = sums + (0 if inside else tokens["reasoning"])
            message: Record = {"role": random.choice(("assistant", "assistant", "user"))}
            message |= {"id": all_.ident("msg_"), "sessionID": session, "time": time}
            message |= {"modelID": random.choice(MODELS), "path": {"cwd": "/w/a", "root": "/w"}}
            providers = ("moonshotai", "moonshotai-cn", "openrouter", "kimi-for-coding")
            message |= {"providerID": random.choice(providers), "tokens": tokens}
            folder = ".local/share/opencode/storage/message"
            all_.document(f"{folder}/{session}/{message['id']}.json", message)
            if all_.chance(0.4):
                copied = message | {"id": all_.ident("msg_"), "sessionID": f"{session}-fork"}
                all_.document(f"{folder}/{session}-fork/{copied['id']}.json", copied)


def codex(all_: Sessions) -> None:
    """Two forks, one of the other; and a session that records responses beside its events."""
    parent: list[Record] = []
    for number in range(4):
        head: Record = {"id": f"session-{number}", "cwd": "/w/a", "model_provider": "moonshot"}
        records: list[Record] = []
        if number in {1, 2}:
            head["forked_from_id"] = f"session-{number - 1}"
            again = all_.text_of(START + DAYS)
            records = [one | {"timestamp": again} for one in parent]
        if number == 3:
            head["model_provider"] = all_.random.choice(("x", "moonshot"))
        codex_turns(all_, records, has_responses=number == 3)
        records.insert(0, {"type": "session_meta", "payload": head})
        all_.lines(f".codex/sessions/2026/09/0{number + 1}/rollout-{number}.jsonl", records)
        parent = records


def codex_turns(all_: Sessions, records: list[Record], *, has_responses: bool) -> None:
    random = all_.random
    names = ("input_tokens", "cached_input_tokens", "output_tokens", "reasoning_output_tokens")
    told = [one["payload"]["info"] for one in records if one["payload"].get("info")]
    total = told[-1]["total_token_usage"] if told else dict.fromkeys(names, 0)
    for _ in range(random.randint(3, 20)):
        if all_.chance(0.3) or len(records) < 2:
            context = {"model": random.choice(MODELS), "cwd": random.choice(("/w/a", "/w/b"))}
            records.append({"type": "turn_context", "payload": context})
        tokens = all_.tokens()
        numbers = (tokens, random.randint(0, max(0, tokens)), all_.tokens(), 0)
        if all_.chance(0.03):
            numbers = (5, 6, 1, 0)  # more hits than input
        usage = dict(zip(names, numbers, strict=True))
        total = {name: total[name] + abs(usage[name]) + 1 for name in names}
        info = {"last_token_usage": usage, "total_token_usage": total}
        moment = {"timestamp": all_.text_of(all_.moment())}
        if has_responses:
            payload: Record = {"response_id": all_.ident("resp_"), "usage": usage}
            records.append({"type": "token_usage_record", "payload": payload} | moment)
        again = random.randint(1, 3)
        for told_now in (*([info] * again), None):
            payload = {"type": "token_count", "info": told_now}
            records.append({"type": "event_msg", "payload": payload} | moment)


def cline(all_: Sessions) -> None:
    random = all_.random
    for _ in range(3):
        start = all_.moment() - random.choice((0, 300)) * 86_400_000  # before February 2026 too
        said: list[Record] = [{"ts": start, "type": "say", "say": "task", "text": "x"}]
        for step in range(random.randint(0, 12)):
            told: Record = {"request": "…"}
            if all_.chance(0.9):
                told |= {"tokensIn": all_.tokens() + 1, "cacheReads": all_.tokens() + 1}
                told |= {"tokensOut": all_.tokens(), "cacheWrites": 0}
            model = {"modelId": random.choice(MODELS), "providerId": "moonshot"}
            model["providerId"] = random.choice(("moonshot", "openai", "openrouter"))
            one = {"ts": start + step + 1, "type": "say", "text": json.dumps(told)}
            said.append(one | {"say": "api_req_started", "modelInfo": model})
            said.append({"ts": start + step + 1, "type": "ask", "ask": "tool", "text": "{}"})
        folder = "saoudrizwan.claude-dev/tasks"
        all_.document(f"{folder}/{start}/ui_messages.json", said)
        if all_.chance(0.5):
            said.append({"ts": start + 99, "type": "say", "say": "text", "text": "on and on"})
            all_.document(f"{folder}/{start}-copy/ui_messages.json", said)


AGENTS: dict[str, Callable[[Sessions], None]] = {
    one.__name__: one for one in (claude, kimi_cli, kimi_code, opencode, codex, cline)
}
