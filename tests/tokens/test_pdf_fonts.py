"""Fonts of PDFs that don't say which characters their codes are: what tells them, and guesses."""

from __future__ import annotations

import random
import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate, count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokens.document_makers import pdf, stream

from kimi_calc.tokens.readers import pdf_cff, pdf_cmaps, pdf_glyphs, pdf_guesses, pdf_truetype
from kimi_calc.tokens.readers.pdf_document import PageText, PdfDocument

WORDS = "The readers of this page see what it says, though nothing tells its letters. "


def drawn(codes: bytes, *fonts: bytes, of_page: bytes = b"") -> PageText:
    """The page that shows the codes in the first font, which may refer to those after it: 4 …"""
    first, *others = fonts
    content = b"BT /F1 6 Tf 20 700 Td <%s> Tj ET" % codes.hex().encode()
    return PdfDocument(pdf([content], first, *others, of_page=of_page)).page(0)


def type_3(differences: bytes, more: bytes = b"") -> bytes:
    """A font whose glyphs are drawn, as plotting programs make them."""
    widths = b" ".join([b"500"] * 256)
    return (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 0 /LastChar 255 /Widths [%s] /CharProcs << /a 4 0 R >> %s "
        b"/Encoding << /Type /Encoding /Differences [%s] >> >>" % (widths, more, differences)
    )


def simple(more: bytes, program: bytes = b"FontFile3") -> tuple[bytes, bytes]:
    """A font of one byte, and its descriptor: its program is the object 5."""
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Made /FirstChar 0 /LastChar 255 /Widths [%s] "
        b"/FontDescriptor 4 0 R %s >>" % (b" ".join([b"500"] * 256), more)
    )
    return font, descriptor(program)


def composite(more: bytes, below: bytes = b"", *, program: bytes = b"") -> tuple[bytes, bytes]:
    """A font of two bytes, and its descriptor: its program, if there is one, is the object 5."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made %s /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /Made /DW 500 /FontDescriptor 4 0 R /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s >>] >>" % (more, below)
    )
    return font, descriptor(program)


def descriptor(program: bytes) -> bytes:
    return (
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] "
        b"/Ascent 900 /Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 %s >>"
        % (b"/%s 5 0 R" % program if program else b"")
    )


IDENTITY = b"/Encoding /Identity-H"


def two_bytes(codes: Sequence[int]) -> bytes:
    return struct.pack(f">{len(codes)}H", *codes)


def truetype(tables: Mapping[bytes, bytes]) -> bytes:
    head = struct.pack(">LHHHH", 0x10000, len(tables), 0, 0, 0)
    places = accumulate(map(len, tables.values()), initial=12 + 16 * len(tables))
    for (name, table), place in zip(tables.items(), places, strict=False):
        head += struct.pack(">4sLLL", name, 0, place, len(table))
    return head + b"".join(tables.values())


def cmap(kind: tuple[int, int], table: bytes) -> bytes:
    return struct.pack(">HHHHL", 0, 1, *kind, 12) + table


def segments(glyphs: Mapping[int, int]) -> bytes:
    """A map of format 4: a segment a code, half of them by their place and half by a difference."""
    codes = [*sorted(glyphs), 0xFFFF]
    size = len(codes)
    deltas = [(glyphs.get(code, 0) - code) & 0xFFFF if code % 2 else 0 for code in codes]
    listed = [code for code in codes[:-1] if not code % 2]
    offsets = [
        2 * (size - place + listed.index(code)) if code in listed else 0
        for place, code in enumerate(codes)
    ]
    words = [*codes, 0, *codes, *deltas, *offsets, *(glyphs[code] for code in listed)]
    return struct.pack(">7H", 4, 14 + 2 * len(words), 0, 2 * size, 0, 0, 0) + two_bytes(words)


def groups(glyphs: Mapping[int, int]) -> bytes:
    """A map of format 12."""
    body = b"".join(struct.pack(">LLL", code, code, glyph) for code, glyph in glyphs.items())
    return struct.pack(">HHLLL", 12, 0, 16 + len(body), 0, len(glyphs)) + body


def row(glyphs: Mapping[int, int]) -> bytes:
    """A map of format 6."""
    codes = range(min(glyphs), max(glyphs) + 1)
    listed = [glyphs.get(code, 0) for code in codes]
    return struct.pack(">5H", 6, 0, 0, codes[0], len(codes)) + two_bytes(listed)


def posted(names: Sequence[str]) -> bytes:
    """A table of the glyphs' names; the first ones have standard names."""
    own = [name.encode() for name in names]
    numbers = two_bytes([0, *range(258, 258 + len(own))])
    listed = b"".join(bytes([len(name)]) + name for name in own)
    return struct.pack(">L28xH", 0x20000, len(own) + 1) + numbers + listed


def index(parts: Sequence[bytes]) -> bytes:
    if not parts:
        return b"\0\0"
    ends = list(accumulate(map(len, parts), initial=1))
    return struct.pack(">HB", len(parts), 2) + two_bytes(ends) + b"".join(parts)


def cff(names: Sequence[str], codes: Sequence[int]) -> bytes:
    """A program of glyphs with names and codes, which aren't drawn."""
    start = b"\1\0\4\2" + index([b"Made"])
    strings = index([name.encode() for name in names])
    charset = b"\0" + two_bytes(range(391, 391 + len(names)))
    encoding = bytes([0, len(codes), *codes])
    glyphs = index([b"\x0e"] * (len(names) + 1))
    top_size = len(index([b"\x1d\0\0\0\0\x0f\x1d\0\0\0\0\x10\x1d\0\0\0\0\x11"]))
    place = len(start) + top_size + len(strings) + len(index([]))
    places = (place, place + len(charset), place + len(charset) + len(encoding))
    numbers = [struct.pack(">BLB", 29, *pair) for pair in zip(places, (15, 16, 17), strict=True)]
    return start + index([b"".join(numbers)]) + strings + index([]) + charset + encoding + glyphs


GLYPHS = {ord(letter): glyph for glyph, letter in enumerate("Wörtlich 中Я𝒜", 5)}
BASIC = {code: glyph for code, glyph in GLYPHS.items() if code < 0x10000}


def test_names_of_the_glyphs_of_type_3() -> None:
    differences = b"1 /H /a /f_i /uni4EF7.alt /u1F600 /oneoldstyle /Asmall /parenleftBig /space"
    page = drawn(bytes([1, 2, 3, 4, 5, 6, 7, 8, 9, 1]), type_3(differences))
    assert page == PageText("Hafi价😀1a( H")


def test_type_3_in_a_usual_encoding() -> None:
    font = type_3(b"").replace(b"<< /Type /Encoding /Differences [] >>", b"/WinAnsiEncoding")
    assert drawn("Käse – 5 €".encode("cp1252"), font) == PageText("Käse – 5 €")


def test_only_what_a_map_lacks_is_added_to_it() -> None:
    known = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <4E2D> endbfchar"
    font = type_3(b"1 /A /B", b"/ToUnicode 5 0 R")
    assert drawn(b"\1\2", font, b"null", stream(known)) == PageText("中B")


@pytest.mark.parametrize(
    "table",
    [
        cmap((3, 1), segments(BASIC)),
        cmap((0, 3), segments(BASIC)),
        cmap((3, 10), groups(GLYPHS)),
    ],
)
def test_the_map_of_an_embedded_program(table: bytes) -> None:
    program = stream(truetype({b"cmap": table}))
    glyphs = list(GLYPHS.values())[: -1 if b"\0\x0c" not in table[12:14] else None]
    font = composite(IDENTITY, program=b"FontFile2")
    text = "Wörtlich 中Я𝒜"[: len(glyphs)]
    assert drawn(two_bytes(glyphs), *font, program) == PageText(text)


def test_glyphs_may_be_moved_and_encoded() -> None:
    program = stream(truetype({b"cmap": cmap((3, 1), row({0x41: 7, 0x42: 8, 0x44: 9}))}))
    moved = stream(two_bytes([0, 9, 7, 8]))
    font = composite(IDENTITY, b"/CIDToGIDMap 6 0 R", program=b"FontFile2")
    assert drawn(two_bytes([1, 2, 3]), *font, program, moved) == PageText("DAB")
    encoding = stream(
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 begincidchar <0501> 9 endcidchar 1 begincidrange <0600> <0601> 7 endcidrange endcmap"
    )
    font = composite(b"/Encoding 6 0 R", program=b"FontFile2")
    assert drawn(two_bytes([0x501, 0x600, 0x601]), *font, program, encoding) == PageText("DAB")


def test_the_names_in_an_embedded_program() -> None:
    program = stream(truetype({b"post": posted(["O", "k", "uni4E2D"])}))
    font = composite(IDENTITY, program=b"FontFile2")
    assert drawn(two_bytes([1, 2, 3]), *font, program) == PageText("Ok中")
    program = stream(cff(["O.alt", "k", "uni4E2D"], [1, 2, 3]), b"/Subtype /CIDFontType0C")
    font = composite(IDENTITY, program=b"FontFile3")
    assert drawn(two_bytes([1, 2, 3]), *font, program) == PageText("Ok中")
    program = stream(cff(["O.alt", "k", "uni4E2D"], [200, 3, 7]), b"/Subtype /Type1C")
    assert drawn(bytes([200, 3, 7]), *simple(b""), program) == PageText("Ok中")


@pytest.mark.parametrize(
    ("unicode", "code", "character"),
    [
        (b"1 beginbfrange <0000> <FFFF> <0000> endbfrange", 0x4E2D, "中"),  # beyond a row
        (b"2 beginbfchar <D085> <0405> <F0908080> <4E2D> endbfchar", 0xD085, "Ѕ"),  # of four bytes
    ],
)
def test_maps_that_are_left_out_by_pdfium(unicode: bytes, code: int, character: str) -> None:
    font = composite(IDENTITY + b" /ToUnicode 5 0 R")
    assert drawn(two_bytes([code] * 3), *font, stream(unicode)) == PageText(character * 3)


@pytest.mark.parametrize("first", [32, 3, 1, 0, -1])
def test_codes_that_read_like_words_are_guessed(first: int) -> None:
    space = first if first > 0 else 3
    codes = [space if letter == " " else ord(letter) - 32 + first for letter in WORDS]
    page = drawn(two_bytes(codes), *composite(IDENTITY))
    assert page.page.split() == WORDS.split()
    assert page.unknown >= len(WORDS.replace(" ", ""))  # they are counted as unknown
    assert not page.letterless


def test_signs_beyond_ascii_in_the_order_of_windows() -> None:
    text = "Déjà vu, garçon: la fête était très réussie"
    order = [name for name in pdf_glyphs.MACINTOSH if name not in ("u00A0", "uF8FF")]
    glyphs = {pdf_glyphs.characters(name): glyph for glyph, name in enumerate(order)}
    page = drawn(two_bytes([glyphs[letter] for letter in text]), *composite(IDENTITY))
    assert page.page == text


@pytest.mark.parametrize("form", ["g%d", "G%02X", "C0_%d", "cid%d"])
def test_names_that_are_numbers_are_guesses(form: str) -> None:
    letters = sorted(set(WORDS))
    names = " ".join("/" + form % ord(letter) for letter in letters)
    codes = bytes(200 + letters.index(letter) for letter in WORDS)
    page = drawn(codes, type_3(b"200 " + names.encode()))
    assert page.page.split() == WORDS.split()
    assert page.unknown == len(WORDS)


def test_garbage_stays_refused() -> None:
    random.seed(5)
    for _ in range(8):
        signs = random.sample(range(33, 127), 60)
        letters = sorted(set(WORDS))
        codes = [32 if letter == " " else signs[letters.index(letter)] for letter in WORDS]
        assert drawn(two_bytes(codes), *composite(IDENTITY)).letterless
    for first in (1, 3, 33, 65, 97):
        in_a_row: dict[str, int] = {}
        numbers = count(first)
        codes = [
            in_a_row.setdefault(letter, in_a_row.get(letter) or next(numbers)) for letter in WORDS
        ]
        assert drawn(two_bytes(codes), *composite(IDENTITY)).letterless


def test_what_is_too_short_is_no_text() -> None:
    assert drawn(two_bytes([5, 9]), *composite(IDENTITY)).letterless
    assert drawn(b"ab", type_3(b"65 /H")).letterless


def test_ligatures_and_private_characters_are_as_typed() -> None:
    known = b"1 beginbfrange <0001> <0005> [<FB01><F761><F731><F8EB><E001>] endbfrange"
    font = composite(IDENTITY + b" /ToUnicode 5 0 R")
    page = drawn(two_bytes([1, 2, 3, 4, 1, 1, 2, 5]), *font, stream(known))
    assert page == PageText("fia1⎛fifia\ufffd", 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"ABCDEF+SymbolMT", "♣⎫∼"),
        (b"Wingdings-Regular", "▪✔”"),
        (b"Wingdings3", ""),  # of which these places aren't known
        (b"Other", ""),
    ],
)
def test_fonts_of_symbols(name: bytes, text: str) -> None:
    known = b"1 beginbfchar <0001> <F0A7> <0002> <F0FC> <0003> <F07E> endbfchar"
    font, *others = composite(IDENTITY + b" /ToUnicode 5 0 R")
    font = font.replace(b"/Made", b"/" + name)
    page = drawn(two_bytes([1, 2, 3]), font, *others, stream(known))
    assert page.page == text


def test_each_standard_name_is_known() -> None:
    assert len(pdf_glyphs.STANDARD) == 229
    assert len(pdf_glyphs.MACINTOSH) == 258
    for name in (*pdf_glyphs.STANDARD[1:], *pdf_glyphs.MACINTOSH[3:]):
        assert pdf_glyphs.characters(name), name


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.data())
def test_programs_that_are_damaged(junk: bytes, data: st.DataObject) -> None:
    for whole in (
        truetype({b"cmap": cmap((3, 1), segments(BASIC)), b"post": posted(["A"])}),
        truetype({b"cmap": cmap((3, 10), groups(GLYPHS))}),
        cff(["A", "B"], [1, 2]),
    ):
        place = data.draw(st.integers(0, len(whole)))
        program = whole[:place] + junk
        pdf_cff.glyphs(program)
        try:
            found = pdf_truetype.TrueType(program)
        except ValueError:
            continue
        assert all(found.characters().values())
        found.glyphs()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([b"<", b">", b"[", b"]", b"00", b"FFFFFFFF", b" 9", b"D8"])))
def test_maps_that_are_damaged(parts: list[bytes]) -> None:
    for kind in (b"bfrange", b"bfchar", b"cidrange", b"cidchar"):
        text = b"begin%b %b end%b" % (kind, b"".join(parts), kind)
        assert all(pdf_cmaps.characters(text).values())
        assert len(pdf_cmaps.cids(text)) <= 0x10000


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 0xFFFF)), max_size=60))
def test_guesses_are_of_what_was_asked(pairs: list[tuple[int, int]]) -> None:
    doubts = [pdf_guesses.Doubt(place, font, code) for place, (font, code) in enumerate(pairs)]
    guessed = pdf_guesses.guessed(doubts)
    assert set(guessed) <= set(range(len(doubts)))
    assert all(len(found) == 1 for found in guessed.values())
