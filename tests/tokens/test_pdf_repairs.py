"""PDFs that lack something, or say it wrong: they are read as far as they can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokens.document_makers import HELVETICA, pdf, refusal, shown, stream, text_of, written

from kimi_calc.tokens.documents import read


def test_a_file_without_an_end(tmp_path: Path) -> None:
    content = pdf([shown("text")])
    assert text_of(written(tmp_path / "a.pdf", content + b"\n" * 1_000)).split() == ["text"]
    path = written(tmp_path / "b.pdf", content + b"% a remark\n" * 20_000)
    assert text_of(path).split() == ["text"]
    lost = written(tmp_path / "c.pdf", content[: content.rindex(b"xref\n0")])
    assert text_of(lost).split() == ["text"]


def test_a_table_that_is_wrong(tmp_path: Path) -> None:
    content = pdf([shown(f"page{number}") for number in range(40)])
    path = written(tmp_path / "a.pdf", content.replace(b"0000000", b"0000001"))
    assert text_of(path).split() == [f"page{number}" for number in range(40)]


@pytest.mark.parametrize("before", [b"", b"\r\n", b"garbage\n", b"% a remark\n"])
def test_a_file_without_a_header(tmp_path: Path, before: bytes) -> None:
    content = before + pdf([shown("text")]).partition(b"\n")[2]
    assert text_of(written(tmp_path / "a.pdf", content)).split() == ["text"]
    assert refusal(written(tmp_path / "b.pdf", b"no PDF at all")) == "damaged"


@pytest.mark.parametrize(
    "torn",
    [b"/ID [<904e5a16", b"/ID [(half a st", b"/Info << /A [1 2", b"", b"/Root 99 0 R >>", b">>"],
)
def test_a_trailer_that_is_torn(tmp_path: Path, torn: bytes) -> None:
    content = pdf([shown("text")])
    content = content[: content.rindex(b"trailer")] + b"trailer\n<<\n/Size 9\n" + torn
    assert text_of(written(tmp_path / "a.pdf", content)).split() == ["text"]


@pytest.mark.parametrize(
    "catalogue",
    [b"/Pages 2 0 R/Type/Catalog", b"/Pages 2 0 R /Names << /A << >> >> /Type\n/Catalog /B << >>"],
)
def test_where_the_document_begins(tmp_path: Path, catalogue: bytes) -> None:
    content = pdf([shown("text")])
    start, _, rest = content.partition(b"/Type /Catalog")
    inner, end, rest = rest.partition(b">>")
    assert b"/Pages" in inner
    content = start + catalogue + end + rest[: rest.rindex(b"xref\n0")]
    old = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 99 0 R >>\nendobj\n"
    assert text_of(written(tmp_path / "a.pdf", old + content)).split() == ["text"]


def test_a_page_that_is_elsewhere(tmp_path: Path) -> None:
    content = pdf([shown("text")])
    at = content.index(b"/Type /Page ")
    number = content[:at].rsplit(b" 0 obj", 1)[0].split()[-1]
    table = content.rindex(b"xref\n0")
    lines = content[table:].split(b"\n")
    line = 2 + int(number)
    lines[line] = lines[line - 1]  # as that of another object
    path = written(tmp_path / "a.pdf", content[:table] + b"\n".join(lines))
    assert text_of(path).split() == ["text"]


def test_what_can_not_be_found(tmp_path: Path) -> None:
    picture = stream(bytes(9), b"/Subtype /Image")
    content = pdf([shown("text")], HELVETICA, picture).replace(b"/Type /Catalog", b"/Type /Other")
    assert refusal(written(tmp_path / "a.pdf", content[: content.rindex(b"xref\n0")])) == "damaged"
    many = pdf([shown("text")] * 3).replace(b"/Kids [", b"/Kids [99 0 R ")
    document = read(written(tmp_path / "b.pdf", many))
    assert set("".join(document.texts()).split()) == {"text"}
