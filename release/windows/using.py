"""The window of the Windows program, used by keys: typed, left, killed, held up, come back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from release import facts
from release.windows import pictures
from release.windows.prefix import SETTINGS
from release.windows.python import PYTHON
from release.windows.screen import wait_for
from release.windows.trying import OUT, Step, Trial, expect, expect_in
from release.windows.window import AS_TABLE, LOCALES, TITLES, Window, opened

_FIRST = "¥7,740.00"
"""Of the example at the first start; see printing.AMOUNT."""
_USAGE, _AMOUNT = ("10000", "0", "1000", "1"), "¥0.138"
"""Input, cache hits, output, requests; 10,000 x 8.00 + 1,000 x 58.00, per million."""
_FIELDS = ("inputTokens", "cacheHitPercent", "outputTokens", "requests")
_MORE, _LARGER = "20000", "¥0.218"
"""Another input, and what it comes to then."""
_LAST = "30000"
_OPENED_WITH = r"HKCU\Software\Classes\kimi-calc.estimate\shell\open\command"
_A_WHILE = 3
"""Seconds; a save that fails is tried again for less."""
_HOLD = """
import ctypes, sys, time
READ, ALONE, EXISTING = 0x80000000, 0, 3
create = ctypes.windll.kernel32.CreateFileW
create.restype = ctypes.c_void_p
handle = create(sys.argv[1], READ, ALONE, None, EXISTING, 0, None)
print("held" if handle != ctypes.c_void_p(-1).value else "not held", flush=True)
time.sleep(600)
"""


def comes_up(trial: Trial, *, language: str) -> str:
    """It comes up in the system's language, is typed into, and its amount is copied."""
    _forget()
    with opened(trial, language=language) as window:
        window.begins_with(_FIRST)
        seen = window.picture()
        OUT.mkdir(parents=True, exist_ok=True)
        seen.save(OUT / f"window-{language}.png")
        window.ask(*_USAGE)
        window.shows(_AMOUNT)
        window.close()
    expect(pictures.text_in(seen).fault, "", f"out/windows/window-{language}.png")
    return f"{TITLES[language]}, {_AMOUNT}"


def comes_back(trial: Trial) -> str:
    """Language, theme and numbers are changed, it is closed: the next start has all of them."""
    with _asked(trial) as window:
        window.press("alt+v", "l", "Up", "Return")
        window.is_titled(TITLES["en"])
        window.press("alt+v", "t", "d")
        wait_for(lambda: pictures.is_dark(window.picture()), "a dark window")
        window.close()
    with opened(trial, title=TITLES["en"]) as window:
        window.begins_with(_AMOUNT)
        wait_for(lambda: pictures.is_dark(window.picture()), "a dark window")
        window.picture().save(OUT / "window-again.png")
        window.close()
    return f"English, dark, {_AMOUNT}"


def killed(trial: Trial) -> str:
    """It is killed after something was typed: the next start has that."""
    with _asked(trial) as window:
        _wait_for_saved(SETTINGS, *_USAGE)
        window.process.kill()
    with opened(trial) as window:
        window.begins_with(_AMOUNT)
        window.close()
    return _AMOUNT


def portable(trial: Trial) -> str:
    """With portable.txt beside it, all that it keeps lies beside it too."""
    mark, data = trial.folder / "portable.txt", trial.folder / "kimi-calc-data"
    mark.touch()
    try:
        with _asked(trial) as window:
            window.close()
        _wait_for_saved(data, *_USAGE)
        expect(SETTINGS.exists(), expected=False, what=SETTINGS.name)
        with opened(trial) as window:
            window.begins_with(_AMOUNT)
            window.close()
    finally:
        mark.unlink()
        shutil.rmtree(data, ignore_errors=True)
    return f"{data.name}/settings.json, {_AMOUNT}"


def held_up(trial: Trial) -> str:
    """Another program has the settings open for itself alone: nothing is lost, all goes on."""
    with _asked(trial) as window:
        _wait_for_saved(SETTINGS, *_USAGE)
        before, foot = _saved(SETTINGS), window.foot()
        with _held(trial, SETTINGS / "settings.json"):
            window.ask(_MORE)
            wait_for(lambda: window.foot() != foot, "a message in the last line")
            window.shows(_LARGER)
            _stays(before)
            window.picture().save(OUT / "window-held-up.png")
        window.ask(_LAST)
        _wait_for_saved(SETTINGS, _LAST, *_USAGE[1:])
        window.close()
    return "a message, the old settings whole; then the new ones"


def held_at_the_start(trial: Trial) -> str:
    """The settings can't be read at a start: it comes up, and they stay as they are."""
    with _asked(trial) as window:
        _wait_for_saved(SETTINGS, *_USAGE)
        window.close()
    before = _saved(SETTINGS)
    with _held(trial, SETTINGS / "settings.json"), opened(trial) as window:
        window.begins_with(_FIRST)
        window.close()
        _stays(before)
    with opened(trial) as window:
        window.begins_with(_AMOUNT)
        window.close()
    return f"it came up with the first example, and the next time with {_AMOUNT}"


def opens_a_file(trial: Trial) -> str:
    """It is opened with an estimate that has a Chinese name."""
    _forget()
    folder = trial.folder.parent / "估算单"
    folder.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parent / "sample.kimicalc", folder / "2027 预算.kimicalc")
    with opened(trial, "2027 预算.kimicalc", title="2027 年预算.*Kimi", cwd=folder) as window:
        window.shows("3,542.40", AS_TABLE)
        window.close()
    return "2027 年预算, ¥3,542.40"


def opens_by_double_click(trial: Trial) -> str:
    """An entry of its menu has Windows open estimates with it; chosen again, no more."""
    _forget()
    with opened(trial) as window:
        window.begins_with(_FIRST)
        window.press("alt+f", "d")
        told = wait_for(lambda: _opener(trial), "estimates being opened with it")
        expect_in(f'{facts.NAME}.exe" "%1"', told)
        window.press("alt+f", "d")
        wait_for(lambda: not _opener(trial), "estimates not being opened with it any more")
        window.close()
    return "registered, and removed again"


def screenshot(trial: Trial, *, page: str, language: str) -> str:
    """A page is drawn, and its letters are letters; the picture is kept."""
    OUT.mkdir(parents=True, exist_ok=True)
    file = OUT / f"{page}-{language}.png"
    file.unlink(missing_ok=True)
    drawn = trial.folder / "picture.png"
    how = ("--page", page, "--language", language, "--size", "1120x860")
    done = trial.told("--screenshot", drawn.name, *how)
    expect(done.exit_code, 0, done)
    shutil.move(drawn, file)
    text = pictures.read(file)
    expect(text.fault, "", file.relative_to(facts.ROOT))
    return f"{text.letters} letters, {text.kinds} shapes, {text.boxes} boxes"


STEPS = (
    *(Step(f"window, {one}", partial(comes_up, language=one)) for one in LOCALES),
    Step("closed and started again", comes_back),
    Step("killed and started again", killed),
    Step("portable", portable),
    Step("settings held by another program", held_up),
    Step("settings held at a start", held_at_the_start),
    Step("opened with an estimate", opens_a_file),
    Step("estimates opened by double click", opens_by_double_click),
    *(
        Step(f"picture of {page}, {one}", partial(screenshot, page=page, language=one))
        for one in LOCALES
        for page in ("calculate", "conversation", "estimate", "prices")
    ),
)


@contextmanager
def _asked(trial: Trial) -> Iterator[Window]:
    """It is started for the first time, and a usage is typed."""
    _forget()
    with opened(trial) as window:
        window.begins_with(_FIRST)
        window.ask(*_USAGE)
        yield window


@contextmanager
def _held(trial: Trial, file: Path) -> Iterator[None]:
    """A file is open in a program that lets no other have it."""
    python = PYTHON / "python.exe"
    holder = trial.wine.start(python, "-c", _HOLD, file.name, cwd=file.parent, piped=True)
    try:
        assert holder.stdout is not None
        expect(holder.stdout.readline().strip(), b"held")
        yield
    finally:
        holder.kill()
        holder.wait()


def _opener(trial: Trial) -> str:
    """What the registry says that estimates are opened with; nothing if it says nothing."""
    asked = trial.wine.run("reg", "query", _OPENED_WITH, "/ve")
    return asked.out.decode(errors="replace") if asked.exit_code == 0 else ""


def _forget() -> None:
    """Have it start as for the first time."""
    shutil.rmtree(SETTINGS, ignore_errors=True)


def _saved(folder: Path) -> str:
    """The settings in a folder; nothing as long as there are none."""
    file = folder / "settings.json"
    return file.read_text("utf-8") if file.exists() else ""


def _wait_for_saved(folder: Path, *usage: str) -> None:
    """Wait until a usage is kept."""

    def look() -> bool:
        saved = _saved(folder)
        texts = json.loads(saved)["texts"] if saved else {}
        return [texts.get(field, "").strip("%").replace(",", "") for field in _FIELDS] == [*usage]

    wait_for(look, f"settings with {', '.join(usage)}")


def _stays(settings: str) -> None:
    """Watch for a while that the settings stay what they are."""
    end = monotonic() + _A_WHILE
    while monotonic() < end:
        expect(_saved(SETTINGS), settings)
        sleep(0.1)
