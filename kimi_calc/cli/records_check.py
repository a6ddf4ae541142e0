"""Whether the program can read records of use: packed, in a process of its own, to the amount."""

from __future__ import annotations

from base64 import b64decode
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

_PACKED = b64decode(
    "KLUv/SCINQMAUkYVGJA7B6tA5JSQ5X6VYvv/Ugj0mkBk69kRBEAUKUW0VZQx7eIukFtX3mH2dUQi5G7gofwmzHmeXgjD"
    "Cxy79/yyrflJHcbKt41sG336ChbIGpmizzd3KAUAN0vfG3guelWtBANk"
)
"""A reply of the API, packed by zstd: 600 tokens, 400 cache hits and 100 of output on kimi-k2.6."""

_HEADINGS = "request_id,created_at,model,prompt_tokens,completion_tokens"
_ROW = "x,1790000000,kimi-k2.6,1000,0"
_COST = Decimal("0.0039") + Decimal("0.00044") + Decimal("0.0027") + Decimal("0.0065")


def check_records() -> None:
    """Read a log and a table; ValueError where they come to something else."""
    from kimi_calc.usage_logs.aliases import Names
    from kimi_calc.usage_logs.asked import Asked, Reading
    from kimi_calc.usage_logs.costing import cost_of
    from kimi_calc.usage_logs.dated_lists import lists_of
    from kimi_calc.usage_logs.reading_process import ReadingProcess

    with TemporaryDirectory() as folder:
        (Path(folder) / "log.jsonl.zst").write_bytes(_PACKED)
        (Path(folder) / "table.csv").write_text(f"{_HEADINGS}\n{_ROW}\n", encoding="utf-8")
        process = ReadingProcess(Asked((folder,)))
        while not isinstance(reading := process.next(), Reading):
            pass
    lists = lists_of("CNY")
    costs = cost_of(reading.tally, lists, Names(lists.ids))
    if costs.rows.counted != 2 or costs.total != _COST:
        raise ValueError(f"two records cost {costs.total}, not {_COST}: {reading.tally.files}")
