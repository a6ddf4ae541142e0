"""A program with an estimate in work, to be killed.

    python drafter.py unsaved HOME FILE     leaves one draft of FILE and one of no file
    python drafter.py open HOME FILE        has FILE open
    python drafter.py typing HOME           changes a name without a pause

It says "ready" once everything is kept; with `typing`, each number that is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from drawn_estimate import drawn_estimate, drawn_items
from PySide6.QtCore import QCoreApplication, QTimer

from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimating import Estimating


def main() -> None:
    way, home = sys.argv[1], Path(sys.argv[2])
    app = QCoreApplication([])
    estimating = Estimating()
    document = EstimateDocument(estimating)
    document.keep_in(home)
    if way == "typing":
        estimating.add(drawn_items())
        type_on(document, estimating)
    else:
        document.open(Path(sys.argv[3]))
        if way == "unsaved":
            estimating.set_name("killed")
            document.new()
            estimating.add(drawn_estimate().items[:2])
            estimating.set_name("never saved")
        QTimer.singleShot(0, lambda: say_ready(document))
    app.exec()


def say_ready(document: EstimateDocument) -> None:
    if document.kept or document.is_saved:
        print("ready", flush=True)
    else:
        QTimer.singleShot(10, lambda: say_ready(document))


def type_on(document: EstimateDocument, estimating: Estimating) -> None:
    drafts = document._drafts
    assert drafts
    drafts._keeping._soon.setInterval(0)  # else one that is killed is hardly ever writing

    def type_one() -> None:
        estimating.set_name(str(int(estimating.estimate.name or 0) + 1))

    def tell() -> None:
        if document.kept:
            print(estimating.estimate.name, flush=True)
            type_one()

    document.changed.connect(tell)
    type_one()


if __name__ == "__main__":
    main()
