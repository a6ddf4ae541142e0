"""PDFs that are made to do harm: they are refused or read, and cost little."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from tokens.document_makers import (
    HELVETICA,
    composite,
    pdf,
    refusal,
    shown,
    stream,
    text_of,
    written,
)

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.readers import pdf as reading


def test_a_page_that_unpacks_without_end(tmp_path: Path) -> None:
    bomb = b"BT /F1 12 Tf (a) Tj ET\n" * 2_000_000
    path = written(tmp_path / "a.pdf", pdf([bomb]))
    assert path.stat().st_size < 200_000
    assert refusal(path) == "bomb"
    document = read(written(tmp_path / "b.pdf", pdf([bomb, shown("text")])))
    assert "".join(document.texts()).split() == ["text"]
    assert document.empty_pages == 1


def test_streams_within_streams(tmp_path: Path) -> None:
    once = stream(b" " * 10_000_000)
    inner = once.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    content = pdf([shown("text")], HELVETICA, stream(inner * 4, b"/Subtype /Form"))
    filters = b"/Filter [%s]" % (b"/FlateDecode " * 17)
    content = content.replace(b"/Filter /FlateDecode", filters)
    assert refusal(written(tmp_path / "a.pdf", content)) in {"bomb", "damaged"}


def test_many_streams_of_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_UNPACKED", 2_000_000)
    page = shown("text") + b" " * 100_000
    assert refusal(written(tmp_path / "a.pdf", pdf([page] * 30))) == "bomb"
    assert text_of(written(tmp_path / "b.pdf", pdf([page] * 15))).split() == ["text"] * 15


def test_what_is_unpacked_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", 1_000_000)
    path = written(tmp_path / "a.pdf", pdf([shown("text") + b" " * 200_000] * 60))
    assert text_of(path).split() == ["text"] * 60
    tracemalloc.start()
    try:
        assert text_of(path).split() == ["text"] * 60
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 6_000_000


def form(content: bytes, more: bytes = b"") -> bytes:
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> "
        b"/XObject << /X1 4 0 R >> >> " + more,
    )


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    content = pdf([shown("text") + b" /X1 Do"], HELVETICA, form(shown("form") + b" /X1 Do"))
    assert text_of(written(tmp_path / "a.pdf", content)).split() == ["text", "form"]


def test_a_form_that_is_drawn_again_and_again(tmp_path: Path) -> None:
    content = pdf([shown("text") + b" /X1 Do" * 10_000], HELVETICA, form(shown("form")))
    words = text_of(written(tmp_path / "a.pdf", content)).split()
    assert set(words) == {"text", "form"}
    assert len(words) == 1 + reading._MOST_FORMS


def test_forms_are_read_once(tmp_path: Path) -> None:
    heavy = form(shown("form") + b"q " * 300_000)
    path = written(tmp_path / "a.pdf", pdf([shown("text") + b" /X1 Do" * 900], HELVETICA, heavy))
    assert text_of(path).split() == ["text"] + ["form"] * 900


def test_forms_that_grow_within_each_other(tmp_path: Path) -> None:
    twice = b"/X1 Do " * 10
    forms = [form(twice).replace(b"/X1 4 0 R", b"/X1 %d 0 R" % number) for number in range(5, 12)]
    path = written(tmp_path / "a.pdf", pdf([twice], HELVETICA, *forms, form(shown("form"))))
    assert refusal(path) == "bomb"


@pytest.mark.parametrize(
    "content",
    [b"<%s> Tj" % (b"61" * 3_000_000), b"(%s) Tj" % (b"a" * 6_000_000), b"(a) Tj " * 600_000],
)
def test_more_instructions_than_a_page_has(tmp_path: Path, content: bytes) -> None:
    bomb = b"BT /F1 12 Tf %s ET" % content
    document = read(written(tmp_path / "a.pdf", pdf([bomb, shown("text")])))
    assert "".join(document.texts()).split() == ["text"]
    assert document.empty_pages == 1


def test_a_drawing_of_many_lines(tmp_path: Path) -> None:
    lines = b"1 0 0 RG\n1.5 2.5 m\n3.5 4.5 l\nS\n" * 400_000
    path = written(tmp_path / "a.pdf", pdf([lines + shown("text") + b"\n" + lines]))
    assert text_of(path).split() == ["text"]


def test_letters_that_unpack_to_more(tmp_path: Path) -> None:
    content = pdf([b"z" * 20_000_000 + b"~>", shown("text")])
    content = content.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode/ASCII85Decode]", 1)
    tracemalloc.start()
    try:
        document = read(written(tmp_path / "a.pdf", content))
        assert "".join(document.texts()).split() == ["text"]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert document.empty_pages == 1
    assert peak < 100_000_000


def test_a_file_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_SEARCHED", 10_000_000)
    content = pdf([shown("text")])
    assert text_of(written(tmp_path / "a.pdf", content + b"\n" * 1_000)).split() == ["text"]
    path = written(tmp_path / "b.pdf", content + b"1 0 obj << >> endobj\n" * 20_000)
    assert refusal(path) == "damaged"


def test_pages_that_are_their_own_parents(tmp_path: Path) -> None:
    content = pdf([shown("text")]).replace(b"/Kids [", b"/Kids [2 0 R ")
    path = written(tmp_path / "a.pdf", content)
    assert refusal(path) == "damaged"


def test_brackets_without_end(tmp_path: Path) -> None:
    deep = b"[" * 50_000
    assert refusal(written(tmp_path / "a.pdf", pdf([deep + b" TJ"]))) in {"damaged", "no_text"}
    path = written(tmp_path / "b.pdf", pdf([shown("text")], HELVETICA, deep))
    assert text_of(path).strip() == "text"
    content = pdf([shown("text")]).replace(b"/Type /Catalog", b"/A " + deep)
    assert refusal(written(tmp_path / "c.pdf", content)) == "damaged"


def test_searching_for_what_is_lost_has_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = pdf([shown(f"page {number}") for number in range(40)])
    lost = content.replace(b"0000000", b"0000001")
    path = written(tmp_path / "a.pdf", lost)
    assert text_of(path).split()[:2] == ["page", "0"]
    monkeypatch.setattr(reading, "_MOST_SEARCHED", 3 * len(lost))
    assert refusal(path) == "damaged"


def test_halves_of_characters(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 720 Td <d83dde00 0041 d83d 0042> Tj ET"
    path = written(tmp_path / "a.pdf", pdf([content], composite(b"UniGB-UTF16-H")))
    text = text_of(path)
    text.encode()
    assert "A" in text
    assert "B" in text


def test_no_other_program_is_started_and_nothing_is_written(tmp_path: Path) -> None:
    image = stream(b"\x97JB2", b"/Type /XObject /Subtype /Image /Width 10 /Height 10").replace(
        b"/FlateDecode", b"/JBIG2Decode"
    )
    path = written(tmp_path / "a.pdf", pdf([shown("text") + b" /X1 Do"], HELVETICA, image))
    code = f"""
import sys
from pathlib import Path
from kimi_calc.tokens.documents import read

path = Path({str(path)!r})
list(read(path).texts())
done = []
sys.addaudithook(lambda event, details: done.append((event, details)))
assert "".join(read(path).texts()).strip() == "text"
for event, details in list(done):
    written = event == "open" and details[2] & 3
    if written or event.split(".")[0] in ("subprocess", "os", "socket", "import"):
        print(event, details)
print(any(event == "open" for event, _ in done))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("True", "")
