"""A slow oracle in fractions, request by request and turn by turn, and what to ask it about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from kimi_calc.pricing import Conversation, Model, Prices, Tier, Usage

# A model as the oracle knows it: who reads tiers how, and (up to, hit, miss, output) as texts.
Row = tuple[int, str | None, str, str]


@dataclass(frozen=True)
class Sheet:
    by_input: bool
    rows: tuple[Row, ...]

    def model(self, name: str = "m") -> Model:
        tiers = tuple(
            Tier(up_to, Prices(None if hit is None else Decimal(hit), Decimal(miss), Decimal(out)))
            for up_to, hit, miss, out in self.rows
        )
        return Model(
            name,
            "f",
            self.rows[-1][0],
            tiers,
            tier_by="input" if self.by_input else "input_and_output",
        )


class TooLong(Exception):
    """(turn, context): the oracle's refusal."""


Bill = dict[tuple[str, int], list[Fraction]]
"""Tokens and cost of one request, or of one conversation, by charge and bound of the tier."""


def bill_request(
    sheet: Sheet, bill: Bill, sent: int, hits: int, reply: int, *, turn: int = 0
) -> None:
    """Adds the tokens and the cost of one request to the bill, by charge and tier."""
    if sent + reply > sheet.rows[-1][0]:
        raise TooLong(turn, sent + reply)
    length = sent if sheet.by_input else sent + reply
    up_to, hit, miss, out = next(row for row in sheet.rows if length <= row[0])
    if hit is None:
        hits = 0
    for charge, tokens, price in (
        ("cache_hit", hits, hit or "0"),
        ("input", sent - hits, miss),
        ("output", reply, out),
    ):
        entry = bill.setdefault((charge, up_to), [Fraction(0), Fraction(0)])
        entry[0] += tokens
        entry[1] += tokens * Fraction(price) / 1_000_000


def bill_of(sheet: Sheet, usage: Usage | Conversation) -> Bill:
    """The bill of one request, or of one conversation, turn by turn."""
    bill: Bill = {}
    if isinstance(usage, Usage):
        bill_request(sheet, bill, usage.input_tokens, usage.cached_tokens, usage.output_tokens)
        return bill
    for turn, (sent, hits) in enumerate(turns_of(usage), start=1):
        bill_request(sheet, bill, sent, hits, usage.reply_tokens, turn=turn)
    return bill


def bills_of_turns(sheet: Sheet, talk: Conversation) -> list[Bill]:
    """The bill of each turn by itself."""
    bills = []
    for turn, (sent, hits) in enumerate(turns_of(talk), start=1):
        bill: Bill = {}
        bill_request(sheet, bill, sent, hits, talk.reply_tokens, turn=turn)
        bills.append(bill)
    return bills


def turns_of(talk: Conversation) -> list[tuple[int, int]]:
    """Input and cache hits of each turn."""
    turns = []
    share = Fraction(str(talk.cache_hit_share))
    history = talk.system_tokens
    before = 0
    for _ in range(talk.turns):
        sent = history + talk.user_tokens
        turns.append((sent, int(share * before)))  # both ≥ 0: int() is floor
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


@st.composite
def price_texts(draw: st.DrawFn) -> str:
    decimals = draw(st.integers(0, 12))
    digits = str(draw(st.integers(0, 10**12))).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    bounds = draw(st.sets(st.integers(1, 3000), min_size=1, max_size=4))
    return draw(sheets_of(bounds))


@st.composite
def sheets_of(draw: st.DrawFn, bounds: set[int]) -> Sheet:
    """Tiers with these bounds."""
    cached = draw(st.booleans())
    rows = tuple(
        (bound, draw(price_texts()) if cached else None, draw(price_texts()), draw(price_texts()))
        for bound in sorted(bounds)
    )
    return Sheet(draw(st.booleans()), rows)


@st.composite
def usages(draw: st.DrawFn) -> Usage:
    """With a number of cache hits, or with a share of them."""
    sent = draw(st.integers(0, 1500))
    share = draw(st.one_of(st.none(), shares))
    hits = draw(st.integers(0, sent)) if share is None else int(Fraction(str(share)) * sent)
    return Usage(
        sent,
        draw(st.integers(0, 1500)),
        hits,
        draw(st.one_of(st.integers(0, 50), st.integers(0, 10**40))),
        cache_hit_share=share,
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
    if draw(st.booleans()):
        bounds.add(max(talk.longest_request, 1))
    return draw(sheets_of(bounds))


talks_on_sheets = st.one_of(
    st.tuples(sheets(), conversations),
    conversations.flatmap(lambda talk: st.tuples(sheets_at_the_edges(talk), st.just(talk))),
)
"""A sheet and a conversation, which may be too long for it."""
