"""`kimi-calc usage` from its arguments to its exit code, with a small format of its own."""

import io
import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from cli.odd import odd, one_line

from kimi_calc.cli.main import main
from kimi_calc.usage_logs import record_taking
from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.own_aliases import OwnAliases
from kimi_calc.usage_logs.records import Entry, NotUsage


class Result(NamedTuple):
    exit_code: int
    out: str
    err: str


Usage = Callable[..., Result]


def read(record: Record, context: Context) -> Entry:
    if record["model"] == "top-up":
        raise NotUsage
    written = count_or_0(record.get("written"), "written")
    is_5m = context.write_lifetime == "5m"
    return Entry(
        record["model"],
        context.days.of(record.get("time")),
        count(record.get("in"), "in"),
        count_or_0(record.get("hit"), "hit"),
        written if is_5m else 0,
        0 if is_5m else written,
        count(record.get("out"), "out"),
        groups=(record.get("key", ""), "", "", ""),
        ident=record.get("id", ""),
        has_split="hit" in record,
    )


SMALL = Format("small", lambda record: "model" in record and "in" in record, read)


@pytest.fixture
def usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Usage:
    monkeypatch.setattr(record_taking, "formats", lambda: (SMALL,))
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))

    def run(*arguments: object) -> Result:
        try:
            exit_code = main(["usage", *map(str, arguments)])
        except SystemExit as error:  # of argparse
            exit_code = int(error.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(exit_code, said.out, said.err)

    return run


def wrote(file: Path, *records: object) -> Path:
    lines = (one if isinstance(one, str) else json.dumps(one) for one in records)
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def record(number: int, **more: object) -> dict[str, object]:
    usual = {"in": 1000, "hit": 500, "out": 10, "time": "2026-10-01T12:00:00+08:00"}
    return {"model": "kimi-k2.6", **usual, "id": f"r{number}", **more}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Three requests, 0.0073 each: 1,000 x 6.5 + 500 x 1.1 + 10 x 27, per million."""
    return wrote(tmp_path / "log.jsonl", record(1), record(2, key="a"), record(3, key="a"))


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
    for wrong in ("abc", "$3", "-1", ""):
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


TABLE = """\
时间,模型,输入,缓存命中,输出,密钥
2026-10-01 09:12:03,kimi-k2.6,5200,4096,410,客服
2026-10-02 14:02:11,kimi-k3,48000,40960,2100,报表
2026-10-03 20:31:00,kimi-k2.6,-5,0,120,客服
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "十月.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_a_table_says_how_it_was_read(usage: Usage, table: Path) -> None:
    done = usage(table, "--by", "key,model")
    assert done.exit_code == 1
    assert "十月.csv: 3 rows of a table" in done.out
    assert "columns      " in done.out
    assert "model=模型,time=时间,input=输入,cached=缓存命中,output=输出,key=密钥," in done.out
    assert "assumed, else say so with --columns: whether the input includes" in done.out
    assert "十月.csv:4: 输入 is -5: less than nothing" in done.out
    (said,) = json.loads(usage(table, "--json").out)["tables"]
    assert said["assumed"] == ["cache"]
    # Told otherwise, hits stand beside the input: then they are more of it, and cost more.
    beside = said["columns"].replace("cache=included", "cache=excluded")
    both = [
        Decimal(json.loads(usage(table, "--columns", one, "--json").out)["total"])
        for one in (said["columns"], beside)
    ]
    assert both[1] - both[0] == (4096 * Decimal("6.5") + 40960 * 20) / 1_000_000


def test_a_table_whose_columns_must_be_told(usage: Usage, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("a,b,c\nkimi-k3,100,20\nkimi-k3,150,20\n", "utf-8")
    done = usage(file)
    assert (done.exit_code, done.out) == (2, "")  # nothing could be read
    assert done.err.count("\n") == 1
    assert "such as --columns 'model=a," in done.err
    told = usage(file, "--columns", "model=a,input=b", "--columns", "output=c,rows=requests")
    assert told.exit_code == 0
    assert "total        at most 0.009 CNY" in told.out
    both = usage(file, wrote(tmp_path / "log.jsonl", record(1)))
    assert both.exit_code == 1
    assert "1 row of small" in " ".join(both.out.split())
    for columns, said in (
        ("model=x,input=b,output=c", "there is no column 'x' for model: the columns are a, b, c"),
        ("model=a", "it must be told too: input="),
        ("modle=a", "'modle' is nothing that a column can be"),
    ):
        wrong = usage(file, "--columns", columns)
        assert (wrong.exit_code, wrong.out) == (2, "")
        assert said in wrong.err
    needless = usage(tmp_path / "log.jsonl", "--columns", "model=a,input=b,output=c")
    assert needless.exit_code == 2
    assert "no file is a table of an unknown kind" in needless.err


def test_kept_aliases_hold(usage: Usage, table: Path) -> None:
    table.write_text(TABLE.replace("kimi-k3", "assistant"), "utf-8")
    assert json.loads(usage(table, "--json").out)["rows"]["unpriced"] == 1
    OwnAliases().change({"assistant": "kimi-k3"})
    assert json.loads(usage(table, "--json").out)["rows"]["unpriced"] == 0
    given = json.loads(usage(table, "--alias", "assistant=", "--json").out)
    assert given["unpriced"][0]["reason"] == "membership"


@pytest.mark.skipif(os.name != "posix", reason="shells and names are others there")
@pytest.mark.parametrize("encoding", ["cp1252:strict", "cp936", "ascii"])
def test_terminals_that_lack_letters(table: Path, tmp_path: Path, encoding: str) -> None:
    home = str(tmp_path / "home")
    done = odd("usage", str(table), PYTHONIOENCODING=encoding, KIMI_CALC_HOME=home)
    codec = encoding.partition(":")[0]
    said = done.stdout.decode(codec)
    assert done.returncode == 1
    assert "0.4554716 CNY" in said
    assert "输入".encode(codec, "backslashreplace").decode(codec) in said


@pytest.mark.skipif(os.name != "posix", reason="shells and names are others there")
def test_nobody_listens(table: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    closed = odd("usage", str(table), closing=">&-", KIMI_CALC_HOME=home)
    assert closed.returncode == 1
    assert b"1 of 3 rows is not counted" in closed.stderr
    unheard = odd("usage", str(table), closing="2>&-", KIMI_CALC_HOME=home)
    assert unheard.returncode == 1
    assert "CNY" in unheard.stdout.decode()
    silent = odd("usage", "-", closing="<&-", KIMI_CALC_HOME=home)
    assert "the standard input (-) is closed" in one_line(silent)
    ended = odd("usage", str(table), closing="| true", KIMI_CALC_HOME=home)
    assert ended.stderr == b"" or b"not counted" in ended.stderr


def test_folders_copies_and_the_standard_input(
    usage: Usage, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "copy.jsonl").write_bytes(log.read_bytes())
    (folder / "readme.txt").write_text("nothing of it", "utf-8")
    done = usage(log, folder)
    assert (done.exit_code, done.err) == (0, "")
    assert "copy.jsonl: it holds the same as another one" in done.out
    assert "readme.txt: no record of use was found in it" in done.out
    assert usage(folder / "readme.txt").exit_code == 2
    missing = usage(log, tmp_path / "none.jsonl")
    assert missing.exit_code == 1
    assert "none.jsonl: it is not there" in missing.err
    for number in range(12):
        wrote(folder / f"{number}.jsonl", record(100 + number))
    assert "files        13 files of small: 15 rows" in usage(folder).out

    given = io.TextIOWrapper(io.BytesIO(log.read_bytes()))
    monkeypatch.setattr("sys.stdin", given)
    done = usage("-")
    assert done.exit_code == 0
    assert "files        -: 3 rows of small" in done.out


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
