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
    "1000 x 30": 30000,
    "1000x30": 30000,
    "1000X30": 30000,
    "１０００ｘ３０": 30000,
    "1.5kx2": 3000,
    "0 x 10": 0,
    "10x10": 100,
    # parentheses
    "(5)": 5,
    "((5))": 5,
    "( 5 )": 5,
    "(2k+500)*3": 7500,
    "3*(2k+500)": 7500,
    "3 × (2k + 500) × 2": 15000,
    "（2k＋500）＊3": 7500,
    "2*(3+4*(5+6))": 94,
    "(1+2)*(3+4)": 21,
    "1+(2+3)*4": 21,
    "(0.5)*2": 1,
    "(1,000+200) tokens x 2": 2400,
    # a load as people say it
    "1,000次/天 × 30天": 30000,
    "1000/天 × 30天": 30000,
    "1万次 / 天 × 22天 × 12个月": 2640000,
    "1000 requests/day x 30 days": 30000,
    "(500+500)次/天*30": 30000,
    "5人 × 20次": 100,
    "1,000 对话": 1000,
    "1,000 个对话": 1000,
    "5 months": 5,
    # one cell of a table, and what cannot be seen around it
    "45000\t": 45000,
    "\t45000": 45000,
    "45000\n": 45000,
    "45000\r\n": 45000,
    "\u2028 45,000 \u2029": 45000,
    "\ufeff45,000": 45000,
    "\u202d45,000\u202c": 45000,
    "45,000\u200b": 45000,
    "45\u200b000": 45000,
    "\u200e45,000\u200e k\u200f": 45_000_000,
    "1\u2060,000\ufe0f * 3\u200d0": 30000,
    "\u2066(2k\u00ad+\u061c500)\u2069×3": 7500,
    "４５\u180e，０００\U000e0020": 45000,
    # units
    "3百": 300,
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
    "1/2": "minus_or_divide",
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
    "45\t000": "several_cells",
    "45\n000": "several_cells",
    "1\r\n2": "several_cells",
    "45\u2028000": "several_cells",
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
    "5-3": "minus_or_divide",
    "--5": "negative",
    "5%": "unreadable",
    "￥5": "money",
    "5元": "money",
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
    # nothing is implied
    "2(3)": "unreadable",
    "(2)3": "unreadable",
    "(2)(3)": "unreadable",
    "(2k)万": "unreadable",
    "()": "unreadable",
    "5*()": "unreadable",
    ")": "unreadable",
    "5)": "unreadable",
    "(5))": "unreadable",
    "(*5)": "unreadable",
    "5+*5": "unreadable",
    "x": "unreadable",
    "x30": "unreadable",
    "1000xx30": "unreadable",
    "maximum": "unreadable",
    "5万字": "unreadable",
    "30天次": "unreadable",
    # who types on makes them right
    "(": "unfinished",
    "(5": "unfinished",
    "((5)": "unfinished",
    "(2k+": "unfinished",
    "1000 x": "unfinished",
    "1000 x (": "unfinished",
    "1000 ×": "unfinished",
    "0x": "unfinished",
    "30 tok": "unfinished",
    "1,000次/": "unfinished",
    "1,000次/天 × 30个对": "unfinished",
    "(5)/": "unfinished",
    "(5) tok": "unfinished",
    "5/": "unfinished",
    # what can't be done here
    "5-": "minus_or_divide",
    "5k - 3": "minus_or_divide",
    "(5)-(3)": "minus_or_divide",
    "9÷3": "minus_or_divide",
    "(9)/3": "minus_or_divide",
    "9次/3": "minus_or_divide",
    "2*(9/3)": "minus_or_divide",
    "2025-11-11": "minus_or_divide",
    "5*-3": "negative",
    "(-5)": "negative",
    # several cells of a table
    "1\t2\t3": "several_cells",
    "tokens\n45": "several_cells",
    "\t45\t\t30\n": "several_cells",
    # money
    "¥1,000": "money",
    "¥": "money",
    "1000元": "money",
    "1.5万元": "money",
    "1000块": "money",
    "$5": "money",
    "＄5": "money",
    "US$5": "money",
    "5美元": "money",
    "CNY 1000": "money",
    "cny1000": "money",
    "1000rmb": "money",
    "EUR 5": "money",
    "5元*30": "money",
    "30 x ¥5": "money",
    "(¥5)": "money",
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
        ("1.5", "such as 45,000"),
        ("3,5", "without separators"),
        ("abc", "45,000"),
        ("5+", "take its last sign away"),
        ("¥5", "tokens or requests"),
        ("5-3", "type what comes of it"),
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
        ("(" * 4999 + "7" + ")" * 4999, 7),
        ("(9b*" * 1999 + "9b" + ")" * 1999, (9 * 10**9) ** 2000),
        ("(1+" * 2499 + "1" + ")" * 2499, 2500),
    ],
    ids=[
        "nines",
        "commas",
        "spaces",
        "sum",
        "product",
        "billions",
        "halves",
        "padded",
        "zeros",
        "deep",
        "deep-product",
        "deep-sum",
    ],
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
        ("1" + " " * 9998 + "x", "unfinished"),
        ("1," * 4999 + "k1", "unreadable"),
        ("1" * 9999 + "x", "unfinished"),
        ("万" * 10_000, "unreadable"),
        ("+" * 10_000, "unreadable"),
        ("0." + "3" * 9000, "fraction"),
        ("0.1*" * 2499 + "0.1", "fraction"),
        ("-" * 10_000, "negative"),
        ("1" * 9998 + "yz", "unreadable"),
        ("(" * 10_000, "unfinished"),
        (")" * 10_000, "unreadable"),
        ("()" * 5_000, "unreadable"),
        ("(" * 5_000 + ")" * 5_000, "unreadable"),
        ("(" * 9_999 + "1", "unfinished"),
        ("1x" * 5_000, "unfinished"),
        ("1/" * 5_000, "minus_or_divide"),
    ],
    ids=lambda value: value if len(value) < 20 else f"{len(value)}-{value[:3]!a}",
)
def test_long_texts_that_are_no_quantity_come_back(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == code
    assert len(str(caught.value)) < 200


def test_several_cells_are_said_to_be_several() -> None:
    with pytest.raises(QuantityError, match="several cells") as caught:
        parse_quantity("\t45\t30\n")
    assert caught.value.values["text"] == "45 30"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1000*abc", "abc"),
        ("1000 x maximum", "maximum"),
        ("5++5", "5++5"),
        ("2(3)", "2(3)"),
        ("5*()", "5*()"),
        ("0x10", "0x10"),
    ],
)
def test_what_cannot_be_read_is_shown(text: str, shown: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.values["text"] == shown
