"""What else can be otherwise beside the model: a line of what there is, and a row for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QSizePolicy,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import what_if_wording
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.what_if import WhatIf
from kimi_calc.viewmodels.what_if_asked import Field, Part
from kimi_calc.widgets import theme
from kimi_calc.widgets.arrow_button import ArrowButton
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.flow import Flow
from kimi_calc.widgets.number_field import FieldMessage, NumberEdit
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.tool_tips import as_written

_PARTS: tuple[Part, ...] = ("service", "list", "hits", "volume", "growth")
_NAMES = {part: f"whatIf{part.capitalize()}" for part in _PARTS}
_FEWEST = 6


class Choice(ComboBox):
    """One of some values, in as much room as there is; a longer text leaves its middle out."""

    def __init__(self, name: str, *, usual: int = _FEWEST, fewest: int = _FEWEST) -> None:
        """It asks for room for `usual` letters, and makes do with that for `fewest`."""
        super().__init__(name)
        self._fewest = fewest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(usual)
        self._offered: list[tuple[str, Any]] = []

    @property
    def chosen(self) -> Any:
        """What the chosen one stands for."""
        place = self.currentIndex()
        return self._offered[place][1] if 0 <= place < len(self._offered) else None

    def offer(self, offered: Sequence[tuple[str, Any]], chosen: object) -> None:
        """Offer texts with what they stand for; what is none, stands for itself and is a title."""
        if list(offered) != self._offered:
            self._offered = list(offered)
            self.clear()
            self.addItems([text for text, _ in offered])
            for place, (text, value) in enumerate(offered):
                self.setItemData(place, as_written(text), Qt.ItemDataRole.ToolTipRole)
                if value is None:
                    self.setItemData(place, 0, Qt.ItemDataRole.UserRole - 1)  # its flags: none
            self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        values = [value for _, value in offered]
        self.setCurrentIndex(values.index(chosen) if chosen in values else 0)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        letters = self.fontMetrics().horizontalAdvance("X") * self._fewest
        return QSize(letters + theme.SPACE * 5, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        """Open as wide as the longest text, as far as the window is."""
        widest = self.view().sizeHintForColumn(0) + theme.SPACE * 3
        self.view().setMinimumWidth(min(widest, self.window().width()))
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Leave the middle of a text out that has no room."""
        super().initStyleOption(option)
        room = int(self.arrow_left) - theme.SPACE * 7 // 2
        middle = Qt.TextElideMode.ElideMiddle
        option.currentText = self.fontMetrics().elidedText(option.currentText, middle, room)


class _ShortEdit(NumberEdit):
    """A field for a few digits."""

    def sizeHint(self) -> QSize:
        """Room for them."""
        letters = self.fontMetrics().horizontalAdvance("0") * 6
        return QSize(letters + theme.SPACE * 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()


class WhatIfRows(QWidget):
    """A row is there once it is asked for; when it goes, nothing is asked in it any more."""

    def __init__(self, what_if: WhatIf, price_lists: PriceLists, estimating: Estimating) -> None:
        super().__init__()
        self._what_if, self._price_lists, self._estimating = what_if, price_lists, estimating
        self._toggles: dict[Part, ArrowButton] = {}
        toggles = Flow(gap=theme.SPACE // 2)
        for part in _PARTS:
            button = ArrowButton(f"{_NAMES[part]}Row")
            button.setProperty("link", True)
            button.setCheckable(True)
            button.toggled.connect(partial(self._turn, part))
            self._toggles[part] = button
            toggles.addWidget(button)
        self._labels: dict[Part, QLabel] = {part: QLabel() for part in _PARTS}
        self._service, self._list = Choice(_NAMES["service"]), Choice(_NAMES["list"], fewest=9)
        self._service.activated.connect(lambda _: what_if.set_service(self._service.chosen or ""))
        self._list.activated.connect(lambda _: what_if.set_list(self._list.chosen or None))
        self._lists: list[tuple[str, object]] = []
        self._edits: dict[Field, NumberEdit] = {}
        self._messages: dict[Field, FieldMessage] = {}
        for field in ("hits", "volume", "growth", "months"):
            self._add_edit(field)
        self._months_label = QLabel()
        self._months_label.setBuddy(self._edits["months"])
        self._list_message = plain_label("message_whatIfList")
        self._list_message.setProperty("error", True)
        self._list_message.hide()
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(theme.SPACE // 2)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        controls: dict[Part, QWidget] = {
            "service": self._service,
            "list": _below(self._list, self._list_message),
            "hits": _below(self._edits["hits"], self._messages["hits"]),
            "volume": _below(self._edits["volume"], self._messages["volume"]),
            "growth": _below(self._edits["growth"], self._messages["growth"]),
        }
        focused: dict[Part, QWidget] = {
            "service": self._service,
            "list": self._list,
            **{part: self._edits[part] for part in ("hits", "volume", "growth")},
        }
        self._focused = focused
        for part in _PARTS:
            self._labels[part].setBuddy(focused[part])
            self._form.addRow(self._labels[part], controls[part])
        months = _below(self._edits["months"], self._messages["months"])
        self._form.addRow(self._months_label, months)
        for row in range(self._form.rowCount()):
            self._form.setRowVisible(row, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addLayout(toggles)
        column.addLayout(self._form)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        labels: dict[Part, str] = {
            "service": self.tr("Service"),
            "list": self.tr("Price list"),
            "hits": self.tr("Hit share"),
            "volume": self.tr("Volume ×"),
            "growth": self.tr("Growth a month"),
        }
        for part, text in labels.items():
            self._labels[part].setText(text)
            self._focused[part].setAccessibleName(text)
        self._edits["months"].setAccessibleName(self.tr("Months of growth"))
        self._months_label.setText(self.tr("Months"))
        if self._is_open("list"):
            self._find_lists()
        self._edits["hits"].show_unit("%")
        self._edits["growth"].show_unit("%")
        self._name_toggles()

    def refresh(self) -> None:
        """Show what is asked now."""
        asked = self._what_if.asked
        for field, edit in self._edits.items():
            edit.write(getattr(asked, field))
            text, wrong = what_if_wording.field_message(self._what_if, field)
            message = self._messages[field]
            message.say(text, error=wrong)
            message.setVisible(bool(text))
        if self._is_open("service"):
            same = self.tr("unchanged")
            offered = [(_service(name), name) for name in self._what_if.services]
            self._service.offer([(same, ""), *offered], asked.service)
        if self._is_open("list"):
            self._show_list()

    def close_all(self) -> None:
        """Leave no row open."""
        for button in self._toggles.values():
            button.setChecked(False)

    def _is_open(self, part: Part) -> bool:
        return self._toggles[part].isChecked()

    def _turn(self, part: Part, is_open: bool) -> None:  # noqa: FBT001 - a slot
        self._form.setRowVisible(_PARTS.index(part), is_open)
        if part == "growth":
            self._form.setRowVisible(len(_PARTS), is_open)
        self._name_toggles()
        if is_open:
            if part == "list":
                self._find_lists()
            self.refresh()
            self._focused[part].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._what_if.leave(part)

    def _name_toggles(self) -> None:
        names: dict[Part, str] = {
            "service": self.tr("service"),
            "list": self.tr("price list"),
            "hits": self.tr("hits"),
            "volume": self.tr("volume"),
            "growth": self.tr("growth"),
        }
        for part, name in names.items():
            self._toggles[part].say(name, is_open=self._is_open(part))

    def _find_lists(self) -> None:
        """Look for the lists that there are, which reads those of the user."""
        same: tuple[str, object] = (self.tr("unchanged"), "")
        self._lists = [same, *what_if_wording.offered_lists(self._price_lists.in_use)]

    def _show_list(self) -> None:
        self._list.offer(self._lists, self._what_if.asked.file or "")
        error = self._what_if.error("list")
        self._list_message.setText(what_if_wording.list_problem(error) if error else "")
        self._list_message.setVisible(error is not None)

    def _add_edit(self, field: Field) -> None:
        edit = _ShortEdit(f"whatIf{field.capitalize()}")
        edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        edit.textChanged.connect(partial(self._what_if.set_text, field))
        edit.undo_wanted.connect(partial(self._undo, edit))
        edit.redo_wanted.connect(partial(self._redo, edit))
        message = FieldMessage(edit, lines=0)
        message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        message.hide()
        self._edits[field], self._messages[field] = edit, message

    def _undo(self, edit: NumberEdit) -> None:
        """Take back what was typed in the field, else the estimate's last step."""
        edit.undo() if edit.isUndoAvailable() else self._estimating.undo()

    def _redo(self, edit: NumberEdit) -> None:
        edit.redo() if edit.isRedoAvailable() else self._estimating.redo()


def _below(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE // 4)
    for widget in widgets:
        column.addWidget(widget)
    return box


def _service(name: str) -> str:
    if name == STANDARD:
        return QCoreApplication.translate("WhatIf", "standard")
    if name == "batch":
        return QCoreApplication.translate("Items", "batch")
    return name
