"""What it takes to hand on a large estimate: seconds, and memory beside the estimate itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import report

ROOT = Path(__file__).resolve().parent.parent
ITEMS = 100_000
_GOALS = {"xlsx": ("goal 15", "goal 300"), "csv": ("", ""), "md": ("", "")}
_EXPORT = """
import re, sys, time
from dataclasses import replace
from datetime import date
from pathlib import Path
sys.path[:0] = ["tests"]
from drawn_estimate import drawn_estimate
from PySide6.QtCore import QCoreApplication
from kimi_calc.estimates import Times
from kimi_calc.viewmodels.estimate_writing import write_estimate

def memory(what):
    return int(re.search(what + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

app = QCoreApplication([])
kind, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
drawn = drawn_estimate()
items = []
for n in range(count):
    one = drawn.items[n % len(drawn.items)]
    usage = one.usage.with_input(one.usage.input_tokens + n)
    items.append(replace(one, name=f"{one.name} {n}", usage=usage, times=Times(n + 1, 22),
                         group=f"{one.group} {n // 100}", note=f"{n}" * (n % 3)))
estimate = replace(drawn, items=tuple(items))
has_proc = Path("/proc/self/status").exists()
before = memory("VmRSS") if has_proc else 0
start = time.perf_counter()
write_estimate(estimate, kind, Path(folder, "out." + kind), date(2026, 11, 30))
print(time.perf_counter() - start, memory("VmHWM") - before if has_proc else 0)
"""


def bench_export() -> None:
    """A hundred thousand different items, written, checked and put in place."""
    for kind, (seconds_goal, memory_goal) in _GOALS.items():
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-c", _EXPORT, kind, str(ITEMS), folder],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                check=True,
            )
            size = Path(folder, f"out.{kind}").stat().st_size
        seconds, kilobytes = done.stdout.split()
        what = f"{ITEMS:,} items to {kind}, {size / 1e6:.1f} MB"
        report(what, float(seconds), "s", seconds_goal)
        report(f"{what}: memory more", int(kilobytes) / 1024, "MB", memory_goal)


BENCHMARKS = {"export": bench_export}
