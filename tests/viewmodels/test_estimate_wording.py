"""Estimates in words: the percent is that of the range, and what the range means is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.price_lists import load_price_list
from kimi_calc.tokens import NO_TOKENS, TokenEstimate
from kimi_calc.viewmodels import estimate_wording


def estimate(low: int, typical: int, high: int, band: str = "close") -> TokenEstimate:
    return TokenEstimate(low, typical, high, 20_000, 20_000, band)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((9_000, 10_000, 11_000), "±10%"),
        ((9_000, 10_000, 11_500), "−10% / +15%"),
        ((8_996, 10_000, 11_004), "±10%"),
        ((194, 217, 239), "±10%"),
        ((5, 10, 30), "−50% / +200%"),
        ((10, 10, 11), "−0% / +10%"),
    ],
)
def test_the_percent_is_that_of_the_range(ends: tuple[int, int, int], said: str) -> None:
    assert estimate_wording.spread(estimate(*ends)) == said
    assert said in estimate_wording.summary(estimate(*ends))


def test_a_count_has_no_percent() -> None:
    counted = estimate(10, 10, 10, "exact")
    assert estimate_wording.spread(counted) == estimate_wording.spread(NO_TOKENS) == ""
    assert estimate_wording.summary(counted) == "10 tokens (exact)"


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_words_hold_the_range(typical: int, below: int, above: int) -> None:
    tokens = estimate(max(typical - below, 0), typical, typical + above)
    said = estimate_wording.spread(tokens).replace("±", "").replace("%", "").replace("−", "")
    ends = [int(end) for end in said.replace("+", "").split(" / ")]
    less, more = ends[0], ends[-1]
    token = 100 / typical if typical >= 50 else 0  # where the ends differ by their rounding
    assert abs(less - (typical - tokens.low) * 100 / typical) <= 0.5 + token
    assert abs(more - above * 100 / typical) <= 0.5 + token


@pytest.mark.parametrize(
    ("ends", "band", "said"),  # the rule says 10,000 to 13,334
    [
        ((9_000, 11_000, 14_000), "wide", ""),
        ((9_000, 11_000, 13_000), "wide", "trust the estimate."),
        ((14_000, 15_000, 16_000), "wide", "lies outside the estimate; trust the estimate"),
        ((7_000, 8_000, 9_000), "close", "lies outside the estimate; trust the estimate"),
        ((4_000, 8_000, 12_000), "unmeasured", "Neither is sure"),
        ((11_000, 11_000, 11_000), "exact", ""),
        ((9_000, 9_000, 9_000), "exact", "The exact count holds."),
    ],
)
def test_which_to_trust(ends: tuple[int, int, int], band: str, said: str) -> None:
    words = estimate_wording.rule_of_thumb(estimate(*ends, band), 0).replace("\xa0", " ")
    rule, _, trust = words.partition(". ")
    assert rule.removesuffix(".") == "The platform's rule of thumb: 10,000 – 13,334"
    assert said in trust
    assert bool(trust) == bool(said)


def test_images_are_in_both_or_in_neither() -> None:
    words = estimate_wording.rule_of_thumb(estimate(10_000, 12_000, 15_000), 1_000)
    assert "11,000\xa0–\xa014,334." in words
    images = TokenEstimate(5, 5, 5, 0, 0, "exact")
    assert estimate_wording.rule_of_thumb(images, 5) == ""


def test_a_tier_within_the_range_is_said() -> None:
    latest = load_price_list().model("kimi-latest")
    words = estimate_wording.crossing(estimate(8_000, 8_100, 8_193), latest)
    assert words == (
        "The range crosses a price tier: up to 8,192 tokens all input costs ¥2.00 per 1M, above "
        "that ¥5.00."
    )
    assert estimate_wording.crossing(estimate(8_000, 8_100, 8_192), latest) == ""
    assert estimate_wording.crossing(estimate(8_193, 8_200, 8_300), latest) == ""
    assert "¥10.00" in estimate_wording.crossing(estimate(8_000, 30_000, 40_000), latest)


def test_what_fits_what_may_not_and_what_does_not() -> None:
    small = load_price_list().model("moonshot-v1-8k")
    sure, unsure, no = (estimate(8_000, 8_100, end) for end in (8_192, 8_193, 9_000))
    no = replace(no, low=8_193)
    said = [estimate_wording.fits(each, small).partition(" ")[0] for each in (sure, unsure, no)]
    assert said == ["", "This", "Too"]
    costs = [estimate_wording.cost_range(each, small) for each in (unsure, no)]
    assert costs == ["may be too long", "too long"]
