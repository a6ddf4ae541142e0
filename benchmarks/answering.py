"""Whether the window answers while records of use are read beside it; run as a program of its own.

It opens the page Usage, has a file read, and prints as JSON: the seconds until all is shown, and
the longest times between two turns of the event loop meanwhile, in milliseconds, the longest last.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QTimer

from kimi_calc.app import application as new_application
from kimi_calc.app import create_window
from kimi_calc.widgets.main_window import MainWindow

_LONGEST = 5


def main(path: str) -> None:
    """Read a file in the window."""
    application = new_application()
    window = create_window(remember=False)
    assert isinstance(window, MainWindow)
    window.resize(1320, 860)
    window.show()
    window.open_page("usage")
    application.processEvents()
    logs = window.usage.logs
    turns: list[float] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    loop = QEventLoop()
    settled = QTimer(interval=300, singleShot=True)
    settled.timeout.connect(loop.quit)

    def follow() -> None:
        if logs.stage == "shown":
            settled.start()  # what is drawn late belongs to it

    logs.changed.connect(follow)
    timer.start()
    begun = time.perf_counter()
    logs.add([path])
    loop.exec()
    seconds = turns[-1] - begun - settled.interval() / 1000
    gaps = sorted(1000 * (after - before) for before, after in pairwise(turns))
    print(json.dumps([seconds, gaps[-_LONGEST:]]))


if __name__ == "__main__":
    main(sys.argv[1])
