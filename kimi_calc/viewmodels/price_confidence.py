"""How sure a price or a day is: the mark at a number, and the words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.models import Confidence

_MARKS: dict[Confidence, str] = {"high": "", "medium": "≈", "low": "≈?"}


def confidence_mark(confidence: Confidence) -> str:
    """What stands before a number that is not sure."""
    return _MARKS[confidence]


def confidence_words(confidence: Confidence) -> str:
    """How sure something is, in words."""
    return {
        "high": QCoreApplication.translate("Confidence", "high confidence"),
        "medium": QCoreApplication.translate("Confidence", "medium confidence"),
        "low": QCoreApplication.translate("Confidence", "low confidence"),
    }[confidence]
