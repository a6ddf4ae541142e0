"""That the example's estimate is shown, written and read again, and handed on in every form."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QLabel, QTableView

from kimi_calc.estimates import totals
from kimi_calc.estimates.files import estimate_of_text, written
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.viewmodels.estimate_writing import KINDS, write_estimate
from kimi_calc.widgets.estimate_pdf import PDF
from kimi_calc.widgets.main_window import MainWindow


def check_estimate(window: MainWindow) -> None:
    """Whatever is wrong is raised."""
    estimate = window.estimates.desk.estimating.estimate
    (found,) = totals(estimate.items)
    wanted = format_amount(found.month.amount, found.currency)
    shown = window.findChild(QLabel, f"month{found.currency}")
    if not isinstance(shown, QLabel) or shown.text() != wanted:
        raise ValueError(f"the page estimate shows {shown and shown.text()}, not {wanted}")
    table = window.findChild(QTableView, "estimateItems")
    rows = table.model().rowCount() if isinstance(table, QTableView) else 0
    if rows < len(estimate.items):
        raise ValueError(f"the page estimate has {rows} rows for {len(estimate.items)} items")
    if estimate_of_text(written(estimate), "example") != estimate:
        raise ValueError("an estimate reads otherwise than it was written")
    with TemporaryDirectory() as folder:
        for kind in KINDS:
            file = Path(folder) / f"example.{kind}"
            day = date(2026, 11, 30)  # any one: it stands on what is handed on
            write_estimate(estimate, kind, file, day, maker=PDF if kind == "pdf" else None)
            if not file.stat().st_size:
                raise ValueError(f"an estimate as {kind} is empty")
