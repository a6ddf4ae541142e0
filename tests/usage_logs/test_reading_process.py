"""Reading in a process of its own: what comes back, how it is ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kimi_calc.usage_logs.asked import Asked, Cancelled, Progress, Reading, UsageLogError
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.usage_logs.reading_process import ReadingProcess


def reply(number: int, model: str = "kimi-k2.6") -> str:
    usage = {"prompt_tokens": 1000 + number, "completion_tokens": 10**20, "cached_tokens": number}
    return json.dumps(
        {"id": f"chatcmpl-{number}", "created": 1790000000, "model": model, "usage": usage}
    )


def all_of(process: ReadingProcess) -> Reading:
    while isinstance(found := process.next(), Progress):
        pass
    return found


def test_it_says_what_reading_here_says(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text("\n".join([*map(reply, range(50)), "{no", reply(3), reply(99, "gpt-4o")]))
    asked = Asked((str(file),), columns=("model",))
    assert all_of(ReadingProcess(asked)) == read_usage(asked)


def test_a_reading_that_nobody_wants_any_more(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text("\n".join(map(reply, range(50))))
    process = ReadingProcess(Asked((str(file),)))
    process.cancel()
    with pytest.raises(Cancelled):
        process.next()


def test_what_can_t_be_read_at_all_comes_as_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageLogError) as caught:
        all_of(ReadingProcess(Asked((str(tmp_path / "none.jsonl"),))))
    assert caught.value.code == "not_found"
