"""What is to be said of the file of an estimate, what can be done about it, and the words."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.files import EstimateError
from kimi_calc.estimates.saving import Unverified
from kimi_calc.viewmodels.write_failures import failure_of, told_by_the_system

About = Literal["not_saved", "foreign", "gone", "draft", "damaged", "elsewhere", "not_kept"]
"""The most important one first: that is how they are said."""

Action = Literal[
    "save",
    "save_as",
    "overwrite",
    "load",
    "keep_mine",
    "restore",
    "discard",
    "dismiss",
]


class Notice(NamedTuple):
    """One thing to be said. `name` is a file's, or that of the estimate of a draft.

    `at_save`: a save was wanted and not done. `differs`: the file of a draft is another one by now.
    """

    about: About
    name: str = ""
    error: Exception | None = None
    kept: datetime | None = None
    others: int = 0
    at_save: bool = False
    differs: bool = False

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done about it, in the order in which it is offered."""
        if self.about == "foreign" and self.at_save:
            return ("overwrite", "save_as", "load")
        return _ACTIONS[self.about]


_ACTIONS: dict[About, tuple[Action, ...]] = {
    "not_saved": ("save_as", "save", "dismiss"),
    "foreign": ("load", "keep_mine"),
    "gone": ("save", "save_as", "dismiss"),
    "draft": ("restore", "discard"),
    "damaged": ("dismiss",),
    "elsewhere": ("dismiss",),
    "not_kept": ("save", "dismiss"),
}


def sentence(notice: Notice) -> str:
    """What a notice says."""
    said = {
        "not_saved": _not_saved,
        "foreign": _foreign,
        "gone": _gone,
        "draft": _draft,
        "damaged": _damaged,
        "elsewhere": _elsewhere,
        "not_kept": _not_kept,
    }[notice.about]
    return said(notice)


def label(action: Action, notice: Notice) -> str:
    """What the button of an action is called."""
    if action == "save" and notice.about == "not_saved":
        return QCoreApplication.translate("EstimateNotice", "Try again")
    return {
        "save": QCoreApplication.translate("EstimateNotice", "Save"),
        "save_as": QCoreApplication.translate("EstimateNotice", "Save as…"),
        "overwrite": QCoreApplication.translate("EstimateNotice", "Overwrite"),
        "load": QCoreApplication.translate("EstimateNotice", "Load it"),
        "keep_mine": QCoreApplication.translate("EstimateNotice", "Keep mine"),
        "restore": QCoreApplication.translate("EstimateNotice", "Restore"),
        "discard": QCoreApplication.translate("EstimateNotice", "Discard"),
        "dismiss": QCoreApplication.translate("EstimateNotice", "Got it"),
    }[action]


def tip(action: Action) -> str:
    """What becomes of it, where the label doesn't say so."""
    return {
        "overwrite": QCoreApplication.translate(
            "EstimateNotice", "What is in the file now stays among its versions"
        ),
        "load": QCoreApplication.translate("EstimateNotice", "Undo brings yours back"),
        "keep_mine": QCoreApplication.translate(
            "EstimateNotice", "The next save replaces what is in the file now"
        ),
        "discard": QCoreApplication.translate("EstimateNotice", "It stays among the versions"),
    }.get(action, "")


def when(moment: datetime) -> str:
    """A day and a time on this machine's clock."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def why(error: Exception) -> tuple[str, str]:
    """Why a file can't be written, and what helps."""
    if isinstance(error, Unverified):
        return (
            QCoreApplication.translate("EstimateNotice", "it would not read as it is"),
            QCoreApplication.translate(
                "EstimateNotice", "This is a fault of the program: export it, and report it."
            ),
        )
    if isinstance(error, EstimateError):
        return (
            QCoreApplication.translate("EstimateNotice", "it is too large for a file"),
            QCoreApplication.translate("EstimateNotice", "Make several estimates of it."),
        )
    if failure_of(error) == "full":
        return (
            QCoreApplication.translate("EstimateNotice", "the disk is full"),
            QCoreApplication.translate(
                "EstimateNotice", "Make room there, or save it somewhere else."
            ),
        )
    if failure_of(error) == "long_name":
        return (
            QCoreApplication.translate("EstimateNotice", "its name is too long"),
            QCoreApplication.translate("EstimateNotice", "Save it under a shorter name."),
        )
    elsewhere = QCoreApplication.translate("EstimateNotice", "Save it somewhere else.")
    return _of_the_system(error), elsewhere


def _of_the_system(error: Exception) -> str:
    failure = failure_of(error)
    if failure == "taken":
        return QCoreApplication.translate("EstimateNotice", "there is something else of that name")
    if failure in {"forbidden", "read_only"}:
        return QCoreApplication.translate(
            "EstimateNotice", "it may not be written there, or another program has it open"
        )
    if failure == "vanished":
        return QCoreApplication.translate("EstimateNotice", "its folder is not there any more")
    return told_by_the_system(error)


def _not_saved(notice: Notice) -> str:
    wording = QCoreApplication.translate(
        "EstimateNotice",
        "{name} was not saved: {reason}. {remedy} What you have here is still all there.",
    )
    assert notice.error
    reason, remedy = why(notice.error)
    return wording.format(name=notice.name, reason=reason, remedy=remedy)


def _foreign(notice: Notice) -> str:
    if notice.at_save:
        wording = QCoreApplication.translate(
            "EstimateNotice", "Not saved: {name} was changed by another program since."
        )
    else:
        wording = QCoreApplication.translate(
            "EstimateNotice", "{name} was changed by another program."
        )
    return wording.format(name=notice.name)


def _gone(notice: Notice) -> str:
    return QCoreApplication.translate(
        "EstimateNotice", "{name} is not there any more. Saving writes it anew."
    ).format(name=notice.name)


def _draft(notice: Notice) -> str:
    if notice.differs:
        wording = QCoreApplication.translate(
            "EstimateNotice",
            "There are unsaved changes of {name} ({time}); its file is another one since.",
        )
    else:
        wording = QCoreApplication.translate(
            "EstimateNotice", "There are unsaved changes of {name} ({time})."
        )
    nameless = QCoreApplication.translate("EstimateNotice", "an estimate without a name")
    assert notice.kept
    said = wording.format(name=notice.name or nameless, time=when(notice.kept))
    if not notice.others:
        return said
    more = QCoreApplication.translate("EstimateNotice", "{said} And {n} more.")
    return more.format(said=said, n=notice.others)


def _damaged(notice: Notice) -> str:
    return QCoreApplication.translate(
        "EstimateNotice",
        "Unsaved changes of another time are damaged and can't be restored. The file is kept as "
        "{name}.",
    ).format(name=notice.name)


def _elsewhere(notice: Notice) -> str:
    return QCoreApplication.translate(
        "EstimateNotice", "{name} is open in another window too: what is saved last stays."
    ).format(name=notice.name)


def _not_kept(notice: Notice) -> str:
    error = notice.error
    if isinstance(error, EstimateError):
        return QCoreApplication.translate(
            "EstimateNotice",
            "Unsaved changes can't be kept automatically: the estimate is too large for a file. "
            "Make several estimates of it.",
        )
    if error and failure_of(error) == "full":
        return QCoreApplication.translate(
            "EstimateNotice",
            "Unsaved changes can't be kept automatically: the disk with your settings is full. "
            "Make room there, and save from time to time.",
        )
    return QCoreApplication.translate(
        "EstimateNotice",
        "Unsaved changes can't be kept automatically: the folder of your settings can't be "
        "written. Save from time to time.",
    )
