"""A price list edited by hand, over a copy: prices, models, discounts. Loaded when asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.pricing import PriceList, PriceListError
from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import (
    is_mistake,
    label,
    preview,
    told,
)
from kimi_calc.viewmodels.price_list_wording import price_list_faults
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.widgets import theme
from kimi_calc.widgets.discount_rows import DiscountRows
from kimi_calc.widgets.draft_field import DraftField
from kimi_calc.widgets.draft_models import DraftModels
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_field import redo_keys
from kimi_calc.widgets.text_parts import button_for, plain_label


class ListEditor(FittedDialog):
    """Stays beside the window. Closed, it keeps what was typed: opened again, it is as it was.

    `saved` comes with the file of the new list, which is used from then on.
    """

    saved = Signal(Path)

    def __init__(self, price_list: PriceList, price_lists: PriceLists, parent: QWidget) -> None:
        super().__init__(parent, letters=72)
        self.setObjectName("listEditor")
        self.draft = ListDraft(price_list, parent=self)
        self._price_lists = price_lists
        self._wants_all = False  # once Save was pressed, what is missing is a mistake too
        self._explained = plain_label("draftExplained", small=True)
        self._name = DraftField(self.draft, "draftName", Spot("name"), words=True)
        self._day = DraftField(self.draft, "draftDay", Spot("day"), words=True)
        self._models = DraftModels(self.draft)
        self._discounts_title = plain_label("draftDiscountsTitle")
        self._discounts = DiscountRows(self.draft, self._models.last_control)
        self._add_discount = button_for("addDiscount", self._begin_discount)
        self._preview = plain_label("draftPreview", small=True)
        self._problem = plain_label("draftProblem")
        self._start_over = button_for("startOver", self.draft.start_over)
        self._close = button_for("closeListEditor", self.close)
        self._save = button_for("saveList", self.save)
        self._lay_out()
        self.draft.changed.connect(self._refresh)
        self._models.moved.connect(self._refresh_preview)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.draft.undo)
        for keys in redo_keys():
            QShortcut(keys, self, self.draft.redo)
        self.retranslate()
        self._name.edit.setFocus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        price_list = self.draft.price_list
        self.setWindowTitle(self.tr("Edit a copy: {list}").format(list=label(price_list)))
        self._explained.setText(
            self.tr(
                "A copy of {list}, which stays as it is. Prices are list prices in {currency} per "
                "1,000,000 tokens, or per call; discounts come off below."
            ).format(list=label(price_list), currency=price_list.currency)
        )
        self._name.label.setText(self.tr("&Name of the new list"))
        self._day.label.setText(self.tr("&Valid from"))
        self._discounts_title.setText(self.tr("Discounts"))
        self._add_discount.setText(self.tr("Add a &discount"))
        self._start_over.setText(self.tr("Start &over"))
        self._close.setText(self.tr("Close"))
        self._save.setText(self.tr("&Save and use"))
        self._models.retranslate()
        self._refresh()

    def save(self) -> None:
        """Keep the list, use it and close; or go to what is to be mended first."""
        self._wants_all = True
        self.draft.look_again()
        first = self.draft.first_error
        if first:
            self._go_to(first[0])
            return
        try:
            file = self.draft.save()
            self._price_lists.use(file)
        except PriceListError as error:
            self._say(price_list_faults(error)[0])
            return
        except OSError as error:
            wording = self.tr("The list can't be saved ({reason}). Nothing is lost: try again.")
            self._say(wording.format(reason=error.strerror or str(error)))
            return
        self.accept()
        self.saved.emit(file)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE * 2)
        head.addWidget(self._name, 2)
        head.addWidget(self._day, 1)
        column = QVBoxLayout()
        column.addWidget(self._explained)
        column.addLayout(head)
        column.addWidget(self._models)
        column.addWidget(self._discounts_title)
        column.addWidget(self._discounts)
        column.addWidget(self._add_discount, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._preview)
        column.addStretch()
        below = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self._start_over)
        buttons.addStretch()
        buttons.addWidget(self._close)
        buttons.addWidget(self._save)
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self._problem)
        lines.addLayout(buttons)
        self.lay_out(column, below)

    def _begin_discount(self) -> None:
        self.draft.add_discount()
        self._discounts.begin()

    def _go_to(self, spot: Spot) -> None:
        if spot.part in {"name", "day"}:
            (self._name if spot.part == "name" else self._day).edit.setFocus()
        elif spot.part == "factor":
            self._discounts.begin(spot.place)
        else:
            self._models.go_to(spot)

    def _refresh(self) -> None:
        replaces = self.tr("Replaces your list of this name.") if self.draft.replaces_own else ""
        self._name.show_spot(Spot("name"), replaces)
        self._day.show_spot(Spot("day"))
        self._models.refresh()
        self._discounts.refresh()
        self._start_over.setEnabled(self.draft.is_changed)
        self._refresh_preview()
        errors = self.draft.errors.items()
        # What is missing is told once Save was pressed, before that what is wrong already.
        shown = (spot for spot, error in errors if self._wants_all or is_mistake(error))
        spot = next(shown, None)
        self._say(told(self.draft, spot) if spot else "")

    def _refresh_preview(self) -> None:
        self._preview.setText(preview(self.draft, max(self._models.place, 0)) or " ")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem or " ")
        theme.mark(self._problem, "error", on=bool(problem))
