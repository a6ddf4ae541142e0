"""Whatever bytes a file has, it is read or refused; no other exception, no word to the terminal."""

from __future__ import annotations

import random
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from tokens import document_makers as make
from tokens.document_makers import every_kind, written

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.refusals import DocumentError

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Path]:
    return every_kind(tmp_path / "kinds")


def _changed(content: bytes, chance: random.Random) -> bytes:
    """The content with bytes changed, cut out, doubled or cut off."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(changed))
        length = chance.randrange(1, 20)
        how = chance.randrange(4)
        if how == 0:
            changed[place] = chance.randrange(256)
        elif how == 1:
            del changed[place : place + length]
        elif how == 2:
            changed[place:place] = changed[place : place + length]
        else:
            changed[place : place + length] = chance.randbytes(length)
        if not changed:
            break
    return bytes(changed)


def _tried(path: Path) -> str:
    """What comes of reading: "read", or the reason why not."""
    refused: DocumentError | None = None
    try:
        document = read(path)
        for fragment in document.texts():
            fragment.encode()  # no halves of characters
    except DocumentError as error:
        refused = error
    if refused is None:
        assert document.done == 1
        return "read"
    assert refused.path == path
    return refused.reason


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf", "gbk", "utf"])
def test_damaged_files(
    kinds: dict[str, Path], kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = kinds[kind]
    content = path.read_bytes()
    chance = random.Random(kind)
    outcomes = set()
    for _ in range(20 if kind == "pdf" else 150):  # a PDF is a process
        path.write_bytes(_changed(content, chance))
        outcomes.add(_tried(path))
    assert len(outcomes) > (0 if kind in {"gbk", "utf"} else 1)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf", "gbk"])
def test_files_that_end_too_soon(kinds: dict[str, Path], kind: str) -> None:
    path = kinds[kind]
    content = path.read_bytes()
    lengths = 15 if kind == "pdf" else 60
    for length in range(0, len(content), max(1, len(content) // lengths)):
        path.write_bytes(content[:length])
        outcome = _tried(path)
        assert outcome != "read" or kind in {"gbk", "pdf"}


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_office_documents_of_damaged_parts(
    kinds: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    with ZipFile(kinds[kind]) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    chance = random.Random(kind)
    outcomes = set()
    for _ in range(150):
        name = chance.choice(sorted(parts))
        changed = make.package(
            tmp_path / f"changed.{kind}", {**parts, name: _changed(parts[name], chance)}
        )
        outcomes.add(_tried(changed))
    assert {"read", "damaged"} <= outcomes


def test_pdf_s_words_by_chance(tmp_path: Path) -> None:
    content = make.pdf([make.shown("text")] * 2)
    words = re.findall(rb"/\w+|\d+ 0 R|\d+|<<|>>|\[|\]|endobj|stream", content)
    chance = random.Random(7)
    for _ in range(20):  # each is a process
        old, new = chance.choice(words), chance.choice(words)
        path = written(tmp_path / "a.pdf", content.replace(old, new, chance.randrange(1, 4)))
        _tried(path)


def test_noise(tmp_path: Path) -> None:
    chance = random.Random(5)
    heads = [b"", b"PK\x03\x04", b"%PDF-1.7\n", OLE2, b"\xff\xfe", b"PK\x05\x06", b"<?xml"]
    for number in range(100):
        content = chance.choice(heads) + chance.randbytes(chance.randrange(3000))
        suffix = chance.choice([".txt", ".docx", ".pdf", ".xlsx", "", ".pptx"])
        _tried(written(tmp_path / f"{number}{suffix}", content))
