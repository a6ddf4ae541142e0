"""The formulas of a spreadsheet: what a request costs, what a period is in a month and a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.estimates.estimate import Taxes
from kimi_calc.estimates.items import Item
from kimi_calc.estimates.report import InWords
from kimi_calc.estimates.taxes import hundredths
from kimi_calc.estimates.times import Growth, Period
from kimi_calc.pricing.billing import Line, lines_of
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, Charge
from kimi_calc.pricing.exact import EXACT

_MOST_DIGITS = 15  # of a number of a spreadsheet
_SAME_DIGITS = 13  # by which two numbers of a spreadsheet that are meant to be the same are so

USUAL = (CACHE_HIT, INPUT, OUTPUT)


class Rules(NamedTuple):
    """The cells that say how periods are counted."""

    days_a_month: str
    weeks_a_year: str
    days_a_year: str
    months_a_year: str


class Asked(NamedTuple):
    """What one request is charged for: tokens and price of the usual charges, and all others.

    Where a request (a conversation) is billed in several tiers all charges are others.
    """

    usual: dict[Charge, tuple[int, Decimal]]
    others: tuple[Line, ...]


def asked(item: Item) -> Asked:
    """What one request, or conversation, of an item is charged for; nothing of which there is 0."""
    uses = item.quote.uses
    lines, _ = lines_of(item.model, uses, 1)
    if len(uses) > 1:
        return Asked({}, tuple(line for line in lines if line.tokens))
    usual: dict[Charge, tuple[int, Decimal]] = {}
    others = []
    for line in lines:
        if line.tokens and line[:2] in USUAL:
            usual[line.what] = (line.tokens, line.unit_price)
        elif line.tokens:
            others.append(line)
    return Asked(usual, tuple(others))


def per_request(products: Sequence[str], others: str) -> str:
    """(tokens × price + …) ÷ 1,000,000, and the cell of what else is charged for."""
    tokens = f"({'+'.join(products)})/1000000" if products else ""
    return f"={'+'.join(filter(None, (tokens, others))) or '0'}"


def month(period: Period, amount: str, rules: Rules) -> str:
    """What an amount of a period is in a month; of nothing that takes place once."""
    return {
        "month": f"={amount}",
        "day": f"={amount}*{rules.days_a_month}",
        "week": f"={amount}*{rules.weeks_a_year}/{rules.months_a_year}",
    }[period]


def year(period: Period, growth: Growth | None, amount: str, rules: Rules) -> str:
    """What it is in the first year."""
    if period == "once":
        return f"={amount}"
    if period == "month":
        return f"={amount}*{_series(growth) if growth else rules.months_a_year}"
    often = rules.days_a_year if period == "day" else rules.weeks_a_year
    grown = f"*{_series(growth)}/{rules.months_a_year}" if growth else ""
    return f"={amount}*{often}{grown}"


def tax(taxes: Taxes, line: int, cells: Sequence[str], rate: str, decimals: int) -> str:
    """The formula of a line below a total: 1 without the tax, 2 the tax, 3 both together.

    `cells` are those of the total and of these three. A difference has so many `decimals`: of two
    large numbers a spreadsheet has it less exactly than it can hold it.
    """
    total, without, of_it, _ = cells
    lines = (f"={total}", f"=ROUND({total}*{rate},2)", f"={total}+{of_it}")
    if taxes == "included":
        rest = f"=ROUND({total}-{without},{decimals})"
        lines = (f"=MIN(ROUND({total}/(1+{rate}),2),{total})", rest, f"={total}")
    return lines[line - 1]


def still_so(amount: str, words: InWords, changed: str) -> str:
    """The words of an amount as long as its cell has it; `changed` when it was changed since."""
    rounded = hundredths(words.amount)
    near = max(Decimal("0.005"), EXACT.scaleb(rounded, Decimal(-_SAME_DIGITS)))
    same = f"ABS(ROUND({amount},2)-{rounded:f})<{near:f}"
    return f"=IF({same},{_text(words.text)},{_text(changed)})"


def _text(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _series(growth: Growth) -> str:
    """The twelve months of a year together, the first one being 1.

    Rounded where a spreadsheet holds all digits of it: it adds them up less exactly than that.
    """
    step = f"{EXACT.add(Decimal(1), growth.rate):f}"
    powers = [f"{step}^{power}" for power in range(1, min(growth.months, 12))]
    stays = 12 - len(powers) - 1
    if stays and powers:
        powers.append(f"{stays}*{powers[-1]}")
    elif stays:
        powers.append(str(stays))
    months = "+".join(("1", *powers))
    whole = growth.in_a_year
    for decimals in range(_MOST_DIGITS - len(str(int(whole)))):
        if (whole * 10**decimals).denominator == 1:
            return f"ROUND({months},{decimals})"
    return f"({months})"
