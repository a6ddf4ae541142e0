"""`kimi-calc prices --import`: price pages → a price list, and all that is doubtful of it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files
from kimi_calc.cli.answering import json_text, printable
from kimi_calc.cli.standard_input import STANDARD_INPUT, read_bytes, refuse_twice
from kimi_calc.price_lists import all_lists, builtin_price_lists
from kimi_calc.price_lists.data import Data, as_data
from kimi_calc.price_lists.pages import MOST_BYTES, Doubt, Draft, DraftRow, PageError, read_pages
from kimi_calc.price_lists.reading import price_list_of_text, read_price_list
from kimi_calc.price_lists.writing import written
from kimi_calc.pricing import PriceList, PriceListError, PricingError
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD

# Doubts of a page as a whole that forbid no list of what is sure: they are told.
_TOLD = frozenset(
    (
        *("cut_off", "row_left_out", "table_left_out", "unknown_tool", "model_gone", "call_gone"),
        *("no_date", "date_unsure", "several_dates", "older", "only_date_changed", "no_source"),
        *("other_currency", "two_taxes", "tax_differs"),
    )
)
_OF_DAYS = frozenset(("no_date", "date_unsure", "several_dates", "older", "only_date_changed"))
_ANSWERED_BY = {
    **dict.fromkeys(_OF_DAYS, "published"),
    "no_source": "source",
    "other_host": "source",
    "no_currency": "currency",
    "other_currency": "currency",
    "model_gone": "keep",
}


class _Import(NamedTuple):
    """What pages made: the list, or why there is none; and where it was written.

    `doubts` are those that no argument has answered.
    """

    draft: Draft
    doubts: tuple[Doubt, ...]
    accepted: frozenset[str]
    price_list: PriceList | None
    refusal: str
    file: str | None


def import_pages(options: Namespace) -> tuple[str, tuple[str, ...], int]:
    """What is printed, what is doubtful or found no place in a line each, and the exit code.

    The code is 0 where nothing was in doubt, 1 where something was, and 2 where there is no list;
    then nothing is written. PricingError where there is nothing that could be a price page.
    """
    refuse_twice(options.pages)
    file = None if options.out in {None, STANDARD_INPUT} else options.out
    if file is not None:
        _refuse_to_lose(file)
    known = [listed.price_list for listed in all_lists() if listed.price_list]
    draft = read_pages(*_read(options.pages), known=known, published=options.published)
    done = _made(draft, options, file)
    if done.price_list is None:
        return _as_json(done) if options.json else "", (*_complaints(done), done.refusal), 2
    text = written(done.price_list)
    if price_list_of_text(text, file or done.price_list.id) != done.price_list:
        raise PricingError(f"{done.price_list.id} can't be written as a file: tell its makers")
    replaced = file is not None and os.path.lexists(file)
    if file is not None:
        user_files.write(Path(file), text.encode())
    if options.json:
        said = _as_json(done)
    elif file is None:
        said = text.rstrip("\n")
    else:
        count = len(done.price_list.models)
        models = "1 model" if count == 1 else f"{group_digits(count)} models"
        how = "written in place of the list that was there" if replaced else "written"
        said = f"{done.price_list.id}, {models}: {how}, {printable(file)}"
        if done.draft.reference:
            said += f"\ncompared with {done.draft.reference.id}"
    return said, _complaints(done), 1 if done.doubts else 0


def _made(draft: Draft, options: Namespace, file: str | None) -> _Import:
    doubts = tuple(
        doubt
        for doubt in draft.doubts
        if not (doubt.code in _ANSWERED_BY and getattr(options, _ANSWERED_BY[doubt.code]))
    )
    taken = (doubt.id for doubt in doubts if not options.only_sure and doubt.confirmable)
    accepted = frozenset(taken)
    told = {doubt.id for doubt in draft.doubts if doubt.of_page and doubt.code in _TOLD}
    gone = [str(doubt.values["model"]) for doubt in draft.doubts if doubt.code == "model_gone"]
    today = datetime.now().astimezone().date()
    names = ", ".join("standard input" if one == STANDARD_INPUT else one for one in options.pages)
    try:
        price_list = draft.price_list(
            accepted | told,
            kept=gone if options.keep else (),
            published=options.published or draft.published or today,
            source=options.source or draft.source or printable(names),
            currency=options.currency or "",
        )
    except PageError as error:
        remedy = "; without --only-sure it has what is in doubt too" if options.only_sure else ""
        return _Import(draft, doubts, accepted, None, f"no list was made: {error}{remedy}", None)
    # Who accepts the day of the page is sure of it; of none nobody is.
    unsure = [doubt for doubt in doubts if doubt.code in _OF_DAYS and doubt.id not in accepted]
    if unsure or any(doubt.code == "no_date" for doubt in doubts):
        price_list = replace(price_list, published_confidence="low")
    return _Import(draft, doubts, accepted, price_list, "", file)


def _complaints(done: _Import) -> tuple[str, ...]:
    lines = []
    for doubt in done.doubts:
        taken = ""
        if doubt.code == "no_date" and done.price_list:
            taken = f" (taken for now: {done.price_list.published}, as not sure)"
        elif doubt.code == "model_gone":
            taken = " (--keep keeps it)"
        elif doubt.id in done.accepted:
            taken = " (accepted)"
        lines.append(f"in doubt: {doubt.message}{taken}")
    lines += [f"left out: {_row_name(row)}" for row in done.draft.left_out(done.accepted)]
    lines += [f"found no place: {printable(one.text)}" for one in done.draft.unplaced]
    lines += [f"noted: {one.message}" for one in done.draft.notes]
    return tuple(lines)


def _read(names: Iterable[str]) -> list[bytes]:
    """The bytes of pages, the standard input among them; PricingError where one can't be read."""
    pages = []
    for name in names:
        try:
            if name == STANDARD_INPUT:
                pages.append(_bounded(read_bytes(MOST_BYTES + 1), name))
            else:
                pages.append(user_files.read(Path(name), MOST_BYTES))
        except user_files.TooLarge:
            raise PricingError(_too_large(name)) from None
        except OSError as error:
            raise PricingError(
                f"{printable(name)!r} can't be read ({error.strerror}): name a page that was saved"
            ) from None
    return pages


def _bounded(content: bytes, name: str) -> bytes:
    if len(content) > MOST_BYTES:
        raise PricingError(_too_large(name))
    return content


def _too_large(name: str) -> str:
    return f"{printable(name)!r} is too large for a price page (over {MOST_BYTES >> 20} MB)"


def _refuse_to_lose(file: str) -> None:
    """PricingError where a file would be written over that is no price list, or a built-in one."""
    own = builtin_price_lists()[0].path.parent
    if os.path.realpath(Path(file).parent) == os.path.realpath(own):
        raise PricingError("--out: built-in lists stay as they are: name another folder")
    if not os.path.lexists(file):
        return
    try:
        read_price_list(file)
    except PriceListError as error:
        raise PricingError(
            f"--out: {printable(file)} is there already, and is no price list: name another file"
        ) from error


def _row_name(row: DraftRow) -> str:
    parts = [
        row.model,
        row.service if row.service != STANDARD else "",
        f"up to {group_digits(row.up_to)}" if row.up_to else "",
    ]
    return " ".join(part for part in parts if part)


def _as_json(done: _Import) -> str:
    draft = done.draft
    return json_text(
        {
            **(as_data(done.price_list) if done.price_list else {}),
            "file": done.file,
            "compared_with": done.draft.reference.id if done.draft.reference else None,
            "refusal": done.refusal or None,
            "doubts": [
                {
                    "id": one.id,
                    "code": one.code,
                    "message": one.message,
                    "rows": [_row_data(draft.rows[row]) for row in one.rows],
                    "call": one.call or None,
                    "charge": one.charge or None,
                    "confirmable": one.confirmable,
                    "accepted": one.id in done.accepted,
                }
                for one in done.doubts
            ],
            "left_out": [_row_data(row) for row in draft.left_out(done.accepted)],
            "notes": [{"code": one.code, "message": one.message} for one in draft.notes],
            "unplaced": [
                {
                    "text": one.text,
                    "header": one.header,
                    **{name: str(number) for name, number in one.place._asdict().items()},
                }
                for one in draft.unplaced
            ],
        }
    )


def _row_data(row: DraftRow) -> Data:
    return {
        "model": row.model,
        "service": row.service,
        "up_to": None if row.up_to is None else str(row.up_to),
        "prices": {key: plain(price) for key, price in row.prices.items()},
    }
