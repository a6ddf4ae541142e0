"""An estimate in words, ready to be handed on: rows, sums, taxes, assumptions, the sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from drawn_estimate import builtin_list, drawn_estimate, item
from handed_on import HOSTILE, estimates_of_all_kinds, other
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.estimates import Basis, Estimate, Form, Growth, Times
from kimi_calc.estimates.estimate import Taxes
from kimi_calc.estimates.report import Report
from kimi_calc.estimates.times import PERIODS, Period
from kimi_calc.pricing import Usage
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels.clipboard import Cell, as_html, as_text
from kimi_calc.viewmodels.estimate_phrases import sentence, table
from kimi_calc.viewmodels.estimate_report import report_of
from kimi_calc.viewmodels.estimate_writing import file_name

TODAY = date(2026, 11, 30)
ESTIMATES = estimates_of_all_kinds()


def report(estimate: Estimate) -> Report:
    return report_of(estimate, TODAY)


def with_form(**values: object) -> Estimate:
    return replace(drawn_estimate(), form=Form(**values))  # type: ignore[arg-type]  # a form's


def test_the_drawing() -> None:
    found = report(drawn_estimate())
    assert found.title == "2027 年 AI 预算"
    assert found.count == 5
    assert found.day_said == "Calculated on 2026-11-30"
    assert [(one.title, one.subtotal, one.share_said) for one in found.sections] == [
        ("客服", "¥3,228.00 / month", "44.1%"),
        ("文档", "¥280.00 / month + ¥1,598.40 once", "3.8%"),
        ("研发", "¥3,814.80 / month", "52.1%"),
    ]
    rows = [found.cells(row) for section in found.sections for row in section.rows]
    assert rows[0] == (
        "客服机器人",
        "kimi-k2.6",
        "2,000 in (50% hits) + 400 out",
        "3,000 a day × 30 days",
        "¥0.0184",
        "¥1,656.00",
        "–",
        "¥19,872.00",
        "22.6%",
        "",
    )
    assert rows[3][1] == "kimi-k2.6 (batch)"
    assert rows[3][5:9] == ("–", "¥1,598.40", "¥1,598.40", "–")
    (sums,) = found.sums
    assert sums.said == ("¥7,322.80", "¥1,598.40", "¥89,472.00")
    assert (sums.taxes, sums.capitals) == ((), ())
    assert len(found.headings) == len(rows[0])


def test_rows_are_made_anew_each_time_and_know_their_item() -> None:
    (section,) = report(ESTIMATES["periods"]).sections
    first, second = list(section.rows), list(section.rows)
    assert first == second
    assert first[0] is not second[0]
    assert [row.item for row in first] == list(ESTIMATES["periods"].items)


def test_an_amount_without_end_is_rounded_as_all_are() -> None:
    one = replace(drawn_estimate().items[0], period="week", times=Times(1))
    (section,) = report(Estimate("", (one,))).sections
    (week,) = section.rows
    assert week.month is not None
    assert not week.month.exact
    assert week.say(week.month) == "¥0.07973"
    assert section.subtotal == "¥0.07973 / month"


def test_currencies_have_sections_and_sums_of_their_own() -> None:
    found = report(ESTIMATES["currencies"])
    assert [(one.title, one.totals.currency) for one in found.sections] == [
        ("客服 · CNY", "CNY"),
        ("客服 · USD", "USD"),
        ("文档", "CNY"),
        ("研发", "CNY"),
        ("Without a group · CNY", "CNY"),
        ("Without a group · USD", "USD"),
    ]
    assert [sums.totals.currency for sums in found.sums] == ["CNY", "USD"]
    assert found.sums[1].said.month.startswith("$")
    assert "Amounts in CNY and USD are given separately and never added." in (found.assumptions)
    for currency in ("CNY", "USD"):
        of_it = [one for one in found.sections if one.totals.currency == currency]
        assert_whole([row.share or Decimal(0) for one in of_it for row in one.rows])
        assert_whole([one.share or Decimal(0) for one in of_it])


def assert_whole(shares: list[Decimal]) -> None:
    assert abs(sum(shares, Decimal(0)) - 1) < Decimal("1e-10")


def test_one_group_without_a_name_needs_no_title() -> None:
    (section,) = report(ESTIMATES["ungrouped"]).sections
    assert section.title == ""


def test_what_only_takes_place_once_has_shares_of_that() -> None:
    found = report(ESTIMATES["once"])
    assert found.sums[0].said.month == "–"
    shares = [row.share for one in found.sections for row in one.rows]
    assert None not in shares
    assert_whole([share for share in shares if share is not None])


def test_taxes_that_are_included() -> None:
    (sums,) = report(with_form(taxes="included")).sums
    assert [(line.label, *line.said) for line in sums.taxes] == [
        ("Without tax", "¥6,908.30", "¥1,507.92", "¥84,407.55"),
        ("Tax, 6%", "¥414.50", "¥90.48", "¥5,064.45"),
        ("With tax", "¥7,322.80", "¥1,598.40", "¥89,472.00"),
    ]


def test_taxes_on_top_and_capitals_of_what_has_to_be_paid() -> None:
    (sums,) = report(with_form(taxes="excluded", rate=Decimal("0.13"), capitals=True)).sums
    assert sums.taxes[2].said == ("¥8,274.76", "¥1,806.19", "¥101,103.36")
    assert [(line.label, line.text) for line in sums.capitals] == [
        ("Per month in capitals", "人民币捌仟贰佰柒拾肆元柒角陆分"),
        ("Once in capitals", "人民币壹仟捌佰零陆元壹角玖分"),
        ("First year in capitals", "人民币壹拾万壹仟壹佰零叁元叁角陆分"),
    ]


def test_capitals_tell_that_they_are_rounded() -> None:
    one = item("x", "", "kimi-k2.6", (1, 1, "0"), (1, None))
    (sums,) = report(Estimate("", (one,), Form(capitals=True))).sums
    assert [line.text for line in sums.capitals] == [
        "人民币零元整 (rounded)",
        "人民币零元整 (rounded)",
    ]


def test_capitals_are_of_yuan_alone() -> None:
    found = report(replace(ESTIMATES["currencies"], form=Form(capitals=True)))
    assert found.sums[0].capitals
    assert found.sums[1].capitals == ()


def test_assumptions_are_those_of_the_items() -> None:
    said = "\n".join(report(drawn_estimate()).assumptions)
    assert "Price list 2026-09-19: CNY, Moonshot AI, https://platform.kimi.com" in said
    assert "tax included" not in said  # the list does not say
    assert "One-off items count in the first year" in said
    assert "shares of cache hits are assumptions" in said
    for of_others in ("Daily", "Weekly", "Decline", "conversation", "tiers", "Calls of tools"):
        assert of_others not in said
    said = "\n".join(report(ESTIMATES["periods"]).assumptions)
    assert "30 days a month, 365 days a year" in said
    assert "52 weeks a year" in said
    assert "Growth of 10% a month for 12 months" in said
    assert "Decline of 3.5% a month for 5 months" in said
    assert "Growth of 0%" not in said
    said = "\n".join(report(ESTIMATES["charges"]).assumptions)
    assert "In a conversation each turn sends the prefix and all earlier turns again" in said
    assert "Where prices have tiers" in said
    assert "Calls of tools are charged beside tokens" in said


@pytest.mark.parametrize("taxes", ["", "included", "excluded"])
def test_totals_that_stand_alone_say_whether_taxes_are_in_them(taxes: Taxes) -> None:
    said = {"": "", "included": ", tax included", "excluded": ", before tax"}[taxes]
    found = report(with_form(taxes=taxes)).captions
    assert found == (f"Per month{said}", f"Once{said}", f"First year{said}")


LISTS = ("cny-2026-09-19", "cny-2025-11-11", "usd-2026-10-23")


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**5) | st.integers(0, 30),
            st.integers(0, 10**6) | st.integers(0, 9),
            st.sampled_from(PERIODS),
            st.sampled_from(LISTS),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["included", "excluded"]),
    st.sampled_from(["0.06", "0.13", "0.03", "0", "1"]) | st.decimals(0, 1, places=6).map(str),
)
@settings(max_examples=150, deadline=None)
def test_what_is_shown_of_taxes_adds_up_to_the_total_shown(
    asked: list[tuple[int, int, Period, str]], taxes: Taxes, rate: str
) -> None:
    items = tuple(
        item("x", "", model, (0, sent, "0"), (often, None), period, list_id=prices)
        for sent, often, period, prices in asked
        for model in ["moonshot-v1-128k" if prices == "cny-2025-11-11" else "kimi-k2.6"]
    )
    found = report(Estimate("", items, Form(taxes=taxes, rate=Decimal(rate))))
    for sums in found.sums:
        columns = zip(sums.said, *(line.said for line in sums.taxes), strict=True)
        for total, *parts in columns:
            if total == "–":
                assert parts == ["–"] * 3
            else:
                whole, without, tax, together = map(read, (total, *parts))
                assert without + tax == together, (total, parts)
                assert whole == (together if taxes == "included" else without)


def read(shown: str) -> Decimal:
    if shown.startswith("<"):  # less than can be shown
        return Decimal(0)
    return Decimal(shown.lstrip("¥$").replace(",", ""))


def test_each_of_several_lists_has_a_subtotal() -> None:
    old = item("旧", "", "kimi-latest", (6000, 2000, "0"), (200, None), list_id="cny-2025-11-11")
    said = report(Estimate("", (*drawn_estimate().items, old))).assumptions
    ends = [line.partition("; ")[2] for line in said if line.startswith("Price list ")]
    assert ends == [
        "subtotal ¥7,322.80 / month + ¥1,598.40 once",
        "subtotal ¥6.40 / month",
    ]
    assert not any("subtotal" in line for line in report(drawn_estimate()).assumptions)


def test_taxes_of_a_list_discounts_and_retired_models_are_told() -> None:
    old = builtin_list("cny-2025-11-11")
    basis = Basis.of(old)._replace(
        name="合同", tax="excluded", discounts=(Discount(Decimal("0.85")),)
    )
    model = next(one for one in old.models if one.id == "kimi-latest")
    retired = replace(model, retired=date(2026, 1, 28), replaced_by="kimi-k2.6")
    one = other("kimi-latest", Usage(1000, 100), "cny-2025-11-11")
    one = replace(one, basis=basis, model=retired)
    said = "\n".join(report(Estimate("", (one,), Form(taxes="included"))).assumptions)
    assert "Price list 合同, 2025-11-11" in said
    assert "tax excluded, contract price, 15% off" in said
    assert "kimi-latest has been retired since 2026-01-28; its successor is kimi-k2.6." in said
    assert "not all price lists say the same of taxes" in said
    model = replace(retired, retired=date(2027, 1, 1), replaced_by=None)
    said = "\n".join(report(Estimate("", (replace(one, model=model),))).assumptions)
    assert "kimi-latest will be retired on 2027-01-01." in said


def test_the_sentence() -> None:
    assert sentence(drawn_estimate()) == (
        "2027 年 AI 预算: ¥7,322.80 a month, plus ¥1,598.40 once, ¥89,472.00 in the first year "
        "(5 items, price list 2026-09-19)"
    )
    assert sentence(with_form(taxes="included")).endswith("price list 2026-09-19, tax included)")


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        (Estimate(), ""),
        (
            Estimate("", drawn_estimate().items[:1]),
            (
                "Estimate: ¥1,656.00 a month, ¥19,872.00 in the first year "
                "(1 item, price list 2026-09-19)"
            ),
        ),
        (
            Estimate("a\nb\tc", drawn_estimate().items[3:4]),
            "a b c: ¥1,598.40 once (1 item, price list 2026-09-19)",
        ),
    ],
)
def test_other_sentences(estimate: Estimate, said: str) -> None:
    assert sentence(estimate) == said


def test_a_sentence_of_two_currencies_adds_nothing() -> None:
    said = sentence(ESTIMATES["currencies"])
    assert said.count("in the first year") == 2
    assert "; $" in said
    assert "price lists 2026-09-19 and 2026-10-23" in said


def test_growth_is_in_the_sentence_as_the_first_month_and_year() -> None:
    one = replace(drawn_estimate().items[2], growth=Growth(Decimal("0.1")))
    assert "¥280.00 a month, ¥5,987.60 in the first year" in sentence(Estimate("", (one,)))


def test_the_table_pastes_as_numbers_and_reads_as_text() -> None:
    rows = table(drawn_estimate(), TODAY)
    total = next(row for row in rows if row and row[0] == "Total")
    assert [cell.plain for cell in total if isinstance(cell, Cell)] == [
        "7322.80",
        "1598.40",
        "89472.00",
        "CNY",
    ]
    text, html = as_text(rows), as_html(rows)
    assert "Total\t\t\t\t\t¥7,322.80\t¥1,598.40\t¥89,472.00" in text
    assert "<td>7322.80</td><td>1598.40</td><td>89472.00</td>" in html
    header = next(row for row in rows if row and row[0] == "Name")
    items = [row for row in rows if len(row) == len(header)]
    assert len(items) == 1 + 5 + 3 + 1


def test_hostile_names_are_one_cell_of_a_table_and_no_formula() -> None:
    rows = table(ESTIMATES["hostile"], TODAY)
    lines = as_text(rows).split("\n")
    assert len(lines) == len(rows) + 1
    html = as_html(rows)
    for text in HOSTILE:
        shown = " ".join(text.split())
        if shown.startswith(tuple("=+-@＝＋－＠")):
            from html import escape

            assert f"<td>{escape(shown)}</td>" not in html


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("2027 年 AI 预算", "2027 年 AI 预算.xlsx"),
        ("", "Estimate.xlsx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.xlsx"),
        ("..", "Estimate.xlsx"),
        ("con", "con_.xlsx"),
        ("x" * 300, f"{'x' * 150}.xlsx"),
        ("\x00\n", "Estimate.xlsx"),
    ],
)
def test_a_file_name_is_one_for_every_system(name: str, file: str) -> None:
    assert file_name(Estimate(name), "xlsx") == file
