"""What PySide6 does to Python's import, and that it is undone."""

import subprocess
import sys
from pathlib import Path

LOOK = """
import builtins, linecache
import kimi_calc.app
assert builtins.__import__.__name__ != "__feature_import__"
from kimi_calc.widgets import main_window, calculate_page
print([name for name in linecache.cache if "kimi_calc" in name])
"""


def test_no_source_of_the_program_is_read_while_it_starts(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
