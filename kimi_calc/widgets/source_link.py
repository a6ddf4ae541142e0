"""Where a price list comes from: an address that a browser opens, only if it is clicked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from kimi_calc.viewmodels.price_list_notes import is_link
from kimi_calc.widgets.tool_tips import as_written


class SourceLink(QPushButton):
    """A source in a line, shortened in the middle; what is no address of the web opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listSource")
        self.setProperty("link", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._source = ""
        self._caption = "{source}"
        self.clicked.connect(self._open)

    def show_source(self, source: str, caption: str) -> None:
        """Show another source; `caption` has its {source}."""
        self._source, self._caption = source, caption
        self.setEnabled(is_link(source))
        self.setAccessibleName(caption.format(source=source))
        self._fit()

    def sizeHint(self) -> QSize:
        """The size of what is shown."""
        return QSize(min(super().sizeHint().width(), self.width()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = self._source.removeprefix("https://").removeprefix("http://")
        whole = self._caption.format(source=short)
        room = self.width() - 12
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(whole, middle, max(room, 0))
        if shown != self.text():
            self.setText(shown.replace("&", "&&"))
        self.setToolTip(as_written(self._source))

    def _open(self) -> None:
        if is_link(self._source):
            QDesktopServices.openUrl(QUrl(self._source, QUrl.ParsingMode.StrictMode))
