"""An estimate as JSON: every number is a string, so that no reader rounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kimi_calc.estimates import Estimate, Figure, Item, Totals, by_basis, groups, totals
from kimi_calc.estimates.csv_table import digits
from kimi_calc.estimates.totals import month_of, year_of
from kimi_calc.price_lists.data import Data
from kimi_calc.pricing import Conversation, Usage
from kimi_calc.pricing.amounts import plain

if TYPE_CHECKING:
    from kimi_calc.cli.estimate_today import Today


def estimate_data(estimate: Estimate, before: Estimate | None, today: tuple[Today, ...]) -> Data:
    """All of an estimate: numbers, shares and amounts as texts, nothing but true and false beside.

    - name, company, remarks, taxes ("", included, excluded), tax_rate (a share), capitals
    - items: name, group, note, model, service, price_list, currency; usage (`kind` requests or
      conversation, with its tokens, calls and cache_hit_share, null where tokens were given);
      times (number, days, total, period, growth); per_request, amount (of a period), month (null
      for once) and year (the first)
    - groups, each with its items' count and totals; totals of all; lists, each with its totals
    - totals: one for each currency: items, month (null where all is once), once, year
    - repriced: `before` with the totals from before it was, null where it wasn't
    - today: for each currency the price_list (null for none), items_without_price, totals and
      difference

    Beside month and year stands whether that is exact (month_exact, year_exact).
    """
    form = estimate.form
    return {
        "name": estimate.name,
        "company": form.company,
        "remarks": form.remarks,
        "taxes": form.taxes,
        "tax_rate": f"{form.rate:f}",
        "capitals": form.capitals,
        "items": [_item(item) for item in estimate.items],
        "groups": [
            {
                "name": group.name,
                "items": str(len(group.items)),
                "totals": [_totals(one) for one in group.totals],
            }
            for group in groups(estimate)
        ],
        "totals": [_totals(one) for one in totals(estimate.items)],
        "lists": [
            {
                "id": basis.id,
                "provider": basis.provider,
                "name": basis.name,
                "currency": basis.currency,
                "published": basis.published.isoformat(),
                "source": basis.source,
                "tax": basis.tax,
                "totals": [_totals(one) for one in found],
            }
            for basis, found in by_basis(estimate.items)
        ],
        "repriced": None
        if before is None
        else {"before": [_totals(one) for one in totals(before.items)]},
        "today": [_today(one) for one in today],
    }


def _item(item: Item) -> Data:
    once = item.period == "once"
    return {
        "name": item.name,
        "group": item.group,
        "note": item.note,
        "model": item.model.id,
        "service": item.usage.service,
        "price_list": item.basis.id,
        "currency": item.currency,
        "usage": _usage(item.usage),
        "times": {
            "number": digits(item.times.number),
            "days": None if item.times.days is None else digits(item.times.days),
            "total": digits(item.times.total),
            "period": item.period,
            "growth": None
            if item.growth is None
            else {"rate": f"{item.growth.rate:f}", "months": str(item.growth.months)},
        },
        "per_request": plain(item.quote.per_request),
        "amount": plain(item.quote.total),
        **_figure("month", None if once else month_of(item)),
        **_figure("year", year_of(item)),
    }


def _usage(usage: Usage | Conversation) -> Data:
    share = usage.cache_hit_share
    data: Data = {"cache_hit_share": None if share is None else f"{share:f}"}
    if isinstance(usage, Conversation):
        counts = {
            "turns": usage.turns,
            "prefix_tokens": usage.system_tokens,
            "question_tokens": usage.user_tokens,
            "answer_tokens": usage.reply_tokens,
        }
        data |= {"kind": "conversation", "cache_lifetime": usage.cache_lifetime}
    else:
        counts = {
            "input_tokens": usage.input_tokens,
            "cached_tokens": usage.cached_tokens,
            "output_tokens": usage.output_tokens,
        }
        written = {lifetime: digits(count) for lifetime, count in usage.written.items()}
        data |= {"kind": "requests", "written": written}
    data |= {name: digits(count) for name, count in counts.items()}
    return data | {"calls": {name: digits(count) for name, count in usage.calls.items()}}


def _totals(found: Totals) -> Data:
    """Of what never comes again there is no month."""
    return {
        "currency": found.currency,
        "items": str(found.items),
        **_figure("month", found.month if found.recurring else None),
        "once": plain(found.once),
        **_figure("year", found.year),
    }


def _figure(name: str, figure: Figure | None) -> Data:
    """An amount, and whether that is all of its digits; null where there is none."""
    if figure is None:
        return {name: None, f"{name}_exact": None}
    return {name: plain(figure.amount), f"{name}_exact": figure.exact}


def _today(one: Today) -> Data:
    if one.price_list is None or one.difference is None:
        return {"currency": one.currency, "provider": one.provider, "price_list": None}
    return {
        "currency": one.currency,
        "provider": one.provider,
        "price_list": one.price_list.id,
        "same_prices": one.is_same and not one.missing,
        "items_without_price": str(one.missing),
        "stands_for": list(one.stands_for),
        "totals": _totals(one.difference.after),
        "difference": {
            **_figure("month", one.difference.month),
            "once": plain(one.difference.once.amount),
            **_figure("year", one.difference.year),
        },
    }
