"""What keys do in the table of an estimate."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

KEYS: dict[str, tuple[str, ...]] = {
    "open": ("Return", "Enter"),
    "edit": ("F2",),
    "duplicate": ("Ctrl+D",),
    "delete": ("Del", "Backspace"),
    "up": ("Alt+Up",),
    "down": ("Alt+Down",),
    "copy": ("Ctrl+C",),
}
"""The keys of each command, the one that is told first."""


_SIGNS = {"Up": "↑", "Down": "↓", "Return": "Enter"}


def told(command: str) -> str:
    """The key of a command as it stands on a keyboard: Qt's words for arrows stand on none."""
    keys = QKeySequence(KEYS[command][0])
    if sys.platform == "darwin":
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
    *held, key = keys.toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "+".join((*held, _SIGNS.get(key, key)))


def command_of(event: QKeyEvent) -> str:
    """The command of a key; "" for none."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(held.value | event.key())
    for command, keys in KEYS.items():
        if any(pressed == QKeySequence(key) for key in keys):
            return command
    # Only then what the system has for it: on X11 Ctrl+D deletes, too.
    return "copy" if event.matches(QKeySequence.StandardKey.Copy) else ""
