"""Tables with names that want to be something else, and columns of other types, on every engine."""

import pytest
from usage_logs.sql.engine_process import Answer
from usage_logs.sql.engines import Engine
from usage_logs.sql.lists import tiny

from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.sql import Columns, SqlError, columns_of, statement
from kimi_calc.usage_logs.sql.dialects import Engine as EngineName

LISTS = DatedLists(tiny())
HOSTILE = Columns(
    model='mo"del',
    input="in`put",
    output="it's",
    day="back\\slash",
    cached="x; DROP TABLE logs; --",
    written_5m="模型 名",
    written_1h="select",
    requests="%s :p ? $1 {0}",
    service="/* a */ */",
    host="new\nline",
    id="a.b",
    groups=(("部门 \"x\" 'y' `z` \\", "tab\t"),),
)
TABLE = '"lo""gs.`1`; \\ \'x"'
NAME_OF_TABLE = "lo\"gs.`1`; \\ 'x"


def quoted(engine: EngineName, name: str) -> str:
    """A name, as the engine's manual says."""
    if engine == "clickhouse":
        return "`" + "".join(f"\\{one}" if one in "\\`" else one for one in name) + "`"
    mark = "`" if engine == "spark" else '"'
    return mark + name.replace(mark, mark * 2) + mark


def table_of(engine: EngineName, name: str, rows: list[dict[str, str]]) -> str:
    """A statement that makes a table; values are SQL."""
    selects = " UNION ALL ".join(
        "SELECT " + ", ".join(f"{value} AS {quoted(engine, key)}" for key, value in row.items())
        for row in rows
    )
    kind = "TEMPORARY VIEW" if engine == "spark" else "TABLE"
    memory = "ENGINE = Memory" if engine == "clickhouse" else ""
    return f"CREATE {kind} {quoted(engine, name)} {memory} AS {selects}"


def test_names_are_names_whatever_is_in_them(engine: Engine) -> None:
    roles = HOSTILE._asdict()
    values = {
        "model": "'new'",
        "day": "DATE '2026-02-01'",
        "input": "100",
        "cached": "40",
        "written_5m": "10",
        "written_1h": "1",
        "output": "7",
        "requests": "1",
        "service": "'standard'",
        "host": "''",
        "id": "'1'",
    }
    row = {roles[role]: value for role, value in values.items()} | {"tab\t": "'客服'"}
    text = statement(engine.name, TABLE, HOSTILE, LISTS, by=(HOSTILE.groups[0][0],))

    (answer,) = engine.answers([table_of(engine.name, NAME_OF_TABLE, [row])], [text])

    group, amount = "客服", 49 * 10**6 + 40 * 10**5 + 1_250_000 * 10 + 2 * 10**6 + 7 * 2 * 10**6
    assert answer[0][0] == HOSTILE.groups[0][0]
    assert [(row[0], row[2], row[-2]) for row in answer[1]] == [(group, "1", str(amount))]


def test_columns_may_have_fractions_or_no_signs(engine: Engine) -> None:
    real = {"duckdb": "DOUBLE", "postgresql": "FLOAT8", "clickhouse": "Float64", "spark": "DOUBLE"}
    odd = ["12.0", "12.5", "-1.0", "1e15", "1.1e15"]
    cast = f"CAST({{}} AS {real[engine.name]})"
    if engine.name != "clickhouse":
        odd += ["'NaN'", "'Infinity'"]
    fractions = [{"m": "'gone'", "i": cast.format(one), "h": "0", "o": "1"} for one in odd]
    wide = {"clickhouse": "CAST({} AS UInt64)", "duckdb": "CAST({} AS UBIGINT)"}
    unsigned = wide.get(engine.name, "CAST({} AS DECIMAL(30, 0))")
    largest = str(2**64 - 1)
    counts = [("10", "20"), ("20", "10"), (largest, "0"), ("1", largest)]
    whole = [
        {"m": "'gone'", "i": unsigned.format(sent), "h": unsigned.format(hit), "o": "1"}
        for sent, hit in counts
    ]
    columns = Columns("m", "i", "o", cached="h", rows_are="totals")
    setup = [table_of(engine.name, "fractions", fractions), table_of(engine.name, "whole", whole)]

    asked = [statement(engine.name, name, columns, LISTS) for name in ("fractions", "whole")]
    answers = engine.answers(setup, asked)

    assert [_some(answer) for answer in answers] == [
        [
            "2",
            str(len(odd) - 2),
            str(10**15 + 12),
            "0",
            str(7 * 10**6 * (10**15 + 12) + 18 * 10**6),
        ],
        ["1", "3", "10", "10", str(7 * 10**6 * 20 + 9 * 10**6)],
    ]


def _some(answer: Answer) -> list[str | None]:
    names, (row,) = answer
    return [row[names.index(one)] for one in ("counted", "unreadable", "plain", "hit", names[-2])]


def test_schemas_are_told_from_dots_in_names(engine: Engine) -> None:
    if engine.name == "spark":
        pytest.skip("a schema of Spark is a folder on the disk")
    schema = "DATABASE" if engine.name == "clickhouse" else "SCHEMA"
    memory = "ENGINE = Memory" if engine.name == "clickhouse" else ""
    place = ".".join(quoted(engine.name, one) for one in ("my.gateway", "June"))
    setup = [
        f"CREATE {schema} {quoted(engine.name, 'my.gateway')}",
        f"CREATE TABLE {place} {memory} AS SELECT 'new' AS m, 1 AS i, 2 AS o",
    ]
    text = statement(engine.name, '"my.gateway".June', Columns("m", "i", "o"), LISTS, by=("model",))

    (answer,) = engine.answers(setup, [text])

    assert answer[1][0][:3] == ["new", "1", "1"]


def test_what_no_engine_can_name_is_refused() -> None:
    with pytest.raises(SqlError, match="NUL"):
        statement("duckdb", "a\0b", Columns("m", "i", "o"), LISTS)
    with pytest.raises(SqlError, match="another name"):
        statement("spark", "logs", columns_of("model=${m},input=i,output=o"), LISTS)
