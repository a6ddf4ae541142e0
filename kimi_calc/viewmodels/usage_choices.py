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


class Lists:
    """All lists that there are at a moment: to be made anew where some may have come or gone."""

    def __init__(self) -> None:
        self._listed = [one for one in all_lists() if one.info]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lists) and self._listed == other._listed

    __hash__ = None  # type: ignore[assignment]  # nobody looks one up

    @property
    def currencies(self) -> list[str]:
        """The currencies that there are lists of."""
        found = {one.info.currency for one in self._listed if one.info}
        first = [code for code in ("CNY", "USD") if code in found]
        return [*first, *sorted(found - set(first))]

    def choices(self, currency: str) -> list[Choice]:
        """That of each day, then every list of a currency: own ones, then the newest first."""
        right = [one for one in self._listed if one.info and one.info.currency == currency]
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
