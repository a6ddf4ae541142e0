"""A price page on its way to be a list: what was read, what is in doubt, what was confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.price_lists import builtin_price_lists, load_price_list, newest_of
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.price_lists.pages import Doubt, Draft, PageError, read_pages
from kimi_calc.price_lists.places import user_lists
from kimi_calc.price_lists.writing import save_list
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.page_import_wording import Unread, reason, words
from kimi_calc.viewmodels.price_list_status import price_list_label
from kimi_calc.viewmodels.price_lists import PriceLists

_NO_DAY = "no_day"


class DoubtRow(NamedTuple):
    """A doubt as it is shown: `confirmed` is None for one that can't be, whose row is left out."""

    id: str
    text: str
    confirmed: bool | None


class PageImport(QObject):
    """Pages are added one by one, and read together. `changed` comes after every change.

    Nothing is taken before `save`; what can't be read leaves what was read before. They are
    compared with the list in use, also when that becomes another one.
    """

    changed = Signal()

    def __init__(self, price_lists: PriceLists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_lists = price_lists
        self._pages: list[str | bytes] = []
        self._confirmed: set[str] = set()
        self._undated = False  # whether the pages tell no day
        self._typed_day: date | None = None
        self._fault: Callable[[], str] | None = None  # in words of the language in use
        self.draft: Draft | None = None
        """What was read; None before that."""
        self.day = ""
        """From which day the prices hold, as it stands in its field."""
        self.keep_gone = False
        """Whether models that the page has not keep the prices that they have."""
        price_lists.changed.connect(self._compare_again)

    @property
    def error(self) -> str:
        """Why the last page could not be read, or the list not be saved."""
        return self._fault() if self._fault else ""

    @property
    def official_page(self) -> str:
        """The address of the newest price page that is known, of the currency in use."""
        return load_price_list(newest_of(self._price_lists.in_use.price_list.currency).path).source

    def add(self, pages: Sequence[str | bytes]) -> bool:
        """Read pages together with those before; whether that could be done."""
        try:
            draft = self._read([*self._pages, *pages])
        except PageError as error:
            self._refuse(error)
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
            except user_files.TooLarge:
                self._refuse(PageError("too_large", most=MOST_BYTES // 1_000_000))
                return
            except OSError as error:
                self._refuse(Unread(file.name, error.strerror or str(error)))
                return
        self.add(pages)

    def start_over(self) -> None:
        """Forget what was read."""
        self._pages.clear()
        self._confirmed.clear()
        self.draft, self._fault, self.day, self.keep_gone = None, None, "", False
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
                words(one),
                one.id in self._confirmed if one.confirmable else None,
            )
            for one in self.draft.doubts
            if not self._is_answered(one)
        ]
        if self._undated and self.published and not self._typed_day:
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
        discounted = QCoreApplication.translate(
            "PageImport", "The discounts of {list} are not on the page: the new list has none."
        )
        used = self._price_lists.in_use.price_list
        return [
            *([discounted.format(list=price_list_label(used))] if used.discounts else []),
            *map(words, self.draft.notes),
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
            return words(error)
        return ""

    def save(self) -> Path | None:
        """Keep the list among the user's own and use it; None, and `error`, if that can't be."""
        pages, self._pages = self._pages, []  # what is used now is nothing to be compared with
        try:
            path = save_list(self._price_list(), user_lists())
            self._price_lists.use(path)
        except (ValueError, OSError) as error:  # PageError and PriceListError among them
            self._pages = pages
            self._refuse(error)
            return None
        self.start_over()
        return path

    def _price_list(self) -> PriceList:
        assert self.draft is not None
        kept = self.gone if self.keep_gone else ()
        found = self.draft.price_list(self._agreed(), kept=kept, published=self.published)
        # A day that nobody knew is one of which the list says so.
        guessed = self._undated and not self._typed_day
        return replace(found, published_confidence="low") if guessed else found

    def _agreed(self) -> set[str]:
        """What was confirmed, and what another answer settles."""
        answered = self.draft.doubts if self.draft else ()
        return self._confirmed | {one.id for one in answered if self._is_answered(one)}

    def _is_answered(self, doubt: Doubt) -> bool:
        return doubt.code == "model_gone" and self.keep_gone

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self._fault = None
        if draft.published and not self._typed_day:
            self.day = draft.published.isoformat()
        self.changed.emit()

    def _compare_again(self) -> None:
        if self._pages:
            self._show(self._read(self._pages))

    def _refuse(self, fault: Exception) -> None:
        self._fault = lambda: reason(fault)
        self.changed.emit()

    def _read(self, pages: Sequence[str | bytes]) -> Draft:
        """Pages beside the list in use, if that is theirs; undated ones as of today.

        It is not if it is in another currency, or of a provider who has no such page.
        """
        known = [load_price_list(info.path) for info in builtin_price_lists()]
        beside: PriceList | None = self._price_lists.in_use.price_list.undiscounted
        draft = read_pages(*pages, reference=beside, known=known, published=self._typed_day)
        foreign = any(one.code == "other_host" for one in draft.doubts)
        if beside and (
            draft.currency not in {"", beside.currency} or (foreign and beside.provider != PLATFORM)
        ):
            beside = None
            draft = read_pages(*pages, known=known, published=self._typed_day)
        self._undated = draft.published is None
        if self._undated:
            draft = read_pages(*pages, reference=beside, known=known, published=date.today())  # noqa: DTZ011 - by this machine's calendar
        return draft
