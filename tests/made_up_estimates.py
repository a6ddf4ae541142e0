"""Estimates of every kind that there can be, made up by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from drawn_estimate import builtin_list
from hypothesis import strategies as st
from list_of_2026 import list_of_2026

from kimi_calc.estimates import Basis, Estimate, Form, Growth, Item, Times
from kimi_calc.estimates.times import PERIODS
from kimi_calc.price_lists.identity import renamed
from kimi_calc.pricing import Conversation, Model, PriceList, Prices, Tier, Usage
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.pricing.quantities import tokens_of_share

HOSTILE_TEXTS = [
    *("no", "~", "null", "true", "1e3", "0x10", "1:30", "2027-01-01", ".nan", "<<", "=", "1_000"),
    *("- x", "-", "---", "...", "# x", "a # b", "a: b", "tail:", ": x", "? x", "key: {a: [b]}"),
    *("{a: b}", "[a]", "a, b", "*alias", "&anchor x", "!!str x", "%TAG", "@x", "`x", "|", ">-"),
    *('"quoted"', "'so'", "it's", 'a "b" c', "back\\slash", "\\u0041", "\\", "${x}", "{0}", "%s"),
    *(
        " leading",
        "trailing ",
        "  ",
        "a  b",
        "\t",
        "a\tb",
        "a\nb",
        "\n",
        "a\n\nb\n",
        "\r",
        "a\r\nb",
    ),
    *("\x00", "a\x00b", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\u3000", "\u2028", "a\u2029"),
    *("\ufeff", "\ufeffx", "a\u202eb", "\u2066x\u2069", "\u200b", "\u200e", "\u00ad", "\ufffe"),
    *(
        "👨‍👩‍👧",
        "😀",
        "𝒳",
        "\U000e0041",
        "\U0010ffff",
        "\ue000",
        "e\u0301",
        "ﷺ",
        "合同 2027：85 折 #1",
    ),
    *("<b>x</b>", "<img src=x>", "&lt;", "=1+1", "+1", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0"),
    "x" * 10_000,
    "\u202e" * 2_000,
]
"""Texts that something could take for more than a text."""

_DAY = date(2027, 1, 1)


def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Any text that an estimate takes."""
    whole = st.characters(exclude_categories=["Cs"])
    usual = st.sampled_from(["", "客服机器人", "Contract summaries", "2027 年 AI 预算"])
    return st.sampled_from(HOSTILE_TEXTS) | st.text(whole, max_size=most) | usual


def price_lists() -> st.SearchStrategy[PriceList]:
    """Built-in lists and others; with discounts, under other names, with other prices too."""
    return st.builds(
        lambda whole, change: change(whole), st.sampled_from(_whole_lists()), _changes()
    )


@st.composite
def items(draw: st.DrawFn, lists: st.SearchStrategy[PriceList] | None = None) -> Item:
    """An item on one of the lists."""
    prices = draw(price_lists() if lists is None else lists)
    model = draw(st.sampled_from(prices.models))
    often = st.integers(0, 10**6) | st.integers(0, 10**40)
    return Item(
        draw(texts()),
        model,
        Basis.of(prices),
        draw(_usages(model) | _conversations(model)),
        Times(draw(often), draw(st.none() | st.integers(0, 400))),
        draw(st.sampled_from(PERIODS)),
        draw(st.sampled_from(["", "客服", "研发"]) | texts()),
        draw(st.just("") | texts()),
        draw(st.none() | growths()),
    )


def growths() -> st.SearchStrategy[Growth]:
    """Growth, and shrinking, with up to six decimals."""
    rates = st.integers(-999_999, 10_000_000).map(lambda millionths: Decimal(millionths) / 10**6)
    rates |= st.sampled_from([Decimal("0.1"), Decimal("-0.50")])
    return st.builds(Growth, rates, st.just(12) | st.integers(1, 1200))


def forms() -> st.SearchStrategy[Form]:
    """What a business puts on a quotation."""
    rates = st.integers(0, 10**6).map(lambda millionths: Decimal(millionths) / 10**6)
    taxes = st.sampled_from(["", "included", "excluded"])
    return st.builds(Form, texts(), texts(), taxes, rates, st.booleans())


@st.composite
def estimates(draw: st.DrawFn, most: int = 6) -> Estimate:
    """An estimate of up to so many items; several are often on the same list."""
    few = draw(st.lists(price_lists(), min_size=1, max_size=3))
    made = draw(st.lists(items(st.sampled_from(few)), max_size=most))
    return Estimate(draw(texts()), tuple(made), draw(st.just(Form()) | forms()))


@cache
def _whole_lists() -> tuple[PriceList, ...]:
    ids = ("cny-2025-11-11", "cny-2026-09-19", "usd-2026-09-19", "usd-2026-10-23")
    return (list_of_2026(), *map(builtin_list, ids))


def _changes() -> st.SearchStrategy[Callable[[PriceList], PriceList]]:
    names = st.sampled_from(["Contract 2027, 15% off", "合同: A #1", "no", "-x", "x (2)"])
    factors = st.integers(1, 10**4).map(lambda parts: Decimal(parts) / 10**4)
    charges = st.sampled_from(["", "input", "output", "cache_hit", "per_call", "cache_write"])
    some = st.lists(st.tuples(factors, charges, st.booleans()), min_size=1, max_size=3)
    return st.one_of(
        st.just(lambda whole: whole),
        st.builds(lambda name: lambda whole: renamed(whole, name, _DAY), names),
        st.builds(lambda which: lambda whole: _less(whole, which), some),
        st.builds(lambda more: lambda whole: _dearer(whole, more), st.integers(1, 3)),
        st.builds(
            lambda more, which: lambda whole: _less(_dearer(whole, more), which),
            st.integers(1, 2),
            some,
        ),
    )


def _less(whole: PriceList, which: list[tuple[Decimal, str, bool]]) -> PriceList:
    discounts = [
        Discount(factor, whole.models[-1].family if family and charge != "per_call" else "", charge)
        for factor, charge, family in which
    ]
    return discounted(whole, discounts)


def _dearer(whole: PriceList, more: int) -> PriceList:
    """A list of the same id whose output costs more."""

    def tiers(some: tuple[Tier, ...]) -> tuple[Tier, ...]:
        return tuple(
            replace(
                tier,
                prices=Prices(
                    tier.prices.cache_hit,
                    tier.prices.input,
                    tier.prices.output + more,
                    {charge: price for charge, price in tier.prices.items() if charge.variant},
                ),
            )
            for tier in some
        )

    models = tuple(
        replace(
            model,
            tiers=tiers(model.tiers),
            services={name: tiers(some) for name, some in model.services.items()},
        )
        for model in whole.models
    )
    return replace(whole, models=models)


@st.composite
def _usages(draw: st.DrawFn, model: Model) -> Usage:
    service = draw(st.sampled_from(sorted(model.services)))
    sent = draw(st.integers(0, model.context_length))
    answered = draw(st.integers(0, model.context_length - sent))
    share = draw(st.none() | _shares())
    hits = draw(st.integers(0, sent)) if share is None else tokens_of_share(share, sent)
    lifetimes = _lifetimes(model, service)
    written: dict[str, int] = {}
    for lifetime in draw(st.lists(st.sampled_from(lifetimes), unique=True)) if lifetimes else []:
        written[lifetime] = draw(st.integers(0, sent - hits - sum(written.values())))
    return Usage(
        sent,
        answered,
        hits,
        written=written,
        calls=draw(_calls(model)),
        service=service,
        cache_hit_share=share,
    )


@st.composite
def _conversations(draw: st.DrawFn, model: Model) -> Conversation:
    service = draw(st.sampled_from(sorted(model.services)))
    turns = draw(st.integers(0, 12))
    each = model.context_length // max(2 * turns + 1, 1)
    user, reply, system = (draw(st.integers(0, each)) for _ in range(3))
    lifetimes = ["", *_lifetimes(model, service)]
    return Conversation(
        turns,
        user,
        reply,
        system,
        draw(st.just(Decimal(1)) | _shares()),
        cache_lifetime=draw(st.sampled_from(lifetimes)),
        calls=draw(_calls(model)),
        service=service,
    )


def _shares() -> st.SearchStrategy[Decimal]:
    usual = st.sampled_from([Decimal(0), Decimal("0.50"), Decimal("0.6"), Decimal(1)])
    return usual | st.decimals(0, 1, allow_nan=False, allow_infinity=False, places=9)


def _lifetimes(model: Model, service: str) -> list[str]:
    prices = model.services[service][0].prices
    priced = [charge.variant for charge in prices if charge.kind == "cache_write"]
    return priced or ["5m", "2h"]  # without such prices any is billed as input


def _calls(model: Model) -> st.SearchStrategy[dict[str, int]]:
    names = [charge.variant for charge in model.tiers[0].prices if charge.kind == "per_call"]
    if not names:
        return st.just({})
    return st.dictionaries(st.sampled_from(names), st.integers(0, 1000))
