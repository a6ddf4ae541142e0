"""What changed between two price lists, gathered by what the prices are of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.differences import Difference
from kimi_calc.pricing import PriceList
from kimi_calc.pricing.amounts import format_percent_change
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import picking
from kimi_calc.viewmodels.difference_wording import difference_line, service_name


class Group(NamedTuple):
    """A heading and the changes below it; a change that says all in its heading has none."""

    heading: str
    lines: tuple[str, ...] = ()


def groups_of(found: Sequence[Difference], after: PriceList) -> list[Group]:
    """The changes to a list in words, in their order.

    Where every price changed by the same share, as it does with a discount on all, that is said
    once.
    """
    shares = {one.share for one in found}
    if len(shares) == 1 and len(found) == _count_of_prices(after) and None not in shares:
        (share,) = shares
        assert share is not None
        wording = QCoreApplication.translate("Differences", "All prices {percent}")
        return [Group(wording.format(percent=format_percent_change(share)))]
    below: dict[str, list[str]] = {}
    for one in found:
        if one.kind in {"new_model", "gone_model", "context"}:
            below.setdefault(difference_line(one, after.currency), [])
        else:
            # Without its model, which the heading names, a line tells its charge and prices.
            line = difference_line(one._replace(model=""), after.currency)
            below.setdefault(_heading(one), []).append(line)
    return [Group(heading, tuple(lines)) for heading, lines in below.items()]


def _heading(difference: Difference) -> str:
    if not difference.model:
        return QCoreApplication.translate("PriceTable", "Charged by the call")
    parts = [difference.model]
    if difference.service not in {"", STANDARD}:
        parts.append(service_name(difference.service))
    if difference.up_to is not None:
        parts.append(picking.tier_reach(difference.up_to))
    return " · ".join(parts)


def _count_of_prices(price_list: PriceList) -> int:
    """How many prices a list has, those of calls once."""
    count = len(price_list.calls)
    for model in price_list.models:
        for tiers in model.services.values():
            count += sum(charge.kind != "per_call" for tier in tiers for charge in tier.prices)
    return count
