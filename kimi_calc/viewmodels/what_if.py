"""What if: items of the estimate on other terms, worked out before anything is taken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from kimi_calc.estimates.changes import Change, Changed, Outcome, apply, attempt
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.todays_lists import TodaysLists
from kimi_calc.pricing import (
    Model,
    PriceList,
    PriceListError,
    PricingError,
    QuantityError,
    UnknownModel,
)
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.what_if_asked import MONTHS, Asked, Field, Part, read

_MANY = 500  # items; more are worked out when the typing rests, so many in one go
_REST = 150  # milliseconds


class WhatIf(QObject):
    """`changed` comes after anything that can be asked here has changed.

    The estimate stays as it is until take(). While a field can't be read, `outcome` is the last
    one, and not `is_current`.
    """

    changed = Signal()

    def __init__(
        self, estimating: Estimating, price_lists: PriceLists, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._estimating = estimating
        self._price_lists = price_lists
        self._today = TodaysLists(lambda: price_lists.in_use)
        self._picked: frozenset[int] = frozenset()
        self._asked = Asked()
        self._change = Change()
        self._unread: dict[Field, QuantityError] = {}
        self._no_list: PriceListError | None = None
        self._outcome: Outcome | None = None
        self._before = estimating.estimate.items
        self._known: dict[int, Changed] = {}  # what the change makes of items, by their keys
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._work_out_late)
        estimating.changed.connect(self._refresh_items)
        price_lists.changed.connect(self._refresh_lists)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are asked for: the picked ones, all where none is."""
        items = self._estimating.estimate.items
        if not self._picked:
            return items
        return self._estimating.items(self._picked) or items

    @property
    def is_of_all(self) -> bool:
        """Whether all items are asked for because none is picked."""
        return not self._picked or not self._estimating.items(self._picked)

    @property
    def asked(self) -> Asked:
        """What was chosen and typed so far."""
        return self._asked

    @property
    def change(self) -> Change:
        """What that means, as far as it can be read."""
        return self._change

    @property
    def outcome(self) -> Outcome | None:
        """What comes of it; None where nothing is asked, or nothing could be read yet."""
        return self._outcome

    @property
    def is_current(self) -> bool:
        """Whether the outcome is that of what is asked now."""
        return self._outcome is not None and not self._is_wrong and not self._rest.isActive()

    @property
    def can_take(self) -> bool:
        """Whether there is something to take."""
        return self.is_current and self._outcome is not None and bool(self._outcome.results)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models to choose from, in the order of their list, retired ones last.

        They are those of the list that was chosen, else of today's lists of the items.
        """
        prices = self._asked.price_list
        lists = (prices,) if prices else self._todays.values()
        found = {model.id: model for one in lists for model in one.models}
        return tuple(sorted(found.values(), key=lambda model: model.retired is not None))

    @property
    def services(self) -> tuple[str, ...]:
        """The services to choose from; a single one leaves no choice."""
        of_items = {id(item.model): item.model for item in self.items}
        models = (*self.models, *of_items.values())
        return tuple(dict.fromkeys((STANDARD, *(name for one in models for name in one.services))))

    @property
    def can_follow(self) -> bool:
        """Whether items stay because their model isn't in a list that has its successor."""
        from kimi_calc.price_lists.succession import successor

        prices, outcome = self._asked.price_list, self._outcome
        if prices is None or outcome is None or self._asked.with_successors:
            return False
        lacking = {
            one.before.model.id: one.before.model
            for one in outcome.refused
            if isinstance(one.refusal, UnknownModel)
        }
        return any(successor(model, prices) for model in lacking.values())

    @property
    def estimate(self) -> Estimate:
        """The estimate as it would be."""
        estimate = self._estimating.estimate
        if self._outcome is None:
            return estimate
        results = self._outcome.results
        return replace(
            estimate, items=tuple(results.get(item.key, item) for item in estimate.items)
        )

    def error(self, field: Field | Literal["list"]) -> PricingError | None:
        """What is wrong with a field."""
        return self._no_list if field == "list" else self._unread.get(field)

    def pick(self, keys: Collection[int]) -> None:
        """Ask for these items; for all with none."""
        if frozenset(keys) != self._picked:
            self._picked = frozenset(keys)
            self._refresh_items()

    def set_model(self, model_id: str) -> None:
        """Ask for another model."""
        self._ask(self._asked._replace(model=model_id))

    def set_service(self, service: str) -> None:
        """Ask for another service."""
        self._ask(self._asked._replace(service=service))

    def set_list(self, file: Path | None) -> None:
        """Ask for the prices of another list; of one that is none, that is said."""
        price_list = None
        self._no_list = None
        if file is not None:
            try:
                price_list = self._price_lists.read(file)
            except PriceListError as error:
                self._no_list = error
        asked = self._asked._replace(file=file, price_list=price_list, with_successors=False)
        if price_list and asked.model not in {model.id for model in price_list.models}:
            asked = asked._replace(model="")
        self._ask(asked)

    def follow(self) -> None:
        """Take the successor of a model that the list hasn't."""
        self._ask(self._asked._replace(with_successors=True))

    def set_text(self, field: Field, text: str) -> None:
        """Type another text for a share, a factor, a growth or its months; "" asks for nothing."""
        typed: dict[str, Any] = {field: text}
        self._ask(self._asked._replace(**typed))

    def leave(self, part: Part) -> None:
        """Ask no more for one of the parts."""
        if part == "list":
            self.set_list(None)
        elif part == "growth":
            self._ask(self._asked._replace(growth="", months=MONTHS))
        else:
            nothing: dict[str, Any] = {part: ""}
            self._ask(self._asked._replace(**nothing))

    def take(self) -> None:
        """Put what was worked out into the estimate, as one step of undo; then nothing is asked."""
        if self._rest.isActive():
            self._rest.stop()
            self._work_out()
        if not self.is_current or self._outcome is None:
            return
        results = self._outcome.results
        self._reset()
        self._estimating.alter(results.keys(), lambda item: results[item.key], "what if")
        self.changed.emit()

    def cancel(self) -> None:
        """Ask for nothing; the estimate is as it was."""
        self._reset()
        self.changed.emit()

    @property
    def _is_wrong(self) -> bool:
        return bool(self._unread or self._no_list)

    @property
    def _todays(self) -> dict[Basis, PriceList]:
        found = self._today.of_items(self.items)
        return {basis: one.price_list for basis, one in found.items() if one.price_list}

    def _ask(self, asked: Asked) -> None:
        if asked != self._asked:
            self._asked = asked
            self._refresh()

    def _reset(self) -> None:
        self._rest.stop()
        self._asked, self._outcome, self._change = Asked(), None, Change()
        self._known = {}
        self._unread, self._no_list = {}, None

    def _refresh(self) -> None:
        """Work out what is asked now; of many items when nothing more is typed for a moment."""
        self._rest.stop()
        self._known = {}
        self._read()
        if self._asked.is_nothing:
            self._outcome = None
        elif not self._is_wrong:
            if len(self.items) > _MANY:
                self._rest.start(_REST)
            else:
                self._work_out()
        self.changed.emit()

    def _refresh_lists(self) -> None:
        self._today.forget()
        self._refresh()

    def _refresh_items(self) -> None:
        """Work out the same for other items; what is known of those that stayed is kept.

        Of another estimate nothing is asked yet.
        """
        before, self._before = self._before, self._estimating.estimate.items
        if not self._asked.is_nothing and before is not self._before:
            known = {item.key for item in before}
            if known.isdisjoint(item.key for item in self._before):
                self._reset()
        if not self._asked.is_nothing and not self._is_wrong:
            self._read()  # today's lists are those of the items
        if not self._asked.is_nothing and not self._is_wrong and not self._rest.isActive():
            fewer = sum(item.key not in self._known for item in self.items) <= _MANY
            if fewer:
                self._work_out()
            else:
                self._rest.start(_REST)
        self.changed.emit()

    def _work_out_late(self) -> None:
        """Work some of the items out; the rest after the window has done what it has to do."""
        rest = [item for item in self.items if item.key not in self._known]
        for item in rest[:_MANY]:
            self._known[item.key] = attempt(item, self._change)
        if len(rest) > _MANY:
            self._rest.start(0)
        else:
            self._work_out()
            self.changed.emit()

    def _work_out(self) -> None:
        if not self._change.asks:
            self._outcome = None
            return
        keys = None if self.is_of_all else self._picked
        self._outcome = apply(self._estimating.estimate.items, self._change, keys, self._known)
        self._known = {one.before.key: one for one in self._outcome.changed}

    def _read(self) -> None:
        self._change, self._unread = read(self._asked, self._todays)
