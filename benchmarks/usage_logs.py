"""How long records of use take to be read: large tables and logs, and thousands of session files.

`usage` measures a million of each and the session files; `usage-large` ten million rows of CSV, for
which a gigabyte of temporary room is needed. No two rows are equal.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figures import report

ROOT = Path(__file__).resolve().parent.parent
_MANY, _MOST = 1_000_000, 10_000_000
_SESSIONS, _REPLIES = 5_000, 40
_FIRST = 1_788_200_000  # a second of September 2026
_MODELS = ("kimi-k3", "kimi-k2.6", "kimi-k2.7-code", "kimi-k2.7-code-highspeed")
_ROWS_AT_ONCE = 20_000

_READ = """
import json, sys, time
from pathlib import Path
from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.reading import read_usage

def memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

before, start = memory(), time.perf_counter()
reading = read_usage(Asked((sys.argv[1],)))
tally = reading.tally
print(json.dumps([time.perf_counter() - start, memory() - before, tally.read, tally.merged]))
"""


def _table(rows: int) -> Iterator[str]:
    """A gateway's log as CSV, in the order of time."""
    chance = random.Random(rows)  # noqa: S311 - no secret
    choice, between = chance.choice, chance.randrange
    users = [(f"user{number}", f"key{number % 60}") for number in range(400)]
    numbers = "prompt_tokens,cached_tokens,completion_tokens"
    yield f"request_id,created_at,user,token_name,model,{numbers}"
    for number in range(rows):
        user, key = choice(users)
        sent = between(200, 60_000)
        ident, moment = f"{between(1 << 60):015x}", _FIRST + number // 4
        hits, output = between(sent), between(10, 3000)
        yield f"{ident},{moment},{user},{key},{choice(_MODELS)},{sent},{hits},{output}"


def _replies(rows: int) -> Iterator[str]:
    """The API's replies, one a line, as programs log them without their texts."""
    chance = random.Random(rows)  # noqa: S311 - no secret
    between = chance.randrange
    for number in range(rows):
        sent = between(200, 60_000)
        hits, output = between(sent), between(10, 3000)
        usage = {
            "prompt_tokens": sent,
            "completion_tokens": output,
            "total_tokens": sent + output,
            "cached_tokens": hits,
            "prompt_tokens_details": {"cached_tokens": hits, "cache_write_tokens": 0},
        }
        reply = {
            "id": f"chatcmpl-{between(1 << 60):015x}",
            "object": "chat.completion",
            "created": _FIRST + number // 4,
            "model": chance.choice(_MODELS),
            "choices": [{"index": 0, "finish_reason": "stop"}],
            "usage": usage,
        }
        yield json.dumps(reply)


def _session(number: int) -> Iterator[str]:
    """A coding agent's session: talk between the replies, each written two or three times."""
    chance = random.Random(number)  # noqa: S311 - no secret
    for turn in range(_REPLIES):
        moment = f"2026-09-{1 + number % 28:02}T{turn % 24:02}:00:00.000Z"
        about = {"timestamp": moment, "sessionId": f"s{number}", "cwd": f"/home/me/p{number % 50}"}
        talk = {"role": "user", "content": "x" * chance.randrange(200, 2000)}
        yield json.dumps({"type": "user", **about, "message": talk})
        usage = {
            "input_tokens": chance.randrange(5000),
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": chance.randrange(100_000),
            "output_tokens": chance.randrange(10, 3000),
        }
        for part in range(chance.randrange(2, 4)):
            output = usage["output_tokens"] if part else 1
            message = {
                "id": f"msg_{number}_{turn}",
                "role": "assistant",
                "model": "kimi-k3",
                "usage": {**usage, "output_tokens": output},
            }
            yield json.dumps({"type": "assistant", **about, "message": message})


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w") as file:
        rows: list[str] = []
        for line in lines:
            rows.append(line)
            if len(rows) == _ROWS_AT_ONCE:
                file.write("\n".join(rows) + "\n")
                rows.clear()
        file.write("\n".join(rows) + "\n")


def _measure(what: str, path: Path, goal: str, memory: str = "") -> None:
    command = (sys.executable, "-c", _READ, path)
    answer = subprocess.run(command, check=True, capture_output=True).stdout
    seconds, megabytes, records, merged = json.loads(answer)
    report(f"{what} ({records:,} records, {merged:,} repeated)", seconds, "s", goal)
    report("    memory for it", megabytes, "MB", memory)


def _measure_window(path: Path) -> None:
    """How long the window lets wait while a table is read beside it."""
    command = (sys.executable, ROOT / "benchmarks" / "answering.py", path)
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KIMI_CALC_HOME": home}
        answer = subprocess.run(command, check=True, capture_output=True, env=surroundings).stdout
    seconds, longest = json.loads(answer)
    report("the same in the window, until it is shown", seconds, "s")
    report("    the window's longest pause meanwhile", longest[-1], "ms", "goal 50")
    report("    its fifth longest", longest[0], "ms")


def bench_usage() -> None:
    """Seconds and memory for a million rows of CSV, of JSON lines, and 5,000 session files."""
    with tempfile.TemporaryDirectory() as folder:
        table, log, sessions = (Path(folder) / name for name in ("a.csv", "a.jsonl", "sessions"))
        _write(table, _table(_MANY))
        _measure("a million rows of CSV", table, "goal 5", "goal 400")
        _measure_window(table)
        table.unlink()
        _write(log, _replies(_MANY))
        _measure("a million JSON lines", log, "goal 6", "goal 400")
        log.unlink()
        sessions.mkdir()
        for number in range(_SESSIONS):
            _write(sessions / f"{number}.jsonl", _session(number))
        _measure("5,000 session files", sessions, "goal 10", "goal 400")


def bench_large_usage() -> None:
    """The same of ten million rows of CSV."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "large.csv"
        _write(table, _table(_MOST))
        _measure("ten million rows of CSV", table, "goal 60", "goal 400")


BENCHMARKS: dict[str, Callable[[], None]] = {
    "usage": bench_usage,
    "usage-large": bench_large_usage,
}
