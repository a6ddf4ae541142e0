"""`kimi-calc usage --sql`: the same for a database, as one statement."""

import re
from pathlib import Path

import pytest
from cli.usage_runs import TABLE, Usage

pytest.importorskip("kimi_calc.usage_logs.sql")

COLUMNS = (
    "model=model_name,day=created_at,time=unix,input=prompt_tokens,output=completion_tokens",
    "key=token_name",
)
ASKED = ("--table", "gateway.logs", "--columns", COLUMNS[0], "--columns", COLUMNS[1])


@pytest.mark.parametrize("engine", ["duckdb", "clickhouse", "postgresql", "Postgres", "spark"])
def test_a_statement_is_printed_and_no_file_is_read(usage: Usage, engine: str) -> None:
    done = usage("--sql", engine, *ASKED, "--by", "key,model")
    assert (done.exit_code, done.err) == (0, "")
    assert done.out.startswith("-- ")
    assert "token_name" in done.out
    assert "'2026-09-19', 'kimi-k3', 'standard'" in done.out


def test_a_column_of_its_own_a_list_and_an_alias(usage: Usage) -> None:
    more = ("--columns", "team=department", "--by", "team", "--list", "usd-2026-09-19")
    done = usage("--sql", "duckdb", *ASKED, *more, "--alias", "assistant=kimi-k3")
    assert done.exit_code == 0, done.err
    assert "department" in done.out
    assert "usd-2026-09-19, for every day" in done.out
    assert "'assistant'" in done.out


@pytest.mark.parametrize(
    ("time", "kind"),
    [
        ("2026-10-01 09:12:03", "date"),
        ("2026-10-01T09:12:03.5+08:00", "timestamp"),
        ("2026-10-01T09:12:03Z", "timestamp"),
        ("1790785923", "unix"),
        ("1790785923123", "unix_ms"),
    ],
)
def test_a_sample_tells_the_columns(usage: Usage, tmp_path: Path, time: str, kind: str) -> None:
    sample = tmp_path / "logs.csv"
    sample.write_text(re.sub("2026-10-.. ..:..:..", time, TABLE), "utf-8")
    done = usage(sample, "--sql", "duckdb", "--by", "key,model")
    assert (done.exit_code, done.err) == (0, "")
    told = "model=模型,day=时间,input=输入,cached=缓存命中,output=输出,key=密钥"
    same = f"{told},input_includes_cache=yes,time={kind}"
    more = ("--sql", "duckdb", "--table", "logs", "--columns", same, "--by", "key,model")
    assert usage(*more).out == done.out


def test_a_sample_that_tells_no_columns(usage: Usage, log: Path, tmp_path: Path) -> None:
    for file in (log, tmp_path / "none.csv"):
        done = usage(file, "--sql", "duckdb")
        assert (done.exit_code, done.out) == (2, "")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sql", "oracle", *ASKED), "there is no 'oracle': give one of duckdb, "),
        (("--sql", "duckdb", *ASKED[2:]), "name the table, such as --table gateway.logs"),
        (("--sql", "duckdb", *ASKED[:2]), "say what its columns are, such as --columns model="),
        (("--sql", "duckdb", *ASKED[:2], "--columns", "model=a"), "input=…"),
        (("--sql", "duckdb", *ASKED, "--by", "modle"), "modle"),
    ],
)
def test_what_cannot_be_asked_is_a_line(
    usage: Usage, arguments: tuple[str, ...], said: str
) -> None:
    done = usage(*arguments)
    assert (done.exit_code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert said in done.err
