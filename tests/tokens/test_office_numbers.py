"""The numbers of a workbook are counted as it shows them, and imported as it holds them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tokens.document_makers import changed, text_of, xlsx

from kimi_calc.tokens.tables import Table


def row(*cells: str) -> str:
    """A row of cells with styles 1, 2 …"""
    return "<row>{}</row>".format(
        "".join(f'<c s="{style}"><v>{cell}</v></c>' for style, cell in enumerate(cells, 1))
    )


def test_numbers_are_as_they_are_shown(tmp_path: Path) -> None:
    formats = ["yyyy-mm-dd", "#,##0.00", "0.0%", "0.00", "General"]
    stored = ("45658", "2530.142857142857", "0.7692307692307693", "1946.263736263737", "1E-1")
    path = xlsx(tmp_path / "a.xlsx", [row(*stored)], (), formats)
    assert text_of(path) == "2025-01-01\t2,530.14\t76.9%\t1946.26\t0.1"
    # What is imported from it is what it holds.
    ((found,),) = [list(rows) for rows in Table(path).sheets()]
    assert list(found[1].values()) == [
        "2025-01-01",
        Decimal("2530.14285714286"),
        "76.9230769230769%",
        Decimal("1946.26373626374"),
        Decimal("0.1"),
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c s="1" t="n"><v> 0.5 </v></c>', "50%"),
        ('<c s="1"><v>+.5</v></c>', "50%"),
        ('<c s="1"><v>5.e-1</v></c>', "50%"),
        ('<c s="1" t="str"><v>0.5</v></c>', "0.5"),
        ('<c s="1" t="s"><v>0</v></c>', "0.5"),
        ('<c s="1" t="inlineStr"><is><t>0.5</t></is></c>', "0.5"),
        ('<c s="1" t="b"><v>1</v></c>', "TRUE"),
        ('<c s="1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c s="1"><v>NaN</v></c>', "NaN"),
        ('<c s="1"><v>1e9999</v></c>', "1e9999"),
        ('<c s="1"><v>１</v></c>', "１"),
        ('<c s="2" t="d"><v>2025-01-01T12:00:00</v></c>', "2025年1月1日"),
        ('<c s="2" t="d"><v>2025-01-01</v></c>', "2025年1月1日"),
        ('<c s="0" t="d"><v>2025-01-01</v></c>', "2025-01-01"),
        ('<c s="2" t="d"><v>some day</v></c>', "some day"),
        ('<c s="2"><f>TODAY()</f><v>45658.5</v></c>', "2025年1月1日"),
        ('<c s="3" t="s"><v>0</v></c>', "约 0.5"),
    ],
)
def test_cells_of_every_type(tmp_path: Path, cell: str, said: str) -> None:
    formats = ["0%", 'yyyy"年"m"月"d"日"', '0;0;0;"约 "@']
    path = xlsx(tmp_path / "a.xlsx", [f"<row>{cell}</row>"], ["<si><t>0.5</t></si>"], formats)
    assert text_of(path) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((0, "45658.5"), (1, "45659"), (2, "45658.50"), (4, "45,658.50"), (9, "4565850%")),
        *(
            (11, "4.57E+04"),
            (14, "2025/1/1"),
            (20, "12:00"),
            (31, "2025年1月1日"),
            (46, "1095804:00:00"),
        ),
        *((37, "45,659"), (49, "45658.5"), (99, "45658.5"), (57, "2025年1月")),
    ],
)
def test_formats_that_a_workbook_only_names(tmp_path: Path, number: int, said: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", [row("45658.5")], (), ["0"])
    path = changed(path, "xl/styles.xml", '<xf numFmtId="164"/>', f'<xf numFmtId="{number}"/>')
    assert text_of(path) == said


@pytest.mark.parametrize(
    ("said", "day"), [("1", "2025-01-01"), ("true", "2025-01-01"), ("0", "2020-12-31")]
)
def test_days_since_1904(tmp_path: Path, said: str, day: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", [row("44196")], (), ["yyyy-mm-dd"])
    path = changed(path, "xl/workbook.xml", "<sheets>", f'<workbookPr date1904="{said}"/><sheets>')
    assert text_of(path) == day
    assert [dict(cells) for rows in Table(path).sheets() for _, cells in rows] == [{0: day}]


def test_what_a_format_hides_is_nothing(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [row("0", "5")], (), ["0;-0;", "0"])
    assert text_of(path) == "\t5"
