"""A program that keeps numbered settings, to be killed, and to be run twice at once.

    python writer.py save FOLDER FIRST       saves as fast as it can
    python writer.py keeping FOLDER FIRST    through the view model, as the window does

It says "ready" once some are written, and goes on until there is a file `stop` beside FOLDER.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

from settings.numbers import numbered

from kimi_calc.settings import FILE_NAME, load, save


def by_saving(folder: Path, numbers: Iterator[int]) -> None:
    for number in numbers:
        save(folder, numbered(number))
        say_ready()


def by_keeping(folder: Path, numbers: Iterator[int]) -> None:
    from PySide6.QtCore import QCoreApplication, QTimer

    from kimi_calc.viewmodels.keeping import Keeping

    app = QCoreApplication([])
    state = next(numbers)

    def change() -> None:
        nonlocal state
        following = next(numbers, None)
        if following is None:
            keeping.finish()
            app.quit()
            return
        state = following
        keeping.changed()
        if (folder / FILE_NAME).exists():
            say_ready()

    keeping = Keeping(lambda settings: save(folder, settings), lambda: numbered(state), app)
    keeping._soon.setInterval(0)  # else a writer that is killed is hardly ever writing
    keeping.failed.connect(lambda: app.exit(1))
    typing = QTimer(app)
    typing.timeout.connect(change)
    typing.start(0)
    sys.exit(app.exec())


said: list[str] = []


def say_ready() -> None:
    if not said:
        said.append("ready")
        print("ready", flush=True)


def main() -> None:
    way, folder, first = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    stop = folder.with_name("stop")
    load(folder)
    numbers = itertools.takewhile(lambda _: not stop.exists(), itertools.count(first))
    (by_keeping if way == "keeping" else by_saving)(folder, numbers)


if __name__ == "__main__":
    main()
