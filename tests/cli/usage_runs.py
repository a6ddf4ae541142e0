"""`kimi-calc usage` in this process, with a small format of its own, and records of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kimi_calc.cli.main import main
from kimi_calc.usage_logs import record_taking
from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.records import Entry, NotUsage


class Result(NamedTuple):
    exit_code: int
    out: str
    err: str


Usage = Callable[..., Result]


def read(record: Record, context: Context) -> Entry:
    if record["model"] == "top-up":
        raise NotUsage
    written = count_or_0(record.get("written"), "written")
    is_5m = context.write_lifetime == "5m"
    return Entry(
        record["model"],
        context.days.of(record.get("time")),
        count(record.get("in"), "in"),
        count_or_0(record.get("hit"), "hit"),
        written if is_5m else 0,
        0 if is_5m else written,
        count(record.get("out"), "out"),
        groups=(record.get("key", ""), "", "", ""),
        ident=record.get("id", ""),
        has_split="hit" in record,
    )


SMALL = Format("small", lambda record: "model" in record and "in" in record, read)


@pytest.fixture
def usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Usage:
    monkeypatch.setattr(record_taking, "formats", lambda: (SMALL,))
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))

    def run(*arguments: object) -> Result:
        try:
            exit_code = main(["usage", *map(str, arguments)])
        except SystemExit as error:  # of argparse
            exit_code = int(error.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(exit_code, said.out, said.err)

    return run


def wrote(file: Path, *records: object) -> Path:
    lines = (one if isinstance(one, str) else json.dumps(one) for one in records)
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def record(number: int, **more: object) -> dict[str, object]:
    usual = {"in": 1000, "hit": 500, "out": 10, "time": "2026-10-01T12:00:00+08:00"}
    return {"model": "kimi-k2.6", **usual, "id": f"r{number}", **more}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Three requests, 0.0073 each: 1,000 x 6.5 + 500 x 1.1 + 10 x 27, per million."""
    return wrote(tmp_path / "log.jsonl", record(1), record(2, key="a"), record(3, key="a"))


TABLE = """\
时间,模型,输入,缓存命中,输出,密钥
2026-10-01 09:12:03,kimi-k2.6,5200,4096,410,客服
2026-10-02 14:02:11,kimi-k3,48000,40960,2100,报表
2026-10-03 20:31:00,kimi-k2.6,-5,0,120,客服
"""
