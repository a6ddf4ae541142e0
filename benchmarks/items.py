"""An estimate of 10,000 items: milliseconds from an edit to the repainted page, off screen."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.figures import report

if TYPE_CHECKING:
    from kimi_calc.estimates import Item

_COUNT = 10_000
_ROUNDS = 15


def bench_items() -> None:
    """Edits in the middle of 10,000 items, in 100 groups, in one, and each in its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kimi_calc.cli.screenshot import Picture, draw
    from kimi_calc.estimates import Estimate
    from kimi_calc.widgets.estimate_table import EstimateView

    window = draw(Picture(page="estimate", size=(1120, 840)))
    view = window.findChild(EstimateView)
    assert isinstance(view, EstimateView)
    estimating = window.estimates.desk.estimating
    number = count(31)

    def requests(item: Item) -> Item:
        return replace(item, times=item.times._replace(days=next(number)))

    edits: dict[str, Callable[[frozenset[int]], object]] = {
        "name": lambda keys: estimating.set_values(keys, name=f"Name {next(number)}"),
        "requests": lambda keys: estimating.alter(keys, requests, "requests"),
        "move": lambda keys: estimating.move_by(keys, 1),
        "remove": estimating.remove,
        "undo": lambda _: estimating.undo(),
    }
    for groups in (100, 1, _COUNT):
        estimating.show(Estimate("", tuple(_items(groups))))
        QApplication.processEvents()
        for name, edit in edits.items():
            times = []
            for place in range(_COUNT // 2, _COUNT // 2 + _ROUNDS):
                keys = frozenset({estimating.estimate.items[place].key})
                view.places.go_to(keys)
                QApplication.processEvents()
                before = window.grab().toImage()
                start = time.perf_counter()
                edit(keys)
                QApplication.processEvents()  # which paints
                times.append((time.perf_counter() - start) * 1e3)
                assert window.grab().toImage() != before, "the edit is not to be seen"
            what = f"{_COUNT:,} items in {groups:,} group{'s'[: groups - 1]}, {name}"
            report(f"{what}, median", statistics.median(times), "ms", "goal 50")
            report(f"{what}, worst of {_ROUNDS}", max(times), "ms")


def _items(groups: int) -> Iterator[Item]:
    from drawn_estimate import drawn_items

    drawn = drawn_items()
    for number in range(_COUNT):
        item = drawn[number % len(drawn)]
        group = f"Group {number * groups // _COUNT}"
        yield replace(item, name=f"{item.name} {number}", group=group)


BENCHMARKS = {"items": bench_items}
