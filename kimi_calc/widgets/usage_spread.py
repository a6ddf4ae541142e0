"""The card of what single requests cost: half of them, nearly all, the dearest."""

from __future__ import annotations

from kimi_calc.viewmodels import usage_dearest
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_parts import Card, selectable


class UsageSpread(Card):
    """Lines of words."""

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__("usageSpread")
        self._logs = logs
        self._lines = plain_label("usageSpreadLines", small=True)
        selectable(self._lines)
        self.column.addWidget(self._lines)

    @property
    def has_any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self._logs.reading and self._logs.reading.spread.steps)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.heading.setText(self.tr("Cost of a request"))
        self.refresh()

    def refresh(self) -> None:
        """Say it of the reading."""
        reading, sums = self._logs.reading, self._logs.sums
        if reading is None or sums is None:
            return
        lines = usage_dearest.spread_lines(reading)
        share = usage_dearest.dearest_share(reading, sums)
        self._lines.setText("\n".join((*lines, share) if share else lines))
