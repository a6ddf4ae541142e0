"""Rows of CSV: what parts them, lines that they go over, quotation marks that aren't closed."""

from __future__ import annotations

import csv
import io
import random

import pytest

from kimi_calc.usage_logs.files.csv_lines import CsvLines
from kimi_calc.usage_logs.records import Unreadable


class Refused:
    """Stands for the counting: where it is, and what was refused."""

    def __init__(self) -> None:
        self.line = 0
        self.lines: list[int] = []

    def refuse(self, _: Unreadable) -> None:
        self.lines.append(self.line)


def rows_of(text: str) -> tuple[list[tuple[int, list[str]]], list[int]]:
    refused = Refused()
    lines = CsvLines(io.StringIO(text, newline=""), refused)  # type: ignore[arg-type]
    rows = [(refused.line, row) for row in lines.rows(lines.delimiter())]
    return rows, refused.lines


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_parts_the_cells_is_told_from_them(delimiter: str) -> None:
    rows, refused = rows_of(delimiter.join("abc") + "\n" + delimiter.join(("1,5", "2", "3")) + "\n")
    assert refused == []
    assert rows[0] == (1, ["a", "b", "c"])


def test_excel_says_what_parts_the_cells() -> None:
    assert rows_of("sep=;\na;b,c\n1;2\n") == ([(2, ["a", "b,c"]), (3, ["1", "2"])], [])


def test_a_cell_may_go_over_lines() -> None:
    assert rows_of('a,b\n1,"x\r\ny\n"\n2,z\n') == (
        [(1, ["a", "b"]), (2, ["1", "x\r\ny\n"]), (5, ["2", "z"])],
        [],
    )


@pytest.mark.parametrize("end", ["", "\n" * 40, "x" * 200_000 + "\n"])
def test_a_mark_that_is_not_closed_costs_its_line_alone(end: str) -> None:
    text = 'a,b\n1,"open\n' + "".join(f"{number},2\n" for number in range(2, 1500)) + end
    rows, refused = rows_of(text)
    assert refused[0] == 2
    whole = [row for _, row in rows if len(row) == 2]
    assert whole == [["a", "b"], *([str(number), "2"] for number in range(2, 1500))]
    assert rows[1][0] == 3


def test_marks_within_a_cell_cost_its_line_alone() -> None:
    rows, refused = rows_of('a,b\n1,"x"y\n2,ok\n3,"z\n4,ok\n')
    assert [row[0] for _, row in rows] == ["a", "2", "4"]
    assert refused == [2, 4]


def test_rows_as_python_reads_them() -> None:
    chance = random.Random("csv")
    for _ in range(60):
        table = [
            [
                "".join(chance.choice('ab1,;"\n\r 中\t') for _ in range(chance.randrange(6)))
                for _ in range(4)
            ]
            for _ in range(chance.randrange(1, 30))
        ]
        text = io.StringIO(newline="")
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c", "d"], *table])
        refused = Refused()
        lines = CsvLines(io.StringIO(text.getvalue(), newline="\n"), refused)  # type: ignore[arg-type]
        assert list(lines.rows(","))[1:] == table
        assert refused.lines == []
