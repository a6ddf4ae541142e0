"""An estimate: items in groups, what it is called, and what stands on it when it is handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from kimi_calc.estimates.items import Item, check_text
from kimi_calc.pricing.errors import UsageError
from kimi_calc.pricing.usage import check_decimal

Taxes = Literal["", "included", "excluded"]
"""Whether the amounts hold taxes, as whoever hands the estimate on says; "" is not said."""

USUAL_RATE = Decimal("0.06")
"""The rate of value-added tax on services in China."""


class Form(NamedTuple):
    """What a business puts on a quotation beside its items.

    `taxes` and `rate` (0.06 is 6 %) say what taxes the amounts hold, or have to be added to them;
    with `capitals` the totals in CNY are written out in Chinese capitals too.
    """

    company: str = ""
    remarks: str = ""
    taxes: Taxes = ""
    rate: Decimal = USUAL_RATE
    capitals: bool = False

    def check(self) -> None:
        """UsageError for what can't be."""
        check_text("company", self.company)
        check_text("remarks", self.remarks)
        check_decimal("rate", self.rate)
        if self.taxes not in {"", "included", "excluded"}:
            raise UsageError(f"taxes is {self.taxes!r}: give included or excluded")
        if not 0 <= self.rate <= 1 or -self.rate.as_tuple().exponent > 6:  # type: ignore[operator]  # finite
            raise UsageError(f"rate is {self.rate}: give a share from 0 to 1, such as 0.06")


NO_FORM = Form()
"""Nothing beside the items."""


@dataclass(frozen=True)
class Estimate:
    """Items, those of a group together, groups in the order in which their first item came."""

    name: str = ""
    items: tuple[Item, ...] = ()
    form: Form = NO_FORM

    def __post_init__(self) -> None:
        check_text("name", self.name)
        self.form.check()
        object.__setattr__(self, "items", arranged(self.items))


def arranged(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items with those of a group together; within it they stay in their order."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(item)
    return tuple(item for group in groups.values() for item in group)
