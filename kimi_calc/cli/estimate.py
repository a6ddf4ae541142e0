"""`kimi-calc estimate`: what an estimate's file says, re-priced if wanted, and files made of it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kimi_calc.cli.answering import json_text, printable
from kimi_calc.cli.estimate_json import estimate_data
from kimi_calc.cli.estimate_text import estimate_text
from kimi_calc.cli.estimate_today import Today, today_of
from kimi_calc.cli.prices import Said
from kimi_calc.estimates import Estimate, Item
from kimi_calc.estimates.changes import Change, apply
from kimi_calc.estimates.files import EstimateError, read_estimate
from kimi_calc.interrupts import while_loading
from kimi_calc.price_lists import price_list_named
from kimi_calc.pricing import PricingError

KINDS = ("xlsx", "csv", "pdf", "md")
"""What files can be made of an estimate, by the ends of their names."""


class Told(NamedTuple):
    """An estimate, what it was before it was re-priced (None where it wasn't), and today."""

    estimate: Estimate
    before: Estimate | None
    today: tuple[Today, ...]


def estimate_said(options: Namespace) -> Said:
    """What `kimi-calc estimate` answers; PricingError for an argument that can't be used."""
    targets = [_target(name) for name in options.export]
    try:
        estimate = read_estimate(Path(options.file))
    except EstimateError as error:
        return Said("", tuple(_fault_lines(options.file, error)), 2)
    for target in targets:
        _refuse_itself(target, Path(options.file))
    told, complaints = _told(estimate, options.price_list)
    if targets:
        with while_loading():
            from kimi_calc.cli.estimate_exports import write_all

        write_all(told.estimate, targets, options.language)
    if options.json:
        data = estimate_data(told.estimate, told.before, told.today)
        text = json_text({"file": options.file} | data)
    else:
        text = estimate_text(told.estimate, told.before, told.today)
    return Said(text, tuple(complaints), 1 if complaints else 0)


def _target(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower().removeprefix(".") not in KINDS:
        ends = ", ".join(f".{kind}" for kind in KINDS)
        raise PricingError(f"{name!r}: an estimate is exported to a file that ends with {ends}")
    return path


def _refuse_itself(target: Path, file: Path) -> None:
    """PricingError where what is made of an estimate would take its place."""
    with suppress(OSError):
        if os.path.samefile(target, file):  # noqa: PTH121 - texts will do
            raise PricingError(f"{str(target)!r} is the estimate itself: export to another file")


def _fault_lines(file: str, error: EstimateError) -> Iterable[str]:
    name = printable(file) or "''"
    for one in error.faults:
        place = f"{one.line}:{one.column}:" if one.line else ""
        yield f"{name}:{place} {one.message}"


def _told(estimate: Estimate, list_name: str | None) -> tuple[Told, Sequence[str]]:
    """The estimate with a list's prices, if one is named; what has none in it is told."""
    before, complaints = None, []
    if list_name is not None:
        price_list = price_list_named(list_name)
        found = apply(estimate.items, Change(price_list=price_list))
        before = estimate
        estimate = replace(estimate, items=tuple(one.result for one in found.changed))
        complaints = [
            f"{_called(one.before)} stays at {printable(one.before.basis.id)}: {one.refusal}"
            for one in found.refused
        ]
    return Told(estimate, before, today_of(estimate)), complaints


def _called(item: Item) -> str:
    return printable(" ".join(item.name.split())) or "an item without a name"
