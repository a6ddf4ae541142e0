"""The built program on a real screen, used by a person."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from acceptance.person import Person

SitDown = Callable[..., Person]


def test_a_person_types_a_usage_and_reads_the_amount(sit_down: SitDown, program: Path) -> None:
    person = sit_down("zh", command=(program,))
    person.go_to("inputTokens")
    person.press("ctrl+a")
    person.type("90k")
    person.go_to("requests")
    person.press("ctrl+a")
    person.type("2000*30")
    # 54,000 × 1.00 + 36,000 × 8.00 + 1,500 × 58.00, per million, 60,000 times
    person.wait_for("total", "¥25,740.00")


def test_in_english(sit_down: SitDown, program: Path) -> None:
    person = sit_down("en", command=(program,))
    person.go_to("outputTokens")
    person.press("ctrl+a")
    person.type("1.2k")
    # 27,000 × 1.00 + 18,000 × 8.00 + 1,200 × 58.00, per million, 30,000 times
    person.wait_for("total", "¥7,218.00")
    assert "Total" in str(person.see_all())


AS_A_DESKTOP = """
import sys, time
from gi.repository import Gio
Gio.DesktopAppInfo.new_from_filename(sys.argv[1]).launch([], None)
time.sleep(1000)
"""


def test_the_entry_beside_the_program_starts_it_from_any_folder(
    sit_down: SitDown, handed_out: Path, tmp_path: Path
) -> None:
    folder = tmp_path / 'U 盘 $HOME "x"'
    subprocess.run(["cp", "-al", handed_out, folder], check=True)
    command = ("/usr/bin/python3", "-c", AS_A_DESKTOP, folder / "kimi-calc.desktop")
    person = sit_down(None, command=command)
    person.wait_for("total", "¥7,740.00")


def test_a_home_that_can_not_be_written_is_told_once(sit_down: SitDown, program: Path) -> None:
    person = sit_down("zh", command=(program,), environment={"KIMI_CALC_HOME": "/proc/nowhere"})
    person.go_to("inputTokens")
    person.press("ctrl+a")
    person.type("1")
    person.wait_until(lambda: "设置" in str(person.see_all()))
    assert person.program.poll() is None


def test_portable(sit_down: SitDown, handed_out: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    subprocess.run(["cp", "-al", handed_out, stick], check=True)
    (stick / "portable.txt").touch()
    home = tmp_path / "home of the machine"
    world = {"KIMI_CALC_HOME": "", "HOME": str(home), "XDG_CONFIG_HOME": ""}
    person = sit_down("zh", command=(stick / "kimi-calc",), environment=world)
    person.go_to("inputTokens")
    person.press("ctrl+a")
    person.type("123456")
    kept = stick / "kimi-calc-data" / "settings.json"
    person.wait_until(lambda: kept.exists() and "123456" in kept.read_text("utf-8"))
    person.kill()
    assert not [file for file in home.rglob("*") if "kimi-calc" in file.name]


def test_it_opens_no_socket_of_the_internet(
    sit_down: SitDown, program: Path, tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    strace = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", calls)
    person = sit_down("zh", command=(*strace, program))
    person.go_to("inputTokens")
    person.press("ctrl+a")
    person.type("45k")
    person.press("F1")
    person.wait_until(lambda: "helpWindow" in {seen["id"] for seen in person.see_all()})
    person.press("Escape")
    person.kill()
    text = calls.read_text(encoding="utf-8", errors="replace")
    families = set(re.findall(r"\b(?:AF|PF)_(\w+)", text))
    assert "UNIX" in families, "the screen is reached through such a socket"
    assert not families - {"UNIX", "LOCAL"}, text
