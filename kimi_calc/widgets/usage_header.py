"""What stands above the records of use: of when they are, how many, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from kimi_calc.viewmodels import usage_wording
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.widgets import theme
from kimi_calc.widgets.flow import Flow
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_parts import Menu, bare, button

EXPORTS = {
    "xlsx": "Excel (.xlsx)",
    "csv": "CSV (.csv)",
    "pdf": "PDF (.pdf)",
    "md": "Markdown (.md)",
}


class UsageHeader(QWidget):
    """The buttons stand beside the title, or below it.

    `files_wanted`, `folder_wanted`: to be asked for; `export_wanted`: as "xlsx", "csv", "pdf",
    "md" or "copy"; `estimate_wanted`: what was used as items of an estimate; `clear_wanted`.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    export_wanted = Signal(str)
    estimate_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__()
        self._logs = logs
        self._title = plain_label("usageTitle")
        self._about = plain_label("usageAbout", small=True)
        words, column = bare(spacing=0)
        column.addWidget(self._title)
        column.addWidget(self._about)
        self._files, self._folder = button("usageAddFiles"), button("usageAddFolder")
        self._export = _Export(self)
        self._estimate = button("usageToEstimate", primary=True)
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._estimate.clicked.connect(self.estimate_wanted)
        self._buttons = QWidget()
        flow = Flow(self._buttons)
        for one in (self._files, self._folder, self._export, self._estimate):
            flow.addWidget(one)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACE)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._buttons)
        self.setMinimumWidth(1)  # what its buttons need in one line is no least width

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setFont(theme.medium(QFont(self.font()), bold=True))
        self._files.setText(self.tr("&Add files…"))
        self._folder.setText(self.tr("Add f&older…"))
        self._export.say(self.tr("E&xport"))
        self._estimate.setText(self.tr("&To the estimate"))
        self._estimate.setToolTip(
            self.tr("Put what was used into the estimate: averages per request, how often a month")
        )
        self.refresh()

    def focus_first(self) -> None:
        """Begin with more files."""
        self._files.setFocus()

    def refresh(self) -> None:
        """Show of when the records are, and how many."""
        sums = self._logs.sums
        self._title.setText(usage_wording.title(sums) if sums else self.tr("Usage"))
        self._about.setText(usage_wording.how_much(sums) if sums else "")
        self._about.setVisible(sums is not None)
        for one in (self._export, self._estimate):
            one.setEnabled(self._logs.has_records)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        words = self._title.fontMetrics().horizontalAdvance(self._title.text()) + theme.SPACE
        layout = self._buttons.layout()
        assert layout is not None
        needed = layout.sizeHint().width()
        beside = words + needed + theme.SPACE <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._buttons.setFixedWidth(min(needed, self.width()))
        self._buttons.setFixedHeight(layout.heightForWidth(self._buttons.width()))


class _Export(Menu):
    def __init__(self, header: UsageHeader) -> None:
        super().__init__("usageExport")
        self._header = header

    def fill(self, menu: QMenu) -> None:
        wanted = self._header.export_wanted
        for place, (kind, title) in enumerate(EXPORTS.items(), 1):
            action = menu.addAction(f"&{place} {title}")
            action.setObjectName(f"usageExport_{kind}")
            action.triggered.connect(lambda _on, kind=kind: wanted.emit(kind))
        menu.addSeparator()
        copy = menu.addAction(self.tr("&Copy the tables"))
        copy.setObjectName("usageCopy")
        copy.triggered.connect(lambda: wanted.emit("copy"))
        menu.addSeparator()
        clear = menu.addAction(self.tr("&Begin anew"))
        clear.setObjectName("usageClear")
        clear.triggered.connect(self._header.clear_wanted)
