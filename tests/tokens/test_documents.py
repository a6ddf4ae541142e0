"""Any text is read as what it is, in bounded memory; what it costs to import is nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from collections.abc import Generator
from pathlib import Path

import pytest
from tokens.document_makers import LINE, every_kind, text_of, written

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.readers.encodings import ENCODINGS
from kimi_calc.tokens.refusals import REASONS, DocumentError

SUFFIXES = "txt md csv tsv json xml html yaml log ini py rs c java ts sql toml svg srt xls what"


@pytest.mark.parametrize("name", [*(f"a.{suffix}" for suffix in SUFFIXES.split()), "a", "Makefile"])
def test_whatever_proves_to_be_text(tmp_path: Path, name: str) -> None:
    content = '<?xml version="1.0"?>\r\n<p class="x">1 &lt; 2</p>\r\n' + LINE
    document = read(written(tmp_path / name, content.encode()))
    assert (document.kind, document.encoding) == ("text", "utf-8")
    assert document.parts == len(content.encode())
    assert document.done == 0
    assert "".join(document.texts()) == content
    assert (document.done, document.undecodable, document.empty_pages) == (1, 0, 0)


@pytest.mark.parametrize("name", ["empty.txt", "empty", "empty.py"])
def test_an_empty_text(tmp_path: Path, name: str) -> None:
    document = read(written(tmp_path / name, b""))
    assert "".join(document.texts()) == ""
    assert document.done == 1


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030", "cp932"]
)
def test_an_encoding_is_detected_or_given(tmp_path: Path, encoding: str) -> None:
    sample = "料金は入力と出力の数で決まります。\n" if encoding == "cp932" else LINE
    path = written(tmp_path / "a.txt", (sample * 50).encode(encoding))
    document = read(path)
    assert document.encoding == encoding
    assert "".join(document.texts()) == sample * 50
    assert text_of(path, encoding) == sample * 50


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"]
)
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.txt", ("\ufeff" + LINE).encode(encoding))
    assert read(path).encoding == encoding
    assert text_of(path) == LINE


def test_an_encoding_that_is_not_offered(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", b"a")
    for name in ("rot13", "zip", "", "no such", "koi8-r", "utf-16", "nul\0", "é", "x" * 9999):
        with pytest.raises(DocumentError) as caught:
            read(path, name)
        assert caught.value.reason == "unknown_encoding"
        assert all(f" {one}" in str(caught.value) for one in ENCODINGS)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((one, one) for one in ENCODINGS),
        *((one.upper(), one) for one in ENCODINGS),
        *((one, "utf-8") for one in ("UTF8", "utf_8", "utf-8-sig", "ascii", "US-ASCII")),
        *((one, "gb18030") for one in ("gbk", "GB2312", "cp936", "GB18030", "euc-cn")),
        *((one, "big5hkscs") for one in ("big5", "Big5-HKSCS", "cp950")),
        *((one, "cp932") for one in ("shift_jis", "Shift-JIS", "sjis", "ms932")),
        *((one, "cp949") for one in ("euc-kr", "EUC_KR", "ks_c_5601", "uhc")),
        *((one, "windows-1252") for one in ("cp1252", "latin-1", "ISO-8859-1", "l1")),
        *((one, "windows-1251") for one in ("cp1251", "1251")),
        *((one, "euc_jp") for one in ("EUC-JP", "ujis")),
        *((one, "utf-16-le") for one in ("UTF-16LE", "utf_16_le", "utf16le", "UCS-2 LE")),
        *((one, "utf-32-be") for one in ("UTF-32BE", "utf32be", "ucs-4be")),
        *((one, "utf-8") for one in ("UTF-8 BOM", "utf8bom", " utf-8 ")),
        *((one, "gb18030") for one in ("GB 2312", "gb-18030", "x-gbk", "windows-936")),
        *((one, "cp932") for one in ("Windows-31J", "x-sjis", "windows-932")),
        *((one, "big5hkscs") for one in ("x-windows-950", "windows-950", "Big 5")),
        *((one, "cp949") for one in ("windows-949", "MS949")),
    ],
)
def test_encodings_have_other_names(tmp_path: Path, name: str, encoding: str) -> None:
    text = "price"
    path = written(tmp_path / "a.txt", text.encode(encoding))
    assert read(path, name).encoding == encoding
    assert text_of(path, name) == text


def test_what_can_not_be_decoded_is_counted(tmp_path: Path) -> None:
    content = (LINE * 20_000).encode() + b"\xff tail \xe4\xb8"
    document = read(written(tmp_path / "a.txt", content))
    text = "".join(document.texts())
    assert document.undecodable == text.count("\ufffd") == 2
    assert text == LINE * 20_000 + "\ufffd tail \ufffd"
    assert sum(1 for _ in document.texts()) > 2
    assert document.undecodable == 2


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le"])
def test_a_last_character_that_is_cut_off_is_counted(
    tmp_path: Path, mark: str, encoding: str
) -> None:
    content = (mark + LINE * 3).encode(encoding)
    for cut in range(1, len("x".encode(encoding))):
        document = read(written(tmp_path / "a.txt", content[:-cut]))
        text = "".join(document.texts())
        assert document.encoding == encoding
        assert text == (LINE * 3)[:-1] + "\ufffd"
        assert document.undecodable == 1


def test_chinese_far_behind_the_beginning(tmp_path: Path) -> None:
    code = "int main(void) { return 0; } /* plain */\n" * 30_000
    for encoding in ("gb18030", "big5hkscs", "utf-8"):
        comment = "/* 這裡計算價格，單位是元。請不要修改。 */\n"
        path = written(tmp_path / "main.c", (code + comment).encode(encoding))
        assert read(path).encoding == encoding
        assert text_of(path) == code + comment


def _far(first: str, encoding: str, then: str, encoding_then: str, count: int = 1000) -> bytes:
    """A table with few letters beyond ASCII at its beginning, and other lines far behind."""
    begin = b"a,b\n" * 10 + first.encode(encoding) + b"\n" + b"x,y\n" * 30_000
    return begin + (then + "\n").encode(encoding_then) * count


@pytest.mark.parametrize("then", ["utf-8", "gb18030"])
def test_one_letter_at_the_beginning_does_not_decide(tmp_path: Path, then: str) -> None:
    content = _far("café", "windows-1252", "价格,是元，请先选择模型", then)
    document = read(written(tmp_path / "a.csv", content))
    text = "".join(document.texts())
    assert document.encoding == then
    assert text.count("\n价格,是元，请先选择模型") == 1000
    assert document.undecodable == 1


def test_what_is_sampled_is_cut_anywhere(tmp_path: Path) -> None:
    for encoding in ("gb18030", "big5hkscs", "cp949"):
        word = "가격은입력과출력" if encoding == "cp949" else "價格計算單位輸入輸出"
        for pause in (" ", "\n", "、"):
            for shift in range(3):
                content = "x" * shift + f"{word}a" * 4_000 + (word * 3 + pause) * 20_000
                path = written(tmp_path / "a.txt", content.encode(encoding))
                assert read(path).encoding == encoding


@pytest.mark.parametrize("place", [300_000, 500_000, 1_000_000])
def test_one_damaged_byte_far_behind_does_not_decide(tmp_path: Path, place: int) -> None:
    line = b"0001,ok,12.50\n"
    content = bytearray(line * 8_000 + LINE.encode() + line * 80_000)
    content[place] = 0xFF
    document = read(written(tmp_path / "a.csv", bytes(content)))
    assert LINE in "".join(document.texts())
    assert (document.encoding, document.undecodable) == ("utf-8", 1)


def test_other_text_far_behind(tmp_path: Path) -> None:
    for one, other in (("gb18030", "utf-8"), ("utf-8", "gb18030")):
        content = (LINE * 3_000).encode(one) + (LINE * 30).encode(other)
        document = read(written(tmp_path / "a.txt", content))
        assert document.encoding == one
        assert "".join(document.texts()).startswith(LINE * 3_000)
    content = LINE.encode() * 3_000 + bytes(range(256)) * 1_000
    assert read(written(tmp_path / "a.run", content)).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_gaps_of_nul(tmp_path: Path, encoding: str) -> None:
    line = LINE.encode(encoding)
    for content in (
        line * 20 + b"7,a\0b\n" + line * 20,
        line * 5_000 + bytes(4096) + line * 5_000,
        b"2025 INFO started\n" * 5_000 + bytes(4096) + b"2025 INFO again\n" * 5_000,
    ):
        document = read(written(tmp_path / "a.log", content))
        assert document.encoding == ("utf-8" if content[:4] == b"2025" else encoding)
        assert "".join(document.texts()) == content.decode(encoding)
        assert document.undecodable == 0


def test_a_character_at_the_end_of_what_is_looked_at(tmp_path: Path) -> None:
    for before in range(64 * 1024 - 4, 64 * 1024 + 1):
        path = written(tmp_path / "a.txt", b"x" * before + LINE.encode("utf-8"))
        assert read(path).encoding == "utf-8"


def test_fragments_end_where_lines_do(tmp_path: Path) -> None:
    chance = random.Random(1)
    lines = ["中" * chance.randrange(200) + "\r\n" for _ in range(8000)]
    document = read(written(tmp_path / "a.txt", "".join(lines).encode()))
    fragments = [fragment for fragment in document.texts() if fragment]
    assert "".join(fragments) == "".join(lines)
    assert len(fragments) > 5
    assert all(fragment.endswith("\r\n") for fragment in fragments)


def test_a_text_that_is_one_line(tmp_path: Path) -> None:
    content = '{"键":1},' * 200_000
    document = read(written(tmp_path / "a.json", content.encode()))
    fragments = list(document.texts())
    assert "".join(fragments) == content
    assert max(map(len, fragments)) < 400_000


def test_progress_only_grows(tmp_path: Path) -> None:
    document = read(written(tmp_path / "a.txt", (LINE * 40_000).encode("gb18030")))
    shares = [document.done for _ in document.texts()]
    assert shares == sorted(shares)
    assert len(set(shares)) > 4
    assert document.done == 1


def test_a_long_text_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.log"
    line = ("2025-11-11 12:00:00 INFO 请求 42 完成，用时 1.5 秒\n" * 1000).encode()
    with path.open("wb") as file:
        while file.tell() < 30_000_000:
            file.write(line)
    tracemalloc.start()
    try:
        characters = sum(map(len, read(path).texts()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert characters > 10_000_000
    assert peak < 8_000_000


def test_a_log_that_grows_has_an_end(tmp_path: Path) -> None:
    path = written(tmp_path / "a.log", b"line\n" * 100_000)
    read_so_far = 0
    with path.open("ab") as log:
        for fragment in read(path).texts():
            read_so_far += len(fragment)
            log.write(b"more\n" * 100_000)
            log.flush()
            assert read_so_far <= 500_000


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Path]:
    return every_kind(tmp_path / "kinds")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files aren't listed here")
@pytest.mark.parametrize("kind", ["gbk", "docx", "xlsx", "pptx", "pdf"])
def test_the_file_is_closed_when_the_reader_stops(kinds: dict[str, Path], kind: str) -> None:
    path = kinds[kind]
    texts = read(path).texts()
    next(texts)
    assert str(path) in _links()
    assert isinstance(texts, Generator)
    texts.close()
    assert str(path) not in _links()


def _links() -> list[str]:
    links = []
    for name in Path("/proc/self/fd").iterdir():
        try:
            links.append(str(name.readlink()))
        except OSError:
            continue
    return links


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = """
import sys
from kimi_calc.tokens import documents
print(sorted({"pypdfium2_raw", "subprocess", "zipfile", "xml", "logging", "PySide6",
    "charset_normalizer",
    *(f"kimi_calc.tokens.readers.{name}" for name in ("text", "encodings", "office", "pdf"))}
    & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_reasons_are_told_with_a_remedy() -> None:
    for reason, sentence in REASONS.items():
        assert DocumentError(reason).reason == reason
        assert str(DocumentError(reason)) == sentence
        assert ": " in sentence
        assert not sentence.endswith(".")
