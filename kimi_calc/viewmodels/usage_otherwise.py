"""What the same use would have cost otherwise, in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.amounts import (
    format_amount,
    format_difference,
    format_percent,
    format_percent_change,
    share_of,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.savings import SHORT, Saving
from kimi_calc.usage_logs.what_if import WhatIf
from kimi_calc.viewmodels.usage_wording import records


def saving_line(one: Saving) -> str:
    """What would have been otherwise."""
    if one.share is not None:
        before, after = one.share
        wording = QCoreApplication.translate("UsageLogs", "Hit rate {before} → {after}")
        return wording.format(before=format_percent(before), after=format_percent(after))
    if one.model:
        wording = QCoreApplication.translate("UsageLogs", "Short requests on {model}")
        return wording.format(model=one.model)
    return QCoreApplication.translate("UsageLogs", "By batch, if all of it may wait")


def saving_told(one: Saving) -> str:
    """Whose use that is, and what can't be otherwise."""
    comma = QCoreApplication.translate("Errors", ", ")
    wording = QCoreApplication.translate("UsageLogs", "{models}: {records}")
    lines = [wording.format(models=comma.join(one.models), records=records(one.rows))]
    if one.model:
        short = QCoreApplication.translate("UsageLogs", "Requests of up to {n} tokens")
        lines.append(short.format(n=group_digits(SHORT)))
    if one.refused:
        stay = QCoreApplication.translate("UsageLogs", "{records} stay as they were")
        lines.append(stay.format(records=records(one.refused)))
    return "\n".join(lines)


def saved(one: Saving, currency: str) -> str:
    """How much less."""
    return format_difference(-one.amount, currency)


def what_if_line(found: WhatIf) -> str:
    """What it would have cost, and how much more or less that is."""
    currency, before = found.after.currency, found.before.total
    change = share_of(found.difference, before) if before else Decimal(0)
    wording = QCoreApplication.translate("UsageLogs", "{amount} · {difference} ({share})")
    bound = "≤ " if found.after.at_most else ""
    return wording.format(
        amount=f"{bound}{format_amount(found.after.total, currency)}",
        difference=format_difference(found.difference, currency),
        share=format_percent_change(change),
    )


def refused_line(found: WhatIf) -> str:
    """How many records can't be otherwise; empty where all can."""
    rows = found.refused_rows
    if not rows:
        return ""
    wording = QCoreApplication.translate(
        "UsageLogs", "{records} can't be there (too long, or no price): counted as they were"
    )
    return wording.format(records=records(rows))
