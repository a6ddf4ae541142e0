"""What items would be on other terms: another model, service, list, hit share, volume, growth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.times import Growth, Times
from kimi_calc.estimates.totals import Figure, Totals, difference, totals
from kimi_calc.price_lists.succession import successor
from kimi_calc.pricing import Model, NotPriced, PriceList, PricingError, Usage, UsageError
from kimi_calc.pricing.charges import CACHE_HIT
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.pricing.usage import Conversation, check_decimal, check_share

_NONE_KNOWN: Mapping[int, Changed] = MappingProxyType({})
_NO_LISTS: Mapping[Basis, PriceList] = MappingProxyType({})


class Change(NamedTuple):
    """What is to be otherwise; None (of a text "") stays as it is.

    `model` is an id, and `models` has, by the lists that items are of, those whose prices it is
    to have: an item that goes to another model takes that. With a `price_list`
    items go to its prices whatever else changes, and `model` is one of it; without a `model`, to
    the model of the same id, or, `with_successors`, to what replaced that.

    `hits` is a share of cache hits from 0 to 1: of single requests of the input, of conversations
    of what is sent again. `volume` is what the requests (conversations) are multiplied by, above
    0; they are rounded up to whole ones. A `growth` by 0 takes the growth of an item away; what
    takes place once does not grow.
    """

    model: str = ""
    service: str = ""
    price_list: PriceList | None = None
    models: Mapping[Basis, PriceList] = _NO_LISTS
    with_successors: bool = False
    hits: Decimal | None = None
    volume: Decimal | None = None
    growth: Growth | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is to be otherwise."""
        asked = (self.price_list, self.hits, self.volume, self.growth)
        return bool(self.model or self.service) or any(one is not None for one in asked)


class Changed(NamedTuple):
    """An item, and what it would be; where it can't be that, why: then it stays as it is.

    `rounded` is whether its requests were rounded up to whole ones, if only to what they were.
    """

    before: Item
    after: Item | None
    refusal: PricingError | None = None
    rounded: bool = False

    @property
    def result(self) -> Item:
        """The item as it is afterwards."""
        return self.after or self.before


class Difference(NamedTuple):
    """What the items of a currency cost before and after."""

    before: Totals
    after: Totals

    @property
    def currency(self) -> str:
        """The currency of both."""
        return self.before.currency

    @property
    def month(self) -> Figure:
        """How much more an ordinary month costs."""
        return difference(self.after.month, self.before.month)

    @property
    def once(self) -> Figure:
        """How much more is to be paid once."""
        return difference(Figure(self.after.once), Figure(self.before.once))

    @property
    def year(self) -> Figure:
        """How much more the first year costs."""
        return difference(self.after.year, self.before.year)


class Outcome(NamedTuple):
    """What a change makes of items: `changed` are those that were asked for, in their order.

    `before` and `after` are the totals of all items.
    """

    changed: tuple[Changed, ...]
    before: tuple[Totals, ...]
    after: tuple[Totals, ...]

    @property
    def crosses(self) -> bool:
        """Whether an item goes to another currency: then nothing can be subtracted."""
        return any(one.result.currency != one.before.currency for one in self.changed)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Before and after in each currency; none where an item goes to another one."""
        return () if self.crosses else differences(self.before, self.after)

    @property
    def refused(self) -> tuple[Changed, ...]:
        """Those that stay, because they can't be otherwise."""
        return tuple(one for one in self.changed if one.refusal is not None)

    @property
    def results(self) -> dict[int, Item]:
        """What comes in place of the items that change, by their keys."""
        return {one.before.key: one.after for one in self.changed if one.after is not None}


def changed(item: Item, change: Change) -> Item:
    """The item on other terms, exact; the item itself where nothing is otherwise.

    UnknownModel, NotPriced and ContextExceeded where it can't be that, NotPriced also for hits on
    a model without a price of hits; UsageError for a hit share, a volume or a growth that can't be.
    """
    model, basis = _model(item, change)
    usage = _usage(item.usage, change, model)
    times, _ = more_times(item.times, change.volume)
    growth = item.growth
    if change.growth is not None and item.period != "once":
        change.growth.check()
        growth = change.growth if change.growth.rate else None
    if (
        model is item.model
        and basis is item.basis
        and usage is item.usage
        and (times, growth) == (item.times, item.growth)
    ):
        return item
    return replace(item, model=model, basis=basis, usage=usage, times=times, growth=growth)


def apply(
    items: Iterable[Item],
    change: Change,
    keys: Collection[int] | None = None,
    known: Mapping[int, Changed] = _NONE_KNOWN,
) -> Outcome:
    """What a change makes of the items with these keys, of all with None; the others stay.

    `known` is what the same change made of items before, by their keys.
    """
    items = tuple(items)
    found: list[Changed] = []
    after: list[Item] = []
    for item in items:
        one = Changed(item, None)
        if keys is None or item.key in keys:
            before = known.get(item.key)
            one = before if before and before.before is item else attempt(item, change)
            found.append(one)
        after.append(one.result)
    return Outcome(tuple(found), totals(items), totals(after))


def differences(before: tuple[Totals, ...], after: tuple[Totals, ...]) -> tuple[Difference, ...]:
    """Two totals side by side, currency by currency; one that only one of them has is 0 there."""
    one, other = ({found.currency: found for found in both} for both in (before, after))
    return tuple(
        Difference(one.get(currency, nothing(currency)), other.get(currency, nothing(currency)))
        for currency in dict.fromkeys((*one, *other))
    )


def nothing(currency: str) -> Totals:
    """The totals of no item."""
    none = Figure(Decimal(0))
    return Totals(currency, none, Decimal(0), none, 0, recurring=False)


def more_times(times: Times, volume: Decimal | None) -> tuple[Times, bool]:
    """So many times as much, of a day where that is counted; and whether it was rounded up.

    UsageError unless `volume` is a Decimal above 0.
    """
    if volume is None:
        return times, False
    check_decimal("volume", volume)
    if volume <= 0:
        raise UsageError(f"volume is {volume}: give a factor above 0, such as 2", code="no_factor")
    exactly = times.number * Fraction(volume)
    whole = -(-exactly.numerator // exactly.denominator)
    return times._replace(number=whole), whole != exactly


def same_prices(one: Model, other: Model) -> bool:
    """Whether every usage costs the same on both."""
    return one is other or (one.services, one.tier_by, one.context_length, one.currency) == (
        other.services,
        other.tier_by,
        other.context_length,
        other.currency,
    )


def loses_hits(one: Changed) -> bool:
    """Whether cache hits that had a price are billed as other input afterwards."""
    before, after = one.before, one.result
    usage = after.usage
    hits = (
        usage.cached_tokens
        if isinstance(usage, Usage)
        else usage.turns > 1 and usage.cache_hit_share
    )
    return (
        bool(hits)
        and _prices_hits(before.model, before.usage.service)
        and not _prices_hits(after.model, usage.service)
    )


def attempt(item: Item, change: Change) -> Changed:
    """The item on other terms, or why it can't be."""
    try:
        after = changed(item, change)
    except PricingError as error:
        return Changed(item, None, error)
    _, rounded = more_times(item.times, change.volume)
    return Changed(item, None if after is item else after, None, rounded)


def _model(item: Item, change: Change) -> tuple[Model, Basis]:
    prices = change.price_list
    wanted = change.model or item.model.id
    if prices is None:
        if wanted == item.model.id:
            return item.model, item.basis
        prices = change.models.get(item.basis)
        if prices is None:
            of_it = f"{item.basis.provider} in {item.currency}"
            raise UsageError(f"there is no list of {of_it}", code="no_list_of_currency")
    if change.with_successors and wanted not in {one.id for one in prices.models}:
        instead = successor(item.model, prices)
        if instead is not None:
            return instead, Basis.of(prices)
    return prices.model(wanted), Basis.of(prices)


def _usage(usage: Usage | Conversation, change: Change, model: Model) -> Usage | Conversation:
    if change.service and change.service != usage.service:
        usage = replace(usage, service=change.service)
    if change.hits is None:
        return usage
    check_share(change.hits)
    if change.hits and not _prices_hits(model, usage.service):
        raise NotPriced(
            f"{model.id} has no price for {CACHE_HIT.key} in price list {model.price_list}: "
            "leave hits as they are, or take another model",
            code="no_price",
            model=model.id,
            charge=CACHE_HIT.key,
        )
    if isinstance(usage, Conversation):
        return replace(usage, cache_hit_share=change.hits)
    return _with_hits(usage, change.hits)


def _prices_hits(model: Model, service: str) -> bool:
    return any(tier.prices.cache_hit is not None for tier in model.tiers_of(service))


def _with_hits(usage: Usage, share: Decimal) -> Usage:
    """The same input with another share of hits; of what is none, the same share is written."""
    cached = tokens_of_share(share, usage.input_tokens)
    rest, rest_before = usage.input_tokens - cached, usage.input_tokens - usage.cached_tokens
    written = {
        lifetime: tokens * rest // rest_before if rest_before else 0
        for lifetime, tokens in usage.written.items()
    }
    return replace(usage, cached_tokens=cached, cache_hit_share=share, written=written)
