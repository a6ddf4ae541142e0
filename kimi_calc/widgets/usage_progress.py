"""How far the reading of records is, and the button that ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_wording import progress_line
from kimi_calc.widgets import theme
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_parts import button

_STEPS = 1_000


class UsageProgress(QFrame):
    """Seen while files are read, or priced beside the window."""

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__()
        self.setObjectName("usageProgress")
        self.setProperty("card", True)
        self._logs = logs
        self._said = plain_label("usageProgressSaid")
        self._bar = QProgressBar()
        self._bar.setObjectName("usageProgressBar")
        self._bar.setTextVisible(False)
        self._cancel = button("usageCancel")
        self._cancel.clicked.connect(logs.cancel)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        row.setSpacing(theme.SPACE * 2)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.hide()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("&Cancel"))
        self.refresh()

    def focus_first(self) -> None:
        """Begin with ending it."""
        self._cancel.setFocus()

    def refresh(self) -> None:
        """Show how far it is."""
        stage, progress = self._logs.stage, self._logs.progress
        self.setVisible(stage in {"reading", "pricing"})
        self._cancel.setVisible(stage == "reading")
        if stage == "pricing":
            self._said.setText(self.tr("Working out the costs…"))
            self._bar.setRange(0, 0)
        elif progress:
            self._said.setText(progress_line(progress))
            # Bytes may be more than Qt counts.
            self._bar.setRange(0, _STEPS if progress.total else 0)
            if progress.total:
                self._bar.setValue(_STEPS * progress.done // progress.total)
