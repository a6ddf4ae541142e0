"""Files of records → a reading."""

from __future__ import annotations

from kimi_calc.usage_logs.asked import Asked, Reading, Watch


def read_usage(asked: Asked, watch: Watch | None = None) -> Reading:
    """Read every file; what can't be read is in the result, or an UsageLogError if all can't.

    Cancelled where `watch` raises it.
    """
    raise NotImplementedError
