"""What no office program would write: it is refused, and costs little."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from tokens.document_makers import (
    docx,
    package,
    paragraph,
    part,
    pptx,
    refusal,
    relations,
    text_of,
    xlsx,
)

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.readers import elements, packages, rows
from kimi_calc.tokens.refusals import DocumentError

BILLION_LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FROM_AFAR = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'


@pytest.mark.parametrize("declaration", [BILLION_LAUGHS, EXTERNAL, FROM_AFAR, "<!DOCTYPE a>"])
@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels"])
def test_declarations(tmp_path: Path, declaration: str, name: str) -> None:
    path = docx(tmp_path / "a.docx", paragraph("&a;"))
    with ZipFile(path) as file:
        parts: dict[str, str | bytes] = {one: file.read(one) for one in file.namelist()}
    content = parts[name]
    assert isinstance(content, bytes)
    head, _, rest = content.decode().partition("\n")
    parts[name] = f"{head}{declaration}{rest}"
    assert refusal(package(path, parts)) == "unsafe"


def test_an_entity_that_nobody_declared(tmp_path: Path) -> None:
    assert refusal(docx(tmp_path / "a.docx", paragraph("&a;"))) == "damaged"


def test_elements_within_elements(tmp_path: Path) -> None:
    depth = 100_000
    body = "<w:p>" * depth + "</w:p>" * depth
    assert refusal(docx(tmp_path / "a.docx", body)) == "unsafe"


def test_relations_to_the_outside_are_not_followed(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": part("w:document", paragraph("text")),
        "word/_rels/document.xml.rels": relations(("header", "file:///etc/passwd")).replace(
            "/>", ' TargetMode="External"/>'
        ),
    }
    assert text_of(package(tmp_path / "a.docx", parts)) == "text\n"
    parts["word/_rels/document.xml.rels"] = relations(("header", "../../../etc/passwd"))
    assert refusal(package(tmp_path / "a.docx", parts)) == "damaged"


@pytest.fixture
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_UNPACKED", 1_000_000)
    monkeypatch.setattr(packages, "_MOST_INDEX", 100_000)
    monkeypatch.setattr(packages, "_LONGEST_MARK", 100_000)
    monkeypatch.setattr(packages, "_MOST_NAMES", 100_000)
    monkeypatch.setattr(elements, "_MOST_STRINGS", 100_000)
    monkeypatch.setattr(elements, "_LONGEST_CELL", 100_000)
    monkeypatch.setattr(rows, "_MOST_CELLS", 100_000)


@pytest.mark.usefixtures("small_bounds")
class TestBombs:
    def test_of_white_space(self, tmp_path: Path) -> None:
        assert refusal(docx(tmp_path / "a.docx", " " * 1_100_000)) == "bomb"

    def test_a_size_that_lies(self, tmp_path: Path) -> None:
        path = docx(tmp_path / "a.docx", paragraph("text") + " " * 1_100_000)
        size = struct.pack("<I", 1_100_000 // 100)
        content = path.read_bytes()
        with ZipFile(path) as file:
            true = struct.pack("<I", file.getinfo("word/document.xml").file_size)
        assert content.count(true) == 2
        path.write_bytes(content.replace(true, size))
        # zipfile itself reads no further than the size that is claimed.
        assert refusal(path) == "damaged"

    def test_parts_that_are_small_each(self, tmp_path: Path) -> None:
        slides = [" " * 50_000] * 30
        assert refusal(pptx(tmp_path / "a.pptx", slides)) == "bomb"

    def test_a_mark_without_end(self, tmp_path: Path) -> None:
        body = f'<w:p a="{"x" * 200_000}"></w:p>'
        assert refusal(docx(tmp_path / "a.docx", body)) == "bomb"
        assert refusal(docx(tmp_path / "a.docx", f"<!--{'x' * 200_000}-->")) == "bomb"

    def test_relations_without_end(self, tmp_path: Path) -> None:
        parts: dict[str, str | bytes] = {"_rels/.rels": relations(*[("image", "a.png")] * 5000)}
        assert refusal(package(tmp_path / "a.docx", parts)) == "bomb"

    def test_shared_strings_without_end(self, tmp_path: Path) -> None:
        strings = ["<si><t>a string of some length</t></si>"] * 8_000
        assert refusal(xlsx(tmp_path / "a.xlsx", [""], strings)) == "bomb"

    def test_a_cell_without_end(self, tmp_path: Path) -> None:
        long = "x" * 200_000
        assert refusal(xlsx(tmp_path / "a.xlsx", [f"<row><c><v>{long}</v></c></row>"])) == "bomb"
        assert refusal(xlsx(tmp_path / "a.xlsx", [""], [f"<si><t>{long}</t></si>"])) == "bomb"

    def test_cells_that_show_a_long_one_again_and_again(self, tmp_path: Path) -> None:
        rows = "<row>" + '<c t="s"><v>0</v></c>' * 5 + "</row>"
        strings = [f"<si><t>{'x' * 25_000}</t></si>"]
        assert refusal(xlsx(tmp_path / "a.xlsx", [rows], strings)) == "bomb"
        few = "<row>" + '<c t="s"><v>0</v></c>' * 3 + "</row>"
        assert len(text_of(xlsx(tmp_path / "b.xlsx", [few] * 3, strings))) > 100_000

    @pytest.mark.parametrize(
        "mark", ["<w:p{}/>", '<w:p a{}="1"/>', '<w:p xmlns:n{}="u"/>', '<w:p xmlns="u{}"/>']
    )
    def test_names_without_end(self, tmp_path: Path, mark: str) -> None:
        body = "".join(mark.format(number) for number in range(2_000))
        assert refusal(docx(tmp_path / "a.docx", body)) == "bomb"

    def test_names_of_great_length(self, tmp_path: Path) -> None:
        body = "".join(f"<w:{'n' * 10_000}{number}/>" for number in range(20))
        assert refusal(docx(tmp_path / "a.docx", body)) == "bomb"

    def test_a_list_of_parts_without_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(packages, "_MOST_AT_ONCE", 100_000)
        path = package(tmp_path / "a.docx", {f"part{number}": "" for number in range(3000)})
        assert refusal(path) == "bomb"


def test_a_string_that_is_shown_in_a_million_cells(tmp_path: Path) -> None:
    # As many as Excel allows, but not in as few bytes as to be too much at once.
    rows = "<row>" + '<c t="s" s="1"><v>0</v></c>' * 16_000 + "</row>"
    path = xlsx(tmp_path / "a.xlsx", [rows], [f"<si><t>{'x' * 32_767}</t></si>"])
    tracemalloc.start()
    try:
        with pytest.raises(DocumentError, match="more than"):
            sum(map(len, read(path).texts()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 150_000_000


@pytest.mark.parametrize("way", [ZIP_LZMA, ZIP_BZIP2])
def test_ways_of_compression_that_know_no_bounds(tmp_path: Path, way: int) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        file.writestr("word/document.xml", part("w:document", paragraph("text")), way)
    assert refusal(path) == "damaged"


def test_parts_that_are_not_compressed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_STORED) as file:
        file.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        file.writestr("word/document.xml", part("w:document", paragraph("text")))
    assert text_of(path) == "text\n"


def test_parts_with_a_password(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", paragraph("text"))
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    assert refusal(path) == "encrypted"


def test_names_of_parts_that_other_programs_write(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/my%20text.xml")),
        "word/my text.xml": part("w:document", paragraph("text")),
        "word/_rels/my text.xml.rels": relations(("header", "%E5%A4%B4.xml")),
        "word/头.xml": part("w:hdr", paragraph("header")),
    }
    assert text_of(package(tmp_path / "a.docx", parts)) == "header\ntext\n"
    back = {name.replace("/", "\\"): content for name, content in parts.items()}
    assert text_of(package(tmp_path / "b.docx", back)) == "header\ntext\n"
    asked = {name.replace(" ", "%20"): content for name, content in parts.items()}
    assert text_of(package(tmp_path / "c.docx", asked)) == "header\ntext\n"


def test_what_leads_out_of_the_package_by_other_names(tmp_path: Path) -> None:
    for target in ("..%2F..%2Fetc%2Fpasswd", "..\\..\\etc\\passwd", "/../etc/passwd"):
        parts: dict[str, str | bytes] = {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": part("w:document", paragraph("text")),
            "word/_rels/document.xml.rels": relations(("header", target)),
        }
        assert refusal(package(tmp_path / "a.docx", parts)) == "damaged"


@pytest.mark.parametrize("encoding", ["GB2312", "gbk", "GB18030", "Big5", "Shift_JIS", "EUC-KR"])
def test_encodings_that_the_parser_does_not_know(tmp_path: Path, encoding: str) -> None:
    text = "가격" if encoding == "EUC-KR" else "日本" if encoding == "Shift_JIS" else "中文"
    content = part("w:document", paragraph(text) * 5_000).replace("UTF-8", encoding)
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": content.encode(encoding),
    }
    assert text_of(package(tmp_path / "a.docx", parts)) == f"{text}\n" * 5_000
    parts["word/document.xml"] = content.encode(encoding).replace(b"</w:t>", b"\x85</w:t>", 1)
    assert refusal(package(tmp_path / "a.docx", parts)) == "damaged"
    for other in ("hz", "utf-7", "no-such", "rot13", "utf_8_sig"):
        parts["word/document.xml"] = content.replace(encoding, other).encode(encoding)
        assert refusal(package(tmp_path / "a.docx", parts)) == "damaged"


def said_to_be(path: Path, encoding: str, text: str, written_in: str = "utf-8") -> Path:
    """A document of Word's whose body says that it is in an encoding."""
    content = part("w:document", paragraph(text)).replace("UTF-8", encoding)
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": content.encode(written_in),
    }
    return package(path, parts)


@pytest.mark.parametrize(
    "encoding", ["GB2312", "gbk", "Big5", "iso-8859-1", "windows-1252", "utf-16", "no-such", "hz"]
)
def test_a_part_in_utf_8_that_says_otherwise(tmp_path: Path, encoding: str) -> None:
    path = said_to_be(tmp_path / "a.docx", encoding, "甲乙双方")
    assert text_of(path) == "甲乙双方\n"
    path = said_to_be(tmp_path / "a.docx", encoding, "a" * 100_000 + "甲乙双方")
    assert text_of(path).endswith("a甲乙双方\n")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("euc-kr", "甲方甲方甲方"),  # which as UTF-8 would be letters too
        ("koi8-r", "привет"),
        ("iso-8859-1", "Été à Noël"),
        ("windows-1252", "“10 €”"),
        ("utf-16", "甲乙双方"),
        ("us-ascii", "a"),
    ],
)
def test_a_part_that_is_in_what_it_says(tmp_path: Path, encoding: str, text: str) -> None:
    assert text_of(said_to_be(tmp_path / "a.docx", encoding, text, encoding)) == f"{text}\n"
