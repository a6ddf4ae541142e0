"""The splitting rule, and the places where a text may be cut without changing its pieces."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimi_calc.tokens import pieces
from kimi_calc.tokens.pieces import chunks, cut, split

# One of each kind that the rule tells apart, and what sits between two kinds.
HAN = ["中", "国", "的", "〇", "〢", "々", "〻", "⼀", "⺀", "𠀀", "\U00016ff0"]
LETTERS = ["a", "S", "ſ", "ß", "é", "ǅ", "ʰ", "Ж", "ж", "あ", "ア", "한", "ก", "ا", "א", "ª"]
MARKS = ["\u0301", "\u3099", "\u0e33", "\u0651", "\u200d", "\ufe0f", "\u0903", "\u20e3"]
NUMBERS = ["1", "23", "4567", "٣", "½", "²", "Ⅷ"]
SPACES = [" ", "  ", "\n", "\r", "\r\n", "\t", "\u00a0", "\u3000", "\u2028", "\x85", "\x0b", "\x1c"]
SYMBOLS = ["'", "’", "-", "_", ".", "，", "。", "「", "😀", "👩‍👧", "🇨🇳", "\0", "\ufeff", "\ud800"]
SUFFIXES = ["'s", "'T", "'re", "'LL", "'d", "'x", "'ſ"]
NASTY = [*HAN, *LETTERS, *MARKS, *NUMBERS, *SPACES, *SYMBOLS, *SUFFIXES]

texts = st.one_of(
    st.lists(st.sampled_from(NASTY), max_size=14).map("".join),
    st.text(max_size=14),
    st.text(st.characters(categories=["L", "M", "N", "Z", "P", "S", "Cc", "Cs"]), max_size=14),
)


def all_of(parts: Iterable[str]) -> list[str]:
    return [piece for part in parts for piece in split(part)]


def safe_cuts(text: str) -> list[int]:
    return [place for place in range(1, len(text)) if cut(text[: place + 1]) == place]


# The rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Hello, world!", ["Hello", ",", " world", "!"]),
        ("中国人abc", ["中国人", "abc"]),
        ("二〇二五年", ["二〇二五年"]),
        ("1〇〇〇", ["1〇〇", "〇"]),  # 〇 is a number too
        ("中，国", ["中", "，", "国"]),
        ("人々", ["人々"]),
        ("ひらがな漢字", ["ひらがな", "漢字"]),
        ("camelCaseHTTPServer", ["camel", "Case", "HTTPServer"]),
        ("don't I'LL x'y", ["don't", " I'LL", " x", "'y"]),
        ("it'ſ", ["it'ſ"]),
        ("a'x", ["a", "'x"]),
        ("中's", ["中", "'s"]),
        ("12345678", ["123", "456", "78"]),
        ("a 1", ["a", " ", "1"]),
        ("a == b", ["a", " ==", " b"]),
        ("x;\r\n\r\ny", ["x", ";\r\n\r\n", "y"]),
        ("a  \n \n  b", ["a", "  \n \n", " ", " b"]),
        ("a   b", ["a", "  ", " b"]),
        ("a  ", ["a", "  "]),
        ("\tx", ["\tx"]),
        ("e\u0301a", ["e\u0301a"]),
        ("\u0301", ["\u0301"]),
        ("😀\n", ["😀\n"]),
        ("a\x1cb", ["a", "\x1cb"]),  # no white space, although str.isspace() says so
        ("<|im_end|>", ["<|", "im", "_end", "|>"]),
    ],
)
def test_the_pieces_of_a_text(text: str, expected: list[str]) -> None:
    assert list(split(text)) == expected


@given(texts)
@example("\ud800\udc00中\udfff")
def test_nothing_is_lost(text: str) -> None:
    found = list(split(text))
    assert "".join(found) == text
    assert all(found)


def test_the_package_is_imported_when_first_needed(root: Path) -> None:
    code = """
import sys
import kimi_calc.tokens.vocabulary
assert "regex" not in sys.modules
kimi_calc.tokens.pieces.cut("")
assert "regex" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, timeout=60)


# Cuts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a", 0),
        ("a ", 1),
        ("Hello, world", 5),
        ("中国。好", 2),
        ("中⼀", 0),
        ("中国", 0),
        ("1,2", 1),
        ("a1", 0),
        ("don't", 0),
        ("e\u0301", 0),
        ("a\nb", 2),
        ("a;\n😀", 3),
        (";\n\n", 0),
        (";\r\nb", 3),
        (";\rb", 0),
        ("; b", 0),
        ("😀😀", 0),
    ],
)
def test_the_last_safe_place(text: str, expected: int) -> None:
    assert cut(text) == expected


@settings(max_examples=1500)
@given(texts)
def test_a_cut_changes_no_piece(text: str) -> None:
    whole = list(split(text))
    for place in safe_cuts(text):
        assert all_of([text[:place], text[place:]]) == whole


@settings(max_examples=1500)
@given(texts, texts)
def test_a_cut_is_safe_whatever_follows(text: str, following: str) -> None:
    place = cut(text)
    assert all_of([text[:place], text[place:] + following]) == list(split(text + following))


@given(texts)
def test_it_is_the_last_of_the_safe_places(text: str) -> None:
    assert cut(text) == max(safe_cuts(text), default=0)


@pytest.mark.parametrize("left", NASTY, ids=ascii)
def test_a_cut_between_any_two_kinds(left: str) -> None:
    # What stands around them is what could bind them together.
    for right in NASTY:
        for before in ("", " ", "x'", "1", "中"):
            for after in ("", "s", " ", "\n", "中"):
                text = before + left + right + after
                whole = list(split(text))
                for place in safe_cuts(text):
                    assert all_of([text[:place], text[place:]]) == whole, ascii(text)


# Chunks


@settings(max_examples=500)
@given(st.lists(texts, max_size=12), st.integers(1, 12))
def test_chunks_have_the_same_pieces(fragments: list[str], usual: int) -> None:
    text = "".join(fragments)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_USUAL", usual)
        made = list(chunks(fragments))
    assert "".join(made) == text
    assert all(made)
    assert all_of(made) == list(split(text))


def test_chunks_are_of_the_usual_length() -> None:
    text = "One line of a text, such as people write.\n" * 20_000
    for fragments in ([text], [text[:5000], text[5000:]], list(text), text.splitlines(True)):
        made = list(chunks(fragments))
        assert "".join(made) == text
        assert all(60_000 < len(chunk) <= 2 * 64 * 1024 for chunk in made[:-1])


@pytest.mark.parametrize("unit", ["😀", " ", "中"])
def test_a_run_without_a_safe_place_is_cut_at_a_million(unit: str) -> None:
    length = 2_100_000
    for fragment in (length, 4096):
        made = list(chunks([unit * fragment] * (length // fragment) + [unit * (length % fragment)]))
        assert len(made) == 3
        assert max(map(len, made)) < 1_200_000
        assert "".join(made) == unit * length


def test_a_run_of_single_characters_is_cut_too() -> None:
    made = list(chunks("中" for _ in range(1_500_000)))
    assert [len(chunk) for chunk in made] == [1 << 20, 1_500_000 - (1 << 20)]


def test_no_more_is_held_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_USUAL", 3)
    monkeypatch.setattr(pieces, "_MOST", 10)
    assert list(map(len, chunks("中" * 25))) == [10, 10, 5]


def test_no_text_has_no_chunks() -> None:
    assert list(chunks([])) == []
    assert list(chunks(["", ""])) == []


def test_empty_fragments_do_no_harm() -> None:
    rng = random.Random(1)
    words = [rng.choice(["", "", "word ", "中文。"]) for _ in range(100_000)]
    assert "".join(chunks(words)) == "".join(words)
