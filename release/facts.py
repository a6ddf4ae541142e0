"""What the program is called, its version and icon, in the forms that each system wants."""

from __future__ import annotations

import os
import platform
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECK = "-check" if os.environ.get("KIMI_CALC_CHECK") == "1" else ""
"""Ends the name of what is built to be tried, not handed out (`dev.py windows`): it lies apart."""
BUILD = ROOT / "build" / "check" if CHECK else ROOT / "build"
"""What is made on the way."""
DIST = BUILD / "dist" if CHECK else ROOT / "dist"
"""What is handed out."""

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME: str = _PROJECT["name"]
VERSION: str = _PROJECT["version"]
SUMMARY: str = _PROJECT["description"]
TITLE = "Kimi Calculator"
TITLE_ZH = "Kimi 价格计算器"
CONSOLE = f"{NAME}-console"
"""On Windows, the program that can print into a terminal."""
ONE_FILE = f"{NAME}-onefile" if os.environ.get("KIMI_CALC_ONEFILE") == "1" else None
"""The program in one file, if it is wanted."""
IDENTIFIER = "io.github.kimi-calc"
SUFFIX = ".kimicalc"
MIME_TYPE = "application/x-kimicalc"
"""Files of estimates, and what systems call them."""
SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
ARCHITECTURE = {"amd64": "x86_64", "aarch64": "arm64"}.get(
    platform.machine().lower(), platform.machine().lower()
)

INFO_PLIST = {
    "CFBundleDisplayName": TITLE,
    "CFBundleShortVersionString": VERSION,
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["zh-Hans", "en"],
    "LSApplicationCategoryType": "public.app-category.finance",
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,  # it has a dark theme
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Kimi estimate",
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [f"{IDENTIFIER}.estimate"],
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": f"{IDENTIFIER}.estimate",
            "UTTypeDescription": "Kimi estimate",
            "UTTypeConformsTo": ["public.yaml", "public.text"],
            "UTTypeTagSpecification": {
                "public.filename-extension": [SUFFIX.removeprefix(".")],
                "public.mime-type": [MIME_TYPE],
            },
        }
    ],
}


def icon() -> str | None:
    """The icon file that this system wants in a program; made by release/icons.py."""
    name = {"win32": f"{NAME}.ico", "darwin": f"{NAME}.icns"}.get(sys.platform)
    return str(BUILD / "icons" / name) if name else None


def mac_names() -> list[tuple[str, str]]:
    """Files with the program's name in each language, and where macOS looks for them."""
    if sys.platform != "darwin":
        return []
    files = []
    for language, title in (("en", TITLE), ("zh-Hans", TITLE_ZH)):
        file = BUILD / f"{language}.lproj" / "InfoPlist.strings"
        file.parent.mkdir(parents=True, exist_ok=True)
        names = (f'CFBundleDisplayName = "{title}";', f'CFBundleName = "{title}";')
        file.write_text("\n".join(names), encoding="utf-8")
        files.append((str(file), f"{language}.lproj"))
    return files


def windows_version() -> object:
    """What Windows shows under Properties → Details; None on other systems."""
    if sys.platform != "win32":
        return None
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*map(int, VERSION.split(".")), 0)
    texts = {
        "CompanyName": "The Kimi price calculator authors",
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": NAME,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
    }
    strings = [info.StringStruct(name, text) for name, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable("040904B0", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )
