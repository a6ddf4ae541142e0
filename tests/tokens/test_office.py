"""Office documents: what one reads, in its order."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from tokens.document_makers import (
    docx,
    package,
    paragraph,
    part,
    pptx,
    refusal,
    relations,
    slide_text,
    text_of,
    xlsx,
)

from kimi_calc.tokens.documents import Kind, read

# Word


def test_paragraphs_and_what_is_in_them(tmp_path: Path) -> None:
    body = (
        paragraph("价格", "是 1 &lt; 2")
        + paragraph()
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
        "<w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag></w:p>"
    )
    path = docx(tmp_path / "a.docx", body)
    assert read(path).kind == "docx"
    assert read(path).encoding is None
    assert text_of(path) == "价格是 1 < 2\n\na\tb\nc-link tag\n"


def test_what_is_no_text_of_a_document(tmp_path: Path) -> None:
    body = paragraph("kept") + (
        "<w:p><w:del><w:r><w:tab/><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:ruby><w:rt><w:r><w:t>sound</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t> once</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t> twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert text_of(docx(tmp_path / "a.docx", body)) == "kept\ninserted字 once\n"


def test_a_table_is_a_line_a_row(tmp_path: Path) -> None:
    def cell(*paragraphs: str) -> str:
        return f"<w:tc>{''.join(map(paragraph, paragraphs)) or paragraph()}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('x')}{cell('y')}</w:tr></w:tbl>"
    rows = [
        cell("型号") + cell("价格"),
        cell("two", "paragraphs") + cell() + cell("third"),
        cell() + cell("second alone") + cell(),
        cell() + cell(),
        f"<w:tc>{paragraph('before')}{inner}{paragraph('after')}</w:tc>" + cell("last"),
    ]
    body = paragraph("above") + "<w:tbl>{}</w:tbl>".format(
        "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    )
    assert text_of(docx(tmp_path / "a.docx", body + paragraph("below"))).split("\n") == [
        "above",
        "型号\t价格",
        "two paragraphs\t\tthird",
        "\tsecond alone",
        "before x y after\tlast",
        "below",
        "",
    ]


def test_a_text_box_within_a_paragraph(tmp_path: Path) -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"
    )

    def around(box: str) -> str:
        return (
            "<w:p><w:r><w:t>before</w:t></w:r><w:r><w:drawing><w:txbxContent>"
            f"{box}</w:txbxContent></w:drawing></w:r><w:r><w:t>after</w:t></w:r></w:p>"
        )

    body = around(paragraph("one") + paragraph("two")) + around(table)
    first = around(paragraph("box")).replace("before", "")
    cells = f"<w:tbl><w:tr><w:tc>{around(paragraph('in'))}{around(table)}</w:tc></w:tr></w:tbl>"
    assert text_of(docx(tmp_path / "a.docx", body + first + cells)).split("\n") == [
        "before",
        "one",
        "two",
        "after",
        "before",
        "x\ty",
        "after",
        "box",
        "after",
        "before in after before x y after",
        "",
    ]


def test_a_document_that_stands_in_another(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", "<w:altChunk/>", [("aFChunk", "w:x", "<w:t>html</w:t>")])
    assert refusal(path) == "unknown_kind"
    body = paragraph("text") + "<w:altChunk/>"
    path = docx(tmp_path / "a.docx", body, [("aFChunk", "w:x", "<w:t>html</w:t>")])
    document = read(path)
    assert "".join(document.texts()) == "text\n"
    assert document.lost_parts == 1  # told, not left out in silence


def test_headers_notes_and_footers_are_around_the_text(tmp_path: Path) -> None:
    others = [
        ("footer", "w:ftr", paragraph("the footer")),
        ("footnotes", "w:footnotes", f"<w:footnote>{paragraph('a footnote')}</w:footnote>"),
        ("header", "w:hdr", paragraph("the header")),
        ("endnotes", "w:endnotes", f"<w:endnote>{paragraph('an endnote')}</w:endnote>"),
        ("styles", "w:styles", paragraph("no text")),
        ("header", "w:hdr", paragraph("another header")),
        ("diagramData", "dgm:dataModel", "<dgm:t><a:p><a:r><a:t>box</a:t></a:r></a:p></dgm:t>"),
    ]
    assert text_of(docx(tmp_path / "a.docx", paragraph("the text"), others)).split("\n") == [
        "the header",
        "another header",
        "the text",
        "a footnote",
        "an endnote",
        "box",
        "the footer",
        "",
    ]


def test_prefixes_and_namespaces_are_the_file_s_own(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml"
    parts = {
        "_rels/.rels": relations(("officeDocument", "Word/Document.XML")).replace(
            "http://schemas.openxmlformats.org", strict
        ),
        "word/document.xml": f'<document xmlns="{strict}/wordprocessingml/main"><body><p><r>'
        "<t>strict</t></r></p></body></document>",
    }
    path = package(tmp_path / "a.docx", parts)
    assert text_of(path) == "strict\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_encodings_of_parts(tmp_path: Path, encoding: str) -> None:
    content = part("w:document", f"<w:body>{paragraph('文字')}</w:body>").replace("UTF-8", encoding)
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": content.encode(encoding),
    }
    assert text_of(package(tmp_path / "a.docx", parts)) == "文字\n"


# PowerPoint


def test_slides_in_their_order_with_notes(tmp_path: Path) -> None:
    table = (
        "<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Q1</a:t></a:r></a:p></a:txBody></a:tc>"
        "<a:tc><a:txBody><a:p><a:r><a:t>100</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
    )
    field = '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'
    tabs = "<a:p><a:pPr><a:tabLst><a:tab/></a:tabLst></a:pPr><a:r><a:t>three</a:t></a:r></a:p>"
    slides = [slide_text("封面", "2025"), table + field, tabs]
    path = pptx(tmp_path / "a.pptx", slides, {0: slide_text("say hello"), 2: slide_text("end")})
    assert read(path).kind == "pptx"
    lines = text_of(path).split("\n")
    assert [line for line in lines if line] == [
        "封面",
        "2025",
        "say hello",
        "Q1\t100",
        "three",
        "end",
    ]


# Any of them


def test_documents_without_any_text(tmp_path: Path) -> None:
    assert refusal(docx(tmp_path / "a.docx", paragraph() * 3)) == "no_text"
    assert refusal(pptx(tmp_path / "a.pptx", [slide_text()])) == "no_text"
    assert refusal(pptx(tmp_path / "b.pptx", [])) == "no_text"
    assert refusal(xlsx(tmp_path / "a.xlsx", ["<row/>"])) == "no_text"


@pytest.mark.parametrize(("suffix", "kind"), [("docm", "docx"), ("zip", "docx"), ("", "docx")])
def test_what_it_holds_decides_and_not_its_name(tmp_path: Path, suffix: str, kind: Kind) -> None:
    path = docx(tmp_path / f"a.{suffix}", paragraph("text"))
    assert read(path).kind == kind
    assert text_of(path) == "text\n"


def test_a_workbook_in_a_form_of_its_own(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": b"\x83\x01\x00\x80\x01\x14",
    }
    assert refusal(package(tmp_path / "a.xlsb", parts)) == "unknown_kind"
    assert refusal(package(tmp_path / "a.xlsx", parts)) == "damaged"


def test_progress_and_moments_to_stop(tmp_path: Path) -> None:
    strings = (f"<si><t>{number} words of a cell</t></si>" for number in range(20_000))
    rows = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(20_000))
    document = read(xlsx(tmp_path / "a.xlsx", [rows], strings))
    shares = [document.done for _ in document.texts()]
    assert shares == sorted(shares)
    assert len(shares) > 50
    assert document.done == 1


def test_a_long_document_takes_little_memory(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", paragraph("一个段落的文字" * 20) * 40_000)
    tracemalloc.start()
    try:
        characters = sum(map(len, read(path).texts()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert characters == 40_000 * 141
    assert peak < 8_000_000
