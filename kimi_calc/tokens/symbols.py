"""How many tokens symbols and numbers make: measured averages (see weights.py)."""

from __future__ import annotations

import re

from kimi_calc.tokens.runs import Beside, measured, run
from kimi_calc.tokens.signs import ONE_AFTER_SPACE, one, takes_space

# Tokens of different symbols in a row, by their number, and of each beyond: of ASCII alone, and
# with the marks of Chinese and of print among them. Two that often meet are one token.
_ASCII: tuple[float, ...] = (1, 1.01, 1.15, 1.7, 2.15, 2.6, 3.15, 3.5, 4.3, 5)
_ASCII_EACH = 0.47
_MARKS: tuple[float, ...] = (1, 1.08, 1.8, 2.3)
_MARKS_EACH = 0.55
_PRINT = "。，、；：？！（）《》“”‘’「」『』【】—…«»"
_ENCLOSING = re.compile(r"[（）《》“”‘’「」『』【】〔〕〈〉]{3,}+")  # many: with nothing in them
_ENCLOSING_EACH = 0.9
_ENDS_LINE = "。，；：？）"  # one token with a line end after them
# Not possessive: with groups within, Python 3.11.2 gets that wrong.
_PART = re.compile(rf"(?:(?!(.)\1{{3}}|([_=~-])\2)[\0-\x7f{_PRINT}])+|(.)\3*", re.DOTALL)
_RUN = re.compile(r"(.)\1{3}", re.DOTALL)
_FEW_ENDS = 3  # line ends that are mostly one token with the symbol before them
_BESIDE: dict[tuple[bool, bool], Beside] = {
    (False, False): "alone",
    (True, False): "space",
    (False, True): "line",
    (True, True): "both",
}
_TABLE = re.compile(r"[|:-]++")  # the line under the heads of a table in Markdown
_TREE, _TREE_SAVES = "├──", 2  # the branch of a tree of folders is one token
_CHINESE = "\u3000"  # signs from here on are merged with no space
_LOOSELY = 0.3  # tokens of a line end after several symbols of which the last may be merged with it


def symbols(piece: str) -> float:
    """Tokens of a piece made of symbols, with the space before and the line ends after them."""
    core = piece.strip(" \r\n")
    ends = piece[piece.rindex(core[-1]) + 1 :]
    if core.isascii() and len(ends) <= _FEW_ENDS:
        if core == core[0] * len(core) and ends[:1] != "\r":
            beside = _BESIDE[piece[0] == " ", bool(ends)]
            return measured(core[0], len(core), beside) or one(core[0]) * len(core)
        if not _RUN.search(core):
            return _light(core)
    parts = [found[0] for found in _PART.finditer(core)]
    total = sum(map(_part, parts))
    if ends:
        total += _line_ends(parts[-1], ends)
    if piece[0] == " ":
        total += _space(parts[0])
    if core.endswith(_TREE):
        return total - _TREE_SAVES
    if max(map(_part, parts)) > 1:  # the slash of a comment is one with a part of the run
        total -= core.startswith("/**") + core.endswith("**/")
    return total


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
    if length > 3 and "|" in part and _TABLE.fullmatch(part):
        return 1 + (part.count("|") - 1) * (1.0 if ":" in part else 0.5)
    if _ENCLOSING.fullmatch(part):
        return _ENCLOSING_EACH * length
    known, each = (_ASCII, _ASCII_EACH) if part.isascii() else (_MARKS, _MARKS_EACH)
    return known[length - 1] if length <= len(known) else each * length


def _space(part: str) -> float:
    """Tokens that a space before a part makes more."""
    first = part[0]
    alike = len(part) if part == first * len(part) else 1
    known = measured(first, alike, "space")
    if known is not None:
        return known - run(first, alike)
    if first in ONE_AFTER_SPACE:
        return -1.0
    # A space that is merged with the sign, or with its first bytes, breaks the pairs of the run.
    broken = one(first) + run(first, alike - 1) - run(first, alike) if alike > 1 else 0.0
    if takes_space(first):
        return broken
    return 1.0 if first >= _CHINESE else 1 + broken


def _line_ends(part: str, ends: str) -> float:
    """Tokens that line ends after a part make more."""
    lines = ends.count("\n") or len(ends)
    if lines > _FEW_ENDS:
        return run("\n", lines)
    last, length = part[-1], len(part)
    alike = part == last * length
    if last in _ENDS_LINE:
        more = _LOOSELY if not alike else float(run(last, 2) < 2 and length % 2 == 0)
    elif not last.isascii():
        more = 1.0
    elif not alike:
        more = 0.0 if part.isascii() else _LOOSELY
    elif ends[0] == "\r":
        more = 1.0
    else:
        more = (measured(last, length, "line") or 0.0) - run(last, length)
    return more
