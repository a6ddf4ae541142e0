"""`dev.py bench --against COMMIT`: the files as they are here, beside those of a commit.

Both are measured by the same programs and by turns, so that both meet the same weather: a machine's
speed changes by 2 within an hour. Both run on the packages that are installed for the files here.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from benchmarks.calls import calls
from benchmarks.figures import report_pairs
from benchmarks.sides import ROOT, Side, checked_out

Found = TypeVar("Found")
Sides = tuple[Side, Side]
Pairs = list[tuple[float, float]]

# Pairs of processes count more than rounds: how a process happens to lie in memory makes it faster
# or slower by 1 or 2 % for all its life.
_CALLS, _KEYS, _STARTS, _MEMORIES = 9, 7, 25, 7
_ROUNDS = 12
_GOALS = {
    "quote() on kimi-latest": "goal 1.3, aim 1",
    "quote() of 10,000 turns in three tiers": "goal 1.5",
}
_NO_DEARER = "goal 1.05"


def bench_against(commit: str, names: Sequence[str]) -> None:
    """Print the figures of a commit, those of the files here, and their ratios."""
    for name in names:
        if name not in AGAINST:
            sys.exit(f"not measured against a commit: {name} (there are {', '.join(AGAINST)})")
    with checked_out(commit) as tree:
        sides = (Side(commit, tree), Side("here", ROOT))
        for side in sides:
            side.open("amount")  # compiles the modules, which is no part of any figure
        for name in names or AGAINST:
            AGAINST[name](sides)


def _calls(group: str, sides: Sides) -> None:
    names = tuple(calls()[group])
    answers = _answers(sides, "calls.py", names, _CALLS)
    _head(sides, f"{group}, {_CALLS} pairs of processes, {_ROUNDS} rounds each")
    for name, pairs in zip(names, answers, strict=True):
        report_pairs(name, pairs, "µs", _GOALS.get(name, ""))


def _keys(sides: Sides) -> None:
    from benchmarks.keys import SIZES, WORKLOADS

    for size in SIZES:
        _head(sides, f"keystroke, {'×'.join(size)}, {_KEYS} pairs of processes")
        for name, workload in WORKLOADS.items():
            pairs = [
                _keys_of_both(sides, (workload.beside or name, name), size) for _ in range(_KEYS)
            ]
            what = f"key to repainted window{workload.what}"
            goals = ("", "goal 1.1") if size == SIZES[0] else ("", "")
            for place, (said, goal) in enumerate(zip(("at best", "99 %"), goals, strict=True)):
                found = [(before[place], after[place]) for before, after in pairs]
                report_pairs(f"{what}, {said}", found, "ms", goal)


def _keys_of_both(
    sides: Sides, workloads: tuple[str, str], size: tuple[str, str]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Of both sides the typical time of a key at its best, and that of the slowest in a hundred."""
    with (
        sides[0].start("keys.py", *size) as before,
        sides[1].start("keys.py", *size) as after,
    ):
        asked = zip((before, after), workloads, strict=True)
        rounds = _by_turns(_ROUNDS, [partial(ask, workload) for ask, workload in asked])
    old, new = ([list(times) for times in side] for side in zip(*rounds, strict=True))
    return (_at_best(old), _slowest(old)), (_at_best(new), _slowest(new))


def _slowest(rounds: Sequence[Sequence[float]]) -> float:
    """The 99th percentile of all keys."""
    times = sorted(time for one in rounds for time in one)
    return times[int(len(times) * 0.99)]


def _starts(sides: Sides) -> None:
    _head(sides, f"start, {_STARTS} pairs of processes")
    for what, painted in (("first", "first painted window"), ("amount", "amount painted")):
        found = _by_turns(_STARTS, [partial(side.open, what) for side in sides])
        report_pairs(f"start to the {painted}", _of("until the end", found), "ms", _NO_DEARER)
        report_pairs("  the processor's time in that", _of("processor", found), "ms")


def _memories(sides: Sides) -> None:
    found = _by_turns(_MEMORIES, [partial(side.open, "amount", 1_500) for side in sides])
    if "resident" not in found[0][0]:
        print("memory is measured where there is a /proc only")
        return
    _head(sides, f"memory, {_MEMORIES} pairs of processes")
    for kind, goal in (("resident", _NO_DEARER), ("private dirty", "")):
        report_pairs(f"{kind} memory of the filled window", _of(kind, found), "MB", goal)


def _head(sides: Sides, what: str) -> None:
    print(f"\n{what:55} {sides[0].name[:9]:>9} {sides[1].name:>9}")


def _of(kind: str, found: list[tuple[dict[str, float], dict[str, float]]]) -> Pairs:
    return [(before[kind], after[kind]) for before, after in found]


def _answers(sides: Sides, program: str, lines: Sequence[str], processes: int) -> list[Pairs]:
    """For each line, what pairs of processes answer to it, at their best."""
    found: list[Pairs] = [[] for _ in lines]
    for _ in range(processes):
        with sides[0].start(program) as before, sides[1].start(program) as after:
            for line, pairs in zip(lines, found, strict=True):
                rounds = _by_turns(_ROUNDS, [partial(ask, line) for ask in (before, after)])
                old, new = zip(*rounds, strict=True)
                pairs.append((_at_best(old), _at_best(new)))
    return found


def _at_best(rounds: Sequence[Sequence[float]]) -> float:
    """The typical time of what is done in each of the rounds, each at its best."""
    bests: list[float] = [min(times) for times in zip(*rounds, strict=True)]
    return statistics.median(bests)


def _by_turns(turns: int, sides: Sequence[Callable[[], Found]]) -> list[tuple[Found, Found]]:
    """What both sides measure in each turn; who begins changes from turn to turn."""
    measure_before, measure_after = sides
    found = []
    for turn in range(turns):
        if turn % 2:
            after, before = measure_after(), measure_before()
        else:
            before, after = measure_before(), measure_after()
        found.append((before, after))
    return found


AGAINST: dict[str, Callable[[Sides], None]] = {
    "quote": partial(_calls, "quote"),
    "compare": partial(_calls, "compare"),
    "conversation": partial(_calls, "conversation"),
    "start": _starts,
    "keystroke": _keys,
    "memory": _memories,
}
