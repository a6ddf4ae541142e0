"""Starts pytest within the Windows Python: `python.exe under_wine.py PACKAGES ARGS`."""

import os
import sys

sys.path[0] = os.getcwd()  # noqa: PTH109 - as `python -m pytest` has it
sys.path.insert(1, os.path.abspath(sys.argv[1]))  # noqa: PTH100 - before anything is imported
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # Wine lets no variable of that name through

import pytest  # noqa: E402 - it lies in PACKAGES

sys.exit(pytest.main(sys.argv[2:]))
