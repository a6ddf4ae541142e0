"""What a refusal offers can be typed in the same field, and is a reading of what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from kimi_calc.estimates.change_texts import parse_growth, parse_volume
from kimi_calc.pricing import QuantityError, parse_amount, parse_quantity, parse_share
from kimi_calc.pricing.factors import parse_factor

Parse = Callable[[str], object]
FIELDS: dict[str, Parse] = {
    "count": parse_quantity,
    "money": parse_amount,
    "share": parse_share,
    "volume": parse_volume,
    "growth": lambda text: parse_growth(text, 12).rate,
    "factor": parse_factor,
}


def offered(field: str, text: str) -> tuple[str, ...]:
    """What a refusal offers to type."""
    with pytest.raises(QuantityError) as caught:
        FIELDS[field](text)
    error = caught.value
    if error.code == "share_two_readings":
        return str(error.values["as_share"]), str(error.values["as_percent"])
    found = error.values.get("readings", ())
    assert isinstance(found, tuple)
    if found:
        assert f"type {' or '.join(found)}" in str(error)
    return found


@pytest.mark.parametrize(
    ("field", "text", "readings"),
    [
        ("count", "3,5k", "3,500"),
        ("count", "1,5M tokens", "1,500,000"),
        ("count", "2,5万", "25,000"),
        ("count", "3,5", ""),
        ("count", "12,34", "1,234"),
        ("count", "45,00", "45|4,500"),
        ("count", "1,0000", "1|10,000"),
        ("count", "1,000,00", "1,000|100,000"),
        ("count", "1.000 000", ""),
        ("count", "1。5万", "15,000"),
        ("count", "1٬000", "1,000"),
        ("count", "大概1000左右", "1,000"),
        ("count", "1.5 million", "1,500,000"),
        ("count", "1000,50", ""),
        ("count", "1000,00", "1,000"),
        ("count", "1234,567", "1,234,567"),
        ("count", "0,123", ""),
        ("count", "1.234,5", ""),
        ("count", "1.234.567", "1,234,567"),
        ("count", "45.000", "45|45,000"),
        ("count", "1.500", "1,500"),
        ("count", "1 000,5", ""),
        ("count", "1 000,000", "1,000|1,000,000"),
        ("count", "1'000", "1,000"),
        ("count", "1’000’000", "1,000,000"),
        ("count", "1_000", "1,000"),
        ("count", "12_34", ""),
        ("count", "1e3", "1,000"),
        ("count", "1e99", ""),
        ("count", "½", ""),
        ("count", "1½k", "1,500"),
        ("count", "9/3", "3"),
        ("count", "1/3", ""),
        ("count", "1/0", ""),
        ("count", ".5", ""),
        ("count", ".5k", "500"),
        ("count", "5.k", "5,000"),
        ("count", "3.5.k", "3,500"),
        ("count", "10k5", "10,500"),
        ("count", "3千5", "3,500"),
        ("count", "3千50", "3,050"),
        ("count", "1亿5千万", "150,000,000"),
        ("count", "3k5k", ""),
        ("count", "一万", "10,000"),
        ("count", "十", "10"),
        ("count", "十二", "12"),
        ("count", "三千五", "3,500"),
        ("count", "三千零五", "3,005"),
        ("count", "一百二十三万四千次", "1,234,000"),
        ("count", "两亿", "200,000,000"),
        ("count", "二〇二六", "2,026"),
        ("count", "百十", ""),
        ("count", "+5", "5"),
        ("count", "~1000", "1,000"),
        ("count", "约 3,5k", "3,500"),
        ("count", "=1000", "1,000"),
        ("count", "٣٤", "34"),
        ("count", "10²", ""),
        ("count", "1–2", ""),
        ("count", "0x10", ""),
        ("count", "nan", ""),
        ("count", "50 %", ""),
        ("count", "$5", ""),
        ("count", "12.5", "13"),
        ("count", "1.5", ""),
        ("count", "1,5k*30", "45,000"),
        ("money", "1000,50", "1,000.50"),
        ("money", "¥1000,50", "1,000.50"),
        ("money", "10,00", "10"),
        ("money", "1,2345", "1.2345|12,345"),
        ("money", "1,000,00", "1,000"),
        ("money", "12,34元", "12.34"),
        ("money", "1.234,56", "1,234.56"),
        ("money", "1 234,56", "1,234.56"),
        ("money", "1234,567", "1,234.567|1,234,567"),
        ("money", "1'000.50", "1,000.50"),
        ("money", "45.000", "45|45,000"),
        ("money", "½", "0.5"),
        ("money", "1/2", "0.5"),
        ("money", ".5", "0.5"),
        ("money", "五元", "5"),
        ("money", "3,5k", "3,500"),
        ("money", "$5", ""),
        ("share", "0.6", "60%|0.6%"),
        ("share", "0,6", "60%|0.6%"),
        ("share", "60,5", "60.5%"),
        ("share", "60,5%", "60.5%"),
        ("share", "1/2", "50%"),
        ("share", "½", "50%"),
        ("share", "六成", "60%"),
        ("share", "六成五", "65%"),
        ("share", "百分之六十", "60%"),
        ("share", "60 percent", "60%"),
        ("share", "%60", "60%"),
        ("share", "60%%", "60%"),
        ("share", "一半", "50%"),
        ("share", "1,000", ""),
        ("share", "150", ""),
        ("share", "45k", ""),
        ("volume", "1,5", "1.5"),
        ("volume", "×1,5", "×1.5"),
        ("volume", "½", "0.5"),
        ("growth", "2,5", "2.5"),
        ("growth", "-2,5%", "-2.5%"),
        ("growth", "0,6", "60%|0.6%"),
        ("growth", "10 percent", "10%"),
        ("factor", "85", "0.85|-85%"),
        ("factor", "8.5", "0.85|-8.5%"),
        ("factor", "10折", "1|0.1"),
        ("factor", "×2", ""),
        ("factor", "+20%", ""),
        ("factor", "0,85", "0.85"),
        ("factor", "8,5折", "8.5折"),
        ("factor", "-12,5%", "-12.5%"),
    ],
)
def test_what_was_probably_meant(field: str, text: str, readings: str) -> None:
    assert "|".join(offered(field, text)) == readings


def test_what_is_cut_off_is_not_offered() -> None:
    assert offered("count", "1234567890123" * 3 + ",5k") == ()
    with pytest.raises(QuantityError, match=r"type it with the %$"):
        parse_share("0." + "1" * 30)


# An oracle of its own: every way in which somewhere in the world such a number is written.

SCALES = {"": 1, "k": 1000, "万": 10**4}


def readings_of(number: str) -> set[Fraction]:
    """What digits with separators are worth, by whichever convention."""
    found = set()
    for point, group in product(".,", ("", ",", ".", " ", "'", "_", " '", "_ ", ",'", "_,", ", ")):
        if point in group or number.count(point) > 1:
            continue
        whole, _, decimals = number.partition(point)
        if decimals and not decimals.isdigit():
            continue
        groups = re.split(f"[{group}]", whole) if group else [whole]
        if all(map(str.isdigit, groups)) and all(len(one) == 3 for one in groups[1:]):
            found.add(Fraction(Decimal("".join(groups) + "." + (decimals or "0"))))
    # A comma for the point, after such as group.
    slipped = re.fullmatch("([0-9]{1,3}(?:,[0-9]{3})+),([0-9]+)", number)
    if slipped:
        found.add(Fraction(f"{slipped[1].replace(',', '')}.{slipped[2]}"))
    # A comma that slipped, of a number of four digits and more.
    first = re.match("[0-9]*", number)
    digits = number.replace(",", "").replace(" ", "")
    if first and len(first[0]) < 4 and digits.isdigit() and len(digits) > 3:
        found.add(Fraction(digits))
    return found


def numbers() -> list[str]:
    parts = ["0", "3", "12", "500", "1234", "00", "000"]
    signs = [".", ",", " ", "'", "_"]
    pairs = ["".join(three) for three in product(parts, signs, parts)]
    return pairs + ["".join(five) for five in product(("12",), signs, ("234",), signs, parts)]


@pytest.mark.parametrize(
    ("field", "scale"),
    [*product(("count", "money", "share", "volume"), [""]), ("count", "k"), ("volume", "万")],
)
def test_no_reading_is_off_by_a_power_of_ten(field: str, scale: str) -> None:
    """Each that is offered is accepted, and is one by some convention, or the nearest whole."""
    told = 0
    for number in numbers():
        text = number + scale
        try:
            FIELDS[field](text)
        except QuantityError as error:
            if error.code in {"unfinished", "over_100_percent"}:
                continue
            meant = {one * SCALES[scale] for one in readings_of(number)}
            if field == "share":
                meant = {one / 100 for one in meant} | meant
            for reading in offered(field, text):
                worth = Fraction(str(FIELDS[field](reading)))
                near = field == "count" and any(
                    one >= 10 and abs(one - worth) <= Fraction(1, 2) for one in meant
                )
                assert worth in meant or near, (text, reading)
                told += 1
    assert told


INVISIBLE = [
    *map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202E), *range(0x2060, 0x2065))),
    *map(chr, (*range(0x2066, 0x2070), *range(0xFE00, 0xFE10))),
    *"\ufeff\u00ad\u061c\u180e\u034f\U000e0001\U000e0032\U000e0100",
]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("count", "45,000"), ("count", "1.5万 * 30"), ("count", "(2k+500) tokens")),
        *(("money", "¥1,234.56"), ("money", "5 CNY"), ("share", "60.5 %"), ("volume", "×1.5")),
        *(("volume", "+20%"), ("growth", "-2.5%"), ("factor", "8.5折"), ("factor", "-15%")),
    ],
)
def test_what_nobody_can_see_is_dropped_wherever_it_stands(field: str, text: str) -> None:
    worth = FIELDS[field](text)
    for mark in INVISIBLE:
        assert FIELDS[field](mark + mark.join(text) + mark) == worth, ascii(mark)
    for place in range(len(text) + 1):
        assert FIELDS[field](f"{text[:place]}{''.join(INVISIBLE)}{text[place:]}") == worth
    assert FIELDS[field](f"\u202d{text}\u202c") == worth


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_seen_backwards_is_not_read_forwards(field: str) -> None:
    """U+202E has 12 seen as 21; where that changes nothing it is dropped like the others."""
    for text in ("\u202e12", "0\u202e.12\u202c", "\u202e1\u200b2\u202c", "1\u202e 2\n"):
        with pytest.raises(QuantityError) as caught:
            FIELDS[field](text)
        assert "\u202e" not in str(caught.value)
        assert "readings" not in caught.value.values
    assert FIELDS[field]("0.\u202e11\u202c%" if field in {"share", "growth"} else "1\u202e") != 0


@pytest.mark.parametrize("field", FIELDS)
def test_what_can_be_seen_is_never_dropped(field: str) -> None:
    visible = "\u0600\u06dd\u20e3\u0301\u00b7\u2044\u3164\x00\x07\x1b\x7f\u0085\ufffd\ufffc\ue000"
    for sign in visible:
        with pytest.raises(QuantityError):
            FIELDS[field](f"4{sign}5")
    for mark in INVISIBLE:
        assert unicodedata.category(mark) in {"Cf", "Mn", "Cn"}, ascii(mark)
        with pytest.raises(QuantityError) as caught:
            FIELDS[field](f" {mark}")
        assert caught.value.code.startswith("empty")
