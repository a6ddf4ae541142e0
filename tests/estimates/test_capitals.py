"""Amounts in Chinese capitals: against amounts known by heart, and against a way of its own."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.estimates.capitals import CAPITALS_END, in_capitals

KNOWN = {
    # The examples of the rules on filling in bills (正确填写票据和结算凭证的基本规定).
    "1409.50": "壹仟肆佰零玖元伍角整",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    # What the drawing's items cost.
    "7322.80": "柒仟叁佰贰拾贰元捌角整",
    "1598.40": "壹仟伍佰玖拾捌元肆角整",
    "89472": "捌万玖仟肆佰柒拾贰元整",
    # Nothing, and less than a yuan.
    "0": "零元整",
    "0.00": "零元整",
    "0.01": "壹分",
    "0.05": "伍分",
    "0.10": "壹角整",
    "0.5": "伍角整",
    "0.99": "玖角玖分",
    # One digit, and what stands behind the point.
    "1": "壹元整",
    "1.01": "壹元零壹分",
    "1.10": "壹元壹角整",
    "1.11": "壹元壹角壹分",
    "9.9": "玖元玖角整",
    "10": "壹拾元整",
    "10.05": "壹拾元零伍分",
    "10.5": "壹拾元伍角整",
    "11": "壹拾壹元整",
    "15.20": "壹拾伍元贰角整",
    "20": "贰拾元整",
    "99.99": "玖拾玖元玖角玖分",
    # Zeros within four digits.
    "100": "壹佰元整",
    "101": "壹佰零壹元整",
    "110": "壹佰壹拾元整",
    "111": "壹佰壹拾壹元整",
    "1000": "壹仟元整",
    "1001": "壹仟零壹元整",
    "1010": "壹仟零壹拾元整",
    "1011": "壹仟零壹拾壹元整",
    "1100": "壹仟壹佰元整",
    "1101.01": "壹仟壹佰零壹元零壹分",
    "2008": "贰仟零捌元整",
    "9999.99": "玖仟玖佰玖拾玖元玖角玖分",
    # 万.
    "10000": "壹万元整",
    "10001": "壹万零壹元整",
    "10010": "壹万零壹拾元整",
    "10100": "壹万零壹佰元整",
    "11000": "壹万壹仟元整",
    "12345.67": "壹万贰仟叁佰肆拾伍元陆角柒分",
    "100000": "壹拾万元整",
    "100001": "壹拾万零壹元整",
    "100100": "壹拾万零壹佰元整",
    "101000": "壹拾万壹仟元整",
    "110000": "壹拾壹万元整",
    "1000000": "壹佰万元整",
    "1000001": "壹佰万零壹元整",
    "1010000": "壹佰零壹万元整",
    "1000500.03": "壹佰万零伍佰元零叁分",
    "10000000": "壹仟万元整",
    "10010001": "壹仟零壹万零壹元整",
    "10203040.50": "壹仟零贰拾万叁仟零肆拾元伍角整",
    "99999999.99": "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
    # 亿, and 万亿.
    "100000000": "壹亿元整",
    "100000001": "壹亿零壹元整",
    "100001000": "壹亿零壹仟元整",
    "100010000": "壹亿零壹万元整",
    "101000000": "壹亿零壹佰万元整",
    "110000000": "壹亿壹仟万元整",
    "123456789.01": "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分",
    "1000000000": "壹拾亿元整",
    "1000000010.2": "壹拾亿零壹拾元贰角整",
    "10000000000": "壹佰亿元整",
    "100000000000": "壹仟亿元整",
    "100100000000": "壹仟零壹亿元整",
    "1000000000000": "壹万亿元整",
    "1000000000005": "壹万亿零伍元整",
    "1000100000000": "壹万零壹亿元整",
    "1200000000000.00": "壹万贰仟亿元整",
    "9007199254740993": "玖仟零柒万壹仟玖佰玖拾贰亿伍仟肆佰柒拾肆万零玖佰玖拾叁元整",
    "9999999999999999.99": (
        "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    ),
    # Written out by hand from the rules once more, by somebody else.
    "0.09": "玖分",
    "0.20": "贰角整",
    "0.33": "叁角叁分",
    "0.90": "玖角整",
    "2.06": "贰元零陆分",
    "3.70": "叁元柒角整",
    "4.44": "肆元肆角肆分",
    "10.01": "壹拾元零壹分",
    "10.10": "壹拾元壹角整",
    "12.34": "壹拾贰元叁角肆分",
    "19.09": "壹拾玖元零玖分",
    "30.50": "叁拾元伍角整",
    "100.05": "壹佰元零伍分",
    "100.50": "壹佰元伍角整",
    "105.00": "壹佰零伍元整",
    "110.07": "壹佰壹拾元零柒分",
    "200.02": "贰佰元零贰分",
    "508.80": "伍佰零捌元捌角整",
    "999.99": "玖佰玖拾玖元玖角玖分",
    "1000.01": "壹仟元零壹分",
    "1005.50": "壹仟零伍元伍角整",
    "1050.00": "壹仟零伍拾元整",
    "1500.03": "壹仟伍佰元零叁分",
    "2020.20": "贰仟零贰拾元贰角整",
    "3003.03": "叁仟零叁元零叁分",
    "6800.00": "陆仟捌佰元整",
    "10000.05": "壹万元零伍分",
    "10000.50": "壹万元伍角整",
    "10005.00": "壹万零伍元整",
    "10050.00": "壹万零伍拾元整",
    "10500.00": "壹万零伍佰元整",
    "15000.00": "壹万伍仟元整",
    "20002.02": "贰万零贰元零贰分",
    "50505.05": "伍万零伍佰零伍元零伍分",
    "100010.00": "壹拾万零壹拾元整",
    "105000.00": "壹拾万伍仟元整",
    "100500.00": "壹拾万零伍佰元整",
    "120030.40": "壹拾贰万零叁拾元肆角整",
    "205006.00": "贰拾万伍仟零陆元整",
    "1002003.00": "壹佰万贰仟零叁元整",
    "1020030.00": "壹佰零贰万零叁拾元整",
    "3000003.30": "叁佰万零叁元叁角整",
    "5050505.50": "伍佰零伍万零伍佰零伍元伍角整",
    "10005000.00": "壹仟万伍仟元整",
    "10500000.00": "壹仟零伍拾万元整",
    "20000020.02": "贰仟万零贰拾元零贰分",
    "100000000.01": "壹亿元零壹分",
    "100000000.10": "壹亿元壹角整",
    "100000010.00": "壹亿零壹拾元整",
    "100500000.00": "壹亿零伍拾万元整",
    "105000000.00": "壹亿零伍佰万元整",
    "150000000.00": "壹亿伍仟万元整",
    "200300400.50": "贰亿零叁拾万零肆佰元伍角整",
    "1000001000.00": "壹拾亿零壹仟元整",
    "1010101010.10": "壹拾亿壹仟零壹拾万壹仟零壹拾元壹角整",
    "3050000000.00": "叁拾亿伍仟万元整",
    "50005000500.05": "伍佰亿零伍佰万零伍佰元零伍分",
    "100000000001.00": "壹仟亿零壹元整",
    "700080009000.00": "柒仟亿捌仟万玖仟元整",
    "1050000000000.00": "壹万零伍佰亿元整",
    "2000200020002.00": "贰万零贰亿零贰万零贰元整",
    "172954668.00": "壹亿柒仟贰佰玖拾伍万肆仟陆佰陆拾捌元整",
    "2075473310.54": "贰拾亿柒仟伍佰肆拾柒万叁仟叁佰壹拾元伍角肆分",
}


@pytest.mark.parametrize("amount", KNOWN)
def test_known_amounts(amount: str) -> None:
    assert in_capitals(Decimal(amount)) == (f"人民币{KNOWN[amount]}", False)


def test_there_are_many_of_them() -> None:
    assert len(KNOWN) >= 60


_UNITS = "分角元拾佰仟万拾佰仟亿拾佰仟万拾佰仟"


def digit_by_digit(cents: int) -> str:
    """The words by another way: every digit gets its unit, then what is not said is struck out."""
    digits = [*enumerate(f"{cents:03d}"[::-1])]
    said = "".join("零壹贰叁肆伍陆柒捌玖"[int(one)] + _UNITS[n] for n, one in reversed(digits))
    for unit in "仟佰拾":
        said = said.replace(f"零{unit}", "零")
    while "零零" in said:
        said = said.replace("零零", "零")
    yuan, rest = said.split("元")
    yuan = struck_out(yuan).strip("零")
    jiao, fen = rest[0], rest[2]
    words = f"{yuan}元" if yuan else ""
    if jiao != "零":
        words += f"{jiao}角"
    elif fen != "零" and yuan:
        words += "零"
    return f"{words}{fen}分" if fen != "零" else f"{words or '零元'}整"


def struck_out(yuan: str) -> str:
    """Without the zeros before 万 and 亿; the gap that they leave is said behind."""
    high, billions, low = yuan.rpartition("亿")
    if billions:
        return joined(struck_out(high), "亿", struck_out(low))
    high, myriads, low = yuan.partition("万")
    return joined(high, "万", low) if myriads else yuan


def joined(high: str, unit: str, low: str) -> str:
    """What stands before a unit and behind it."""
    high, low = high.rstrip("零"), low.rstrip("零")
    if high.strip("零"):
        return f"{high}{unit}{low}"
    return f"零{low.lstrip('零')}" if low else ""


@given(
    st.one_of(
        st.integers(0, 10**7),
        st.integers(0, 10**18 - 1),
        # Mostly zeros: that is where the rules are.
        st.text("0000015", min_size=1, max_size=18).map(int),
    )
)
@settings(max_examples=600, deadline=None)
def test_any_amount_is_said_as_digit_by_digit(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    assert in_capitals(amount).text == f"人民币{digit_by_digit(cents)}"


@pytest.mark.parametrize("amount", KNOWN)
def test_the_other_way_knows_them_too(amount: str) -> None:
    assert digit_by_digit(int(Decimal(amount).scaleb(2))) == KNOWN[amount]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0.005", "壹分"),
        ("0.0049", "零元整"),
        ("1598.395", "壹仟伍佰玖拾捌元肆角整"),
        ("9999.995", "壹万元整"),
        ("7322.8000001", "柒仟叁佰贰拾贰元捌角整"),
    ],
)
def test_what_is_finer_is_rounded_half_up_and_that_is_told(amount: str, said: str) -> None:
    assert in_capitals(Decimal(amount)) == (f"人民币{said}", True)


@pytest.mark.parametrize("amount", ["-0.01", "-1", "NaN", "Infinity", str(CAPITALS_END)])
def test_what_has_no_capitals_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        in_capitals(Decimal(amount))
