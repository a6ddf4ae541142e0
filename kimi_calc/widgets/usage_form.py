"""The left card: model, workload, tokens, context used, and what is done with the result."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.inputs import Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.cache_field import CacheField
from kimi_calc.widgets.model_picker import ModelPicker
from kimi_calc.widgets.number_field import NumberField
from kimi_calc.widgets.workload_switch import WorkloadSwitch

if TYPE_CHECKING:
    from kimi_calc.widgets.conversation_fields import ConversationFields

_OF_SINGLE: tuple[Field, ...] = ("inputTokens", "outputTokens", "requests")


class UsageForm(QFrame):
    """Passes on what is typed and picked; shows what the calculation understood."""

    from_text_wanted = Signal(str)  # with the field

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self.setProperty("card", True)
        self._model_label = _plain_label()
        self._picker = ModelPicker()
        self._model_label.setBuddy(self._picker)
        self._picker.set_price_list(calculation.price_list, calculation.model)
        self._picker.currentIndexChanged.connect(self._pick)
        self._facts = _plain_label("modelFacts")
        self._facts.setProperty("small", True)
        self._facts.setWordWrap(True)
        self._switch = WorkloadSwitch(calculation)
        self._fields = {field: NumberField(field) for field in _OF_SINGLE}
        for field, row in self._fields.items():
            row.connect_to(calculation, field)
        self._from_text = QPushButton()
        self._from_text.setObjectName("estimateFromText")
        self._from_text.setProperty("link", True)
        self._from_text.clicked.connect(lambda: self.from_text_wanted.emit("inputTokens"))
        self._fields["inputTokens"].put_beside_label(self._from_text)
        self._conversation: ConversationFields | None = None
        self._cache = CacheField(calculation)
        self._context_label = _plain_label()
        self._context_text = _plain_label("contextText")
        self._context_text.setProperty("small", True)
        self._meter = QProgressBar()
        self._meter.setObjectName("contextMeter")
        self._meter.setTextVisible(False)
        self._meter.setRange(0, 1000)
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("copyResult")
        self._lay_out()

    def focus_first(self) -> None:
        """Begin in the field that is typed first, its text selected."""
        single = self._calculation.workload == "single"
        edit = self._fields["inputTokens"].edit if single else self._cache.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()  # when the window becomes active later, that alone selects nothing

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._model_label.setText(self.tr("&Model"))
        labels: dict[Field, str] = {
            "inputTokens": self.tr("&Input tokens per request"),
            "outputTokens": self.tr("&Output tokens per request"),
            "requests": self.tr("&Requests"),
        }
        for field, label in labels.items():
            self._fields[field].label.setText(label)
        if self._conversation:
            self._conversation.retranslate()
        self._from_text.setText(self.tr("From te&xt…"))
        self._switch.retranslate()
        self._cache.retranslate()
        self._context_label.setText(self.tr("Context used"))
        self._meter.setAccessibleName(self.tr("Context used"))
        self.copy_button.setText(self.tr("Co&py result"))
        self.copy_button.setToolTip("Ctrl+Shift+C")
        self._picker.retranslate()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self._picker.show_picked(calculation.model)
        facts = wording.model_facts(calculation.model)
        if facts != self._facts.text():
            self._facts.setText(facts)
        self._switch.refresh()
        self._show_workload()
        self._cache.refresh()
        if self._conversation and calculation.workload == "conversation":
            self._conversation.refresh()
        else:
            for field, row in self._fields.items():
                thinks = field == "outputTokens" and calculation.model.thinking
                further = self.tr("thinking is billed as output") if thinks else ""
                row.show_field(calculation, field, further)
        self._refresh_meter()
        self.copy_button.setEnabled(calculation.quote is not None)

    def _show_workload(self) -> None:
        """Show the fields of the workload that is priced."""
        conversation = self._calculation.workload == "conversation"
        if conversation == self._fields["inputTokens"].isHidden():
            return
        if conversation and not self._conversation:
            from kimi_calc.widgets.conversation_fields import ConversationFields

            self._conversation = ConversationFields(self._calculation)
            self._conversation.from_text_wanted.connect(self.from_text_wanted)
            self._conversation.retranslate()
            self._column.insertWidget(self._column.indexOf(self._cache), self._conversation)
            # Where the fields of single requests are hidden, the next one seen comes next.
            order = [self._fields["inputTokens"].edit, *self._conversation.edits]
            for before, after in pairwise([*order, self._cache.slider, self._cache.edit]):
                self.setTabOrder(before, after)
        for row in self._fields.values():
            row.setHidden(conversation)
        if self._conversation:
            self._conversation.setHidden(not conversation)
        self._cache.retranslate()

    def _refresh_meter(self) -> None:
        calculation = self._calculation
        used = calculation.context_used
        over = calculation.refusal is not None
        text = "—" if used is None else self._context_words(used)
        if text != self._context_text.text():
            # A QProgressBar repaints at once, and with it all that waits for that: it waits too.
            self._meter.setUpdatesEnabled(False)
            self._meter.setValue(calculation.context_permille)
            self._meter.setFormat(text)
            self._meter.setUpdatesEnabled(True)
            self._meter.setAccessibleDescription(text)
            self._context_text.setText(text)
        if bool(self._meter.property("over")) != over:
            self._meter.setProperty("over", over)
            self._meter.style().unpolish(self._meter)
            self._meter.style().polish(self._meter)

    def _context_words(self, used: int) -> str:
        calculation = self._calculation
        text = (
            f"{group_digits(used)} / {group_digits(calculation.model.context_length)}"
            f" · {calculation.context_percent}"
        )
        turns = calculation.value("turns")
        if calculation.workload == "single" or not isinstance(turns, int):
            return text
        return self.tr("turn {turn}: {text}").format(turn=group_digits(turns), text=text)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self._model_label)
        column.addWidget(self._picker)
        column.addWidget(self._facts)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._switch)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._fields["inputTokens"])
        column.addWidget(self._cache)
        column.addWidget(self._fields["outputTokens"])
        column.addWidget(self._fields["requests"])
        column.addSpacing(theme.SPACE // 2)
        heading = QHBoxLayout()
        heading.addWidget(self._context_label)
        heading.addStretch()
        heading.addWidget(self._context_text)
        column.addLayout(heading)
        column.addWidget(self._meter)
        column.addSpacing(theme.SPACE * 2)
        column.addWidget(self.copy_button)
        column.addStretch()
        # Before the field, above which it stands: from number to number it is one Tab.
        self.setTabOrder(self._from_text, self._fields["inputTokens"].edit)
        self.setTabOrder(self._fields["inputTokens"].edit, self._cache.slider)
        self.setTabOrder(self._cache.slider, self._cache.edit)

    def _pick(self) -> None:
        model_id = self._picker.currentData()
        if model_id:
            self._calculation.pick(model_id)


def _plain_label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
