"""The day of a number of seconds is that of the same number as a text, at every bound."""

from __future__ import annotations

from random import Random

import pytest

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.records import Unreadable

A_DAY = 86_400
BOUNDS = (1_420_070_400, 7_258_118_400)  # 2015-01-01 and 2200-01-01, of UTC


def _day(days: Days, value: object) -> int | str:
    try:
        return days.of(value)
    except Unreadable as error:
        return error.code


@pytest.mark.parametrize("zone", [-43_200, -1, 0, 20_700, 28_800, 50_400])
def test_numbers_and_texts_have_the_same_day(zone: int) -> None:
    random = Random(zone)
    days = Days(zone)
    near = [bound + n * A_DAY // 4 + m for bound in BOUNDS for n in range(-20, 20) for m in (-1, 0)]
    for seconds in (*near, *(random.randrange(*BOUNDS) for _ in range(500))):
        assert _day(days, seconds) == _day(days, str(seconds))
