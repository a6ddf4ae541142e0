"""Tokens in Chinese characters, by the official page's 1.5 to 2 a token."""

import pytest

from kimi_calc.app import application
from kimi_calc.appearance import Appearance
from kimi_calc.viewmodels.characters import in_characters


@pytest.fixture
def chinese(qapp: object) -> object:
    del qapp
    appearance = Appearance.of(application())
    appearance.set_language("zh")
    yield
    appearance.set_language("en")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (0, ""),
        (1_000, "≈ 1,500–2,000 Chinese characters"),
        (10_000, "≈ 15,000–20,000 Chinese characters"),
        (45_000, "≈ 70,000–90,000 Chinese characters"),
        (1_000_000, "≈ 1.5–2 million Chinese characters"),
        (10**12 + 1, ""),
    ],
)
def test_in_english(tokens: int, said: str) -> None:
    assert in_characters(tokens) == said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (1_000, "≈ 1,500–2,000 汉字"),
        (5_000, "≈ 8,000–10,000 汉字"),
        (10_000, "≈ 1.5–2 万汉字"),
        (45_000, "≈ 7–9 万汉字"),
        (1_000_000, "≈ 150–200 万汉字"),
        (10**8, "≈ 1.5–2 亿汉字"),
    ],
)
def test_in_chinese(tokens: int, said: str) -> None:
    assert in_characters(tokens) == said
