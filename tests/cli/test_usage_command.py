"""`kimi-calc usage` from its arguments to its exit code."""

import io
import json
import shlex
from decimal import Decimal
from pathlib import Path

import pytest
from cli.usage_runs import TABLE, Usage, record, wrote

EACH = Decimal("0.00732")


def test_all_well_is_0(usage: Usage, log: Path) -> None:
    done = usage(log)
    assert (done.exit_code, done.err) == (0, "")
    assert "total        0.02196 CNY" in done.out
    assert "rows         3 read = 3 counted + 0 there twice" in done.out
    assert "3 rows of small" in done.out


def test_json(usage: Usage, log: Path) -> None:
    data = json.loads(usage(log, "--by", "model,day,key", "--json").out)
    assert data["rows"] == {
        "read": 3,
        "counted": 3,
        "merged": 0,
        "unreadable": 0,
        "unpriced": 0,
    }
    assert Decimal(data["total"]) == 3 * EACH
    assert data["currency"] == "CNY"
    assert data["by"] == ["model", "day", "key"]
    assert [(one["day"], one["key"], one["requests"]) for one in data["groups"]] == [
        ("2026-10-01", "", 1),
        ("2026-10-01", "a", 2),
    ]
    assert data["groups"][1]["plain"] == 2000
    assert Decimal(data["groups"][1]["amount"]) == 2 * EACH


def test_what_is_not_counted_is_1_and_told(usage: Usage, tmp_path: Path) -> None:
    file = wrote(
        tmp_path / "odd.jsonl",
        record(1),
        record(1),
        {"model": "top-up", "in": 0},
        record(2, model="gpt-4o-mini"),
        record(3, **{"in": -3}),
        "{broken",
    )
    done = usage(file, "--json")
    assert done.exit_code == 1
    assert done.err == ("kimi-calc: 3 of 5 rows are not counted: 1 has no price, 2 can't be read\n")
    data = json.loads(done.out)
    assert data["rows"] == {
        "read": 5,
        "counted": 1,
        "merged": 1,
        "unreadable": 2,
        "unpriced": 1,
    }
    assert data["not_usage"] == 1
    assert [(one["line"], one["reason"]) for one in data["unreadable"]] == [
        (5, "negative"),
        (6, "not_json"),
    ]
    assert data["unpriced"][0]["model"] == "gpt-4o-mini"
    likely = usage(wrote(tmp_path / "typo.jsonl", record(1, model="kimi-k2,6")))
    assert "(perhaps kimi-k2.6" in likely.out
    assert "--alias kimi-k2,6=MODEL" in likely.out
    aliased = usage(file, "--alias", "gpt-4o-mini=kimi-k2.6", "--json")
    assert json.loads(aliased.out)["rows"]["counted"] == 2


def test_lists_currencies_and_zones(usage: Usage, log: Path) -> None:
    dollars = json.loads(usage(log, "--currency", "usd", "--json").out)
    assert (dollars["currency"], dollars["zone"], dollars["price_list"]) == ("USD", "UTC", None)
    one = json.loads(usage(log, "--list", "cny-2026-04-20", "--json").out)
    assert (one["price_list"], one["lists_used"]) == ("cny-2026-04-20", ["cny-2026-04-20"])
    night = wrote(log.with_name("night.jsonl"), record(1, time="2026-10-01T20:00:00Z"))
    days = {
        zone: json.loads(usage(night, f"--zone={zone}", "--json").out)["days"]["first"]
        for zone in ("+08:00", "UTC", "-05:00", "＋８")
    }
    assert list(days.values()) == ["2026-10-02", "2026-10-01", "2026-10-01", "2026-10-02"]


OWN = """\
format: 1
provider: Moonshot AI
currency: CNY
published: 2026-10-01
source: https://example.org/contract
tier_by: input
models:
  - id: kimi-k2.6
    family: kimi-k2.6
    context_length: 12345
    tiers:
      - {up_to: 1500, cache_hit: 1, input: 6, output: 20}
      - {up_to: 12345, cache_hit: 2, input: 12, output: 40}
"""


def test_a_list_with_tiers_of_its_own(usage: Usage, log: Path, tmp_path: Path) -> None:
    prices = tmp_path / "own.yaml"
    prices.write_text(OWN, "utf-8")
    wrote(log, record(1), record(2, **{"in": 1001}), record(3, **{"in": 12_345}))
    data = json.loads(usage(log, "--list", prices, "--top", "1", "--json").out)
    assert data["total"] == "0.020112"  # 6,000 + 500 + 200, then 12,012 + 1,000 + 400, and 3 not
    assert data["unpriced"][0]["reason"] == "over_context"
    assert data["dearest"][0]["amount"] == "0.013412"


def test_writes_that_do_not_say_for_how_long(usage: Usage, tmp_path: Path) -> None:
    file = wrote(tmp_path / "w.jsonl", record(1, model="kimi-k3", written=1_000_000))
    short, long = (
        Decimal(json.loads(usage(file, *more, "--json").out)["total"])
        for more in ((), ("--write-lifetime", "1h"))
    )
    assert long - short == 20


def test_a_bill(usage: Usage, log: Path, tmp_path: Path) -> None:
    assert "0.02 CNY billed, as worked out" in usage(log, "--bill", "￥0.02").out
    table = tmp_path / "bill.csv"
    table.write_bytes("日期,金额\n2026-10-01,0.03\n".encode("gb18030"))
    done = usage(log, "--bill", table, "--json")
    assert done.exit_code == 0
    bill = json.loads(done.out)["bill"]
    assert (bill["billed"], bill["difference"], bill["agrees"]) == ("0.03", "0.00804", False)
    workbook, odd_table = tmp_path / "bill.xlsx", tmp_path / "odd.csv"
    workbook.write_bytes(b"PK\x03\x04\0\0")
    odd_table.write_text("2026-10-01,0.03\n2026-10-02,much\n", "utf-16")
    assert "bill.xlsx is no text: save the table as CSV" in usage(log, "--bill", workbook).err
    assert "odd.csv: line 2 of the bill: " in usage(log, "--bill", odd_table).err
    for wrong in ("abc", "$3", "-1", "", tmp_path / "none.csv"):
        done = usage(log, f"--bill={wrong}")
        assert (done.exit_code, done.out) == (2, "")
        assert done.err.startswith("kimi-calc: --bill: ")
        assert done.err.count("\n") == 1


def test_another_model_and_savings(usage: Usage, log: Path) -> None:
    wrote(log, record(1), record(2, model="kimi-k3"), record(3, model="kimi-k3", out=300_000))
    done = usage(log, "--on", "kimi-k2.6", "--savings")
    assert done.out.splitlines()[0].endswith("  on kimi-k2.6")
    # 31 in all: 0.00732 twice, and the long request stays where it is.
    assert "what if      all on kimi-k2.6: 30.03564 CNY, 0.01468 less" in done.out
    assert "1 row stays as it was: longer than the model's context" in done.out
    assert "could save   " in done.out
    data = json.loads(usage(log, "--on", "kimi-k2.6", "--by", "day", "--json").out)["what_if"]
    assert data["refused"] == [{"reason": "over_context", "rows": 1}]
    assert data["groups"][0]["after"] == data["total"] == "30.03564"
    wrong = usage(log, "--on", "kimi-k9")
    assert (wrong.exit_code, wrong.out) == (2, "")
    assert "--on: no price list has 'kimi-k9'" in wrong.err


def test_the_dearest(usage: Usage, log: Path) -> None:
    wrote(log, record(1), record(2, out=5000), record(3))
    done = usage(log, "--top", "1")
    assert "dearest      0.1421 CNY " in done.out
    assert "log.jsonl:2: kimi-k2.6, 2026-10-01, 1,500 in (500 hits) + 5,000 out" in done.out
    assert "a request    half of them cost at most about 0.007" in done.out
    data = json.loads(usage(log, "--top", "2", "--json").out)
    assert len(data["dearest"]) == 2
    assert EACH <= Decimal(data["spread"]["half"]) < EACH * 33 / 32
    assert Decimal(data["spread"]["95%"]) > Decimal("0.14")


def test_csv(usage: Usage, log: Path) -> None:
    lines = usage(log, "--by", "key", "--csv").out.splitlines()
    assert lines == [
        "key,rows,requests,plain,hit,written_5m,written_1h,output,amount,at_most,currency",
        ",1,1,1000,500,0,0,10,0.00732,0.00,CNY",
        "a,2,2,2000,1000,0,0,20,0.01464,0.00,CNY",
    ]


def test_columns_of_the_records_group_them(usage: Usage, tmp_path: Path) -> None:
    file = wrote(
        tmp_path / "log.jsonl", record(1, region="north"), record(2, region="south"), record(3)
    )
    data = json.loads(usage(file, "--by", "region", "--json").out)
    assert [one["region"] for one in data["groups"]] == ["", "north", "south"]
    done = usage(file, "--by", "modle")
    assert (done.exit_code, done.out) == (2, "")
    assert "--by: no record has 'modle': give model, day, " in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "model,,day"), "--by: name what is told apart"),
        (("--currency", "EUR"), "there is no price list in EUR"),
        (("--list", "cny-1999-01-01"), "is no file and no price list"),
        (("--list", "cny-2026-04-20", "--currency", "USD"), "is in CNY, not in USD"),
        (("--zone", "Mars"), "is no zone: give one such as +08:00"),
        (("--zone", "+15"), "is no zone"),
        (("--alias", "gpt"), "--alias: can't read 'gpt': give NAME=MODEL"),
        (("--alias", "gpt=kimi-k9"), "no price list has 'kimi-k9'"),
        (("--top", "-1"), "is no number of requests"),
        (("--json", "--csv"), "not allowed with"),
        (("-", "-"), "can be read once"),
        (("--csv", "--bill", "1", "--savings"), "the groups alone: leave --bill, --savings out"),
        (("--table", "logs"), "--table belongs to --sql"),
        (("--sql", "duckdb", "--json", "--top", "3"), "reads no records: leave --top, --json out"),
    ],
)
def test_a_wrong_argument_is_2_and_a_line(
    usage: Usage, log: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = usage(log, *arguments)
    assert (done.exit_code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert said in done.err


def test_no_file_is_2(usage: Usage, tmp_path: Path) -> None:
    done = usage()
    assert (done.exit_code, done.out) == (2, "")
    assert "name a file of records" in done.err
    done = usage(tmp_path / "nothing.jsonl")
    assert (done.exit_code, done.out) == (2, "")
    assert done.err.count("\n") == 1


EXAMPLES = (
    "kimi-calc usage october.csv",
    "kimi-calc usage logs october.csv --by key,day --bill 69,790.00",
    "kimi-calc usage october.csv --bill bill.csv --on kimi-k2.6 --savings",
    "kimi-calc usage october.csv --currency USD --zone +08:00 --csv",
    "kimi-calc usage october.csv --list cny-2026-09-19 --alias assistant=kimi-k3 --top 10 --json",
    "kimi-calc usage - --columns model=模型,time=时间,input=输入,cached=缓存命中,output=输出",
)


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_can_be_typed(
    usage: Usage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    whole = "".join(TABLE.splitlines(keepends=True)[:-1])
    (tmp_path / "october.csv").write_text(whole, "utf-8")
    (tmp_path / "bill.csv").write_text("day,amount\n2026-10-01,0.02\n", "utf-8")
    (tmp_path / "logs").mkdir()
    wrote(tmp_path / "logs" / "log.jsonl", record(1))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(whole.encode())))
    done = usage(*shlex.split(line)[2:])
    assert (done.exit_code, done.err) == (0, "")
    assert "kimi-k3" in done.out or "CNY" in done.out or "USD" in done.out


def test_progress_is_shown_on_a_terminal_alone(
    usage: Usage, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kimi_calc.cli import usage_progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(usage_progress, "_PATIENCE", -1)
    assert usage(log).err == ""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert usage(log).exit_code == 0
    assert "reading: " in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")
