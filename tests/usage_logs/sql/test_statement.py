"""The text of a statement: what stands in it, that it stays as it is, and what can't be asked.

After a wanted change `PYTHONPATH=tests:. python -m usage_logs.sql.test_statement` writes golden/
anew.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from usage_logs.sql.lists import made_up, prices, tiny

from kimi_calc.pricing import Model
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.usage_logs.dated_lists import DatedLists, lists_of
from kimi_calc.usage_logs.sql import ENGINES, Columns, Engine, SqlError, columns_of, statement

GOLDEN = Path(__file__).with_name("golden")
COLUMNS = "model=model,day=created_at,time=unix,input=sent,cached=hits,output=got,cache=included"


def golden_text(engine: Engine) -> str:
    columns = columns_of(f"{COLUMNS},id=request,key=token")
    own = {"my kimi": "new", "for free": ""}
    return statement(
        engine, "gateway.logs", columns, DatedLists(tiny()), by=("key", "day"), aliases=own
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_the_statement_of_tiny_lists_is_as_it_was(engine: Engine) -> None:
    assert golden_text(engine) == (GOLDEN / f"tiny-{engine}.sql").read_text("utf-8")


@pytest.mark.parametrize("engine", ENGINES)
def test_names_in_comments_stay_there(engine: Engine) -> None:
    one = made_up("2026-01-01", tiny()[0].models[1], id_="x\nDROP TABLE logs;\r\u2028--${a} */")
    text = statement(engine, "logs", Columns("m", "i", "o"), DatedLists([one]))

    head, _, rest = text.partition("\nWITH ")
    assert all(line.startswith("-- ") and line.isprintable() for line in head.split("\n"))
    assert "DROP" in head
    assert "DROP" not in rest
    assert "${" not in text
    assert "*/" not in head


def test_the_unit_grows_with_the_decimals_of_prices() -> None:
    model = Model("m", "f", 10, (Tier(10, prices("1.00000001", "2")),), currency="XTS")
    text = statement(
        "duckdb", "t", Columns("m", "i", "o"), DatedLists([made_up("2026-01-01", model)])
    )

    assert "AS amount_e14" in text
    assert "100000001, 100000001" in text


def test_a_price_that_could_overflow_is_refused() -> None:
    tier = Tier(10, Prices(None, Decimal(10) ** 9, Decimal("1e-9")))
    one = made_up("2026-01-01", Model("m", "f", 10, (tier,), currency="XTS"))

    with pytest.raises(SqlError, match="round it"):
        statement("spark", "t", Columns("m", "i", "o"), DatedLists([one]))


def test_ids_that_differ_in_case_alone_are_refused() -> None:
    models = [Model(one, "f", 10, (Tier(10, prices("1", "2")),), currency="XTS") for one in "mM"]

    with pytest.raises(SqlError, match="case"):
        statement(
            "duckdb", "t", Columns("m", "i", "o"), DatedLists([made_up("2026-01-01", *models)])
        )


@pytest.mark.parametrize(
    ("by", "remedy"),
    [
        (("day",), "day=…"),
        (("dept",), "dept=…"),
        (("model", "model"), "once"),
        (("counted",), "another name"),
    ],
)
def test_what_rows_cannot_be_grouped_by_is_said(by: tuple[str, ...], remedy: str) -> None:
    columns = Columns("m", "i", "o", groups=(("counted", "c"),))

    with pytest.raises(SqlError, match=remedy):
        statement("duckdb", "t", columns, DatedLists(tiny()), by=by)


def test_there_are_four_engines() -> None:
    with pytest.raises(SqlError, match="duckdb or clickhouse or postgresql or spark"):
        statement("mysql", "t", Columns("m", "i", "o"), DatedLists(tiny()))  # type: ignore[arg-type]


def test_prices_are_whole_numbers_and_none_is_divided() -> None:
    text = statement("duckdb", "t", columns_of(COLUMNS), lists_of("CNY"))
    priced = text[text.index("spread AS") :]

    assert "/" not in priced.replace("'%/%'", "").replace("moonshotai/", "").split("named_1 AS")[0]
    assert "ROUND(" not in text.upper()
    assert "DOUBLE" not in text.upper()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in ENGINES:
        (GOLDEN / f"tiny-{each}.sql").write_text(golden_text(each), "utf-8", newline="\n")
