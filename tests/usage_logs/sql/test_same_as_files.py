"""A table in a database costs what the program says of the same table as a file, row for row."""

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from usage_logs.sql.engines import Missing, python_engine
from usage_logs.sql.made_records import ALIASES, MOST, Record, made_records
from usage_logs.sql.oracle import REASONS
from usage_logs.sql.test_on_engines import KINDS

COLUMNS = (
    "input=sent,cached=hit,written_5m=w5,written_1h=w1,output=out,requests=req,service=svc,"
    "host=host,ident=rid,cache=included,model=model"
)


@pytest.mark.parametrize(("currency", "by"), [("CNY", "day"), ("USD", "name")])
def test_the_answer_is_that_of_the_file(tmp_path: Path, currency: str, by: str) -> None:
    try:
        engine = python_engine("duckdb", install=False)
    except Missing as why:
        pytest.skip(str(why))
    rows = _as_both_read_them(made_records(4000, seed=7))
    file = tmp_path / "logs.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([tuple(KINDS), *rows])
    asked = ("--currency", currency, "--by", by)

    said = json.loads(_run(str(file), *asked, "--columns", f"{COLUMNS},time=seconds", "--json"))
    days = f"{COLUMNS},day=seconds,time=unix"
    text = _run("--sql", "duckdb", "--table", "logs", *asked, "--columns", days)

    types = {name: "BIGINT" if kind == "whole" else "VARCHAR" for name, kind in KINDS.items()}
    setup = (
        f"CREATE TABLE logs AS SELECT * FROM read_csv('{file}', header = true, columns = {types})"
    )
    ((names, found),) = engine.answers([setup], [text])
    answers = [dict(zip(names, row, strict=True)) for row in found]
    assert sum(int(one["merged"] or 0) for one in answers) > 50
    for name, rows_ in said["rows"].items():
        column = "rows_read" if name == "read" else name
        assert sum(int(one[column] or 0) for one in answers) == rows_, name
    for reason in REASONS:
        in_the_file = sum(one["rows"] for one in said["unpriced"] if one["reason"] == reason)
        assert sum(int(one[reason] or 0) for one in answers) == in_the_file, reason
    assert _groups(answers, by) == {one["values"][0]: _of_file(one) for one in said["groups"]}


def _as_both_read_them(records: Sequence[Record]) -> list[tuple[object, ...]]:
    """Without what is told otherwise in databases: sizes nobody has, and which equal one stays."""
    seen: dict[object, Record] = {}
    kept: list[tuple[object, ...]] = []
    for record in records:
        alike = record._replace(team=None)
        key = (record.rid, record.out, record.sent) if record.rid else None
        sizes = (record.sent, record.hit, record.w5, record.w1, record.out)
        if not (record.model or "").strip() or any(one and one > MOST for one in sizes):
            continue
        if key and seen.setdefault(key, alike) != alike:
            continue
        kept.append(tuple("" if one is None else one for one in record))
    return kept


def _run(*arguments: str) -> str:
    aliases = [
        f"--alias={name}={meant.lower()}" for name, meant in ALIASES.items() if name != "lost"
    ]
    command = (sys.executable, "-m", "kimi_calc", "usage", *arguments, *aliases)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def _groups(answers: Sequence[dict[str, str | None]], by: str) -> dict[str, list[object]]:
    numbers = ("counted", "requests", "plain", "hit", "written_5m", "written_1h", "output")
    return {
        one[by] or "": [
            *(int(one[name] or 0) for name in numbers),
            *(Decimal(one[name] or 0).scaleb(-12) for name in ("amount_e12", "at_most_e12")),
        ]
        for one in answers
        if one["counted"] != "0"
    }


def _of_file(group: dict[str, str]) -> list[object]:
    numbers = ("rows", "requests", "plain", "hit", "written_5m", "written_1h", "output")
    amounts = [Decimal(group[name]) for name in ("amount", "at_most")]
    return [*(int(group[name]) for name in numbers), *amounts]
