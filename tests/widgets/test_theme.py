"""Contrast, from the theme's own colours."""

from itertools import combinations
from math import dist
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
    ("text", "selected"),
    ("muted", "selected"),
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


# What a colour is to people with normal sight and to those without one kind of cones: matrices of
# Machado, Oliveira and Fernandes (2009), for linear light.
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(name: str, sight: str) -> tuple[float, float, float]:
    """A colour in CIELAB, as it is seen."""
    color = QColor(name)
    light = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0)
        for row in SIGHTS[sight]
    )

    def root(part: float) -> float:
        return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116

    x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_parts_of_a_whole_are_told_apart_by_everybody(colors: Colors, sight: str) -> None:
    parts = (*colors.shares, colors.rest)
    for one, other in combinations(parts, 2):
        assert dist(seen(one, sight), seen(other, sight)) > 15, (one, other)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_parts_of_a_whole_can_be_seen(colors: Colors) -> None:
    for part in (*colors.shares, colors.rest):
        lighter, darker = sorted((luminance(part), luminance(colors.card)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 3
