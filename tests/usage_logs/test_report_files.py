"""What was used as a workbook, CSV and Markdown, read again by other means."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from handed_usage import HOSTILE, OCTOBER, TODAY, by_chance, reading_of, total_of, used_of
from spreadsheets import Cell, Sheet, sheets_of

from kimi_calc.estimates.export import Cancelled, Kind, NotRight, TooManyItems, write
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.reports.report import UsageReport
from kimi_calc.usage_logs.reports.report_files import maker_of
from kimi_calc.viewmodels.usage_report import BillCheck, Used, usage_report

KINDS: tuple[Kind, ...] = ("xlsx", "csv", "md")
ENTRIES = by_chance(2)
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def report_of(used: Used) -> UsageReport:
    return usage_report(used, TODAY)


@pytest.fixture(scope="module")
def report() -> UsageReport:
    reading = reading_of(
        [*ENTRIES, Entry("=gpt", OCTOBER, 5, 0, 0, 0, 5), Entry("k3", OCTOBER, 5, 0, 0, 0, 5)],
        refused=3,
    )
    return report_of(used_of(reading, "key", dearest=reading.dearest[:5]))


def content_of(report: UsageReport, kind: Kind, folder: Path) -> bytes:
    path = folder / f"used.{kind}"
    write(report, path, maker_of(kind))
    return path.read_bytes()


def rows_of(sheet: Sheet) -> list[dict[str, Cell]]:
    """Rows from the headings on, by the headings."""
    columns = {name[:-1]: cell.value for name, cell in sheet.items() if name[1:] == "3"}
    last = max(int(name[1:]) for name in sheet)
    return [
        {
            heading: sheet[f"{column}{row}"]
            for column, heading in columns.items()
            if f"{column}{row}" in sheet
        }
        for row in range(4, last + 1)
    ]


def exact(cells: Mapping[str, Cell], heading: str) -> Fraction:
    """An amount with all its digits: the text beside, where there is one."""
    text = cells.get(f"Exact amount: {heading}")
    return Fraction(text.value if text else cells[heading].value)


def test_the_workbook_has_every_amount_exactly_and_sums_are_formulas(
    report: UsageReport, tmp_path: Path
) -> None:
    sheets = sheets_of(content_of(report, "xlsx", tmp_path))
    assert list(sheets) == [
        *("Summary", "Key", "Model", "Day", "User", "Model as written", "Days by charge"),
        *("Not counted", "Dearest requests", "Names of models", "Prices used"),
    ]
    for name in ("Key", "Model", "Day", "User", "Model as written"):
        *rows, total = rows_of(sheets[name])
        found = sum((exact(row, "Cost, CNY") for row in rows), Fraction(0))
        assert found == total_of(ENTRIES) == exact(total, "Cost, CNY"), name
        bounds = sum((exact(row, "Of it an upper bound") for row in rows), Fraction(0))
        assert bounds == total_of(one for one in ENTRIES if not one.has_split)
        assert total["Cost, CNY"].formula.startswith("SUM(")
        assert sum(Fraction(row["Requests"].value) for row in rows) == len(ENTRIES)
        assert not any(row["Cost, CNY"].is_text or row["Input"].is_text for row in rows)
        assert all("/" in row["Share"].formula for row in rows)
    *days, total = rows_of(sheets["Days by charge"])
    assert len(days) == len({one.day for one in ENTRIES})
    assert sum((exact(row, "Total") for row in days), Fraction(0)) == total_of(ENTRIES)
    parts = [name for name in days[0] if name not in {"Day", "Total"} and "Exact" not in name]
    for row in days:
        assert sum((exact(row, name) for name in parts), Fraction(0)) == exact(row, "Total")
        assert row["Total"].formula.startswith("SUM(B")


def test_the_summary_says_what_became_of_the_records(report: UsageReport, tmp_path: Path) -> None:
    summary = sheets_of(content_of(report, "xlsx", tmp_path))["Summary"]
    said = {
        cell.value: summary[f"B{name[1:]}"]
        for name, cell in summary.items()
        if name[0] == "A" and f"B{name[1:]}" in summary
    }
    read = said["Records read"]
    assert (read.formula[:5], float(read.value)) == ("SUM(B", len(ENTRIES) + 5.0)
    parts = ("counted", "repeated, counted once", "not readable", "without a price")
    assert [int(float(said[part].value)) for part in parts] == [len(ENTRIES), 0, 3, 2]
    assert said["Total cost, at most"].formula.startswith("'Key'!")
    assert float(said["Total cost, at most"].value) == float(total_of(ENTRIES))
    assert said["Period"].value.startswith("2026-10-0")
    assert said["Price lists used"].value == "2026-09-19"


def test_prices_of_all_that_was_used_stand_there(report: UsageReport, tmp_path: Path) -> None:
    rows = rows_of(sheets_of(content_of(report, "xlsx", tmp_path))["Prices used"])
    found = {(row["Model"].value, row["Charge"].value): row["Unit price"].value for row in rows}
    assert {model for model, _ in found} == {"kimi-k2.6", "kimi-k2.7-code", "kimi-k3"}
    assert found["kimi-k3", "Cache write (1 h)"] == "40.0"
    assert found["kimi-k2.6", "Input (cache hit)"] == "1.1"
    assert len(rows) == 3 + 3 + 5


def test_what_isn_t_counted_adds_up(report: UsageReport, tmp_path: Path) -> None:
    *rows, total = rows_of(sheets_of(content_of(report, "xlsx", tmp_path))["Not counted"])
    counts = {row["Records of"].value: int(float(row["Records"].value)) for row in rows}
    assert (
        sum(int(float(row["Records"].value)) for row in rows) == 5 == float(total["Records"].value)
    )
    assert counts["=gpt"] == counts["k3"] == 1
    assert total["Records"].formula.startswith("SUM(")


def test_no_text_is_a_formula_and_every_name_is_there(report: UsageReport, tmp_path: Path) -> None:
    sheets = sheets_of(content_of(report, "xlsx", tmp_path))
    for cells in sheets.values():
        for cell in cells.values():
            assert not (cell.is_text and cell.formula), cell
    names = {row["Key"].value for row in rows_of(sheets["Key"])[:-1]}
    assert len(names) == len(HOSTILE)
    for name in ("=cmd|'/C calc'!A0", "字" * 10_000, "<r>x</r>", "two lines three", "nul\0nul"):
        assert name in names


def test_csv_is_one_table_that_nothing_computes(report: UsageReport, tmp_path: Path) -> None:
    content = content_of(report, "csv", tmp_path)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(HOSTILE) + 1
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert heading[0] == "Key"
    amount, bound = heading.index("Cost, CNY"), heading.index("Of it an upper bound")
    assert sum(Fraction(row[amount]) for row in rows) == total_of(ENTRIES)
    assert sum(Fraction(row[bound]) for row in rows) == total_of(
        one for one in ENTRIES if not one.has_split
    )
    assert {len(row) for row in rows} == {len(heading)}
    seen = [row[0].lstrip("\t ") for row in rows]
    assert not any(name.startswith(FORMULAS) for name in seen)
    assert "'=cmd|'/C calc'!A0" in {row[0] for row in rows}


def test_markdown_has_the_same_exactly_and_marks_bounds(
    report: UsageReport, tmp_path: Path
) -> None:
    text = content_of(report, "md", tmp_path).decode()
    table = text.split("## Cost by Key")[1].split("##")[0].strip().split("\n")
    cells = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table]
    place = cells[0].index("Cost, CNY")
    found = []
    for row in table[2:-1]:
        amount = row.rsplit(" | ", len(cells[0]) - place)[1]
        found.append(Fraction(amount.replace("≤", "").replace("¥", "").replace(",", "").strip()))
    assert sum(found) == total_of(ENTRIES)
    total = cells[-1][place].strip("*")
    assert total.startswith("≤ ¥")
    assert Fraction(total[3:].replace(",", "")) == total_of(ENTRIES)
    assert "\\| a \\| b \\|" in text
    assert len(table) == len(HOSTILE) + 3


def test_a_bill_stands_beside() -> None:
    bill = BillCheck(Decimal(10), Decimal("12.5"), Decimal("-2.5"))
    facts = report_of(used_of(reading_of(ENTRIES), bill=bill)).facts
    assert [fact.value for fact in facts[-3:]] == [Decimal(10), Decimal("12.5"), Decimal("-2.5")]


def test_amounts_with_more_digits_than_a_number_stand_as_text_beside(tmp_path: Path) -> None:
    huge = Entry("kimi-k3", OCTOBER, 10**15 + 7, 0, 0, 0, 10**9 + 1, requests=10**9)
    report = report_of(used_of(reading_of([huge, *ENTRIES[:3]])))
    rows = rows_of(sheets_of(content_of(report, "xlsx", tmp_path))["Model"])
    wanted = Fraction(20 * (10**15 + 7) + 100 * (10**9 + 1), 10**6)
    dear = exact(rows[0], "Cost, CNY")
    assert rows[0]["Exact amount: Cost, CNY"].is_text
    assert dear == wanted + total_of(one for one in ENTRIES[:3] if one.model == "kimi-k3")


@pytest.mark.parametrize("kind", KINDS)
def test_of_nothing_at_all_there_is_a_file(kind: Kind, tmp_path: Path) -> None:
    report = report_of(used_of(reading_of([])))
    content = content_of(report, kind, tmp_path)
    if kind == "xlsx":
        sheets = sheets_of(content)
        assert list(sheets)[:3] == ["Summary", "Model", "Day"]
        assert rows_of(sheets["Model"])[0]["Cost, CNY"].value == "0.0"
    elif kind == "csv":
        assert len(content.splitlines()) == 1
    else:
        assert "Total cost: **¥0.00**" in content.decode()


def many(count: int) -> UsageReport:
    entries = [
        Entry("kimi-k2.6", OCTOBER + n % 31, 1_000 + n, 0, 0, 0, 1, (f"key {n}", "", "", ""))
        for n in range(count)
    ]
    return report_of(used_of(reading_of(entries), "key"))


def test_fifty_thousand_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = many(50_000)
    wanted = sum(Fraction("6.5") * (1_000 + n) + 27 for n in range(50_000)) / 10**6
    text = content_of(report, "csv", tmp_path).decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""))
    assert len(rows) == 50_000
    place = heading.index("Cost, CNY")
    assert sum(Fraction(row[place]) for row in rows) == wanted
    lines = content_of(report, "md", tmp_path).decode()
    assert "| … and 49,000 more |" in lines
    # Beside the groups that were chosen other tables are cut.
    by_model = replace(report, others=(report.groups,), groups=report.others[0])
    monkeypatch.setattr("kimi_calc.usage_logs.reports.workbook_report.MOST_LINES", 100)
    sheets = sheets_of(content_of(by_model, "xlsx", tmp_path))
    *cut, last = rows_of(sheets["Key"])
    assert cut[-1]["Key"].value == "… and 49,900 more"
    assert sum((exact(row, "Cost, CNY") for row in cut), Fraction(0)) == wanted
    assert exact(last, "Cost, CNY") == wanted


def test_more_rows_than_a_sheet_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kimi_calc.estimates.sheet_cells._MOST_ROWS", 30)
    with pytest.raises(TooManyItems):
        content_of(many(60), "xlsx", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_tells_how_far_it_is_and_can_be_ended(
    kind: Kind, report: UsageReport, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / f"used.{kind}"
    write(report, path, maker_of(kind), progress=lambda done, of: told.append((done, of)))
    steps = maker_of(kind).steps(report)
    assert told == [(n, steps) for n in range(1, steps + 1)]
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        write(report, path, maker_of(kind), cancelled=lambda: len(told) > steps // 2)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_not_whole_is_not_taken(kind: Kind, report: UsageReport) -> None:
    maker = maker_of(kind)
    content = maker.make(report, lambda: None)
    maker.check(content, report)
    with pytest.raises(NotRight):
        maker.check(content[: len(content) // 2], report)
