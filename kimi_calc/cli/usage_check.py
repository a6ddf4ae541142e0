"""Whether records of use can be read here, and whether the page adds them up."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from kimi_calc.pricing.amounts import format_amount
from kimi_calc.usage_logs.asked import Asked, Reading
from kimi_calc.usage_logs.reading_process import ReadingProcess
from kimi_calc.widgets.main_window import MainWindow

_REPLY = {
    "id": "chatcmpl-check",
    "created": 1_790_000_000,
    "model": "kimi-k2.6",
    "usage": {"prompt_tokens": 1200, "completion_tokens": 300, "cached_tokens": 800},
}


def check_usage(window: MainWindow) -> None:
    """ValueError where a process reads no record, or the page shows another sum."""
    from PySide6.QtWidgets import QLabel

    _check_reading()
    sums = window.usage.logs.sums
    total = window.findChild(QLabel, "usageTotal")
    if sums is None or not isinstance(total, QLabel):
        raise ValueError("the page usage shows no records")
    amounts = [sums.money(group.amount) for group in sums.by("model")]
    shown = format_amount(sum(amounts, Decimal(0)), sums.currency)
    if total.text() != shown:
        raise ValueError(f"the page usage shows {total.text()}, not {shown}")


def _check_reading() -> None:
    """A process of this program reads a record."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "check.jsonl"
        path.write_text(f"{json.dumps(_REPLY)}\n", "utf-8")
        process = ReadingProcess(Asked((str(path),)))
        while not isinstance(found := process.next(), Reading):
            pass
    if found.tally.read != 1 or found.tally.unreadable:
        raise ValueError(f"of one record {found.tally.read} were read")
