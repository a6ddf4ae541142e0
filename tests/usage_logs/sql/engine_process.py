"""Runs statements on an engine, in a Python that has it: standard library and the engine alone.

`python engine_process.py ENGINE < job`: a JSON with `setup` (statements) and `asked` (statements
with an answer). Writes a JSON: for each that was asked, the names of columns, and rows of texts
(None: NULL).
"""

import csv
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

Answer = tuple[list[str], list[list[str | None]]]


def duckdb(setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
    """In memory."""
    import duckdb as engine  # type: ignore[import-not-found, unused-ignore]

    found: list[Answer] = []
    with engine.connect(config={"threads": 2}) as connection:
        for statement in setup:
            connection.execute(statement)
        for statement in asked:
            answer = connection.execute(statement)
            names = [str(column[0]) for column in answer.description or ()]
            found.append((names, [_texts(row) for row in answer.fetchall()]))
    return found


def clickhouse(setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
    """The embedded one."""
    from chdb import session  # type: ignore[import-not-found, unused-ignore]

    found: list[Answer] = []
    engine = session.Session()
    for statement in setup:
        engine.query(statement)
    for statement in asked:
        text = str(engine.query(statement, "CSVWithNames"))
        names, *rows = csv.reader(text.splitlines())
        found.append((names, [[None if one == "\\N" else one for one in row] for row in rows]))
    engine.close()
    return found


def spark(setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
    """In local mode; days as they are in a zone far from the records'."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession  # type: ignore[import-not-found, unused-ignore]

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "2")
    engine = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    found: list[Answer] = []
    for statement in setup:
        engine.sql(statement)
    for statement in asked:
        frame = engine.sql(statement)
        found.append((list(frame.columns), [_texts(row) for row in frame.collect()]))
    engine.stop()
    return found


def _texts(row: Sequence[Any]) -> list[str | None]:
    return [None if value is None else str(value) for value in row]


ENGINES = {"duckdb": duckdb, "clickhouse": clickhouse, "spark": spark}


if __name__ == "__main__":
    job = json.load(sys.stdin)
    answers = ENGINES[sys.argv[1]](job["setup"], job["asked"])
    sys.stdout.write("\n" + json.dumps(answers) + "\n")
