"""What was used handed on: files of every kind, and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kimi_calc.widgets.file_exports import FileExports

if TYPE_CHECKING:
    from kimi_calc.estimates.export import Maker
    from kimi_calc.usage_logs.reports.report import UsageReport
    from kimi_calc.viewmodels.usage_report import Used


class UsageExports(FileExports):
    """`used` gives what is shown now, None where there is nothing."""

    def __init__(
        self, used: Callable[[], Used | None], today: Callable[[], date], window: QWidget
    ) -> None:
        super().__init__(window)
        self._used = used
        self._today = today

    def export(self, kind: str) -> None:
        """Ask where, and write a file: "xlsx", "csv", "pdf" or "md"."""
        from kimi_calc.viewmodels.estimate_writing import KINDS
        from kimi_calc.viewmodels.usage_writing import file_name, job

        known = next(one for one in KINDS if one == kind)
        used = self._used()
        if used is None:
            self._say(self.tr("There is nothing to export yet: add records of use first."))
            return
        self.write(
            self.tr("Export what was used"),
            file_name(used.sums, kind),
            lambda path: job(used, known, path, self._today(), _painted(kind)),
        )

    def copy(self, kind: str) -> None:
        """Copy what was used as a "sentence" or a "table"."""
        from kimi_calc.viewmodels import usage_copying
        from kimi_calc.viewmodels.clipboard import as_html, as_text

        used = self._used()
        if used is None:
            self._say(self.tr("There is nothing to copy yet: add records of use first."))
            return
        if kind == "sentence":
            self.put_on_clipboard(usage_copying.sentence(used.sums))
        else:
            rows = usage_copying.table(used, self._today())
            self.put_on_clipboard(as_text(rows), as_html(rows))


def _painted(kind: str) -> Maker[UsageReport] | None:
    """What makes a file that is painted; None for one that isn't."""
    if kind != "pdf":
        return None
    from kimi_calc.widgets.usage_pdf import PDF

    return PDF
