"""A price page on its way to be a list: what was read, what is in doubt, what was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.pages import Doubt, Draft, PageError, Remark, read_pages, worded
from kimi_calc.price_lists.places import user_lists
from kimi_calc.price_lists.writing import save_list
from kimi_calc.pricing import Charge, PriceList, PriceListError, UsageError
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.difference_wording import service_name
from kimi_calc.viewmodels.price_lists import PriceLists

_NO_DAY = "no_day"
_NAMES = frozenset({"charge", "one", "other", "service", "call"})  # values that may be such


class DoubtRow(NamedTuple):
    """A doubt as it is shown: `confirmed` is None for one that can't be, whose row is left out."""

    id: str
    text: str
    confirmed: bool | None


class PageImport(QObject):
    """Pages are added one by one, and read together. `changed` comes after every change.

    Nothing is taken before `save`; what can't be read leaves what was read before.
    """

    changed = Signal()

    def __init__(self, price_lists: PriceLists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_lists = price_lists
        self._pages: list[str | bytes] = []
        self._confirmed: set[str] = set()
        self._undated = False  # whether the pages tell no day
        self._typed_day: date | None = None
        self.draft: Draft | None = None
        """What was read; None before that."""
        self.error = ""
        """Why the last page could not be read, or the list not be saved."""
        self.day = ""
        """From which day the prices hold, as it stands in its field."""
        self.keep_gone = False
        """Whether models that the page has not keep the prices that they have."""

    def add(self, pages: Sequence[str | bytes]) -> bool:
        """Read pages together with those before; whether that could be done."""
        try:
            draft = self._read([*self._pages, *pages])
        except PageError as error:
            self.error = _words(error)
            self.changed.emit()
            return False
        self._pages += pages
        self._show(draft)
        return True

    def add_files(self, files: Sequence[Path]) -> None:
        """Read saved pages."""
        from kimi_calc import user_files
        from kimi_calc.price_lists.pages import MOST_BYTES

        pages = []
        for file in files:
            try:
                pages.append(user_files.read(file, MOST_BYTES))
            except OSError as error:
                wording = QCoreApplication.translate("PageImport", "{name} can't be read: {reason}")
                self.error = wording.format(name=file.name, reason=error.strerror)
                self.changed.emit()
                return
        self.add(pages)

    def start_over(self) -> None:
        """Forget what was read."""
        self._pages.clear()
        self._confirmed.clear()
        self.draft, self.error, self.day, self.keep_gone = None, "", "", False
        self._undated, self._typed_day = False, None
        self.changed.emit()

    def confirm(self, doubt: str, *, on: bool) -> None:
        """Agree to what is in doubt, or not any more."""
        (self._confirmed.add if on else self._confirmed.discard)(doubt)
        self.changed.emit()

    def set_day(self, text: str) -> None:
        """Take what is typed in the field of the day."""
        if text == self.day:
            return
        self.day = text
        self._typed_day = self.published
        if self._typed_day and self._pages:  # what is doubtful depends on the day
            self._show(self._read(self._pages))
        else:
            self.changed.emit()

    def set_keep_gone(self, *, on: bool) -> None:
        """Keep the models that the page has not, or leave them out."""
        self.keep_gone = on
        self.changed.emit()

    @property
    def published(self) -> date | None:
        """The day; None while that can't be read."""
        try:
            return date.fromisoformat(self.day.strip()) if len(self.day.strip()) == 10 else None
        except ValueError:
            return None

    @property
    def summary(self) -> str:
        """What was found, in a line: how many models, the currency, where it was, taxes."""
        draft = self.draft
        if not draft:
            return ""
        models = len({row.model for row in draft.rows})
        wording = QCoreApplication.translate("PageImport", "Models: {n}")
        beside = draft.reference
        compared = QCoreApplication.translate("PageImport", "beside the list of {date}")
        parts = [
            wording.format(n=models),
            draft.currency,
            draft.source,
            {
                "included": QCoreApplication.translate("PageImport", "taxes included"),
                "excluded": QCoreApplication.translate("PageImport", "taxes excluded"),
            }.get(draft.tax or "", ""),
            compared.format(date=beside.published) if beside else "",
        ]
        return " · ".join(filter(None, parts))

    @property
    def gone(self) -> tuple[str, ...]:
        """The models of the list beside it that the page has not."""
        found = self.draft.doubts if self.draft else ()
        return tuple(str(one.values["model"]) for one in found if one.code == "model_gone")

    @property
    def doubts(self) -> list[DoubtRow]:
        """What is to be confirmed, and what can't be."""
        if not self.draft:
            return []
        rows = [
            DoubtRow(
                one.id,
                _words(one),
                one.id in self._confirmed if one.confirmable else None,
            )
            for one in self.draft.doubts
            if not self._is_answered(one)
        ]
        if self._undated and not self._typed_day:
            wording = QCoreApplication.translate(
                "PageImport",
                "The page tells no day. {date} is taken: confirm it, or type another one below.",
            ).format(date=self.day)
            rows.insert(0, DoubtRow(_NO_DAY, wording, _NO_DAY in self._confirmed))
        return rows

    @property
    def left_out(self) -> frozenset[int]:
        """The rows that the list would not have as things are, by their place in the draft."""
        if not self.draft:
            return frozenset()
        out = {id(row) for row in self.draft.left_out(self._agreed())}
        return frozenset(place for place, row in enumerate(self.draft.rows) if id(row) in out)

    @property
    def notes(self) -> list[str]:
        """What else is to be known: what was taken over, and what found no place."""
        if not self.draft:
            return []
        lost = QCoreApplication.translate("PageImport", "Not placed: {text}")
        return [
            *map(_words, self.draft.notes),
            *(lost.format(text=one.text) for one in self.draft.unplaced),
        ]

    @property
    def obstacle(self) -> str:
        """What must be done before it can be saved; "" for nothing."""
        if not self.draft:
            return QCoreApplication.translate("PageImport", "Paste a page first.")
        if not self.published:
            return QCoreApplication.translate(
                "PageImport", "Type the day from which the prices hold, such as 2026-09-19."
            )
        if self._undated and not self._typed_day and _NO_DAY not in self._confirmed:
            return QCoreApplication.translate("PageImport", "Confirm the day, or type another one.")
        try:
            self._price_list()
        except PageError as error:
            return _words(error)
        return ""

    def save(self) -> Path | None:
        """Keep the list among the user's own and use it; None, and `error`, if that can't be."""
        try:
            path = save_list(self._price_list(), user_lists())
            self._price_lists.use(path)
        except PageError as error:
            self.error = _words(error)
        except PriceListError as error:
            self.error = str(error)
        except OSError as error:
            wording = QCoreApplication.translate("PageImport", "The list can't be saved: {reason}")
            self.error = wording.format(reason=error.strerror)
        else:
            return path
        self.changed.emit()
        return None

    def _price_list(self) -> PriceList:
        assert self.draft is not None
        kept = self.gone if self.keep_gone else ()
        return self.draft.price_list(self._agreed(), kept=kept, published=self.published)

    def _agreed(self) -> set[str]:
        """What was confirmed, and what another answer settles."""
        answered = self.draft.doubts if self.draft else ()
        return self._confirmed | {one.id for one in answered if self._is_answered(one)}

    def _is_answered(self, doubt: Doubt) -> bool:
        return doubt.code == "model_gone" and self.keep_gone

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.error = ""
        if draft.published and not self._typed_day:
            self.day = draft.published.isoformat()
        self.changed.emit()

    def _read(self, pages: Sequence[str | bytes]) -> Draft:
        """Pages beside the list in use, if that is of their currency; undated ones as of today."""
        known = [load_price_list(info.path) for info in builtin_price_lists()]
        beside: PriceList | None = self._price_lists.in_use.price_list.undiscounted
        draft = read_pages(*pages, reference=beside, known=known, published=self._typed_day)
        if beside and draft.currency not in {"", beside.currency}:
            beside = None
            draft = read_pages(*pages, known=known, published=self._typed_day)
        self._undated = draft.published is None
        if self._undated:
            draft = read_pages(*pages, reference=beside, known=known, published=date.today())  # noqa: DTZ011 - by this machine's calendar
        return draft


def _words(said: Remark | PageError) -> str:
    if isinstance(said, Remark):
        named = {name: _name(value) for name, value in said.values.items() if name in _NAMES}
        said = replace(said, values={**said.values, **named})
    return worded(said, lambda text: QCoreApplication.translate("PricePages", text))


def _name(value: str | int) -> str | int:
    """What a charge, a call or a service is called; what is none of them stays what it is."""
    if value in {"batch", STANDARD}:
        return service_name(str(value))
    for key in (value, f"per_call:{value}"):
        with suppress(UsageError):
            return charge_name(Charge.of_key(str(key)))
    return value
