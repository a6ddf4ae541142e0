"""`kimi-calc estimate`: what a file says, re-priced, exported; and every way for it to go wrong."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from zipfile import ZipFile

import pytest
from cli.answers import OWN
from drawn_estimate import drawn_estimate, item
from pypdf import PdfReader
from systems import COMPANY_VARIABLE, LINKS

from kimi_calc.estimates import Basis, Estimate, Form, Growth
from kimi_calc.estimates.files import written
from kimi_calc.price_lists import load_price_list
from kimi_calc.settings import Settings, save

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def estimate(run: Run, tmp_path: Path, home: Path) -> Run:
    """`kimi-calc estimate` of a person with a folder of their own; never a traceback."""

    def run_one(*arguments: str, **environment: str) -> CompletedProcess[str]:
        usual = {"KIMI_CALC_HOME": str(home), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        elsewhere = {COMPANY_VARIABLE: str(tmp_path / "company"), "LANGUAGE": ""}
        result = run("estimate", *arguments, **(usual | elsewhere | environment))
        assert "Traceback" not in result.stderr
        assert all(line.startswith("kimi-calc: ") for line in result.stderr.splitlines())
        return result

    return run_one


@pytest.fixture
def drawn(tmp_path: Path) -> str:
    return put(tmp_path / "budget.kimicalc", drawn_estimate())


def put(path: Path, what: Estimate) -> str:
    path.write_text(written(what), "utf-8")
    return str(path)


def data_of(result: CompletedProcess[str]) -> Any:
    return json.loads(result.stdout)


def test_the_drawing_is_told(estimate: Run, drawn: str) -> None:
    result = estimate(drawn)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "2027 年 AI 预算"
    (bot,) = (line for line in lines if "客服机器人" in line)
    assert bot.split("  ")[1].strip() == "客服机器人"
    for said in ("2,000 in (50% hits) + 400 out", "3,000 a day x 30 days", "¥1,656.00 a month"):
        assert said in bot
    (documents,) = (line for line in lines if line.startswith("文档"))
    assert documents.endswith("¥280.00 a month + ¥1,598.40 once")
    assert (
        "total        CNY: ¥7,322.80 a month + ¥1,598.40 once, in the first year ¥89,472.00"
    ) in lines
    assert lines[-2] == "prices       cny-2026-09-19, CNY, from 2026-09-19"
    assert lines[-1] == "today        with cny-2026-09-19: the same"


def test_json_has_every_number_as_a_text(estimate: Run, drawn: str) -> None:
    data = data_of(estimate(drawn, "--json"))
    first = data["items"][0]
    assert first["usage"]["input_tokens"] == "2000"
    assert Decimal(first["usage"]["cache_hit_share"]) == Decimal("0.5")
    assert first["times"] == {
        "number": "3000",
        "days": "30",
        "total": "90000",
        "period": "month",
        "growth": None,
    }
    assert (first["amount"], first["month"], first["month_exact"]) == ("1656.00", "1656.00", True)
    once = data["items"][3]
    assert (once["service"], once["month"], once["year"]) == ("batch", None, "1598.40")
    (total,) = data["totals"]
    assert (total["month"], total["once"], total["year"]) == ("7322.80", "1598.40", "89472.00")
    assert [group["name"] for group in data["groups"]] == ["客服", "文档", "研发"]
    assert data["groups"][0]["totals"][0]["month"] == "3228.00"
    assert data["lists"][0]["id"] == "cny-2026-09-19"
    assert data["today"][0]["difference"] == {
        "month": "0.00",
        "month_exact": True,
        "once": "0.00",
        "year": "0.00",
        "year_exact": True,
    }
    assert data["repriced"] is None

    def numbers(value: object) -> list[object]:
        if isinstance(value, dict):
            return [one for part in value.values() for one in numbers(part)]
        if isinstance(value, list):
            return [one for part in value for one in numbers(part)]
        return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []

    assert numbers(data) == []


def test_old_prices_stay_and_today_s_are_told(estimate: Run, tmp_path: Path) -> None:
    usage, times = (10_000, 1_000, "0"), (10, 30)
    old = item("old", "", "kimi-k2-turbo-preview", usage, times, list_id="cny-2025-11-11")
    path = put(tmp_path / "a.kimicalc", Estimate("", (old, *drawn_estimate().items)))
    data = data_of(estimate(path, "--json"))
    assert data["items"][0]["price_list"] == "cny-2025-11-11"
    (today,) = data["today"]
    assert (today["price_list"], today["items_without_price"]) == ("cny-2026-09-19", "1")
    lines = estimate(path).stdout.splitlines()
    assert lines[0] == "(without a name)"
    assert lines[-1] == (
        "today        with cny-2026-09-19: the same (1 without a price in it, as they are)"
    )


def test_items_are_re_priced_and_what_can_t_be_stays(estimate: Run, drawn: str) -> None:
    result = estimate(drawn, "--price-list", "cny-2026-07-16")
    assert (result.returncode, result.stderr) == (0, "")
    assert "prices       cny-2026-07-16, CNY, from 2026-07-16" in result.stdout
    result = estimate(drawn, "--price-list", "cny-2026-06-12")  # it has no kimi-k3
    assert result.returncode == 1
    (complaint,) = result.stderr.splitlines()
    assert complaint.startswith(
        "kimi-calc: 合同摘要 stays at cny-2026-09-19: 'kimi-k3' is not in price list cny-2026-06-12"
    )
    text = result.stdout
    assert "before       CNY: ¥7,322.80 a month" in text
    assert text.count("prices       ") == 2
    data = data_of(estimate(drawn, "--price-list", "cny-2026-06-12", "--json"))
    assert data["repriced"]["before"][0]["month"] == "7322.80"
    assert {one["price_list"] for one in data["items"]} == {"cny-2026-06-12", "cny-2026-09-19"}


def test_a_file_of_prices_re_prices_too(estimate: Run, tmp_path: Path, home: Path) -> None:
    prices = tmp_path / "own.yaml"
    prices.write_text(OWN, "utf-8")
    one = item("合同摘要", "", "kimi-k3", (60_000, 2_000, "0"), (200, None))
    path = put(tmp_path / "a.kimicalc", Estimate("", (one,)))
    data = data_of(estimate(path, "--json", "--price-list", str(prices)))
    # (60,000 × 20 + 2,000 × 100 × 0.5) ÷ 1,000,000 × 200, by the list's contract.
    assert Decimal(data["totals"][0]["month"]) == 260
    (home / "prices" / "a.yaml").write_text(OWN, "utf-8")
    # What is one's own is what today's prices are.
    save(home, Settings())
    (today,) = data_of(estimate(path, "--json"))["today"]
    assert today["price_list"] == "cny-2026-10-01@合同 2027"
    assert Decimal(today["difference"]["month"]) == 260 - 280


def test_each_of_several_lists_has_a_subtotal(estimate: Run, drawn: str, tmp_path: Path) -> None:
    old = item("old", "", "kimi-latest", (6000, 2000, "0"), (200, None), list_id="cny-2025-11-11")
    path = put(tmp_path / "a.kimicalc", Estimate("", (*drawn_estimate().items, old)))
    lines = [line for line in estimate(path).stdout.splitlines() if line.startswith("prices ")]
    assert lines == [
        "prices       cny-2026-09-19, CNY, from 2026-09-19: ¥7,322.80 a month + ¥1,598.40 once",
        "prices       cny-2025-11-11, CNY, from 2025-11-11: ¥6.40 a month",
    ]
    assert "prices       cny-2026-09-19, CNY, from 2026-09-19\n" in estimate(drawn).stdout


def test_a_contract_is_compared_with_itself_while_it_is_there(
    estimate: Run, tmp_path: Path, home: Path
) -> None:
    file = home / "prices" / "a.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OWN, "utf-8")
    own = load_price_list(file)
    save(home, Settings(price_list="cny-2026-09-19"))  # which is in use
    one = item("合同摘要", "", "kimi-k3", (60_000, 2_000, "0"), (200, None))
    theirs = replace(one, model=own.model("kimi-k3"), basis=Basis.of(own))
    path = put(tmp_path / "a.kimicalc", Estimate("", (theirs, one)))
    first, second = data_of(estimate(path, "--json"))["today"]
    assert [first["price_list"], second["price_list"]] == [own.id, "cny-2026-09-19"]
    assert first["same_prices"]
    assert second["same_prices"]
    file.unlink()
    (today,) = data_of(estimate(path, "--json"))["today"]
    assert (today["price_list"], today["stands_for"]) == ("cny-2026-09-19", ["合同 2027"])
    assert not today["same_prices"]
    assert estimate(path).stdout.splitlines()[-1] == (
        "today        with cny-2026-09-19: +¥20.00 a month, +¥240.00 in the first year; "
        "not among the lists any more: 合同 2027"
    )


def test_currencies_are_never_added(estimate: Run, tmp_path: Path) -> None:
    dollars = item("d", "客服", "kimi-k2.6", (2000, 400, "0"), (30, 30), list_id="usd-2026-09-19")
    both = Estimate("x", (*drawn_estimate().items, dollars))
    path = put(tmp_path / "a.kimicalc", both)
    data = data_of(estimate(path, "--json"))
    assert [(one["currency"], one["items"]) for one in data["totals"]] == [
        ("CNY", "5"),
        ("USD", "1"),
    ]
    assert [one["price_list"] for one in data["today"]] == ["cny-2026-09-19", "usd-2026-10-23"]
    text = estimate(path).stdout
    assert text.count("\ntotal  ") == text.count("\ntoday  ") == 2


def test_what_has_no_end_and_what_is_huge(estimate: Run, tmp_path: Path) -> None:
    weekly = item("w", "", "kimi-k3", (1, 0, "0"), (1, None), "week")
    huge = item("h", "", "kimi-k3", (1, 0, "0"), (10**900, None))
    grows = replace(weekly, name="g", growth=Growth(Decimal("-0.1"), 6))
    path = put(tmp_path / "a.kimicalc", Estimate("x", (weekly, grows)))
    data = data_of(estimate(path, "--json"))
    assert data["items"][0]["month_exact"] is False
    assert data["items"][1]["times"]["growth"] == {"rate": "-0.10", "months": "6"}
    text = estimate(path).stdout
    assert "about ¥" in text
    assert "falling 10% a month for 6 months" in text
    path = put(tmp_path / "b.kimicalc", Estimate("x", (huge,)))
    assert data_of(estimate(path, "--json"))["items"][0]["times"]["number"] == "1" + "0" * 900
    assert estimate(path).returncode == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_files_are_made_of_it(estimate: Run, drawn: str, tmp_path: Path, language: str) -> None:
    files = [tmp_path / f"out.{kind}" for kind in ("xlsx", "csv", "PDF", "md")]
    asked = [part for file in files for part in ("--export", str(file))]
    result = estimate(drawn, *asked, "--language", language)
    assert (result.returncode, result.stderr) == (0, "")
    workbook, table, paper, text = files
    with ZipFile(workbook) as book:
        assert book.testzip() is None
        assert "xl/worksheets/sheet1.xml" in book.namelist()
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [one.name for one in drawn_estimate().items]
    assert "¥89,472.00" in "".join(PdfReader(paper).pages[0].extract_text().split())
    assert "¥89,472.00" in text.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(
        ["budget.kimicalc", *(file.name for file in files)]
    )


def test_the_language_is_the_window_s(
    estimate: Run, drawn: str, tmp_path: Path, home: Path
) -> None:
    out = tmp_path / "out.md"

    def exported(*arguments: str) -> str:
        assert estimate(drawn, "--export", str(out), *arguments).returncode == 0
        return out.read_text("utf-8")

    english, chinese = exported("--language", "en"), exported("--language", "zh")
    assert english != chinese
    if os.name == "posix":  # else the system's is what somebody has set there
        assert exported() == english
    save(home, Settings(language="zh"))
    assert exported() == chinese
    save(home, Settings(language="en"))
    assert exported() == english


@pytest.mark.parametrize("name", ["out", "out.txt", "out.kimicalc", "out.xls", ""])
def test_other_files_can_t_be_made(estimate: Run, drawn: str, name: str, tmp_path: Path) -> None:
    result = estimate(drawn, "--export", str(tmp_path / "a.csv"), "--export", name)
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert ".xlsx, .csv, .pdf, .md" in line
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("kind", ["xlsx", "csv", "pdf", "md"])
def test_where_a_file_can_t_be_written(
    estimate: Run, drawn: str, tmp_path: Path, kind: str
) -> None:
    (tmp_path / f"out.{kind}").mkdir()
    result = estimate(drawn, "--export", str(tmp_path / f"out.{kind}"))
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert "can't be written" in line


def test_an_item_without_a_name_that_stays_is_told(estimate: Run, tmp_path: Path) -> None:
    one = item("", "", "kimi-k3", (10, 10, "0"), (1, None))
    path = put(tmp_path / "a.kimicalc", Estimate("", (one,)))
    result = estimate(path, "--price-list", "cny-2026-06-12")
    assert result.stderr.startswith("kimi-calc: an item without a name stays at cny-2026-09-19: ")


@pytest.mark.parametrize("kind", ["xlsx", "csv", "pdf", "md"])
def test_an_estimate_is_never_written_over_by_what_is_made_of_it(
    estimate: Run, drawn: str, tmp_path: Path, kind: str
) -> None:
    """A person may have called it so; a link leads to it all the same."""
    called = tmp_path / f"budget.{kind}"
    Path(drawn).rename(called)
    link = tmp_path / f"link.{kind}"
    if LINKS:
        link.symlink_to(called)
    else:
        link = called
    before = called.read_bytes()
    for target in (called, link, tmp_path / "x" / ".." / called.name):
        (tmp_path / "x").mkdir(exist_ok=True)
        result = estimate(str(called), "--export", str(target))
        assert (result.returncode, result.stdout) == (2, "")
        assert "is the estimate itself" in result.stderr
        assert called.read_bytes() == before


def test_no_folder_is_made_for_a_file(estimate: Run, drawn: str, tmp_path: Path) -> None:
    """It is misspelt, or on a disk that was taken out."""
    result = estimate(drawn, "--export", str(tmp_path / "none" / "out.csv"))
    assert (result.returncode, result.stdout) == (2, "")
    assert "can't be written: No such file or directory" in result.stderr
    assert not (tmp_path / "none").exists()


def test_json_has_all_that_a_quotation_says(estimate: Run, tmp_path: Path) -> None:
    form = Form("某某科技", "备注\n两行", "excluded", Decimal("0.09"), capitals=True)
    path = put(tmp_path / "a.kimicalc", replace(drawn_estimate(), form=form))
    data = data_of(estimate(path, "--json"))
    said = [data[name] for name in ("company", "remarks", "taxes", "tax_rate", "capitals")]
    assert said == ["某某科技", "备注\n两行", "excluded", "0.09", True]


def test_terminals_that_lack_letters(estimate: Run, drawn: str) -> None:
    lacking = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"}
    result = estimate(drawn, "--json", **lacking)
    assert result.returncode == 0
    assert data_of(result)["totals"][0]["year"] == "89472.00"
    assert estimate(drawn, **lacking).stdout.startswith("2027 \\u5e74 AI")


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\xff\xfe\x00", b"format: 99\n", b"items: [", b"&a [*a]", b"\0", b"{}"),
        *(b"format: 1\nitems: no\n", "格式: 1\n".encode("gb18030")),
    ],
)
def test_a_file_that_is_none_is_told_by_its_faults(
    estimate: Run, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.kimicalc"
    path.write_bytes(content)
    result = estimate(str(path), "--export", str(tmp_path / "out.csv"))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kimi-calc: {path}:")
    assert not (tmp_path / "out.csv").exists()


def test_files_that_are_not_there(estimate: Run, tmp_path: Path, drawn: str) -> None:
    for name in (str(tmp_path / "none.kimicalc"), str(tmp_path), ""):
        result = estimate(name)
        assert (result.returncode, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
    result = estimate(drawn, "--price-list", "nothing")
    assert result.returncode == 2
    assert "is no file and no price list" in result.stderr
    assert estimate().returncode == 2


def test_names_can_t_write_over_the_terminal(estimate: Run, tmp_path: Path) -> None:
    bad = "\x1b[31mred\x07\u202e\r\nx"
    one = replace(drawn_estimate().items[0], name=bad, group=bad)
    path = put(tmp_path / "a.kimicalc", Estimate(bad, (one,)))
    result = estimate(path, "--price-list", "cny-2025-11-11")
    assert result.returncode == 1
    for text in (result.stdout, result.stderr):
        assert not set(text) & set("\x1b\x07\u202e\r")


def test_an_estimate_of_nothing(estimate: Run, tmp_path: Path) -> None:
    path = put(tmp_path / "a.kimicalc", Estimate("empty"))
    assert estimate(path).stdout == "empty\n\nno items\n"
    assert data_of(estimate(path, "--json"))["totals"] == []


def test_text_and_json_need_no_qt(estimate: Run, drawn: str, tmp_path: Path) -> None:
    """A machine without Qt's libraries can say what a file holds."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('no Qt here')\n")
    without = {"PYTHONPATH": str(tmp_path)}
    assert estimate(drawn, **without).returncode == 0
    assert estimate(drawn, "--json", **without).returncode == 0
    result = estimate(drawn, "--export", str(tmp_path / "a.csv"), **without)
    assert result.returncode == 2
    assert "no Qt here" in result.stderr
