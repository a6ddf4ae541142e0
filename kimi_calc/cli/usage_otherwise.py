"""What records would have cost otherwise, in words: on another model, or with a saving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kimi_calc.cli.usage_amounts import amount_said
from kimi_calc.cli.usage_told import short
from kimi_calc.price_lists.data import Data
from kimi_calc.pricing.amounts import exact_percent, format_percent, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs import messages
from kimi_calc.usage_logs.savings import HIT_RATE, SHORT
from kimi_calc.usage_logs.tally import ROWS

if TYPE_CHECKING:
    from kimi_calc.usage_logs.savings import Saving
    from kimi_calc.usage_logs.what_if import WhatIf


def what_if_lines(found: WhatIf, model: str) -> Iterator[str]:
    """The sum on another model, and the rows that can't be there."""
    currency, difference = found.after.currency, found.difference
    how = "more" if difference > 0 else "less"
    most = "at most " if found.after.at_most else ""
    yield (
        f"{'what if':<13}all on {model}: {most}{plain(found.after.total)} {currency}, "
        f"{plain(abs(difference))} {how}"
    )
    for reason, rows in _refused(found).items():
        said = messages.UNPRICED.get(reason, reason)
        stay = "stays as it was" if rows == 1 else "stay as they were"
        yield f"{'':<13}{_rows(rows)} {stay}: {said}"


def what_if_data(found: WhatIf, model: str, by: tuple[str, ...]) -> Data:
    """The same as JSON, by groups too."""
    return {
        "model": model,
        "total": plain(found.after.total),
        "at_most": plain(found.after.at_most),
        "difference": plain(found.difference),
        "refused": [{"reason": one, "rows": rows} for one, rows in _refused(found).items()],
        "groups": [
            {
                "values": list(one.values),
                "before": plain(one.before),
                "after": plain(one.after),
                "difference": plain(one.difference),
                "rows": one.rows,
                "refused": one.refused,
            }
            for one in found.by(by)
        ],
    }


def saving_lines(found: tuple[Saving, ...], currency: str) -> Iterator[str]:
    """Each by itself: two of them together save less than both."""
    label = "could save"
    for one in found:
        models = ", ".join(map(short, one.models))
        if one.share is not None:
            before, after = map(format_percent, one.share)
            how = f"hits of at least {exact_percent(HIT_RATE)}, {after} of all and not {before}"
        elif one.model:
            how = f"requests of up to {group_digits(SHORT)} tokens on {short(one.model)}"
        else:
            how = "batch, if all of it may wait"
        amount = amount_said(one.amount, currency)
        yield f"{label:<13}{amount}: {how} (of {models}, {_rows(one.rows)})"
        label = ""
    if not found:
        yield f"{label:<13}nothing that was looked for: hits, batch, a cheaper model"


def savings_data(found: tuple[Saving, ...]) -> list[Data]:
    """The same as JSON."""
    return [
        {
            "kind": one.kind,
            "models": list(one.models),
            "model": one.model or None,
            "share": None if one.share is None else [f"{share:f}" for share in one.share],
            "amount": plain(one.amount),
            "rows": one.rows,
            "refused": one.refused,
        }
        for one in found
    ]


def _refused(found: WhatIf) -> dict[str, int]:
    """Numbers of rows by the code of the reason."""
    reasons: dict[str, int] = {}
    for one in found.refused.values():
        reasons[one.reason] = reasons.get(one.reason, 0) + one.cell[ROWS]
    return dict(sorted(reasons.items()))


def _rows(number: int) -> str:
    return f"{group_digits(number)} row{'' if number == 1 else 's'}"
