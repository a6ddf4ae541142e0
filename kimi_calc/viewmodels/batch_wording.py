"""A batch of documents in words: how long its requests are, what they cost, what is taken over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Model, cost_of_inputs
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import estimate_wording
from kimi_calc.viewmodels.document_batch import Batch


def lengths(batch: Batch) -> str:
    """How many requests there are, and the average, the shortest and the longest of them."""
    average = batch.average
    if not average:
        return ""
    text = QCoreApplication.translate(
        "DocumentBatch",
        "{count} requests · tokens on average {average}, shortest {shortest}, longest {longest}",
    )
    return text.format(
        count=group_digits(len(batch.fitting)),
        average=group_digits(average.typical),
        shortest=group_digits(batch.shortest),
        longest=group_digits(batch.longest),
    )


def cost(batch: Batch, model: Model) -> str:
    """What all of them cost as input, each in its own tier."""
    if not batch.fitting:
        return ""
    text = (
        QCoreApplication.translate(
            "DocumentBatch", "Cost as input, each file in its own price tier: {cost}"
        )
        if len(model.tiers) > 1
        else QCoreApplication.translate("DocumentBatch", "Cost as input, of all files: {cost}")
    )
    return text.format(cost=estimate_wording.costs(batch.cost, model))


def left_out(batch: Batch, model: Model) -> str:
    """How many files don't fit, or may not; nothing where all do."""
    said = []
    if batch.too_long:
        said.append(
            QCoreApplication.translate(
                "DocumentBatch", "Too long for {model} and left out: {count} files."
            ).format(model=model.id, count=group_digits(len(batch.too_long)))
        )
    if batch.unsure:
        said.append(
            QCoreApplication.translate(
                "DocumentBatch", "May be too long for {model}: {count} files."
            ).format(model=model.id, count=group_digits(len(batch.unsure)))
        )
    return " ".join(said)


def misfits(batch: Batch, model: Model) -> list[str]:
    """The files that don't fit, or may not, by name, a line each."""
    limit = group_digits(model.context_length)
    long = QCoreApplication.translate(
        "DocumentBatch", "{name}: too long, {model} takes up to {limit} tokens a request"
    )
    unsure = QCoreApplication.translate(
        "DocumentBatch", "{name}: may be too long, {model} takes up to {limit} tokens a request"
    )
    return [
        text.format(name=name, model=model.id, limit=limit)
        for text, names in ((long, batch.too_long), (unsure, batch.unsure))
        for name in names
    ]


def taken_over(batch: Batch, model: Model) -> str:
    """What the form gets instead of requests of different lengths, and if that costs the same."""
    average = batch.average
    if not average or len(batch.fitting) < 2:
        return ""
    said = QCoreApplication.translate(
        "DocumentBatch",
        "The page works with one length for all requests: it gets the average, rounded up.",
    )
    exact = format_amount(batch.cost.typical, model.currency) if batch.cost.typical else ""
    of_average = cost_of_inputs(model, [min(average.typical, model.context_length)])
    there = format_amount(EXACT.multiply(of_average, len(batch.fitting)), model.currency)
    if not exact or there == exact:
        return said
    differs = QCoreApplication.translate(
        "DocumentBatch", "There that costs {there}; each file by itself costs {exact}."
    )
    return f"{said} {differs.format(there=there, exact=exact)}"
