"""Reading in a process of its own: the window answers meanwhile, and its memory stays small."""

from __future__ import annotations

from kimi_calc.usage_logs.asked import Asked, Progress, Reading


class ReadingProcess:
    """Reads what is asked for; `next` is called again and again, by a thread that may wait."""

    def __init__(self, asked: Asked) -> None:
        raise NotImplementedError

    def next(self) -> Progress | Reading:
        """Wait for what comes next; the reading is the last. UsageLogError as read_usage() has."""
        raise NotImplementedError

    def cancel(self) -> None:
        """End it, from any thread; `next` raises Cancelled then."""
        raise NotImplementedError
