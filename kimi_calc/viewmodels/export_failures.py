"""Why a file of an export is not written, in the words of the language in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.export import NotRight, TooManyItems
from kimi_calc.viewmodels.write_failures import failure_of, told_by_the_system


def why_not(error: Exception, path: Path) -> str:
    """That a file is not written, why, and what can be done about it."""
    translate = QCoreApplication.translate
    failure = failure_of(error)
    if isinstance(error, TooManyItems):
        said = translate(
            "Exports",
            "{file} was not written: a spreadsheet has not so many rows. Export CSV instead.",
        )
    elif isinstance(error, NotRight):
        said = translate(
            "Exports",
            "{file} was not written: read again, it was not what was written ({reason}). Choose "
            "another place, such as another disk.",
        )
    elif failure == "full":
        said = translate(
            "Exports",
            "{file} was not written: there is no room left. Make room, or choose another disk.",
        )
    elif failure == "read_only":
        said = translate(
            "Exports",
            "{file} was not written: the disk is read-only. Choose another folder.",
        )
    elif failure == "forbidden":
        said = translate(
            "Exports",
            "{file} was not written: it is protected, or open in another program such as Excel. "
            "Close it there, or choose another name or folder.",
        )
    elif failure == "vanished":
        said = translate(
            "Exports",
            "{file} was not written: the folder is not there any more. Choose another one.",
        )
    else:
        said = translate(
            "Exports", "{file} was not written ({reason}). Choose another name or folder."
        )
    return said.format(file=path.name, reason=told_by_the_system(error))
