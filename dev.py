#!/usr/bin/env python3
"""The project's tasks, on Linux, macOS and Windows: `python3 dev.py` lists them.

Standard library only. Every task first sets up what it needs on a fresh machine, saying each step
in a line: system packages (Debian and Ubuntu), `.venv`, the locked dependencies. What is set up
is noted in `.venv`, so that a second start finds nothing to do within milliseconds.
"""

import io
import os
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - who has an older one shall read a line, not a trace
    sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}, {sys.executable}")

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from release.steps import Step, quietly, say, steps
from release.system import PACKAGES, RELEASE_PACKAGES, Kind, install_packages, qt_loads

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD_VENV = ROOT / "build" / "venv"


def python_of(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


PYTHON = python_of(VENV)
EXAMPLE = (
    *("quote", "kimi-k2-turbo-preview", "--input", "45000", "--cached", "60%"),
    *("--output", "1500", "--requests", "1000*30"),
)

# Three locks, not one with markers: who only runs the program downloads a few packages, not thirty,
# no marker can tell that person from a developer, and nothing of a developer's may get into the
# standalone program. Each is resolved under the one before, so their common versions are the same.
LOCKS: dict[Kind, Path] = {
    "run": ROOT / "requirements.lock",
    "build": ROOT / "requirements-build.lock",
    "dev": ROOT / "requirements-dev.lock",
}


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment, in place of what is there."""
    if not quietly(sys.executable, "-m", "venv", "--clear", folder):
        sys.exit("The virtual environment can't be made: see above.")


def identity() -> str:
    """What a virtual environment stands on: it is made anew where this differs."""
    # Not the full version: installing python3-venv may bring a new Python 3.x.y under our feet.
    return f"{sys.implementation.cache_tag} {sys.base_prefix} {ROOT}"


def digest(kind: Kind) -> str:
    """A fingerprint of all that a set-up is made from."""
    import hashlib

    parts = [identity().encode(), LOCKS[kind].read_bytes(), repr(PACKAGES[kind]).encode()]
    if kind == "dev":
        parts.append((ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install_locked(kind: Kind, venv: Path) -> None:
    """Install the locked dependencies, and the project so that its sources are what runs."""
    import sysconfig

    pip = (
        python_of(venv),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "-q",
    )
    say(f"Installing the dependencies of {LOCKS[kind].name} (the first time: a large download) …")
    if not quietly(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCKS[kind]):
        sys.exit("The dependencies can't be installed: see above.")
    if kind == "dev":
        say("Installing the project itself, editable …")
        if not quietly(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT):
            sys.exit("The project can't be installed: see above.")
    if kind != "run":
        return
    # What an editable install would write; building one takes packages that running doesn't.
    place = {"base": str(venv), "platbase": str(venv)}
    site = Path(sysconfig.get_path("purelib", "venv", place))
    (site / "kimi_calc_sources.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def set_up(kind: Kind) -> None:
    """Set up this machine for running, developing or building, unless that is done already."""
    import importlib.util
    import json

    venv = BUILD_VENV if kind == "build" else VENV
    stamps = venv / "set-up.json"
    try:
        done: dict[str, str] = json.loads(stamps.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        done = {}
    if done.get(kind) == digest(kind) and python_of(venv).exists():
        return
    ours = f"python3.{sys.version_info.minor}-venv|python3-venv"
    pip_at_hand = importlib.util.find_spec("ensurepip")
    complete = install_packages((*PACKAGES[kind], *(() if pip_at_hand else (ours,))))
    if not (complete or pip_at_hand):
        sys.exit("Python's own venv is incomplete without python3-venv: install it as said above.")
    # What is built shall hold nothing of an environment before: that one is always made anew.
    if kind == "build" or done.get("venv") != identity() or not python_of(venv).exists():
        say(f"Making the virtual environment {venv.relative_to(ROOT)} …")
        make_venv(venv)
        done = {"venv": identity()}
        stamps.write_text(json.dumps(done), encoding="utf-8")
    install_locked(kind, venv)
    # Running with a package less was said and may work, so it isn't tried again at every start.
    if qt_loads(python_of(venv)) and (complete or kind != "dev"):
        done[kind] = digest(kind)
        if kind == "dev":
            done["run"] = digest("run")
        stamps.write_text(json.dumps(done), encoding="utf-8")


CHECKS: tuple[Step, ...] = (
    ("ruff format", (PYTHON, "-m", "ruff", "format", "--check")),
    ("ruff check", (PYTHON, "-m", "ruff", "check")),
    ("mypy", (PYTHON, "-m", "mypy")),
    ("import-linter", (PYTHON.parent / "lint-imports", "--no-logo", "--no-cache")),
)


def run(args: Sequence[str]) -> int:
    """Start the program; with no screen: draw its window to a PNG and print an example quote."""
    set_up("run")
    program = (str(PYTHON), "-P", "-m", "kimi_calc")
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not args and sys.platform.startswith("linux") and not screen:
        picture = ROOT / "out" / "window.png"
        picture.parent.mkdir(exist_ok=True)
        say("There is no screen here: the window is drawn to a picture, and a quote as text.")
        drawn = subprocess.call((*program, "--screenshot", str(picture)))
        quoted = subprocess.call((*program, *EXAMPLE))
        say(f"The window: {picture}" if drawn == 0 else "The window could not be drawn: see above.")
        return int(bool(drawn or quoted))
    if os.name != "nt":
        os.execv(PYTHON, (*program, *args))  # in place of this process: nothing stays behind
    return subprocess.call((*program, *args))


def test(args: Sequence[str]) -> int:
    """All checks, the translation check and pytest (with ARGS); all run even if one fails.

    --before-release: also what takes longer than is good for every day, in tests/packaging and
    tests/usage_logs/sql.
    """
    import tempfile

    set_up("dev")
    if "--before-release" in args and not install_packages(RELEASE_PACKAGES):
        return 1
    pytest = (PYTHON, "-m", "pytest")
    slow = ("tests/acceptance", "tests/packaging")  # mostly they wait for windows
    beside = (*slow, "tests/tokens", "tests/usage_logs")  # so that both end at about one time
    others = [] if args else [f"--ignore={folder}" for folder in beside]
    with tempfile.TemporaryDirectory() as home:
        return steps(
            *CHECKS,
            ("translations", (PYTHON, ROOT / "tests" / "i18n" / "translations.py", "--check")),
            ("pytest", (*pytest, *args, *others)),
            beside=() if args else [("pytest of real windows and documents", (*pytest, *beside))],
            QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM") or "offscreen",
            KIMI_CALC_HOME=home,
        )


def check(args: Sequence[str]) -> int:
    """Formatting, lint, types, imports: ruff format --check, ruff check, mypy, import-linter."""
    takes_none(args)
    set_up("dev")
    return steps(*CHECKS)


def pictures(args: Sequence[str]) -> int:
    """The window in every state, language, theme and size, drawn into FOLDER (out/pictures)."""
    takes_none(args[1:])
    set_up("dev")
    folder = Path(args[0]) if args else ROOT / "out" / "pictures"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "tests"), str(ROOT)))}
    return subprocess.call((PYTHON, "-m", "widgets.draw_states", folder.resolve()), env=environment)


def bench(args: Sequence[str]) -> int:
    """The benchmarks: benchmarks/run.py ARGS (--against COMMIT: old, new and their ratio)."""
    import contextlib

    set_up("dev")
    with subprocess.Popen((PYTHON, ROOT / "benchmarks" / "run.py", *args), cwd=ROOT) as process:
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # it gets that too, and tidies up
                return process.wait()


def build(args: Sequence[str]) -> int:
    """The standalone program, checked and packed into dist/. --qt VERSION: with that PySide6."""
    version = args[1] if len(args) == 2 and args[0] == "--qt" else ""
    if not version:
        takes_none(args)
    set_up("build")
    if version:
        # Not locked, so the environment is unmarked: the next build makes a clean one.
        (BUILD_VENV / "set-up.json").unlink()
        names = (f"PySide6-Essentials=={version}", f"shiboken6=={version}")
        if not quietly(python_of(BUILD_VENV), "-m", "pip", "install", "-q", *names):
            return 1
    return subprocess.call((python_of(BUILD_VENV), "-m", "release.build"), cwd=ROOT)


def i18n(args: Sequence[str]) -> int:
    """Take new strings into the .ts, compile the .qm; --check: say what is not up to date."""
    set_up("dev")
    return subprocess.call((PYTHON, ROOT / "tests" / "i18n" / "translations.py", *args), cwd=ROOT)


def prices(args: Sequence[str]) -> int:
    """Compile resources/prices/*.yaml into the form that the program loads at its start."""
    takes_none(args)
    set_up("dev")
    return subprocess.call((PYTHON, "-m", "release.compile_lists"), cwd=ROOT)


def fresh(args: Sequence[str]) -> int:
    """`run` and `test` on a Debian with nothing but Python: bookworm (the default) or trixie."""
    from release.fresh import try_out

    takes_none(args[1:])
    return try_out(args[0] if args else "bookworm")


def windows(args: Sequence[str]) -> int:
    """On Linux: build the Windows program under Wine, and try it; --help tells the rest."""
    set_up("dev")
    return subprocess.call((PYTHON, "-m", "release.windows", *args), cwd=ROOT)


def lock(args: Sequence[str]) -> int:
    """Resolve the dependencies anew, for all systems, into the lock files."""
    import tempfile

    takes_none(args)
    with tempfile.TemporaryDirectory() as folder:
        make_venv(Path(folder))
        tools = python_of(Path(folder)).parent
        if not quietly(python_of(Path(folder)), "-m", "pip", "install", "-q", "uv"):
            return 1
        resolve = (
            *(tools / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
            *("--python-version", "3.11", "--no-header", "--no-annotate"),
            *("--no-emit-index-url", "--no-emit-find-links", "--upgrade"),
        )
        under: tuple[str | Path, ...] = ()
        for kind, target in LOCKS.items():
            group = ("--group", kind) if kind != "run" else ()
            if not quietly(*resolve, "pyproject.toml", *group, *under, "-o", target.name):
                return 1
            say(f"{target.name} is resolved.")
            under = ("--constraint", target)
    return 0


def takes_none(args: Sequence[str]) -> None:
    """End with a line if a task got arguments that it has no use for."""
    if args:
        sys.exit(f"This task takes no arguments such as {args[0]!r}.")


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "i18n": i18n,
    "prices": prices,
    "pictures": pictures,
    "bench": bench,
    "build": build,
    "fresh": fresh,
    "windows": windows,
    "lock": lock,
}


def main() -> NoReturn:
    """Do the task that the first argument names."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console or a pipe may not know … and ─
    name, *args = sys.argv[1:] or [""]
    if name in TASKS:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every start compiles it all again
        try:
            sys.exit(TASKS[name](args))
        except KeyboardInterrupt:
            sys.exit(130)
    say("usage: python3 dev.py TASK [ARGS]\n")
    for task, do in TASKS.items():
        say(f"  {task:8} {(do.__doc__ or '').splitlines()[0]}")
    sys.exit(0 if not name else 2)


if __name__ == "__main__":
    main()
