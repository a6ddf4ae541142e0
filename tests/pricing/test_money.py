"""parse_amount: tables of what is accepted and what is refused, and any text at all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pricing.test_quantities import ACCEPTED as QUANTITIES
from pricing.test_quantities import REFUSED as NO_QUANTITIES

from kimi_calc.pricing import (
    PriceList,
    QuantityError,
    Usage,
    parse_amount,
    parse_quantity,
    requests_within,
)
from kimi_calc.pricing.amounts import format_amount, plain

ACCEPTED = {
    "0": "0",
    "0.00": "0",
    "0.5": "0.5",
    "1234.56": "1234.56",
    "1,234.56": "1234.56",
    "1 234.56": "1234.56",
    "0.258": "0.258",
    "45.001": "45.001",
    "45.0000": "45",
    "7740.00": "7740",
    "1.5万": "15000",
    "1.23456万": "12345.6",
    "0.5k": "500",
    "100*30": "3000",
    "0.25*3": "0.75",
    "0.1+0.2": "0.3",
    "1.000k": "1000",
    # a mark before
    "¥7,740.00": "7740",
    "¥1,000": "1000",
    "￥1,000": "1000",
    "￥ 0.5": "0.5",
    "RMB 12.5": "12.5",
    "rmb12.5": "12.5",
    "CNY 1,234.56": "1234.56",
    "cny1": "1",
    "元5": "5",
    "¥1.5万": "15000",
    "¥100*30": "3000",
    "¥100 x 30": "3000",
    "¥(100+0.5)*3": "301.5",
    "¥0.25 × 1,000次/天": "250",
    "\t¥7,740.00\n": "7740",
    # after
    "5元": "5",
    "5 元": "5",
    "1.5万元": "15000",
    "1.5 万 元": "15000",
    "12.5 RMB": "12.5",
    "12.5Cny": "12.5",
    "5¥": "5",
    "5k rmb": "5000",
    "5mRMB": "5000000",
    # both, as ￥100元 is often written
    "￥100元": "100",
    # full-width, as a Chinese input method commits it
    "１２．５": "12.5",
    "￥１，２３４．５６": "1234.56",
    "１２．５元": "12.5",
    "ＲＭＢ　５": "5",
    "ｃｎｙ５": "5",
    "\u00a5\u00a05": "5",
    " ¥ 5 ": "5",
}
DOLLARS = {
    "$0.25": "0.25",
    "＄0.25": "0.25",
    "$ 1,234.56": "1234.56",
    "US$5": "5",
    "us$ 5": "5",
    "USD 5": "5",
    "5 usd": "5",
    "5$": "5",
    "5 US$": "5",
    "5美元": "5",
    "５＄": "5",
    "1.5k": "1500",
}
REFUSED = {
    "": "empty_amount",
    "  ": "empty_amount",
    "¥": "empty_amount",
    "元": "empty_amount",
    "RMB ": "empty_amount",
    "¥ 元": "empty_amount",
    "-5": "negative",
    "-¥5": "negative",
    "¥-5": "negative",
    "- ¥ 5": "negative",
    "−5元": "negative",
    "-0.01 RMB": "negative",
    "-": "negative",
    "-¥": "negative",
    "5+": "unfinished",
    "¥5*": "unfinished",
    "5.": "unfinished",
    "¥1,234.": "unfinished",
    "5,元": "unfinished",
    "12,34": "grouping",
    "¥12,34": "grouping",
    "1,2345元": "grouping",
    "45.000": "two_readings",
    "¥45.000": "two_readings",
    "45.000元": "two_readings",
    "1.234,5": "two_readings",
    "¥1.234.567": "two_readings",
    "12,34.5": "two_readings",
    "¥(100": "unfinished",
    "¥100 x": "unfinished",
    "C": "unfinished",
    "5 r": "unfinished",
    "5 us": "unfinished",
    "5万 c": "unfinished",
    "5 zus": "unreadable_amount",
    "¥100/3": "minus_or_divide",
    "(¥5)": "unreadable_amount",
    "$5": "other_currency",
    "＄5": "other_currency",
    "5 USD": "other_currency",
    "US$5": "other_currency",
    "5美元": "other_currency",
    "$": "other_currency",
    "¥5 USD": "other_currency",
    "$5元": "other_currency",
    "-$5": "other_currency",
    "5HK$": "other_currency",
    "5块": "unreadable_amount",
    "块5": "unreadable_amount",
    "HK$5": "unreadable_amount",
    "€5": "unreadable_amount",
    "EUR 5": "unreadable_amount",
    "5元*30": "unreadable_amount",
    "30*¥5": "unreadable_amount",
    "¥¥5": "unreadable_amount",
    "5元元": "unreadable_amount",
    "CNY ¥5": "unreadable_amount",
    "<¥0.00000001": "unreadable_amount",
    "+¥5": "unreadable_amount",
    "¥5-3": "minus_or_divide",
    "5e3": "unreadable_amount",
    "¥NaN": "unreadable_amount",
    "Infinity": "unreadable_amount",
    "¥1_000": "unreadable_amount",
    "¥½": "unreadable_amount",
    "٣": "unreadable_amount",
    "五元": "unreadable_amount",
    "¥.5": "unreadable_amount",
    "5\t元": "several_cells",
    "¥\n5": "several_cells",
    "\u017f5": "unreadable_amount",
    "U\u017fD5": "unreadable_amount",
    "9" * 10_001: "too_long",
    "¥" * 10_000: "unreadable_amount",
}
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@pytest.mark.parametrize(("text", "amount"), ACCEPTED.items(), ids=map(ascii, ACCEPTED))
def test_an_amount_is_what_people_mean(text: str, amount: str) -> None:
    found = parse_amount(text)
    assert type(found) is Decimal
    assert found == Decimal(amount)


@pytest.mark.parametrize(("text", "amount"), DOLLARS.items(), ids=map(ascii, DOLLARS))
def test_dollars_are_dollars(text: str, amount: str) -> None:
    assert parse_amount(text, "USD") == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "code"), REFUSED.items(), ids=[ascii(text[:20]) for text in REFUSED]
)
def test_what_is_no_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_amount(text)
    assert caught.value.code == code
    assert 0 < len(str(caught.value)) < 200


@pytest.mark.parametrize("text", QUANTITIES, ids=map(ascii, QUANTITIES))
def test_every_quantity_is_an_amount(text: str) -> None:
    assert parse_amount(text) == parse_quantity(text)


@pytest.mark.parametrize("text", NO_QUANTITIES, ids=map(ascii, NO_QUANTITIES))
def test_what_is_no_quantity_is_no_amount_but_for_decimals_and_marks(text: str) -> None:
    code = NO_QUANTITIES[text]
    if code == "money":
        return
    if code == "fraction" or text in ACCEPTED:
        assert parse_amount(text) >= 0
        return
    with pytest.raises(QuantityError) as caught:
        parse_amount(text)
    own = {"empty": "empty_amount", "unreadable": "unreadable_amount"}
    assert caught.value.code == own.get(code, code)


@pytest.mark.parametrize(
    ("text", "currency", "mark"),
    [("$5", "CNY", "USD"), ("¥5", "USD", "CNY"), ("5元", "USD", "CNY"), ("¥5", "JPY", "CNY")],
)
def test_another_currency_is_named(text: str, currency: str, mark: str) -> None:
    assert parse_amount(text, mark) == 5
    with pytest.raises(QuantityError) as caught:
        parse_amount(text, currency)
    error = caught.value
    assert error.code == "other_currency"
    assert error.values == {"text": text, "currency": currency}
    assert text in str(error)
    assert f"type an amount in {currency}" in str(error)


def test_a_currency_without_a_mark_of_its_own_has_its_code() -> None:
    for text in ("EUR 1,234.50", "1234.5 eur", "1234.5"):
        assert parse_amount(text, "EUR") == Decimal("1234.5")


def test_two_readings_are_both_told() -> None:
    for text in ("45.000", "¥45.000"):
        with pytest.raises(QuantityError, match=r"type 45 or 45,000$"):
            parse_amount(text)


def test_what_is_typed_buys_requests(builtin: PriceList) -> None:
    usage = Usage(45_000, 1_500, 27_000)
    model = builtin.model("kimi-k2-turbo-preview")
    assert requests_within(model, usage, parse_amount("¥7,740.00")) == 30_000
    assert requests_within(model, usage, parse_amount("7,739.99元")) == 29_999
    assert requests_within(model, usage, parse_amount("0." + "0" * 9_990 + "1")) == 0


# Properties

marks = st.sampled_from(
    [*("", "¥", "￥", "¥ ", "RMB ", "rmb", "CNY ", "cny ")],
)
marks_after = st.sampled_from(["", "元", " 元", " RMB", "CNY", " cny"])


@st.composite
def amounts(draw: st.DrawFn) -> Decimal:
    digits = draw(st.one_of(st.integers(0, 10**7), st.integers(0, 10**60)))
    return Decimal(f"{digits}E-{draw(st.integers(0, 30))}")


@given(amounts(), marks, marks_after)
@settings(max_examples=600, deadline=None)
def test_amounts_are_exact(amount: Decimal, before: str, after: str) -> None:
    for number in (plain(amount), plain(amount, grouped=True)):
        text = f"{before}{number}{after}"
        assert Fraction(parse_amount(text)) == Fraction(amount)
        assert parse_amount(text.translate(FULL_WIDTH)) == parse_amount(text)


@given(amounts(), st.sampled_from(["CNY", "USD", "EUR"]))
@settings(max_examples=400, deadline=None)
def test_what_the_program_shows_can_be_typed(amount: Decimal, currency: str) -> None:
    shown = format_amount(amount, currency)
    if shown.startswith("<"):
        return
    found = parse_amount(shown, currency)
    assert format_amount(found, currency) == shown


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789.,+*-× ¥￥$＄元块RMBrmbCNYcnyUSDusd美"),
        st.text(alphabet="0159.,- ¥元kK万亿\t\n%eE_１，．￥　\u00a0²½٣ſ\u212a"),
    ),
    st.sampled_from(["CNY", "USD", "EUR"]),
)
@example("-", "CNY")
@example("¥-", "CNY")
@example("美元", "CNY")
@example("\ud800", "USD")
@settings(max_examples=1000, deadline=None)
def test_any_text_is_an_amount_or_a_quantity_error(text: str, currency: str) -> None:
    try:
        amount = parse_amount(text, currency)
    except QuantityError:
        return
    assert type(amount) is Decimal
    assert amount >= 0
    assert amount.is_finite()
    assert any(character in text for character in "0123456789０１２３４５６７８９")
