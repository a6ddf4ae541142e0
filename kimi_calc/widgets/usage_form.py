"""The left card: model, workload, tokens, context used, and what is done with the result."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import Usage
from kimi_calc.pricing.amounts import format_percent
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.characters import in_characters
from kimi_calc.viewmodels.fields import Field
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.priced import Result
from kimi_calc.widgets import theme
from kimi_calc.widgets.cache_field import CacheField
from kimi_calc.widgets.fitting_label import DIVIDER, FittingLabel
from kimi_calc.widgets.model_picker import ModelPicker
from kimi_calc.widgets.number_field import NumberField
from kimi_calc.widgets.price_list_picker import PriceListPicker
from kimi_calc.widgets.qt_numbers import MIDDLE_RIGHT, PLAIN_TEXT
from kimi_calc.widgets.requests_field import RequestsField
from kimi_calc.widgets.workload_switch import WorkloadSwitch

if TYPE_CHECKING:
    from kimi_calc.widgets.conversation_fields import ConversationFields
    from kimi_calc.widgets.more_line import MoreLine

_OF_SINGLE: tuple[Field, ...] = ("inputTokens", "outputTokens")


class UsageForm(QFrame):
    """Passes on what is typed and picked; shows what the calculation understood."""

    from_text_wanted = Signal(str)  # with the field

    def __init__(
        self, calculation: Calculation, price_lists: PriceLists, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calculation = calculation
        self.setProperty("card", True)
        self._model_label = _plain_label()
        self.price_list_picker = PriceListPicker(price_lists)
        self._picker = ModelPicker()
        self._model_label.setBuddy(self._picker)
        self._picker.show_picked(calculation.price_list, calculation.model)
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
        self._requests = RequestsField(calculation)
        self._conversation: ConversationFields | None = None
        self._more: MoreLine | None = None
        self._cache = CacheField(calculation)
        self._context_label = _plain_label()
        self._context_text = FittingLabel("contextText")
        self._context_text.setProperty("small", True)
        self._context_text.setProperty("alignment", MIDDLE_RIGHT)
        self._meter = QProgressBar()
        self._meter.setObjectName("contextMeter")
        self._meter.setTextVisible(False)
        self._meter.setRange(0, 1000)
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("copyResult")
        self.add_button = QPushButton()
        self.add_button.setObjectName("addToEstimate")
        self.add_button.setProperty("primary", True)
        self._clear = QPushButton()
        self._clear.setProperty("link", True)
        self._clear.setObjectName("reset")
        self._clear.clicked.connect(self.clear)
        self._puts_back = False
        self._lay_out()

    def focus_first(self) -> None:
        """Begin in the field that is typed first, its text selected."""
        single = self._calculation.workload == "single"
        talk = self._conversation
        edit = self._fields["inputTokens"].edit if single or not talk else talk.first
        edit.selectAll()  # when the window becomes active later, that alone selects nothing
        edit.setFocus()

    def clear(self) -> None:
        """Empty the fields, and begin anew."""
        self._calculation.clear()
        self.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._model_label.setText(self.tr("&Model"))
        labels: dict[Field, str] = {
            "inputTokens": self.tr("&Input tokens per request"),
            "outputTokens": self.tr("&Output tokens per request"),
        }
        for field, label in labels.items():
            self._fields[field].label.setText(label)
            self._fields[field].message.keep_lines()
        self._requests.retranslate()
        if self._conversation:
            self._conversation.retranslate()
        if self._more:
            self._more.retranslate()
        self._from_text.setText(self.tr("From te&xt…"))
        self._switch.retranslate()
        self._cache.retranslate()
        self._context_label.setText(self.tr("Context used"))
        self._meter.setAccessibleName(self.tr("Context used"))
        self.copy_button.setText(self.tr("Co&py result"))
        self.copy_button.setToolTip("Ctrl+Shift+C")
        self._say_adding()
        self._clear.setText(self.tr("Reset"))
        self.price_list_picker.refresh()
        self._picker.retranslate()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self._picker.show_picked(calculation.price_list, calculation.model)
        missing = calculation.is_missing
        told = (wording.missing_model_facts if missing else wording.model_facts)(calculation.model)
        facts = _in_two_lines(told)
        if facts != self._facts.text():
            self._facts.setText(facts)
        self._switch.refresh()
        self._show_workload()
        self._cache.refresh()
        if self._conversation and calculation.workload == "conversation":
            self._conversation.refresh()
        else:
            self._refresh_single()
        self._refresh_more()
        self._refresh_meter()
        self.copy_button.setEnabled(calculation.quote is not None)
        self.add_button.setEnabled(calculation.quote is not None)

    def say_adding(self, *, puts_back: bool) -> None:
        """Say whether the button adds to the estimate, or puts back an item that came from it."""
        self._puts_back = puts_back
        self._say_adding()

    def _say_adding(self) -> None:
        puts_back = self._puts_back
        self.add_button.setText(self.tr("Put back") if puts_back else self.tr("Add to estimate"))
        self.add_button.setToolTip("Ctrl+Return")

    def _refresh_single(self) -> None:
        calculation = self._calculation
        tokens = calculation.value("inputTokens")
        text = in_characters(tokens) if isinstance(tokens, int) else ""
        self._fields["inputTokens"].show_field(
            calculation,
            "inputTokens",
            text,
            explained=self.tr("1 token: 1.5–2 Chinese or 3–4 English characters"),
        )
        thinks = self.tr("thinking is billed as output") if calculation.model.thinking else ""
        self._fields["outputTokens"].show_field(calculation, "outputTokens", thinks)
        self._requests.refresh()

    def _refresh_more(self) -> None:
        if not self._more:
            if not any(self._calculation.offered):
                return
            from kimi_calc.widgets.more_line import MoreLine

            self._more = MoreLine(self._calculation)
            self._column.insertWidget(self._column.indexOf(self._requests) + 1, self._more)
            self.setTabOrder(self._requests.switch, self._more.button)
            self._more.retranslate()
        self._more.refresh()

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
        focused: QWidget | None = self.window().focusWidget()
        for row in (*self._fields.values(), self._requests):
            row.setHidden(conversation)
        if self._conversation:
            self._conversation.setHidden(not conversation)
        self._cache.retranslate()
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            self.focus_first()  # not the next in order, which may be a link

    def _refresh_meter(self) -> None:
        shown = self._calculation.shown
        text = self._context_words(shown) if shown else ""
        if text != self._meter.format():
            full = min(int(shown.context_share * 1000), 1000) if shown else 0
            # A QProgressBar repaints at once, and with it all that waits for that: it waits too.
            self._meter.setUpdatesEnabled(False)
            self._meter.setValue(full)
            self._meter.setFormat(text)
            self._meter.setUpdatesEnabled(True)
            self._meter.setAccessibleDescription(text)
            self._context_text.show_parts(text)
        stale = not self._calculation.is_current
        over = shown is not None and shown.context_share > 1 and not stale
        theme.mark(self._meter, "over", on=over)
        if self._meter.isEnabled() == stale:
            self._meter.setEnabled(not stale)

    def _context_words(self, shown: Result) -> str:
        text = (
            f"{group_digits(shown.context_used)} / {group_digits(shown.model.context_length)}"
            f" · {format_percent(shown.context_share)}"
        )
        if isinstance(shown.usage, Usage):
            return text
        turn = group_digits(shown.usage.turns)
        return self.tr("{text} · turn {turn}").format(turn=turn, text=text)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        above = QHBoxLayout()
        above.addWidget(self._model_label)
        above.addStretch(1)
        above.addWidget(self.price_list_picker)
        column.addLayout(above)
        column.addWidget(self._picker)
        column.addWidget(self._facts)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._switch)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._fields["inputTokens"])
        column.addWidget(self._cache)
        column.addWidget(self._fields["outputTokens"])
        column.addWidget(self._requests)
        column.addSpacing(theme.SPACE // 2)
        heading = QHBoxLayout()
        heading.addWidget(self._context_label)
        heading.addWidget(self._context_text, 1)
        column.addLayout(heading)
        column.addWidget(self._meter)
        column.addSpacing(theme.SPACE * 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self._clear)
        buttons.addWidget(self.copy_button, 1)
        buttons.addWidget(self.add_button, 1)
        column.addLayout(buttons)
        column.addStretch(1)
        # Before the field, above which it stands: from number to number it is one Tab.
        self.setTabOrder(self._from_text, self._fields["inputTokens"].edit)
        self.setTabOrder(self._fields["inputTokens"].edit, self._cache.slider)
        self.setTabOrder(self._cache.slider, self._cache.edit)
        ways = (self._fields["outputTokens"].edit, *self._requests.edits.values())
        for before, after in pairwise((*ways, self._requests.switch)):
            self.setTabOrder(before, after)

    def _pick(self) -> None:
        model_id = self._picker.currentData()
        if model_id:
            self._calculation.pick(model_id)


def _in_two_lines(facts: str) -> str:
    """The facts of a model in lines of about one length, where its prices are too many for one."""
    context, prices = facts.split("\n")
    parts = prices.split(DIVIDER)
    if len(parts) < 4 or DIVIDER in context:
        return facts
    return "\n".join((DIVIDER.join((context, *parts[:2])), DIVIDER.join(parts[2:])))


def _plain_label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("textFormat", PLAIN_TEXT)
    return label
