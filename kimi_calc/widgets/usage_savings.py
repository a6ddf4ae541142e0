"""The card of what the same use would have cost otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from kimi_calc.viewmodels import usage_otherwise, wording
from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_parts import Card, selectable

_MOST = 3  # savings
_HITS_WIDTH = 6  # letters


class UsageSavings(Card):
    """What could be saved, each by itself; below it, another model or hit rate for all."""

    def __init__(self, logs: UsageLogs, further: UsageFurther) -> None:
        super().__init__("usageSavings")
        self._logs = logs
        self._further = further
        self._models: list[str] | None = None
        self._lines = [(plain_label(f"saving{n}", small=True), QLabel()) for n in range(_MOST)]
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE // 2)
        for row, (words, amount) in enumerate(self._lines):
            amount.setObjectName(f"savingAmount{row}")
            amount.setProperty("saving", True)
            grid.addWidget(words, row, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            grid.addWidget(selectable(amount), row, 1, right)
        self._none = plain_label("noSaving", small=True)
        self._model, self._hits = ComboBox("usageModel"), QLineEdit()
        self._model.setMinimumContentsLength(8)
        policy = ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._model.setSizeAdjustPolicy(policy)
        self._hits.setObjectName("usageHits")
        self._hits.setMaxLength(100)
        self._on, self._rate = QLabel(), QLabel()
        for label, field in ((self._on, self._model), (self._rate, self._hits)):
            label.setProperty("small", True)
            label.setBuddy(field)
        self._error = plain_label("message_usageHits")
        self._error.setProperty("error", True)
        self._result = selectable(plain_label("usageOtherwise"))
        self._refused = plain_label("usageOtherwiseRefused", small=True)
        self.column.addLayout(grid)
        self.column.addWidget(self._none)
        asked = QGridLayout()
        asked.setHorizontalSpacing(theme.SPACE)
        asked.setVerticalSpacing(4)
        asked.setColumnStretch(0, 1)
        asked.addWidget(self._on, 0, 0)
        asked.addWidget(self._rate, 0, 1)
        asked.addWidget(self._model, 1, 0)
        asked.addWidget(self._hits, 1, 1)
        self.column.addLayout(asked)
        for part in (self._error, self._result, self._refused):
            self.column.addWidget(part)
        self._model.activated.connect(lambda place: further.set_model(self._model.itemData(place)))
        self._hits.textChanged.connect(further.set_hits)
        further.changed.connect(self.refresh)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.heading.setText(self.tr("What could be saved"))
        self._none.setText(
            self.tr("Nothing by more cache hits, batch or a cheaper model for short requests.")
        )
        self._on.setText(self.tr("All on &model"))
        self._rate.setText(self.tr("With h&its"))
        self._models = None
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now."""
        sums, further = self._logs.sums, self._further
        if sums is None:
            return
        found = further.savings or ()
        for place, (words, amount) in enumerate(self._lines):
            there = place < len(found)
            words.setVisible(there)
            amount.setVisible(there)
            if there:
                words.setText(usage_otherwise.saving_line(found[place]))
                words.setToolTip(usage_otherwise.saving_told(found[place]))
                amount.setText(usage_otherwise.saved(found[place], sums.currency))
        self._none.setVisible(further.savings == ())
        if further.models != self._models:
            self._models = further.models
            self._model.clear()
            self._model.addItem(self.tr("As it was"), "")
            for model_id in self._models:
                self._model.addItem(model_id, model_id)
        self._model.setCurrentIndex(max(self._model.findData(further.model), 0))
        self._hits.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * _HITS_WIDTH)
        if self._hits.text() != further.hits_text:
            self._hits.setText(further.hits_text)
        error = wording.field_error(further.hits_error) if further.hits_error else ""
        self._error.setText(error)
        result = further.otherwise
        self._result.setText(usage_otherwise.what_if_line(result) if result else "")
        self._refused.setText(usage_otherwise.refused_line(result) if result else "")
        for part in (self._error, self._result, self._refused):
            part.setVisible(bool(part.text()))
