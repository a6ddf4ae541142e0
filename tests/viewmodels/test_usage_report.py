"""What was used in words: facts, assumptions, names, the clipboard, and files beside the window."""

from __future__ import annotations

import threading
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from handed_usage import (
    HOSTILE,
    OCTOBER,
    TODAY,
    by_chance,
    reading_of,
    total_of,
    used_of,
)
from pytestqt.qtbot import QtBot

from kimi_calc.pricing.amounts import plain
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.reports.report import UsageReport
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.viewmodels import usage_report as reports
from kimi_calc.viewmodels.clipboard import Cell, Rows, as_html, as_text
from kimi_calc.viewmodels.exporting import Exporting
from kimi_calc.viewmodels.usage_copying import sentence, table
from kimi_calc.viewmodels.usage_report import Used, usage_report
from kimi_calc.viewmodels.usage_sums import Basis
from kimi_calc.viewmodels.usage_writing import file_name, job

ENTRIES = by_chance(3)


def entry(model: str = "kimi-k2.6", **others: Any) -> Entry:
    return Entry(model, OCTOBER, 1_000, 0, 0, 0, 10)._replace(**others)


def report_of(*entries: Entry, basis: Basis | None = None, **more: Any) -> UsageReport:
    return usage_report(used_of(reading_of(entries, **more), basis=basis), TODAY)


def test_facts_of_a_month() -> None:
    report = report_of(entry(), entry(day=OCTOBER + 30), entry("gpt-4o"), refused=2)
    assert report.title == "Usage of 10/2026"
    assert report.basis_said == "By the prices of the days of use · Calculated on 2026-11-30"
    assert {fact.label: fact.value for fact in report.facts} == {
        "Period": "2026-10-01 to 2026-10-31",
        "Days of": "Beijing time (UTC+8)",
        "Files": "made-up.jsonl",
        "Prices": "By the prices of the days of use",
        "Price lists used": "2026-09-19",
        "Total cost": Decimal("0.01354"),
        "Requests": 2,
        "Records read": 5,
        "counted": 2,
        "repeated, counted once": 0,
        "not readable": 2,
        "without a price": 1,
    }
    assert report.figures == (("Total cost", "¥0.01354"), ("Requests", "2"), ("Hit rate", "0.0%"))
    assert not any(line.startswith("≤") for line in report.assumptions)


def test_an_upper_bound_is_called_one_wherever_it_is() -> None:
    report = report_of(entry(has_split=False))
    assert report.figures[0] == ("Total cost", "≤ ¥0.00677")
    assert "Total cost, at most" in [fact.label for fact in report.facts]
    assert report.groups.lines[0].at_most
    assert report.charges.lines[0].at_most
    assert any("upper bound" in line for line in report.assumptions)
    assert "at most ¥" in sentence(used_of(reading_of([entry(has_split=False)])).sums)


def test_names_that_mean_something_else_are_told_with_whose_word_it_is() -> None:
    basis = Basis(aliases={" our-kimi ": "kimi-k3", "free": ""})
    report = report_of(
        *(
            entry(name)
            for name in ("our-kimi", "our-kimi", "moonshot/kimi-k2.6", "free", "kimi-k3")
        ),
        basis=basis,
    )
    assert [one.values for one in report.aliases.lines] == [
        ("our-kimi", "kimi-k3", "Your own word", 2),
        ("free", "(no price per token)", "Your own word", 1),
        ("moonshot/kimi-k2.6", "kimi-k2.6", "A form of the id", 1),
    ]


def test_what_isn_t_counted_is_all_that_isn_t() -> None:
    again = entry(ident="a")
    files = [FileRead("a/b/c.jsonl", "chat", 1, 0), FileRead("x.gz", "", 0, 0, "no_file")]
    report = report_of(
        *(again, again, entry("gpt"), entry("gpt", host="OpenRouter"), entry("k3")),
        refused=1_003,
        files=files,
    )
    lines = [one.values for one in report.not_counted.lines]
    assert lines[0] == ("x.gz", "it can't be opened", None)
    assert lines[1] == ("(repeated)", "There several times, counted once", 1)
    assert ("gpt, answered by OpenRouter", 1) in [(one[0], one[2]) for one in lines]
    assert lines[-1] == ("(others)", "Can't be read", 3)
    total = report.not_counted.total
    assert total is not None
    counts = [one[2] for one in lines if isinstance(one[2], int)]
    assert sum(counts) == total.values[2] == 1 + 3 + 1_003


def test_the_list_and_the_days_are_assumed_as_they_were_taken() -> None:
    from kimi_calc.price_lists import builtin_price_lists

    path = next(one.path for one in builtin_price_lists() if one.id == "cny-2026-09-01")
    report = report_of(entry(), basis=Basis(price_list=path))
    assert report.basis_said.startswith("By the price list 2026-09-01")
    assert "Price lists used" not in [fact.label for fact in report.facts]
    assert any("by one list" in line for line in report.assumptions)
    unknown = report_of(entry(day=0), entry(day=0))
    assert any("2 records without a day" in line for line in unknown.assumptions)
    assert unknown.title == "Usage"
    assert "Period" not in [fact.label for fact in unknown.facts]
    assert unknown.charges.lines[0].values[0] == "(no day)"


def test_many_files_are_named_in_part() -> None:
    files = [FileRead(f"f{n}.jsonl", "chat", 1, 0) for n in range(9)]
    report = report_of(entry(), files=files)
    said = next(fact.value for fact in report.facts if fact.label == "Files")
    assert said == "f0.jsonl, f1.jsonl, f2.jsonl, f3.jsonl, f4.jsonl, … and 4 more"


def test_a_sentence_for_a_chat() -> None:
    sums = used_of(reading_of([entry(), entry("gpt")], refused=1)).sums
    assert sentence(sums) == (
        "Usage of 2026-10-01: ¥0.00677 (1 request, by the prices of the days of use, "
        "2 records not counted)"
    )


def cells(rows: Rows, heading: str) -> list[str | Cell]:
    """A column of the groups, from below its heading to the total."""
    start = next(n for n, row in enumerate(rows) if row and row[0] == "Key")
    place = [cell.plain if isinstance(cell, Cell) else cell for cell in rows[start]].index(heading)
    found = []
    for row in rows[start + 1 :]:
        if not row:
            break
        found.append(row[place])
    return found


def test_the_table_of_the_clipboard_is_exact_and_computes_nothing() -> None:
    rows = table(used_of(reading_of(ENTRIES, refused=2), "key"), TODAY)
    *amounts, total = cells(rows, "Cost, CNY")
    assert all(isinstance(one, Cell) for one in (*amounts, total))
    found = [Fraction(one.plain) for one in amounts if isinstance(one, Cell)]
    assert sum(found) == total_of(ENTRIES)
    assert isinstance(total, Cell)
    assert Fraction(total.plain) == total_of(ENTRIES)
    assert total.text.startswith("≤ ¥")
    text, html = as_text(rows), as_html(rows)
    for line in text.split("\n"):
        for cell in line.split("\t"):
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell
    assert "'=cmd|'/C calc'!A0" in text
    assert "<b>bold" not in html
    widths = {line.count("\t") for line in text.split("\n") if "made-up.jsonl, line" in line}
    assert widths == {2}


def test_a_huge_table_is_copied_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kimi_calc.viewmodels.usage_copying.MOST_ROWS", 5)
    rows = table(used_of(reading_of(ENTRIES), "key"), TODAY)
    *amounts, _ = cells(rows, "Cost, CNY")
    assert len(amounts) == 6
    found = [Fraction(one.plain) for one in amounts if isinstance(one, Cell)]
    assert sum(found) == total_of(ENTRIES)


def test_a_file_is_called_by_when_it_was() -> None:
    assert file_name(used_of(reading_of(ENTRIES)).sums, "xlsx").endswith(".xlsx")
    assert file_name(used_of(reading_of([entry()])).sums, "csv") == "Usage of 2026-10-01.csv"
    assert file_name(used_of(reading_of([])).sums, "md") == "Usage.md"


@pytest.mark.parametrize("kind", ["xlsx", "csv", "md"])
def test_it_is_written_beside_the_window(kind: Any, tmp_path: Path, qtbot: QtBot) -> None:
    exporting = Exporting()
    path = tmp_path / f"used.{kind}"
    with qtbot.waitSignal(exporting.ended) as ended:
        exporting.write(job(used_of(reading_of(ENTRIES), "key"), kind, path, TODAY))
        assert exporting.path == path
    assert ended.args == [path, ""]
    assert exporting.done == exporting.of > 0
    assert path.stat().st_size > 100


def test_why_it_can_t_be_written_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    exporting = Exporting()
    path = tmp_path / "gone" / "used.csv"
    with qtbot.waitSignal(exporting.ended) as ended:
        exporting.write(job(used_of(reading_of(ENTRIES)), "csv", path, TODAY))
    assert ended.args[0] == path
    assert ended.args[1].startswith("used.csv was not written: the folder is not there any more")


def test_a_cancelled_one_leaves_what_there_was(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, began = threading.Event(), threading.Event()
    real = reports._table

    def slowly(used: Used, by: tuple[str, ...]) -> Any:
        began.set()
        go_on.wait(20)
        return real(used, by)

    monkeypatch.setattr(reports, "_table", slowly)
    path = tmp_path / "used.csv"
    path.write_text("before")
    exporting = Exporting()
    with qtbot.waitSignal(exporting.ended) as ended:
        exporting.write(job(used_of(reading_of(ENTRIES)), "csv", path, TODAY))
        began.wait(20)
        exporting.cancel()
        go_on.set()
    assert ended.args == [None, ""]
    assert path.read_text() == "before"


def test_every_group_is_there_by_its_name() -> None:
    groups = usage_report(used_of(reading_of(ENTRIES), "key"), TODAY).groups
    assert len(groups.lines) == len(HOSTILE)
    assert plain(Decimal("1.5")) == "1.50"
