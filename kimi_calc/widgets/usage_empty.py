"""What is seen where no records of use were read: what can be read, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kimi_calc.widgets import theme
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.usage_parts import bare, button


class UsageEmpty(QFrame):
    """A sentence, what can be dropped, and a button for files and one for a folder."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("usageEmpty")
        self.setProperty("card", True)
        self._what = plain_label("usageWhat")
        self._kinds = [plain_label(f"usageKind{n}") for n in range(1, 5)]
        self._private = plain_label("usagePrivate", small=True)
        self._again = plain_label("usageAgain", small=True)
        for label in (self._what, self._private, self._again):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._files = button("usageAddFilesFirst", primary=True)
        self._folder = button("usageAddFolderFirst")
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.SPACE * 3 // 2)
        self._row.addStretch()
        self._row.addWidget(self._files)
        self._row.addWidget(self._folder)
        self._row.addStretch()
        self._list, kinds = bare(spacing=theme.SPACE // 2)
        for label in self._kinds:
            kinds.addWidget(label)
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addStretch(2)
        column.addWidget(self._what)
        centred = QHBoxLayout()
        centred.addStretch()
        centred.addWidget(self._list)
        centred.addStretch()
        column.addLayout(centred)
        column.addLayout(self._row)
        column.addWidget(self._private)
        column.addWidget(self._again)
        column.addStretch(3)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._what.setFont(theme.medium(QFont(self.font())))
        self._what.setText(
            self.tr("Drop records of use here, and see what they cost, to the last digit.")
        )
        kinds = (
            self.tr("Logs of API replies (JSON, JSONL)"),
            self.tr("Exports of gateways: new-api, one-api, LiteLLM, OpenRouter and others"),
            self.tr("Session folders of coding agents: Claude Code, Kimi Code, OpenCode, Codex"),
            self.tr("A table copied from the console, or any CSV or Excel file with tokens"),
        )
        for label, text in zip(self._kinds, kinds, strict=True):
            label.setText(f"•  {text}")
        self._files.setText(self.tr("&Add files…"))
        self._folder.setText(self.tr("Add f&older…"))
        self._private.setText(self.tr("All is worked out on this computer. No file leaves it."))
        self._again.setText(
            self.tr("Nothing is kept when the program ends: drop the files again then.")
        )
        self._arrange()

    def focus_first(self) -> None:
        """Begin with files."""
        self._files.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside each other, or below each other."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line around what takes files."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colors().field_border), 1.2, Qt.PenStyle.DashLine))
        edge = theme.SPACE * 3 // 2
        painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), 8, 8)

    def _arrange(self) -> None:
        room = self.width() - 6 * theme.SPACE
        needed = max(
            label.fontMetrics().horizontalAdvance(label.text()) + 4 for label in self._kinds
        )
        self._list.setFixedWidth(max(min(needed, room), 1))
        buttons: tuple[QWidget, ...] = (self._files, self._folder)
        wide = sum(one.sizeHint().width() for one in buttons) + 3 * theme.SPACE
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide <= room else way.TopToBottom)
