"""What `kimi-calc usage` reads: tables, folders, the standard input; and where nobody listens."""

import io
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from cli.odd import odd, one_line
from cli.usage_runs import TABLE, Usage, record, wrote

from kimi_calc import pricing
from kimi_calc.price_lists import price_list_named
from kimi_calc.usage_logs import record_taking
from kimi_calc.usage_logs.formats import formats
from kimi_calc.usage_logs.own_aliases import OwnAliases


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
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "readme.txt").write_text("nothing of it", "utf-8")
    nothing = usage(tmp_path / "empty")
    assert nothing.exit_code == 2
    assert "empty: no record of use was found in it" in nothing.err
    unused = usage(wrote(tmp_path / "unused.jsonl", {"model": "top-up", "in": 0}))
    assert (unused.exit_code, unused.err) == (0, "")
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


NEW_API = {
    "id": 811,
    "created_at": 1789000000,
    "type": 2,
    "username": "客服部",
    "token_name": "bot-1",
    "model_name": "kimi-k2.6",
    "quota": 4210,
    "prompt_tokens": 5200,
    "completion_tokens": 410,
    "channel": 3,
    "group": "default",
    "other": '{"cache_tokens": 4096, "cache_ratio": 0.17, "model_ratio": 0.475, "group_ratio": 1}',
}
SESSION = {
    "type": "assistant",
    "timestamp": "2026-10-02T03:00:01.000Z",
    "sessionId": "s1",
    "message": {
        "id": "msg_ex",
        "model": "kimi-k3",
        "usage": {"input_tokens": 120, "cache_read_input_tokens": 9000, "output_tokens": 260},
    },
}


def test_logs_of_a_gateway_and_an_agent(
    usage: Usage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_taking, "formats", formats)  # those that there are
    other = '{"model_ratio": 0.475}'
    wrote(
        tmp_path / "logs.jsonl",
        NEW_API,
        NEW_API | {"id": 812, "type": 1, "prompt_tokens": 0},
        NEW_API | {"id": 813, "created_at": 1789000100, "other": other, "username": "研发"},
    )
    wrote(tmp_path / "session.jsonl", SESSION, SESSION)
    done = usage(tmp_path, "--by", "user,model", "--json")
    assert (done.exit_code, done.err) == (0, "")
    data = json.loads(done.out)
    assert data["rows"] == {"read": 4, "counted": 3, "merged": 1, "unreadable": 0, "unpriced": 0}
    assert data["not_usage"] == 1
    prices = price_list_named("cny-2026-09-19")
    k26, k3 = prices.model("kimi-k2.6"), prices.model("kimi-k3")
    assert {one["user"]: Decimal(one["amount"]) for one in data["groups"]} == {
        "": pricing.quote(k3, pricing.Usage(9120, 260, 9000)).total,
        "客服部": pricing.quote(k26, pricing.Usage(5200, 410, 4096)).total,
        "研发": pricing.quote(k26, pricing.Usage(5200, 410)).total,
    }
