"""parse_quantity and parse_share on generated texts, against sums in fractions."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimi_calc.pricing import Conversation, QuantityError, parse_quantity, parse_share

SCALES = {
    "": 1,
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "b": 10**9,
    "千": 10**3,
    "w": 10**4,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
counts = st.one_of(st.integers(0, 10**7), st.integers(0, 10**60))


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Fraction]:
    """A number as people write it, with what it is worth."""
    whole = draw(counts)
    text = draw(st.sampled_from([f"{whole}", f"{whole:,}", f"{whole:,}".replace(",", " ")]))
    value = Fraction(whole)
    # Never three decimals: `45.000` is a text that can be read in two ways.
    places = draw(st.sampled_from([0, 0, 1, 2, 4, 5]))
    if places:
        decimals = draw(st.integers(0, 10**places - 1))
        text += f".{decimals:0{places}}"
        value += Fraction(decimals, 10**places)
    scale = draw(st.sampled_from(sorted(SCALES)))
    return text + draw(st.sampled_from(["", " "])) + scale, value * SCALES[scale]


@given(counts)
@settings(max_examples=300, deadline=None)
def test_grouped_text_of_any_count_means_the_count(count: int) -> None:
    grouped = f"{count:,}"
    for text in (
        f"{count}",
        grouped,
        grouped.replace(",", " "),
        grouped.replace(",", "\u202f"),
        grouped.translate(FULL_WIDTH),
        f"  {grouped} tokens ",
    ):
        assert parse_quantity(text) == count


@given(numbers())
@settings(max_examples=500, deadline=None)
def test_scaled_numbers_are_exact(number: tuple[str, Fraction]) -> None:
    text, value = number
    check(text, value)
    check(text.translate(FULL_WIDTH), value)


@given(st.lists(st.lists(numbers(), min_size=1, max_size=4), min_size=1, max_size=4), st.booleans())
@settings(max_examples=250, deadline=None)
def test_sums_and_products_are_exact(terms: list[list[tuple[str, Fraction]]], spaced: bool) -> None:
    total = Fraction(0)
    for term in terms:
        product = Fraction(1)
        for _, value in term:
            product *= value
        total += product
    times, plus = (" × ", " + ") if spaced else ("*", "+")
    check(plus.join(times.join(text for text, _ in term) for term in terms), total)


Worth = tuple[str, Fraction, int]
"""A text, what it is worth, and how tightly it binds: 0 a sum, 1 a product, 2 neither."""

UNITS = ["", "", " tokens", "次", "次/天", " 天", "/day", " turns", "个月"]
SPELT = {"*": ["*", " * ", "x", " x ", "X", "×", " × ", "ｘ", "＊"], "+": ["+", " + ", "＋"]}


@st.composite
def leaves(draw: st.DrawFn) -> Worth:
    text, value = draw(numbers())
    return text.rstrip() + draw(st.sampled_from(UNITS)), value, 2


@st.composite
def joined(draw: st.DrawFn, parts: st.SearchStrategy[Worth]) -> Worth:
    """A sum, a product or a parenthesis of parts, with the parentheses that it needs."""
    sign = draw(st.sampled_from(["+", "*", "()"]))
    if sign == "()":
        text, value, _ = draw(parts)
        opening, closing = draw(st.sampled_from([("(", ")"), ("（", "）")]))
        return f"{opening}{text}{closing}" + draw(st.sampled_from(["", " tokens", "次"])), value, 2
    binding = 1 if sign == "*" else 0
    terms = []
    worth = Fraction(binding)
    for text, value, inner in draw(st.lists(parts, min_size=2, max_size=3)):
        terms.append(text if inner > binding else f"({text})")
        worth = worth * value if binding else worth + value
    return draw(st.sampled_from(SPELT[sign])).join(terms), worth, binding


# 0x10 is no product to who writes programs: it is refused.
expressions = st.recursive(leaves(), joined, max_leaves=12).filter(
    lambda worth: not re.search("(?<![0-9.,])0[xXｘ][0-9]", worth[0])
)


@given(expressions)
@settings(max_examples=250, deadline=None)
def test_expressions_with_parentheses_are_exact(expression: Worth) -> None:
    text, value, _ = expression
    check(text, value)
    check(f"\t({text})\n", value)


@given(expressions)
@settings(max_examples=150, deadline=None)
def test_who_types_an_expression_is_never_told_that_it_is_wrong(expression: Worth) -> None:
    """What is typed so far is right, or unfinished, or a number whose digits are still missing."""
    text, _, _ = expression
    told = {refusal_of(text[:end]) for end in range(1, len(text))}
    assert told <= {"", "unfinished", "fraction", "grouping", "two_readings"}


@given(st.integers(0, 10**9), st.sampled_from(["¥", "￥", "$", "CNY ", "US$", "RMB"]))
@settings(max_examples=100, deadline=None)
def test_an_amount_of_money_is_no_count(amount: int, mark: str) -> None:
    for text in (f"{mark}{amount:,}", f"{mark}{amount}.50", f"{amount}元", f"2 x ({mark}{amount})"):
        with pytest.raises(QuantityError) as caught:
            parse_quantity(text)
        assert caught.value.code == "money"


def refusal_of(text: str) -> str:
    """The code of the error that a text is; "" where it is a count."""
    try:
        parse_quantity(text)
    except QuantityError as error:
        return error.code
    return ""


def check(text: str, value: Fraction) -> None:
    if value.denominator == 1:
        assert parse_quantity(text) == value
        return
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == "fraction"


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789"),
        st.text(alphabet="0159.,+*-×xX()（）/÷$¥ kKm万亿千百\t\n%￥eE_xtokens次１，．　\u00a0²½٣"),
    )
)
@example("-")
@example("+")
@example("%")
@example("1 .5")
@example("\u212a")
@settings(max_examples=750, deadline=None)
def test_any_text_is_a_count_or_a_quantity_error(text: str) -> None:
    try:
        count = parse_quantity(text)
    except QuantityError:
        return
    assert type(count) is int
    assert count >= 0
    assert any(character in text for character in "0123456789０１２３４５６７８９")


@given(st.one_of(st.text(), st.text(alphabet="0123456789.%％ ０１-+,eE")))
@settings(max_examples=500, deadline=None)
def test_any_text_is_a_share_or_a_quantity_error(text: str) -> None:
    try:
        share = parse_share(text)
    except QuantityError:
        return
    assert Conversation(1, 1, 1, cache_hit_share=share).cache_hit_share == share


@given(st.integers(0, 100), st.integers(0, 30), st.data(), st.sampled_from(["", "%", " %", "％"]))
@settings(max_examples=300, deadline=None)
def test_shares_are_exact(percent: int, places: int, data: st.DataObject, sign: str) -> None:
    text = f"{percent}"
    value = Fraction(percent)
    if places:
        decimals = data.draw(st.integers(0, 10**places - 1))
        text += f".{decimals:0{places}}"
        value += Fraction(decimals, 10**places)
    bare_fraction = 0 < value < 1 and not sign
    if value > 100 or bare_fraction:
        with pytest.raises(QuantityError) as caught:
            parse_share(text + sign)
        code = "share_two_readings" if bare_fraction else "over_100_percent"
        assert caught.value.code == code
    else:
        assert Fraction(parse_share(text + sign)) == value / 100
