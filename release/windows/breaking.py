"""The program broken on purpose, so that it is seen that the steps find it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, get_args

from release.windows.prefix import set_fonts
from release.windows.printing import AMOUNT
from release.windows.trying import Trial

Fault = Literal["dll", "amount", "font"]
FAULTS = get_args(Fault)
_LEFT_OUT = "Qt6Widgets.dll"
_PRICE = re.compile(r'"58\.00"')
"""The output price of the model that is quoted, in the list as it is compiled."""


def break_it(trial: Trial, fault: Fault) -> str:
    """Break what was unpacked, or the system that it is tried on; what was done."""
    return _WAYS[fault](trial)


def _leave_out_a_dll(trial: Trial) -> str:
    (dll,) = trial.folder.rglob(_LEFT_OUT)
    dll.unlink()
    return f"without {_LEFT_OUT}"


def _change_a_price(trial: Trial) -> str:
    (file,) = trial.folder.rglob("cny-2025-11-11.json")
    text, number = _PRICE.subn('"59.00"', file.read_text("utf-8"))
    if not number:
        raise LookupError(f"{file.name} has no such price")
    file.write_text(text, "utf-8")
    return f"a price is changed, so that it isn't {AMOUNT}"


def _take_the_fonts(trial: Trial) -> str:
    set_fonts(trial.wine, there=False)
    return "without any font"


_WAYS: dict[Fault, Callable[[Trial], str]] = {
    "dll": _leave_out_a_dll,
    "amount": _change_a_price,
    "font": _take_the_fonts,
}
