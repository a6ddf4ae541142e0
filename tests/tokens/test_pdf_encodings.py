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

from kimi_calc.tokens.readers.pdf_encodings import with_known_encodings
from kimi_calc.tokens.readers.pdf_tables import UNREADABLE, joined

SIMPLIFIED = (
    "自本协议签订之日起，甲方乙方各自承担“违约”责任；合同金额为人民币四万五千元整，税率6%。ABC"
)
TRADITIONAL = "甲乙雙方經協商一致，簽訂本合約；總金額為新臺幣四萬五千元整，稅率百分之五。ABC 12.5%"
CANTONESE = "我哋嘅合約喺今日開始，佢咗嗰啲嘢冇唔見：總金額為港幣四萬五千元整。𠵱ABC"
JAPANESE = "本契約は両当事者が署名した日から効力を生ずる。金額は四万五千円（税込）とする。ABC ｱｲｳﾊﾟ"
KOREAN = "계약 금액은 사만 오천 원으로 한다. 이 契約은 서명한 날부터 효력이 있다. ABC 12.5%"
RARE = "㐀㐁䶵𠀀𠂢𠮷é€"
WIDE = str.maketrans("", "", " ABC0123456789.,%ｱｲｳﾊﾟ")


def seven(text: str, codec: str) -> tuple[str, bytes]:
    """The text without what is narrow, in a codec's two bytes without their upper bits."""
    wide = text.translate(WIDE)
    return wide, bytes(byte ^ 0x80 for byte in wide.encode(codec))


def eight(text: str, codec: str) -> tuple[str, bytes]:
    return text, text.encode(codec)


def uni(text: str, form: str) -> tuple[str, bytes]:
    codec = {"UTF8": "utf-8", "UTF32": "utf-32-be"}.get(form, "utf-16-be")
    usual = text if form != "UCS2" else "".join(letter for letter in text if letter <= "\uffff")
    return usual, usual.encode(codec)


# The bytes of those for which Python has no codec, as iconv and Adobe's tables have them.
TAIWANESE = (
    "本契約自簽訂之日起生效，甲方乙方各自承擔違約責任；總金額為新臺幣四萬五千元整。彳乂",
    bytes.fromhex(
        "c6dbd0d6d2fcc8dcf8dcd3d4c4e6c5cad8c4c6edd5e6a1a2c6f2c5c9c4a2c5c9c7d6c8dccdd5f0eae7b0d2fc"
        "ddcac7b6a1a7f4eacfdaf7ecd2b3e4bbead7e8dcc6bee5dcc4ecc4c5c4f7f0eca1a48ea2a1ac8ea2a1a1"
    ),
)
FIRST_PLANE = TAIWANESE[0][:-2], bytes(byte ^ 0x80 for byte in TAIWANESE[1][:-8])
SECOND_PLANE = "彳乂", bytes.fromhex("212c2121")
TRADITIONAL_OF_THE_MAINLAND = (
    "甲乙雙方經協商一致，簽訂本合同；合同金額爲人民幣四萬五千元整。",
    bytes.fromhex(
        "bcd7d2d2cbabb7bdbeadd0adc9ccd2bbd6c2a3acc7a9b6a9b1bebacfcdaca3bbbacfcdacbdf0b6eeceaac8cb"
        "c3f1b1d2cbc4cdf2cee5c7a7d4aad5fba1a3"
    ),
)
FLIPPED = (
    TRADITIONAL_OF_THE_MAINLAND[0],
    bytes(byte ^ 0x80 for byte in TRADITIONAL_OF_THE_MAINLAND[1]),
)
JOHAB = (
    "계약 금액은 사만 오천 원으로 한다. 漢字",
    bytes.fromhex("8981b4a2208b71b482b76520ac61a06520b5a1c0e520b6a5b7619da120d06594612e20f7d3f1ae"),
)
LATIN = "ABC 12%", b"ABC 12%"
HONG_KONG = {  # 嘅 喺 咗 嗰 啲 嘢 哋
    "HKdla-B5": "fab4 fab1 fa5a fabc faa2 fac1 fa5f",
    "HKgccs-B5": "9def 9df6 9df7 9df5 9df8 9dcf 925d",
    "HKm314-B5": "c77e c77c c767 c7a4 c776 c7ab c76c",
    "HKm471-B5": "fab8 fab6 fa7d fabd fab0 fac5 faa5",
}


def both(first: tuple[str, bytes], second: tuple[str, bytes]) -> tuple[str, bytes]:
    return first[0] + second[0], first[1] + second[1]


ENCODED: dict[tuple[str, str], tuple[str, bytes]] = {
    ("GB-EUC-H", "GB1"): eight(SIMPLIFIED, "gb2312"),
    ("GBpc-EUC-H", "GB1"): eight(SIMPLIFIED, "gb2312"),
    ("GB-H", "GB1"): seven(SIMPLIFIED, "gb2312"),
    ("GB-V", "GB1"): seven(SIMPLIFIED, "gb2312"),
    ("GBK-EUC-H", "GB1"): eight(SIMPLIFIED + TRADITIONAL + "ㄧ", "gbk"),
    ("GBKp-EUC-H", "GB1"): eight(SIMPLIFIED + TRADITIONAL, "gbk"),
    ("GBK2K-H", "GB1"): eight(SIMPLIFIED + RARE, "gb18030"),
    ("GBK2K-V", "GB1"): eight(SIMPLIFIED + RARE, "gb18030"),
    ("GBT-EUC-H", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBT-EUC-V", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBTpc-EUC-H", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBT-H", "GB1"): FLIPPED,
    ("B5-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("B5pc-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("ETen-B5-H", "CNS1"): eight(TRADITIONAL, "cp950"),
    ("ETenms-B5-V", "CNS1"): eight(TRADITIONAL, "cp950"),
    ("HKscs-B5-H", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("HKscs-B5-V", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("ETHK-B5-H", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("HKdlb-B5-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("CNS1-H", "CNS1"): FIRST_PLANE,
    ("CNS2-H", "CNS1"): SECOND_PLANE,
    ("CNS-EUC-H", "CNS1"): both(TAIWANESE, LATIN),
    ("CNS-EUC-V", "CNS1"): both(LATIN, TAIWANESE),
    **{
        (f"{name}-H", "CNS1"): both(
            ("嘅喺咗嗰啲嘢哋", bytes.fromhex(codes)), eight(TRADITIONAL, "big5")
        )
        for name, codes in HONG_KONG.items()
    },
    **{
        (f"{name}-RKSJ-H", "Japan1"): eight(JAPANESE, "cp932")
        for name in ("83pv", "90ms", "90msp", "90pv", "Add", "Ext", "78", "78ms")
    },
    ("RKSJ-H", "Japan1"): eight(JAPANESE, "cp932"),
    ("90pv-RKSJ-V", "Japan1"): eight(JAPANESE, "cp932"),
    ("EUC-H", "Japan1"): eight(JAPANESE, "euc_jp"),
    ("78-EUC-H", "Japan1"): eight(JAPANESE, "euc_jp"),
    **{
        (name, "Japan1"): seven(JAPANESE, "euc_jp")
        for name in ("H", "V", "78-H", "78-V", "Add-H", "Ext-H", "NWP-H")
    },
    ("Roman", "Japan1"): LATIN,
    ("Katakana", "Japan1"): ("ｱｲｳ", b"123"),
    ("KSC-EUC-H", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSC-H", "Korea1"): seven(KOREAN, "euc_kr"),
    ("KSCms-UHC-H", "Korea1"): eight(KOREAN + "똠방각하 펲시콜라", "cp949"),
    ("KSCms-UHC-HW-V", "Korea1"): eight(KOREAN + "똠방각하 펲시콜라", "cp949"),
    ("KSCpc-EUC-H", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSCpc-EUC-V", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSC-Johab-H", "Korea1"): JOHAB,
    **{
        (f"Uni{script}-{form}-{direction}", ordering): uni(text + RARE, form)
        for script, ordering, text in (
            ("GB", "GB1", SIMPLIFIED),
            ("CNS", "CNS1", CANTONESE),
            ("JIS", "Japan1", JAPANESE),
            ("KS", "Korea1", KOREAN),
        )
        for form in ("UCS2", "UTF8", "UTF16", "UTF32")
        for direction in "HV"
    },
    ("UniJIS-UCS2-HW-H", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UCS2-V", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UCS2-HW-V", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UTF8-V", "Japan1"): uni(JAPANESE, "UTF8"),
    ("UniJIS2004-UTF8-H", "Japan1"): uni(JAPANESE + RARE, "UTF8"),
    ("UniJIS2004-UTF16-H", "Japan1"): uni(JAPANESE + RARE, "UTF16"),
    ("UniJIS2004-UTF32-V", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniJISX0213-UTF32-H", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniJISX02132004-UTF32-H", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniAKR-UTF8-H", "KR"): uni(KOREAN, "UTF8"),
    ("UniAKR-UTF16-H", "KR"): uni(KOREAN, "UTF16"),
    ("UniAKR-UTF32-H", "KR"): uni(KOREAN, "UTF32"),
    # By CID: PDFium takes these of Japan1 for other ones.
    ("Identity-H", "Japan1"): ("–’‘", bytes.fromhex("007200600062")),
    ("Identity-H", "Korea1"): ("가각", bytes.fromhex("043e043f")),
}


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
