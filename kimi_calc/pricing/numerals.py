"""Numbers that are written otherwise than in digits → digits: 一万二, ½, 1e3, 3千5.

Nothing of this is taken for a number: it is what a refusal asks whether it was meant.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.expressions import SCALES, scale_pattern

_CHINESE = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_CHINESE |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_DIGIT = f"[{''.join(_CHINESE)}]"
_SECTION = rf"(?:{_DIGIT}[千仟])?零?(?:{_DIGIT}[百佰])?零?(?:{_DIGIT}?[十拾])?零?{_DIGIT}?"
_WHOLE = re.compile(rf"(?:{_SECTION}[亿億])?零?(?:{_SECTION}[万萬])?零?{_SECTION}")
_RUN = re.compile(rf"(?<![0-9., 半几数])[{''.join((*_CHINESE, *_UNITS, *_LARGE))}]+")

_PLAIN = r"[0-9]+(?:\.[0-9]+)?"
_SCIENTIFIC = re.compile(rf"(?<![\w.,])({_PLAIN})[eE](\+?-?[0-9]{{1,2}})(?![\w.,])")
_FRACTION = re.compile("([0-9]*) ?([\u00bc-\u00be\u2150-\u215e])")
_LARGE_WORDS = re.compile(
    r"(?<=[0-9]) ?(?:(thousand)|(million|mio\.?|mn|mln\.?)|(billion|bn))s?(?![a-z])", re.IGNORECASE
)
_QUOTIENT = re.compile("([0-9]{1,9}) ?[/÷] ?([0-9]{1,9})")
_COMPOUND = rf"(?<![\w.,])(?:{_PLAIN}{{scale}})+(?:{_PLAIN}{{scale}}|[0-9]+)(?![\w.,%])"


def in_digits(ordinary: str) -> str:
    """The text with the numbers in it as digits, as far as they can be told; else as it is."""
    text = "".join(_ascii_digit(sign) for sign in ordinary)
    text = _RUN.sub(_of_chinese, text)
    text = _LARGE_WORDS.sub(lambda match: "kmb"[(match.lastindex or 1) - 1], text)
    text = _SCIENTIFIC.sub(_of_scientific, text)
    text = _FRACTION.sub(_of_fraction, text)
    quotient = _QUOTIENT.fullmatch(text)
    if quotient:
        return _divided(*map(int, quotient.groups())) or text
    compound = _COMPOUND.format(scale=scale_pattern())
    return re.sub(compound, _of_compound, text, flags=re.IGNORECASE)


def _ascii_digit(sign: str) -> str:
    """٣ and ३ as 3; what is no digit is left as it is, and so is what is one raised, as ²."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _of_chinese(match: re.Match[str]) -> str:
    word = match[0]
    if not (set(word) & {*_CHINESE, "十", "拾"}):
        return word  # units alone
    if len(word) > 1 and {*word} <= {*_CHINESE}:
        return "".join(str(_CHINESE[sign]) for sign in word)
    if not _WHOLE.fullmatch(word):
        return word
    total = section = digit = 0
    unit = 1  # of the digit that comes next, if none is said: 三千五 are 3,500
    for sign in word:
        if sign in _CHINESE:
            digit = _CHINESE[sign]
            unit = unit if digit else 1  # 三千零五 are 3,005
        elif sign in _UNITS:
            unit = _UNITS[sign] // 10
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            unit = _LARGE[sign] // 10
            total += (section + digit) * _LARGE[sign]
            section = digit = 0
    return str(total + section + digit * max(unit, 1))


def _of_scientific(match: re.Match[str]) -> str:
    exponent = match[2].removeprefix("+")
    if exponent.startswith("+") or abs(int(exponent)) > 30:
        return match[0]
    return f"{Decimal(match[1]).scaleb(int(exponent)):f}"


def _of_fraction(match: re.Match[str]) -> str:
    whole, sign = match.groups()
    top, _, bottom = unicodedata.normalize("NFKC", sign).partition("\u2044")
    part = _divided(int(top), int(bottom))
    return f"{EXACT.add(Decimal(whole or 0), Decimal(part)):f}" if part else match[0]


def _divided(one: int, other: int) -> str:
    """The quotient with all its digits; "" where they don't end soon."""
    for places in range(10):
        if other and one * 10**places % other == 0:
            return f"{Decimal(one * 10**places // other).scaleb(-places):f}"
    return ""


def _of_compound(match: re.Match[str]) -> str:
    """1亿5千万, and 3千5, whose last digit is a tenth of the scale before."""
    parts = re.findall(rf"({_PLAIN})({scale_pattern()})?", match[0], re.IGNORECASE)
    total, before = Decimal(0), 0
    for number, written in parts:
        scale = SCALES[written.lower()]
        if not written and len(number) == 1:
            scale = max(before // 10, 1)
        worth = EXACT.multiply(Decimal(number), scale)
        if before and worth >= before:  # 3k5k: no number is said that way
            return match[0]
        total, before = EXACT.add(total, worth), SCALES[written.lower()]
    return f"{total:f}"
