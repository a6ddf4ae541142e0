"""How many tokens a run of one sign makes (blanks of forms, leaders, rules, white space): measured.

A tokenizer merges a run in pairs, then pairs of pairs, up to a length that differs from sign to
sign; what is left over is merged alike. So the tokens are n / the longest, and a few for the rest.
Of the signs that texts have long runs of, the tokens were measured length by length.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kimi_calc.tokens.signs import one

# Tokens of runs of 1, 2, 3 … of a sign; beyond those, by how many signs each token more is.
_MEASURED = {
    "_": ("1111212122212221222232323332333122223232333233323333434344434441", 64),
    "-": (
        "1111111111111111222222222121222122222222222122212222222222212221"
        "222221222211222122222222222222212222",
        64,
    ),
    "=": ("1111112122211111222122212222212122222231222222212222223122222221", 64),
    "*": (
        "1111111122222221222222212222222122222221222222212222222122222221"
        "2222222122212221",
        64,
    ),
    "#": ("1111112122212221222222312222223122222232333233312222223122222231", 64),
    ".": (
        "1111111112212221222222222332333133223222233233323333333334434442"
        "44334333344344434444444445545553",
        64,
    ),
    "/": (
        "1111222122212221222233323332333122223332333233312221222122212221"
        "2221222122212221",
        64,
    ),
    "!": ("1111122122222331222223323333344233333443444445534444455455555664", 64),
    "\n": ("11111121222222313222223233333342", 16),
    "\t": ("11111111111111111122222222222221223332222222222222", 32),
}
_LONGEST = {  # of other signs: the longest run that is one token
    sign: longest
    for signs, longest in (
        ("%", 64),
        ("~+;", 32),
        ("^─═█", 16),
        ("<>|\\@:)&—━", 8),
        ("?(}`'\"$·…―\ufffd", 4),
        (",[]{\xad×\u200b\u200f–’“‾↓▅░■□\u3000。！？\ufeff", 2),
    )
    for sign in signs
}
_NO_THREE = frozenset("^&$─═█—━…―\ufffd")  # of the others three are one token too, if four are
_SPACES, _FEW_SPACES = 256, 77  # the longest run of spaces that is one token; all up to here are
_LINES = 4  # the same of line ends of two characters
# Tokens a line of lines with nothing but 1 to 8 spaces; more spaces: one and more.
_BLANK_LINES = (0.25, 0.5, 1.0, 0.5, 0.5, 1.0, 1.0, 0.5)
_WIDE_LINES = (28, 84)  # of so many spaces one is two tokens, three

IN_BLANK_LINE = "\x1c"
"""What shapes.py writes for a space in a line that has nothing else."""

_BLANKS = re.compile(rf"({IN_BLANK_LINE}*+ ?\r?\n|\s)\1*+")


@lru_cache(maxsize=4096)
def run(sign: str, length: int) -> float:
    """Tokens of a run of one sign, which may be white space, "\\r\\n" or half a character."""
    if length == 1:
        return one(sign)
    if sign in _MEASURED:
        row, each = _MEASURED[sign]
        beyond = -(-max(length - len(row), 0) // each)
        return float(beyond * int(row[each - 1]) + int(row[length - beyond * each - 1]))
    if "\ud800" <= sign <= "\udfff":
        sign = "\ufffd"
    longest = _LONGEST.get(sign, 1)
    if longest == 1:
        return one(sign) * length
    return float(_merged(length, longest, three=longest > 2 and sign not in _NO_THREE))


def spaces(length: int) -> int:
    """Tokens of a run of spaces."""
    whole, rest = divmod(length, _SPACES)
    if not rest:
        return whole
    return whole + (1 if rest <= _FEW_SPACES or rest == _SPACES // 2 else 2)


def blank(piece: str) -> float:
    """Tokens of a piece of white space, as shapes.py makes them."""
    return sum(_blanks(found[1], len(found[0]) // len(found[1])) for found in _BLANKS.finditer(piece))


def _blanks(unit: str, times: int) -> float:
    if unit == " ":
        return spaces(times)
    if unit == "\r\n":
        return _merged(times, _LINES, three=True)
    if len(unit) == 1:
        return run(unit, times)
    width = len(unit.rstrip("\r\n"))
    if "\r" not in unit and width <= len(_BLANK_LINES):
        return -(-times * _BLANK_LINES[width - 1] // 1)
    return times * (1 + sum(width >= each for each in _WIDE_LINES))


def _merged(length: int, longest: int, *, three: bool) -> int:
    whole, rest = divmod(length, longest)
    # of the rest each power of two in it is a token
    return whole + rest.bit_count() - (three and rest & 3 == 3)
