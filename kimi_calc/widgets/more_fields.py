"""The fields below the line More: cache writes, calls, batch. Loaded when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kimi_calc.pricing import Usage
from kimi_calc.pricing.charges import call_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.settings import Workload
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.fields import Field, call_field
from kimi_calc.viewmodels.lifetime_wording import lifetime_told, prices_writes
from kimi_calc.viewmodels.offered import Offered
from kimi_calc.widgets import theme
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.number_field import NumberField


class MoreFields(QWidget):
    """What a list has prices for: how long writes are kept and how many, calls, and batch.

    `controls` are what Tab goes through.
    """

    def __init__(self, calculation: Calculation, offered: Offered) -> None:
        super().__init__()
        self._calculation = calculation
        self.offered = offered
        self._units_of: Workload | None = None
        self.controls: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE // 2)
        self._lifetime_label = QLabel()
        self._lifetime = ComboBox("cacheLifetime")
        self._lifetime.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self._written = NumberField("writtenTokens")
        self._calls = {name: NumberField(call_field(name)) for name in offered.calls}
        self._batch = CheckBox("batch")
        if offered.lifetimes:
            self._add_writes()
        if offered.calls:
            self._add_calls()
        if offered.batch:
            self._batch.toggled.connect(
                lambda on: calculation.set_service("batch" if on else "standard")
            )
            self._column.addWidget(self._batch)
            self.controls.append(self._batch)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._lifetime_label.setText(self.tr("&Kept in the cache"))
        self._written.label.setText(self.tr("&Written tokens per request"))
        self._written.edit.setPlaceholderText(self.tr("all that isn't a hit"))
        self._written.message.keep_lines()
        for name, row in self._calls.items():
            row.label.setText(charge_name(call_of(name)))
            row.message.keep_lines()
        self._batch.setText(self.tr("Batch prices"))
        self._show_units()

    def refresh(self) -> None:
        """Show the calculation as it is now."""
        calculation = self._calculation
        if self.offered.lifetimes:
            self._refresh_lifetimes()
            single = calculation.workload == "single"
            if self._written.isHidden() == single:
                self._written.setVisible(single)
            self._written.show_field(calculation, "writtenTokens", *self._told_of_writes())
        if calculation.workload != self._units_of:
            self._show_units()
        for name, row in self._calls.items():
            row.show_field(calculation, call_field(name))
        on = calculation.charged.service == "batch"
        if on != self._batch.isChecked():
            self._batch.blockSignals(True)
            self._batch.setChecked(on)
            self._batch.blockSignals(False)

    def _told_of_writes(self) -> list[str]:
        """How many they are, where that doesn't stand in the field; or that they have no price."""
        calculation = self._calculation
        if not prices_writes(calculation.model):
            return [self.tr("this model has no such price: billed as misses")]
        usage = calculation.usage
        if calculation.value("writtenTokens") is not None or not isinstance(usage, Usage):
            return []
        return [self.tr("{n} tokens").format(n=group_digits(sum(usage.written.values())))]

    def _refresh_lifetimes(self) -> None:
        calculation, combo = self._calculation, self._lifetime
        charged = calculation.charged
        for place, lifetime in enumerate(self.offered.lifetimes):
            text = lifetime_told(lifetime, calculation.model, charged.service)
            if text != combo.itemText(place):
                combo.setItemText(place, text)
        place = self.offered.lifetimes.index(charged.lifetime)
        if place != combo.currentIndex():
            combo.blockSignals(True)
            combo.setCurrentIndex(place)
            combo.blockSignals(False)

    def _take_lifetime(self, place: int) -> None:
        self._calculation.set_cache_lifetime(self.offered.lifetimes[place])

    def _show_units(self) -> None:
        self._units_of = self._calculation.workload
        single = self._units_of == "single"
        unit = self.tr("a request") if single else self.tr("a turn")
        spoken = self.tr("{call} per request") if single else self.tr("{call} per turn")
        for name, row in self._calls.items():
            row.edit.show_unit(unit)
            row.edit.setAccessibleName(spoken.format(call=charge_name(call_of(name))))

    def _add_writes(self) -> None:
        self._lifetime.addItems([*self.offered.lifetimes])
        self._lifetime.currentIndexChanged.connect(self._take_lifetime)
        self._lifetime_label.setTextFormat(Qt.TextFormat.PlainText)
        self._lifetime_label.setBuddy(self._lifetime)
        line = QHBoxLayout()
        line.addWidget(self._lifetime_label, 1)
        line.addWidget(self._lifetime)
        self._column.addLayout(line)
        self._written.connect_to(self._calculation, "writtenTokens")
        self._column.addWidget(self._written)
        self.controls += [self._lifetime, self._written.edit]

    def _add_calls(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE // 2)
        for place, (name, row) in enumerate(self._calls.items()):
            field: Field = call_field(name)
            row.connect_to(self._calculation, field)
            grid.addWidget(row, place // 2, place % 2)
            self.controls.append(row.edit)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
