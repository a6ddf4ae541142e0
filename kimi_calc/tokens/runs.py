"""How many tokens a run of one sign makes (blanks of forms, leaders, rules, white space): measured.

A tokenizer merges a run in pairs, then pairs of pairs, up to a length that differs from sign to
sign; what is left over is merged alike. So the tokens are n / the longest, and a few for the rest.
Of the signs of ASCII the tokens were measured length by length (resources/tokens/runs.txt).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from kimi_calc import resources
from kimi_calc.tokens.signs import one

_LONGEST = {  # of other signs: the longest run that is one token
    sign: longest
    for signs, longest in (
        ("─═█", 16),
        ("—━", 8),
        ("·…―\ufffd", 4),
        ("\xad×\u200b\u200f–’“‾↓▅░■□\u3000。！？\ufeff", 2),
    )
    for sign in signs
}
_NAMES = {"newline": "\n", "tab": "\t"}  # in the file
_NO_THREE = frozenset("^&$─═█—━…―\ufffd")  # of the others three are one token too, if four are
_SPACES, _FEW_SPACES = 256, 77  # the longest run of spaces that is one token; all up to here are
_LINES = 4  # the same of line ends of two characters
# Tokens a line of lines with nothing but 1 to 8 spaces; more spaces: one and more.
_BLANK_LINES = (0.25, 0.5, 1.0, 0.5, 0.5, 1.0, 1.0, 0.5)
_WIDE_LINES = (28, 84)  # of so many spaces one is two tokens, three

IN_BLANK_LINE = "\x1c"
"""What shapes.py writes for a space in a line that has nothing else."""

_BLANKS = re.compile(rf"({IN_BLANK_LINE}*+ ?\r?\n|\s)\1*")  # not possessive, as in symbols.py


Beside = Literal["alone", "space", "line", "both"]
"""What a run has with it in its piece: nothing, a space before it, a line end after it, both."""


class _Measured(NamedTuple):
    """Tokens of runs of 1, 2, 3 … of a sign. Each so many signs beyond those make so many more."""

    each: int
    more: int
    tokens: tuple[int, ...]


@cache
def _measured() -> dict[tuple[str, str], _Measured]:
    found: dict[tuple[str, str], _Measured] = {}
    file = resources.folder() / "tokens" / "runs.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        name, beside, every, *rest = line.split(" ")
        if len(rest) != 1:  # words about the file
            continue
        digits = rest[0]
        sign, each = _NAMES.get(name, name), int(every)
        counts = tuple(int(digit, 36) for digit in digits)
        more = found[sign, "alone"].more if beside != "alone" else counts[each - 1]
        found[sign, beside] = _Measured(each, more, counts)
    return found


def measured(sign: str, length: int, beside: Beside = "alone") -> float | None:
    """Tokens of a run of a sign with what is beside it, if they were measured by length."""
    row = _measured().get((sign, beside))
    if row is None:
        return None
    beyond = -(-max(length - len(row.tokens), 0) // row.each)
    return float(beyond * row.more + row.tokens[length - beyond * row.each - 1])


@lru_cache(maxsize=4096)
def run(sign: str, length: int) -> float:
    """Tokens of a run of one sign, which may be white space or half a character."""
    known = measured(sign, length)
    if known is not None:
        return known
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
    return sum(_blanks(each[1], len(each[0]) // len(each[1])) for each in _BLANKS.finditer(piece))


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
    # Of the rest each power of two in it is a token.
    return whole + rest.bit_count() - int(three and rest & 3 == 3)
