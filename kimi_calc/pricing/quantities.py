"""Text → counts and shares, as people type and paste them. Two readings are refused."""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.pricing.errors import QuantityError
from kimi_calc.pricing.exact import EXACT, exact_sum

_LONGEST_TEXT = 10_000  # characters; a whole document pasted by mistake gets its own message

# Full-width forms (what a Chinese input method commits) and the spaces of spreadsheets, letter by
# letter. Not NFKC: that turns 10² into 102 and ½ into 1⁄2.
_ORDINARY = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ORDINARY |= dict.fromkeys((0x3000, 0x00A0, 0x2007, 0x2009, 0x202F), 0x20)
_ORDINARY |= {ord("×"): ord("*"), ord("−"): ord("-")}

_SCALES = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "千": 10**3,
    "w": 10**4,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "百萬": 10**6,
    "千万": 10**7,
    "千萬": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "万亿": 10**12,
    "萬億": 10**12,
}
_SCALE_NAMES = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
# The words after a count that the program itself shows, so that what it copies can be pasted.
_UNIT_NAMES = "tokens?|次|轮|个|天|days?|requests?|turns?"
_FACTOR = re.compile(
    rf" ?(?P<number>[0-9][0-9., ]*)(?P<scale>{_SCALE_NAMES})? ?(?:{_UNIT_NAMES})? ?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
_POINT_FOR_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def parse_quantity(text: str) -> int:
    """The count that a text means: `45,000`, `45k`, `4.5万`, `1000*30`, `2k+500`.

    A count is a whole number ≥ 0 without an upper bound. QuantityError, saying what to type
    instead, for anything else: no text, a fraction, a negative number, a wrong grouping
    (`12,34`), two readings (`1.234,5`), or what is no number at all.
    """
    ordinary = ordinary_text(text)
    total, denominator = value_of(ordinary).as_integer_ratio()
    if denominator != 1:
        example = (total + denominator // 2) // denominator
        if _POINT_FOR_THOUSANDS.fullmatch(ordinary):
            example = int(ordinary.replace(".", ""))
        raise QuantityError(
            f"{shortened(ordinary)} is not a whole number: "
            f"type {shortened(group_digits(example))} if that is meant",
            code="fraction",
            text=shortened(ordinary),
            example=example,
        )
    return total


def parse_share(text: str) -> Decimal:
    """The share that a percentage means: `60`, `60%` and `６０ ％` are Decimal("0.6").

    From 0 to 100 percent; QuantityError otherwise.
    """
    ordinary = ordinary_text(text)
    if ordinary.startswith("-"):
        raise QuantityError(f"{shortened(ordinary)} is negative: type 0 % or more", code="negative")
    number = ordinary.removesuffix("%").strip()
    if not _PLAIN.fullmatch(number):
        raise QuantityError(
            f"{shortened(ordinary)!r} is no percentage: type one such as 60 or 12.5 %",
            code="not_a_percentage",
            text=shortened(ordinary),
        )
    share = EXACT.scaleb(Decimal(number), Decimal(-2))
    if share > 1:
        raise QuantityError(
            f"{shortened(ordinary)} is more than 100 %: cache hits are a part of the input",
            code="over_100_percent",
            text=shortened(ordinary),
        )
    return share


def tokens_of_share(share: Decimal, tokens: int) -> int:
    """The share of some tokens, rounded down to whole ones."""
    numerator, denominator = share.as_integer_ratio()
    return numerator * tokens // denominator


def group_digits(count: int) -> str:
    """A count with a comma before every third digit: 1234567 → `1,234,567`."""
    # By way of Decimal: str(int) refuses more than 4300 digits.
    return f"{Decimal(count):,f}"


def value_of(ordinary: str) -> Decimal:
    """What an ordinary text is worth, ≥ 0 and exact: `1.5万`, `0.25*30+1`; else QuantityError."""
    if not ordinary:
        raise _nothing()
    if re.fullmatch(r"-[^-]*", ordinary):
        raise QuantityError(f"{shortened(ordinary)} is negative: type 0 or more", code="negative")
    if ordinary.endswith(("+", "*")):
        raise _unfinished(ordinary)
    return exact_sum(map(_product, ordinary.split("+")))


def ordinary_text(text: str) -> str:
    """The text in ordinary characters, with single spaces and none at the ends.

    QuantityError where nothing is left of it, or where it is far too long for a number.
    """
    if not text.strip():
        raise _nothing()
    if len(text) > _LONGEST_TEXT:
        raise QuantityError(
            f"a text of {len(text)} characters is no number: type one such as 45,000",
            code="too_long",
            length=len(text),
        )
    # Only spaces are folded: with tabs and line ends, two cells of a table would become one number.
    return re.sub(" +", " ", text.strip().translate(_ORDINARY)).strip(" ")


def _product(term: str) -> Decimal:
    product = Decimal(1)
    for factor in term.split("*"):
        match = _FACTOR.fullmatch(factor)
        if not match:
            shown = shortened(factor.strip() or term.strip() or "+")
            raise QuantityError(
                f"{shown!r} can't be read: type a number such as 45,000, 45k, 4.5万 or 1000*30",
                code="unreadable",
                text=shown,
            )
        scale = _SCALES[(match["scale"] or "").lower()]
        text = match["number"].strip(" ")
        if scale == 1 and text.endswith(".000") and _POINT_FOR_THOUSANDS.fullmatch(text):
            # 45.000 is 45 to some people and 45,000 to others.
            whole = text.removesuffix(".000")
            raise _two_readings(text, f"type {whole} or {whole},000")
        number = EXACT.multiply(_number(text), scale)
        product = EXACT.multiply(product, number)
    return product


def _number(number: str) -> Decimal:
    if _PLAIN.fullmatch(number):
        return Decimal(number)
    if _GROUPED.fullmatch(number):
        return Decimal(number.replace(",", "").replace(" ", ""))
    if number.endswith((".", ",")):
        raise _unfinished(number)
    if "." in number:
        raise _two_readings(number)
    example = int(Decimal(re.sub(r"[, ]", "", number)))
    raise QuantityError(
        f"{shortened(number)} is not grouped by three digits: "
        f"type {shortened(group_digits(example))} if that is meant",
        code="grouping",
        text=shortened(number),
        example=example,
    )


def _nothing() -> QuantityError:
    return QuantityError("nothing here yet: type a number such as 45,000 or 45k", code="empty")


_WITHOUT_SEPARATORS = "type it without separators, with a point only before decimals"


def _two_readings(text: str, remedy: str = _WITHOUT_SEPARATORS) -> QuantityError:
    return QuantityError(
        f"{shortened(text)} can be read in two ways: {remedy}",
        code="two_readings",
        text=shortened(text),
    )


def _unfinished(text: str) -> QuantityError:
    return QuantityError(
        f"{shortened(text)} is not finished: type on, or take its last sign away",
        code="unfinished",
        text=shortened(text),
    )


def shortened(text: str) -> str:
    """A text as an error message quotes it, with 24 characters at most."""
    return text if len(text) <= 24 else text[:23] + "…"
