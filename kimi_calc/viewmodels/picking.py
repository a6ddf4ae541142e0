"""What there is to pick from: in which order, and what is told of each model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Model
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import wording


class Mark(NamedTuple):
    """A mark behind an id; a `strong` one is there to be noticed, the others to be read."""

    text: str
    strong: bool = False


def in_picking_order(models: Sequence[Model]) -> list[Model]:
    """By family, in the list's order; after those that are still served, those that are not."""
    families = list(dict.fromkeys(model.family for model in models))
    return sorted(models, key=lambda model: (bool(model.retired), families.index(model.family)))


def marks_of(model: Model, *, mark_retired: bool = True) -> list[Mark]:
    """The marks of a model; only what is recommended stands out."""
    recommended = model.recommended and not model.retired
    texts = wording.model_marks(model)
    if model.retired and not mark_retired:
        texts.pop()  # the last one
    return [Mark(text, strong=recommended and not place) for place, text in enumerate(texts)]


def missing_mark() -> Mark:
    """The mark of a model that is picked but is not in the list in use."""
    return Mark(QCoreApplication.translate("Models", "not in this list"), strong=True)


def retirement(model: Model) -> str:
    """Since when a model is no longer served, and which one to take instead; "" if it is."""
    if not model.retired:
        return ""
    retired = QCoreApplication.translate("Models", "retired {date}").format(date=model.retired)
    return f"{retired} → {model.replaced_by}" if model.replaced_by else retired


def told_of(model: Model) -> list[str]:
    """All that a tool tip and a screen reader tell of a model: id, marks, context, prices."""
    told = [model.id, *wording.model_marks(model), *wording.model_facts(model).split("\n")]
    if model.retired and model.replaced_by:
        instead = QCoreApplication.translate("Models", "take {id} instead")
        told.append(instead.format(id=model.replaced_by))
    if len(model.tiers) > 1:
        told += [
            f"{tier_reach(tier.up_to)}: {wording.model_prices(model, tier)}" for tier in model.tiers
        ]
    return told


def tier_reach(up_to: int) -> str:
    """How long the requests of a tier may be."""
    return QCoreApplication.translate("Models", "≤ {n} tokens").format(n=group_digits(up_to))
