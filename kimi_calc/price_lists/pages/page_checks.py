"""What is doubtful of a page as a whole: its day, its currency, its address, what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.price_lists.pages.grids import Document
from kimi_calc.price_lists.pages.rows import Call, Fault, Row
from kimi_calc.price_lists.pages.statements import Tax, stated_days, stated_tax
from kimi_calc.price_lists.pages.wording import shown
from kimi_calc.pricing.models import PriceList

_HOSTS = ("moonshot.cn", "moonshot.ai", "kimi.com", "kimi.ai")


@dataclass(slots=True)
class Origin:
    """Where the prices come from and from when they hold; `sure` says that the day is told so."""

    provider: str
    currency: str
    published: date | None
    source: str
    tax: Tax | None
    sure: bool
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


def currency_of(rows: Iterable[Row], calls: Iterable[Call], preferred: str) -> str:
    """The currency of most prices; `preferred` where some are in it, "" where none has a sign."""
    counted = Counter(one for row in rows for one in row.currencies.values())
    if not counted:
        counted = Counter(call.currency for call in calls if call.currency)
    if preferred in counted:
        return preferred
    return counted.most_common(1)[0][0] if counted else ""


def day_of(documents: list[Document]) -> tuple[date | None, bool, list[Fault]]:
    """The day from which the prices hold, whether it is surely that, and what is doubtful of it."""
    days = [day for document in documents for day in stated_days(document.lines)]
    sure = sorted({one.day for one in days if one.sure})
    others = sorted({one.day for one in days if not one.sure})
    found = sure or (others if len(others) == 1 else [])
    if not found:
        return None, False, [Fault("no_date", {})]
    day = found[-1]
    if len(found) > 1:
        named = ", ".join(map(str, found[:5]))
        return day, False, [Fault("several_dates", {"days": named, "day": str(day)})]
    if not sure:
        return day, False, [Fault("date_unsure", {"day": str(day)})]
    return day, True, []


def origin_of(
    documents: list[Document], currency: str, days: tuple[date | None, bool, list[Fault]],
    reference: PriceList | None,
) -> Origin:  # fmt: skip
    """Where the pages come from, with what is doubtful of it."""
    day, sure, faults = days
    provider = reference.provider if reference else PLATFORM
    source = next((one.source for one in documents if one.source), "")
    origin = Origin(provider, currency, day, source, None, sure, [*faults])
    if not currency:
        taken = reference.currency if reference else ""
        origin.currency = taken
        origin.faults.append(Fault("no_currency", {"currency": taken or "-"}))
    elif reference and reference.currency != currency:
        values = {"currency": currency, "before": reference.currency}
        origin.faults.append(Fault("other_currency", values))
    if reference and day and day < reference.published:
        values = {"day": str(day), "before": str(reference.published)}
        origin.faults.append(Fault("older", values))
    _take_source(origin, documents, reference)
    _take_tax(origin, documents, reference)
    if any(document.cut_off for document in documents):
        origin.faults.append(Fault("cut_off", {}))
    return origin


def _take_source(origin: Origin, documents: list[Document], reference: PriceList | None) -> None:
    if not origin.source and reference and reference.currency == origin.currency:
        origin.source = reference.source
        origin.notes.append(Fault("kept_source", {"list": reference.id}))
    elif not origin.source:
        origin.faults.append(Fault("no_source", {}))
    own = urlsplit(reference.source).hostname if reference else None
    for document in documents:
        host = _host(document.source)
        if document.source and host != own and not _is_platform(host, origin.provider):
            values = {"address": shown(document.source), "provider": origin.provider}
            origin.faults.append(Fault("other_host", values))


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_platform(host: str | None, provider: str) -> bool:
    if provider != PLATFORM or host is None:
        return False
    return any(host == one or host.endswith(f".{one}") for one in _HOSTS)


def _take_tax(origin: Origin, documents: list[Document], reference: PriceList | None) -> None:
    stated = {tax for document in documents for tax in stated_tax(document.lines)}
    if len(stated) > 1:
        origin.faults.append(Fault("two_taxes", {}))
    elif stated:
        [origin.tax] = stated
    if reference is None or reference.currency != origin.currency:
        return
    before: Tax | None = reference.tax or None
    if not stated and before:
        origin.tax = before
        origin.notes.append(Fault("kept_tax", {"list": reference.id}))
    elif len(stated) == 1 and origin.tax != before:
        strict = not origin.sure or origin.published == reference.published
        if strict:
            origin.faults.append(Fault("tax_differs", {}))
        else:
            origin.notes.append(Fault("tax_changed", {"list": reference.id}))
