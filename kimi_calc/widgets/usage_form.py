"""The left card: model, tokens per request, number of requests, context used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSlider,
    QVBoxLayout,
)

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import FIELDS, Calculation, Field
from kimi_calc.widgets import theme
from kimi_calc.widgets.model_picker import ModelPicker
from kimi_calc.widgets.number_field import NumberField


class UsageForm(QFrame):
    """Passes on what is typed and picked; shows what the calculation understood."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self._calculation = calculation
        self.setProperty("card", True)
        self._model_label = _plain_label()
        self._picker = ModelPicker()
        self._model_label.setBuddy(self._picker)
        self._picker.set_price_list(calculation.price_list, calculation.model)
        self._facts = _plain_label("modelFacts")
        self._facts.setProperty("small", True)
        self._facts.setWordWrap(True)
        self._fields: dict[Field, NumberField] = {field: NumberField(field) for field in FIELDS}
        self._slider = _Slider()
        self._add_slider()
        self._context_label = _plain_label()
        self._context_text = _plain_label("contextText")
        self._context_text.setProperty("small", True)
        self._meter = QProgressBar()
        self._meter.setObjectName("contextMeter")
        self._meter.setTextVisible(False)
        self._meter.setRange(0, 1000)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Begin in the field that is typed first, its text selected."""
        edit = self._fields["inputTokens"].edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()  # when the window becomes active later, that alone selects nothing

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._model_label.setText(self.tr("&Model"))
        labels: dict[Field, str] = {
            "inputTokens": self.tr("&Input tokens per request"),
            "cacheHitPercent": self.tr("Of these, &cache hits"),
            "outputTokens": self.tr("&Output tokens per request"),
            "requests": self.tr("&Requests"),
        }
        for field, label in labels.items():
            self._fields[field].label.setText(label)
        self._slider.setAccessibleName(self.tr("Cache hits in percent"))
        self._context_label.setText(self.tr("Context used"))
        self._meter.setAccessibleName(self.tr("Context used"))
        self._picker.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self._picker.show_picked(calculation.model)
        self._facts.setText(wording.model_facts(calculation.model))
        for field, row in self._fields.items():
            self._refresh_field(field, row)
        percent = calculation.cache_hit_percent
        if percent is not None:
            self._slider.blockSignals(True)
            self._slider.setValue(percent)
            self._slider.blockSignals(False)
        has_cache_price = calculation.model.has_cache_price
        self._slider.setEnabled(has_cache_price)
        self._fields["cacheHitPercent"].edit.setEnabled(has_cache_price)
        self._refresh_meter()

    def _refresh_field(self, field: Field, row: NumberField) -> None:
        calculation = self._calculation
        row.edit.write(calculation.text(field))
        error = calculation.error(field)
        if error:
            # Somebody who is in the middle of a number has made no mistake.
            row.say(wording.field_error(error), error=error.code not in {"empty", "unfinished"})
            return
        parts = []
        if field == "cacheHitPercent":
            parts.append(self._cache_echo())
        else:
            value, source = calculation.value(field), calculation.source(field)
            parts.append(wording.echo(value, calculation.text(field), source))
        if field == "outputTokens" and calculation.model.thinking:
            parts.append(self.tr("thinking is billed as output"))
        row.say(" · ".join(filter(None, parts)))

    def _cache_echo(self) -> str:
        calculation = self._calculation
        if not calculation.model.has_cache_price:
            return self.tr("this model has no cache price")
        if calculation.cached_tokens is None:
            return ""
        return self.tr("{n} tokens").format(n=group_digits(calculation.cached_tokens))

    def _refresh_meter(self) -> None:
        calculation = self._calculation
        used = calculation.context_used
        limit = calculation.model.context_length
        over = calculation.refusal is not None
        if used is None:
            text = "—"
        else:
            percent = calculation.context_percent
            text = f"{group_digits(used)} / {group_digits(limit)} · {percent}"
        # A QProgressBar repaints at once, and with it all that waits for that: here it waits too.
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

    def _add_slider(self) -> None:
        """Put slider and percentage side by side."""
        row = self._fields["cacheHitPercent"]
        edit_width = row.edit.fontMetrics().horizontalAdvance("100.00 %") + 3 * theme.SPACE
        row.edit.setMaximumWidth(edit_width)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE * 3 // 2)
        line.addWidget(self._slider, 1)
        line.addWidget(row.edit)
        row.column.insertLayout(1, line)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self._model_label)
        column.addWidget(self._picker)
        column.addWidget(self._facts)
        column.addSpacing(theme.SPACE)
        for row in self._fields.values():
            column.addWidget(row)
        column.addSpacing(theme.SPACE // 2)
        heading = QHBoxLayout()
        heading.addWidget(self._context_label)
        heading.addStretch()
        heading.addWidget(self._context_text)
        column.addLayout(heading)
        column.addWidget(self._meter)
        column.addStretch()
        edits = {field: row.edit for field, row in self._fields.items()}
        self.setTabOrder(edits["inputTokens"], self._slider)
        self.setTabOrder(self._slider, edits["cacheHitPercent"])

    def _connect(self) -> None:
        calculation = self._calculation
        self._picker.currentIndexChanged.connect(self._pick)
        self._slider.valueChanged.connect(calculation.set_cache_hit_percent)
        for field, row in self._fields.items():
            # textChanged, not textEdited: assistive tools set a text without typing it.
            row.edit.textChanged.connect(
                lambda text, field=field: calculation.set_text(field, text)
            )
            row.edit.left.connect(lambda field=field: calculation.finish(field))

    def _pick(self) -> None:
        model_id = self._picker.currentData()
        if model_id:
            self._calculation.pick(model_id)


class _Slider(QSlider):
    """Whole percents; leaves the wheel to the page unless it has the focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("cacheHitSlider")
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel without focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _plain_label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
