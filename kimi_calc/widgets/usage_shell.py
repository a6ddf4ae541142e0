"""The page Usage and all that is done from there: files, pastes, dialogs, exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.usage_further import UsageFurther
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_pasted import Pasted
from kimi_calc.widgets.text_parts import files_of
from kimi_calc.widgets.usage_exports import UsageExports
from kimi_calc.widgets.usage_page import UsagePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kimi_calc.viewmodels.usage_report import Used
    from kimi_calc.widgets.estimate_shell import EstimateShell


class UsageShell(QObject):
    """`said` comes with a line that matters but asks for nothing, and with all of it.

    `copied` comes with rows for the clipboard, `done` with a line on what was just done.
    `estimates` gives the estimate that averages go to.
    """

    said = Signal(str, str)
    copied = Signal(object)
    done = Signal(str)

    def __init__(
        self, window: QWidget, estimates: Callable[[], EstimateShell], home: Path | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._estimates = estimates
        self.logs = UsageLogs(home, self)
        self.further = UsageFurther(self.logs, self)
        self._pasted = Pasted()
        self.exports = UsageExports(self._used, _today, window)
        self.exports.said.connect(self.said)
        self.exports.copied.connect(lambda: self.done.emit(self.tr("Copied")))

    def make_page(self) -> UsagePage:
        """The page, which is made once."""
        page = UsagePage(self.logs, self.further)
        header, empty = page.header, page.empty
        for part in (header, empty):
            part.files_wanted.connect(self.ask_for_files)
            part.folder_wanted.connect(self.ask_for_folder)
        header.clear_wanted.connect(self.clear)
        header.export_wanted.connect(self.hand_on)
        header.estimate_wanted.connect(self.put_into_estimate)
        page.copied.connect(self.copied)
        page.pasted.connect(self.paste)
        page.not_counted_wanted.connect(self.show_not_counted)
        page.columns_wanted.connect(self.show_columns)
        return page

    def take(self, content: QMimeData) -> bool:
        """Read what was dropped: files, folders, or a table; whether there was any of it."""
        files = files_of(content)
        if files:
            self.logs.add(files)
        elif content.hasText() and content.text().strip():
            self.paste(content.text())
        else:
            return False
        return True

    def ask_for_files(self) -> None:
        """Ask for files, and read them."""
        from kimi_calc.widgets.file_dialogs import ask_for_files

        files = ask_for_files(self._window, self.tr("Add records of use"))
        if files:
            self.logs.add(files)

    def ask_for_folder(self) -> None:
        """Ask for a folder, and read all that is in it."""
        from kimi_calc.widgets.file_dialogs import ask_for_folder

        folder = ask_for_folder(self._window, self.tr("Add a folder with records of use"))
        if folder:
            self.logs.add([folder])

    def paste(self, text: str) -> None:
        """Read a table that was copied elsewhere."""
        try:
            self.logs.add([self._pasted.write(text)])
        except OSError as error:
            line = self.tr("What was pasted can't be kept for reading: {reason}")
            said = line.format(reason=error.strerror or error)
            self.said.emit(said, said)

    def clear(self) -> None:
        """Begin anew, with nothing."""
        self.logs.clear()
        self._pasted.clear()

    def put_into_estimate(self) -> None:
        """Put averages of what was used into the estimate, in one step, and show it."""
        from kimi_calc.viewmodels.usage_items import items_of, told

        sums = self.logs.sums
        if sums is None:
            return
        found = items_of(sums)
        if not found.items:
            line = self.tr("Nothing of it makes an average request: it stays as it is.")
            self.said.emit(line, line)
            return
        shell = self._estimates()
        shell.desk.estimating.add(found.items, "usage")
        shell.page_wanted.emit()
        self.done.emit(told(found, sums.currency))

    def hand_on(self, kind: str) -> None:
        """Write a file: "xlsx", "csv", "pdf" or "md"; or "copy" the tables."""
        if kind == "copy":
            self.exports.copy("table")
        else:
            self.exports.export(kind)

    def _used(self) -> Used | None:
        from kimi_calc.viewmodels.usage_report import used_of

        bill = self.further.bill
        return used_of(self.logs, bill.checked if bill else None)

    def finish(self) -> None:
        """End what is still at work: the window goes."""
        self.logs.close()
        self.further.close()
        self._pasted.clear()

    def show_not_counted(self) -> None:
        """Show what isn't counted, and why."""
        from kimi_calc.widgets.usage_not_counted_dialog import UsageNotCountedDialog

        for shown in self._window.findChildren(UsageNotCountedDialog):
            shown.close()
        UsageNotCountedDialog(self.logs, self._window).show()

    def show_columns(self) -> None:
        """Ask which column of a table is what."""
        from kimi_calc.widgets.usage_columns_dialog import UsageColumnsDialog

        for shown in self._window.findChildren(UsageColumnsDialog):
            shown.close()
        UsageColumnsDialog(self.logs, self._window).show()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this machine's calendar
