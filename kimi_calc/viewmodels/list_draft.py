"""A copy of a price list that is edited by hand: typed texts, undo, and the list they make."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from kimi_calc.price_lists.places import Place, files_of, read, user_lists
from kimi_calc.price_lists.writing import save_list
from kimi_calc.pricing import PriceList, PricingError
from kimi_calc.viewmodels.draft_checks import Checked
from kimi_calc.viewmodels.drafted import (
    DraftDiscount,
    Drafted,
    DraftModel,
    PriceRow,
    Spot,
    charges_of,
)
from kimi_calc.viewmodels.history import History

BATCH = "batch"
"""The service that the form can add to a model."""

_NOT_BUILT_IN: tuple[Place, ...] = ("portable", "user", "company")


class ListDraft(QObject):
    """What is typed over a copy of a list. Nothing of the list itself ever changes.

    `changed` comes after every edit, and after undo and redo. Prices are those before discounts.
    """

    changed = Signal()

    def __init__(
        self, price_list: PriceList, today: date | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.price_list = price_list
        self.charges = charges_of(price_list)
        """The columns of the form; calls have rows of their own."""
        self._own, self._taken = self._others()
        self._today = today or date.today()  # noqa: DTZ011 - the user's day
        self._begun = Drafted.of(price_list, self._today)
        self._drafted = self._begun
        self._history: History[Drafted] = History()
        self._checked = self._check()

    @property
    def drafted(self) -> Drafted:
        """All that is typed."""
        return self._drafted

    @property
    def result(self) -> PriceList | None:
        """The list that was typed; None while anything is wrong with it."""
        return self._checked.price_list

    @property
    def errors(self) -> Mapping[Spot, PricingError]:
        """All that is wrong or missing, in the order of the form."""
        return self._checked.errors

    @property
    def first_error(self) -> tuple[Spot, PricingError] | None:
        """What is to be mended first."""
        return next(iter(self.errors.items()), None)

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._drafted != self._begun

    @property
    def replaces_own(self) -> bool:
        """Whether saving replaces a list of the user's own: that which is edited."""
        return self._own is not None and self._drafted.name.strip() == self.price_list.name

    def text(self, spot: Spot) -> str:
        """What is typed there."""
        return self._drafted.text(spot)

    def error(self, spot: Spot) -> PricingError | None:
        """What is wrong there; None where nothing is."""
        return self._checked.errors.get(spot)

    def type_in(self, spot: Spot, text: str) -> None:
        """Type a text there; what is typed in one spot in a row is one step of undo."""
        if text != self.text(spot):
            self._edit(self._drafted.typed(spot, text), repr(spot))

    def leave(self) -> None:
        """A field was left: what is typed next is a step of its own."""
        self._history.end_edit()

    def add_model(self) -> int:
        """Add a model of which nothing is known yet; its place."""
        models = (*self._drafted.models, DraftModel(None))
        self._step(replace(self._drafted, models=models))
        return len(models) - 1

    def remove_model(self, place: int) -> None:
        """Take away a model that was added; others can only be retired."""
        models = self._drafted.models
        if models[place].before is None:
            self._step(replace(self._drafted, models=(*models[:place], *models[place + 1 :])))

    def set_mark(self, place: int, *, vision: bool, thinking: bool) -> None:
        """Say what a model that was added can do."""
        self._replace_model(place, vision=vision, thinking=thinking)

    def has_batch(self, place: int) -> bool:
        """Whether a model has a row for prices of batches."""
        return any(row.service == BATCH for row in self._drafted.models[place].rows)

    def add_batch(self, place: int) -> None:
        """Give a model a row for prices of batches; as long as it is empty, it has none."""
        if not self.has_batch(place):
            rows = (*self._drafted.models[place].rows, PriceRow(BATCH))
            self._replace_model(place, rows=rows)

    def is_retired(self, place: int) -> bool:
        """Whether a model has a day from which it is not served."""
        return bool(self._drafted.models[place].retired.strip())

    def retire(self, place: int) -> None:
        """Have a model served no more from today on, or, if it is retired, served again."""
        day = "" if self.is_retired(place) else self._today.isoformat()
        self._step(self._drafted.typed(Spot("retired", place), day))

    def add_discount(self) -> None:
        """Add a discount on everything, before the others."""
        found = (DraftDiscount(), *self._drafted.discounts)
        self._step(replace(self._drafted, discounts=found))

    def remove_discount(self, place: int) -> None:
        """Take a discount away."""
        found = self._drafted.discounts
        self._step(replace(self._drafted, discounts=(*found[:place], *found[place + 1 :])))

    def set_discount(self, place: int, family: str, charge: str) -> None:
        """Say what a discount is on: a family, a charge, "" for all of them."""
        found = list(self._drafted.discounts)
        found[place] = found[place]._replace(family=family, charge=charge)
        self._step(replace(self._drafted, discounts=tuple(found)))

    def start_over(self) -> None:
        """Come back to the list as it was; undo brings back what was typed."""
        self._step(self._begun)

    def undo(self) -> None:
        """Take the last edit back."""
        self._come_to(self._history.undo(self._drafted))

    def redo(self) -> None:
        """Take the last undo back."""
        self._come_to(self._history.redo(self._drafted))

    def look_again(self) -> None:
        """See which other lists there are by now."""
        self._own, self._taken = self._others()
        self._settle()

    def save(self) -> Path:
        """Keep the list among the user's own; its file.

        OSError if it can't be done; PriceListError for what the format refuses. Then nothing has
        changed. PricingError while something is wrong.
        """
        if self.result is None:
            raise PricingError("this is no list yet: mend what is wrong with it")
        if not (self._own and self.replaces_own):
            return self._saved(save_list(self.result, user_lists()))
        if self.result.published == self.price_list.published:
            return self._saved(save_list(self.result, user_lists(), instead_of=self._own))
        # The name of a file bears the day of its list.
        file = save_list(self.result, self._own.parent)
        with suppress(OSError):
            self._own.unlink()
        return self._saved(file)

    def rows(self) -> list[tuple[int, int, DraftModel, PriceRow]]:
        """The rows of prices: place of the model, place among its rows, and both of them."""
        return [
            (place, number, model, row)
            for place, model in enumerate(self._drafted.models)
            for number, row in enumerate(model.rows)
        ]

    def _others(self) -> tuple[Path | None, set[str]]:
        """The user's own file that holds the list, if one does; the names of all other lists."""
        found = [read(file, place) for place in _NOT_BUILT_IN for file in files_of(place)]
        same = (one for one in found if one.price_list == self.price_list)
        own = next((one.path for one in same if one.place in {"portable", "user"}), None)
        others = (one.price_list for one in found if one.path != own)
        return own, {other.name for other in others if other}

    def _replace_model(self, place: int, **values: Any) -> None:
        models = self._drafted.models
        model = replace(models[place], **values)
        self._step(replace(self._drafted, models=(*models[:place], model, *models[place + 1 :])))

    def _saved(self, file: Path) -> Path:
        self._begun = self._drafted
        return file

    def _step(self, drafted: Drafted) -> None:
        self._history.end_edit()
        self._edit(drafted, "step")
        self._history.end_edit()

    def _edit(self, drafted: Drafted, edit: str) -> None:
        self._history.record(self._drafted, edit)
        self._drafted = drafted
        self._settle()

    def _come_to(self, drafted: Drafted | None) -> None:
        if drafted:
            self._drafted = drafted
            self._settle()

    def _settle(self) -> None:
        self._checked = self._check()
        self.changed.emit()

    def _check(self) -> Checked:
        return Checked(self._drafted, self.price_list.undiscounted, self._taken)
