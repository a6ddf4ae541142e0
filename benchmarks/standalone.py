"""The built program beside a bare window that PyInstaller packed by its defaults."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import sizes
from benchmarks.figures import report
from benchmarks.screen import Screen
from release import archives, facts

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1120, 760)
window.show()
app.exec()
"""
_OURS = "the program"
_THEIRS = "a bare window, packed by defaults"


def bench_standalone(*, keep_sizes: bool = False) -> None:
    """Sizes, start, memory, and what 20 starts leave behind.

    `keep_sizes`: write the sizes down, as those that later ones are compared with, and no more.
    """
    if sys.platform != "linux":
        print("the built program is measured on Linux only")
        return
    subprocess.run([sys.executable, facts.ROOT / "dev.py", "build"], check=True)
    name = f"{facts.NAME}-{facts.VERSION}-{facts.SYSTEM}-{facts.ARCHITECTURE}"
    found = sizes.sizes(facts.BUILD / name, facts.ROOT / "dist" / f"{name}.tar.xz")
    if keep_sizes:
        sizes.keep(found)
        return
    _report_changes(found)
    with tempfile.TemporaryDirectory() as place:
        folders = {_THEIRS: _pack_bare(Path(place)), _OURS: facts.BUILD / name}
        ready = {_OURS: facts.ROOT / "dist" / f"{name}.tar.xz"}
        for what, folder in folders.items():
            goal = "aim 80" if what == _OURS else ""
            report(f"folder, {what}", _size(folder) / 1e6, "MB", goal)
        for what, folder in folders.items():
            archive = ready.get(what) or archives.pack(folder, Path(place))
            goal = "aim 23" if what == _OURS else ""
            report(f"archive, {what}", archive.stat().st_size / 1e6, "MB", goal)
        programs = {
            _THEIRS: [str(folders[_THEIRS] / "bare")],
            _OURS: [str(folders[_OURS] / facts.NAME)],
        }
        with Screen() as screen:
            _measure(screen, programs, Path(place))
            _start_20_times(screen, programs[_OURS], Path(place))


def _report_changes(found: dict[str, int]) -> None:
    """Print what has grown or shrunk since sizes were kept."""
    print(f"size: more or less than in {sizes.KEPT.name} by {sizes.NOTICED / 1e6} MB and more:")
    print("\n".join(f"  {line}" for line in sizes.changes(sizes.kept(), found)) or "  nothing")


def _pack_bare(place: Path) -> Path:
    script = place / "bare.py"
    script.write_text(_BARE)
    python = facts.BUILD / "venv" / "bin" / "python"
    pyinstaller = (python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    command = (*pyinstaller, "--windowed", "--name", "bare", script)
    subprocess.run(command, cwd=place, check=True, stderr=subprocess.DEVNULL)
    return place / "dist" / "bare"


def _size(folder: Path) -> int:
    """The bytes that a folder's files take on the disk; a link is none."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_blocks * 512 for file in files)


def _measure(screen: Screen, programs: dict[str, list[str]], place: Path) -> None:
    first: dict[str, list[float]] = {what: [] for what in programs}
    settled: dict[str, list[float]] = {what: [] for what in programs}
    memory: dict[str, dict[str, list[float]]] = {"resident": {}, "private dirty": {}}
    for attempt in range(17):
        for what, command in programs.items():  # by turns, so that all meet the same weather
            shown = screen.watch(command, _environment(place / "home"))
            if attempt > 1:
                first[what].append(shown.first)
                settled[what].append(shown.settled)
                for kind, megabytes in shown.memory().items():
                    memory[kind].setdefault(what, []).append(megabytes)
            shown.kill()
            screen.wait_until_empty()
    _compare("start to the first painted window", first, "ms", "aim 1.3")
    _compare("start to the last change of the window", settled, "ms")
    for kind, runs in memory.items():
        _compare(f"{kind} memory", runs, "MB", "aim 1.3" if kind == "resident" else "")


def _compare(name: str, runs: dict[str, list[float]], unit: str, aim: str = "") -> None:
    medians = {what: statistics.median(found) for what, found in runs.items()}
    for what, median in medians.items():
        report(f"{name}, {what}", median, unit)
    report(f"{name}, ratio", medians[_OURS] / medians[_THEIRS], "times", aim)


def _start_20_times(screen: Screen, command: list[str], place: Path) -> None:
    temp = place / "temp"
    temp.mkdir()
    home = place / "another home"
    everywhere = set(Path(tempfile.gettempdir()).iterdir())
    for number in range(20):
        shown = screen.watch(command, _environment(home) | {"TMPDIR": str(temp)})
        if number % 4:
            shown.quit(screen.display)
        else:
            shown.kill()
        screen.wait_until_empty()
    left = [*temp.iterdir(), *(set(Path(tempfile.gettempdir()).iterdir()) - everywhere)]
    report("files left in the temp folder by 20 starts, 5 of them killed", len(left), "", "goal 0")
    shutil.rmtree(home, ignore_errors=True)


def _environment(home: Path) -> dict[str, str]:
    """A user's, with no files of the program's yet, and no more than a desktop gives."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {"HOME": str(home), "KIMI_CALC_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}


BENCHMARKS = {"standalone": bench_standalone}
