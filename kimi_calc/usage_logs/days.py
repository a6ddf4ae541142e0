"""The day of use in a zone, from whatever a record calls its time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from kimi_calc.usage_logs.records import NO_DAY, Unreadable

HOUR = 3600
BEIJING = 8 * HOUR
"""The zone of the platform's bills in CNY, in seconds east of Greenwich."""

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = date(2015, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
_A_DAY = 86_400
_SECONDS_FROM, _SECONDS_TO = (_FIRST + 2 - _EPOCH) * _A_DAY, (_LAST - 1 - _EPOCH) * _A_DAY
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_COMPACT = re.compile(r"20[0-9]{6}")
_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")
_LENGTHS = (10, 13)  # digits of seconds, and of milliseconds, as they are these days
_DIGITS = "0123456789"
_MOST_KEPT = 100_000


class Days:
    """Tells days in the zone that lies `zone` seconds east of Greenwich.

    Times that name no zone lie in `naive`, or in the one that the format says.
    """

    def __init__(self, zone: int = BEIJING, naive: int | None = None) -> None:
        self.zone = zone
        self.naive = zone if naive is None else naive
        self._known: dict[tuple[str, str, int], int] = {}

    def of(self, value: object, naive: int | None = None) -> int:
        """The ordinal of the day; NO_DAY for nothing, Unreadable for what is no time.

        Takes seconds, milliseconds, microseconds or nanoseconds since 1970 as numbers or digits
        (told by their size), ISO times with or without a zone, and dates alone, which are the day
        as it stands there. `naive` is the zone of a time that names none.
        """
        if type(value) is int:
            return self._of_seconds(value, value)
        if type(value) is str:
            if value.isdigit() and value.isascii() and len(value) in _LENGTHS:
                return self._of_seconds(int(value), value)
            zone = self.naive if naive is None else naive
            key = self._key(value, zone)
            known = self._known.get(key) if key else None
            if known is None:
                known = self._of_text(value, zone)
                if key and len(self._known) < _MOST_KEPT:
                    self._known[key] = known
            return known
        if type(value) is float:
            return self._of_seconds(value, value)
        if value is None:
            return NO_DAY
        raise Unreadable("not_a_time", "time", value)

    def _key(self, value: str, naive: int) -> tuple[str, str, int] | None:
        """What every time of the same hour in the same zone has in common: one of them is read.

        None for a text in another form, and where days don't begin with an hour.
        """
        zone = value[19:]  # behind the seconds
        if zone[:1] == ".":
            zone = zone[1:].lstrip(_DIGITS)
        if value[13:14] != ":" or (zone and zone != "Z" and zone[3:] != ":00"):
            return None
        if self.zone % HOUR or (naive % HOUR and not zone):
            return None
        return value[:13], zone, naive

    def _of_seconds(self, number: float, value: object) -> int:
        if _SECONDS_FROM < number < _SECONDS_TO:  # as most are
            return _EPOCH + int((number + self.zone) // _A_DAY)
        if 20150101 <= number <= 21991231 and number == int(number):
            return self._of_text(str(int(number)), self.zone)
        seconds = number
        for _ in range(3):  # milliseconds, microseconds, nanoseconds
            if seconds < 10**11:
                break
            seconds = seconds // 1000 if type(seconds) is int else seconds / 1000
        if not 0 <= seconds < 10**11:
            raise Unreadable("not_a_time", "time", value)
        return _sane(_EPOCH + int((seconds + self.zone) // _A_DAY), value)

    def _of_text(self, value: str, naive: int) -> int:
        text = value.strip()
        if not text:
            return NO_DAY
        if _COMPACT.fullmatch(text):
            text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        if _NUMBER.fullmatch(text):
            return self._of_seconds(int(text) if text.isdigit() else float(text), value)
        match = _DATE.match(text)
        if not match:
            raise Unreadable("not_a_time", "time", value)
        rest = text[match.end() :].strip()
        try:
            day = date(*map(int, match.groups()))
            if not rest:
                return _sane(day.toordinal(), value)
            moment = datetime.fromisoformat(f"{day.isoformat()}T{_time(rest)}")
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=timezone(timedelta(seconds=naive)))
            since = moment - datetime(1970, 1, 1, tzinfo=UTC)
        except (ValueError, OverflowError):
            raise Unreadable("not_a_time", "time", value) from None
        return _sane(_EPOCH + (since.days * _A_DAY + since.seconds + self.zone) // _A_DAY, value)


def _time(text: str) -> str:
    """A time of day as Python reads it."""
    time = text.removeprefix("T").strip().replace(" UTC", "Z").replace(" +", "+").replace(" -", "-")
    time = re.sub(r"^([0-9]):", r"0\1:", time)
    return re.sub(r"\.([0-9]{6})[0-9]+", r".\1", time)  # nanoseconds


def _sane(day: int, value: object) -> int:
    if _FIRST <= day <= _LAST:
        return day
    raise Unreadable("not_a_time", "time", value)
