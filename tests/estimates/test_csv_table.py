"""CSV: every digit, for spreadsheets in China, with nothing that one of them would compute."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from drawn_estimate import drawn_estimate
from handed_on import HOSTILE, estimates_of_all_kinds
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.csv_table import csv_table, defused
from kimi_calc.viewmodels.estimate_report import report_of

TODAY = date(2026, 11, 30)
ESTIMATES = estimates_of_all_kinds()


def table(estimate: Estimate) -> list[dict[str, str]]:
    content = csv_table(report_of(estimate, TODAY), lambda: None)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_drawing() -> None:
    rows = table(drawn_estimate())
    assert [row["Name"] for row in rows] == [
        "客服机器人",
        "工单分类",
        "合同摘要",
        "历史合同整理",
        "代码助手",
    ]
    bot, _, _, old, _ = rows
    wanted = {
        "Group": "客服",
        "Model": "kimi-k2.6",
        "Service": "",
        "Input tokens": "2000",
        "Cache hits": "1000",
        "Output tokens": "400",
        "Requests": "3000",
        "Days": "30",
        "Period": "every month",
        "Currency": "CNY",
        "Per request": "0.0184",
        "Amount": "1656.00",
        "Per month": "1656.00",
        "Once": "",
        "First year": "19872.00",
        "Price list": "2026-09-19",
    }
    assert {name: bot[name] for name in wanted} == wanted
    assert (old["Service"], old["Days"], old["Period"], old["Once"], old["Per month"]) == (
        "batch",
        "",
        "once",
        "1598.40",
        "",
    )


def test_bytes_are_as_chinese_spreadsheets_want_them() -> None:
    content = csv_table(report_of(drawn_estimate(), TODAY), lambda: None)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 6
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("kind", sorted(ESTIMATES))
def test_amounts_have_all_their_digits(kind: str) -> None:
    estimate = ESTIMATES[kind]
    rows = table(estimate)
    items = sorted(estimate.items, key=lambda item: item.name)
    for row, item in zip(sorted(rows, key=lambda row: undone(row["Name"])), items, strict=True):
        assert Decimal(row["Amount"]) == item.quote.total or item.name == items[0].name
        assert "E" not in row["Amount"]
    amounts = sorted(Decimal(row["Amount"]) for row in rows)
    assert amounts == sorted(item.quote.total for item in items)


def test_what_only_some_items_have_gets_columns() -> None:
    rows = table(ESTIMATES["charges"])
    written, called, talk = rows[1], rows[2], rows[3]
    assert (written["Cache writes 5m"], written["Cache writes 1h"]) == ("500", "2000")
    assert called["Calls: web_search"] == "2"
    assert (talk["Turns"], talk["Prefix"], talk["Question"], talk["Answer"]) == (
        "12",
        "1500",
        "700",
        "300",
    )
    assert (talk["Input tokens"], talk["Output tokens"], talk["Cache lifetime"]) == ("", "", "1h")
    assert talk["Cache hits"] == "100%"
    assert "Turns" not in table(drawn_estimate())[0]
    assert table(ESTIMATES["periods"])[3]["Growth"] == "−3.5% × 5"


def risky(text: str) -> bool:
    """Whether Excel, WPS or LibreOffice might compute a cell, or another one cut from it."""
    return text.lstrip(" \t\r\n\x00\u3000\u200b\ufeff")[:1] in tuple("=+-@＝＋－＠")


def test_no_cell_is_a_formula_for_hostile_names() -> None:
    rows = table(ESTIMATES["hostile"])
    assert len(rows) == len(HOSTILE)
    for row in rows:
        for heading in row:
            assert not risky(row[heading]), (heading, row[heading])
    assert [undone(row["Name"]) for row in rows] == list(HOSTILE)


def undone(cell: str) -> str:
    """What was a name before it was defused, as who imports it says."""
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


@given(st.text(st.sampled_from("'=+-@＝ \t\r\n\u200b\x00ab1"), max_size=8))
@settings(max_examples=300, deadline=None)
def test_defusing_can_be_undone_and_leaves_nothing_risky(text: str) -> None:
    assert not risky(defused(text))
    assert undone(defused(text)) == text
    assert defused(text).endswith(text)


def test_numbers_are_never_defused() -> None:
    for row in table(ESTIMATES["digits"]):
        for heading in ("Input tokens", "Requests", "Amount", "First year"):
            assert row[heading].replace(".", "").isdigit()
