"""The fields of a conversation. Loaded when somebody turns to conversations."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.inputs import Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberField

_PLACES: dict[Field, tuple[int, int, int]] = {  # row, column, columns
    "systemTokens": (0, 0, 2),
    "userTokens": (1, 0, 1),
    "replyTokens": (1, 1, 1),
    "turns": (2, 0, 1),
    "conversations": (2, 1, 1),
}


class ConversationFields(QWidget):
    """What is sent first, what each turn adds, and how often."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._rows = {field: NumberField(field) for field in _PLACES}
        self.edits = [row.edit for row in self._rows.values()]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE // 2)
        for field, (row, column, columns) in _PLACES.items():
            grid.addWidget(self._rows[field], row, column, 1, columns)
            self._rows[field].connect_to(calculation, field)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        labels: dict[Field, str] = {
            "systemTokens": self.tr("Fixe&d prefix (system prompt …), tokens"),
            "userTokens": self.tr("&Question, tokens"),
            "replyTokens": self.tr("&Answer, tokens"),
            "turns": self.tr("T&urns"),
            "conversations": self.tr("Co&nversations"),
        }
        for field, label in labels.items():
            self._rows[field].label.setText(label)
            self._rows[field].message.keep_lines()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        for field, row in self._rows.items():
            further = []
            if field == "replyTokens" and self._calculation.model.thinking:
                further.append(self.tr("thinking included"))
            row.show_field(self._calculation, field, *further)
