"""The built program on Wayland: keys come in, the amount can be read, the window has a title bar.

sway is a compositor that needs no screen, and takes the keys of `wtype`, a keyboard without a
device. It has no X server here, so nothing can come by another way.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from acceptance.desktop import end_with
from acceptance.person import Person
from PIL import Image

SitDown = Callable[..., Person]
NOBODY = 65534
_CONFIG = """\
xwayland disable
output HEADLESS-1 resolution 1280x900
for_window [app_id=".*"] floating enable, border csd
exec printenv WAYLAND_DISPLAY SWAYSOCK
"""
"""A window lies free and draws its own title bar, as on GNOME."""


@pytest.fixture(scope="module")
def wayland(desktop: dict[str, str]) -> Iterator[dict[str, str]]:
    """What the environment of a program on Wayland says otherwise than that of one on X11."""
    missing = [name for name in ("sway", "wtype", "grim") if not shutil.which(name)]
    if missing:
        pytest.skip(f"missing for Wayland: {missing}")
    with ExitStack() as stack:
        # Not below pytest's own folders, which only their owner may enter.
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kimi-calc-wayland-")))
        (place / "config").write_text(_CONFIG, encoding="utf-8")
        (place / "config").chmod(0o644)
        command = ["sway", "--config", str(place / "config")]
        if os.geteuid() == 0:  # it refuses to work for root
            os.chown(place, NOBODY, NOBODY)
            ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
            command = ["setpriv", *ids, *command]
        own = {"XDG_RUNTIME_DIR": str(place), "XDG_SESSION_TYPE": "wayland", "DISPLAY": ""}
        without_devices = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
        log = stack.enter_context((place / "log").open("w+", encoding="utf-8"))
        compositor = subprocess.Popen(
            command,
            env={**desktop, **own, **without_devices, "WLR_LIBINPUT_NO_DEVICES": "1"},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
        end_with(stack, compositor)
        assert compositor.stdout is not None
        told = [compositor.stdout.readline().strip() for _ in ("WAYLAND_DISPLAY", "SWAYSOCK")]
        assert all(told), (place / "log").read_text("utf-8")
        # Qt shall find by itself where it is: an empty name is none.
        own |= {"WAYLAND_DISPLAY": told[0], "SWAYSOCK": told[1], "QT_QPA_PLATFORM": ""}
        # A window has the focus of keys only where there is a keyboard: one that nobody touches.
        untouched = ("wtype", "-s", "3600000")
        end_with(stack, subprocess.Popen(untouched, env=desktop | own, start_new_session=True))
        yield own


def _ask(wayland: dict[str, str], *command: str) -> bytes:
    done = subprocess.run(command, env=os.environ | wayland, capture_output=True, check=True)
    return done.stdout


def _windows(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What lies in a part of sway's tree and is a window."""
    if node.get("shell"):
        yield node
    for kind in ("nodes", "floating_nodes"):
        for inner in node[kind]:
            yield from _windows(inner)


@pytest.mark.parametrize(
    ("language", "title", "each"),
    [
        ("zh", "Kimi 价格计算器", "每次 ¥0.429"),
        ("en", "Kimi price calculator", "Per request ¥0.429"),
    ],
)
def test_a_person_types_a_usage_and_reads_the_amount(
    sit_down: SitDown,
    program: Path,
    wayland: dict[str, str],
    tmp_path: Path,
    language: str,
    title: str,
    each: str,
) -> None:
    person = sit_down(
        language,
        command=(program,),
        environment={"KIMI_CALC_HOME": str(tmp_path / "home"), **wayland},
    )
    person.wait_for_focus("inputTokens")
    _ask(wayland, "wtype", "90k", "-k", "Tab", "-M", "alt", "-k", "r", "-m", "alt")
    person.wait_for_focus("requests")
    _ask(wayland, "wtype", "2000*30", "-k", "Tab")
    # 54,000 × 1.00 + 36,000 × 8.00 + 1,500 × 58.00, per million, 60,000 times
    person.wait_for("total", "¥25,740.00")
    person.wait_for("perRequest", each)
    person.wait_for("requests", "60,000")

    (window,) = _windows(json.loads(_ask(wayland, "swaymsg", "--type", "get_tree", "--raw")))
    assert (window["app_id"], window["name"]) == ("kimi-calc", title)
    assert (window["shell"], window["border"]) == ("xdg_shell", "csd")
    picture = tmp_path / "screen.png"
    _ask(wayland, "grim", str(picture))
    with Image.open(picture) as screen:
        left, top, width = (window["rect"][key] for key in ("x", "y", "width"))
        bar = screen.crop((left + width // 3, top, left + width * 2 // 3, top + 30))
        # Without a title the line of the menus would lie here, empty but for its left end.
        assert len(bar.getcolors(100_000) or ()) > 1, "there is no title"
