"""Markdown: what is drawn is what was typed, and nothing else."""

import re
from datetime import date

import pytest
from drawn_estimate import drawn_estimate
from handed_on import HOSTILE, estimates_of_all_kinds

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.markdown_table import escaped, markdown_table, with_links
from kimi_calc.viewmodels.estimate_report import report_of

TODAY = date(2026, 11, 30)
ESTIMATES = estimates_of_all_kinds()


def lines(estimate: Estimate) -> list[str]:
    return markdown_table(report_of(estimate, TODAY), lambda: None).decode().split("\n")


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_the_drawing() -> None:
    found = lines(drawn_estimate())
    assert found[0] == "# 2027 年 AI 预算"
    assert found[4] == "Per month **¥7,322.80** · Once **¥1,598.40** · First year **¥89,472.00**"
    assert (
        "| 客服机器人 | kimi-k2.6 | 2,000 in (50% hits) + 400 out | 3,000 a day × 30 days "
        "| ¥0.0184 | ¥1,656.00 | – | ¥19,872.00 | 22.6% |  |" in found
    )
    assert "| **Total** | **¥7,322.80** | **¥1,598.40** | **¥89,472.00** |" in found
    assert "| **Subtotal** |  |  |  |  | **¥280.00** | **¥1,598.40** | **¥4,958.40** |" in "".join(
        found
    )


@pytest.mark.parametrize("kind", sorted(ESTIMATES))
def test_every_row_of_a_table_is_as_wide_as_its_rule(kind: str) -> None:
    width = 0
    for line in lines(ESTIMATES[kind]):
        if not line.startswith("|"):
            width = 0
            continue
        width = width or len(cells(line))
        assert len(cells(line)) == width, line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("<b>x</b>", r"\<b>x\</b>"),
        ("[x](http://e)", r"\[x\](http\://e)"),
        ("https://e.com www.e.com", r"https\://e.com www\.e.com"),
        ("C #", r"C \#"),
        ("#", r"\#"),
        ("*x* _y_ ~~z~~ `c`", r"\*x\* \_y\_ \~\~z\~\~ \`c\`"),
        ("$x$", r"\$x\$"),
        ("&amp;", r"\&amp;"),
        ("a\nb\r\nc\td", "a b c d"),
        ("- x", r"\- x"),
        ("# x", r"\# x"),
        ("1. x", r"1\. x"),
        ("1.5 x", "1.5 x"),
        ("---", r"\---"),
        ("> x", r"\> x"),
        ("a + b = c", "a + b = c"),
        ("kimi-k2.6", "kimi-k2.6"),
    ],
)
def test_marks_are_no_marks(text: str, said: str) -> None:
    assert escaped(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("价格表：https://e.com/a_b，大约", "价格表：<https://e.com/a_b>，大约"),
        ("at https://e.com/x, *and* more.", r"at <https://e.com/x>, \*and\* more."),
        ("javascript://x <https://e.com>", r"javascript\://x \<<https://e.com>>"),
        ("- no address", r"\- no address"),
    ],
)
def test_the_address_of_a_price_list_is_a_link_and_no_more(text: str, said: str) -> None:
    assert with_links(text) == said


def test_hostile_names_stay_in_their_cells() -> None:
    found = [line for line in lines(ESTIMATES["hostile"]) if "kimi-k2.6" in line]
    assert len(found) == len(HOSTILE)
    for line, text in zip(found, HOSTILE, strict=True):
        unescaped = re.sub(r"\\([_]|[^\w\s])", r"\1", cells(line)[0])
        shown = "".join(sign if ord(sign) >= 32 else " " for sign in text)
        assert unescaped.split() == shown.split()
        assert not re.search(r"(?<!\\)<", line)
