"""How a spreadsheet shows a number: by the format of its cell (ECMA-376, part 1, 18.8.31).

As Excel does in a column that is wide enough. Written here because no library does it well: `ssf`
counts in binary floats and had its last release in 2020; openpyxl tells only what is a date; the
programs that convert spreadsheets know a few formats each, and no Chinese. A format that Excel
would not take is as none: "General".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kimi_calc.tokens.readers import day_formats, number_digits, usual_numbers
from kimi_calc.tokens.readers.day_formats import Token
from kimi_calc.tokens.readers.number_digits import Simple
from kimi_calc.tokens.readers.usual_numbers import Way

GENERAL = "General"
_LONGEST = 255  # characters of a format, as in Excel
_MOST_DIGITS = 308  # but one, of a number of a spreadsheet
_TOKEN = re.compile(
    r"""
    "(?P<text>[^"]*)" | \\(?P<escaped>.) | _(?P<blank>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|g+)
    | (?P<digit>[0#?])
    | (?P<mark>[.,%/@;])
    | (?P<other>[^"\\_*\[])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PLAIN = {"text", "escaped", "blank", "other"}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_MONEY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]*))?.*", re.DOTALL)
_NUMERALS = re.compile(r"dbnum([123])", re.IGNORECASE)
_SINCE_1904 = 1_462  # days by which some workbooks count from later
_CHINESE = ("04", "804", "404", "C04", "1004", "1404")


@dataclass(frozen=True, slots=True, eq=False)
class _Section:
    """One of the up to four parts of a format."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    numerals: int  # 1 to 3: which Chinese digits; 0 for none
    is_chinese: bool  # what days and months are called
    is_day: bool
    is_text: bool  # what texts are shown by
    simple: Simple | None

    def fits(self, number: Decimal) -> bool:
        assert self.condition
        sign, bound = self.condition
        return {
            "<": number < bound,
            "<=": number <= bound,
            ">": number > bound,
            ">=": number >= bound,
            "=": number == bound,
            "<>": number != bound,
        }[sign]


@lru_cache(maxsize=512)
def way(code: str, *, since_1904: bool = False) -> Callable[[str], str]:
    """What shows the numbers of cells with a format, as shown(): fast where that is easy.

    It takes the text of a number, which Decimal() has to take.
    """
    above, below = _usual(code, since_1904)
    is_general = _sections(code) is None

    def show(text: str) -> str:
        if is_general and usual_numbers.is_as_written(text):
            return text
        size = float(text)
        usual = above if size > 0 else below if size < 0 else None
        said = usual(abs(size)) if usual else None
        return _exactly(text, code, since_1904) if said is None else said

    return show


@lru_cache(maxsize=4096)
def _exactly(text: str, code: str, since_1904: bool) -> str:  # noqa: FBT001
    return shown(Decimal(text), code, since_1904=since_1904)


def _usual(code: str, since_1904: bool) -> tuple[Way | None, Way | None]:  # noqa: FBT001
    """The ways of numbers above and below zero, if there are easy ones."""
    sections = _sections(code)
    if sections is None:
        return usual_numbers.general, _negative(usual_numbers.general)
    if any(one.condition for one in sections):
        return None, None
    ways = []
    for sign in (1, -1):
        section, takes_sign = _chosen(sections, Decimal(sign)) or (None, False)
        if section is None:
            ways.append(usual_numbers.general if sign > 0 else _negative(usual_numbers.general))
        elif section.is_day:
            later = _SINCE_1904 if since_1904 else 0
            is_usual = sign > 0 and not section.numerals
            ways.append(usual_numbers.day(section.tokens, later) if is_usual else None)
        else:
            found = _usual_of(section)
            ways.append(found if sign > 0 or takes_sign else _negative(found))
    return ways[0], ways[1]


def _usual_of(section: _Section) -> Way | None:
    if section.simple:
        return usual_numbers.simple(section.simple)
    code = "".join(one.text for one in section.tokens)
    is_bare = all(one.kind in {"digit", ".", "exponent"} for one in section.tokens)
    return usual_numbers.exponential(code) if is_bare and not section.numerals else None


def _negative(usual: Way | None) -> Way | None:
    """The same way, with a sign before what it says."""
    if usual is None:
        return None

    def negative(size: float) -> str | None:
        said = usual(size)
        return None if said is None else f"-{said}"

    return negative


def shown(number: Decimal, code: str, *, since_1904: bool = False) -> str:
    """The number as a cell with a format of this code shows it; "" if it shows nothing.

    Days count from 1900, or as some workbooks have it from 1904. Blanks around, which only align,
    are left out.
    """
    if number.adjusted() > _MOST_DIGITS:
        return str(number)
    number = number_digits.KEPT.plus(number)
    sections = _sections(code)
    chosen = _chosen(sections, number) if sections else None
    if chosen is None:
        return number_digits.general(number)
    section, takes_sign = chosen
    if section.is_day:
        return _as_day(number, section, since_1904)
    if section.simple:
        text = section.simple.written(abs(number))
    else:
        text = number_digits.written(abs(number), section.tokens, section.numerals)
    return f"-{text.strip()}" if number < 0 and not takes_sign else text.strip()


def _as_day(number: Decimal, section: _Section, since_1904: bool) -> str:  # noqa: FBT001
    said = day_formats.shown(
        number,
        section.tokens,
        since_1904=since_1904,
        is_chinese=section.is_chinese,
        numerals=section.numerals,
    )
    return number_digits.general(number) if said is None else said.strip()


def shown_text(text: str, code: str) -> str:
    """A text as such a cell shows it: with what its format puts around a text, or instead."""
    if code == "@" or ("@" not in code and code.count(";") < 3):
        return text
    sections = _sections(code) or ()
    # The fourth part is for texts, even if it shows something else or nothing.
    section = sections[3] if len(sections) == 4 else next((s for s in sections if s.is_text), None)
    if section is None:
        return text
    if not section.is_text:
        return "".join(one.text for one in section.tokens).strip()
    place = next(place for place, one in enumerate(section.tokens) if one.kind == "@")
    before = "".join(one.text for one in section.tokens[:place])
    after = "".join(one.text for one in section.tokens[place + 1 :])
    return f"{before.lstrip()}{text}{after.rstrip()}"


def _sections(code: str) -> tuple[_Section, ...] | None:
    """The parts of a format; None if it is none, or says nothing."""
    if not code or len(code) > _LONGEST or code.lower() == "general":
        return None
    return _read(code)


@lru_cache(maxsize=512)
def _read(code: str) -> tuple[_Section, ...] | None:
    parts: list[list[Token]] = [[]]
    end = 0
    for found in _TOKEN.finditer(code):
        if found.start() != end:
            break  # a quote or bracket that isn't closed
        end = found.end()
        kind = found.lastgroup or ""
        if found[0] == ";":
            parts.append([])
        elif kind != "fill":
            text = " " if kind == "blank" else found[kind]
            kind = text if kind == "mark" else "text" if kind in _PLAIN else kind
            parts[-1].append(Token(kind, text))
    if end != len(code) or len(parts) > 4:
        return None
    return tuple(map(_section, parts))


def _section(tokens: list[Token]) -> _Section:
    condition, numerals, is_chinese = None, 0, False
    kept = []
    for token in tokens:
        if token.kind != "bracket":
            kept.append(token)
        elif _ELAPSED.fullmatch(token.text):
            kept.append(Token("elapsed", token.text.lower()))
        elif found := _CONDITION.fullmatch(token.text.strip()):
            condition = found[1], Decimal(found[2])
        elif found := _MONEY.fullmatch(token.text):
            kept.append(Token("text", found[1]))
            is_chinese = is_chinese or (found[2] or "").lstrip("0").upper() in _CHINESE
        elif found := _NUMERALS.fullmatch(token.text):
            numerals = int(found[1])
        # And else a colour.
    if numerals and not kept:
        kept = [Token("general", "")]
    is_day = day_formats.is_day(kept)
    told = tuple(day_formats.with_minutes(kept))
    simple = None if is_day or numerals else number_digits.simple(told)
    is_text = any(one.kind == "@" for one in told)
    return _Section(told, condition, numerals, is_chinese, is_day, is_text, simple)


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, bool] | None:
    """The part for a number, and whether it says itself that the number is negative."""
    own = [one for one in sections[:3] if not one.is_text or len(sections) == 1]
    if not own or own[0].is_text:
        return None
    if any(one.condition for one in own[:2]):
        return _chosen_by_condition(own, number)
    if len(own) == 1 or number > 0:
        return own[0], False
    if number < 0:
        return own[1], True
    return own[2 if len(own) == 3 else 0], False


def _chosen_by_condition(own: list[_Section], number: Decimal) -> tuple[_Section, bool]:
    for one in own[:2]:
        if one.condition and one.fits(number):
            sign, bound = one.condition
            return one, len(own) > 1 and sign in {"<", "<="} and bound <= 0
    free = [one for one in own if one.condition is None]
    one = free[-1] if free else own[-1]
    # What else is left is negative alone where the first takes all the rest.
    first = own[0].condition
    return one, first is not None and first[0] in {">", ">="} and first[1] <= 0
