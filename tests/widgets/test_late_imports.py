"""What belongs to estimates is loaded when it is asked for: no start waits for it."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from PySide6.QtWidgets import QApplication
from kimi_calc import app
qt = QApplication([])
window = app.create_window()
window.show()
qt.processEvents()
window.calculation.set_text("inputTokens", "1000")
qt.processEvents()
late = ("kimi_calc.estimates", "kimi_calc.usage_logs", "kimi_calc.widgets.usage_page",
        "kimi_calc.viewmodels.usage_logs", "xlsxwriter", "kimi_calc.viewmodels.estimating", "yaml",
        "kimi_calc.widgets.estimate", "kimi_calc.widgets.arriving_files")
print([name for name in sys.modules if name.startswith(late)])
window.estimates.add()
print("kimi_calc.estimates" in sys.modules, "xlsxwriter" in sys.modules)
"""


def test_nothing_of_estimates_is_loaded_before_it_is_used(tmp_path: Path) -> None:
    world = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KIMI_CALC_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", START], env=world, capture_output=True, text=True, check=True
    )
    first, second = done.stdout.splitlines()
    assert first == "[]"
    assert second == "True False"
