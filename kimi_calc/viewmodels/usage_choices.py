"""What records can be priced by: currencies, lists, and where days begin."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists import all_lists
from kimi_calc.usage_logs.days import BEIJING, HOUR
from kimi_calc.viewmodels.price_list_names import list_name
from kimi_calc.viewmodels.usage_wording import zone_name


class Choice(NamedTuple):
    """A list that all records can be priced by; None: that of each day."""

    path: Path | None
    name: str


def currencies() -> list[str]:
    """The currencies that there are lists of."""
    found = {one.info.currency for one in all_lists() if one.info}
    first = [code for code in ("CNY", "USD") if code in found]
    return [*first, *sorted(found - set(first))]


def list_choices(currency: str) -> list[Choice]:
    """That of each day, then every list of a currency, the newest first, own ones before others."""
    right = [one for one in all_lists() if one.info and one.info.currency == currency]
    right.sort(key=lambda one: (one.place == "builtin", -_day(one.info)))
    by_day = QCoreApplication.translate("UsageLogs", "Of the day of use")
    return [Choice(None, by_day), *(Choice(one.path, list_name(one)) for one in right)]


def zones() -> list[tuple[int, str]]:
    """Where days can begin: in Beijing, in UTC, where this computer is, and elsewhere."""
    here = datetime.now().astimezone().utcoffset()
    own = int(here.total_seconds()) if here is not None else 0
    hours = [hour * HOUR for hour in range(-12, 15)]
    return [(zone, zone_name(zone)) for zone in dict.fromkeys((BEIJING, 0, own, *hours))]


def _day(info: object) -> int:
    published = getattr(info, "published", None)
    return published.toordinal() if published else 0
