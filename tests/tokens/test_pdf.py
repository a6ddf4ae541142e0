"""PDFs: the text of each page, in Chinese too, and what has none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tokens.document_makers import (
    CHINESE,
    HELVETICA,
    composite,
    encrypted,
    pdf,
    refusal,
    shown,
    stream,
    text_of,
    written,
)

from kimi_calc.tokens.documents import read


def test_a_fragment_a_page(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.pdf", pdf([shown("first", "and more"), shown("second"), shown("third")])
    )
    document = read(path)
    assert (document.kind, document.encoding, document.parts) == ("pdf", None, None)
    seen = [
        (fragment.split(), document.parts, round(document.done, 2)) for fragment in document.texts()
    ]
    assert seen == [
        (["first", "and", "more"], 3, 0.33),
        (["second"], 3, 0.67),
        (["third"], 3, 1.0),
    ]
    assert (document.done, document.empty_pages, document.undecodable) == (1, 0, 0)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_what_is_before_its_beginning(tmp_path: Path, before: bytes) -> None:
    path = written(tmp_path / "a.pdf", before + pdf([shown("text")]))
    assert text_of(path).strip() == "text"


def test_what_it_holds_decides_and_not_its_name(tmp_path: Path) -> None:
    assert text_of(written(tmp_path / "a.txt", pdf([shown("text")]))).strip() == "text"
    mentioned = "The first bytes are %PDF-1.7 then.\n"
    assert text_of(written(tmp_path / "b.txt", mentioned.encode())) == mentioned


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        (b"GBK-EUC-H", "gbk"),
        (b"GB-EUC-H", "gb2312"),
        (b"GBK2K-H", "gb18030"),
        (b"UniGB-UCS2-H", "utf-16-be"),
        (b"UniGB-UTF16-H", "utf-16-be"),
    ],
)
def test_chinese_of_fonts_that_are_not_in_the_file(
    tmp_path: Path, encoding: bytes, codec: str
) -> None:
    content = b"BT /F1 12 Tf 72 720 Td <%s> Tj ET" % CHINESE.encode(codec).hex().encode()
    path = written(tmp_path / "a.pdf", pdf([content], composite(encoding)))
    assert text_of(path).strip() == CHINESE


def test_what_qt_writes(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtGui import QFontDatabase, QPdfWriter, QTextDocument

    assert qapp
    if QFontDatabase.WritingSystem.SimplifiedChinese not in QFontDatabase.writingSystems():
        pytest.skip("no font here has Chinese characters")
    path = tmp_path / "a.pdf"
    document = QTextDocument()
    document.setPlainText("\n".join([CHINESE, "Kimi price list 2025"] * 60))
    document.print_(QPdfWriter(str(path)))
    opened = read(path)
    text = "".join(opened.texts())
    assert opened.parts is not None
    assert opened.parts > 1
    assert opened.empty_pages == 0
    assert text.replace("\n", "").count(CHINESE) == 60
    assert text.replace("\t", " ").count("Kimi price list 2025") == 60


def test_gaps_between_words_are_spaces(tmp_path: Path) -> None:
    # As LaTeX writes them: the font has a space, of which pypdf takes another glyph for.
    line = "the words of a line have gaps between them and no spaces at all in any place"
    words = line.split()
    maps = b"".join(
        b"<%04x> <%04x>\n" % (ord(char) + 1, ord(char)) for char in "abcdefghijklmnopqrstuvwxyz"
    )
    to_unicode = stream(
        b"/CMapName /x def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"26 beginbfchar\n%sendbfchar endcmap" % maps
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /L /Encoding /Identity-H /ToUnicode 4 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /L /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>] >>"
    )
    array = b" -250 ".join(
        b"<%s>" % "".join(f"{ord(char) + 1:04x}" for char in word).encode() for word in words
    )
    lines = b"".join(b"[%s] TJ 0 -14 Td " % array for _ in range(5))
    path = written(
        tmp_path / "a.pdf",
        pdf([b"BT /F1 10 Tf 72 700 Td %sET" % lines], font, to_unicode),
    )
    assert text_of(path).split() == words * 5


def font_of_names(*names: str) -> bytes:
    """A font whose characters from A on have these names."""
    return HELVETICA.removesuffix(b">>") + b"/Encoding << /Differences [65 %s] >> >>" % (
        " ".join(f"/{name}" for name in names).encode()
    )


def test_names_of_glyphs_are_no_text(tmp_path: Path) -> None:
    names = font_of_names("a", "one.os", "f_i", "uni4EF7.alt", "g484", "G43")
    path = written(tmp_path / "a.pdf", pdf([shown("ABCDEF", "/g1/g2")], names))
    # Those that say nothing count as the letters of their codes.
    assert text_of(path).split() == ["a1fi价EF", "/g1/g2"]


def test_a_name_that_says_nothing_of_a_code_that_is_no_letter(tmp_path: Path) -> None:
    names = font_of_names(*(f"g{number}" for number in range(128)))
    content = shown("shown").replace(b"shown", b"".join(b"\\%o" % code for code in range(129, 189)))
    (text,) = text_of(written(tmp_path / "a.pdf", pdf([content], names))).split()
    assert len(text) == 60
    assert text.isalpha()


def test_lines_and_colours_between_words(tmp_path: Path) -> None:
    drawn = b"1 0 0 rg\n0.5 w\n1 2 m\n3 4 l\nS\n[1 2] 0 d\n/G gs\n/P scn\n0 0 9 9 re\nf*\nW\nn\n"
    # What looks like them isn't, in brackets and in a picture's data.
    looks = "x\n1 2 m\nq\n\\( 3 w (S 4 w n) f"
    picture = b"BI /W 9 /H 1 /BPC 8 /CS /G ID \n1 2 m\n() EI\n"
    content = (drawn + shown("one")) * 9 + shown(looks) + drawn + picture + drawn + shown("last")
    words = " ".join(text_of(written(tmp_path / "a.pdf", pdf([content]))).split())
    assert words == "one " * 9 + "x 1 2 m q ( 3 w (S 4 w n) f last"


# Fields


def field(kind: str, more: str = "", flags: int = 4) -> str:
    return f"<< /Subtype /{kind} /Rect [0 0 9 9] /F {flags} {more} >>"


def fields_of(tmp_path: Path, *fields: str, content: bytes = b"") -> str:
    look = stream(
        shown("look"),
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >>",
    )
    of_page = f"/Annots [{' '.join(fields)}]".encode("latin-1")
    parent = b"<< /FT /Tx /V (of the parent) >>"
    return text_of(
        written(tmp_path / "a.pdf", pdf([content], HELVETICA, look, parent, of_page=of_page))
    )


LOOK = "/AP << /N 4 0 R >>"


def test_what_is_typed_into_fields(tmp_path: Path) -> None:
    text = fields_of(
        tmp_path,
        field("Widget", f"/FT /Tx /V (typed\\rtext) {LOOK}"),
        field("Widget", f"/Parent 5 0 R {LOOK}"),
        field("Widget", f"/FT /Ch /V (x) {LOOK}"),
        field("FreeText", f"/Contents (a note) {LOOK}"),
        field("FreeText", LOOK),
        content=shown("label"),
    )
    lines = [line for line in text.split("\n") if line.strip()]
    assert lines == ["label", "typed", "text", "of the parent", "look", "a note", "look"]


def test_what_fields_do_not_show(tmp_path: Path) -> None:
    text = fields_of(
        tmp_path,
        field("Widget", "/FT /Tx /V (hidden)", flags=2),
        field("Widget", "/FT /Tx /V (not viewed)", flags=32),
        field("Widget", "/FT /Tx /V (small)").replace("9 9", "0 0"),
        field("Widget", f"/FT /Tx /Ff 8192 /V (secret) {LOOK}"),
        field("Widget", "/FT /Btn /MK << /CA (caption) >> /AS /Off /AP << /N << /On 4 0 R >> >>"),
        field("Widget", "/FT /Btn /MK << /CA (caption) >> /AS /On /AP << /N << /On 4 0 R >> >>"),
        field("Text", f"/Contents (remark) {LOOK}"),
        "null",
        "<< /Subtype /Widget /FT /Tx /V (nowhere) >>",
    )
    assert text.split() == ["look", "look"]


# Pages without text


def test_pages_without_text_are_counted(tmp_path: Path) -> None:
    picture = b"q 200 0 0 200 0 0 cm /X1 Do Q"
    image = stream(bytes(300), b"/Type /XObject /Subtype /Image /Width 10 /Height 10")
    path = written(
        tmp_path / "a.pdf", pdf([shown("text"), picture, b"", shown(" ")], HELVETICA, image)
    )
    document = read(path)
    assert "".join(document.texts()).strip() == "text"
    assert document.empty_pages == 3
    assert refusal(written(tmp_path / "b.pdf", pdf([picture] * 3, HELVETICA, image))) == "no_text"
    assert refusal(written(tmp_path / "c.pdf", pdf([]))) == "no_text"


def test_a_damaged_page_among_others(tmp_path: Path) -> None:
    content = pdf([shown("one"), shown("two")])
    broken = content.replace(b"/Filter /FlateDecode", b"/Filter /NoSuchCode ", 1)
    document = read(written(tmp_path / "a.pdf", broken))
    assert "".join(document.texts()).split() == ["two"]
    assert document.empty_pages == 1
    broken = content.replace(b"/Filter /FlateDecode", b"/Filter /NoSuchCode ")
    assert refusal(written(tmp_path / "a.pdf", broken)) == "damaged"


# Passwords


ALGORITHMS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_password_that_only_forbids_printing(tmp_path: Path, algorithm: str) -> None:
    content = encrypted(pdf([shown("text")]), "", "owner", algorithm)
    assert text_of(written(tmp_path / "a.pdf", content)).strip() == "text"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_password_that_is_needed(tmp_path: Path, algorithm: str) -> None:
    content = encrypted(pdf([shown("text")]), "user", "owner", algorithm)
    assert refusal(written(tmp_path / "a.pdf", content)) == "encrypted"


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256"])
def test_without_the_package_that_decrypts(tmp_path: Path, algorithm: str) -> None:
    content = encrypted(pdf([shown("text")]), "", "owner", algorithm)
    path = written(tmp_path / "a.pdf", content)
    code = f"""
import sys
from pathlib import Path
from kimi_calc.tokens.documents import read
from kimi_calc.tokens.refusals import DocumentError

sys.modules["Crypto"] = sys.modules["cryptography"] = None
try:
    list(read(Path({str(path)!r})).texts())
except DocumentError as error:
    print(error.reason)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("encrypted", "")
