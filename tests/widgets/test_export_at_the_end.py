"""The program ends while a file is being written: no crash, the old file, nothing beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_WRITE_AND_CLOSE = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path[:0] = ["tests"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from drawn_estimate import drawn_estimate
from kimi_calc.app import create_window
from kimi_calc.widgets import file_dialogs

app = QApplication([])
kind, path, share = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
window = create_window(remember=False)
window.show()
drawn = drawn_estimate()
items = tuple(replace(drawn.items[0], name=f"item {n}") for n in range(3000))
file_dialogs.ask_where_to_save = lambda *_, **__: path
window.estimates.desk.estimating.show(replace(drawn, items=items))
window.estimates.exports.export(kind)
exporting = window.estimates.exports._exporting

def look():
    if exporting.done > share * 3000:
        print("seen", flush=True)
        timer.stop()
        window.close()
        app.quit()

timer = QTimer(interval=1)
timer.timeout.connect(look)
timer.start()
sys.exit(app.exec())
"""


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
@pytest.mark.parametrize("share", [0.02, 0.6])
def test_who_closes_the_program_meanwhile_has_the_old_file(
    kind: str, share: float, tmp_path: Path
) -> None:
    temporary, folder = tmp_path / "temporary", tmp_path / "folder"
    temporary.mkdir()
    folder.mkdir()
    path = folder / f"out.{kind}"
    path.write_text("before")
    own = {"TMPDIR": str(temporary), "KIMI_CALC_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", _WRITE_AND_CLOSE, kind, str(path), str(share)],
        cwd=ROOT,
        env=os.environ | own | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "seen\n"), done.stderr
    assert "Error" not in done.stderr
    assert "QPaint" not in done.stderr
    assert path.read_text() == "before"
    assert [one.name for one in folder.iterdir()] == [path.name]
    assert [one.name for one in temporary.iterdir() if "kimi" in one.name] == []
