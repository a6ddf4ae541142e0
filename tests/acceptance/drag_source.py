"""Another program's window: what is dragged out of it are the files, or the text, of its arguments.

Prints the place on the screen at which to press the mouse.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """A field to drag from."""

    def __init__(self, things: list[str]) -> None:
        super().__init__("drag me")
        self._things = things

    def mousePressEvent(self, _: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        content = QMimeData()
        files = [QUrl.fromLocalFile(one) for one in self._things if Path(one).is_absolute()]
        if files:
            content.setUrls(files)
        else:
            content.setText(self._things[0])
        drag = QDrag(self)
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.CopyAction)


app = QApplication(sys.argv[:1])
source = Source(sys.argv[1:])
source.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
source.setGeometry(1180, 840, 80, 40)
source.show()
QTimer.singleShot(500, lambda: print(1220, 860, flush=True))
app.exec()
