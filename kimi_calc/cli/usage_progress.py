"""How far the reading is, on a terminal: one line, which is gone when it is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Progress, Watch

_PATIENCE = 0.5  # seconds: what is read faster needs no word
_WIDTH = 60


@contextmanager
def progress_shown() -> Iterator[Watch | None]:
    """What hears of progress, None where nobody looks: errors go to a file or a pipe."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield None
        return
    started, shown = time.monotonic(), [False]

    def watch(far: Progress) -> None:
        if time.monotonic() - started < _PATIENCE:
            return
        share = f"{100 * far.done // far.total}%, " if far.total else ""
        _say(f"\rreading: {share}{group_digits(far.records)} rows".ljust(_WIDTH))
        shown[0] = True

    try:
        yield watch
    finally:
        if shown[0]:
            _say(f"\r{'':{_WIDTH}}\r")


def _say(text: str) -> None:
    with suppress(OSError, ValueError):  # what nobody can be shown is no fault
        sys.stderr.write(text)
        sys.stderr.flush()
