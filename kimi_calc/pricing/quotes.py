"""Quotes: one model's, every model's, and how much a budget buys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kimi_calc.pricing.billing import Bill, check_context, lines_of, tier_uses
from kimi_calc.pricing.errors import ContextExceeded, NotPriced, UsageError
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Model, PriceList
from kimi_calc.pricing.notes import Note, notes_of
from kimi_calc.pricing.usage import Conversation, Usage, check_decimal


class Quote(Bill):
    """What a usage costs on a model, and what there is to know about it.

    Quotes can be added by + and sum(): see Sum.
    """

    __slots__ = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to know about this quote; worked out when it is asked for."""
        return notes_of(self)

    @property
    def undiscounted(self) -> Quote | None:
        """The same at list prices, line for line; None where the model's prices are those."""
        whole = self.model.undiscounted
        return quote(whole, self.usage) if whole else None

    def requests_within(self, budget: Decimal) -> int | None:
        """The most requests (conversations) of this size that `budget` buys; None: no most.

        `budget` is in the quote's currency, a Decimal ≥ 0, else UsageError. The usage's own
        number of requests plays no part.
        """
        check_decimal("budget", budget)
        if budget < 0:
            raise UsageError(f"budget is {budget}: give 0 or more", code="negative", field="budget")
        if not self.per_request:
            return None
        money, money_unit = budget.as_integer_ratio()
        price, price_unit = self.per_request.as_integer_ratio()
        return (money * price_unit) // (money_unit * price)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One model's quote for a usage, or why it has none."""

    model: Model
    quote: Quote | None
    error: ContextExceeded | NotPriced | None


def quote(model: Model, usage: Usage | Conversation) -> Quote:
    """Price a usage on a model.

    Each request is billed wholly at the prices of its own tier (not by marginal steps), and
    the tier goes by the request's context length as `model.tier_by` says. ContextExceeded where
    a request is longer than the model's context, NotPriced where its list has no price for the
    usage's service or for a call or lifetime in it.
    """
    check_context(model, usage)
    uses = tier_uses(model, usage, model.tier_by)
    lines, per_request = lines_of(model, uses, usage.count)
    total = EXACT.multiply(per_request, usage.count)
    return Quote(model, usage, total, per_request, lines, uses)


def compare(price_list: PriceList, usage: Usage | Conversation) -> tuple[Comparison, ...]:
    """The usage on every model: priced ones first, cheapest first, then the refused ones.

    Equal amounts, and the refused, stand in the list's order.
    """
    priced: list[tuple[Decimal, Comparison]] = []
    refused: list[Comparison] = []
    for model in price_list.models:
        try:
            found = quote(model, usage)
        except (ContextExceeded, NotPriced) as error:
            refused.append(Comparison(model, None, error))
        else:
            priced.append((found.total, Comparison(model, found, None)))
    priced.sort(key=lambda pair: pair[0])
    return (*[comparison for _, comparison in priced], *refused)


def models_that_fit(price_list: PriceList, usage: Usage | Conversation) -> tuple[Model, ...]:
    """The models that have a price for the usage and hold every request of it, in list order."""
    return tuple(model for model in price_list.models if _takes(model, usage))


def requests_within(model: Model, usage: Usage | Conversation, budget: Decimal) -> int | None:
    """The most requests (conversations) of this size that `budget` buys on a model.

    See Quote.requests_within; the errors are those of quote() too.
    """
    return quote(model, usage).requests_within(budget)


def cheaper_model(quote: Quote, comparisons: tuple[Comparison, ...]) -> Note | None:
    """The cheapest model of the same kind that costs less than the quote's; None without one.

    `comparisons` are what compare() gives for the quote's usage. Of the same kind: both see or
    neither does, both think or neither does, and a retired model stands in for a retired one
    only. The first of equals. CurrencyMismatch for comparisons in another currency.
    """
    best = quote
    for comparison in comparisons:
        other = comparison.quote
        if other and (other.sum - best.sum).amount < 0 and _can_replace(other.model, quote.model):
            best = other
    if best is quote:
        return None
    saving = (quote.sum - best.sum).amount
    return Note("cheaper_model", {"other_total": best.total, "saving": saving}, best.model.id)


def _can_replace(other: Model, model: Model) -> bool:
    alike = other.vision == model.vision and other.thinking == model.thinking
    return alike and (other.retired is None or model.retired is not None)


def _takes(model: Model, usage: Usage | Conversation) -> bool:
    try:
        quote(model, usage)
    except (ContextExceeded, NotPriced):
        return False
    return True
