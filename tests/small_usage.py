"""Where most tests of the form begin: a usage small enough to be worked out by hand."""

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field, Typed

SMALL_USAGE: dict[Field, str] = {
    "inputTokens": "10,000",
    "cacheHitPercent": "0%",
    "outputTokens": "1,000",
    "requests": "1",
    "conversations": "1",
}


def begin_small(calculation: Calculation) -> Calculation:
    """Begin from the small usage in place of the first example: no step that undo goes back."""
    asked = calculation.asked()
    calculation.restore(asked._replace(typed=Typed(SMALL_USAGE, {})))
    return calculation
