"""A slow oracle in fractions, request by request and turn by turn, and what to ask it about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from kimi_calc.pricing import Charge, Conversation, Model, Prices, Tier, Usage

# A model as the oracle knows it: who reads tiers how, and (up to, hit, miss, output) as texts.
Row = tuple[int, str | None, str, str]


@dataclass(frozen=True)
class Sheet:
    """`writes` has, by lifetime, a price for each row; `calls` the prices of calls by name."""

    by_input: bool
    rows: tuple[Row, ...]
    writes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calls: Mapping[str, str] = field(default_factory=dict)
    batch: Sheet | None = None

    def model(self, name: str = "m") -> Model:
        return Model(
            name,
            "f",
            self.rows[-1][0],
            self.tiers(),
            tier_by="input" if self.by_input else "input_and_output",
            services={"batch": self.batch.tiers()} if self.batch else {},
        )

    def tiers(self) -> tuple[Tier, ...]:
        tiers = []
        for place, (up_to, hit, miss, out) in enumerate(self.rows):
            others = {
                Charge("cache_write", lifetime): Decimal(prices[place])
                for lifetime, prices in self.writes.items()
            }
            others |= {Charge("per_call", name): Decimal(p) for name, p in self.calls.items()}
            hits = None if hit is None else Decimal(hit)
            tiers.append(Tier(up_to, Prices(hits, Decimal(miss), Decimal(out), others)))
        return tuple(tiers)

    def of_service(self, usage: Usage | Conversation) -> Sheet:
        """The sheet whose prices hold."""
        if usage.service == "standard":
            return self
        if not self.batch:
            raise NoPrice
        return self.batch


class Refused(Exception):
    """The oracle's refusal."""


class TooLong(Refused):
    """(turn, context)."""


class NoPrice(Refused):
    """A service, a call or a lifetime without a price."""


class Request(NamedTuple):
    """What one request sends, reads, writes, is answered and calls; of a conversation its turn."""

    sent: int
    hits: int
    written: Mapping[str, int]
    reply: int
    calls: Mapping[str, int]
    turn: int = 0


ONE = Fraction(1)
MILLIONTH = Fraction(1, 1_000_000)

Bill = dict[tuple[str, int], list[Fraction]]
"""Quantity and cost of one request, or of one conversation, by charge and bound of the tier."""


def bill_request(sheet: Sheet, bill: Bill, asked: Request) -> None:
    """Adds the quantities and the cost of one request to the bill, by charge and tier."""
    length = asked.sent if sheet.by_input else asked.sent + asked.reply
    place = next(place for place, row in enumerate(sheet.rows) if length <= row[0])
    up_to, hit, miss, out = sheet.rows[place]
    hits = asked.hits if hit is not None else 0
    written = {lifetime: tokens for lifetime, tokens in asked.written.items() if tokens}
    if not sheet.writes:
        written = {}
    plain = asked.sent - hits - sum(written.values())
    parts = [
        ("cache_hit", hits, hit or "0", MILLIONTH),
        ("input", plain, miss, MILLIONTH),
        ("output", asked.reply, out, MILLIONTH),
    ]
    for lifetime, tokens in written.items():
        if lifetime not in sheet.writes:
            raise NoPrice
        parts.append((f"cache_write:{lifetime}", tokens, sheet.writes[lifetime][place], MILLIONTH))
    for name, count in asked.calls.items():
        if count and name not in sheet.calls:
            raise NoPrice
        parts.append((f"per_call:{name}", count, sheet.calls.get(name, "0"), ONE))
    for charge, quantity, price, unit in parts:
        entry = bill.setdefault((charge, up_to), [Fraction(0), Fraction(0)])
        entry[0] += quantity
        entry[1] += quantity * worth(price) * unit


worth = cache(Fraction)
"""A price in figures as a fraction: every turn of a conversation asks for the same few."""


def bill_of(sheet: Sheet, usage: Usage | Conversation) -> Bill:
    """The bill of one request, or of one conversation, turn by turn."""
    bill: Bill = {}
    for asked, prices in _requests(sheet, usage):
        bill_request(prices, bill, asked)
    return bill


def bills_of_turns(sheet: Sheet, talk: Conversation) -> list[Bill]:
    """The bill of each turn by itself."""
    bills = []
    for asked, prices in _requests(sheet, talk):
        bill: Bill = {}
        bill_request(prices, bill, asked)
        bills.append(bill)
    return bills


def _requests(sheet: Sheet, usage: Usage | Conversation) -> list[tuple[Request, Sheet]]:
    """The requests with the prices that hold; refused where one is too long."""
    requests = [request_of(usage)] if isinstance(usage, Usage) else turns_of(usage)
    for asked in requests:
        if asked.sent + asked.reply > sheet.rows[-1][0]:
            raise TooLong(asked.turn, asked.sent + asked.reply)
    prices = sheet.of_service(usage)
    return [(asked, replace(prices, by_input=sheet.by_input)) for asked in requests]


def request_of(usage: Usage) -> Request:
    return Request(
        usage.input_tokens, usage.cached_tokens, usage.written, usage.output_tokens, usage.calls
    )


def turns_of(talk: Conversation) -> list[Request]:
    """What each turn sends: the history and a question."""
    turns = []
    share = Fraction(str(talk.cache_hit_share))
    history = talk.system_tokens
    before = 0
    for turn in range(1, talk.turns + 1):
        sent = history + talk.user_tokens
        written = {talk.cache_lifetime: sent - before} if talk.cache_lifetime else {}
        hits = int(share * before)  # both ≥ 0: int() is floor
        turns.append(Request(sent, hits, written, talk.reply_tokens, talk.calls, turn))
        before = sent
        history = sent + talk.reply_tokens
    return turns


def sum_of(bill: Bill) -> Fraction:
    return sum((cost for _, cost in bill.values()), Fraction(0))


def cost_of(sheet: Sheet, usage: Usage | Conversation) -> Fraction:
    return sum_of(bill_of(sheet, usage))


def total_of(sheet: Sheet, usage: Usage | Conversation) -> Fraction:
    count = usage.requests if isinstance(usage, Usage) else usage.conversations
    return cost_of(sheet, usage) * count


# Strategies


# One number for both, since most of what an example takes is its draws, and most draws are prices.
price_texts = st.integers(0, 13 * 10**12 + 12).map(lambda drawn: price_text(*divmod(drawn, 13)))
"""Up to 10^12, with up to twelve decimals."""

booleans = st.booleans()
lifetimes_priced = st.sampled_from([(), ("5m", "1h"), ("5m", "1h"), ("1h",)])
calls_priced = st.sampled_from([(), *[("web_search", "page_fetch")] * 4])
bounds_of_tiers = st.sets(st.integers(1, 3000), min_size=1, max_size=4)


def price_text(number: int, decimals: int) -> str:
    digits = str(number).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    return draw(sheets_of(draw(bounds_of_tiers)))


@st.composite
def sheets_of(draw: st.DrawFn, bounds: set[int]) -> Sheet:
    """Tiers with these bounds; a batch service has tiers of its own, as long together."""
    by_input = draw(booleans)
    batch = None
    if draw(st.integers(0, 2)):
        ends = {bound for bound in bounds if draw(booleans)} | {max(bounds)}
        batch = draw(_sheets_of(ends, by_input=by_input))
    return replace(draw(_sheets_of(bounds, by_input=by_input)), batch=batch)


@st.composite
def _sheets_of(draw: st.DrawFn, bounds: set[int], *, by_input: bool) -> Sheet:
    cached = draw(booleans)
    rows = tuple(
        (bound, draw(price_texts) if cached else None, draw(price_texts), draw(price_texts))
        for bound in sorted(bounds)
    )
    lifetimes = draw(lifetimes_priced)
    writes = {lifetime: tuple(draw(price_texts) for _ in rows) for lifetime in lifetimes}
    names = draw(calls_priced)
    return Sheet(by_input, rows, writes, {name: draw(price_texts) for name in names})


services = st.sampled_from(["standard", "standard", "standard", "batch"])
calls_asked: st.SearchStrategy[dict[str, int]] = st.one_of(
    st.just({}),
    st.dictionaries(st.sampled_from(["web_search", "page_fetch"]), st.integers(0, 9)),
)


@st.composite
def usages(draw: st.DrawFn) -> Usage:
    """With a number of cache hits, or with a share of them; of the rest some is written, or all."""
    sent = draw(st.integers(0, 1500))
    share = draw(st.one_of(st.none(), shares))
    hits = draw(st.integers(0, sent)) if share is None else int(Fraction(str(share)) * sent)
    short = draw(st.one_of(st.just(sent - hits), st.integers(0, sent - hits)))
    long = draw(st.integers(0, sent - hits - short))
    return Usage(
        sent,
        draw(st.integers(0, 1500)),
        hits,
        draw(st.one_of(st.integers(0, 50), st.integers(0, 10**40))),
        cache_hit_share=share,
        written=draw(
            st.sampled_from([{}, {"5m": short}, {"1h": short}, {"1h": long, "5m": short}])
        ),
        calls=draw(calls_asked),
        service=draw(services),
    )


shares = st.one_of(
    st.sampled_from(
        [Decimal(text) for text in ("0", "1", "0.37", "0.5", "0.333", "0.667", f"0.{'3' * 40}")]
    ),
    st.integers(0, 10**4).map(lambda n: Decimal(n).scaleb(-4)),
    st.integers(0, 10**25).map(lambda n: Decimal(n).scaleb(-25)),
)
conversations = st.builds(
    Conversation,
    turns=st.integers(0, 30),
    user_tokens=st.one_of(st.just(0), st.integers(0, 60)),
    reply_tokens=st.one_of(st.just(0), st.integers(0, 60)),
    system_tokens=st.one_of(st.just(0), st.integers(0, 200)),
    cache_hit_share=shares,
    conversations=st.one_of(st.just(1), st.integers(0, 10**30)),
    cache_lifetime=st.sampled_from(["", "5m", "1h"]),
    calls=calls_asked,
    service=services,
)


@st.composite
def sheets_at_the_edges(draw: st.DrawFn, talk: Conversation) -> Sheet:
    """Tiers that begin and end where turns of the conversation do, or a token beside."""
    turns = st.integers(1, max(talk.turns, 1))
    bounds = set()
    for _ in range(draw(st.integers(1, 4))):
        turn = draw(turns)
        length = draw(st.sampled_from([talk.input_of_turn(turn), talk.context_of_turn(turn)]))
        bounds.add(max(length + draw(st.integers(-1, 1)), 1))
    if draw(booleans):
        bounds.add(max(talk.longest_request, 1))
    return draw(sheets_of(bounds))


talks_on_sheets = st.one_of(
    st.tuples(sheets(), conversations),
    conversations.flatmap(lambda talk: st.tuples(sheets_at_the_edges(talk), st.just(talk))),
)
"""A sheet and a conversation, which may be too long for it."""
