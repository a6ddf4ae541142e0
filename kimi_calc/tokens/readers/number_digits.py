"""The digits of a number in the places that a format of a spreadsheet has for them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from kimi_calc.tokens.readers import chinese_digits
from kimi_calc.tokens.readers.day_formats import Token

KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
"""The digits that Excel keeps of a number."""

_EXACT = Context(prec=1_000, rounding=ROUND_HALF_UP)  # places of the largest number and of a format
_SHORT = Context(prec=6, rounding=ROUND_HALF_UP)  # digits of a number with an exponent
_WIDEST = 11  # characters of a number without a format
_SIMPLE = re.compile(r"(?:#*(?P<groups>,)##)?0(?:\.(?P<places>0+))?")
# One character a token, as _flat writes them.
_FRACTION = re.compile(
    r"(?:(?P<whole>[0#?]+)[^0#?/]+)?(?P<top>[0#?]+) *(?P<bar>/) *(?P<bottom>[0#?]+|[1-9][0-9]{0,4})"
)


class Simple(NamedTuple):
    """What most formats are: a number with some places, perhaps in groups, and text around it."""

    before: str
    after: str
    shape: str  # as Python's format() has it
    unit: Decimal  # of the last place
    tens: int  # by which it is multiplied first: two for each %

    def written(self, size: Decimal) -> str:
        """The number, which isn't negative."""
        scaled = size.scaleb(self.tens, _EXACT) if self.tens else size
        rounded = scaled.quantize(self.unit, context=_EXACT)
        return f"{self.before}{rounded:{self.shape}}{self.after}"


def simple(tokens: tuple[Token, ...]) -> Simple | None:
    """A part of a format in short, if it is so simple."""
    places = [place for place, one in enumerate(tokens) if one.kind in {"digit", ".", ","}]
    if not places:
        return None
    around = (tokens[: places[0]], tokens[places[-1] + 1 :])
    digits = "".join(one.text for one in tokens[places[0] : places[-1] + 1])
    found = _SIMPLE.fullmatch(digits)
    if not found or any(one.kind not in {"text", "%"} for side in around for one in side):
        return None
    before, after = ("".join(one.text for one in side) for side in around)
    length = len(found["places"] or "")
    tens = 2 * sum(one.kind == "%" for side in around for one in side)
    shape = ",f" if found["groups"] else "f"
    return Simple(before, after, shape, Decimal(1).scaleb(-length), tens)


def general(number: Decimal) -> str:
    """The number as a cell without a format shows it: in eleven characters and its sign."""
    number = KEPT.plus(number)
    if not number:
        return "0"
    size = abs(number)
    plain = f"{size.normalize(_EXACT):f}"
    if len(plain) > _WIDEST and -5 < size.adjusted() < _WIDEST:
        places = _WIDEST - 2 - max(0, size.adjusted())
        plain = f"{_rounded(size, max(0, places)).normalize(_EXACT):f}"
    if len(plain) > _WIDEST:
        digits = _SHORT.plus(size).normalize(_EXACT)
        power = digits.adjusted()
        plain = f"{digits.scaleb(-power):f}E{'-' if power < 0 else '+'}{abs(power):02}"
    return f"-{plain}" if number < 0 else plain


def written(size: Decimal, tokens: tuple[Token, ...], numerals: int) -> str:
    """A number that isn't negative in the places that a part of a format has for digits.

    `numerals` are Chinese digits, 1 to 3; 0 for none.
    """
    kinds = {one.kind for one in tokens}
    if "general" in kinds:
        said = chinese_digits.number(general(size), numerals)
        return "".join(said if one.kind == "general" else one.text for one in tokens)
    size = size.scaleb(2 * sum(one.kind == "%" for one in tokens), _EXACT)
    if "/" in kinds and (found := _FRACTION.search(_flat(tokens))):
        text = _as_fraction(tokens, found, size)
    else:
        text = _as_decimal(tokens, size)
    return chinese_digits.each(text, numerals)


def _as_decimal(tokens: tuple[Token, ...], size: Decimal) -> str:
    kinds = [one.kind for one in tokens]
    power = kinds.index("exponent") if "exponent" in kinds else len(kinds)
    point = kinds.index(".") if "." in kinds[:power] else power
    digits = [place for place in range(power) if kinds[place] == "digit"]
    if not digits:
        return "".join(one.text for one in tokens if one.kind != ",")
    before = [place for place in digits if place < point]
    commas = [place for place in range(digits[0], power) if kinds[place] == ","]
    size = size.scaleb(-3 * sum(place > digits[-1] for place in commas), _EXACT)
    in_groups = any(place < before[-1] for place in commas) if before else False
    places = len(digits) - len(before)
    exponent = 0
    if power < len(kinds):
        size, exponent = _mantissa(size, max(1, len(before)), places)
    whole, _, fraction = f"{_rounded(size, places):f}".partition(".")
    written = _whole(tokens[:point], whole.lstrip("0"), in_groups=in_groups)
    significant = len(fraction.rstrip("0"))
    taken = 0
    for token in tokens[point:power]:
        if token.kind == "digit":
            kept = taken < significant or token.text == "0"
            written += fraction[taken] if kept else " " if token.text == "?" else ""
            taken += 1
        elif token.kind != ",":
            written += token.text
    if power < len(kinds):
        sign = "-" if exponent < 0 else "+" if tokens[power].text.endswith("+") else ""
        after = _whole(tokens[power + 1 :], str(abs(exponent)).lstrip("0"), in_groups=False)
        written += f"E{sign}{after}"
    return written


def _rounded(size: Decimal, places: int) -> Decimal:
    return size.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def _mantissa(size: Decimal, step: int, places: int) -> tuple[Decimal, int]:
    """The number by a power of ten that is a multiple of the step, and that power."""
    power = size.adjusted() // step * step if size else 0
    if _rounded(size.scaleb(-power, _EXACT), places) >= 10**step:
        power += step
    return size.scaleb(-power, _EXACT), power


def _whole(tokens: tuple[Token, ...], digits: str, *, in_groups: bool) -> str:
    """Digits put into the places of a format, from the last one on; the first takes the rest."""
    places = [place for place, one in enumerate(tokens) if one.kind == "digit"]
    said = [one.text if one.kind != "," else "" for one in tokens]
    done = 0
    for place in reversed(places):
        end = max(0, len(digits) - done)
        own = digits[:end] if place == places[0] else digits[max(0, end - 1) : end]
        own = own or {"0": "0", "?": " "}.get(tokens[place].text, "")
        said[place] = _grouped(own, done) if in_groups else own
        done += len(own)
    return "".join(said) if places else digits + "".join(said)


def _grouped(digits: str, behind: int) -> str:
    """The digits with a comma after each that has a multiple of three behind it."""
    return "".join(
        f"{digit}," if left and left % 3 == 0 and digit != " " else digit
        for left, digit in zip(range(behind + len(digits) - 1, -1, -1), digits, strict=False)
    )


def _flat(tokens: tuple[Token, ...]) -> str:
    """A character for each token, by which a fraction's places are found."""
    return "".join(
        one.text if one.kind in {"digit", "/"} or one.text in set(" 123456789") else "."
        for one in tokens
    )


def _as_fraction(tokens: tuple[Token, ...], found: re.Match[str], size: Decimal) -> str:
    whole = int(size) if found["whole"] else 0
    part = Fraction(_EXACT.subtract(size, whole))
    bottom = found["bottom"]
    if bottom.strip("0#?"):
        numerator, denominator = _halves_up(part * int(bottom)), int(bottom)
    else:
        near = part.limit_denominator(10 ** min(len(bottom), 5) - 1)
        numerator, denominator = near.numerator, near.denominator
    if found["whole"] and numerator == denominator:
        whole, numerator = whole + 1, 0
    written = f"{numerator}/{denominator}"
    if found["whole"]:
        shows = str(whole) if whole or numerator == 0 else "0" if "0" in found["whole"] else ""
        written = shows if numerator == 0 else f"{shows} {written}".strip()
    around = (tokens[: found.start()], tokens[found.end() :])
    before, after = ("".join(one.text for one in side) for side in around)
    return f"{before}{written}{after}"


def _halves_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))
