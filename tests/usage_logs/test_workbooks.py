"""Sheets of workbooks as tables of records: what cells hold, exactly."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tokens.document_makers import changed, package, xlsx
from usage_logs.made_up_layouts import LAYOUTS, Made, rows_of
from xlsxwriter import Workbook

from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.guessing import guess
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.mapping import format_of
from kimi_calc.usage_logs.tables.workbooks import is_workbook, sheets_of

HEADINGS = ("日期", "模型", "输入", "缓存命中", "输出")
LAYOUT = Layout("模型", "日期", "输入", "缓存命中", output="输出")


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook; a cell is a value, or a value and its format."""
    written = Workbook(path)
    for name, rows in sheets.items():
        sheet = written.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                value, code = cell if isinstance(cell, tuple) else (cell, "")
                style = written.add_format({"num_format": code}) if code else None
                if isinstance(value, str):
                    sheet.write_string(number, place, value, style)
                elif isinstance(value, date):
                    sheet.write_datetime(number, place, value, style)
                elif value is not None:
                    sheet.write_number(number, place, value, style)
    written.close()
    return path


def read(layout: Layout, record: Any) -> Entry | str | None:
    try:
        return format_of(layout).read(record, Context(Days()))
    except NotUsage:
        return None
    except Unreadable as error:
        return error.code


def test_cells_are_told_as_they_are_stored(tmp_path: Path) -> None:
    moment = datetime(2026, 9, 1, 23, 59, 58)  # noqa: DTZ001 - as workbooks have it
    path = book(
        tmp_path / "a.xlsx",
        一=[
            list(HEADINGS),
            [(moment, "yyyy/m/d"), "kimi-k3", (1234, "#,##0"), (0.6, "0%"), 1.5e15],
            [(date(2026, 9, 2), 'm"月"d"日"'), "k3", (1234.5678, "0"), 123456789012345, 0.1],
            [(datetime(2026, 9, 2), "yyyy-mm-dd h:mm"), "k3", 1234.0000000001, "1,234", 1.1],  # noqa: DTZ001
            [(0.5, "h:mm"), "k3", None, -5, 1e-7],
        ],
    )
    (sheet,) = sheets_of(path)
    assert (sheet.name, sheet.row, sheet.headings) == ("一", 1, HEADINGS)
    records = [(number, tuple(record.values())) for number, record in sheet.records]
    assert records == [
        (2, ("2026-09-01T23:59:58", "kimi-k3", "1234", "60%", "1500000000000000")),
        (3, ("2026-09-02", "k3", "1234.5678", "123456789012345", "0.1")),
        (4, ("2026-09-02T00:00:00", "k3", "1234.0000000001", "1,234", "1.1")),
        (5, ("12:00:00", "k3", "", "-5", "0.0000001")),
    ]


@pytest.mark.parametrize(
    ("stored", "is_read"),
    [
        *(("1.5E+3", "1500"), ("1.5E+3", "1500"), ("1234.0", "1234"), ("9007199254740993", "same")),
        *(("1234.0000000001", "not_a_count"), ("-1", "negative"), ("1234.0000000000001", "1234")),
        *(("1E-1", "not_a_count"), ("#N/A", "not_a_count")),
    ],
)
def test_numbers_of_other_programs(tmp_path: Path, stored: str, is_read: str) -> None:
    head = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in HEADINGS)
    cells = f'<c t="d"><v>2026-09-01T10:00:00</v></c><c t="str"><v>m</v></c><c><v>{stored}</v></c>'
    rows = f"<row>{head}</row><row>{cells}<c><v>0</v></c><c><v>7</v></c></row>"
    (sheet,) = sheets_of(xlsx(tmp_path / "a.xlsx", [rows]))
    ((_, record),) = sheet.records
    found = read(LAYOUT, record)
    if is_read.startswith(("n", "not")):
        assert found == is_read
    else:
        expected = int(stored if is_read == "same" else is_read)
        assert found == Entry("m", date(2026, 9, 1).toordinal(), expected, 0, 0, 0, 7)


def test_numbers_in_units_are_those_that_a_spreadsheet_keeps(tmp_path: Path) -> None:
    """It writes 1.1 as the binary fraction next to it."""
    headings = ("模型", "输入(K)", "输出(K)")
    head = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in headings)
    cells = '<c t="str"><v>m</v></c><c><v>1.1000000000000001</v></c><c><v>2.1000000001</v></c>'
    (sheet,) = sheets_of(xlsx(tmp_path / "a.xlsx", [f"<row>{head}</row><row>{cells}</row>"]))
    ((_, record),) = sheet.records
    layout = Layout("模型", input="输入(K)", output="输出(K)")
    assert read(layout, record) == "not_a_count"
    whole = read(layout, {**record, "输出(K)": "2"})
    assert isinstance(whole, Entry)
    assert (whole.plain, whole.output) == (1100, 2000)


def test_what_is_not_sure_is_no_number(tmp_path: Path) -> None:
    """A label may be merged over rows; a number may be that of each row, or of all of them."""
    path = tmp_path / "a.xlsx"
    written = Workbook(path)
    sheet = written.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    sheet.merge_range("A2:A4", "2026-09-01")
    sheet.merge_range("B2:B4", "kimi-k2.6")
    sheet.merge_range("D3:D4", 7)
    for row in (1, 2, 3):
        sheet.write_number(row, 2, 100)
        sheet.write_number(row, 4, 10)
    sheet.write_number("D2", 1)
    sheet.write_formula("E4", "=1+1", None, "here")
    written.close()
    path = changed(path, "xl/worksheets/sheet1.xml", "<v>here</v>", "")
    (table,) = sheets_of(path)
    day = date(2026, 9, 1).toordinal()
    assert [read(LAYOUT, record) for _, record in table.records] == [
        Entry("kimi-k2.6", day, 99, 1, 0, 0, 10),
        Entry("kimi-k2.6", day, 93, 7, 0, 0, 10),
        "not_a_count",
    ]


def test_every_sheet_is_told_with_its_headings_wherever_they_stand(tmp_path: Path) -> None:
    row = ["2026-09-01", "kimi-k3", 5, 1, 2]
    path = book(
        tmp_path / "a.xlsx",
        说明=[["kimi"], ["本表由财务部整理"]],
        明细=[["九月用量"], [], [None, *HEADINGS], [None, *row], [None, *row]],
        空=[],
        Costs=[["Cost centre", "Amount"], ["4711", 12]],
        late=[["x"]] * 20 + [list(HEADINGS), row],
    )
    found = list(sheets_of(path))
    assert [(one.name, one.row, one.headings) for one in found] == [
        ("说明", 0, ()),
        ("明细", 3, HEADINGS),
        ("Costs", 1, ("Cost centre", "Amount")),
        ("late", 0, ()),
    ]
    assert found[1].samples == (("2026-09-01", "kimi-k3", "5", "1", "2"),) * 2
    use = guess(found[1].headings, found[1].samples)
    assert not use.missing
    assert use.is_of_use
    costs = guess(found[2].headings, found[2].samples)
    assert costs.missing
    assert not costs.is_of_use


@pytest.mark.parametrize("made", LAYOUTS, ids=lambda made: made.name)
def test_a_workbook_says_what_its_csv_says(tmp_path: Path, made: Made) -> None:
    """Digits become numbers where a spreadsheet would take them for such."""
    rows: list[list[Any]] = [
        [int(cell) if cell.isdigit() and len(cell) < 12 else cell for cell in row]
        for row in rows_of(made)
    ]
    (sheet,) = sheets_of(book(tmp_path / "a.xlsx", A=rows))
    found = guess(sheet.headings, sheet.samples)
    layout = found.layout._replace(**dict(made.told))
    said = [read(layout, record) for _, record in sheet.records]
    # Rows without a cell of their own don't come.
    is_blank = [not any(cell.strip() for cell in row) for row in rows_of(made)]
    number = len(is_blank) - len(made.entries)
    kept = [one for one, blank in zip(made.entries, is_blank[number:], strict=True) if not blank]
    assert said == kept


def test_random_moments_keep_their_seconds(tmp_path: Path) -> None:
    dice = random.Random(7)
    begin = datetime(2026, 1, 1)  # noqa: DTZ001
    moments = [begin + timedelta(seconds=dice.randrange(40_000_000)) for _ in range(300)]
    rows: list[list[Any]] = [["时间", "模型"], *([(one, "yyyy-mm-dd h:mm")] for one in moments)]
    (sheet,) = sheets_of(book(tmp_path / "a.xlsx", A=rows))
    assert [record["时间"] for _, record in sheet.records] == [one.isoformat() for one in moments]


def test_only_workbooks_are_taken_for_them_and_damage_is_named(tmp_path: Path) -> None:
    good = book(tmp_path / "a.xlsx", A=[list(HEADINGS), ["2026-09-01", "m", 1, 1, 1]])
    assert is_workbook(good)
    text = tmp_path / "b.csv"
    text.write_text("日期,模型\n", encoding="utf-8")
    assert not is_workbook(text)
    assert not is_workbook(package(tmp_path / "c.zip", {"a.txt": "x"}))
    text.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(DocumentError, match=r"old office program|password"):
        is_workbook(text)
    broken = changed(good, "xl/worksheets/sheet1.xml", "</sheetData>", "<row>")
    with pytest.raises(DocumentError) as caught:
        list(next(sheets_of(broken)).records)
    assert (caught.value.reason, caught.value.path) == ("damaged", broken)
    with pytest.raises(DocumentError):
        list(sheets_of(tmp_path / "none.xlsx"))
