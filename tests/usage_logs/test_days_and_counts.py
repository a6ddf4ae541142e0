"""Days of use and numbers of tokens, as records write them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kimi_calc.usage_logs.counts import Inexact, count, count_or_0, count_or_none
from kimi_calc.usage_logs.days import BEIJING, HOUR, Days
from kimi_calc.usage_logs.records import NO_DAY, Unreadable


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1_790_000_000, "2026-09-21"),
        ("1790000000", "2026-09-21"),
        (1_790_000_000_000, "2026-09-21"),
        ("1790000000000", "2026-09-21"),
        (1_790_000_000_000_000, "2026-09-21"),
        (1_790_000_000.75, "2026-09-21"),
        ("2026-09-02T17:00:00Z", "2026-09-03"),
        ("2026-09-02T17:00:00.123Z", "2026-09-03"),
        ("2026-09-02T15:59:59.999Z", "2026-09-02"),
        ("2026-09-02T16:00:00+00:00", "2026-09-03"),
        ("2026-09-02T17:00:00+02:00", "2026-09-02"),
        ("2026-09-02 23:59:59 +0800", "2026-09-02"),
        ("2026-09-02 17:00:00.123456789 UTC", "2026-09-03"),
        ("2026-09-02 17:00:00", "2026-09-02"),  # a time that names no zone lies in the chosen one
        ("2026-09-02", "2026-09-02"),
        ("2026/9/2 8:00", "2026-09-02"),
        ("2026年9月2日", "2026-09-02"),
        ("20260902", "2026-09-02"),
        (20260902, "2026-09-02"),
    ],
)
def test_times_that_records_have(value: object, day: str) -> None:
    days = Days()
    for _ in range(2):  # the second time it is known
        assert date.fromordinal(days.of(value)).isoformat() == day


def test_a_time_that_names_no_zone_is_in_the_format_s() -> None:
    days = Days()
    assert date.fromordinal(days.of("2026-09-02 17:00:00", 0)).day == 3
    assert date.fromordinal(days.of("2026-09-02 17:00:00")).day == 2


def test_no_time_is_no_day() -> None:
    days = Days()
    assert days.of(None) == days.of("") == days.of("  ") == NO_DAY


@pytest.mark.parametrize(
    "value", ["soon", "2026-13-01", "2026-02-30", "2026-09-02T25:00:00Z", -1, 0, True, [], "9" * 30]
)
def test_what_is_no_time(value: object) -> None:
    with pytest.raises(Unreadable):
        Days().of(value)


@pytest.mark.parametrize("zone", [BEIJING, 0, -5 * HOUR, 5 * HOUR + HOUR // 2, -HOUR // 2])
def test_days_against_the_calendar_of_python(zone: int) -> None:
    chance = random.Random(f"days {zone}")
    days = Days(zone)
    there = timezone(timedelta(seconds=zone))
    for _ in range(400):
        moment = datetime(2026, 8, 30, tzinfo=UTC) + timedelta(seconds=chance.randrange(5 * 86_400))
        other = timezone(timedelta(minutes=chance.choice((0, 330, -210, 480, 60))))
        expected = moment.astimezone(there).date().toordinal()
        as_written = moment.astimezone(other).isoformat()
        assert days.of(as_written) == expected, as_written
        assert days.of(moment.isoformat().replace("+00:00", "Z")) == expected
        assert days.of(moment.strftime("%Y-%m-%d %H:%M:%S"), 0) == expected
        assert days.of(int(moment.timestamp())) == expected


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, 0),
        (12, 12),
        (10**40, 10**40),
        ("12", 12),
        ("1,234,567", 1234567),
        (" 7 ", 7),
        ("1234.0", 1234),
        (1234.0, 1234),
        ("9" * 400, int("9" * 400)),
    ],
)
def test_counts(value: object, number: int) -> None:
    assert count(value, "input") == number


@pytest.mark.parametrize(
    "value",
    [
        -1,
        "-1",
        "1_000",
        "12.5",
        12.5,
        "1,23",
        "1,2345",
        True,
        None,
        "",
        "many",
        "１２",
        "٣",
        "0x10",
        "1e3",
        [1],
        {},
        float("nan"),
        float("inf"),
        "9" * 5000,
        "+5",
    ],
)
def test_what_is_no_count(value: object) -> None:
    with pytest.raises(Unreadable):
        count(value, "input")


def test_a_float_that_may_have_been_another_number_is_told_apart() -> None:
    with pytest.raises(Inexact):
        count(1e20, "input")


def test_counts_that_may_be_missing() -> None:
    assert count_or_none(None, "hits") is None
    assert count_or_none(" ", "hits") is None
    assert count_or_0("", "hits") == 0
    with pytest.raises(Unreadable):
        count_or_0("x", "hits")
