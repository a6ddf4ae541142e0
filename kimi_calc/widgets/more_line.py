"""The line More: what a list charges for beside tokens, and the fields of it once opened."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kimi_calc.viewmodels import charged_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.arrow_button import ArrowButton

if TYPE_CHECKING:
    from kimi_calc.widgets.more_fields import MoreFields


class MoreLine(QWidget):
    """A quiet button that names what there is, and opens its fields below; no line where none is.

    It opens by itself when something in it is asked for that is not as by default, and where
    something in it is wrong: what is charged for is never hidden from who didn't hide it.
    """

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._label = QLabel()
        self.button = ArrowButton("more")
        self.button.setProperty("link", True)
        self.button.setProperty("quiet", not calculation.asks_for_more)
        self.button.clicked.connect(self._turn)
        self._fields: MoreFields | None = None
        self._is_open = self._asked_for = False
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE // 2)
        self._column.addLayout(head)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._label.setText(self.tr("More"))
        if self._fields:
            self._fields.retranslate()
        self._name_button()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        asked_for = calculation.asks_for_more
        comes = asked_for and not self._asked_for
        self._asked_for = asked_for
        if comes or any(map(calculation.error, calculation.more_fields)):
            self._is_open = True
        theme.mark(self.button, "quiet", on=not asked_for)
        self._name_button()
        self._show_fields()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.refresh()

    def _show_fields(self) -> None:
        offered = self._calculation.offered
        if self._fields and self._fields.offered != offered:  # as another list has others
            self._column.removeWidget(self._fields)
            self._fields.hide()
            self._fields.setParent(None)
            self._fields.deleteLater()
            self._fields = None
        if self._is_open and not self._fields and any(offered):
            self._fields = self._made()
        fields = self._fields
        if not fields:
            return
        if fields.isHidden() == self._is_open:
            focused: QWidget | None = self.window().focusWidget()
            if focused is not None and fields.isAncestorOf(focused):
                self.button.setFocus()
            fields.setVisible(self._is_open)
        if self._is_open:
            fields.refresh()

    def _made(self) -> MoreFields:
        from kimi_calc.widgets.more_fields import MoreFields

        fields = MoreFields(self._calculation, self._calculation.offered)
        fields.hide()
        fields.retranslate()
        self._column.addWidget(fields)
        for before, after in pairwise((self.button, *fields.controls)):
            self.setTabOrder(before, after)
        return fields

    def _name_button(self) -> None:
        kinds = charged_wording.kinds(self._calculation.offered)
        self.setHidden(not kinds)
        self.button.say(kinds, is_open=self._is_open)
        self.button.setAccessibleName(self.tr("More: {kinds}").format(kinds=kinds))
