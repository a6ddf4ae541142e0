"""Kimi price calculator: what will Kimi's API cost us?"""

__version__ = "0.1.0"
