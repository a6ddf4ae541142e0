"""A price list file before it is used: what is in it, what it would change, what is wrong with it.

Loaded when a file comes.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kimi_calc import user_files
from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.choosing import place_of
from kimi_calc.price_lists.differences import differences
from kimi_calc.price_lists.places import user_lists
from kimi_calc.pricing import CurrencyMismatch, PriceList, PriceListError
from kimi_calc.viewmodels.difference_wording import difference_line
from kimi_calc.viewmodels.price_list_status import currency_name, price_list_label
from kimi_calc.viewmodels.price_list_wording import price_list_faults, terms
from kimi_calc.viewmodels.price_lists import PriceLists

SUFFIXES = frozenset({".yaml", ".yml"})
_MOST_BYTES = 32 * 1024  # what a list may have; load_price_list refuses a larger file
_MOST_BESIDE = 1_000  # files of one name
_KEYS = re.compile(rb"^(format|provider|currency|published|tier_by|models)[ \t]*:", re.MULTILINE)
_ENOUGH = 2  # of these keys make a list, or what was meant to be one


def could_be_price_list(path: Path) -> bool:
    """Whether a file begins like a price list, be it right or not."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        with user_files.opened(path) as file:
            beginning = file.read(_MOST_BYTES)
    except OSError:
        return False
    return len(set(_KEYS.findall(beginning))) >= _ENOUGH


class PriceListPreview(QObject):
    """A file that somebody wants to use as a price list, read once.

    `changed` comes when it is said anew: after another list was taken into use meanwhile, and
    after it couldn't be taken itself.
    """

    changed = Signal()

    def __init__(self, path: Path, price_lists: PriceLists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._price_lists = price_lists
        self._price_list: PriceList | None = None
        self._error: PriceListError | None = None
        self._unwritten = ""
        self._content = b""
        try:
            self._price_list = load_price_list(path)
            with suppress(OSError):  # gone within a moment: then nothing is kept below
                self._content = user_files.read(path, _MOST_BYTES)
        except PriceListError as error:
            self._error = error
        price_lists.changed.connect(self.changed)

    @property
    def can_be_used(self) -> bool:
        """Whether the file is a price list."""
        return self._price_list is not None

    @property
    def about(self) -> str:
        """What the list is, a fact a line; that the file is none."""
        found = self._price_list
        if found is None:
            text = self.tr("{file} can't be used as a price list. The list in use stays.")
            return text.format(file=self.path.name)
        facts = [
            found.name or price_list_label(found),
            self.tr("Prices of {provider} in {currency}, from {date} on").format(
                provider=found.provider,
                currency=currency_name(found.currency),
                date=found.published,
            ),
            self.tr("Models: {models}").format(
                models=self.tr(", ").join(model.id for model in found.models)
            ),
            *terms(found),
            self.tr("Source: {source}").format(source=found.source),
        ]
        return "\n".join(facts)

    @property
    def title(self) -> str:
        """What the lines below are: changes or faults; one sentence where there is no line."""
        if self._price_list is None:
            return self.tr("What is wrong with it:")
        now = self._price_lists.in_use.price_list
        try:
            changed = differences(now, self._price_list)
        except CurrencyMismatch:
            text = self.tr("Its prices are in {currency}, those of the list in use in {now}.")
            return text.format(
                currency=currency_name(self._price_list.currency), now=currency_name(now.currency)
            )
        if not changed:
            return self.tr("The prices are those of the list in use.")
        return self.tr("What changes against the list in use ({list}):").format(
            list=price_list_label(now)
        )

    @property
    def lines(self) -> list[str]:
        """What changes against the list in use, or each fault with its line and column."""
        if self._error:
            return price_list_faults(self._error)
        now = self._price_lists.in_use.price_list
        if self._price_list is None or now.currency != self._price_list.currency:
            return []
        return [difference_line(one, now.currency) for one in differences(now, self._price_list)]

    @property
    def problem(self) -> str:
        """Why it couldn't be taken; empty where it wasn't tried, or was."""
        return self._unwritten

    def use(self) -> bool:
        """Keep what was shown in the user's folder, unless it lies in one already, and use that.

        Whether that could be done; if not, `problem` and `lines` say why.
        """
        try:
            kept = self._kept()
            self._price_lists.use(kept)
        except PriceListError as error:  # one that is used where it lies was changed meanwhile
            self._price_list, self._error = None, error
        except OSError as error:
            text = self.tr("It can't be kept in {folder} ({reason}): make room there, or let it.")
            self._unwritten = text.format(folder=user_lists(), reason=error.strerror or error)
        else:
            return True
        self.changed.emit()
        return False

    def _kept(self) -> Path:
        """Where the list lies that is used: never over another file."""
        if place_of(self.path) != "picked":
            return self.path
        for number in range(1, _MOST_BESIDE + 1):
            count = f"-{number}" if number > 1 else ""
            beside = user_lists() / f"{self.path.stem}{count}{self.path.suffix}"
            if not beside.exists():
                user_files.write(beside, self._content)
                return beside
            if _is_same(beside, self._content):
                return beside
        raise FileExistsError(f"{_MOST_BESIDE} files of this name")


def _is_same(path: Path, content: bytes) -> bool:
    try:
        return user_files.read(path, _MOST_BYTES) == content
    except OSError:
        return False
