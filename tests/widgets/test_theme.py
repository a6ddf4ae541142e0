"""Contrast, from the theme's own colours."""

from typing import get_args

import pytest
from PySide6.QtGui import QColor

from kimi_calc.pricing.charges import ChargeKind
from kimi_calc.widgets.colors import DARK, LIGHT, Colors
from kimi_calc.widgets.theme import shades

TEXT = [
    ("text", "card"),
    ("text", "background"),
    ("text", "hover"),
    ("muted", "card"),
    ("muted", "background"),
    ("accent", "card"),
    ("on_accent", "accent"),
    ("muted", "hover"),
    ("error", "card"),
    ("error", "error_background"),
    ("saving", "card"),
    ("text", "found"),
    ("accent", "hover"),
    ("text", "notice"),
    ("accent", "notice"),
]
CONTROLS = [
    ("field_border", "card"),
    ("accent", "card"),
    ("accent", "background"),
    ("error", "card"),
    ("cache_hit", "card"),
    ("input", "card"),
    ("cache_write", "card"),
    ("per_call", "card"),
]


def luminance(name: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    color = QColor(name)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colors: Colors, one: str, other: str) -> float:
    lighter, darker = sorted(
        (luminance(getattr(colors, one)), luminance(getattr(colors, other))), reverse=True
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(colors: Colors, front: str, back: str) -> None:
    assert contrast(colors, front, back) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), CONTROLS)
def test_controls_can_be_seen(colors: Colors, front: str, back: str) -> None:
    assert contrast(colors, front, back) >= 3


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_every_bar_of_a_chart_can_be_seen(colors: Colors, count: int) -> None:
    mixed = shades(colors, count)
    assert mixed[-1].name().upper() == colors.accent
    for shade in mixed:
        lighter, darker = sorted((luminance(shade.name()), luminance(colors.card)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_black_on_white_is_21() -> None:
    assert round((luminance("#FFFFFF") + 0.05) / (luminance("#000000") + 0.05)) == 21


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_of_charge_has_a_colour_of_its_own(colors: Colors) -> None:
    kinds = get_args(ChargeKind)
    found = {colors.of_charge(kind) for kind in kinds}
    assert len(found) == len(kinds)
    assert all(QColor(one).isValid() for one in found)
