"""Made-up records with all that is awkward: edges, gaps, repetitions, names of every kind."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST = 10**15

# What is written, and what it means: (id, service that it says) or the reason for no price.
NAMES: dict[str, tuple[str, str | None] | str] = {
    "kimi-k3": ("kimi-k3", None),
    " Kimi-K3 ": ("kimi-k3", None),
    "KIMI-K2.6": ("kimi-k2.6", None),
    "moonshotai/kimi-k2.6": ("kimi-k2.6", None),
    "moonshotai/kimi-k2.6:batch": ("kimi-k2.6", "batch"),
    "kimi-k2.5:batch": ("kimi-k2.5", "batch"),
    "kimi-k2.5": ("kimi-k2.5", None),
    "moonshot/kimi-k2.7-code": ("kimi-k2.7-code", None),
    "Moonshotai-CN/kimi-k2.7-code-highspeed:batch": ("kimi-k2.7-code-highspeed", "batch"),
    "kimi-latest": ("kimi-latest", None),
    "moonshot-v1-8k": ("moonshot-v1-8k", None),
    "moonshot-v1-128k-vision-preview": ("moonshot-v1-128k-vision-preview", None),
    "kimi-k2-turbo-preview": ("kimi-k2-turbo-preview", None),
    "kimi-k2-0905-preview": ("kimi-k2-0905-preview", None),
    "kimi-k3.1-pro": ("kimi-k3.1-pro", None),
    "Made-Up": ("Made-Up", None),
    "made-up": ("Made-Up", None),
    "long-writes": ("long-writes", None),
    "客服 o'k": ("kimi-k2.6", None),  # aliases
    "gpt-4o": ("kimi-k3", None),
    "ours": "membership",
    "openrouter/moonshotai/kimi-k3": ("kimi-k3", None),
    "lost": "unknown_model",
    "openrouter/moonshotai/kimi-k2.6": "other_host",
    "@cf/moonshotai/kimi-k2.5": "other_host",
    "kimi-k2.6-fp8": "other_host",
    "kimi-k2-instruct-0905": "other_host",
    "Moonshot-Kimi-K2-Instruct": "other_host",
    "someone/kimi-k3": "other_host",
    "kimi-k2:free": "other_host",
    "kimi-for-coding": "membership",
    "kimi-for-coding/k3": "membership",
    "kimi-code/kimi-k3": "membership",
    "k3[1m]": "membership",
    "K3": "membership",
    "k3-256k": "membership",
    "kimi-k2.8-preview": "membership",
    "deepseek-chat": "unknown_model",
    "k3x": "unknown_model",
    "kimi-k2x6": "unknown_model",
    "a'; DROP TABLE logs; --\\": "unknown_model",
}
ALIASES = {
    "客服 o'k": "kimi-k2.6",
    "gpt-4o": "KIMI-K3",
    "ours": "",
    "openrouter/moonshotai/kimi-k3": "kimi-k3",
    "lost": "no-such-model",
}
HOSTS: dict[str | None, str] = {
    None: "",
    "": "",
    " ": "",
    "Moonshot AI": "",
    "MoonshotAI (China)": "",
    "https://api.moonshot.cn/v1": "",
    "api.moonshot.ai": "",
    "月之暗面": "",
    "Novita": "other_host",
    "https://moonshot.cn.example.org/": "other_host",
    "notmoonshot.cn": "other_host",
    "https://api.kimi.com/coding/v1": "membership",
    "kimi-for-coding": "membership",
}
SERVICES: dict[str | None, str] = {
    None: "standard",
    "": "standard",
    "default": "standard",
    "标准": "standard",
    "Batch": "batch",
    "批量": "batch",
    "flex": "flex",
}
EDGES = (8192, 32768, 131072, 262144, 1048576)
TEAMS = (None, "", "a", "客服部", "it's", 'say "hi"', "back\\slash")
LISTS = (
    *("2025-11-11", "2026-02-09", "2026-04-20", "2026-06-12"),
    *("2026-07-16", "2026-09-01", "2026-09-19", "2026-10-23"),
)


class Record(NamedTuple):
    """A row of the table; `at` is in seconds, the other times are the same in another form."""

    model: str | None
    at: int | None
    at_ms: int | None
    stamp: str | None
    day: str | None
    sent: int | None
    hit: int | None
    w5: int | None
    w1: int | None
    out: int | None
    req: int | None
    svc: str | None
    host: str | None
    rid: str | None
    team: str | None


def made_records(number: int, seed: int) -> list[Record]:
    """So many records; `day` is the day of `at` in UTC."""
    rng = random.Random(seed)
    names = list(NAMES)
    known = [name for name, meant in NAMES.items() if not isinstance(meant, str)]
    made: list[Record] = []
    while len(made) < number:
        if made and rng.random() < 0.08:
            made.append(_again(rng, rng.choice(made[-300:])))
            continue
        sent, out = _length(rng)
        parts = [0, 0, 0]
        for place in range(3):
            if rng.random() < 0.4:
                parts[place] = rng.randint(0, max(0, sent - sum(parts)))
        counts: list[int | None] = [sent, *parts, out]
        if rng.random() < 0.06:
            counts[rng.randrange(5)] = rng.choice((None, -1, MOST, MOST + 1, 2**62))
        sent_, hit, w5, w1, out_ = counts
        if rng.random() < 0.1:
            hit = None
        at = _moment(rng)
        made.append(
            Record(
                rng.choice(known if rng.random() < 0.8 else [*names, None, "", "  "]),
                *_times(at),
                *(sent_, hit, w5, w1, out_),
                rng.choices((1, None, 0, 7, MOST, -3), (80, 10, 3, 4, 1, 1))[0],
                rng.choices(list(SERVICES), (50, 5, 5, 5, 20, 10, 3))[0],
                rng.choice(list(HOSTS)) if rng.random() < 0.3 else None,
                rng.choices((f"id-{len(made)}", None, ""), (90, 5, 5))[0],
                rng.choice(TEAMS),
            )
        )
    return made


def _again(rng: random.Random, record: Record) -> Record:
    """The same record once more, or one that differs in something."""
    other = record._replace(team=rng.choice(TEAMS))
    way = rng.randrange(5)
    if way == 0 and record.out is not None:
        return other._replace(out=record.out + rng.choice((-1, 1, 100)))
    if way == 1 and record.sent is not None:
        return other._replace(sent=record.sent + rng.choice((-1, 1)))
    if way == 2:
        moment = None if record.at is None else record.at + rng.choice((-1, 1)) * 86_400
        at, at_ms, stamp, day = _times(moment)
        return other._replace(at=at, at_ms=at_ms, stamp=stamp, day=day)
    if way == 3:
        return other._replace(model=rng.choice(list(NAMES)))
    return rng.choice((record, other))


def _length(rng: random.Random) -> tuple[int, int]:
    way = rng.random()
    if way < 0.35:
        whole = rng.choice(EDGES) + rng.randint(-2, 2)
        out = rng.choice((0, 1, rng.randint(0, whole)))
        return whole - out, out
    if way < 0.5:  # the input alone is at an edge
        return rng.choice(EDGES[:3]) + rng.randint(-1, 1), rng.randint(0, 3000)
    return rng.randint(0, 60_000), rng.randint(0, 4_000)


def _moment(rng: random.Random) -> int | None:
    """Around a change of lists, in Beijing or in UTC, to the second; or none; or far off."""
    way = rng.random()
    if way < 0.05:
        return None
    if way < 0.07:
        return rng.choice((-5, 0, 1420041599, 1420041600, 7258089599, 7258118400, 1420070400))
    midnight = int((datetime.fromisoformat(rng.choice(LISTS) + "T00:00Z") - EPOCH).total_seconds())
    if way < 0.5:
        return midnight - rng.choice((0, 8 * 3600)) + rng.randint(-1, 1)
    return midnight + rng.randint(-40 * 86_400, 40 * 86_400)


def _times(at: int | None) -> tuple[int | None, int | None, str | None, str | None]:
    if at is None:
        return None, None, None, None
    moment = EPOCH + timedelta(seconds=at)
    return at, at * 1000, moment.strftime("%Y-%m-%d %H:%M:%S"), moment.date().isoformat()


def day_of(at: int | None, zone: int) -> date | None:
    """The day of a moment in a zone."""
    return None if at is None else (EPOCH + timedelta(seconds=at + zone)).date()
