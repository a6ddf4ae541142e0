"""The cells of workbooks: what they hold, as Excel keeps and shows it."""

import io
import random
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from kimi_calc.tokens.readers.sheets import Cell, Unsure
from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.tokens.tables import Table

SHEET = "xl/worksheets/sheet1.xml"


def written(path: Path) -> Path:
    book = Workbook(path)
    sheet = book.add_worksheet("一")
    percent, day = book.add_format({"num_format": "0.00%"}), book.add_format({"num_format": 14})
    quoted = book.add_format({"num_format": '0" %"'})
    money, month = book.add_format({"num_format": "[$¥-804]#,##0.00"}), book.add_format()
    month.set_num_format('yyyy"年"m"月"')
    sheet.write_string("A1", "名称")
    sheet.write_number("B1", 0.1 + 0.2)
    sheet.write_number("C1", 0.6, percent)
    sheet.write_number("D1", 45658, day)
    sheet.write_number("E1", 7, quoted)
    sheet.write_number("F1", 12, money)
    sheet.write_number("G1", 45658, month)
    sheet.write_boolean("C7", True)
    sheet.write_formula("D7", "=1+1", None, 2)
    sheet.write_string("XFD7", "last")
    sheet.write_number("A9", 1e15)
    sheet.write_number("B9", 9007199254740993)
    sheet.write_number("C9", 2999.9999999999995)
    sheet.write_number("D9", 0.29, percent)
    book.add_worksheet("二").write_string("B2", "other")
    book.close()
    return path


def cells_of(path: Path) -> list[list[tuple[int, dict[int, Cell]]]]:
    return [[(row, dict(cells)) for row, cells in rows] for rows in Table(path).sheets()]


def test_cells_are_what_a_person_put_in(tmp_path: Path) -> None:
    first, second = cells_of(written(tmp_path / "a.xlsx"))
    assert first == [
        (
            1,
            {
                0: "名称",
                1: Decimal("0.3"),
                2: "60%",
                3: "2025-01-01",
                4: Decimal(7),
                5: Decimal(12),
                6: "2025-01-01",
            },
        ),
        (7, {2: "TRUE", 3: Decimal(2), 16_383: "last"}),
        (9, {0: Decimal(10**15), 1: Decimal(9007199254740992), 2: Decimal(3000), 3: "29%"}),
    ]
    assert second == [(2, {1: "other"})]


def replaced(path: Path, target: Path, part: str, old: str, new: str) -> Path:
    """A copy of a workbook in which a part says something else."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            copy.writestr(info.filename, content)
    return target


def test_what_is_not_sure_says_so(tmp_path: Path) -> None:
    """A formula that no program has computed; cells that are merged with the one above."""
    path = tmp_path / "a.xlsx"
    book = Workbook(path)
    sheet = book.add_worksheet()
    hours = book.add_format({"num_format": "[h]:mm"})
    sheet.merge_range("A1:A3", "客服")
    sheet.merge_range("B1:B2", 7)
    sheet.merge_range("D1:F1", "beside")
    sheet.write_number("C1", 2, hours)
    sheet.write_formula("C2", "=1+1", None, "here")
    sheet.write_string("C3", "c")
    sheet.write_string("C4", "d")
    book.close()
    (rows,) = cells_of(replaced(path, tmp_path / "b.xlsx", SHEET, "<v>here</v>", ""))
    assert [cells for _, cells in rows] == [
        {0: "客服", 1: Decimal(7), 2: "1900-01-01", 3: "beside"},
        {0: "客服", 1: "7", 2: "=…"},
        {0: "客服", 2: "c"},
        {2: "d"},
    ]
    unsure = [[cell.why for cell in row.values() if isinstance(cell, Unsure)] for _, row in rows]
    assert unsure == [[], ["formula", "merged", "merged"], ["merged"], []]
    # So other programs leave it; a formula whose text is empty says just that.
    none = '<c r="C2"><f>1+1</f><v></v></c>'
    (rows,) = cells_of(
        replaced(
            path, tmp_path / "b.xlsx", SHEET, '<c r="C2" t="str"><f>1+1</f><v>here</v></c>', none
        )
    )
    assert dict(rows)[2][2] == "=…"
    (rows,) = cells_of(replaced(path, tmp_path / "b.xlsx", SHEET, "<v>here</v>", "<v></v>"))
    assert [row for row, _ in rows] == [1, 3, 4]


def test_merged_cells_without_end_take_no_time(tmp_path: Path) -> None:
    merged = '<mergeCells count="9">' + '<mergeCell ref="A1:XFD1048576"/>' * 50_000
    more = '<mergeCell ref="?"/><mergeCell/><mergeCell ref="B9:A1"/></mergeCells></worksheet>'
    source = written(tmp_path / "a.xlsx")
    path = replaced(source, tmp_path / "b.xlsx", SHEET, "</worksheet>", merged + more)
    first, _ = cells_of(path)
    assert [row for row, _ in first] == [1, 7, 9]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    source = written(tmp_path / "a.xlsx")
    old = '<sheet name="一" sheetId="1"'
    book = "xl/workbook.xml"
    for state, count in (("hidden", 1), ("veryHidden", 1), ("visible", 2)):
        path = replaced(source, tmp_path / "b.xlsx", book, old, f'{old} state="{state}"')
        assert len(cells_of(path)) == count


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('r="7"', 'r="0"', "damaged"),
        ('r="7"', 'r="9999999"', "damaged"),
        ('r="7"', 'r="seven"', "damaged"),
        ('r="XFD7"', 'r="XFE7"', "damaged"),
        ("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "unsafe"),
        ("</worksheet>", "", "damaged"),
    ],
)
def test_what_no_office_program_writes_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    path = replaced(written(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", SHEET, old, new)
    with pytest.raises(DocumentError) as caught:
        cells_of(path)
    assert caught.value.reason == reason


@pytest.mark.parametrize("number", ["99999", "-1", "", "9" * 5000, "x"])
def test_a_text_that_is_not_there_is_not_sure(tmp_path: Path, number: str) -> None:
    source = written(tmp_path / "a.xlsx")
    path = replaced(source, tmp_path / "b.xlsx", SHEET, "<v>0</v>", f"<v>{number}</v>")
    row = cells_of(path)[0][0][1]
    assert row[1] == Decimal("0.3")
    assert row[0] == "?"
    assert isinstance(row[0], Unsure)
    assert row[0].why == "lost"


@pytest.mark.parametrize("number", ["1e999999999", "NaN", "Infinity", "1_000", "0x10", "1e400"])
def test_numbers_that_are_none_are_texts(tmp_path: Path, number: str) -> None:
    source = written(tmp_path / "a.xlsx")
    path = replaced(source, tmp_path / "b.xlsx", SHEET, "<v>12</v>", f"<v>{number}</v>")
    cell = cells_of(path)[0][0][1][5]
    assert cell == (number if number != "1e400" else Decimal("1e400"))


def test_damaged_workbooks_are_refused_or_read(tmp_path: Path) -> None:
    content = written(tmp_path / "a.xlsx").read_bytes()
    chance = random.Random(16)
    for _ in range(150):
        spoiled = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        path = tmp_path / "b.xlsx"
        path.write_bytes(
            spoiled[: chance.randint(1, len(spoiled)) if chance.random() < 0.3 else None]
        )
        try:
            table = Table(path)
            for rows in table.sheets() if table.is_workbook else ():
                for number, cells in rows:
                    assert number > 0
                    assert all(isinstance(cell, str | Decimal) for cell in cells.values())
        except DocumentError as error:
            assert error.path == path  # noqa: PT017 - whether there is one is chance


def test_a_string_that_is_shown_again_and_again_is_a_bomb(tmp_path: Path) -> None:
    strings = f"<sst xmlns='x'><si><t>{'x' * 900_000}</t></si></sst>"
    row = '<row r="{}"><c r="A{}" t="s"><v>0</v></c></row>'
    sheet = "".join(row.format(n, n) for n in range(1, 2_000))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="{}" Type="' + kinds + '/{}" Target="{}"/>'
    related = "<Relationships xmlns='x'>{}</Relationships>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "_rels/.rels",
            related.format(relation.format("r1", "officeDocument", "xl/workbook.xml")),
        )
        book.writestr(
            "xl/workbook.xml", f"<workbook xmlns:r='{kinds}'><sheet r:id='r1'/></workbook>"
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            related.format(
                relation.format("r1", "worksheet", "worksheets/sheet1.xml")
                + relation.format("r2", "sharedStrings", "sharedStrings.xml")
            ),
        )
        book.writestr("xl/sharedStrings.xml", strings)
        book.writestr(SHEET, f"<worksheet>{sheet}</worksheet>")
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(content.getvalue())
    with pytest.raises(DocumentError) as caught:
        cells_of(path)
    assert caught.value.reason == "bomb"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "utf-16-le", "utf-32"]
)
def test_texts_are_told_in_the_encodings_that_spreadsheets_write(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    text = "名称,模型\r\n客服,kimi-k2.6\r\n"
    path.write_bytes(text.encode(encoding))
    table = Table(path)
    assert not table.is_workbook
    assert text in list(table.texts())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"\xff\xd8\xff" + bytes(100), "image"),
        ("a.csv", b"%PDF-1.4 ...", "unknown_kind"),
        ("a.xlsx", b"no zip file", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        ("a.csv", bytes(range(256)) * 20, "binary"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        list(Table(path).texts())
    assert caught.value.reason == reason


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.csv", "not_found"), (tmp_path, "not_a_file")):
        with pytest.raises(DocumentError) as caught:
            Table(path)
        assert caught.value.reason == reason
