"""Vocabulary files: taken where they are whole, refused plainly where not."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tokens.small_vocabulary import LINES, SMALL

from kimi_calc.tokens import vocabulary
from kimi_calc.tokens.vocabulary import Tokenizer, VocabularyError, load_vocabulary

Load = Callable[[bytes], Tokenizer]
Refusal = Callable[[bytes], VocabularyError]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads a vocabulary from its content, which is put into a file first."""

    def load_content(content: bytes) -> Tokenizer:
        path = tmp_path / "some.model"
        path.write_bytes(content)
        return load_vocabulary(path)

    return load_content


@pytest.fixture
def refusal(load: Load) -> Refusal:
    """The error that a file of this content is refused with; its message names file and line."""

    def refused(content: bytes) -> VocabularyError:
        with pytest.raises(VocabularyError) as caught:
            load(content)
        error = caught.value
        assert error.path.endswith("some.model")
        place = error.path if error.line is None else f"{error.path}, line {error.line}"
        assert str(error).startswith(f"{place}: ")
        assert str(error).isprintable()
        assert len(str(error)) < len(error.path) + 220
        return error

    return refused


def refused_path(path: Path | str) -> VocabularyError:
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.line is None
    return caught.value


# Another vocabulary than that of Kimi K2/K3


def test_another_vocabulary_is_used_but_unknown(load: Load) -> None:
    tokenizer = load(SMALL)
    assert not tokenizer.known
    assert tokenizer.name == "unknown vocabulary"
    assert len(tokenizer.sha256) == 64
    assert tokenizer.count("ababab 中") == 2 + 1 + 1


def test_it_is_taken_for_that_of_any_public_tokenizer(load: Load) -> None:
    tokenizer = load(SMALL)
    assert tokenizer.fits("kimi-k2")
    assert tokenizer.fits("of-somebody-else")
    assert not tokenizer.fits(None)


def test_a_known_one_is_that_of_one_tokenizer(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    (kimi,) = vocabulary._KNOWN.values()
    monkeypatch.setattr(vocabulary, "_KNOWN", {sha256(SMALL).hexdigest(): kimi})
    tokenizer = load(SMALL)
    assert (tokenizer.known, tokenizer.name) == (True, "Kimi K2/K3")
    assert tokenizer.fits("kimi-k2")
    assert not tokenizer.fits("kimi-k2-of-another-day")
    assert not tokenizer.fits("of-somebody-else")
    assert not tokenizer.fits(None)


@pytest.mark.parametrize(
    "content",
    [
        SMALL.rstrip(),
        SMALL.replace(b"\n", b"\r\n"),
        SMALL.replace(b"\n", b"\n\n", 5) + b"\n \n",
        b"\n".join(reversed(LINES)),
    ],
    ids=["no last line end", "line ends of Windows", "empty lines", "any order"],
)
def test_what_does_no_harm_is_taken(load: Load, content: bytes) -> None:
    assert load(content).count("ababab") == 2


# What can't be read at all


def test_a_missing_file(tmp_path: Path) -> None:
    assert "choose another file" in str(refused_path(tmp_path / "none.model"))


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "none/none/none.model", "\ud800"], ids=ascii)
def test_a_path_that_can_not_be(path: str) -> None:
    assert "choose another file" in str(refused_path(path))


def test_a_folder(tmp_path: Path) -> None:
    assert "no ordinary file" in str(refused_path(tmp_path))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_device_that_never_ends() -> None:
    assert "no ordinary file" in str(refused_path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "pipe.model"
    os.mkfifo(path)
    code = f"""
from kimi_calc.tokens.vocabulary import VocabularyError, load_vocabulary
try:
    load_vocabulary({str(path)!r})
except VocabularyError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        timeout=60,
    )
    assert "no ordinary file" in done.stdout


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.model"
    path.write_bytes(SMALL)
    path.chmod(0)
    assert "can't be read" in str(refused_path(path))


def test_a_file_of_100_mb(tmp_path: Path) -> None:
    path = tmp_path / "huge.model"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "over 32 MB" in str(refused_path(path))


# What is no vocabulary, or a damaged one


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n \n"])
def test_an_empty_file(refusal: Refusal, content: bytes) -> None:
    error = refusal(content)
    assert "is empty" in str(error)
    assert error.line is None


@pytest.mark.parametrize("place", [0, 32, 255])
def test_a_file_that_lacks_a_byte(refusal: Refusal, place: int) -> None:
    error = refusal(b"\n".join(LINES[:place] + LINES[place + 1 :]))
    assert f"lacks the single byte 0x{place:02X}" in str(error)
    assert error.line is None


def test_too_many_lines(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_MOST_LINES", len(LINES) - 1)
    error = refusal(SMALL)
    assert "over 259 lines" in str(error)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"eHg= 300 ", None),
        (b"eHg= 0300", None),
        (b"eHg=", "not a token in base64, a space and a rank"),
        (b"eHg= ", "not a token"),
        (b" 300", "not a token"),
        (b"eHg= x", "not a token"),
        (b"eHg= -1", "not a token"),
        (b"eHg= +300", "not a token"),
        (b"eHg= 3_00", "not a token"),
        (b"eHg= 300.0", "not a token"),
        (b"eHg= 1e3", "not a token"),
        (b"eHg=  300", "not a token"),
        (b"eHg=\t300", "not a token"),
        (b"eHg= 300 300", "not a token"),
        (b"eHg= 9999999999", "not a token"),
        (b"eHg= " + b"9" * 10_000, "not a token"),
        ("eHg= ３００".encode(), "not a token"),
        (b"eHg 300", "no token in base64"),
        (b"e 300", "no token in base64"),
        (b"eHg== 300", "no token in base64"),
        (b"=eHg 300", "no token in base64"),
        (b"eH!g= 300", "no token in base64"),
        (b"eHh4e-_4 300", "no token in base64"),
        (b"\xff\xfe 300", "no token in base64"),
        (b"\xef\xbb\xbfeHg= 300", "no token in base64"),
        (b"= 300", "no token in base64"),
        (b"AA== 300", "a token that stood before"),
        (b"eHg= 17", "a rank that stood before"),
        (b"eHg= 017", "a rank that stood before"),
        (b"version https://git-lfs.github.com/spec/v1", "not a token"),
        (b"<!DOCTYPE html>", "not a token"),
        ("我的 文件".encode(), "not a token"),
    ],
)
def test_a_line_that_is_not_right(load: Load, refusal: Refusal, line: bytes, words: str) -> None:
    content = b"\n".join([*LINES[:100], line, *LINES[100:]])
    if words is None:
        assert load(content).count("xx") == 1
        return
    error = refusal(content)
    assert error.line == 101
    assert words in str(error)
    assert "choose the file tiktoken.model" in str(error)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_another_encoding(refusal: Refusal, encoding: str) -> None:
    assert refusal(SMALL.decode("ascii").encode(encoding)).line == 1


@pytest.mark.parametrize("content", [b"x" * 1_000_000, b"\0" * 1_000_000, b"A" * 1_000_000 + b" 1"])
def test_one_long_line(refusal: Refusal, content: bytes) -> None:
    refusal(content)


def spoiled(rng: random.Random) -> bytes:
    """The small file with one to four faults of any kind."""
    content = bytearray(SMALL)
    for _ in range(rng.choice([1, 1, 2, 4])):
        place = rng.randrange(len(content))
        length = rng.choice([1, 1, 2, 10, 300])
        kind = rng.randrange(5)
        if kind == 0:
            content[place] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del content[place : place + length]
        elif kind == 2:
            content[place:place] = rng.randbytes(length)
        elif kind == 3:
            content[place:place] = rng.choice([b"\n", b" ", b"=", b"\0", b"-", b"9", b"\r", b"A"])
        else:
            other = rng.randrange(len(content))
            content[place:place] = content[other : other + length]
    return bytes(content)


def test_spoiled_files_are_loaded_or_refused(load: Load, refusal: Refusal) -> None:
    rng = random.Random(163_584)
    loaded = 0
    for _ in range(3000):
        content = spoiled(rng)
        try:
            tokenizer = load(content)
        except VocabularyError:
            refusal(content)
        else:
            loaded += 1
            assert tokenizer.count("abc 中文") >= 1
            assert not tokenizer.known
    # Else the fuzzing shows nothing: most are refused, and not all.
    assert 20 < loaded < 1500
