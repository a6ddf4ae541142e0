"""PDFs: the text of each page, in Chinese too, and what has none."""

from __future__ import annotations

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
        (fragment.split(), document.parts, round(document.done, 2))
        for fragment in document.texts()
        if fragment
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


def test_names_of_glyphs(tmp_path: Path) -> None:
    names = font_of_names("a", "one.os", "uni4EF7.alt", "g484")
    path = written(tmp_path / "a.pdf", pdf([shown("ABC" * 9 + "D", "/g1/g2")], names))
    document = read(path)
    words = "".join(document.texts()).split()
    assert words == ["a1价" * 9 + "\ufffd", "/g1/g2"]  # a name that says nothing is no text
    assert document.undecodable == 1


@pytest.mark.parametrize(
    "font",
    [
        font_of_names(*(f"g{number}" for number in range(128))),
        composite(b"Identity-H", b"Adobe-Identity"),
    ],
)
def test_fonts_that_do_not_say_which_characters_they_show(tmp_path: Path, font: bytes) -> None:
    content = shown("shown").replace(b"shown", b"".join(b"\\%o" % code for code in range(129, 189)))
    assert refusal(written(tmp_path / "a.pdf", pdf([content], font))) == "no_letters"


def test_lines_and_colours_between_words(tmp_path: Path) -> None:
    drawn = b"1 0 0 rg\n0.5 w\n1 2 m\n3 4 l\nS\n[1 2] 0 d\n/G gs\n/P scn\n0 0 9 9 re\nf*\n"
    # What looks like them isn't, in brackets and in a picture's data.
    looks = "x 1 2 m q \\( 3 w (S 4 w n) f"
    picture = b"BI /W 9 /H 1 /BPC 8 /CS /G ID \n1 2 m\n() EI\n"
    lines = [drawn + at(20 * line, shown("one")) for line in range(9)]
    content = (
        b"".join(lines) + at(200, shown(looks)) + drawn + picture + drawn + at(300, shown("last"))
    )
    words = " ".join(text_of(written(tmp_path / "a.pdf", pdf([content]))).split())
    assert words == "one " * 9 + "x 1 2 m q ( 3 w (S 4 w n) f last"


def at(down: int, content: bytes) -> bytes:
    """The same further down the page."""
    return b"q 1 0 0 1 0 %d cm %s Q\n" % (-down, content)


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
