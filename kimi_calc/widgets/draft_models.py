"""The models of a drafted price list: the table of prices, and what else there is to a model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from kimi_calc.pricing import Charge
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import is_mistake, place_words, told
from kimi_calc.viewmodels.price_grid import PriceGrid
from kimi_calc.widgets import theme
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.draft_field import DraftField
from kimi_calc.widgets.price_table import PriceTable
from kimi_calc.widgets.text_parts import button_for, plain_label

_CALLS_A_ROW = 2


class DraftModels(QWidget):
    """`moved` comes when another model is the current one."""

    moved = Signal()

    def __init__(self, draft: ListDraft) -> None:
        super().__init__()
        self._draft = draft
        self._grid = PriceGrid(draft, self)
        self.table = PriceTable(draft, self._grid)
        self._message = plain_label("draftPriceMessage", small=True)
        self._bar = QScrollBar(Qt.Orientation.Horizontal)
        hidden = self.table.horizontalScrollBar()
        hidden.rangeChanged.connect(self._follow)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)
        self._add = button_for("addModel", self._add_model)
        self._retire = button_for("retireModel", self._turn_retired)
        self._remove = button_for("removeModel", self._remove_model)
        self._batch = button_for("addBatch", self._add_batch)
        self._vision, self._thinking = CheckBox("modelVision"), CheckBox("modelThinking")
        self._fields = {
            part: DraftField(draft, f"model_{part}", Spot(part), words=part != "context")
            for part in ("id", "family", "context", "retired")
        }
        self._calls = {
            call: DraftField(draft, f"call_{call}", Spot("call", charge=call))
            for call in draft.drafted.calls
        }
        self._lay_out()
        self.table.moved.connect(self._move)
        self.table.begin()

    @property
    def last_control(self) -> QWidget:
        """The last one in the order of Tab."""
        return [self._retire, *(field.edit for field in self._calls.values())][-1]

    @property
    def place(self) -> int:
        """The current model; -1 where there is none."""
        return self._grid.model_of(self.table.currentIndex().row())

    def go_to(self, spot: Spot) -> None:
        """Bring the keyboard to where something is typed."""
        if spot.part == "call":
            self._calls[spot.charge].edit.setFocus()
            return
        if spot.part == "price":
            self.table.edit_cell(self._grid.index_of(spot))
            return
        self.table.setCurrentIndex(self._grid.index(self._grid.first_row_of(spot.place), 1))
        self._fields[spot.part].edit.setFocus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._add.setText(self.tr("&Add a model"))
        self._remove.setText(self.tr("Remove the model"))
        self._batch.setText(self.tr("Add &batch prices"))
        self._vision.setText(self.tr("Takes images"))
        self._thinking.setText(self.tr("Thinks"))
        for part, text in (
            ("id", self.tr("&Model id")),
            ("family", self.tr("&Family")),
            ("context", self.tr("&Context length, tokens")),
            ("retired", self.tr("&Retired from (empty: still served)")),
        ):
            self._fields[part].label.setText(text)
        for call, field in self._calls.items():
            name = charge_name(Charge("per_call", call))
            field.label.setText(self.tr("{call}, per call").format(call=name))
            field.label.setWordWrap(True)
        self.table.setAccessibleName(self.tr("Prices"))
        self._grid.retranslate()
        self.table.fit()
        self.refresh()

    def refresh(self) -> None:
        """Show the current model and cell as they are now."""
        place = self.place
        models = self._draft.drafted.models
        spot = self._grid.spot(self.table.currentIndex())
        error = self._draft.error(spot) if spot else None
        self._message.setText(told(self._draft, spot) if spot and error else " ")
        theme.mark(self._message, "error", on=is_mistake(error))
        is_added = place >= 0 and models[place].before is None
        for part, field in self._fields.items():
            field.setVisible(place >= 0 and (is_added or part == "retired"))
            if place >= 0:
                field.show_spot(Spot(part, place))
        for call, field in self._calls.items():
            field.show_spot(Spot("call", charge=call))
        for box, on in (
            (self._vision, place >= 0 and models[place].vision),
            (self._thinking, place >= 0 and models[place].thinking),
        ):
            box.setVisible(is_added)
            box.setChecked(on)
        self._batch.setEnabled(place >= 0 and not self._draft.has_batch(place))
        self._remove.setVisible(is_added)
        is_retired = place >= 0 and self._draft.is_retired(place)
        name = place_words(self._draft, Spot("id", place)) if place >= 0 else ""
        wording = self.tr("Serve {model} again") if is_retired else self.tr("Retire {model}")
        self._retire.setText(wording.format(model=name))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self._add)
        buttons.addWidget(self._batch)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        fields = QGridLayout()
        fields.setSpacing(theme.SPACE)
        fields.addWidget(self._fields["id"], 0, 0)
        fields.addWidget(self._fields["family"], 0, 1)
        fields.addWidget(self._fields["context"], 1, 0)
        marks = QVBoxLayout()
        marks.addWidget(self._vision)
        marks.addWidget(self._thinking)
        marks.addStretch()
        fields.addLayout(marks, 1, 1)
        for box in (self._vision, self._thinking):
            box.clicked.connect(self._mark)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        self._retire.setProperty("link", True)
        self._fields["retired"].put_beside_label(self._retire)
        calls = QGridLayout()
        calls.setSpacing(theme.SPACE)
        for number, field in enumerate(self._calls.values()):
            place = divmod(number, _CALLS_A_ROW)
            calls.addWidget(field, *place, Qt.AlignmentFlag.AlignBottom)
            calls.setColumnStretch(number % _CALLS_A_ROW, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.table)
        column.addWidget(self._bar)
        column.addWidget(self._message)
        column.addLayout(buttons)
        column.addLayout(fields)
        column.addWidget(self._fields["retired"])
        column.addLayout(calls)
        self._bar.hide()

    def _move(self) -> None:
        self.refresh()
        self.moved.emit()

    def _add_model(self) -> None:
        self.go_to(Spot("id", self._draft.add_model()))

    def _remove_model(self) -> None:
        place = self.place
        self._draft.remove_model(place)
        row = self._grid.first_row_of(min(place, len(self._draft.drafted.models) - 1))
        self.table.setFocus()
        self.table.setCurrentIndex(self._grid.index(row, 1))

    def _add_batch(self) -> None:
        place = self.place
        self._draft.add_batch(place)
        row = self._grid.first_row_of(place) + len(self._draft.drafted.models[place].rows) - 1
        self.table.edit_cell(self._grid.index(row, 1))

    def _mark(self) -> None:
        vision, thinking = self._vision.isChecked(), self._thinking.isChecked()
        self._draft.set_mark(self.place, vision=vision, thinking=thinking)

    def _turn_retired(self) -> None:
        if self.place >= 0:
            self._draft.retire(self.place)

    def _follow(self, least: int, most: int) -> None:
        hidden = self.table.horizontalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(hidden.singleStep())
        self._bar.setValue(hidden.value())
        self._bar.setVisible(most > least)
