"""Files of records in words: where a record stands, and why a file can't be read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import UsageLogError
from kimi_calc.usage_logs.tally import FileRead, Place
from kimi_calc.viewmodels.usage_pasted import FOLDER

_LONGEST = 40  # characters of a file's name in a sentence

_NO_FAULTS = frozenset({"", "unknown_table", "copy", "again"})
"""Nothing is missing of these: columns are asked for, and the same file is counted once."""


def files_sentence(files: Iterable[FileRead]) -> str:
    """Which files can't be read; empty where all can."""
    faulty = [one for one in files if one.problem not in _NO_FAULTS]
    if not faulty:
        return ""
    if len(faulty) == 1:
        wording = QCoreApplication.translate("UsageLogs", "{file} can't be read.")
        return wording.format(file=shortened(short_path(faulty[0].path), _LONGEST))
    wording = QCoreApplication.translate("UsageLogs", "{n} files can't be read.")
    return wording.format(n=group_digits(len(faulty)))


def file_lines(files: Iterable[FileRead]) -> list[str]:
    """Files that can't be read, or not to their end, and those that are there twice."""
    wording = QCoreApplication.translate("UsageLogs", "{place}: {reason}")
    return [
        wording.format(place=short_path(one.path), reason=file_problem(one.problem))
        for one in files
        if one.problem and one.problem != "unknown_table"
    ]


def file_problem(code: str) -> str:
    """Why a file can't be read: by the codes of messages.FILES and LEFT_OUT."""
    return _problems().get(code) or QCoreApplication.translate(
        "UsageLogs", "it can't be read ({code})"
    ).format(code=code)


def problem_sentence(error: Exception) -> str:
    """Why nothing was read, and what to do about it."""
    if isinstance(error, UsageLogError):
        if not error.path or error.code == "nothing":
            wording = QCoreApplication.translate("UsageLogs", "Nothing can be read: {reason}.")
            return wording.format(reason=file_problem(error.code))
        wording = QCoreApplication.translate("UsageLogs", "{file} can't be read: {reason}.")
        file = shortened(short_path(error.path), _LONGEST)
        return wording.format(file=file, reason=file_problem(error.code))
    return QCoreApplication.translate(
        "UsageLogs", "This price list can't be used any more: choose another one."
    )


def place_name(place: Place) -> str:
    """Where a record stands."""
    wording = QCoreApplication.translate("UsageLogs", "{file}, line {n}")
    return wording.format(file=short_path(place.file), n=group_digits(place.line))


def short_path(path: str) -> str:
    """The name of a file, with the folder that it lies in; of what was pasted the name alone."""
    parts = path.replace("\\", "/").rstrip("/").split("/")
    if len(parts) < 2 or len(parts[-1]) >= _LONGEST or parts[-2].startswith(FOLDER):
        return parts[-1]
    return "/".join(parts[-2:])


def _problems() -> dict[str, str]:
    return {
        "nothing": QCoreApplication.translate("UsageLogs", "there is no file to read"),
        "no_file": QCoreApplication.translate("UsageLogs", "it can't be opened"),
        "unreadable": QCoreApplication.translate("UsageLogs", "it can't be opened"),
        "no_reader": QCoreApplication.translate("UsageLogs", "files of this kind can't be read"),
        "broken": QCoreApplication.translate(
            "UsageLogs", "it is damaged or cut off: what stands before that was read"
        ),
        "damaged": QCoreApplication.translate("UsageLogs", "it is damaged"),
        "bomb": QCoreApplication.translate(
            "UsageLogs", "unpacked, it takes too much room: unpack it yourself if you trust it"
        ),
        "no_zstd": QCoreApplication.translate(
            "UsageLogs", "packed by zstd, which can't be unpacked here: unpack it first"
        ),
        "encrypted": QCoreApplication.translate(
            "UsageLogs", "it is protected by a password: save a copy without one"
        ),
        "old_office": QCoreApplication.translate(
            "UsageLogs", "it is of an old Office: save it as .xlsx or .csv"
        ),
        "no_records": QCoreApplication.translate("UsageLogs", "it holds no records of use"),
        "unknown_table": QCoreApplication.translate(
            "UsageLogs", "which column is what must be said first"
        ),
        "no_room": QCoreApplication.translate(
            "UsageLogs", "there is no room to keep it while it is read: make some on the disk"
        ),
        "no_list": QCoreApplication.translate("UsageLogs", "the price list can't be used any more"),
        "no_process": QCoreApplication.translate("UsageLogs", "the reading ended before its time"),
        "not_found": QCoreApplication.translate("UsageLogs", "it isn't there any more"),
        "special": QCoreApplication.translate("UsageLogs", "it is no ordinary file"),
        "no_access": QCoreApplication.translate("UsageLogs", "the folder can't be opened"),
        "copy": QCoreApplication.translate(
            "UsageLogs", "the same as another file: its records are counted once"
        ),
        "again": QCoreApplication.translate("UsageLogs", "this folder was read already"),
        "too_deep": QCoreApplication.translate(
            "UsageLogs", "it lies too deep in other folders: add it by itself"
        ),
        "too_many": QCoreApplication.translate(
            "UsageLogs", "there are too many files from here on: add folders one by one"
        ),
    }
