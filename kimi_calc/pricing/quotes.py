"""Usage × prices = quote. Exact: Decimals from the text of the list, nothing rounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from kimi_calc.pricing import conversation as turns
from kimi_calc.pricing.errors import ContextExceeded, UsageError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model, PriceList, Tier, TierBy
from kimi_calc.pricing.usage import Conversation, Usage, check_decimal

if TYPE_CHECKING:
    from kimi_calc.pricing.notes import Note

Charge = Literal["cache_hit", "input", "output"]
"""What a line is charged for. `input` is the cache miss where the model has a cache price."""

_ZERO = Decimal(0)
_MILLIONTH = Decimal("0.000001")


class TierUse(NamedTuple):
    """Tokens of one request (one conversation) that are billed in one tier."""

    tier: Tier
    cached: int
    uncached: int
    output: int
    first_turn: int
    last_turn: int


class Line(NamedTuple):
    """One charge of a quote in one tier: `tokens` over all requests × `unit_price` per 1M."""

    charge: Charge
    tokens: int
    unit_price: Decimal
    amount: Decimal
    tier: Tier


class Quote(NamedTuple):
    """What a usage costs on a model. `lines` sum to `total` exactly.

    `per_request` is the cost of one request (one conversation), whatever their number. `uses`
    are the tokens of one request (one conversation) in each tier.
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
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers that requests are billed in, lowest first."""
        return tuple(use.tier for use in self.uses)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to know about this quote; worked out when it is asked for."""
        from kimi_calc.pricing.notes import notes_of

        return notes_of(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One model's quote for a usage, or why it has none."""

    model: Model
    quote: Quote | None
    error: ContextExceeded | None


def quote(model: Model, usage: Usage | Conversation) -> Quote:
    """Price a usage on a model.

    Each request is billed wholly at the prices of its own tier (not by marginal steps), and
    the tier goes by the request's context length as `model.tier_by` says. ContextExceeded where
    a request is longer than the model's context.
    """
    check_context(model, usage)
    uses = tier_uses(model, usage, model.tier_by)
    lines, per_request = _lines(uses, usage.count)
    total = EXACT.multiply(per_request, usage.count)
    return Quote(model, usage, total, per_request, lines, uses)


def total_if_tiered_by(model: Model, usage: Usage | Conversation, tier_by: TierBy) -> Decimal:
    """What the usage would cost if tiers went by `tier_by`; the usage must fit the model."""
    return EXACT.multiply(cost_of(tier_uses(model, usage, tier_by)), usage.count)


def cost_of(uses: tuple[TierUse, ...]) -> Decimal:
    """The exact cost of one request (one conversation) that is billed in these tiers."""
    return _lines(uses, 1)[1]


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


def compare(price_list: PriceList, usage: Usage | Conversation) -> tuple[Comparison, ...]:
    """The usage on every model: priced ones first, cheapest first, then the refused ones.

    Equal amounts, and the refused, stand in the list's order.
    """
    priced: list[tuple[Decimal, Comparison]] = []
    refused: list[Comparison] = []
    for model in price_list.models:
        try:
            found = quote(model, usage)
        except ContextExceeded as error:
            refused.append(Comparison(model, None, error))
        else:
            priced.append((found.total, Comparison(model, found, None)))
    priced.sort(key=lambda pair: pair[0])
    return (*[comparison for _, comparison in priced], *refused)


def models_that_fit(price_list: PriceList, usage: Usage | Conversation) -> tuple[Model, ...]:
    """The models whose context holds every request of the usage, in the list's order."""
    needed = usage.longest_request
    return tuple(model for model in price_list.models if needed <= model.context_length)


def requests_within(model: Model, usage: Usage | Conversation, budget: Decimal) -> int | None:
    """The most requests (conversations) of this size that `budget` buys.

    `budget` is in the list's currency, a Decimal ≥ 0, else UsageError. The usage's own number
    of requests plays no part. None where one costs nothing: there is no most.
    """
    check_decimal("budget", budget)
    if budget < 0:
        raise UsageError(f"budget is {budget}: give 0 or more", code="negative", field="budget")
    cost = quote(model, usage).per_request
    if not cost:
        return None
    money, money_unit = budget.as_integer_ratio()
    price, price_unit = cost.as_integer_ratio()
    return (money * price_unit) // (money_unit * price)


def tier_uses(model: Model, usage: Usage | Conversation, tier_by: TierBy) -> tuple[TierUse, ...]:
    """The tokens of one request (one conversation) by tier, lowest tier first."""
    if isinstance(usage, Usage):
        tokens = usage.input_tokens
        if tier_by == "input_and_output":
            tokens += usage.output_tokens
        cached = usage.cached_tokens
        uncached = usage.input_tokens - cached
        return (TierUse(model.tier_at(tokens), cached, uncached, usage.output_tokens, 1, 1),)
    uses = []
    for tier, first, last in turns.turns_by_tier(model, usage, tier_by):
        cached = turns.cached_tokens(usage, first, last)
        uncached = turns.input_tokens(usage, first, last) - cached
        output = usage.reply_tokens * (last - first + 1)
        uses.append(TierUse(tier, cached, uncached, output, first, last))
    return tuple(uses)


def _lines(uses: tuple[TierUse, ...], count: int) -> tuple[tuple[Line, ...], Decimal]:
    """The lines over all `count` requests, and the exact cost of one."""
    multiply, add = EXACT.multiply, EXACT.add
    millionths = multiply(count, _MILLIONTH)
    per_request = _ZERO
    hits: list[Line] = []
    misses: list[Line] = []
    outputs: list[Line] = []
    for tier, cached, uncached, output, _, _ in uses:
        prices = tier.prices
        price = prices.cache_hit
        missed = uncached
        if price is None:
            missed += cached
        else:
            product = multiply(cached, price)
            per_request = add(per_request, product)
            amount = multiply(product, millionths)
            hits.append(Line("cache_hit", cached * count, price, amount, tier))
        price = prices.input
        product = multiply(missed, price)
        per_request = add(per_request, product)
        amount = multiply(product, millionths)
        misses.append(Line("input", missed * count, price, amount, tier))
        price = prices.output
        product = multiply(output, price)
        per_request = add(per_request, product)
        amount = multiply(product, millionths)
        outputs.append(Line("output", output * count, price, amount, tier))
    return (*hits, *misses, *outputs), multiply(per_request, _MILLIONTH)
