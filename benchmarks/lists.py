"""How long a built-in price list takes to be there: by itself in a new process, and checked.

As a program it is that process: its argument is a list's id, what it prints are the milliseconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PROCESSES = 15
_BROKEN = 50


def bench_lists() -> None:
    """Milliseconds until a built-in list is loaded, at its median of some processes."""
    from benchmarks.figures import report
    from kimi_calc.price_lists import DEFAULT_ID, builtin_price_lists, load_price_list
    from kimi_calc.price_lists.catalogue import compiled_of
    from kimi_calc.price_lists.reading import read_price_list

    lists = {info.id: info.path for info in builtin_price_lists()}
    largest = max(lists, key=lambda list_id: compiled_of(lists[list_id]).stat().st_size)
    for what, list_id in (("the default list", DEFAULT_ID), ("the largest list", largest)):
        _in_new_process(list_id)  # compiles the modules
        found = statistics.median(_in_new_process(list_id) for _ in range(_PROCESSES))
        report(f"{what} in a new process, with its imports", found, "ms", "goal 3")
    times = [_timed(lambda: load_price_list(lists[largest])) for _ in range(50)]
    report(f"{largest} loaded once more", min(times), "ms")
    times = [_timed(lambda: read_price_list(str(lists[largest]))) for _ in range(9)]
    report(f"{largest} read from its YAML and checked", min(times), "ms")


def bench_broken_lists() -> None:
    """Milliseconds from the start to the amount with 50 broken lists in the user's folder."""
    from benchmarks.figures import report, report_pairs
    from benchmarks.sides import Side

    here = Side("here", ROOT)
    pairs = []
    for attempt in range(17):  # by turns, so that both meet the same weather
        pair = [here.open("amount", furnish=fill)["until the end"] for fill in (None, _break_in)]
        if attempt > 1:
            pairs.append((pair[0], pair[1]))
    report("broken lists in the user's folder", _BROKEN, "files")
    report_pairs("start to the amount: an empty folder, that folder", pairs, "ms", "goal 1.3")


def _break_in(home: Path) -> None:
    """Put lists into a user's folder that are right up to one price near their end."""
    from kimi_calc.price_lists import builtin_price_lists

    texts = [info.path.read_text("utf-8") for info in builtin_price_lists()]
    folder = home / "prices"
    folder.mkdir()
    for number in range(_BROKEN):
        before, price, after = texts[number % len(texts)].rpartition("output: ")
        name = f"cny-2027-01-{number % 28 + 1:02}-{number}.yaml"
        (folder / name).write_text(f"{before}{price}x{after}", "utf-8")


def _in_new_process(list_id: str) -> float:
    # Compiled modules are kept, as in any program that is installed.
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, __file__, list_id]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1e3


def _load(list_id: str) -> None:
    """Load a list in a process that has the core of pricing and nothing else yet."""
    sys.path.insert(0, str(ROOT))
    import kimi_calc.pricing  # noqa: F401 - what comes with it is no part of the figure

    start = time.perf_counter()
    from kimi_calc.price_lists import DEFAULT_ID, builtin_price_lists, load_price_list

    if list_id == DEFAULT_ID:
        load_price_list()
    else:
        load_price_list(next(info.path for info in builtin_price_lists() if info.id == list_id))
    print((time.perf_counter() - start) * 1e3)


if __name__ == "__main__":
    _load(sys.argv[1])
