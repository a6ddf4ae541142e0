"""Characters that office documents write as elements, and what they write twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokens.document_makers import chart, docx, paragraph, pptx, text_of

from kimi_calc.tokens.readers import symbol_fonts


def run(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


def of_word(tmp_path: Path, content: str) -> str:
    return text_of(docx(tmp_path / "a.docx", content)).removesuffix("\n")


@pytest.mark.parametrize(
    ("font", "code", "char"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0FD", "☒"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "00FC", "✔"),
        ("wingdings", "f06c", "●"),
        ("Wingdings", "F0E0", "→"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F057", "Ω"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "0062", "β"),
        ("Wingdings 2", "F052", "☑"),
        ("Webdings", "F061", "✔"),
        ("Segoe UI Symbol", "2611", "☑"),
        ("Some Font", "F041", "A"),
        ("Some Font", "1F600", "😀"),
        ("Some Font", "4E2D", "中"),
        ("", "F0FE", "þ"),
        ("Some Font", "F08A", "\uf08a"),  # its place alone would be no character
    ],
)
def test_a_character_of_a_font(tmp_path: Path, font: str, code: str, char: str) -> None:
    content = f'<w:t>a</w:t><w:sym w:font="{font}" w:char="{code}"/><w:t>b</w:t>'
    assert of_word(tmp_path, run(content)) == f"a{char}b"


@pytest.mark.parametrize("code", ["", "x", "D83D", "110000", "FFFFFF", "9" * 5000, "-1", "0001"])
def test_a_character_that_is_none(tmp_path: Path, code: str) -> None:
    content = f'<w:t>a</w:t><w:sym w:font="Symbol" w:char="{code}"/><w:sym/><w:t>b</w:t>'
    assert of_word(tmp_path, run(content)) == "ab"


def test_each_place_of_a_font_is_a_character() -> None:
    for font in ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Other"):
        for place in range(0x20, 0x100):
            found = symbol_fonts.character(font, f"F0{place:02X}")
            assert len(found) == 1
            found.encode()


def test_text_in_places_of_a_font(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    content = f"{font.format('Wingdings')}<w:t>\uf0fe 是</w:t>"
    other = run("<w:t>\uf0fe</w:t>") + run(f"{font.format('Arial')}<w:t>\uf0fe</w:t>")
    assert of_word(tmp_path, run(content) + other) == "☑ 是\n\uf0fe\n\uf0fe"
    slide = '<a:p><a:r><a:rPr><a:latin typeface="Arial"/><a:sym typeface="Symbol"/></a:rPr>'
    path = pptx(tmp_path / "a.pptx", [f"{slide}<a:t>\uf061 = 1</a:t></a:r></a:p>"])
    assert text_of(path) == "α = 1\n"


@pytest.mark.parametrize(
    ("element", "char"),
    [
        ("<w:tab/>", "\t"),
        ("<w:ptab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', "\n"),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", "\u00ad"),
    ],
)
def test_characters_by_elements(tmp_path: Path, element: str, char: str) -> None:
    assert of_word(tmp_path, run(f"<w:t>a</w:t>{element}<w:t>b</w:t>")) == f"a{char}b"


def test_fields_links_and_controls(tmp_path: Path) -> None:
    text = "<w:r><w:t>{}</w:t></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF a </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    content = (
        f'<w:fldSimple w:instr="DATE">{text.format("1 ")}</w:fldSimple>{field}{text.format("2 ")}'
        f"<w:sdt><w:sdtContent>{text.format('3 ')}</w:sdtContent></w:sdt>"
        f"<w:ins>{text.format('4')}</w:ins><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
    )
    assert of_word(tmp_path, f"<w:p>{content}</w:p>") == "1 2 3 4"


def choice(*ways: str) -> str:
    return "<mc:AlternateContent>{}</mc:AlternateContent>".format(
        "".join(
            f"<mc:Choice>{way}</mc:Choice>"
            if way
            else f"<mc:Fallback>{paragraph('old')}</mc:Fallback>"
            for way in ways
        )
    )


def test_of_several_ways_to_show_a_thing_one_counts(tmp_path: Path) -> None:
    one, two = paragraph("one"), paragraph("two")
    assert of_word(tmp_path, choice(one, "")) == "one"
    assert of_word(tmp_path, choice(one, two, "")) == "one"
    assert of_word(tmp_path, choice("")) == "old"
    assert of_word(tmp_path, choice(one + choice(two, ""), "") + choice(two)) == "one\ntwo\ntwo"
    assert of_word(tmp_path, choice(one, choice(two, "")) + two) == "one\ntwo"


def formula(content: str) -> str:
    return f"<w:p><m:oMath>{content}</m:oMath></w:p>"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{a}{=}{b}", "a=b"),
        ("<m:f><m:fPr/><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", "a/b"),
        ("<m:d><m:e>{a}</m:e></m:d>{+}<m:d><m:dPr/><m:e>{b}</m:e></m:d>", "(a)+(b)"),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{a}</m:e></m:d>',
            "[a",
        ),
        ("<m:d><m:e>{a}<m:d><m:e>{b}</m:e></m:d></m:e></m:d>", "(a(b))"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{i}{x}</m:e></m:nary>',
            "∑ix",
        ),
        ("<m:nary><m:naryPr/><m:e>{x}</m:e></m:nary>", "∫x"),
        ('<m:acc><m:accPr><m:chr m:val="̂"/></m:accPr><m:e>{x}</m:e></m:acc>', "x"),
        ("<m:rad><m:radPr/><m:deg/><m:e>{x}</m:e></m:rad>", "√x"),
        ("</m:oMath><m:oMath>", ""),
    ],
)
def test_formulas(tmp_path: Path, content: str, said: str) -> None:
    for char in "ab=+ix":
        content = content.replace(f"{{{char}}}", f"<m:r><m:t>{char}</m:t></m:r>")
    assert of_word(tmp_path, paragraph("以") + formula(content)) == f"以\n{said}"


def test_charts_of_documents_and_slides(tmp_path: Path) -> None:
    drawn = chart("用量", ["一月", "二月"], ["输入", "输出"])
    head, _, inner = drawn.partition("<c:title>")
    assert head
    inner = "<c:title>" + inner.removesuffix("</c:chartSpace>")
    path = docx(tmp_path / "a.docx", paragraph("text"), [("chart", "c:chartSpace", inner)])
    assert text_of(path) == "text\n用量\n输入\n一月\n二月\n输出\n"
