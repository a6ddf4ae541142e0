"""The Windows program, built and tried on Linux under Wine: `dev.py windows` calls it."""
