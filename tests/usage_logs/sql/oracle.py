"""What records cost by loops over prices, one record after the other: nothing of usage_logs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from usage_logs.sql.made_records import ALIASES, HOSTS, MOST, NAMES, SERVICES, Record, day_of

from kimi_calc.pricing import Model, NotPriced, PriceList, Usage, quote

REASONS = (
    *("unknown_model", "membership", "other_host", "over_context", "tier_of_totals"),
    *("not_listed_yet", "no_list", "no_service", "no_price"),
)
FINEST = 15
"""Amounts are ints of 10 ** -FINEST of the currency: prices have up to nine decimals."""

TOKENS = ("requests", "plain", "hit", "written_5m", "written_1h", "output")


class Way(NamedTuple):
    """How a table is read. Its columns are those of Record."""

    lists: tuple[PriceList, ...]
    by_day: bool = True
    zone: int = 8 * 3600
    includes: bool = True
    has_cached: bool = True
    has_ids: bool = True
    totals: bool = False
    has_time: bool = True


class Told(NamedTuple):
    """What became of a record: "counted", "merged", "unreadable" or a reason; and its cost."""

    outcome: str
    name: str
    model: str
    service: str
    day: date | None
    team: str | None
    host: str = ""
    list: str | None = None
    tokens: tuple[int, ...] = (0,) * 6
    amount: int = 0
    at_most: int = 0


class _Read(NamedTuple):
    """A readable record; `order` is smallest for the one that stays of those with one id."""

    record: Record
    name: str
    day: date | None
    service: str
    has_split: bool
    tokens: tuple[int, ...]

    def order(self, *, teams: bool) -> tuple[object, ...]:
        requests, plain, hit, five, hour, out = self.tokens
        sent = plain + hit + five + hour
        host = (self.record.host or "").strip().lower()
        team = self.record.team if teams else None
        return (
            *(-out, -sent, -hit, -five, -hour, -requests, -int(self.has_split)),
            *(self.day is None, self.day or date.min, self.name, self.service, host),
            *(team is None, team or ""),
        )


def told(records: Iterable[Record], way: Way, *, teams: bool = True) -> list[Told]:
    """What becomes of each record."""
    found: list[Told] = []
    by_id: dict[str, list[_Read]] = defaultdict(list)
    alone: list[_Read] = []
    for record in records:
        read = _read(record, way)
        if isinstance(read, Told):
            found.append(read)
        elif way.has_ids and record.rid and record.rid.strip():
            by_id[record.rid.strip()].append(read)
        else:
            alone.append(read)
    for same in by_id.values():
        first, *others = sorted(same, key=lambda one: one.order(teams=teams))
        alone.append(first)
        found += [_nothing(one, "merged", way) for one in others]
    pricer = _Pricer(way)
    found += [pricer.price(one) for one in alone]
    return found


def summed(rows: Iterable[Told], by: Sequence[str], decimals: int = 12) -> dict[object, list[int]]:
    """The columns of the answer, in its order, by the values of the groups."""
    found: dict[object, list[int]] = {}
    if not by:
        found[()] = [0] * (5 + len(REASONS) + len(TOKENS) + 2)
    for one in rows:
        values = tuple(_value(one, name) for name in by)
        sums = found.setdefault(values, [0] * (5 + len(REASONS) + len(TOKENS) + 2))
        unpriced = one.outcome in REASONS
        flags = [True, *(one.outcome == name for name in ("counted", "merged", "unreadable"))]
        flags += [unpriced, *(one.outcome == reason for reason in REASONS)]
        numbers = [*map(int, flags), *one.tokens, one.amount, one.at_most]
        for place, number in enumerate(numbers):
            sums[place] += number
    for sums in found.values():
        for place in (-2, -1):
            sums[place], rest = divmod(sums[place], 10 ** (FINEST - decimals))
            assert rest == 0
    return found


def _value(one: Told, name: str) -> str | None:
    if name == "day":
        return one.day.isoformat() if one.day else None
    if name == "month":
        return one.day.isoformat()[:7] if one.day else None
    value: str | None = getattr(one, name)
    return value


def _read(record: Record, way: Way) -> _Read | Told:
    name = (record.model or "").strip(" ")
    day = day_of(record.at, way.zone) if way.has_time else None
    service = SERVICES[record.svc]
    hit = record.hit if way.has_cached else None
    has_split = hit is not None or not way.includes
    requests = record.req
    if requests is None:
        requests = 0 if way.totals else 1
    counts = (record.sent, hit or 0, record.w5 or 0, record.w1 or 0, record.out, requests)
    bad = not name or any(one is None or not 0 <= one <= MOST for one in counts)
    if day is not None and not date(2015, 1, 1) <= day < date(2200, 1, 1):
        day, bad = None, True
    if not bad:
        sent, hit_, five, hour, out, _ = (one or 0 for one in counts)
        plain = sent - hit_ - five - hour if way.includes else sent
        tokens = (requests, plain, hit_, five, hour, out)
        if plain >= 0:
            return _Read(record, name, day, service, has_split, tokens)
    refused = _Read(record, name if record.model is not None else "", day, service, False, ())
    return _nothing(refused, "unreadable", way)


def _nothing(read: _Read, outcome: str, way: Way) -> Told:
    model, service = _said(read, way)
    host = (read.record.host or "").strip().lower()
    return Told(outcome, read.name, model, service, read.day, read.record.team, host)


def _said(read: _Read, way: Way) -> tuple[str, str]:
    """The model that stands in the answer, which is the name where it means none; the service."""
    meant = _meant(read.name)
    service = read.service
    if not isinstance(meant, str):
        known = any(model.id == meant[0] for one in way.lists for model in one.models)
        return meant[0] if known else read.name, meant[1] or service
    return read.name, "batch" if read.name.lower().endswith(":batch") else service


_MEANT = {written.strip(" "): meant for written, meant in NAMES.items()}


def _meant(name: str) -> tuple[str, str | None] | str:
    return _MEANT.get(name, "unknown_model")


class _Pricer:
    def __init__(self, way: Way) -> None:
        self._way = way
        self._prices: dict[object, list[tuple[int, dict[str, int]]]] = {}

    def price(self, read: _Read) -> Told:
        nothing = _nothing(read, "", self._way)
        service = nothing.service
        model = self._model(read)
        if isinstance(model, str):
            return nothing._replace(outcome=model)
        requests, plain, hit, five, hour, out = read.tokens
        if requests == 1 and plain + hit + five + hour + out > model.context_length:
            return nothing._replace(outcome="over_context")
        tiers = model.services.get(service)
        if tiers is None:
            return nothing._replace(outcome="no_service")
        if requests != 1 and len(tiers) > 1:
            return nothing._replace(outcome="tier_of_totals")
        amount = self._amount(model, service, read)
        if amount is None:
            return nothing._replace(outcome="no_price")
        at_most = 0 if read.has_split else amount
        return nothing._replace(
            outcome="counted",
            list=model.price_list or model.id,
            tokens=read.tokens,
            amount=amount,
            at_most=at_most,
        )

    def _model(self, read: _Read) -> Model | str:
        meant = _meant(read.name)
        if read.name not in ALIASES and HOSTS[read.record.host]:
            return HOSTS[read.record.host]
        if isinstance(meant, str):
            return meant
        if not any(model.id == meant[0] for one in self._way.lists for model in one.models):
            return "unknown_model"
        return self._on_the_day(meant[0], read)

    def _on_the_day(self, model_id: str, read: _Read) -> Model | str:
        lists = self._way.lists
        held = len(lists) - 1
        if self._way.by_day and read.day is not None:
            while held >= 0 and lists[held].published > read.day:
                held -= 1
        if held < 0:
            return "no_list"
        for place in range(held, -1, -1):
            for model in lists[place].models:
                if model.id == model_id:
                    return model
        return "not_listed_yet"

    def _amount(self, model: Model, service: str, read: _Read) -> int | None:
        """By a loop over the tiers; of a request that is what quote() says."""
        requests, plain, hit, five, hour, out = read.tokens
        sent = plain + hit + five + hour
        length = sent if model.tier_by == "input" else sent + out
        prices: dict[str, int] = {}
        for up_to, prices in self._ladder(model, service):  # noqa: B007 - the last one it stops at
            if requests != 1 or length <= up_to:
                break
        total: int | None = plain * prices["input"] + out * prices["output"]
        assert total is not None
        total += hit * prices.get("cache_hit", prices["input"])
        has_writes = any(key.startswith("cache_write") for key in prices)
        for key, tokens in (("cache_write:5m", five), ("cache_write:1h", hour)):
            if key not in prices and has_writes and tokens:
                total = None
            elif total is not None:
                total += tokens * prices.get(key, prices["input"])
        if requests == 1 and (sent + out) % 7 < 2:  # not each one, since that takes its time
            usage = Usage(sent, out, hit, written={"5m": five, "1h": hour}, service=service)
            assert _quoted(model, usage) == (None if total is None else Fraction(total, 10**FINEST))
        return total

    def _ladder(self, model: Model, service: str) -> list[tuple[int, dict[str, int]]]:
        """Upper bounds, and prices by their charges: of one token, as amounts are."""
        key = model.price_list, model.id, id(model), service
        if key not in self._prices:
            self._prices[key] = [
                (tier.up_to, {one.key: _whole(price) for one, price in tier.prices.items()})
                for tier in model.services[service]
            ]
        return self._prices[key]


def _whole(price: Decimal) -> int:
    found = Fraction(price) * 10**9  # FINEST without the six of 1,000,000 tokens
    assert found.denominator == 1
    return found.numerator


def _quoted(model: Model, usage: Usage) -> Fraction | None:
    try:
        return Fraction(quote(model, usage).total)
    except NotPriced:
        return None
