"""Small files that once went wrong, with what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kimi_calc.tokens import load_vocabulary
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases"
VOCABULARY = SHARED / "tokens" / "tiktoken.model"


def case(name: str) -> Path:
    path = CASES / name
    if not path.is_file():
        pytest.skip("the cases are not here")
    return path


def test_a_character_of_a_font_is_one() -> None:
    assert "".join(read(case("d-sym.docx")).texts()) == "勾选☑\n"


def test_a_bad_index_costs_its_cell() -> None:
    document = read(case("x-bad-index.xlsx"))
    assert "".join(document.texts()) == "\t8"
    assert (document.lost_cells, document.lost_parts) == (1, 0)


def test_computed_numbers_are_counted_as_they_are_shown() -> None:
    document = read(case("xlsx-computed-numbers.xlsx"))
    text = "".join(document.texts())
    assert text.startswith("日期\t单价\t税率\t金额\n2025-01-01\t2,530.14\t76.9%\t1946.26\n")
    if not VOCABULARY.is_file():
        pytest.skip("the vocabulary is not here")
    assert count(document.texts(), load_vocabulary(VOCABULARY)).typical == 6_792
