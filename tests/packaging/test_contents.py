"""What is picked from what PyInstaller found, with the paths of each system."""

import pytest

from release import contents

LINKED = {
    "python311.dll": ["VCRUNTIME140.dll", "KERNEL32.dll"],
    "_decimal.pyd": ["python311.dll"],
    "QtWidgets.pyd": ["Qt6Widgets.dll", "python3.dll"],
    "Qt6Widgets.dll": ["Qt6Gui.dll"],
    "qwindows.dll": ["Qt6Gui.dll"],
    "qopensslbackend.dll": ["Qt6Network.dll"],
    "qtvirtualkeyboardplugin.dll": ["Qt6Network.dll"],
    "QtWidgets.abi3.so": ["@rpath/QtWidgets.framework/Versions/A/QtWidgets"],
    "QtWidgets": ["@rpath/QtGui.framework/Versions/A/QtGui"],
    "Python": [],
}


@pytest.fixture(autouse=True)
def _linked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries are linked to what the table says, wherever they lie."""

    def linked_to(file: str) -> set[str]:
        return set(LINKED.get(file.replace("\\", "/").rpartition("/")[2], []))

    monkeypatch.setattr(contents, "linked_to", linked_to)


def test_on_windows() -> None:
    qt = "PySide6\\"
    kept = [
        ("python311.dll", "C:\\py\\python311.dll", "BINARY"),
        ("python3.dll", "C:\\py\\python3.dll", "BINARY"),
        ("_decimal.pyd", "C:\\py\\_decimal.pyd", "EXTENSION"),
        (f"{qt}QtWidgets.pyd", "C:\\q\\QtWidgets.pyd", "EXTENSION"),
        (f"{qt}Qt6Widgets.dll", "C:\\q\\Qt6Widgets.dll", "BINARY"),
        (f"{qt}Qt6Gui.dll", "C:\\q\\Qt6Gui.dll", "BINARY"),
        (f"{qt}plugins\\platforms\\qwindows.dll", "C:\\q\\qwindows.dll", "BINARY"),
        ("VCRUNTIME140.dll", "C:\\py\\VCRUNTIME140.dll", "BINARY"),
    ]
    unused = [
        (f"{qt}Qt6Network.dll", "C:\\q\\Qt6Network.dll", "BINARY"),
        (f"{qt}opengl32sw.dll", "C:\\q\\opengl32sw.dll", "BINARY"),
        (f"{qt}plugins\\tls\\qopensslbackend.dll", "C:\\q\\qopensslbackend.dll", "BINARY"),
        (f"{qt}plugins\\platforms\\qminimal.dll", "C:\\q\\qminimal.dll", "BINARY"),
        (
            f"{qt}plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
            "C:\\q\\qtvirtualkeyboardplugin.dll",
            "BINARY",
        ),
    ]
    assert contents.libraries([*unused, *kept]) == kept


def test_run_time_libraries_are_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest of each, where every library finds it."""
    versions = {
        "C:\\py\\VCRUNTIME140.dll": 38,
        "C:\\s\\vcruntime140.dll": 44,
        "C:\\q\\VCRUNTIME140.dll": 44,
        "C:\\s\\MSVCP140.dll": 44,
        "C:\\q\\MSVCP140.dll": 44,
    }
    monkeypatch.setattr(contents, "_version", lambda library: (14, versions[library]))
    monkeypatch.setitem(LINKED, "Qt6Widgets.dll", ["MSVCP140.dll", "MSVCP140_1.dll"])
    qt = "PySide6\\"
    others = [
        ("python311.dll", "C:\\py\\python311.dll", "BINARY"),
        (f"{qt}QtWidgets.pyd", "C:\\q\\QtWidgets.pyd", "EXTENSION"),
        (f"{qt}Qt6Widgets.dll", "C:\\q\\Qt6Widgets.dll", "BINARY"),
    ]
    found = [
        ("VCRUNTIME140.dll", "C:\\py\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\vcruntime140.dll", "C:\\s\\vcruntime140.dll", "BINARY"),
        (f"{qt}VCRUNTIME140.dll", "C:\\q\\VCRUNTIME140.dll", "BINARY"),
        ("shiboken6\\MSVCP140.dll", "C:\\s\\MSVCP140.dll", "BINARY"),
        (f"{qt}MSVCP140.dll", "C:\\q\\MSVCP140.dll", "BINARY"),
        (f"{qt}MSVCP140_1.dll", "C:\\q\\MSVCP140_1.dll", "BINARY"),
        (f"{qt}MSVCP140_2.dll", "C:\\q\\MSVCP140_2.dll", "BINARY"),  # nothing is linked to it
    ]
    assert contents.libraries([*found, *others]) == [
        *others,
        ("vcruntime140.dll", "C:\\s\\vcruntime140.dll", "BINARY"),
        ("MSVCP140.dll", "C:\\s\\MSVCP140.dll", "BINARY"),
        ("MSVCP140_1.dll", "C:\\q\\MSVCP140_1.dll", "BINARY"),
    ]


def test_on_a_mac() -> None:
    qt = "PySide6/Qt/lib"
    kept = [
        ("Python.framework/Versions/3.11/Python", "/py/Python", "BINARY"),
        ("PySide6/QtWidgets.abi3.so", "/q/QtWidgets.abi3.so", "EXTENSION"),
        (f"{qt}/QtWidgets.framework/Versions/A/QtWidgets", "/q/QtWidgets", "BINARY"),
        (f"{qt}/QtGui.framework/Versions/A/QtGui", "/q/QtGui", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/q/libqcocoa.dylib", "BINARY"),
    ]
    unused = [
        (f"{qt}/QtNetwork.framework/Versions/A/QtNetwork", "/q/QtNetwork", "BINARY"),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.dylib", "/q/libqjpeg.dylib", "BINARY"),
    ]
    assert contents.libraries([*unused, *kept]) == kept
    of_qt = [
        (f"{qt}/QtGui.framework/Resources", "Versions/Current/Resources", "SYMLINK"),
        (f"{qt}/QtGui.framework/Versions/A/Resources/Info.plist", "/q/Info.plist", "DATA"),
    ]
    dropped = [
        (f"{qt}/QtNetwork.framework/Resources", "Versions/Current/Resources", "SYMLINK"),
        ("PySide6/Qt/translations/qtbase_de.qm", "/q/qtbase_de.qm", "DATA"),
        ("kimi_calc/resources/i18n/kimi_calc_zh_CN.ts", "/r/kimi_calc_zh_CN.ts", "DATA"),
    ]
    ours = [
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", "/q/qtbase_zh_CN.qm", "DATA"),
        ("kimi_calc/resources/i18n/kimi_calc_zh_CN.qm", "/r/kimi_calc_zh_CN.qm", "DATA"),
        ("zh-Hans.lproj/InfoPlist.strings", "/b/InfoPlist.strings", "DATA"),
    ]
    assert contents.data([*dropped, *of_qt, *ours], kept) == [*of_qt, *ours]
