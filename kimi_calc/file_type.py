r"""Whether Windows opens files of estimates with this program: for the person who asks for it.

Per user, below HKEY_CURRENT_USER\Software\Classes, so no administrator is needed: a kind of file
(a "ProgID") with its name, icon and command, and the ending that points to it. What is written is
what Microsoft's "How to register a file type for a new application" asks for. Where the person has
chosen another program for the ending in Windows' own dialog, that choice stays in force.

Other systems: the Debian package and the macOS program bring their types along.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

_CLASSES = r"Software\Classes"
_ENDING = rf"{_CLASSES}\.kimicalc"
_KIND = "kimi-calc.estimate"
_OURS = rf"{_CLASSES}\{_KIND}"
_COMMAND = rf"{_OURS}\shell\open\command"
_WITH = "OpenWithProgids"
_CHANGED = 0x08000000  # SHCNE_ASSOCCHANGED


def program() -> Path | None:
    """The program that could open them; None where there is nothing to register.

    That is on other systems than Windows, and where Python runs the source.
    """
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        return Path(sys.executable)
    return None


if sys.platform == "win32":
    import winreg

    def is_registered(opener: Path) -> bool:
        """Whether a double click opens them with `opener`, as far as this user's registry says."""
        return (
            _value(_COMMAND) == _command(opener)
            and _value(_ENDING) == _KIND
            and _value(rf"{_OURS}\DefaultIcon") is not None
        )

    def register(opener: Path, name: str) -> None:
        """Have them opened with `opener`; `name` is what the kind is called in the Explorer.

        OSError where the registry may not be written, as some companies have it.
        """
        for key, text in (
            (_OURS, name),
            (rf"{_OURS}\DefaultIcon", f'"{opener}",0'),
            (_COMMAND, _command(opener)),
        ):
            winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, text)
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{_ENDING}\{_WITH}") as programs:
            winreg.SetValueEx(programs, _KIND, 0, winreg.REG_NONE, b"")
        # Last: an ending never points to a kind that isn't whole.
        winreg.SetValue(winreg.HKEY_CURRENT_USER, _ENDING, winreg.REG_SZ, _KIND)
        _tell_the_explorer()

    def remove() -> None:
        """Take all of it back, and nothing that others wrote. OSError as register()."""
        if _value(_ENDING) == _KIND:
            with _opened(_ENDING) as ending:
                winreg.DeleteValue(ending, "")
        with suppress(FileNotFoundError), _opened(rf"{_ENDING}\{_WITH}") as programs:
            winreg.DeleteValue(programs, _KIND)
        for key in (
            *(rf"{_OURS}\shell\open\command", rf"{_OURS}\shell\open", rf"{_OURS}\shell"),
            *(rf"{_OURS}\DefaultIcon", _OURS),
        ):
            _delete(key)
        for key in (rf"{_ENDING}\{_WITH}", _ENDING):
            if _is_empty(key):
                _delete(key)
        _tell_the_explorer()

    def _command(opener: Path) -> str:
        return f'"{opener}" "%1"'

    def _value(key: str) -> str | None:
        """What a key says by itself; None if it isn't there or says nothing."""
        try:
            return winreg.QueryValue(winreg.HKEY_CURRENT_USER, key) or None
        except OSError:
            return None

    def _opened(key: str) -> winreg.HKEYType:
        return winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE)

    def _delete(key: str) -> None:
        with suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

    def _is_empty(key: str) -> bool:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                keys, values, _ = winreg.QueryInfoKey(opened)
        except FileNotFoundError:
            return False
        return not keys and not values

    def _tell_the_explorer() -> None:
        """Have icons and double clicks follow at once, not after the next log in."""
        import ctypes

        ctypes.windll.shell32.SHChangeNotify(_CHANGED, 0, None, None)

else:

    def _not_here(*_: object) -> bool:
        raise NotImplementedError

    is_registered = register = remove = _not_here
