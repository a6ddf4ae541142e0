"""What is handed out holds what it should, and nothing else."""

import platform
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture(scope="module")
def version(root: Path) -> str:
    """The version that pyproject.toml names."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def test_the_archive_is_named_after_version_and_system(archive: Path, version: str) -> None:
    assert re.fullmatch(rf"kimi-calc-{re.escape(version)}-linux-\w+\.tar\.xz", archive.name)


def test_everything_has_a_checksum_that_is_right(dist: Path) -> None:
    sums = list(dist.glob("*.sha256"))
    packed = [file for file in dist.iterdir() if file.suffix != ".sha256"]
    assert {file.name for file in sums} == {f"{file.name}.sha256" for file in packed}
    for file in sums:
        subprocess.run(["sha256sum", "--check", "--strict", file.name], cwd=dist, check=True)


def test_it_says_its_version(program: Path, version: str) -> None:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == f"kimi-calc {version}\n"


def test_what_lies_beside_the_program(handed_out: Path) -> None:
    assert {file.name for file in handed_out.iterdir()} == {
        *("kimi-calc", "_internal", "kimi-calc.desktop", "kimi-calc.svg"),
        *("READ ME FIRST.txt", "LICENSES"),
    }
    licences = handed_out / "LICENSES"
    texts = {file.name: file.read_text("utf-8") for file in licences.iterdir() if file.is_file()}
    for name, words in {
        "kimi-calc.txt": "MIT License",
        "lgpl-3.0.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
        "gpl-3.0.txt": "GNU GENERAL PUBLIC LICENSE",
        "pyyaml.txt": "Ingy",
        "python.txt": "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Qt and PySide6.txt": "https://download.qt.io/official_releases/qt/",
    }.items():
        assert words in texts[name], name


def test_every_library_taken_from_the_system_has_its_licence(handed_out: Path) -> None:
    texts = {file.stem for file in (handed_out / "LICENSES" / "libraries of the system").iterdir()}
    taken = [file.name for file in (handed_out / "_internal").glob("lib*.so*") if file.is_file()]
    of_qt = r"lib(Qt6|icu|pyside6|shiboken6|python)"
    for name in taken:
        if re.match(of_qt, name):
            continue
        owner = subprocess.run(["dpkg-query", "-S", f"*/{name}*"], capture_output=True, check=True)
        owners = {line.split(":")[0] for line in owner.stdout.decode().splitlines()}
        assert owners & texts, name


def test_only_what_the_program_uses_is_in_it(handed_out: Path) -> None:
    names = [str(file.relative_to(handed_out)) for file in handed_out.rglob("*")]
    unused = (
        r"libcrypto|libssl|pillow|Qt6(Network|Qml|Quick|OpenGL|EglF|Pdf)|gtk|eglfs|vnc|linuxfb|krb5"
        r"|imageformats|\.ts$|\.pyi$|_yaml|qtbase_(?!zh_CN|en)|\.py$"
    )
    assert not [name for name in names if re.search(unused, name)]


def test_what_people_need_is_in_it(handed_out: Path) -> None:
    plugins = handed_out / "_internal" / "PySide6" / "Qt" / "plugins"
    for name in (
        *("platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so"),
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        *("iconengines/libqsvgicon.so", "platformthemes/libqxdgdesktopportal.so"),
        "wayland-shell-integration/libxdg-shell.so",
        "../translations/qtbase_zh_CN.qm",
    ):
        assert (plugins / name).exists(), name


def test_read_me_first_speaks_to_both_about_everything(handed_out: Path) -> None:
    text = (handed_out / "READ ME FIRST.txt").read_text("utf-8")
    chinese, english = text.split("-" * 76)
    for part in (chinese, english):
        for word in ("kimi-calc.desktop", "_internal", "glibc 2.", "portable.txt", ".config"):
            assert word in part
        assert not re.search(r"[{}]", part)
    assert max(map(len, text.splitlines())) <= 100
    assert len(text.splitlines()) < 80, "it is one page"


def test_each_system_has_its_read_me(root: Path) -> None:
    for system, words in {
        "windows": (
            *("SmartScreen", "kimi-calc.exe", "Run anyway", "仍要", "Unblock", "解除锁定"),
            *("Smart App Control", "智能应用控制", "certutil"),
        ),
        "macos": (
            *("Gatekeeper", "Kimi Calculator.app", "Open Anyway", "仍要打开", "Done", "完成"),
            "shasum",
        ),
    }.items():
        text = (root / "release" / "read_me" / f"{system}.txt").read_text("utf-8")
        assert all(word in text for word in words)
        assert set(re.findall(r"{(\w+)}", text)) == {"version", "common_zh", "common_en"}


@pytest.mark.usefixtures("dist")
def test_icons_hold_the_sizes_that_systems_ask_for(root: Path) -> None:
    with Image.open(root / "build" / "icons" / "kimi-calc.ico") as icon:
        sizes = {(16, 16), (24, 24), (32, 32), (48, 48), (64, 64), (128, 128), (256, 256)}
        assert icon.info["sizes"] == sizes
    with Image.open(root / "build" / "icons" / "kimi-calc.icns") as icon:
        assert {(16, 16, 2), (128, 128, 1), (256, 256, 1), (512, 512, 2)} <= set(icon.info["sizes"])


def test_it_asks_for_no_newer_glibc_than_the_machine_it_was_built_on_has(
    handed_out: Path, dist: Path
) -> None:
    asked = {
        tuple(map(int, version.split(b".")))
        for file in handed_out.rglob("*")
        if file.is_file() and (content := file.read_bytes()).startswith(b"\x7fELF")
        for version in re.findall(rb"\0GLIBC_(\d+\.\d+)(?=\0)", content)
    }
    newest = ".".join(map(str, max(asked)))
    _, here = platform.libc_ver()
    assert max(asked) <= tuple(map(int, here.split(".")))
    text = (handed_out / "READ ME FIRST.txt").read_text("utf-8")
    assert set(re.findall(r"glibc (\d+\.\d+)", text)) == {newest}
    (package,) = dist.glob("*.deb")
    show = ("dpkg-deb", "--field", package, "Depends")
    depends = subprocess.run(show, capture_output=True, text=True, check=True).stdout
    assert depends.startswith(f"libc6 (>= {newest}), ")
