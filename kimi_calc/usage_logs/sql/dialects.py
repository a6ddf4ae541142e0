"""How each engine writes what a statement needs: names, texts, whole numbers, days, patterns."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from kimi_calc.usage_logs.sql.errors import SqlError

Engine = Literal["duckdb", "clickhouse", "postgresql", "spark"]
"""Whose SQL it is."""


class Dialect(ABC):
    """One engine's SQL. `wide` is the type of sums and amounts, `whole` that of counts.

    All types take NULL. What is given as `value` is SQL; texts and names are quoted by `literal`
    and `name`, whatever is in them.
    """

    engine: Engine
    wide: str
    whole = "BIGINT"
    text: str
    day_type = "DATE"
    bounds: str
    once = "AS"
    """What makes a step one that is worked out once, not anew wherever it is read."""

    def name(self, text: str) -> str:
        """A name of a column or a table, quoted: it is taken exactly as it is written."""
        self._check(text)
        return f'"{text.replace(chr(34), chr(34) * 2)}"'

    def literal(self, text: str) -> str:
        """A text."""
        self._check(text)
        return "'" + text.replace("'", "''") + "'"

    def among(self, value: str, texts: Iterable[str]) -> str:
        """Whether a value is one of some texts."""
        return f"{value} IN ({', '.join(map(self.literal, texts))})"

    def cast(self, value: str, to: str) -> str:
        """A value as another type."""
        return f"CAST({value} AS {to})"

    def as_text(self, value: str) -> str:
        """A value as text, without blanks around it."""
        return f"trim({self.cast(value, self.text)})"

    def lower(self, value: str) -> str:
        """A text in small letters, in whatever language the server is set to."""
        return f"lower({value})"

    def in_order(self, value: str) -> str:
        """A text as rows are put in order by it: by its characters, in every country."""
        return value

    def date(self, day: date) -> str:
        """A day."""
        return f"DATE '{day.isoformat()}'"

    def as_date(self, value: str) -> str:
        """The day that a date or a time says, as it stands there."""
        return self.cast(value, self.day_type)

    def date_after_1970(self, days: str) -> str:
        """The day that is so many days after 1970-01-01."""
        return f"DATE '1970-01-01' + {self.cast(days, 'INTEGER')}"

    @abstractmethod
    def seconds(self, value: str) -> str:
        """The seconds since 1970 of a time; one that names no zone is in UTC."""

    @abstractmethod
    def month(self, day: str) -> str:
        """The month of a day, as 2026-09."""

    @abstractmethod
    def matches(self, value: str, pattern: str) -> str:
        """Whether a whole text is of a pattern. Patterns are those that all engines know."""

    @abstractmethod
    def without(self, value: str, pattern: str) -> str:
        """A text without all that is of a pattern."""

    @abstractmethod
    def group_of(self, value: str, pattern: str) -> str:
        """The first group of a pattern in a text."""

    def rows(self, columns: Sequence[tuple[str, str]], rows: Sequence[str], name: str) -> str:
        """A table `name` of rows in brackets; `columns` are (name, "text" or "whole")."""
        names = ", ".join(column for column, _ in columns)
        lines = ",\n    ".join(rows)
        return f"{name} ({names}) AS (\n  {self._values}\n    {lines}\n)"

    _values = "VALUES"

    def _check(self, text: str) -> None:
        if "\0" in text:
            raise SqlError(f"{text!r} has a NUL in it, which SQL can't: leave it out", "not_a_name")


class DuckDb(Dialect):
    """DuckDB, from 1.0 on."""

    engine: Engine = "duckdb"
    wide = "HUGEINT"
    text = "VARCHAR"
    bounds = "HUGEINT, 38 digits; more is an error, never a wrong sum"

    def seconds(self, value: str) -> str:
        """`epoch` takes times with a zone and without."""
        return f"epoch({value})"

    def month(self, day: str) -> str:
        """As C does."""
        return f"strftime({day}, '%Y-%m')"

    def matches(self, value: str, pattern: str) -> str:
        """RE2."""
        return f"regexp_full_match({value}, {self.literal(pattern)})"

    def without(self, value: str, pattern: str) -> str:
        """RE2; `g`: not only the first one."""
        return f"regexp_replace({value}, {self.literal(pattern)}, '', 'g')"

    def group_of(self, value: str, pattern: str) -> str:
        """RE2."""
        return f"regexp_extract({value}, {self.literal(pattern)}, 1)"


class PostgreSql(Dialect):
    """PostgreSQL, from 12 on."""

    engine: Engine = "postgresql"
    wide = "NUMERIC"
    text = "TEXT"
    bounds = "NUMERIC, which has no bound here"
    once = "AS MATERIALIZED"

    def literal(self, text: str) -> str:
        """With backslashes that mean themselves, however the server is set."""
        quoted = super().literal(text)
        return "E" + quoted.replace("\\", "\\\\") if "\\" in text else quoted

    def lower(self, value: str) -> str:
        """By "C": in Turkish, I is no i."""
        return f'lower({value} COLLATE "C") COLLATE "default"'

    def in_order(self, value: str) -> str:
        """By "C", whatever the database's language."""
        return f'{value} COLLATE "C"'

    def seconds(self, value: str) -> str:
        """`extract` takes times with a zone and without."""
        return f"extract(epoch FROM {value})"

    def month(self, day: str) -> str:
        """Whatever DateStyle says."""
        return f"to_char({day}, 'YYYY-MM')"

    def matches(self, value: str, pattern: str) -> str:
        """PostgreSQL's advanced expressions."""
        return f"{value} ~ {self.literal(f'^(?:{pattern})$')}"

    def without(self, value: str, pattern: str) -> str:
        """`g`: not only the first one."""
        return f"regexp_replace({value}, {self.literal(pattern)}, '', 'g')"

    def group_of(self, value: str, pattern: str) -> str:
        """The part in brackets."""
        return f"substring({value} FROM {self.literal(pattern)})"


class ClickHouse(Dialect):
    """ClickHouse, from 23.8 on. Types say that they take NULL; texts have escapes."""

    engine: Engine = "clickhouse"
    wide = "Nullable(Int256)"
    whole = "Nullable(Int64)"
    text = "Nullable(String)"
    day_type = "Nullable(Date32)"
    bounds = "Int256, 76 digits: these counts can't fill it"

    def name(self, text: str) -> str:
        """With escapes."""
        self._check(text)
        escaped = text.replace("\\", "\\\\").replace("`", "\\`")
        return f"`{escaped}`"

    def literal(self, text: str) -> str:
        """With escapes."""
        self._check(text)
        escaped = text.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"

    def date(self, day: date) -> str:
        """As a Date32: a Date ends in 2149."""
        return f"toDate32('{day.isoformat()}')"

    def as_date(self, value: str) -> str:
        """As a Date32."""
        return self.cast(value, self.day_type)

    def date_after_1970(self, days: str) -> str:
        """As a Date32."""
        return f"addDays(toDate32('1970-01-01'), {self.cast(days, 'Nullable(Int32)')})"

    def seconds(self, value: str) -> str:
        """DateTime and DateTime64 are moments, whatever zone they are shown in."""
        return f"toUnixTimestamp64Milli(toDateTime64({value}, 3, 'UTC')) / 1000.0"

    def month(self, day: str) -> str:
        """As MySQL does."""
        return f"formatDateTime({day}, '%Y-%m')"

    def matches(self, value: str, pattern: str) -> str:
        """RE2."""
        return f"match({value}, {self.literal(f'^(?:{pattern})$')})"

    def without(self, value: str, pattern: str) -> str:
        """RE2."""
        return f"replaceRegexpAll({value}, {self.literal(pattern)}, '')"

    def group_of(self, value: str, pattern: str) -> str:
        """RE2; what is in brackets."""
        return f"extract({value}, {self.literal(pattern)})"

    def rows(self, columns: Sequence[tuple[str, str]], rows: Sequence[str], name: str) -> str:
        """By the function `values`."""
        types = {"text": "String", "whole": "Int64"}
        shape = ", ".join(f"{column} {types[kind]}" for column, kind in columns)
        lines = ",\n    ".join(rows)
        return f"{name} AS (\n  SELECT * FROM values('{shape}',\n    {lines})\n)"


class Spark(Dialect):
    """Spark SQL, from 3.4 on. Texts have escapes; `${` would be replaced in them."""

    engine: Engine = "spark"
    wide = "DECIMAL(38, 0)"
    text = "STRING"
    bounds = "DECIMAL(38, 0)"
    _values = "SELECT * FROM VALUES"

    def name(self, text: str) -> str:
        """In backticks."""
        self._check(text)
        if "${" in text:
            raise SqlError(
                f"Spark would replace the ${{ in the name {text!r}: make a view with another name",
                "not_a_name",
            )
        return f"`{text.replace('`', '``')}`"

    def literal(self, text: str) -> str:
        """With escapes."""
        self._check(text)
        escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\u0024")
        return f"'{escaped}'"

    def date_after_1970(self, days: str) -> str:
        """By a function."""
        return f"date_add(DATE '1970-01-01', {self.cast(days, 'INT')})"

    def seconds(self, value: str) -> str:
        """A TIMESTAMP is a moment; a TIMESTAMP_NTZ is in the session's zone."""
        return f"unix_seconds({self.cast(value, 'TIMESTAMP')})"

    def month(self, day: str) -> str:
        """As Java does."""
        return f"date_format({day}, 'yyyy-MM')"

    def matches(self, value: str, pattern: str) -> str:
        """Java's expressions."""
        return f"{value} RLIKE {self.literal(f'^(?:{pattern})$')}"

    def without(self, value: str, pattern: str) -> str:
        """Java's expressions."""
        return f"regexp_replace({value}, {self.literal(pattern)}, '')"

    def group_of(self, value: str, pattern: str) -> str:
        """Java's expressions."""
        return f"regexp_extract({value}, {self.literal(pattern)}, 1)"


DIALECTS: dict[Engine, Dialect] = {
    one.engine: one for one in (DuckDb(), ClickHouse(), PostgreSql(), Spark())
}


def dialect_of(engine: str) -> Dialect:
    """The dialect of an engine; SqlError where there is none."""
    for known, dialect in DIALECTS.items():
        if engine == known:
            return dialect
    raise SqlError(
        f"there is no SQL for {engine!r}: take {' or '.join(DIALECTS)}", "no_such_engine"
    )
