"""What `dev.py windows` is made of, without a Windows: what is kept, locks, output, pictures."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

if sys.platform != "linux":
    pytest.skip("a Windows under Wine is tried on Linux only", allow_module_level=True)

from release.windows import kept, libraries, packages, pictures, printing, screen, trying, wine

Draw = Callable[[ImageDraw.ImageDraw, int, int, int], None]


# ── what is kept


def test_a_folder_is_made_once_and_again_from_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert kept.keep(folder, "a", lambda place: (place / "x").touch())
    assert not kept.keep(folder, "a", lambda _: pytest.fail("made again"))
    assert kept.keep(folder, "b", lambda place: (place / "y").touch())
    assert not (folder / "x").exists()


def test_what_is_half_made_is_made_anew(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        kept.keep(tmp_path / "kept", "a", fail)
    assert kept.keep(tmp_path / "kept", "a", lambda _: None)
    assert not (tmp_path / "kept" / "half").exists()


def test_a_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_text("1")
    first = kept.digest("text", tmp_path / "a")
    assert kept.digest("text", tmp_path / "a") == first
    assert kept.digest("other", tmp_path / "a") != first
    (tmp_path / "a" / "__pycache__").mkdir()
    (tmp_path / "a" / "__pycache__" / "one.pyc").write_text("compiled")
    assert kept.digest("text", tmp_path / "a") == first
    (tmp_path / "a" / "one").rename(tmp_path / "a" / "two")
    assert kept.digest("text", tmp_path / "a") != first
    (tmp_path / "a" / "two").rename(tmp_path / "a" / "one")
    (tmp_path / "a" / "one").write_text("2")
    assert kept.digest("text", tmp_path / "a") != first


# ── locks

LOCK = """\
# why
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
librt==0.17.0 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:dd
regex==2026.11.19 \\
    --hash=sha256:ee
"""


def test_a_lock_as_it_is_on_windows() -> None:
    assert packages.for_windows(LOCK, without={"regex"}) == (
        "colorama==0.4.6 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "librt==0.17.0 \\\n    --hash=sha256:dd\n"
    )


def test_the_project_s_own_locks_have_what_only_windows_needs(root: Path) -> None:
    text = (root / "requirements-build.lock").read_text("utf-8")
    found = packages.names(packages.for_windows(text))
    assert found == packages.names(text) - {"macholib"}
    assert {"pefile", "pywin32-ctypes", "pyside6-essentials"} <= found


def test_without_a_python_whose_library_it_takes_that_is_said_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packages, "library", lambda: None)
    monkeypatch.setattr(packages, "output", lambda *_: ["python3.11:", "  Candidate: (none)"])
    monkeypatch.setattr(packages, "install_packages", lambda _: pytest.fail("too late"))
    assert "It takes a Python 3.11" in packages.install()


# ── what programs print


def test_output_is_read_until_the_program_ends_though_another_holds_the_pipe() -> None:
    script = "sleep 60 & echo $! ; echo told >&2; exit 3"
    pipe = subprocess.PIPE
    started = subprocess.Popen(["sh", "-c", script], stdout=pipe, stderr=pipe)
    done = wine.read_to_the_end(started, 30)
    os.kill(int(done.out), 9)
    assert (done.exit_code, done.err) == (3, b"told\n")


def test_a_large_output_is_read_whole() -> None:
    pipe = subprocess.PIPE
    started = subprocess.Popen(
        [sys.executable, "-c", "print('x' * 1_000_000)"], stdout=pipe, stderr=pipe
    )
    assert wine.read_to_the_end(started, 60).out == b"x" * 1_000_000 + b"\n"


def test_a_program_that_does_not_end_is_ended() -> None:
    pipe = subprocess.PIPE
    started = subprocess.Popen(["sh", "-c", "echo a; exec sleep 60"], stdout=pipe, stderr=pipe)
    done = wine.read_to_the_end(started, 1)
    assert (done.exit_code, done.out) == (wine.TIMED_OUT, b"a\n")
    assert started.returncode == -9


# ── what is built is called so


def test_what_is_built_to_be_tried_never_has_the_name_of_what_is_handed_out(root: Path) -> None:
    ask = (
        "from release import build, facts; folder = build._empty_folder(facts.NAME); "
        "print(folder.name, facts.DIST == facts.ROOT / 'dist', sep='\\n'); folder.rmdir()"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=root,
        env=os.environ | {"KIMI_CALC_CHECK": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[0].endswith("-check")
    assert told[1] == "False"


# ── pictures


def page(draw: Draw, *, dark: bool = False) -> Image.Image:
    """A picture with 400 places for letters, each drawn by `draw`, and a frame around them."""
    ground, ink = (20, 235) if dark else (250, 30)
    picture = Image.new("L", (600, 460), ground)
    on = ImageDraw.Draw(picture)
    on.rectangle((5, 5, 590, 450), outline=ink)
    for place in range(400):
        draw(on, 20 + place % 20 * 28, 20 + place // 20 * 21, ink)
    return picture


def box(on: ImageDraw.ImageDraw, x: int, y: int, ink: int) -> None:
    on.rectangle((x, y, x + 9, y + 11), outline=ink)


def letter(on: ImageDraw.ImageDraw, x: int, y: int, ink: int) -> None:
    signs = "ABCDEFGHKLMNPQRSTUVWXYZabcdefghkmnopqrstuvwxyz0123456789&@%?"
    on.text((x, y), signs[(x * 7 + y * 3) % len(signs)], ink, ImageFont.load_default(16))


@pytest.mark.parametrize("dark", [False, True])
def test_letters_are_letters(dark: bool) -> None:
    text = pictures.text_in(page(letter, dark=dark))
    assert text.fault == ""
    assert text.letters >= 350
    assert pictures.is_dark(page(letter, dark=dark)) == dark


@pytest.mark.parametrize("dark", [False, True])
def test_boxes_are_found(dark: bool) -> None:
    text = pictures.text_in(page(box, dark=dark))
    assert text.boxes == text.letters == 400
    assert text.fault == "boxes in place of letters: 400 of 400"


def test_a_few_boxes_among_letters_are_found() -> None:
    def either(on: ImageDraw.ImageDraw, x: int, y: int, ink: int) -> None:
        (box if x < 76 else letter)(on, x, y, ink)  # two of twenty in a row

    assert "boxes in place of letters: 40 of" in pictures.text_in(page(either)).fault


def test_the_same_sign_everywhere_is_no_text() -> None:
    def cross(on: ImageDraw.ImageDraw, x: int, y: int, ink: int) -> None:
        box(on, x, y, ink)
        on.line((x, y, x + 9, y + 11), ink)

    assert pictures.text_in(page(cross)).fault == "400 letters, but 1 shapes"


def test_an_empty_picture_is_found() -> None:
    assert "hardly any text" in pictures.text_in(page(lambda *_: None)).fault


# ── libraries

OBJDUMP = """
/x/kimi-calc.exe:     file format pei-x86-64

\tDLL Name: KERNEL32.dll
\tDLL Name: api-ms-win-crt-heap-l1-1-0.dll

/x/_internal/PySide6/Qt6Gui.dll:     file format pei-x86-64

\tDLL Name: Qt6Core.dll
\tDLL Name: MSVCP140.dll
"""


def test_libraries_that_are_missing_are_named() -> None:
    linked = libraries.linked_to(OBJDUMP)
    assert list(linked) == ["/x/kimi-calc.exe", "/x/_internal/PySide6/Qt6Gui.dll"]
    there, windows = ["kimi-calc.exe", "Qt6Gui.dll"], ["kernel32.dll", "msvcp140.dll"]
    assert libraries.missing(linked, there, windows) == [
        "msvcp140.dll of Qt6Gui.dll",  # Wine's own is no Windows'
        "qt6core.dll of Qt6Gui.dll",
    ]
    assert not libraries.missing(linked, [*there, "qt6core.DLL", "msvcp140.dll"], windows)


# ── steps


def test_all_steps_are_done_and_those_that_failed_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def wrong(_trial: trying.Trial) -> str:
        trying.expect_in("7740.00", "total 7800.00")
        return "never"

    def broken(_trial: trying.Trial) -> str:
        raise FileNotFoundError("no such program")

    steps = [
        trying.Step("amount", wrong),
        trying.Step("start", broken),
        trying.Step("last", lambda trial: trial.step),
    ]
    nobody = trying.Trial(wine.Wine(Path("/nowhere")), screen.Person(":0"), Path("/nowhere"))
    assert trying.try_all(nobody, steps) == ["amount", "start"]
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("FAILED  amount: expected '7740.00' in it, found 'total 7800.00'")
    assert told[1].startswith("FAILED  start: FileNotFoundError: no such program")
    assert told[2].startswith("ok      last: last")


def test_what_does_not_come_is_said() -> None:
    with pytest.raises(screen.Wrong, match="expected a window, which did not come; found ''"):
        screen.wait_for(lambda: "", "a window", 0)


def test_amounts_of_exports_are_read() -> None:
    markdown = "| **Total** | **¥162.00** | **¥1,598.40** | **¥3,542.40** |".encode()
    assert printing._of_markdown(markdown) == ["162.00", "1598.40", "3542.40"]
    table = '\ufeff"Name","First year"\r\n"a","1944.00"\r\n"b","1598.40"\r\n'.encode()
    assert printing._of_csv(table)[-1] == "3542.40"
