"""How many tokens symbols and numbers make: measured averages (see weights.py)."""

from __future__ import annotations

import re

from kimi_calc.tokens.runs import run
from kimi_calc.tokens.signs import one, takes_space

# Tokens of different symbols in a row, by their number, and of each beyond: of ASCII alone, and
# with the marks of Chinese and of print among them. Two that often meet are one token.
_ASCII = (1, 1.01, 1.15, 1.7, 2.15, 2.6, 3.15, 3.5, 4.3, 5)
_ASCII_EACH = 0.47
_MARKS = (1, 1.08, 1.8, 2.3)
_MARKS_EACH = 0.55
_PRINT = "。，、；：？！（）《》“”‘’「」『』【】—…«»"
_ENDS_LINE = "。，；：？）"  # one token with a line end after them
_PART = re.compile(rf"(?:(?!(.)\1{{3}})[\0-\x7f{_PRINT}])++|(.)\2*+", re.DOTALL)
_RUN = re.compile(r"(.)\1{3}", re.DOTALL)
_TABLE = re.compile(r"[|:-]++")  # the line under the heads of a table in Markdown
_TREE, _TREE_SAVES = "├──", 2  # the branch of a tree of folders is one token
_SPACED = "-*#"  # of a run the space before it makes no token more
_RULES = "-=*#/"  # of a long run the line end makes none, unless the run is one token
_LOOSE = "~^"  # the line end always makes one


def symbols(piece: str) -> float:
    """Tokens of a piece made of symbols, with the space before and the line ends after them."""
    core = piece.strip(" \r\n")
    if core.isascii() and not _RUN.search(core):
        return _light(core)
    parts = [found[0] for found in _PART.finditer(core)]
    total = sum(map(_part, parts)) + _line_ends(parts[-1], piece[piece.rindex(core[-1]) + 1 :])
    if piece[0] == " ":
        total += _space(parts[0])
    return total - _TREE_SAVES if core.endswith(_TREE) else total


def numbers(piece: str) -> float:
    """Tokens of up to three numbers: digits of any script, circled ones, fractions."""
    return 1.0 if piece.isascii() else sum(map(one, piece))


def _part(part: str) -> float:
    first = part[0]
    if part == first * len(part):
        return run(first, len(part))
    return _light(part)


def _light(part: str) -> float:
    """Tokens of symbols of which no four are alike."""
    length = len(part)
    if length > 1 and part == part[0] * length:
        return run(part[0], length)
    if not part.isascii():
        known, each = _MARKS, _MARKS_EACH
    elif length > 3 and _TABLE.fullmatch(part):
        return 1 + (part.count("|") - 1) * (1 if ":" in part else 0.5)
    else:
        known, each = _ASCII, _ASCII_EACH
    return known[length - 1] if length <= len(known) else each * length


def _space(part: str) -> float:
    """Tokens that a space before a part makes more."""
    first = part[0]
    alike = len(part) if part == first * len(part) else 1
    if not takes_space(first):
        return 1.0
    if alike < (4 if first.isascii() else 2) or first in _SPACED:
        return 0.0
    return max(0.0, one(first) + run(first, alike - 1) - run(first, alike))


def _line_ends(part: str, ends: str) -> float:
    """Tokens that line ends after a part make more."""
    if not ends:
        return 0.0
    lines = ends.count("\n") or len(ends)
    if lines > 3:
        return run("\n", lines)
    last = part[-1]
    if last in _ENDS_LINE:
        return 0.0 if len(part) == 1 or part == last * len(part) else 0.3
    if not last.isascii():
        return 1.0
    length = len(part)
    if part != last * length:
        return 0.0 if part.isascii() else 0.3
    if last in _LOOSE or ends[0] == "\r":
        return 1.0
    if last in _RULES:
        return float(run(last, length) == 1)
    return min(1.0, max(0.0, 1 + run(last, length - 1) - run(last, length)))
