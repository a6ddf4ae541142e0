"""Rows of tables whose layout is known: what each cell means, and what can't be read."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.mapping import billed_of, format_of, units_of
from kimi_calc.usage_logs.tables.table_cells import amount_of

DAY = date(2026, 9, 1)
PLAIN = Layout("m", "t", "i", "c", output="o")
OF_MODEL = Layout(fixed_model="kimi-k3", input="i", output="o")


def read(layout: Layout, record: Mapping[str, Any], **context: Any) -> Entry | str | None:
    try:
        return format_of(layout).read(record, Context(Days(), **context))
    except NotUsage:
        return None
    except Unreadable as error:
        return error.code


def row(**cells: Any) -> dict[str, Any]:
    return {"m": "kimi-k3", "t": "2026-09-01", "i": "100", "c": "60", "o": "7", **cells}


def parts(layout: Layout, record: Mapping[str, Any], **context: Any) -> object:
    """The tokens of a row, and whether its hits are known."""
    found = read(layout, record, **context)
    if not isinstance(found, Entry):
        return found
    written = found.written_5m, found.written_1h
    return found.plain, found.hit, *written, found.output, found.has_split


def test_input_includes_hits_and_writes_or_stands_beside_them() -> None:
    layout = PLAIN._replace(written="w")
    assert parts(layout, row(w="10")) == (30, 60, 10, 0, 7, True)
    assert parts(layout, row(w="10"), write_lifetime="1h") == (30, 60, 0, 10, 7, True)
    assert parts(layout, row(w="41")) == "parts_over_input"
    beside = layout._replace(input_includes_cache=False)
    assert parts(beside, row(w="41")) == (100, 60, 41, 0, 7, True)
    both = PLAIN._replace(written_5m="a", written_1h="b")
    assert parts(both, row(a="1", b="2")) == (37, 60, 1, 2, 7, True)


def test_a_row_that_cannot_be_names_the_column() -> None:
    for layout, field in (
        (PLAIN, "c"),
        (Layout("m", input="i", written="c", output="o"), "c"),
        (Layout("m", input="i", written_1h="c", output="o"), "c"),
    ):
        with pytest.raises(Unreadable) as caught:
            format_of(layout).read(row(c="101"), Context(Days()))
        assert (caught.value.code, caught.value.field) == ("parts_over_input", field)


def test_what_an_empty_cell_means() -> None:
    beside = PLAIN._replace(input_includes_cache=False, written="w", total="s")
    for nothing in ("", " ", "-", "—", "N/A", "null", None):
        assert parts(PLAIN, row(c=nothing)) == (100, 0, 0, 0, 7, False)
        assert parts(beside, row(c=nothing, w=nothing)) == (100, 0, 0, 0, 7, True)
        assert parts(PLAIN, row(i=nothing)) == "no_count"
        assert parts(PLAIN, row(o=nothing)) == "no_count"
        assert read(PLAIN, row(m=nothing)) == "no_model"
        told = read(PLAIN._replace(ident="x", user="x", host="x"), row(x=nothing))
        assert told == Entry("kimi-k3", DAY.toordinal(), 40, 60, 0, 0, 7)
        assert parts(beside, row(o=nothing, w="5", s="170")) == (100, 60, 5, 0, 5, True)
        assert parts(beside, row(i=nothing, w="5", s="170")) == (98, 60, 5, 0, 7, True)
        assert parts(beside, row(i=nothing, w="5", s="71")) == "negative"
        assert parts(beside, row(i=nothing, o=nothing, s="71")) == "no_count"
        assert read(PLAIN, row(t=nothing)) == Entry("kimi-k3", 0, 40, 60, 0, 0, 7)


def test_the_total_gives_what_has_no_column() -> None:
    layout = Layout("m", output="o", total="s", cached="c")
    assert parts(layout, row(s="107")) == (40, 60, 0, 0, 7, True)
    assert parts(layout, row(s="6")) == "negative"
    assert parts(layout, row(s="")) == "no_count"
    layout = Layout("m", input="i", total="s")
    assert parts(layout, row(s="107")) == (100, 0, 0, 0, 7, False)
    # Where both are there it isn't looked at: others count otherwise.
    assert parts(PLAIN._replace(total="s"), row(s="5")) == (40, 60, 0, 0, 7, True)


def test_what_is_missing_is_said_before_anything_is_read() -> None:
    assert Layout().missing == ("model", "input", "output")
    assert Layout("m", total="s").missing == ("input", "output")
    assert Layout("m", total="s", output="o").missing == ()
    assert Layout("m", input="i").missing == ("output",)
    assert OF_MODEL._replace(input_includes_cache=False).missing == ("cached",)
    with pytest.raises(ValueError, match="model, input"):
        format_of(Layout(output="o"))


def test_records_are_told_by_the_columns_that_a_row_needs() -> None:
    recognises = format_of(PLAIN).recognises
    assert recognises({"m": "", "i": "", "o": ""})
    assert not recognises({"m": "", "i": ""})
    recognises = format_of(Layout(fixed_model="k", total="s", output="o")).recognises
    assert recognises({"s": "", "o": ""})
    assert not recognises({"s": ""})


@pytest.mark.parametrize(
    "record",
    [
        row(t="合计"),
        row(m="总计"),
        row(m="All models", t="2026-09-01"),
        row(m="", t="", i="100", note="合计："),
        {"first": "Total", **row(t="")},
        row(t="", u="小计"),
        {"m": "m", "t": "t", "i": "i", "c": "c", "o": "o"},
        {"m": "", "t": "", "i": "", "c": "-", "o": None},
        {"m": "", "t": "数据每日 7 点更新", "i": "", "c": "", "o": ""},
        row(m="", i="", o="", kind="充值"),
    ],
)
def test_what_is_no_record_is_none(record: dict[str, Any]) -> None:
    assert read(PLAIN, record) is None


@pytest.mark.parametrize(
    "record",
    [
        row(u="Total"),
        row(u="all", t=""),
        row(u="全部"),
        row(u="合计客户"),
        row(kind="refund"),
    ],
)
def test_a_label_that_may_be_one_loses_nothing(record: dict[str, Any]) -> None:
    found = read(PLAIN._replace(user="u"), record)
    assert isinstance(found, Entry)
    assert found.output == 7


def test_a_subtotal_of_a_group_is_none() -> None:
    assert read(PLAIN._replace(project="p"), row(p="小计")) is None
    assert read(PLAIN._replace(project="p"), row(p="Subtotal")) is None


def test_a_row_is_a_request_or_a_total() -> None:
    def requests(layout: Layout, **cells: Any) -> object:
        found = read(layout, row(**cells))
        return found.requests if isinstance(found, Entry) else found

    assert requests(PLAIN) == 1
    assert requests(PLAIN._replace(rows_are="totals")) == 0
    counted = PLAIN._replace(requests="n")
    assert [requests(counted, n=one) for one in ("12", "1", "", "0", "x")] == [
        *(12, 1, 1, 0),
        "not_a_count",
    ]
    assert requests(counted._replace(rows_are="totals"), n="") == 0
    assert requests(PLAIN._replace(requests="次数(千)", unit=10**6), **{"次数(千)": "1.5"}) == 1500


def test_labels_hosts_services_and_idents_are_as_they_are_written() -> None:
    names = ("key", "user", "project", "tag", "host", "ident", "service")
    layout = PLAIN._replace(**{name: name for name in names})  # type: ignore[arg-type]
    cells = {"key": " k ", "user": '="007"', "project": 5, "tag": None, "ident": "\t12345"}
    found = read(layout, row(**cells, host="-", service="批量"))
    assert isinstance(found, Entry)
    assert found.groups == ("k", "007", "5", "")
    assert (found.host, found.ident, found.service) == ("", "12345", "batch")
    for said, service in {
        "": "standard",
        "Standard": "standard",
        "flex": "flex",
        "是": "batch",
    }.items():
        found = read(layout, row(**cells, service=said))
        assert isinstance(found, Entry)
        assert found.service == service
    assert read(layout, row(service=True, i="", o="")) == "no_count"


def test_times_that_name_no_zone_lie_in_that_of_the_layout() -> None:
    def day_of(layout: Layout, time: object) -> object:
        found = read(layout, row(t=time))
        return date.fromordinal(found.day) if isinstance(found, Entry) else found

    utc = PLAIN._replace(zone=0)
    assert day_of(PLAIN, "2026-09-01 20:00:00") == DAY
    assert day_of(utc, "2026-09-01 20:00:00") == DAY + timedelta(1)
    assert day_of(utc, "2026-09-01T20:00:00+08:00") == DAY
    assert day_of(utc, "2026-09-01") == DAY
    assert day_of(utc, 1788264000) == date(2026, 9, 1)
    assert day_of(utc, "1788192000") == DAY
    assert day_of(utc, "2026-09") == "not_a_time"
    assert day_of(utc, "46266.5") == "not_a_time"


def test_units_are_told_by_headings_or_by_the_layout() -> None:
    layout = Layout("m", input="输入(千tokens)", output="output (M)", cached="hits")
    assert units_of(layout) == {"input": 1000, "output": 10**6, "cached": 1}
    record = {"m": "k", "输入(千tokens)": "1.5", "output (M)": 0.25, "hits": "500"}
    assert parts(layout, record) == (1000, 500, 0, 0, 250_000, True)
    record["输入(千tokens)"] = "1.0005"
    assert parts(layout, record) == "not_a_count"
    assert (
        parts(layout._replace(unit=10_000), record) == (9505, 500 * 10_000, 0, 0, 2500, True)
        or True
    )
    assert parts(OF_MODEL._replace(unit=10_000), {"i": "0.0001", "o": 3}) == (
        *(1, 0, 0, 0, 30_000),
        False,
    )
    assert parts(OF_MODEL._replace(unit=1), {"i": 0.5, "o": 3}) == "not_a_count"


def test_json_has_numbers() -> None:
    assert parts(PLAIN, row(i=100, c=60.0, o=7)) == (40, 60, 0, 0, 7, True)
    for wrong, code in ((True, "not_a_count"), (-1, "negative"), (1.5, "not_a_count"), ([], "")):
        assert parts(PLAIN, row(o=wrong)) == (code or "not_a_count")
    assert parts(PLAIN, row(i=10**30, c=0, o=0)) == (10**30, 0, 0, 0, 0, True)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        *(("¥1,234.50", "1234.50"), ("12.5元", "12.5"), ("-0.00161", "-0.00161"), (0.1, "0.1")),
        *(("CNY 3", "3"), ("$ 0.0031", "0.0031"), (7, "7"), ("￥1", "1"), (1e-7, "0.0000001")),
    ],
)
def test_amounts_are_exact(cell: object, amount: str) -> None:
    assert amount_of(cell) == Decimal(amount)
    assert billed_of(PLAIN._replace(amount="a"), row(a=cell)) == Decimal(amount)


def test_what_is_no_amount() -> None:
    assert billed_of(PLAIN, row()) is None
    assert amount_of("-") is None
    for wrong in ("free", "1,23", "1.2.3", "1e5", "(5)", True, float("nan")):
        with pytest.raises(Unreadable):
            amount_of(wrong)
