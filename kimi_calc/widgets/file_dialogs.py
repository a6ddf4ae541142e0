"""Dialogs that ask for files and folders, in the language of the program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# What Qt's own dialog says and Qt's Chinese translation lacks: ours has it, and is asked first.
_QT_LACKS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)


def ask_for_files(parent: QWidget, title: str) -> list[Path]:
    """Files that are there; none where somebody thinks better of it."""
    files, _ = QFileDialog.getOpenFileNames(parent, title, options=_options())
    return list(map(Path, files))


def ask_for_file(parent: QWidget, title: str, patterns: str = "*") -> Path | None:
    """A file that is there; those of other names than the patterns can be asked for, too."""
    offered = [f"({patterns})", "(*)"] if patterns != "*" else []
    file, _ = QFileDialog.getOpenFileName(
        parent, title, filter=";;".join(offered), options=_options()
    )
    return Path(file) if file else None


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """A folder that is there."""
    shown = QFileDialog.Option.ShowDirsOnly
    folder = QFileDialog.getExistingDirectory(parent, title, options=_options() | shown)
    return Path(folder) if folder else None


def ask_where_to_save(parent: QWidget, title: str, name: str) -> Path | None:
    """Where a file of that name is to be written; asks before it replaces one that is there.

    A name without a folder is offered among the user's documents.
    """
    if not os.path.dirname(name):  # noqa: PTH120 - a name may be any text
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        name = str(documents / name) if documents.is_dir() else name
    file, _ = QFileDialog.getSaveFileName(parent, title, name, options=_options())
    return Path(file) if file else None


def _options() -> QFileDialog.Option:
    """The system's own dialog, which speaks the system's language, where that is the program's."""
    program = QCoreApplication.translate(
        "FileDialogs", "en", "The language of this translation, as a code: zh"
    )
    system = next(iter(QLocale.system().uiLanguages()), "en")
    same = system.startswith("zh") == (program == "zh")
    return QFileDialog.Option(0) if same else QFileDialog.Option.DontUseNativeDialog
