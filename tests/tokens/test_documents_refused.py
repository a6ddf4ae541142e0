"""What can't be read is refused with a reason, and nothing is waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tokens import document_makers as make
from tokens.document_makers import every_kind, refusal, written

from kimi_calc.tokens import documents
from kimi_calc.tokens.documents import read
from kimi_calc.tokens.folders import find
from kimi_calc.tokens.refusals import DocumentError

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOBODY = 65534


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Path]:
    return every_kind(tmp_path / "kinds")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "not_found"
    assert refusal(written(tmp_path / "a", b"") / "b") == "not_found"
    assert refusal(Path(f"{tmp_path}/nul\0")) == "not_found"
    assert refusal(tmp_path / ("x" * 5000)) == "unreadable"


def test_what_goes_away_meanwhile(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", b"a")
    document = read(path)
    path.unlink()
    with pytest.raises(DocumentError) as caught:
        next(document.texts())
    assert caught.value.reason == "not_found"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "not_a_file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device() -> None:
    assert refusal(Path("/dev/zero")) == "not_a_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    code = f"""
from pathlib import Path
from kimi_calc.tokens.documents import Document, read
from kimi_calc.tokens.refusals import DocumentError
for work in (lambda: read(Path({str(path)!r})),
             lambda: next(Document(Path({str(path)!r}), "text").texts())):
    try:
        work()
    except DocumentError as error:
        print(error.reason)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["not_a_file"] * 2


@contextmanager
def as_an_ordinary_user() -> Iterator[Path]:
    """A folder of a user's to whom permissions mean something; nothing new can be imported."""
    with tempfile.TemporaryDirectory(prefix="kimi-calc-") as name:
        if os.geteuid() != 0:
            yield Path(name)
            return
        os.chown(name, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield Path(name)
        finally:
            os.setresuid(0, 0, 0)


@pytest.mark.skipif(os.name != "posix", reason="these permissions are POSIX's")
def test_what_must_not_be_read() -> None:
    with as_an_ordinary_user() as folder:
        path = written(folder / "a.txt", b"a")
        path.chmod(0)
        assert refusal(path) == "unreadable"
        closed = folder / "closed"
        closed.mkdir()
        written(closed / "a.txt", b"a")
        closed.chmod(0)
        assert refusal(closed) == "unreadable"
        assert refusal(closed / "a.txt") == "unreadable"
        beside = folder / "link"
        beside.symlink_to(closed / "a.txt")
        assert list(find([folder])) == [path, closed, beside]
        assert refusal(beside) == "unreadable"
        closed.chmod(0o700)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
        ("scan", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image"),
        ("a.dat", b"GIF89a\1\0\1\0", "image"),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "image"),
        ("a.bmp", b"BM\x46\0\0\0\0\0", "image"),
        ("a.HEIC", b"\0\0\0\x18ftypheic", "image"),
        ("a.tif", b"II*\0\x08\0\0\0", "image"),
        ("a", b"MM\0*\0\0\0\x08", "image"),
        ("a.doc", OLE2 + bytes(504) + b"W\0o\0r\0d\0", "old_office"),
        ("a.xls", OLE2 + bytes(504), "old_office"),
        ("a.wps", OLE2 + bytes(504), "old_office"),
        ("a.docx", OLE2 + bytes(504), "old_office"),
        ("a.docx", OLE2 + bytes(1200) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.xlsx", OLE2 + bytes(2**20 - 25) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.rar", b"Rar!\x1a\x07\1\0", "archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
        ("a.gz", b"\x1f\x8b\x08\0\0\0\0\0", "archive"),
        ("a.tar", b"a.txt" + bytes(600), "archive"),
        ("a.rtf", b"{\\rtf1\\ansi text}", "unknown_kind"),
        ("a.exe", b"MZ\x90\0\3\0\0\0", "binary"),
        ("a.mp3", b"ID3\4\0\0\0\0\0\x23TSSE", "binary"),
        ("a.dat", b"text and its end" * 9 + b"\0\xb8\xfb\xe9\0\x81\xc1", "binary"),
        ("a.db", b"SQLite format 3\0\x10\0", "binary"),
        ("a.docx", b"this is no office document", "damaged"),
        ("a.pdf", b"<html>Not found</html>", "damaged"),
        ("a.docx", b"", "no_text"),
        ("a.pdf", b"", "no_text"),
    ],
)
def test_what_is_never_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert refusal(written(tmp_path / name, content)) == reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.zip", "archive"), ("a.jar", "archive"), ("a.odt", "unknown_kind"), ("a.docx", "damaged")],
)
def test_zip_files_that_are_no_office_documents(tmp_path: Path, name: str, reason: str) -> None:
    assert refusal(make.package(tmp_path / name, {"a.txt": "a", "mimetype": "b"})) == reason


def test_an_empty_zip_file(tmp_path: Path) -> None:
    assert refusal(make.package(tmp_path / "a.zip", {})) == "archive"


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf"])
def test_what_is_too_big(
    kinds: dict[str, Path], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_MOST_BYTES", 100)
    assert refusal(kinds[kind]) == "too_big"


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf"])
def test_more_text_than_there_can_be(
    kinds: dict[str, Path], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_MOST_CHARACTERS", 10)
    assert refusal(kinds[kind]) == "bomb"


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (MemoryError(), "too_big"),
        (RecursionError(), "damaged"),
        (ZeroDivisionError(), "damaged"),
        (OSError(5, "input/output error"), "unreadable"),
        (OSError(22, "invalid argument"), "damaged"),
        (OSError("of no number"), "damaged"),
    ],
)
def test_whatever_a_reader_raises(
    kinds: dict[str, Path],
    raised: Exception,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> Iterator[str]:
        yield "first"
        raise raised

    from kimi_calc.tokens.readers import office

    monkeypatch.setattr(office, "texts", fail)
    assert refusal(kinds["docx"]) == reason
