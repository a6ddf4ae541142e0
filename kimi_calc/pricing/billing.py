"""Usage × prices = a bill. Exact: Decimals from the text of the list, nothing rounds.

There is one rule for every charge: its quantity × its price, for the part of the price that one
token or one call is. What a list has no price for is billed as what the charge says.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing import conversation as turns
from kimi_calc.pricing.charges import (
    CACHE_HIT,
    INPUT,
    OUTPUT,
    Charge,
    ChargeKind,
    cache_write,
    place_of,
)
from kimi_calc.pricing.errors import ContextExceeded, NotPriced, UsageError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model, Prices, Provenance, Tier, TierBy, tier_at
from kimi_calc.pricing.sums import Sum
from kimi_calc.pricing.usage import Conversation, Quantities, Usage

_ZERO = Decimal(0)


class TierUse(NamedTuple):
    """What one request (one conversation) is charged for in one tier: (charge, quantity) pairs.

    Quantities are tokens, of a call calls. Turns count from 1; a request is the first and last.
    """

    tier: Tier
    quantities: Quantities
    first_turn: int
    last_turn: int

    def quantity(self, charge: Charge) -> int:
        """How much of a charge there is, whether the list has a price for it or not."""
        return next((quantity for one, quantity in self.quantities if one == charge), 0)


class Line(NamedTuple):
    """One charge of a quote in one tier: `tokens` over all requests × `unit_price`.

    `charge` is its kind, `variant` which of them; both are "" for none. `tokens` are calls, and
    `unit_price` the price of one, where the charge is by the call; else it is per 1,000,000.
    """

    charge: ChargeKind
    variant: str
    tokens: int
    unit_price: Decimal
    amount: Decimal
    tier: Tier

    @property
    def what(self) -> Charge:
        """The charge, with its unit and what it is called."""
        return Charge(self.charge, self.variant)


class Bill(NamedTuple):
    """What a usage costs on a model. `lines` sum to `total` exactly.

    `per_request` is the cost of one request (one conversation), whatever their number. `uses`
    are what one request (one conversation) is charged for in each tier.
    """

    model: Model
    usage: Usage | Conversation
    total: Decimal
    per_request: Decimal
    lines: tuple[Line, ...]
    uses: tuple[TierUse, ...]

    @property
    def currency(self) -> str:
        """The currency of every amount here, such as "CNY"."""
        return self.model.currency

    @property
    def provenance(self) -> Provenance:
        """Where the prices come from."""
        return self.model.provenance

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers that requests are billed in, lowest first."""
        return tuple(use.tier for use in self.uses)

    @property
    def sum(self) -> Sum:
        """The total as an amount that can be added to others of its currency."""
        return Sum(self.total, self.model.currency, (self.model.provenance,))

    def __add__(self, other: object) -> Sum:  # type: ignore[override]  # amounts, not fields
        if isinstance(other, Bill):
            return self.sum + other.sum
        return self.sum + other if isinstance(other, Sum) else NotImplemented

    def __radd__(self, other: object) -> Sum:
        if isinstance(other, Sum):
            return other + self.sum
        return self.sum.__radd__(other)


def check_context(model: Model, usage: Usage | Conversation) -> None:
    """ContextExceeded unless every request of the usage fits the model's context.

    Input and output together must fit (the platform's FAQ: prompt + max_tokens).
    """
    if isinstance(usage, Usage):
        if usage.input_tokens + usage.output_tokens > model.context_length:
            raise ContextExceeded(model.id, usage.longest_request, model.context_length)
    elif isinstance(usage, Conversation):
        turns.check_context(model, usage)
    else:
        raise UsageError(f"{usage!r} is no Usage and no Conversation", code="not_a_usage")


def tier_uses(model: Model, usage: Usage | Conversation, tier_by: TierBy) -> tuple[TierUse, ...]:
    """What one request (one conversation) is charged for, by tier, lowest tier first.

    NotPriced where the model has not the usage's service.
    """
    tiers = model.tiers_of(usage.service)
    if isinstance(usage, Usage):
        tokens = usage.input_tokens
        if tier_by == "input_and_output":
            tokens += usage.output_tokens
        return (TierUse(tier_at(tiers, tokens), usage.quantities, 1, 1),)
    return tuple(
        TierUse(tier, _of_turns(usage, first, last), first, last)
        for tier, first, last in turns.turns_by_tier(tiers, usage, tier_by)
    )


def lines_of(
    model: Model, uses: tuple[TierUse, ...], count: int
) -> tuple[tuple[Line, ...], Decimal]:
    """The lines over all `count` requests (conversations), and the exact cost of one.

    NotPriced for a charge that the model has no price for and that is billed as nothing else.
    """
    multiply, add = EXACT.multiply, EXACT.add
    per_request = _ZERO
    lines: list[Line] = []
    for tier, quantities, _, _ in uses:
        rates = tier.prices.rates
        for charge, quantity in _billed(model, tier.prices, quantities):
            price, of_one = rates[charge]
            cost = multiply(quantity, of_one)
            per_request = add(per_request, cost)
            kind, variant = charge
            lines.append(Line(kind, variant, quantity * count, price, multiply(cost, count), tier))
    if len(uses) > 1:
        lines.sort(key=lambda line: place_of(line[:2]))
    return tuple(lines), per_request


def cost_of(model: Model, uses: tuple[TierUse, ...]) -> Decimal:
    """The exact cost of one request (one conversation) that is billed in these tiers."""
    return lines_of(model, uses, 1)[1]


def total_if_tiered_by(model: Model, usage: Usage | Conversation, tier_by: TierBy) -> Decimal:
    """What the usage would cost if tiers went by `tier_by`; the usage must fit the model."""
    return EXACT.multiply(cost_of(model, tier_uses(model, usage, tier_by)), usage.count)


def _of_turns(usage: Conversation, first: int, last: int) -> Quantities:
    """What the turns first…last of one conversation are charged for together."""
    count = last - first + 1
    cached = turns.cached_tokens(usage, first, last)
    plain = turns.input_tokens(usage, first, last) - cached
    writes: Quantities = ()
    if usage.cache_lifetime:
        new = turns.new_tokens(usage, first, last)
        plain -= new
        writes = ((cache_write(usage.cache_lifetime), new),) if new else ()
    return (
        (CACHE_HIT, cached),
        (INPUT, plain),
        *writes,
        (OUTPUT, usage.reply_tokens * count),
        *[(call, calls * count) for call, calls in usage.calls_of_turn],
    )


def _billed(model: Model, prices: Prices, quantities: Quantities) -> Quantities:
    """The same with what has no price of its own put to what it is billed as."""
    rates = prices.rates
    for charge, _ in quantities:
        if charge not in rates:
            break
    else:
        return quantities  # as nearly always: with nothing made anew, since this is on every key
    billed: dict[Charge, int] = {}
    for charge, quantity in quantities:
        found = charge if charge in rates else _billed_as(model, prices, charge)
        billed[found] = billed.get(found, 0) + quantity
    return tuple(billed.items())


def _billed_as(model: Model, prices: Prices, charge: Charge) -> Charge:
    """What a charge without a price is billed as.

    Not where the list prices others of its kind: one lifetime is never billed as if there were
    no price for writing to the cache.
    """
    instead = charge.billed_as
    priced = [one.key for one in prices if one.kind == charge.kind]
    if instead and not priced:
        return instead
    other = f"take {' or '.join(priced)}" if priced else "choose a list that has one"
    raise NotPriced(
        f"{model.id} has no price for {charge.key} in price list {model.price_list}: leave it out, "
        f"or {other}",
        code="no_price",
        model=model.id,
        charge=charge.key,
    )
