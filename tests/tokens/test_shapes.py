"""The shapes of a text's pieces are those that the tokenizer's own rule makes."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.tokens.pieces import split
from kimi_calc.tokens.shapes import shapes

WORDS = ("the", "Ab", "XML", "camelCase", "don't", "WE'LL", "l'eau", "x'y", "you're's", "'s", "é")
OTHERS = ("1234", "你好", "，", "(", ";", "_", "''", "’s", "aaa", "A0")
BLANK = (" ", "  ", "    ", "\n", "\r\n")


def shape(piece: str) -> str:
    """A piece with its letters and digits of ASCII made alike."""
    return "".join(map(alike, piece))


def alike(letter: str) -> str:
    if not letter.isascii() or not letter.isalnum():
        return letter
    return "0" if letter.isdigit() else "a" if letter.islower() else "A"


def apart(pieces: dict[str, int]) -> tuple[Counter[str], int]:
    """The pieces that can be seen, and the number of the others."""
    blank = sum(times for piece, times in pieces.items() if piece.isspace())
    seen: Counter[str] = Counter()
    for piece, times in pieces.items():
        if not piece.isspace():
            seen[piece.replace("\x01", "'").replace("\x02", "'")] += times
    return seen, blank


@given(st.lists(st.sampled_from((*WORDS, *OTHERS, *BLANK)), max_size=40).map("".join))
@settings(max_examples=500)
def test_they_are_those_of_the_tokenizers_pieces(text: str) -> None:
    seen, blank = apart(shapes(text))
    expected, expected_blank = apart(Counter(map(shape, split(text))))
    assert seen == expected
    between_lines = sum(not line.strip(" ") and bool(line) for line in text.splitlines())
    assert expected_blank <= blank <= expected_blank + between_lines


def test_spaces_of_ordinary_texts_are_counted_exactly() -> None:
    text = "if a:\n    b = 1  # why\n\n        c()\n end \n\n1\t  8\t 9\n\tLast.  "
    assert apart(shapes(text)) == apart(Counter(map(shape, split(text))))
    assert shapes(text)["  "] == 4


def test_words_of_one_shape_are_one_piece() -> None:
    found = shapes("The cat and the dog and THE 12 mice, it's 45.")
    assert found[" aaa"] == 5
    assert found["Aaa"] == found[" AAA"] == found["."] == 1
    assert found["00"] == 2


def test_any_text_has_shapes() -> None:
    assert shapes("") == {}
    assert shapes("\ud83d \ude00 \x01'\x02") != {}


def test_spaces_of_blank_lines_go_with_the_line_ends() -> None:
    assert shapes("a\n  \n  \nb") == {"a": 2, "\n\x1c\x1c\n\x1c\x1c\n": 1}


def test_wide_gaps_count_for_each_token_that_they_make() -> None:
    assert shapes("a" + " " * 60 + "b")["  "] == 1
    assert shapes("a" + " " * 120 + "b")["  "] == 2


def test_numbers_beyond_the_digits_are_pieces_of_three() -> None:
    assert shapes("①②③④ Ⅲ½") == {"①②③": 1, "④": 1, " ": 1, "Ⅲ½": 1}
