"""What was used, to be handed on: records by chance or by hand, and what they cost by hand."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.asked import Dear, Reading
from kimi_calc.usage_logs.costing import Pricer
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.reading import all_lengths
from kimi_calc.usage_logs.records import Entry, Unreadable
from kimi_calc.usage_logs.tally import FileRead, Tally
from kimi_calc.viewmodels.usage_report import BillCheck, Used
from kimi_calc.viewmodels.usage_sums import Basis, lists_for, sums_of

TODAY = date(2026, 11, 30)
OCTOBER = date(2026, 10, 1).toordinal()

# Yuan per million by the list of 2026-09-19: input, hit, written for 5 min and 1 h, output.
PRICES: Mapping[str, tuple[str, str, str, str, str]] = {
    "kimi-k2.6": ("6.5", "1.1", "6.5", "6.5", "27"),
    "kimi-k2.7-code": ("6.5", "1.3", "6.5", "6.5", "27"),
    "kimi-k3": ("20", "2", "20", "40", "100"),
}

HOSTILE = (
    *("=cmd|'/C calc'!A0", "+1", "-1", "@x", "＝1+1", "'=1", "\t=1", "<b>bold</b>", "&amp; {n} %n"),
    *("two\nlines\r\nthree", "a\u2028b", "nul\0nul", "\u202eevil\u202c end", "| a | b |"),
    *(
        "😀🎉",
        "שלום 1",
        "字" * 10_000,
        "w" * 40_000,
        "half \ud83d",
        "",
        "[x](http://a.b)",
        "<r>x</r>",
    ),
)


def reading_of(
    entries: Iterable[Entry], *, refused: int = 0, files: Iterable[FileRead] = ()
) -> Reading:
    """A reading in CNY by the day of use."""
    lists, lengths = lists_of("CNY"), all_lengths()
    counting = Counting(Tally(lengths), Pricer(lists, Names(lists.ids), lengths))
    counting.file = "made-up.jsonl"
    for counting.line, entry in enumerate(entries, 1):
        counting.take(entry, False)
    for _ in range(refused):
        counting.line += 1
        counting.refuse(Unreadable("negative", "=prompt", "-1"))
    counting.finish()
    tally = counting.tally
    tally.files.extend(files or [FileRead("made-up.jsonl", "chat", 1, 0)])
    return Reading(tally, "CNY", counting.dearest(), counting.spread())


def used_of(
    reading: Reading,
    *by: str,
    basis: Basis | None = None,
    bill: BillCheck | None = None,
    dearest: tuple[Dear, ...] = (),
) -> Used:
    """That, by the lists of the days."""
    basis = basis or Basis()
    sums = sums_of(reading.tally, basis, lists_for(basis))
    return Used(sums, by or ("model",), aliases=basis.aliases, dearest=dearest, bill=bill)


def by_chance(seed: int, count: int = 400, keys: Iterable[str] = HOSTILE) -> list[Entry]:
    """Records of all kinds in October 2026: with calls of nothing, but writes and no split."""
    chance = random.Random(seed)
    names, models = list(keys), [*PRICES, "moonshot/kimi-k2.6"]
    entries = []
    for number in range(count):
        has_split = chance.random() < 0.8
        plain, hit = chance.randrange(20_000), chance.randrange(20_000) if has_split else 0
        model = chance.choice(models)
        written = chance.random() < 0.3 and has_split
        entries.append(
            Entry(
                model,
                OCTOBER + chance.randrange(31),
                plain,
                hit,
                chance.randrange(500) if written else 0,
                chance.randrange(500) if written else 0,
                chance.randrange(3_000),
                (names[number % len(names)], f"user {number % 7}", "", ""),
                has_split=has_split,
            )
        )
    return entries


def cost_of(entry: Entry) -> Fraction:
    """What a record costs, by hand."""
    prices = PRICES[entry.model.removeprefix("moonshot/")]
    tokens = (entry.plain, entry.hit, entry.written_5m, entry.written_1h, entry.output)
    amounts = (Fraction(price) * count for price, count in zip(prices, tokens, strict=True))
    return sum(amounts, Fraction(0)) / 1_000_000


def total_of(entries: Iterable[Entry]) -> Fraction:
    return sum(map(cost_of, entries), Fraction(0))
