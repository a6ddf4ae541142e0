"""Byte pair merges, against the textbook's way of doing them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimi_calc.tokens import merges
from kimi_calc.tokens.merges import PieceCounts, merged_count

Ranks = dict[bytes, int]
WAYS = [merges._scanned, merges._queued]
BYTES = [bytes((byte,)) for byte in range(256)]


def textbook(piece: bytes, ranks: Ranks) -> int:
    """Slow and plain: look at all pairs, join the best one, begin again."""
    parts = [piece[place : place + 1] for place in range(len(piece))]
    while True:
        found = [
            (ranks[left + right], place)
            for place, (left, right) in enumerate(pairwise(parts))
            if left + right in ranks
        ]
        if not found:
            return len(parts)
        _, place = min(found)
        parts[place : place + 2] = [parts[place] + parts[place + 1]]


# Three letters are enough for every kind of overlap; ranks in any order, so that tokens may be
# out of reach of the merges, and long ones better than short ones.
words = st.text("abc", min_size=2, max_size=6).map(str.encode)


@st.composite
def vocabularies(draw: st.DrawFn) -> Ranks:
    tokens = [*BYTES, *draw(st.lists(words, max_size=25, unique=True))]
    first = draw(st.integers(0, 256))  # Merged tokens may come before single bytes.
    order = draw(st.permutations(range(first, first + len(tokens) - 256)))
    rest = [rank for rank in range(len(tokens)) if rank not in order]
    return dict(zip(tokens, [*rest, *order], strict=True))


short_pieces = st.text("abc", min_size=1, max_size=30).map(str.encode)
pieces = st.one_of(
    short_pieces,
    st.text("abc", min_size=40, max_size=120).map(str.encode),
    st.builds(lambda unit, times: unit * times, short_pieces, st.integers(1, 20)),
)


@settings(max_examples=500)
@given(pieces, vocabularies())
@example(b"aaa", dict(zip([*BYTES, b"aa"], range(257), strict=True)))
@example(b"a" * 99, dict(zip([*BYTES, b"aaa", b"aa"], range(258), strict=True)))
def test_merges_are_those_of_the_textbook(piece: bytes, ranks: Ranks) -> None:
    expected = textbook(piece, ranks)
    assert [way(piece, ranks) for way in WAYS] == [expected, expected]
    assert merged_count(piece, ranks) == (1 if piece in ranks else expected)


@given(pieces, vocabularies())
def test_long_pieces_are_merged_alike(piece: bytes, ranks: Ranks) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merges, "_LONG", 0)
        assert merges._queued(piece, ranks) == textbook(piece, ranks)


def test_a_token_is_one_even_where_merges_do_not_reach_it() -> None:
    ranks = dict(zip([*BYTES, b"abc"], range(257), strict=True))
    assert merged_count(b"abc", ranks) == 1
    assert merged_count(b"abcd", ranks) == 4


@pytest.mark.parametrize("way", WAYS)
def test_the_leftmost_of_equals_comes_first(way: Callable[[bytes, Ranks], int]) -> None:
    ranks = dict(zip([*BYTES, b"aa", b"ab"], range(258), strict=True))
    assert way(b"aaab", ranks) == 2  # aa ab, and not a aa b


def test_a_run_of_200_000_bytes() -> None:
    ranks = dict(zip([*BYTES, b"ab", b"abab"], range(258), strict=True))
    assert merged_count(b"ab" * 100_000, ranks) == 50_000
    assert merged_count(b"ba" * 100_001, ranks) == 50_002


def test_counts_are_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merges, "_MOST_KEPT", 3)
    counts = PieceCounts(dict(zip(BYTES, range(256), strict=True)))
    for piece in ("a", "bb", "ccc", "dd", "a", "中" * 32):
        assert counts[piece] == len(piece.encode())
        assert counts[piece] == len(piece.encode())
        assert len(counts) <= 3
    before = dict(counts)
    assert counts["x" * 33] == 33
    assert counts == before


@pytest.mark.parametrize("text", ["\ud800", "a\udc80b", "\udc00\ud800", "😀\ud83d"])
def test_a_lone_surrogate_counts_as_the_sign_for_what_can_not_be_shown(text: str) -> None:
    replaced = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    assert merges._encoded(text) == replaced.encode()
    counts = PieceCounts(dict(zip([*BYTES, "\ufffd".encode()], range(257), strict=True)))
    assert counts[text] == counts[replaced]
