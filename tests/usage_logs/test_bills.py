"""Bills as people paste them, and as nobody should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.pricing.exact import exact_sum
from kimi_calc.usage_logs.bills.bills import BillError, read_bill
from kimi_calc.usage_logs.dated_lists import day_said


def amounts(text: str, currency: str = "CNY") -> list[tuple[str, str, str]]:
    rows = read_bill(text, currency).rows
    return [(day_said(one.day), one.model, f"{one.amount:f}") for one in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("69,790.00", [("", "", "69790.00")]),
        ("￥1.5万元", [("", "", "15000.0")]),
        ("2026-10-01 12.30", [("2026-10-01", "", "12.30")]),
        (
            "2026-10-02\t1,012.30\n2026/10/1\t¥4\n",
            [("2026-10-01", "", "4"), ("2026-10-02", "", "1012.30")],
        ),
        (
            "日期,模型,输入,金额（元）\n2026年10月1日,kimi-k3,500,1.20\n20261001,Kimi-K3,9,0.30\n",
            [("2026-10-01", "kimi-k3", "1.50")],
        ),
        (
            'date;cost\n2026-10-01;"1,200.50"\n2026-10-02;0.50\nTotal;1201.00',
            [("2026-10-01", "", "1200.50"), ("2026-10-02", "", "0.50")],
        ),
        (
            "kimi-k2.6  12.30\nkimi-k3    1.00\n合计 13.30",
            [("", "kimi-k2.6", "12.30"), ("", "kimi-k3", "1.00")],
        ),
        ("\ufeff2026-10-01 00:00:00,kimi-k3,2\n", [("2026-10-01", "kimi-k3", "2")]),
    ],
)
def test_bills_are_read_as_they_are_pasted(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", 0),
        ("abc", "amount", 0),
        ("$12", "amount", 0),
        ("-12.00", "amount", 0),
        ("2026-10-01\t1.00\n2026-13-01\t2.00", "day", 2),
        ("2026-10-01\t1.00\n2026-10-02\t$2.00", "amount", 2),
        ("2026-10-01,1,234.56\n2026-10-02,1,000.00", "cells", 1),
        ("date,amount\n", "amount", 0),
        ("date,amount\n2026-10-01\n", "cells", 2),
        ("2026-10-01\t1.00\n合计\t1.01", "other_total", 2),
        ("2026-10-01\t1.00\n合计\t1.00\n2026-10-02\t3", "below_total", 3),
        ("2026-10-01\tkimi-k3\t5000\t1.00", "cells", 1),
    ],
)
def test_what_is_no_bill_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(BillError) as caught:
        read_bill(text)
    assert (caught.value.code, caught.value.line) == (code, line)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=80) | st.text("0123456789.,;\t\n-年¥ kimi合计", max_size=60))
def test_whatever_is_pasted_is_a_bill_or_a_refusal(text: str) -> None:
    try:
        bill = read_bill(text)
    except BillError as error:
        said = str(error)
        assert said
    else:
        assert bill.total == exact_sum(one.amount for one in bill.rows)
        assert bill.tolerance > 0
