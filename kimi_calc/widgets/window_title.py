"""What stands above the window and at its lower edge: of the estimate where that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow

from kimi_calc.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from kimi_calc.widgets.estimate_shell import EstimateShell


def show_title(window: QMainWindow, status: StatusLine, shell: EstimateShell | None) -> None:
    """Say what is open; `shell` is the estimate if its page is, else None."""
    title, said = QCoreApplication.translate("MainWindow", "Kimi price calculator"), ""
    if shell:
        name = shell.document.title.replace("[*]", "[*][*]")  # Qt's mark of what is unsaved
        title, said = f"{name}[*] – {title}", shell.status
    window.setWindowTitle(title)
    window.setWindowModified(shell is not None and not shell.document.is_saved)
    status.show_estimate(said)
