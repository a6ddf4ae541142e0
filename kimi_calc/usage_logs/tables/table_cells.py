"""What a cell of any table says: numbers of tokens in units, labels, services, amounts.

Nothing is guessed: a cell that holds something else is Unreadable. Cells are texts or numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.pricing.characters import in_half_width
from kimi_calc.usage_logs.counts import count
from kimi_calc.usage_logs.records import Unreadable

_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,400})(?:\.([0-9]{1,400}))?")
_MOST_DIGITS = 400
_EXACT_FLOATS = 10**15  # below, the shortest text of a float is what was written
_AS_TEXT = re.compile(r'="?([^"]*)"?')  # so that spreadsheets leave digits as they are
_NOTHING = frozenset(
    ("", "-", "--", "–", "—", "——", "/", "n/a", "na", "nan", "null", "none", "nil", "\\n", "无")
)
_LONGEST_NOTHING = 6
_CERTAIN_SUMS = frozenset(
    (
        *("合计", "总计", "小计", "共计", "总和", "本页合计", "当页合计", "本月合计", "当日合计"),
        *("全部模型", "所有模型", "subtotal", "sub-total", "sub total", "grand total"),
    )
)
_SUMS = _CERTAIN_SUMS | {
    *("累计", "汇总", "全部", "所有", "总", "total", "totals", "sum", "all", "overall"),
    "all models",
}
_OF_MONEY = frozenset(
    ("充值", "管理", "系统", "退款", "赠送", "签到", "topup", "top-up", "recharge", "refund")
)
_MONEY = re.compile(r"(?:cny|rmb|usd|[¥￥$元\s])+", re.IGNORECASE)
_AMOUNT = re.compile(r"([-+]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,60})(?:\.[0-9]{1,60})?)")
_SERVICES = {
    **dict.fromkeys(
        ("", "standard", "default", "auto", "normal", "realtime", "标准", "标准服务", "实时"),
        "standard",
    ),
    **dict.fromkeys(("false", "no", "n", "0", "否", "非批量"), "standard"),
    **dict.fromkeys(
        ("batch", "批量", "批处理", "批量推理", "true", "yes", "y", "1", "是"), "batch"
    ),
}


def text_of(value: object) -> str:
    """The text of a cell, without blanks around it and what keeps spreadsheets off it."""
    if value is None:
        return ""
    text = value if type(value) is str else str(value)
    text = text.strip().strip("\0\ufeff").strip()
    if text.startswith("="):
        found = _AS_TEXT.fullmatch(text)
        return found[1].strip() if found else text
    return text


def label_of(value: object) -> str:
    """The text of a cell that labels a row; "" for a sign that nothing is there."""
    text = text_of(value)
    return "" if len(text) < _LONGEST_NOTHING and text.casefold() in _NOTHING else text


def is_nothing(value: object) -> bool:
    """Whether a cell says nothing: empty, or a sign that nothing is there."""
    if value is None:
        return True
    return isinstance(value, str) and not label_of(value)


def is_sum(text: str, *, certainly: bool = False) -> bool:
    """Whether a text labels a row that sums up others; `certainly`: and nothing else can be so."""
    if len(text) > 20:
        return False
    if text.isalnum() and text.isascii():  # as most are
        return text.casefold() in (_CERTAIN_SUMS if certainly else _SUMS)
    return in_half_width(text).strip(" :").casefold() in (_CERTAIN_SUMS if certainly else _SUMS)


def is_of_money(text: str) -> bool:
    """Whether a text says that a row of a gateway's list is of an account, and of no use."""
    return len(text) < 10 and text.casefold() in _OF_MONEY


def count_of(value: object, field: str, unit: int = 1) -> int | None:
    """A number of tokens of a cell whose 1 means `unit` of them; None for nothing.

    `1,234`, `1,234.00` and, in thousands, `1.234` are numbers; what comes to no whole number of
    tokens, signs, exponents (which spreadsheets write for what they have rounded) and texts that
    aren't sure (see tokens.readers.sheets.Unsure) are not.
    """
    if type(value) is str:
        if unit == 1 and value.isdigit() and value.isascii() and len(value) < _MOST_DIGITS:
            return int(value)
        return None if is_nothing(value) else _in_units(text_of(value), field, unit)
    if value is None:
        return None
    if type(value) is float and unit != 1 and 0 <= value < _EXACT_FLOATS:
        return _in_units(repr(value), field, unit)  # the shortest text that is this number
    return count(value, field) * unit


def _in_units(text: str, field: str, unit: int) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return count(text, field) * unit  # which says what is wrong with it
    fraction: str = found[2] or ""
    of_parts = int(found[1].replace(",", "") + fraction) * unit
    parts: int = 10 ** len(fraction)
    if of_parts % parts:
        raise Unreadable("not_a_count", field, text)
    return of_parts // parts


def service_of(value: object) -> str:
    """The service that a cell names: standard, batch, or another as it is written."""
    text = in_half_width(text_of(value)).casefold()
    return "standard" if text in _NOTHING else _SERVICES.get(text, text)


def amount_of(value: object) -> Decimal | None:
    """An amount of money, whatever the currency's sign; None for nothing.

    Unreadable for what is none. A float is the shortest number that it can be.
    """
    if is_nothing(value):
        return None
    if type(value) in {int, float}:
        text = f"{Decimal(repr(value)):f}"
    else:
        text = _MONEY.sub("", in_half_width(text_of(value)))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Unreadable("not_an_amount", "amount", value)
    number = Decimal(found[2].replace(",", ""))
    return -number if found[1] == "-" else number
