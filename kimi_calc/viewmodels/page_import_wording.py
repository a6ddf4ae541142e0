"""What can't be read of a price page, or not be kept, and what is doubtful, in words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.pages import PageError, Remark, worded
from kimi_calc.pricing import Charge, PriceListError, UsageError
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.difference_wording import service_name
from kimi_calc.viewmodels.price_list_wording import price_list_faults

_NAMES = frozenset({"charge", "one", "other", "service", "call"})  # values that may be such


class Unread(Exception):
    """A file that can't be read: its name, and the system's reason."""


def reason(fault: Exception) -> str:
    """Why a page can't be read or a list not be saved, in the language in use now."""
    if isinstance(fault, PageError):
        return words(fault)
    if isinstance(fault, Unread):
        name, why = fault.args
        wording = QCoreApplication.translate("PageImport", "{name} can't be read: {reason}")
        return wording.format(name=name, reason=why)
    why = (isinstance(fault, OSError) and fault.strerror) or str(fault)
    if isinstance(fault, PriceListError):
        why = price_list_faults(fault)[0]
    wording = QCoreApplication.translate("PageImport", "The list can't be saved: {reason}")
    return wording.format(reason=why)


def words(said: Remark | PageError) -> str:
    """A doubt, a note or an error of a page in the language in use now."""
    if isinstance(said, Remark):
        named = {name: _name(value) for name, value in said.values.items() if name in _NAMES}
        said = replace(said, values={**said.values, **named})
    return worded(said, _sentence)


def _sentence(wording: str) -> str:
    """Words in the language in use, as a line of its own begins; an id keeps its letters."""
    said = QCoreApplication.translate("PricePages", wording)
    return said[:1].upper() + said[1:]


def _name(value: str | int) -> str | int:
    """What a charge, a call or a service is called; what is none of them stays what it is."""
    if value in {"batch", STANDARD}:
        return service_name(str(value))
    for key in (value, f"per_call:{value}"):
        with suppress(UsageError):
            return charge_name(Charge.of_key(str(key)))
    return value
