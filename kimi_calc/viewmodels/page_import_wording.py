"""What can't be read of a price page, or not be kept, and what is doubtful, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.pages import PageError, Remark, worded
from kimi_calc.pricing import PriceListError
from kimi_calc.viewmodels.price_list_wording import price_list_faults


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
    return worded(said, lambda text: QCoreApplication.translate("PricePages", text))
