"""The engines that statements are tried on: where they are, and tables of records in them."""

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from usage_logs.sql import engine_process
from usage_logs.sql.engine_process import Answer

from kimi_calc.usage_logs.sql.dialects import Engine as EngineName

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / "build" / "sql"
"""Engines that are too large for every day are installed here, once."""

PACKAGES = {"duckdb": "duckdb==2.0.1", "clickhouse": "chdb==4.4.0", "spark": "pyspark==4.3.0"}
_MODULES = {"duckdb": "duckdb", "clickhouse": "chdb", "spark": "pyspark"}
_NULL = "\\N"
_DUCKDB_CSV = "HEADER false, NULLSTR '\\N', ALLOW_QUOTED_NULLS false"
_CLICKHOUSE_CSV = "SETTINGS input_format_csv_empty_as_default = 0"
_SPARK_CSV = "nullValue '\\\\N', emptyValue '', escape '\"', timestampFormat 'yyyy-MM-dd HH:mm:ss'"

Kinds = Mapping[str, str]
"""Columns by name: text, whole, date, or moment (a time in UTC)."""


class Missing(Exception):
    """Why an engine can't be tried here."""


class Engine(ABC):
    """One engine; `types` are its own by those of Kinds."""

    name: EngineName
    types: Mapping[str, str]

    @abstractmethod
    def answers(self, setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
        """Run statements in a database of their own."""

    @abstractmethod
    def load(self, table: str, kinds: Kinds, file: Path) -> list[str]:
        """Statements that make a table of a CSV file without headings, NULL being \\N."""

    def columns(self, kinds: Kinds) -> str:
        """The columns of a table as CREATE TABLE has them."""
        return ", ".join(f"{name} {self.types[kind]}" for name, kind in kinds.items())


class _InPython(Engine):
    def __init__(self, python: str) -> None:
        self._python = python

    def answers(self, setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
        if self._python == sys.executable and self.name == "duckdb":
            return engine_process.duckdb(setup, asked)
        done = subprocess.run(
            [self._python, engine_process.__file__, self.name],
            input=json.dumps({"setup": list(setup), "asked": list(asked)}),
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": "", "TZ": "America/New_York"},
        )
        assert done.returncode == 0, done.stderr[:3000]
        return [(names, rows) for names, rows in json.loads(done.stdout.splitlines()[-1])]


class DuckDb(_InPython):
    name: EngineName = "duckdb"
    types: Mapping[str, str] = {
        "text": "VARCHAR",
        "whole": "BIGINT",
        "date": "DATE",
        "moment": "TIMESTAMP",
    }

    def load(self, table: str, kinds: Kinds, file: Path) -> list[str]:
        return [
            f"CREATE TABLE {table} ({self.columns(kinds)})",
            f"COPY {table} FROM '{file}' ({_DUCKDB_CSV})",
        ]


class ClickHouse(_InPython):
    name: EngineName = "clickhouse"
    types: Mapping[str, str] = {
        "text": "Nullable(String)",
        "whole": "Nullable(Int64)",
        "date": "Nullable(Date32)",
        "moment": "Nullable(DateTime64(3, 'UTC'))",
    }

    def load(self, table: str, kinds: Kinds, file: Path) -> list[str]:
        shape = self.columns(kinds)
        escaped = shape.replace("'", "\\'")
        return [
            f"CREATE TABLE {table} ({shape}) ENGINE = Memory",
            f"INSERT INTO {table} SELECT * FROM file('{file}', CSV, '{escaped}') {_CLICKHOUSE_CSV}",
        ]


class Spark(_InPython):
    name: EngineName = "spark"
    types: Mapping[str, str] = {
        "text": "STRING",
        "whole": "BIGINT",
        "date": "DATE",
        "moment": "TIMESTAMP",
    }

    def load(self, table: str, kinds: Kinds, file: Path) -> list[str]:
        shape = self.columns(kinds)
        options = f"path '{file}', {_SPARK_CSV}"
        return [f"CREATE TEMPORARY VIEW {table} ({shape}) USING csv OPTIONS ({options})"]


class PostgreSql(Engine):
    """A cluster of its own, reached by a socket in its folder."""

    name: EngineName = "postgresql"
    types: Mapping[str, str] = {
        "text": "TEXT",
        "whole": "BIGINT",
        "date": "DATE",
        "moment": "TIMESTAMP",
    }

    def __init__(self, psql: str, folder: Path) -> None:
        self._psql = psql
        self._folder = folder
        self._made = 0

    def load(self, table: str, kinds: Kinds, file: Path) -> list[str]:
        return [
            f"CREATE TABLE {table} ({self.columns(kinds)})",
            f"\\copy {table} FROM '{file}' (FORMAT csv, NULL '{_NULL}')",
            *(
                f"ALTER TABLE {table} ALTER {name} TYPE TIMESTAMPTZ USING {name} AT TIME ZONE 'UTC'"
                for name, kind in kinds.items()
                if kind == "moment"
            ),
        ]

    def answers(self, setup: Sequence[str], asked: Sequence[str]) -> list[Answer]:
        self._made += 1
        database = f"d{self._made}"
        self._run("postgres", f"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'")
        self._run(database, "\n".join(f"{one};" if one[0] != "\\" else one for one in setup))
        found: list[Answer] = []
        for statement in asked:
            names, *rows = csv.reader(self._run(database, statement).splitlines())
            found.append((names, [[None if one == _NULL else one for one in row] for row in rows]))
        return found

    def _run(self, database: str, statements: str) -> str:
        done = subprocess.run(
            [
                *(self._psql, "--no-psqlrc", "--quiet", "--csv", "-v", "ON_ERROR_STOP=1"),
                *("-P", f"null={_NULL}", "-h", self._folder, "-U", "tester", "-d", database),
            ],
            input=f"SET timezone = 'America/New_York'; SET datestyle = 'ISO, DMY';\n{statements};",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr[:3000]
        return done.stdout


def python_engine(name: str, *, install: bool) -> Engine:
    """An engine that comes as a package. Missing where it isn't installed, and shall not be."""
    kinds: dict[str, type[_InPython]] = {one.name: one for one in (DuckDb, ClickHouse, Spark)}
    if name == "spark" and not shutil.which("java"):
        raise Missing("Spark needs Java")
    if importlib.util.find_spec(_MODULES[name]):
        return kinds[name](sys.executable)
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not install:
        raise Missing(f"{PACKAGES[name]} isn't installed: --before-release gets it")
    if not _has(python, name):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PACKAGES[name]], check=True)
    return kinds[name](str(python))


def _has(python: Path, name: str) -> bool:
    if not python.exists():
        return False
    asked = (
        f"import importlib.util, sys; sys.exit(not importlib.util.find_spec({_MODULES[name]!r}))"
    )
    return subprocess.run([python, "-c", asked], check=False).returncode == 0


@contextmanager
def postgresql() -> Iterator[PostgreSql]:
    """A PostgreSQL of its own, as long as it is needed. Missing where there is none."""
    place = _postgresql_programs()
    user: list[str | Path] = []
    # Not pytest's folder: another user may not enter it, and paths of sockets must be short.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # it refuses to be run by root
            if not shutil.which("runuser"):
                raise Missing("PostgreSQL refuses to be run by root")
            shutil.chown(folder, "nobody")
            user = ["runuser", "-u", "nobody", "--"]
        data = folder / "data"
        made: list[str | Path] = [place / "initdb", "-D", data, "-U", "tester", "-A", "trust"]
        _ran([*user, *made, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder)
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        control = [*user, place / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        _ran([*control, "-o", settings, "start"], folder)
        try:
            yield PostgreSql(str(place / "psql"), folder)
        finally:
            _ran([*control, "-m", "immediate", "stop"], folder)


def _ran(command: Sequence[str | Path], folder: Path) -> None:
    # Not into pipes: the server would hold them open.
    with (folder / "said").open("w+b") as said:
        done = subprocess.run(command, check=False, stdout=said, stderr=said, cwd="/")
        said.seek(0)
        assert done.returncode == 0, said.read().decode()


def _postgresql_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: one.parent.name)
    path = shutil.which("initdb")
    if path:
        found.append(Path(path).resolve().parent)
    for place in reversed(found):
        if (place / "initdb").exists() and (place / "psql").exists():
            return place
    raise Missing("PostgreSQL's server isn't installed")


def written(rows: Sequence[Sequence[object]], file: Path) -> Path:
    """A CSV file that every engine reads alike: each text, and no NULL, in quotation marks."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(",".join(map(_cell, row)) + "\n")
    file.chmod(0o644)
    return file


def _cell(value: object) -> str:
    if isinstance(value, str):
        return f'"{value.replace(chr(34), chr(34) * 2)}"'
    return _NULL if value is None else str(value)
