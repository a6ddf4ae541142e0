"""Runs first in both programs for Windows: their modules lie beside them, once, in one file.

PyInstaller puts an archive of all modules into each program that it makes. Those for Windows hold
an empty one (see build.spec), and are told of the shared one before anything is imported from it.
"""

import sys

vars(sys)["_pyinstaller_pyz"] = f"{vars(sys)['_MEIPASS']}\\modules.pyz"
