"""The fields of a conversation. Loaded when somebody turns to conversations."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberField

_PLACES: dict[Field, tuple[int, int, int]] = {  # row, column, columns
    "systemTokens": (0, 0, 2),
    "userTokens": (1, 0, 1),
    "replyTokens": (1, 1, 1),
    "turns": (2, 0, 1),
    "conversations": (2, 1, 1),
}


_FROM_TEXT: dict[Field, str] = {  # the links beside fields, by objectName
    "systemTokens": "estimateSystemFromText",
    "userTokens": "estimateUserFromText",
    "replyTokens": "estimateReplyFromText",
}


class ConversationFields(QWidget):
    """What is sent first, what each turn adds, and how often.

    `from_text_wanted` comes with the field whose tokens are to be taken from a text. `edits` are
    what Tab goes through: the links first, so that from number to number it is one Tab.
    """

    from_text_wanted = Signal(str)

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self._rows = {field: NumberField(field) for field in _PLACES}
        self._links = {field: self._link(field, name) for field, name in _FROM_TEXT.items()}
        self.first = self._rows["systemTokens"].edit
        self.edits: list[QWidget] = [*self._links.values()]
        self.edits += [row.edit for row in self._rows.values()]
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
            "systemTokens": self.tr("Fixe&d prefix (system prompt …)"),
            "userTokens": self.tr("&Question"),
            "replyTokens": self.tr("&Answer"),
            "turns": self.tr("T&urns"),
            "conversations": self.tr("Co&nversations"),
        }
        for field, label in labels.items():
            self._rows[field].label.setText(label)
            self._rows[field].message.keep_lines()
        spoken: dict[Field, str] = {
            "systemTokens": self.tr("Fixed prefix from text…"),
            "userTokens": self.tr("Question from text…"),
            "replyTokens": self.tr("Answer from text…"),
        }
        for field, link in self._links.items():
            link.setText(self.tr("From text…"))
            link.setAccessibleName(spoken[field])
            self._rows[field].edit.show_unit(self.tr("tokens"))

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        for field, row in self._rows.items():
            further = []
            if field == "replyTokens" and self._calculation.model.thinking:
                further.append(self.tr("thinking included"))
            row.show_field(self._calculation, field, *further)

    def _link(self, field: Field, name: str) -> QPushButton:
        link = QPushButton()
        link.setObjectName(name)
        link.setProperty("link", True)
        link.clicked.connect(lambda: self.from_text_wanted.emit(field))
        self._rows[field].put_beside_label(link)
        return link
