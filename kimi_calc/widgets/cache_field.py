"""The share of cache hits: a slider and a percentage, which are one."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider

from kimi_calc.pricing import Usage
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.number_field import NumberField
from kimi_calc.widgets.qt_numbers import HORIZONTAL, STRONG_FOCUS


class CacheField(NumberField):
    """Of the input, or in a conversation of what is sent again. Off without a cache price."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__("cacheHitPercent")
        self._calculation = calculation
        self.slider = _Slider(calculation)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.SPACE * 3 // 2)
        self._line.addWidget(self.slider, 1)
        self._line.addWidget(self.edit)
        self.column.insertLayout(1, self._line)
        self.connect_to(calculation)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        if self._calculation.workload == "single":
            self.label.setText(self.tr("Of these, &cache hits"))
        else:
            self.label.setText(self.tr("&Cache hits of what is sent again"))
        self.slider.setAccessibleName(self.tr("Cache hits in percent"))
        self.message.keep_lines()
        width = self.edit.fontMetrics().horizontalAdvance("100.00%") + 3 * theme.SPACE
        self.edit.setFixedWidth(width)

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        self.show_field(calculation, calculation.share_field, self._echo())
        percent = calculation.cache_hit_percent
        if percent is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(percent)
            self.slider.blockSignals(False)
        has_cache_price = calculation.model.has_cache_price
        self.slider.setEnabled(has_cache_price)
        self.edit.setEnabled(has_cache_price)

    def _echo(self) -> str:
        usage = self._calculation.usage
        if not self._calculation.model.has_cache_price:
            return self.tr("this model has no cache price")
        if isinstance(usage, Usage):
            return self.tr("{n} tokens").format(n=group_digits(usage.cached_tokens))
        return self.tr("of the previous turn's input") if usage else ""


class _Slider(QSlider):
    """Whole percents; leaves the wheel to the page unless it has the focus."""

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self.setProperty("orientation", HORIZONTAL)
        self._calculation = calculation
        self.setObjectName("cacheHitSlider")
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.valueChanged.connect(calculation.set_cache_hit_percent)
        self.sliderReleased.connect(self._end_edit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel without focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What follows is another edit."""
        super().focusOutEvent(event)
        self._end_edit()

    def _end_edit(self) -> None:
        self._calculation.finish(self._calculation.share_field)
