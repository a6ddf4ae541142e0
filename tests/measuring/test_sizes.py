"""Which groups of the built folder's files have grown or shrunk, as the benchmark prints it."""

from pathlib import Path, PurePosixPath

import pytest

from benchmarks import sizes


def built(folder: Path, files: dict[str, int]) -> Path:
    """A folder with files of these sizes."""
    for name, size in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(size))
    return folder


@pytest.mark.parametrize(
    ("file", "group"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", "libQt6Gui"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "libicudata"),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "plugins of Qt"),
        ("_internal/PySide6/Qt/translations/qtbase_zh_CN.qm", "translations of Qt"),
        ("_internal/PySide6/QtWidgets.abi3.so", "PySide6.QtWidgets"),
        ("_internal/shiboken6/libshiboken6.abi3.so.6.11", "PySide6, other files"),
        ("_internal/pypdfium2_raw/libpdfium.so", "pdfium"),
        ("_internal/libpython3.11.so.1.0", "libpython"),
        ("_internal/libxcb-cursor.so.0", "libraries of the system"),
        ("_internal/libglib-2.0.so.0", "libraries of the system"),
        ("_internal/python3.11/lib-dynload/_decimal.cpython-311-x86_64-linux-gnu.so",
         "modules of Python in C"),
        ("_internal/base_library.zip", "modules of Python at the start"),
        ("kimi-calc", "modules of Python, and ours"),
        ("kimi-calc.desktop", "other files"),
        ("_internal/kimi_calc/resources/prices/cny.yaml", "resources"),
        ("_internal/kimi_calc/resources/licences/pdfium.txt", "licences"),
        ("LICENSES/libraries of the system/zlib1g.txt", "licences"),
        ("_internal/regex/_regex.cpython-311-x86_64-linux-gnu.so", "regex"),
        ("READ ME FIRST.txt", "other files"),
    ],
)  # fmt: skip
def test_each_file_counts_with_its_like(file: str, group: str) -> None:
    assert sizes.group(PurePosixPath(file)) == group


def test_the_groups_add_up_and_links_take_nothing(tmp_path: Path) -> None:
    lib = "_internal/PySide6/Qt/lib/"
    folder = built(
        tmp_path / "built",
        {f"{lib}libQt6Gui.so.6": 500, "_internal/libxcb-sync.so.1": 30, "_internal/libz.so.1": 4},
    )
    (folder / "_internal" / "libQt6Gui.so.6").symlink_to(folder / lib / "libQt6Gui.so.6")
    packed = built(tmp_path, {"x.tar.xz": 99}) / "x.tar.xz"
    assert sizes.sizes(folder, packed) == {
        sizes.ALL: 534,
        sizes.ARCHIVE: 99,
        "libQt6Gui": 500,
        "libraries of the system": 34,
    }


def test_only_what_is_noticed_is_told_the_largest_first() -> None:
    before = {"folder": 90_000_000, "libQt6Gui": 11_000_000, "gone": 300_000, "same": 5_000_000}
    after = {"folder": 91_500_000, "libQt6Gui": 11_200_000, "new": 1_500_000, "same": 5_199_999}
    assert list(sizes.changes(before, after)) == [
        "folder: 90.00 → 91.50 MB (+1.50)",
        "new: 0.00 → 1.50 MB (+1.50)",
        "gone: 0.30 → 0.00 MB (-0.30)",
        "libQt6Gui: 11.00 → 11.20 MB (+0.20)",
    ]
    assert not list(sizes.changes(before, before))


def test_what_is_kept_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "KEPT", tmp_path / "sizes.json")
    assert sizes.kept() == {}
    found = {"folder": 3, "libQt6Gui": 2}
    sizes.keep(found)
    assert sizes.kept() == found
    assert len(sizes.KEPT.read_text("utf-8").splitlines()) == 4, "a line each"
