"""Workbooks: the cells of their sheets as one reads them, whatever is in them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from tokens.document_makers import changed, chart, part, relations, slide_text, text_of, xlsx

from kimi_calc.tokens.documents import read


def test_cells_are_parted_by_tabs(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>0.30000000000000004</v></c><c r="D3" t="b"><v>1</v></c></row>'
        '<row><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><f>A1*2</f><v>4</v></c></row>'
        '<row><c r="A5" s="1"/><c r="B5" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is>'
        '</c><c r="C5" s="2"/></row><row><c r="A6" s="1"/></row><row/>'
        '<row><c r="C7" t="str"><f>"a"</f><v>formula</v></c></row>'
    )
    strings = [
        "<si><t>单价</t></si>",
        "<si><r><t>rich </t></r><r><t>text</t></r><rPh><t>sound</t></rPh></si>",
    ]
    path = xlsx(tmp_path / "a.xlsx", [rows, '<row><c t="s"><v>0</v></c></row>'], strings)
    assert read(path).kind == "xlsx"
    assert text_of(path).split("\n") == [
        "单价\trich text",
        "\t0.3\t\tTRUE",
        "FALSE\t#N/A\t4",
        "\tinline",
        "\t\tformula",
        "单价",
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a_x000D_\nb", "a\r\nb"),
        ("_x0001_", "\x01"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x4e2d__x6587_", "中文"),
        ("_xD83D__xDE00_ _xD83D_", "😀 \ufffd"),
        ("_x00D_ _x000G_ _X000D_ x000D_ _x000D", "_x00D_ _x000G_ _X000D_ x000D_ _x000D"),
    ],
)
def test_characters_that_are_written_with_their_number(
    tmp_path: Path, written: str, text: str
) -> None:
    rows = [
        '<row><c t="s"><v>0</v></c></row>',
        f'<row><c t="inlineStr"><is><t>{written}</t></is></c></row>',
        f'<row><c t="str"><v>{written}</v></c></row>',
        '<row><c t="s"><v>1</v></c></row>',
    ]
    apart = "<si><r><t>_x00</t></r><r><t>0D_</t></r></si>"
    path = xlsx(tmp_path / "a.xlsx", ["".join(rows)], [f"<si><t>{written}</t></si>", apart])
    assert text_of(path) == f"{text}\n" * 3 + "_x000D_"


def test_the_longest_cells(tmp_path: Path) -> None:
    for length, written in ((32_767, "_x005F_"), (32_767, "&amp;"), (500_000, "字")):
        rows = f'<row><c t="inlineStr"><is><t>{written * length}</t></is></c></row>'
        shared = '<row><c t="s"><v>0</v></c></row>'
        path = xlsx(tmp_path / "a.xlsx", [rows + shared], [f"<si><t>{written * length}</t></si>"])
        text = {"_x005F_": "_", "&amp;": "&"}.get(written, written) * length
        assert text_of(path) == f"{text}\n{text}"


def test_a_diagram_on_a_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ['<row><c r="A1"><v>1</v></c></row>', "<row/>"])
    with ZipFile(path, "a") as file:
        file.writestr(
            "xl/worksheets/_rels/sheet2.xml.rels", relations(("drawing", "../drawings/d.xml"))
        )
        file.writestr("xl/drawings/d.xml", part("p:wsDr", ""))
        file.writestr("xl/drawings/_rels/d.xml.rels", relations(("diagramData", "../data.xml")))
        box = "<dgm:pt><dgm:t><a:p><a:r><a:t>box</a:t></a:r></a:p></dgm:t></dgm:pt>"
        file.writestr("xl/data.xml", part("dgm:dataModel", box))
    assert text_of(path) == "1\nbox"


def test_columns_by_letters(tmp_path: Path) -> None:
    row = '<row><c r="XFD1"><v>1</v></c></row>'
    assert text_of(xlsx(tmp_path / "a.xlsx", [row])) == "\t" * 16_383 + "1"


@pytest.mark.parametrize("name", ["XFE1", "A" * 90_000, "1", "?", "R1C1", "zz9", "", "Ａ１"])
def test_a_cell_that_stands_nowhere_comes_next(tmp_path: Path, name: str) -> None:
    row = f'<row><c r="B1"><v>1</v></c><c r="{name}"><v>2</v></c><c r="D1"><v>3</v></c></row>'
    text = text_of(xlsx(tmp_path / "a.xlsx", [row]))
    assert text.split() == ["1", "2", "3"]
    assert text == "\t1\t2\t3" or name[0] in {"R", "X"}


@pytest.mark.parametrize("name", ["XFE1", "XFD1"])
def test_cells_without_end_in_a_row(tmp_path: Path, name: str) -> None:
    row = f'<row><c r="{name}"><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>'
    assert text_of(xlsx(tmp_path / "a.xlsx", [row])).split() == ["1", "2", "3"]


def test_text_boxes_and_charts_on_a_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ['<row><c r="A1"><v>1</v></c></row>'])
    with ZipFile(path, "a") as file:
        name = "xl/worksheets/_rels/sheet1.xml.rels"
        file.writestr(name, relations(("drawing", "../drawings/d.xml")))
        file.writestr("xl/drawings/d.xml", part("p:wsDr", slide_text("a box", "of text")))
        file.writestr("xl/drawings/_rels/d.xml.rels", relations(("chart", "../charts/c.xml")))
        file.writestr("xl/charts/c.xml", chart("用量", ["一月", "二月"], ["输入", "输出"]))
    assert text_of(path).split("\n") == [
        *("1", "a box", "of text", "用量", "输入", "一月", "二月", "输出"),
    ]


def test_sheets_of_old_macros_are_sheets(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsm", ["<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>"])
    relations_of = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    usual = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    changed(
        path,
        relations_of,
        f'{usual}" Target="worksheets/sheet1',
        f'{kind}" Target="worksheets/sheet1',
    )
    assert text_of(path) == "1\n2"


def test_cells_that_their_format_hides(tmp_path: Path) -> None:
    cells = (
        '<c s="1" t="s"><v>0</v></c><c s="1"><v>5</v></c><c s="2" t="s"><v>0</v></c><c><v>7</v></c>'
    )
    path = xlsx(
        tmp_path / "a.xlsx", [f"<row>{cells}</row>"], ["<si><t>字</t></si>"], [";;;", ";;;@"]
    )
    assert text_of(path) == "\t\t字\t7"
