"""What `kimi-calc usage` tells, of readings made by hand."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

from cli.answers import numbers, row
from made_up_usage import PlainNames, costs_of, entry

from kimi_calc.cli.usage_csv import usage_csv
from kimi_calc.cli.usage_json import usage_data
from kimi_calc.cli.usage_text import usage_text
from kimi_calc.cli.usage_told import Told, not_counted
from kimi_calc.usage_logs.asked import Asked, Dear, Reading, UnknownTable
from kimi_calc.usage_logs.bills.bill_checks import check_bill
from kimi_calc.usage_logs.bills.bills import read_bill
from kimi_calc.usage_logs.groups import grouped
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.savings import savings
from kimi_calc.usage_logs.tally import Fault, FileRead, Place

OCTOBER = date(2026, 10, 1).toordinal()


def told(*entries: Entry, by: tuple[str, ...] = ("model",), bill: str = "") -> Told:
    costs = costs_of(*entries)
    checked = check_bill(costs, read_bill(bill), PlainNames()) if bill else None
    reading = Reading(costs.tally, "CNY")
    return Told(Asked(("logs.csv",)), reading, costs, by, grouped(costs, by), checked=checked)


def troubled() -> Told:
    """Some rows of every kind."""
    found = told(
        entry("kimi-k2.6", 5_000, 15_000, 900, day=OCTOBER),
        entry("kimi-k2.6", 10_000, output=100, day=OCTOBER + 1, has_split=False),
        entry("kimi-k3", 2_000, 1_000, 50, day=OCTOBER + 2, written=(300, 0)),
        entry("kimi-k3", 1_000, output=50, day=0, calls=(("web_search", 2),)),
        *[entry("gpt-4o", 7)] * 2,
        entry("kimi-k2.6", 10**6),
    )
    tally = found.reading.tally
    tally.merged, tally.unreadable, tally.not_usage = 3, 1, 4
    tally.faults.append(Fault(Place("logs.csv", 17), "negative", "prompt_tokens", "-3"))
    tally.files.append(FileRead("logs.csv", "new-api", 11, 4))
    return found


def test_the_text_tells_all() -> None:
    said = usage_text(troubled())
    # 5,000 x 6.5 + 15,000 x 1.1 + 900 x 27 + 10,000 x 6.5 + 100 x 27, per million
    assert row(said, "kimi-k2.6") == (
        ["kimi-k2.6", "2", "30,000", "75.0%", "0", "1,000", "at", "most", "0.141"]
    )
    assert row(said, "kimi-k3") == ["kimi-k3", "2", "4,300", "23.3%", "300", "100", "0.098"]
    assert "total        at most 0.239 CNY" in said
    assert "at most      0.0677 CNY of it are an upper bound: 1 row does not say" in said
    assert (
        "rows         11 read = 4 counted + 3 there twice + 1 unreadable + 3 without a price"
        in said
    )
    assert "besides      4 rows that are no records of use" in said
    assert "cny-2026-09-19; 2026-10-01 to 2026-10-03, days of +08:00" in said
    assert "1 row without a day, priced by the newest: cny-2026-09-19" in said
    assert "2 rows of gpt-4o: no price list has this model" in said
    assert "(--alias gpt-4o=MODEL)" in said
    assert "1 row of kimi-k2.6: longer than the model's context" in said
    assert "unreadable   logs.csv:17: prompt_tokens is -3: less than nothing" in said
    assert "files        logs.csv: 11 rows of new-api" in said
    assert said.endswith("nothing left it")
    assert "\N{MINUS SIGN}" not in said
    said.encode("cp1252")


def test_the_rows_of_json_add_up_and_no_amount_is_a_number() -> None:
    found = troubled()
    data = json.loads(json.dumps(usage_data(found)))
    rows = data["rows"]
    assert rows == {"read": 11, "counted": 4, "merged": 3, "unreadable": 1, "unpriced": 3}
    assert (
        Decimal(data["total"])
        == found.costs.total
        == sum(Decimal(one["amount"]) for one in data["groups"])
    )
    assert data["at_most"] == "0.0677"
    assert data["currency"] == "CNY"
    k26, k3 = data["groups"]
    assert {name: k3[name] for name in ("model", "requests", "plain", "hit", "output")} == {
        "model": "kimi-k3",
        "requests": 2,
        "plain": 3000,
        "hit": 1000,
        "output": 100,
    }
    assert (k3["written_5m"], k3["written_1h"]) == (300, 0)
    assert k3["charges"]["per_call"] == "0.02"
    assert k26["values"] == ["kimi-k2.6"]
    assert {one["reason"]: one["rows"] for one in data["unpriced"]} == {
        "unknown_model": 2,
        "over_context": 1,
    }
    assert data["unreadable"][0]["line"] == 17
    assert all(isinstance(one, int) for one in numbers(data))


def test_csv_is_read_as_it_was_written() -> None:
    found = troubled()
    for by in (("model",), ("day", "model"), ("key",)):
        one = found._replace(by=by, groups=grouped(found.costs, by))
        rows = list(csv.DictReader(io.StringIO(usage_csv(one))))
        assert sum(Decimal(row["amount"]) for row in rows) == found.costs.total
        assert [tuple(row[name] for name in by) for row in rows] == [
            group.values for group in one.groups
        ]
    formula = told(entry()._replace(groups=("=1+1", "", "", "")), by=("key",))
    assert usage_csv(formula).splitlines()[1].startswith("'=1+1,")


def test_what_is_not_counted_is_a_line_each() -> None:
    found = troubled()
    assert not_counted(found) == ("4 of 11 rows are not counted: 3 have no price, 1 can't be read",)
    table = UnknownTable("a\nb.csv", ("提示", "\x1b[31m"), (), "Sheet1")
    reading = Reading(found.reading.tally, "CNY", unknown=(table,))
    (_, line) = not_counted(found._replace(reading=reading))
    assert "such as --columns 'input=提示," in line
    assert "\x1b" not in line
    assert "\n" not in line
    assert not_counted(told(entry(plain=1))) == ()
    found.reading.tally.given_up = ("user",)
    assert len(not_counted(found)) == 1
    assert "too many different values of user" in not_counted(found._replace(by=("user",)))[1]


def test_the_dearest_requests() -> None:
    found = told(entry(plain=1))
    one = entry("kimi-k3", 200, 100, 7, day=OCTOBER, written=(1, 2))
    dear = Dear(Decimal("4.8714"), Place("logs.csv", 45), one)
    said = usage_text(found._replace(dearest=(dear,)))
    assert (
        "dearest      4.87 CNY logs.csv:45: kimi-k3, 2026-10-01, 303 in (100 hits) + 7 out" in said
    )
    (data,) = usage_data(found._replace(dearest=(dear,)))["dearest"]
    assert (data["amount"], data["written_1h"], data["day"]) == ("4.8714", 2, "2026-10-01")


def test_a_bill_beside_it() -> None:
    entries = [entry("kimi-k2.6", 100_000, day=OCTOBER + n) for n in range(10)]
    same = usage_text(told(*entries, bill="6.50"))
    assert "bill         6.50 CNY billed, as worked out\n" in same
    taxed = usage_text(told(*entries, bill="6.89"))
    assert "bill         6.89 CNY billed, 0.39 more than worked out (+6.0%)" in taxed
    assert "could be     the bill may have 6% tax on top (+0.39 CNY)" in taxed
    odd = usage_text(told(*entries, bill="9999.37"))
    assert "nothing that was looked for accounts for it by itself" in odd
    days = usage_text(told(*entries, bill="2026-10-01 0.65\n2026-10-02 0.60"))
    assert "days that it isn't of: 5.20 CNY, left out" in days
    assert row(days, "2026-10-02") == ["2026-10-02", "0.60", "CNY", "0.65", "CNY", "-0.05", "CNY"]
    data = usage_data(told(*entries, bill="2026-10-01 0.65\n2026-10-02 0.60"))["bill"]
    assert data["difference"] == "-0.05"
    assert all(isinstance(one, int) for one in numbers(data))


def test_what_could_be_saved() -> None:
    found = told(*[entry("kimi-k3", 9_000, 1_000, 500, day=OCTOBER)] * 3)
    assert "could save" not in usage_text(found)
    assert usage_data(found)["savings"] is None
    saved = found._replace(savings=savings(found.costs, PlainNames()))
    said = usage_text(saved)
    # 3 x 7,500 more hits, 18 cheaper per million
    assert "could save   0.405 CNY: hits of at least 85%, 85.0% of all and not 10.0%" in said
    assert "requests of up to 32,768 tokens on kimi-k2.6 (of kimi-k3, 3 rows)" in said
    data = usage_data(saved)["savings"]
    assert [one["kind"] for one in data] == ["hit_rate", "short_requests"]
    assert "nothing that was looked for" in usage_text(found._replace(savings=()))


def test_numbers_of_any_size_and_names_of_any_kind() -> None:
    huge = 10**3_900
    one = entry("kimi-k3", huge, huge, huge, requests=huge, day=OCTOBER)
    odd = entry("kimi-k2.6", 1, day=OCTOBER)._replace(groups=("\x1b[31m\n\udcba", "", "", ""))
    found = told(one, odd, by=("model", "key"), bill="12.00")
    said = usage_text(found)
    assert "\x1b" not in said + usage_csv(found)
    assert len(usage_csv(found).splitlines()) == 3
    said.encode()
    data = json.loads(json.dumps(usage_data(found)))
    assert {Decimal(one["amount"]) for one in data["groups"]} == {
        Decimal(122 * 10**3_894),
        Decimal("0.0000065"),
    }
