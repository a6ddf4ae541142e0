"""What goes into the standalone program; the reasons are beside each group.

PyInstaller collects every plugin of Qt and whatever those are linked to. Leaving out a Python
module doesn't leave out its library, since a plugin brings it back. So the plugins are picked
here, and of all libraries only those stay that something picked is linked to.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath, PureWindowsPath

from PyInstaller.depend import bindepend

from release import needs

Entry = tuple[str, str, str]
"""Where it goes, where it comes from, and PyInstaller's word for what it is."""

NOT_IMPORTED = [
    # Found by PyInstaller behind Qt's libraries; the window uses Core, Gui and Widgets alone.
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtSvg"),
    # OpenSSL is 5 MB: nothing here speaks to a network, and hashlib has what it needs built in.
    *("ssl", "_ssl", "_hashlib"),
    # Ways in which Python's library serves developers.
    *("tkinter", "unittest", "doctest", "pydoc", "pdb", "lib2to3", "distutils", "setuptools"),
    *("multiprocessing", "asyncio", "xmlrpc", "curses", "readline"),
    # What the modules in use name for what nobody asks of them: logs sent by mail or to a server,
    # pages and metadata looked for on line, documents of XML, other archives, other decimals.
    *("email", "http", "urllib.request", "urllib.error", "urllib.response", "ftplib", "smtplib"),
    *("xml.sax", "xml.dom.pulldom", "importlib.metadata", "mimetypes", "netrc", "getpass"),
    *("tarfile", "gzip", "bz2", "lzma", "_bz2", "_lzma", "py_compile", "statistics", "_pydecimal"),
    *("_pickle", "_uuid"),  # in C, what is never used, or has another way
    # pypdf would decode pictures with PIL, and decrypt by these; here it does neither.
    *("PIL", "cryptography", "cffi", "Crypto"),
    "yaml._yaml",  # price lists are read by the parser in Python; the one in C can crash
]

PLUGINS: dict[str, set[str]] = {
    # A screen on each system, and none. Not: embedded devices without a desktop (eglfs, linuxfb,
    # vkkhrdisplay, with their devices in `generic` and `egldeviceintegrations`), VNC, and the
    # minimal ones for Qt's own tests. Until Qt 6.9 qwayland was called qwayland-generic.
    "platforms": {"qxcb", "qwayland", "qwayland-generic", "qoffscreen", "qwindows", "qcocoa"},
    # Input methods are how Chinese is typed; Windows and macOS have theirs within the screen. Not
    # the keyboard on the screen: it draws in QML and the network.
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    # Settings of the desktop and its file dialogs. Not gtk3: it draws in all of GTK.
    "platformthemes": {"qxdgdesktopportal"},
    "iconengines": {"qsvgicon"},  # the program's icon
    "wayland-shell-integration": {"xdg-shell"},  # what desktops speak; the others are for devices
    # Else a window on GNOME has no title bar: one as GNOME's own, and one that needs no D-Bus.
    "wayland-decoration-client": {"adwaita", "bradient"},
    # Nothing of: imageformats (no picture is read), xcbglintegrations and
    # wayland-graphics-integration-client (widgets are drawn without a graphics card), styles
    # (the program wears Fusion), tls and networkinformation (it never goes on line).
}

TRANSLATIONS = re.compile(r"qtbase_(zh_CN|en)\.qm")  # of Qt; ours are resources

_PLUGIN = re.compile(r"(?:^|/)plugins/([^/]+)/(?:lib)?([^/]+?)(?:\.so|\.dylib|\.dll)$")
_OPENED = re.compile(r"pypdfium2_raw/(?:lib)?pdfium\.")  # what a package looks for itself
_FRAMEWORK = re.compile(r"(?:^|/)([^/]+)\.framework/")
_PYTHON = re.compile(r"(lib)?python3?", re.IGNORECASE)
_RUN_TIME = re.compile(r"(concrt|msvcp|vcruntime)140(_[a-z0-9_]+)?\.dll")
_LIBRARY = re.compile(r"\.so(\.[0-9.]+)?$|\.dylib$|\.dll$|\.framework/", re.IGNORECASE)


def libraries(entries: Iterable[Entry]) -> list[Entry]:
    """Of the libraries and plugins that PyInstaller found, those that the program can reach."""
    entries = list(entries)
    found = {
        _key(place): source
        for place, source, kind in entries
        if kind != "SYMLINK" and _stays(place)
    }
    reached = {_key(place) for place, _, kind in entries if _is_root(place, kind) and _stays(place)}
    todo = list(reached)
    while todo:
        source = found.get(todo.pop())
        if source is None:
            continue  # of the system
        for linked in {_key(name) for name in linked_to(source)} - reached:
            reached.add(linked)
            todo.append(linked)
    kept = [entry for entry in entries if _key(entry[0]) in reached and _stays(entry[0])]
    return _run_time_once(kept)


def linked_to(library: str) -> set[str]:
    """The libraries that a file is linked to: their names, and where they lie if that is known."""
    if sys.platform == "linux":  # where PyInstaller also tells what those are linked to in turn
        return needs.linked(Path(library))
    found = bindepend.get_imports(library)
    return {one for pair in found for one in pair if one}


def data(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """Of the data, what belongs to libraries that were kept, and only our languages."""
    frameworks = {_key(place) for place, _, _ in kept}
    return [entry for entry in entries if _is_used(entry[0].replace("\\", "/"), frameworks)]


def _run_time_once(entries: list[Entry]) -> list[Entry]:
    """Of the C++ run-time libraries that packages for Windows bring along each, the newest alone.

    A process has one of a name, whoever asks first: it must do for who was built last. In the top
    folder all find it, since the program names that folder to Windows before it loads anything.
    """
    newest: dict[str, Entry] = {}
    for entry in entries:
        name = _key(entry[0])
        if _RUN_TIME.fullmatch(name):
            best = newest.setdefault(name, entry)
            if best is not entry and _version(entry[1]) > _version(best[1]):
                newest[name] = entry
    others = [entry for entry in entries if _key(entry[0]) not in newest]
    return others + [
        (PureWindowsPath(place).name, source, kind) for place, source, kind in newest.values()
    ]


def _version(library: str) -> tuple[int, int]:
    """What a library for Windows says that it is."""
    pefile = importlib.import_module("pefile")  # PyInstaller's there; other systems have none
    with pefile.PE(library, fast_load=True) as read:
        read.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        told = next(iter(getattr(read, "VS_FIXEDFILEINFO", ())), None)
        return (told.FileVersionMS, told.FileVersionLS) if told else (0, 0)


def _is_used(place: str, frameworks: set[str]) -> bool:
    if "/translations/" in place:
        return bool(TRANSLATIONS.search(place))
    if _FRAMEWORK.search(place) or _LIBRARY.search(place):  # a link to a library, or its Info.plist
        return _key(place) in frameworks
    return not place.endswith(".ts")  # what translators work on


def _is_root(place: str, kind: str) -> bool:
    path = place.replace("\\", "/")
    if kind == "EXTENSION" or _PLUGIN.search(path) or _OPENED.search(path):
        return True
    return bool(_PYTHON.match(_key(place)))  # which the program itself opens


def _stays(place: str) -> bool:
    if _key(place) in needs.OF_THE_SYSTEM:
        return False
    plugin = _PLUGIN.search(place.replace("\\", "/"))
    if not plugin:
        return True
    folder, name = plugin.groups()
    return name in PLUGINS.get(folder, set())


def _key(place: str) -> str:
    """What a library is known by, wherever it lies: its file's name, or its framework's."""
    framework = _FRAMEWORK.search(place.replace("\\", "/"))
    return framework[1] if framework else PurePath(place.replace("\\", "/")).name.lower()
