"""parse_share: percentages that are accepted and refused, and why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kimi_calc.pricing import QuantityError, parse_share

SHARES = {
    "0": "0",
    "60": "0.6",
    "60%": "0.6",
    "60 %": "0.6",
    "６０ ％": "0.6",
    " 60\u00a0% ": "0.6",
    "12.5 %": "0.125",
    "37": "0.37",
    "0.01%": "0.0001",
    "0.6%": "0.006",
    ".6%": "0.006",
    "０．６％": "0.006",
    "0.0": "0",
    "0.00%": "0",
    "1": "0.01",
    "1.0": "0.01",
    "1.01": "0.0101",
    "60%\t": "0.6",
    "60\n": "0.6",
    "100": "1",
    "100.00%": "1",
    "0." + "0" * 40 + "1%": "0." + "0" * 42 + "1",
}
NO_SHARES = {
    "": "empty_share",
    " ": "empty_share",
    "0.": "unfinished",
    "60.": "unfinished",
    ".": "unfinished",
    "0.6": "share_two_readings",
    ".6": "share_two_readings",
    "0．6": "share_two_readings",
    "０．６": "share_two_readings",
    "0.01": "share_two_readings",
    "0." + "9" * 9_000: "share_two_readings",
    "30+30": "not_a_percentage",
    "(60)": "not_a_percentage",
    "1/2": "not_a_percentage",
    "3x5": "not_a_percentage",
    "60.%": "not_a_percentage",
    "-1": "negative",
    "－１％": "negative",
    "101": "over_100_percent",
    "100.0000000000000000000000000000001%": "over_100_percent",
    "45k": "not_a_percentage",
    "%": "not_a_percentage",
    "60%%": "not_a_percentage",
    "6%0": "not_a_percentage",
    "%60": "not_a_percentage",
    "abc": "not_a_percentage",
    "1,5": "not_a_percentage",
    "1.5.2": "not_a_percentage",
    "5e1": "not_a_percentage",
    "NaN": "not_a_percentage",
    "Infinity": "not_a_percentage",
    "1 0": "not_a_percentage",
    "6\t0": "several_cells",
    "½": "not_a_percentage",
    "٦٠": "not_a_percentage",
    "1_0": "not_a_percentage",
    "9" * 10_001: "too_long",
    "9" * 10_000: "over_100_percent",
}


@pytest.mark.parametrize(("text", "share"), SHARES.items(), ids=map(ascii, SHARES))
def test_a_share_is_a_percentage(text: str, share: str) -> None:
    found = parse_share(text)
    assert type(found) is Decimal
    assert found == Decimal(share)


@pytest.mark.parametrize(
    ("text", "code"), NO_SHARES.items(), ids=[ascii(text)[:20] for text in NO_SHARES]
)
def test_what_is_no_share_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_share(text)
    assert caught.value.code == code
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "as_share", "as_percent"),
    [
        ("0.6", "60%", "0.6%"),
        (".6", "60%", "0.6%"),
        ("0．605", "60.5%", "0.605%"),
        ("0.60", "60%", "0.60%"),
        ("0.001", "0.1%", "0.001%"),
    ],
)
def test_both_readings_are_told_and_can_be_typed(text: str, as_share: str, as_percent: str) -> None:
    with pytest.raises(QuantityError, match=f"type {as_share} or {as_percent}$") as caught:
        parse_share(text)
    values = caught.value.values
    assert (values["as_share"], values["as_percent"]) == (as_share, as_percent)
    assert parse_share(as_share) == 100 * parse_share(as_percent)
