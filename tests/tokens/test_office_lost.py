"""What is damaged in an office document costs itself, and is told of."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from tokens.document_makers import (
    changed,
    docx,
    paragraph,
    pptx,
    refusal,
    slide_text,
    text_of,
    without,
    xlsx,
)

from kimi_calc.tokens.documents import Document, read

WORDS = ["<si><t>zero</t></si>", "<si><t>one</t></si>"]
SHEET = "xl/worksheets/sheet1.xml"
HALF = "<w:p><w:r><w:t>half</w:t></w:r>"
STRINGS = "xl/sharedStrings.xml"


def looked_at(path: Path) -> tuple[str, int, int]:
    """The text of a document, and how many cells and parts it has lost."""
    document = read(path)
    text = "".join(document.texts())
    return text, document.lost_cells, document.lost_parts


@pytest.mark.parametrize(
    "number",
    ["2", "-1", "9" * 20, "9" * 5000, "1e1", "x", "0.5", "1.0", "", " ", "NaN", "1_0", "0x1", "１"],
)
def test_a_shared_string_that_is_not_there_costs_its_cell(tmp_path: Path, number: str) -> None:
    rows = (
        f'<row><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>{number}</v></c>'
        f'<c r="C1"><v>8</v></c></row><row><c r="A2" t="s"><v>0</v></c></row>'
    )
    path = xlsx(tmp_path / "a.xlsx", [rows], WORDS)
    assert looked_at(path) == ("one\t\t8\nzero", 1, 0)


@pytest.mark.parametrize("number", ["1", " 1\n", "+1", "0000000000000001"])
def test_shared_strings_by_other_spellings(tmp_path: Path, number: str) -> None:
    rows = f'<row><c t="s"><v>{number}</v></c></row>'
    assert looked_at(xlsx(tmp_path / "a.xlsx", [rows], WORDS)) == ("one", 0, 0)


def test_shared_strings_that_are_damaged_or_gone(tmp_path: Path) -> None:
    rows = "<row>{}</row>".format("".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 0)))
    number = "<row><c><v>5</v></c></row>"

    def made() -> Path:
        return xlsx(tmp_path / "a.xlsx", [rows + number], WORDS)

    assert looked_at(without(made(), STRINGS)) == ("5", 3, 0)
    cut = changed(made(), STRINGS, "<si><t>one</t></si></sst>", "<si><t>one")
    assert looked_at(cut) == ("zero\t\tzero\n5", 1, 0)
    relations = "xl/_rels/workbook.xml.rels"
    assert looked_at(changed(made(), relations, "sharedStrings.xml", "gone.xml"))[:2] == ("5", 3)
    path = xlsx(tmp_path / "a.xlsx", [rows], WORDS)
    assert refusal(without(path, STRINGS)) == "damaged"  # nothing else is left


@pytest.mark.parametrize("style", ["9", "-1", "x", "", "9" * 5000, "1.0"])
def test_a_style_that_is_not_there_is_as_if_there_were_none(tmp_path: Path, style: str) -> None:
    rows = f'<row><c s="{style}"><v>0.5</v></c><c s="1"><v>0.5</v></c></row>'
    path = xlsx(tmp_path / "a.xlsx", [rows], (), ["0.00%"])
    assert looked_at(path) == ("0.5\t50.00%", 0, 0)


def test_formats_that_are_damaged(tmp_path: Path) -> None:
    rows = '<row><c s="1"><v>0.5</v></c></row>'
    styles = "xl/styles.xml"

    def made() -> Path:
        return xlsx(tmp_path / "a.xlsx", [rows], (), ["0.00%"])

    assert looked_at(without(made(), styles)) == ("0.5", 0, 1)
    assert looked_at(changed(made(), styles, "</styleSheet>", "")) == ("50.00%", 0, 1)
    assert looked_at(changed(made(), styles, '<xf numFmtId="164"/>', "<xf/>")) == ("0.5", 0, 0)
    assert looked_at(changed(made(), styles, '<xf numFmtId="164"/>', '<xf numFmtId="x"/>'))[0] == (
        "0.5"
    )


def test_a_formula_that_no_program_has_computed(tmp_path: Path) -> None:
    rows = (
        '<row><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="str"><f>""</f><v/></c>'
        '<c r="D1"><f>A1</f><v>3</v></c><c r="E1"><f>A1</f><v></v></c></row>'
    )
    assert looked_at(xlsx(tmp_path / "a.xlsx", [rows])) == ("1\t\t\t3", 2, 0)


def test_a_sheet_that_is_damaged_or_gone(tmp_path: Path) -> None:
    rows = ["<row><c><v>1</v></c></row>" * 2, "<row><c><v>2</v></c></row>"]

    def made() -> Path:
        return xlsx(tmp_path / "a.xlsx", rows)

    assert looked_at(without(made(), SHEET)) == ("2", 0, 1)
    assert looked_at(changed(made(), SHEET, "</sheetData></worksheet>", "<c>")) == ("1\n1\n2", 0, 1)
    path = changed(made(), SHEET, "</v></c></row></sheetData>", "</v></c></wor>")
    assert looked_at(path) == ("1\n1\n2", 0, 1)
    relations = "xl/_rels/workbook.xml.rels"
    assert looked_at(changed(made(), relations, 'Id="rId1"', 'Id="rId99"')) == ("2", 0, 1)
    assert looked_at(changed(made(), relations, 'Target="worksheets/sheet1.xml"', "")) == (
        "2",
        0,
        1,
    )
    assert looked_at(changed(made(), "xl/workbook.xml", ' r:id="rId1"', "")) == ("2", 0, 1)
    chart = changed(
        made(), relations, 'worksheet" Target="worksheets/sheet1', 'chartsheet" Target="x'
    )
    assert looked_at(chart) == ("2", 0, 0)


def test_if_every_sheet_is_damaged_it_is_refused(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c></row>"
    path = xlsx(tmp_path / "a.xlsx", [rows, rows])
    for name in (SHEET, SHEET.replace("1", "2")):
        changed(path, name, "</worksheet>", "")
    assert refusal(path) == "damaged"


def test_parts_of_word_s_that_are_damaged_or_gone(tmp_path: Path) -> None:
    others = [
        ("header", "w:hdr", paragraph("the header")),
        ("footnotes", "w:footnotes", paragraph("a note")),
        ("footer", "w:ftr", paragraph("the footer")),
    ]

    def made() -> Path:
        return docx(tmp_path / "a.docx", paragraph("the text"), others)

    assert looked_at(made())[1:] == (0, 0)
    assert looked_at(without(made(), "word/part0.xml")) == ("the text\na note\nthe footer\n", 0, 1)
    path = changed(made(), "word/part1.xml", "</w:footnotes>", f"{HALF}</w:p>")
    assert looked_at(path) == ("the header\nthe text\na note\nhalf\nthe footer\n", 0, 1)
    relations = "word/_rels/document.xml.rels"
    for target in ("%2Fetc%2Fpasswd", "", "x" * 5000):
        assert looked_at(changed(made(), relations, "part2.xml", target))[0].endswith("a note\n")
        assert looked_at(changed(made(), relations, "part2.xml", target))[2] == 1
    assert refusal(changed(made(), "word/document.xml", "</w:body>", "")) == "damaged"
    assert refusal(changed(made(), relations, "</Relationships>", "")) == "damaged"


def test_slides_that_are_damaged_or_gone(tmp_path: Path) -> None:
    def made() -> Path:
        slides = [slide_text("first"), slide_text("second")]
        return pptx(tmp_path / "a.pptx", slides, {0: slide_text("a note")})

    first, relations = "ppt/slides/slide2.xml", "ppt/slides/_rels/slide2.xml.rels"
    note = "ppt/notesSlides/slide2.xml"
    assert looked_at(without(made(), first)) == ("a note\nsecond\n", 0, 1)
    assert looked_at(without(made(), note)) == ("first\nsecond\n", 0, 1)
    assert looked_at(changed(made(), note, "</p:notes>", "")) == ("first\na note\nsecond\n", 0, 1)
    path = changed(made(), relations, "</Relationships>", "")
    assert looked_at(path) == ("first\nsecond\n", 0, 1)
    ids = "ppt/presentation.xml"
    assert looked_at(changed(made(), ids, 'r:id="rId1"', 'r:id="rId7"')) == ("second\n", 0, 1)
    path = changed(made(), first, "</p:sld>", "")
    assert refusal(changed(path, "ppt/slides/slide1.xml", "</p:sld>", "")) == "damaged"


def test_a_part_whose_check_sum_is_wrong(tmp_path: Path) -> None:
    rows = "<row><c><v>111</v></c></row>"
    path = xlsx(tmp_path / "a.xlsx", [rows, rows.replace("1", "2")])
    content = path.read_bytes()
    with ZipFile(path) as file:
        sum_of_sheet = file.getinfo(SHEET).CRC.to_bytes(4, "little")
    path.write_bytes(content.replace(sum_of_sheet, b"\0\0\0\0"))
    text, cells, parts = looked_at(path)
    assert text.endswith("222")
    assert (cells, parts) == (0, 1)


@pytest.mark.parametrize("kind", ["header", "worksheet", "slide"])
def test_bounds_are_no_damage(tmp_path: Path, kind: str) -> None:
    deep = "<x>" * 300 + "</x>" * 300
    path = tmp_path / "a"
    if kind == "header":
        docx(path, paragraph("text"), [("header", "w:hdr", deep)])
    elif kind == "worksheet":
        xlsx(path, ["<row><c><v>1</v></c></row>", deep])
    else:
        pptx(path, [slide_text("text"), deep])
    assert refusal(path) == "unsafe"


def test_each_reading_counts_anew(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ['<row><c t="s"><v>7</v></c><c><v>7</v></c></row>'])
    document: Document = read(path)
    for _ in range(2):
        assert "".join(document.texts()) == "\t7"
        assert (document.lost_cells, document.lost_parts) == (1, 0)
    assert text_of(path) == "\t7"
