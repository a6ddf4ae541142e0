"""The short ways to show a number say what the exact one says, or nothing."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from tokens.document_makers import text_of, xlsx

from kimi_calc.tokens.readers.number_formats import shown, way

CODES = [
    "General",
    "0",
    "0.00",
    "#,##0.000",
    "0.0000000000",
    "0%",
    "0.0%",
    "0.00E+00",
    "0E-0",
    "#,##0_);(#,##0)",
    '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    "[>=1000]0.0,;0.00",
    "yyyy-mm-dd",
    "yy/m/d h:mm:ss",
    "h:mm",
    'd"{}"mmm',
]
TAILS = ["5", "25", "125", "45", "995", "4999999999999", "49999999999999999", "50000000000001"]


def number(chance: random.Random) -> str:
    """A number as programs write them, more often than by chance near the middle of two."""
    whole = chance.randrange(10 ** chance.randrange(1, 8))
    of_any_size = chance.random() * 10.0 ** chance.randrange(-12, 13)
    text = chance.choice(
        [
            str(whole),
            repr(of_any_size),
            f"{whole}.{chance.choice(TAILS)}",
            repr(40_000 + chance.randrange(20_000_000) / 86_400),
            f"{chance.randrange(1, 999)}E{chance.randrange(-20, 20)}",
            repr(whole / 2_000),
        ]
    )
    return chance.choice(["", "", "-"]) + text


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("since_1904", [False, True])
def test_the_short_ways_say_what_the_exact_one_says(code: str, since_1904: bool) -> None:
    chance = random.Random(code)
    for text in (number(chance) for _ in range(300)):
        exact = shown(Decimal(text), code, since_1904=since_1904)
        assert way(code, since_1904=since_1904)(text) == exact, text


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("2.675", "0.00", "2.68"),  # 2.67499999999999982 as a float
        ("1.005", "0.00", "1.01"),
        ("0.285", "0%", "29%"),
        ("-0", "General", "0"),
        ("0.0", "General", "0"),
        ("-0.5", "0", "-1"),  # away from zero
        ("-0.001", "0.00", "-0.00"),  # as Excel has it; LibreOffice leaves the sign out
        ("9999999999.6", "General", "10000000000"),
        ("12345678901", "General", "12345678901"),
        ("123456789012", "General", "1.23457E+11"),  # LibreOffice shows all digits
        ("0.00001", "General", "0.00001"),
        ("00012", "General", "12"),
        ("+5", "General", "5"),
        ("1E5", "General", "100000"),
        ("999.995", "0.00E+00", "1.00E+03"),
        ("9.995", "0.00E+00", "1.00E+01"),
        ("1E-300", "0.0E+0", "1.0E-300"),
        ("45000.999995", "h:mm:ss", "0:00:00"),
    ],
)
def test_numbers_that_a_float_would_get_wrong(text: str, code: str, said: str) -> None:
    assert way(code)(text) == said


@pytest.mark.parametrize("digits", [400, 5_000])
def test_numbers_and_formats_without_end_stay_short(tmp_path: Path, digits: int) -> None:
    cell = f'<row><c s="1"><v>1E308</v></c><c s="2"><v>{"9" * digits}</v></c></row>'
    formats = ["0." + "0" * 10_000, "[" * 300 + "0" + "%" * 10_000]
    assert len(text_of(xlsx(tmp_path / "a.xlsx", [cell], (), formats))) < digits + 20
