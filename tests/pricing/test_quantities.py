"""parse_quantity: tables of what is accepted and what is refused, and why."""

from __future__ import annotations

import pytest

from kimi_calc.pricing import QuantityError, parse_quantity

ACCEPTED = {
    "0": 0,
    "1": 1,
    "45000": 45000,
    "45,000": 45000,
    "45 000": 45000,
    " 45 000 ": 45000,
    "1,234,567": 1234567,
    "1 234 567": 1234567,
    "1,234,567.0": 1234567,
    "2.0": 2,
    # scales
    "45k": 45000,
    "45K": 45000,
    "45 k": 45000,
    "0.5k": 500,
    "1.5m": 1_500_000,
    "1.5M": 1_500_000,
    "2b": 2 * 10**9,
    "2千": 2000,
    "4.5万": 45000,
    "4.5 万": 45000,
    "4.5萬": 45000,
    "12万": 120_000,
    "5w": 50000,
    "5W": 50000,
    "3百万": 3 * 10**6,
    "3百萬": 3 * 10**6,
    "2千万": 2 * 10**7,
    "2千萬": 2 * 10**7,
    "1.2亿": 120_000_000,
    "3億": 3 * 10**8,
    "1万亿": 10**12,
    "1萬億": 10**12,
    "1,000k": 10**6,
    "0.00000001亿": 1,
    # sums and products
    "1000*30": 30000,
    "1000×30": 30000,
    "1000 * 30": 30000,
    "2k+500": 2500,
    "2*3+4*5": 26,
    "1,000*1.1": 1100,
    "0.5*2": 1,
    "0.25+0.75": 1,
    "1万*30天": 300_000,
    "0*5": 0,
    # units
    "45,000 tokens": 45000,
    "45k tokens": 45000,
    "1 token": 1,
    "1 Token": 1,
    "30000次": 30000,
    "20轮": 20,
    "5个": 5,
    "30天": 30,
    "3 days": 3,
    "1 day": 1,
    "7 requests": 7,
    "2 turns": 2,
    # full-width, as a Chinese input method commits it
    "１２万": 120_000,
    "４５，０００": 45000,
    "４．５ｋ": 4500,
    "１０００＊３０": 30000,
    "２ｋ＋５００": 2500,
    "１　２３４": 1234,
    # the spaces of spreadsheets
    "45\u00a0000": 45000,
    "45\u2007000": 45000,
    "45\u2009000": 45000,
    "45\u202f000": 45000,
    "\u300045000\u3000": 45000,
    "45  000": 45000,
}

REFUSED = {
    "": "empty",
    "   ": "empty",
    "\t\n": "empty",
    "\u3000\u00a0": "empty",
    "-5": "negative",
    "- 5": "negative",
    "−5": "negative",
    "－５": "negative",
    "-1,000": "negative",
    "-5k": "negative",
    "1.5": "fraction",
    "1.500": "fraction",
    "0.0001k": "fraction",
    "1/2": "unreadable",
    "0.5*3": "fraction",
    "0.1+0.2": "fraction",
    "0.999999999999999999999999999999999999999": "fraction",
    "1.234,5": "two_readings",
    "1.234.567": "two_readings",
    "1.2.3": "two_readings",
    "1,2.5": "two_readings",
    "12,34.5": "two_readings",
    "12,34": "grouping",
    "1,23,456": "grouping",
    "1,2345": "grouping",
    "1234,567": "grouping",
    "0,123": "grouping",
    "12 34": "grouping",
    "1,000 000": "grouping",
    "1 000,000": "grouping",
    "1,,000": "grouping",
    "1, 000": "grouping",
    "12,34k": "grouping",
    "5+": "unfinished",
    "5*": "unfinished",
    "5.": "unfinished",
    "5,": "unfinished",
    "1,000.": "unfinished",
    "5 +": "unfinished",
    "45\t000": "unreadable",
    "45\n000": "unreadable",
    "1\r\n2": "unreadable",
    "45\u2028000": "unreadable",
    "45\u200b000": "unreadable",
    "10²": "unreadable",
    "½": "unreadable",
    "1½": "unreadable",
    "٣": "unreadable",
    "١٢٣": "unreadable",
    "१२": "unreadable",
    "①": "unreadable",
    "Ⅳ": "unreadable",
    "一万": "unreadable",
    "三千": "unreadable",
    "1e3": "unreadable",
    "1E3": "unreadable",
    "1_000": "unreadable",
    "0x10": "unreadable",
    "NaN": "unreadable",
    "Infinity": "unreadable",
    "inf": "unreadable",
    "abc": "unreadable",
    "k": "unreadable",
    "万": "unreadable",
    "tokens": "unreadable",
    "*5": "unreadable",
    "+5": "unreadable",
    "5++5": "unreadable",
    "5**5": "unreadable",
    "5*+5": "unreadable",
    "(5)": "unreadable",
    "5-3": "unreadable",
    "--5": "unreadable",
    "5%": "unreadable",
    "￥5": "unreadable",
    "5元": "unreadable",
    "3k5": "unreadable",
    "5kk": "unreadable",
    "1亿5千万": "unreadable",
    "5 apples": "unreadable",
    "45,000; 3": "unreadable",
    "1'000": "unreadable",
    ".5": "unreadable",
    "True": "unreadable",
    "\0": "unreadable",
    "5\0": "unreadable",
    "\ud800": "unreadable",
}


@pytest.mark.parametrize(("text", "count"), ACCEPTED.items(), ids=map(ascii, ACCEPTED))
def test_a_quantity_is_what_people_mean(text: str, count: int) -> None:
    found = parse_quantity(text)
    assert found == count
    assert type(found) is int


@pytest.mark.parametrize(("text", "code"), REFUSED.items(), ids=map(ascii, REFUSED))
def test_what_is_no_quantity_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == code
    assert str(caught.value)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("", "45,000"),
        ("-5", "0 or more"),
        ("12,34", "1,234"),
        ("1.500", "1,500"),
        ("1.234,5", "1.234,5"),
        ("abc", "45,000"),
        ("5+", "take its last sign away"),
    ],
)
def test_the_message_says_what_to_type(text: str, remedy: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert text in str(caught.value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("9" * 10_000, 10**10_000 - 1),
        ("1" + ",000" * 2499, 10**7497),
        ("1" + " 000" * 2499, 10**7497),
        ("1+" * 4999 + "1", 5000),
        ("1*" * 4999 + "1", 1),
        ("9b*" * 3332 + "9b", (9 * 10**9) ** 3333),
        ("0.5*" * 1666 + "2*" * 1665 + "2", 1),
        (" " * 9999 + "1", 1),
        ("0" * 9999 + "7", 7),
    ],
    ids=["nines", "commas", "spaces", "sum", "product", "billions", "halves", "padded", "zeros"],
)
def test_long_texts_are_exact_too(text: str, count: int) -> None:
    assert parse_quantity(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9" * 10_001, "too_long"),
        ("1" * 10**7, "too_long"),
        ("1" + "," * 10**6, "too_long"),
        (" " * 10**6, "empty"),
        ("1" + ",0" * 4999, "grouping"),
        ("1" + ".0" * 4999, "two_readings"),
        ("1" + " " * 9998 + "x", "unreadable"),
        ("1," * 4999 + "k1", "unreadable"),
        ("1" * 9999 + "x", "unreadable"),
        ("万" * 10_000, "unreadable"),
        ("+" * 10_000, "unfinished"),
        ("0." + "3" * 9000, "fraction"),
        ("0.1*" * 2499 + "0.1", "fraction"),
        ("-" * 10_000, "unreadable"),
    ],
    ids=lambda value: value if len(value) < 20 else f"{len(value)}-{value[:3]!a}",
)
def test_long_texts_that_are_no_quantity_come_back(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == code
    assert len(str(caught.value)) < 200
