"""The window's speed and memory: start, keystroke, what it takes beside an empty one."""

from __future__ import annotations

import statistics

from benchmarks.figures import report
from benchmarks.sides import ROOT, Side

_EMPTY = "an empty PySide6 window"
_PROGRAMS = {_EMPTY: "empty", "the first painted window": "first", "the amount painted": "amount"}
_FILLED = {_EMPTY: "empty", "a window with a Chinese line": "line", "the filled window": "amount"}


def bench_start() -> None:
    """Milliseconds from the start of the process to what is painted, beside an empty window."""
    here = Side("here", ROOT)
    times: dict[str, list[float]] = {name: [] for name in _PROGRAMS}
    for attempt in range(17):
        for name, what in _PROGRAMS.items():  # by turns, so that all meet the same weather
            found = here.open(what)
            if attempt > 1:
                times[name].append(found["until the end"])
    medians = {name: statistics.median(found) for name, found in times.items()}
    empty, first, amount = medians.values()
    for name, median in medians.items():
        report(f"start to {name}", median, "ms")
    report("ratio, first painted window to empty window", first / empty, "times", "aim 1.3")
    report("ratio, amount painted to empty window", amount / empty, "times", "aim 1.7")
    _report_phases(here)


def _report_phases(here: Side) -> None:
    """The processor's time of each phase at its best, and its share of all till the amount."""
    runs = [here.told_by("phases.py") for _ in range(7)]
    phases = [
        (column[0][0], min(taken for _, taken in column) * 1e3)
        for column in zip(*runs, strict=True)
    ]
    amount = [name for name, _ in phases].index("")
    whole = sum(taken for _, taken in phases[:amount])
    for heading, part in (
        (f"Till the amount is painted, of the processor {whole:.0f} ms", phases[:amount]),
        ("After that", phases[amount + 1 :]),
    ):
        print(f"\n{heading}")
        for name, taken in part:
            print(f"  {name:53} {taken:9.2f} ms    {taken / whole:6.1%}")


def bench_memory() -> None:
    """Megabytes of the filled window 1.5 s after it was painted, beside one with a line of text.

    The fonts for Chinese are a part of any window that says something in it.
    """
    here = Side("here", ROOT)
    found = {name: [here.open(what, 1_500) for _ in range(5)] for name, what in _FILLED.items()}
    for kind in ("resident", "private dirty"):
        if kind not in found[_EMPTY][0]:
            print(f"{kind} memory is measured where there is a /proc only")
            continue
        medians = [statistics.median(run[kind] for run in runs) for runs in found.values()]
        for name, median in zip(found, medians, strict=True):
            report(f"{kind} memory of {name}", median, "MB")
        empty, with_text, filled = medians
        aim = "aim 1.25" if kind == "resident" else ""
        report(f"ratio, {kind}, a Chinese line to empty window", with_text / empty, "times")
        report(f"ratio, {kind}, filled to empty window", filled / empty, "times")
        report(f"ratio, {kind}, filled to a Chinese line", filled / with_text, "times", aim)


def bench_keystroke() -> None:
    """Milliseconds from a key to the repainted window, off screen, for each workload."""
    from benchmarks.keys import SIZES, WORKLOADS

    for size in SIZES:
        with Side("here", ROOT).start("keys.py", *size) as ask:
            for name, workload in WORKLOADS.items():
                times = sorted(time for _ in range(100) for time in ask(name))
                what = f"key to repainted window, {'×'.join(size)}{workload.what}"
                report(f"{what}, median", statistics.median(times), "ms")
                report(f"{what}, 99 %", times[989], "ms", "goal 16" if size == SIZES[0] else "")


BENCHMARKS = {"start": bench_start, "keystroke": bench_keystroke, "memory": bench_memory}
