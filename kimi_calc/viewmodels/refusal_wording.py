"""Why a model can't take a request: too long, or without a price; and which models can."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import (
    Charge,
    ContextExceeded,
    Model,
    NotPriced,
    PricingError,
    UnknownModel,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.priced import Refusal
from kimi_calc.viewmodels.wording import field_error


def refusal(error: Refusal, fitting: tuple[Model, ...], successor: Model | None = None) -> str:
    """Why a model can't take the request, with the numbers, and which ones can.

    `successor` is what replaced a model that is not in the list, if anything did.
    """
    if isinstance(error, UnknownModel):
        return f"{_not_listed(error)}\n{_instead(error, successor)}"
    sentence = _not_priced(error) if isinstance(error, NotPriced) else _too_long(error)
    if isinstance(error, NotPriced) and error.values.get("service") == "batch":
        remedy = _without_batch(fitting)
    elif fitting:
        remedy = QCoreApplication.translate("Errors", "These models fit: {models}").format(
            models=QCoreApplication.translate("Errors", ", ").join(model.id for model in fitting)
        )
    elif isinstance(error, NotPriced):
        remedy = QCoreApplication.translate("Errors", "No model of the price list has one.")
    else:
        remedy = QCoreApplication.translate(
            "Errors", "No model of the price list fits: make it shorter, or several of it."
        )
    return f"{sentence}\n{remedy}"


def _not_listed(error: UnknownModel) -> str:
    wording = QCoreApplication.translate("Errors", "{model} is not in this price list.")
    return wording.format(model=error.model_id)


def _instead(error: UnknownModel, successor: Model | None) -> str:
    if successor is None:
        return QCoreApplication.translate("Errors", "Pick another model.")
    wording = QCoreApplication.translate("Errors", "{model} was replaced by {successor}.")
    return wording.format(model=error.model_id, successor=successor.id)


def _without_batch(fitting: tuple[Model, ...]) -> str:
    if not fitting:
        return QCoreApplication.translate(
            "Errors", "Turn batch off: no model of the price list has such prices for this."
        )
    return QCoreApplication.translate("Errors", "Turn batch off, or pick one of: {models}").format(
        models=QCoreApplication.translate("Errors", ", ").join(model.id for model in fitting)
    )


def _too_long(error: ContextExceeded) -> str:
    if error.most_turns is None:
        wording = QCoreApplication.translate(
            "Errors",
            "Each request needs {needed} tokens of context (input + output), {model} has {limit}.",
        )
    elif not error.most_turns:
        wording = QCoreApplication.translate(
            "Errors",
            "Not even 1 turn fits: it needs {needed} tokens of context (input + output), "
            "{model} has {limit}.",
        )
    elif error.most_turns == 1:
        wording = QCoreApplication.translate(
            "Errors",
            "At most 1 turn fits: turn {turn} needs {needed} tokens of context (input + output), "
            "{model} has {limit}.",
        )
    else:
        wording = QCoreApplication.translate(
            "Errors",
            "At most {most} turns fit: turn {turn} needs {needed} tokens of context "
            "(input + output), {model} has {limit}.",
        )
    return wording.format(
        most=group_digits(error.most_turns or 0),
        turn=group_digits(error.turn or 0),
        needed=group_digits(error.needed),
        model=error.model_id,
        limit=group_digits(error.limit),
    )


def _not_priced(error: NotPriced) -> str:
    if error.values.get("service") == "batch":
        wording = QCoreApplication.translate(
            "Errors", "{model} has no batch prices in this price list."
        )
        return wording.format(model=error.values["model"])
    if error.code == "no_service":
        wording = QCoreApplication.translate(
            "Errors", "{model} has no prices for the service {what} in this price list."
        )
        return wording.format(model=error.values["model"], what=error.values["service"])
    wording = QCoreApplication.translate(
        "Errors", "{model} has no price for {what} in this price list."
    )
    charge = Charge.of_key(str(error.values["charge"]))
    return wording.format(model=error.values["model"], what=charge_name(charge))


def problem(error: PricingError | None) -> str:
    """Why there is no result, in a line; empty where there is one."""
    if error is None:
        return ""
    if isinstance(error, UnknownModel):
        return _not_listed(error)
    if isinstance(error, ContextExceeded | NotPriced):
        return short_refusal(error)
    return field_error(error)


def short_refusal(error: ContextExceeded | NotPriced) -> str:
    """Why a model can't take the request, in a table."""
    if isinstance(error, NotPriced):
        return QCoreApplication.translate("Errors", "has no price for this")
    limit = group_digits(error.limit)
    if error.most_turns is None:
        wording = QCoreApplication.translate("Errors", "over its context of {limit}")
    elif not error.most_turns:
        wording = QCoreApplication.translate("Errors", "1 turn is over its context of {limit}")
    elif error.most_turns == 1:
        wording = QCoreApplication.translate("Errors", "at most 1 turn")
    else:
        wording = QCoreApplication.translate("Errors", "at most {n} turns")
    return wording.format(n=group_digits(error.most_turns or 0), limit=limit)
