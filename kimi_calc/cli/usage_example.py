"""Records of use to draw and to check: what a company may have used in a month."""

from __future__ import annotations

from datetime import date
from random import Random

from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.asked import Reading
from kimi_calc.usage_logs.costing import Pricer
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.lengths import Lengths
from kimi_calc.usage_logs.records import Entry, Unreadable
from kimi_calc.usage_logs.tally import FileRead, Tally

_FIRST, _LAST = date(2026, 10, 1).toordinal(), date(2026, 10, 31).toordinal()
_FILES = ("kimi-2026-10.jsonl", "new-api-logs.csv", "claude-code.jsonl")
_USERS = ("lin", "wang", "zhao", "chen")
_KEYS = ("support-bot", "contracts", "ide")
# Model, key, tokens sent and answered, the share of hits in percent, requests on a working day.
_USES = (
    ("kimi-k2.6", "support-bot", 6_000, 500, 55, 40),
    ("moonshot/kimi-k2.7-code", "ide", 42_000, 1_300, 85, 25),
    ("kimi-k3", "contracts", 90_000, 2_600, 40, 6),
)


def example() -> Reading:
    """The same each time: three models in October 2026, with some records that aren't counted."""
    lists = lists_of("CNY")
    lengths = Lengths.of_lists((*lists.lists, *lists_of("USD").lists))
    counting = Counting(Tally(lengths), Pricer(lists, Names(lists.ids), lengths))
    random = Random(20261031)  # noqa: S311 - nothing to guess
    for day in range(_FIRST, _LAST + 1):
        _take_a_day(counting, day, random)
    _take_what_is_not_counted(counting)
    counting.finish()
    tally = counting.tally
    counts = (len(_USES) * 200, 300, 217)
    tally.files += [
        FileRead(name, "chat", count, 0) for name, count in zip(_FILES, counts, strict=True)
    ]
    return Reading(tally, "CNY", counting.dearest(), counting.spread())


def _take_a_day(counting: Counting, day: int, random: Random) -> None:
    is_weekend = date.fromordinal(day).weekday() >= 5
    for place, (model, key, sent, answered, hits, often) in enumerate(_USES):
        for number in range(often // 8 if is_weekend else often + random.randrange(-5, 6)):
            counting.file, counting.line = _FILES[place], day % 1000 * 100 + number
            tokens = random.randrange(sent // 4, sent * 2)
            hit = tokens * hits // 100
            user = random.choice(_USERS)
            output = random.randrange(answered // 3, answered * 2)
            groups = (key, user, "", "")
            entry = Entry(model, day, tokens - hit, hit, 0, 0, output, groups)
            counting.take(entry, False)  # noqa: FBT003 - as the reading does


def _take_what_is_not_counted(counting: Counting) -> None:
    counting.file = _FILES[1]
    for number in range(12):
        counting.line = 400 + number
        entry = Entry("gpt-4o-mini", _LAST, 1_200, 0, 0, 0, 80, ("support-bot", "", "", ""))
        counting.take(entry, False)  # noqa: FBT003 - as the reading does
    for number, (code, field, value) in enumerate(
        (
            ("not_json", "", ""),
            ("negative", "prompt_tokens", "-1"),
            ("not_a_count", "completion_tokens", "1_000"),
            ("no_count", "completion_tokens", ""),
            ("not_a_time", "created_at", "yesterday"),
        )
    ):
        counting.file, counting.line = _FILES[0], 1_000 + 37 * number
        counting.refuse(Unreadable(code, field, value))
