"""Text of PDFs in predefined encodings: it is exactly right, or said to be unreadable."""

from __future__ import annotations

import ctypes
import io
import zlib
from itertools import accumulate

import pypdfium2_raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from tokens.encoded_texts import ENCODED, TRADITIONAL_OF_THE_MAINLAND

from kimi_calc.tokens.readers.pdf_encodings import with_known_encodings
from kimi_calc.tokens.readers.pdf_tables import UNREADABLE, joined


@pytest.fixture(autouse=True, scope="module")
def _library() -> None:
    pdfium.FPDF_InitLibrary()


def made(objects: list[bytes]) -> bytes:
    """A PDF of these objects."""
    parts = [b"%PDF-1.4\n"]
    parts += [b"%d 0 obj\n%b\nendobj\n" % (place, item) for place, item in enumerate(objects, 1)]
    places = list(accumulate(map(len, parts)))
    table = b"".join(b"%010d 00000 n \n" % place for place in places[:-1])
    size = len(objects) + 1
    end = (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    )
    return b"".join([*parts, end % (size, table, size, places[-1])])


def font(encoding: str, ordering: str, *, written: bytes = b"") -> bytes:
    """A font, not embedded; its encoding may be written in another way."""
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding %b/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(%b)"
        b"/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 6"
        b"/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700"
        b"/StemV 80>>>>]>>" % (written or b"/" + encoding.encode(), ordering.encode())
    )


def page(codes: bytes, fonts: bytes, *more: bytes) -> bytes:
    """A PDF of a page that shows the codes; the fonts are a dictionary, or refer to more."""
    shown = b"BT /F1 4 Tf 20 800 Td <%b> Tj ET" % codes.hex().encode()
    return made(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 %b>>>>>>" % fonts,
            b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
            *more,
        ]
    )


def text_of(content: bytes) -> str:
    """What PDFium reads; U+FFFD for what it says is unmapped."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    assert document
    opened = pdfium.FPDF_LoadPage(document, 0)
    text = pdfium.FPDFText_LoadPage(opened)
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    size = pdfium.FPDFText_GetText(text, 0, count, buffer)
    result = bytes(buffer)[: 2 * (size - 1)].decode("utf-16-le", "replace")
    if any(pdfium.FPDFText_HasUnicodeMapError(text, place) == 1 for place in range(count)):
        result += UNREADABLE
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(opened)
    pdfium.FPDF_CloseDocument(document)
    return joined(result)


def read(content: bytes) -> str:
    return text_of(with_known_encodings(content) or content)


@pytest.mark.parametrize(("encoding", "ordering"), ENCODED)
def test_the_text_is_exactly_right(encoding: str, ordering: str) -> None:
    text, codes = ENCODED[encoding, ordering]
    alike = str.maketrans("～－￣•｜", "〜−‾・|")  # a look that a font's maker chooses
    got = "".join(read(page(codes, font(encoding, ordering))).split())
    assert got.translate(alike) == "".join(text.split()).translate(alike)


@pytest.mark.parametrize("encoding", ["Foo-EUC-H", "Hojo-EUC-H", "UniHojo-Foo-V", "Bar"])
def test_encodings_that_nobody_knows_are_unreadable(encoding: str) -> None:
    # PDFium would take these codes for Arabic letters.
    got = read(page(b"\xfe\x76\xfc\x63", font(encoding, "Japan1")))
    assert set(got) == {UNREADABLE}


@pytest.mark.parametrize("encoding", ["UniGB-UCS2-H", "UniCNS-UTF16-H"])
def test_private_characters_are_unreadable(encoding: str) -> None:
    got = read(page("一\ue000二".encode("utf-16-be"), font(encoding, "GB1")))
    assert got == f"一{UNREADABLE}二"


def test_what_lacks_its_pieces_is_unreadable() -> None:
    assert read(page("一".encode()[:2] + b"AB", font("UniGB-UTF8-H", "GB1"))) == f"{UNREADABLE}AB"
    assert joined("\U000fa1a1\U000f8ea2") == "\u3000" + UNREADABLE


@pytest.mark.parametrize(
    "written",
    [
        b"/GBT#2DEUC-H",
        b"/GBT#2dEUC#2DH",
        b"%a comment (\n /GBT-EUC-H % another >>\n",
        b"5 0 R",
    ],
)
def test_a_name_may_be_written_in_many_ways(written: bytes) -> None:
    text, codes = TRADITIONAL_OF_THE_MAINLAND
    assert read(page(codes, font("", "GB1", written=written), b"/GBT-EUC-H")) == text


def test_fonts_in_streams_of_objects_and_under_a_password() -> None:
    text, codes = TRADITIONAL_OF_THE_MAINLAND
    plain = page(codes, b"5 0 R", font("GBT-EUC-H", "GB1"))
    for algorithm in ("RC4-128", "AES-128", "AES-256"):
        writer = PdfWriter(clone_from=io.BytesIO(plain))
        writer.encrypt("", "owner", algorithm=algorithm)
        file = io.BytesIO()
        writer.write(file)
        assert read(file.getvalue()) == text
    assert read(packed(page(codes, b"5 0 R", b"null"), font("GBT-EUC-H", "GB1"))) == text


def packed(plain: bytes, fifth: bytes) -> bytes:
    """The PDF with its fifth object in a stream of objects."""
    body = zlib.compress(b"5 0 " + fifth)
    start = plain.index(b"xref\n0 ")
    stream = (
        b"6 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\n"
        b"endstream\nendobj\n" % (len(body), body)
    )
    head = plain[:start]
    table = start + len(stream)
    places = [head.index(b"%d 0 obj" % number) for number in range(1, 5)]
    entries = b"".join(
        [
            b"\0\0\0\0\0\xff",
            *(b"\1%b\0" % place.to_bytes(4, "big") for place in places),
            b"\2\0\0\0\6\0",
            b"\1%b\0" % start.to_bytes(4, "big"),
            b"\1%b\0" % table.to_bytes(4, "big"),
        ]
    )
    return b"".join(
        [
            head,
            stream,
            b"7 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(entries),
            entries,
            b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % table,
        ]
    )


def test_the_fonts_own_map_of_characters_stays() -> None:
    own = b"1 beginbfrange <bcd7> <bcd7> [<0058>] endbfrange"
    mapped = font("GBT-EUC-H", "GB1").replace(
        b"/DescendantFonts", b"/ToUnicode 5 0 R/DescendantFonts"
    )
    stream = b"<</Length %d>>stream\n%b\nendstream" % (len(own), own)
    assert read(page(b"\xbc\xd7", mapped, stream)) == "X"


@pytest.mark.parametrize("encoding", ["Identity-H", "KSC-EUC-H", "UniJIS-UTF16-H", "H"])
def test_others_stay_as_they_are(encoding: str) -> None:
    assert with_known_encodings(page(b"\x30\x21", font(encoding, "Identity"))) is None


@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=8)), max_size=6), st.booleans())
@settings(max_examples=30, deadline=None)
def test_damaged_ones_never_fail(changes: list[tuple[int, bytes]], in_stream: bool) -> None:
    codes = TRADITIONAL_OF_THE_MAINLAND[1]
    content = page(codes, b"5 0 R", font("GBT-EUC-H", "GB1"))
    if in_stream:
        content = packed(page(codes, b"5 0 R", b"null"), font("GBT-EUC-H", "GB1"))
    for place, new in changes:
        start = place % len(content)
        content = content[:start] + new + content[start + len(new) :]
    with_known_encodings(content)


@given(st.binary(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_bytes_never_fail(content: bytes) -> None:
    assert with_known_encodings(content) is None
