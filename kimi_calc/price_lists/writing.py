"""A price list → a file that reads as the same list; none that lies there is written over."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import count
from pathlib import Path

from kimi_calc import user_files
from kimi_calc.price_lists.catalogue import builtin_price_lists, load_price_list
from kimi_calc.price_lists.reading import price_list_of_text
from kimi_calc.pricing import PriceList, PriceListError
from kimi_calc.pricing.models import Discount, Model, Prices, Tier
from kimi_calc.pricing.usage import STANDARD

# What YAML takes as it stands, wherever it stands; all else is written in double quotes.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]|:(?=//))*")
_MOST_BYTES = 150  # of a name; 255 are usual, and a save in progress needs some more
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')  # Windows refuses them


def written(price_list: PriceList) -> str:
    """The text of a file, in the format that resources/prices/README.md describes.

    Prices stand there as they were before discounts, with every digit, and the discounts as
    factors. Whoever reads it gets an equal list, if the list has the id that its name and day
    give it, and holds nothing that the format refuses.
    """
    return "\n".join(["format: 1", *list_lines(price_list)]) + "\n"


def list_lines(price_list: PriceList) -> list[str]:
    """The lines of a list below its format."""
    whole = price_list.undiscounted
    lines = [
        f"provider: {_text(whole.provider)}",
        *([f"name: {_text(whole.name)}"] if whole.name else []),
        f"currency: {_text(whole.currency)}",
        f"published: {whole.published.isoformat()}",
        *_unless(whole.published_confidence, "published_confidence", "high"),
        f"source: {_text(whole.source)}",
        *_unless(whole.tax, "tax", ""),
        f"tier_by: {whole.models[0].tier_by}",
        *([f"calls: {_flow(_numbers(whole.calls))}"] if whole.calls else []),
        *_discount_lines(price_list.discounts),
        "models:",
    ]
    for model in whole.models:
        lines.extend(_item(_model_lines(model)))
    return lines


def save_list(price_list: PriceList, folder: Path, *, instead_of: Path | None = None) -> Path:
    """Keep a list in a folder, which is created if need be; the file that it lies in.

    The file is called as the list is; where another list lies there already, with a number after
    it. `instead_of` is the file that the list was changed from: it is replaced. A list that lies
    there as it is stays as it is. OSError if it can't be done, PriceListError for what the format
    doesn't take, ValueError for a list whose id is not that of its name and day; then nothing has
    changed.
    """
    text = written(price_list)
    if price_list_of_text(text, file_name(price_list)) != price_list:
        raise ValueError(f"{price_list.id} can't be written: give it the id of its name and day")
    if instead_of is not None:
        _refuse_built_in(instead_of.parent)
        _write(instead_of, text, price_list)
        return instead_of
    _refuse_built_in(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = file_name(price_list)
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        file = folder / f"{name}{again}.yaml"
        if _holds(file, price_list):
            return file
        with suppress(FileExistsError):
            file.touch(exist_ok=False)  # taken first, so that two programs never take the same
            break
    try:
        _write(file, text, price_list)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise
    return file


def file_name(price_list: PriceList) -> str:
    """What the file of a list is called, without .yaml: its id, as every system takes it."""
    name = " ".join(_NO_NAME.sub(" ", price_list.id).split())
    short = name.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore")
    return short.rstrip(" .")


def _model_lines(model: Model) -> Iterator[str]:
    yield f"id: {_text(model.id)}"
    yield f"family: {_text(model.family)}"
    marks = {
        "recommended": "true" if model.recommended else "",
        "vision": "true" if model.vision else "",
        "thinking": "true" if model.thinking else "",
        "retired": model.retired.isoformat() if model.retired else "",
        "replaced_by": model.replaced_by or "",
        "tokenizer": model.tokenizer or "",
    }
    yield from (f"{key}: {_text(value)}" for key, value in marks.items() if value)
    yield f"context_length: {model.context_length}"
    if model.confidence:
        levels = {charge.key: level for charge, level in model.confidence.items()}
        yield f"confidence: {_flow(levels)}"
    yield from _prices_lines(model.tiers, model.context_length)
    others = [name for name in model.services if name != STANDARD]
    if others:
        yield "services:"
    for name in others:
        yield f"  {name}:"
        for line in _prices_lines(model.services[name], model.context_length):
            yield f"    {line}"


def _prices_lines(tiers: Sequence[Tier], context_length: int) -> Iterator[str]:
    if len(tiers) == 1 and tiers[0].up_to == context_length:
        yield f"prices: {_flow(_numbers_of(tiers[0].prices))}"
        return
    yield "tiers:"
    for tier in tiers:
        yield f"  - {_flow({'up_to': str(tier.up_to), **_numbers_of(tier.prices)})}"


def _discount_lines(discounts: Sequence[Discount]) -> Iterator[str]:
    if discounts:
        yield "discounts:"
    for factor, family, charge in discounts:
        row = {"factor": f"{factor:f}", "family": family, "charge": charge}
        yield f"  - {_flow({key: value for key, value in row.items() if value})}"


def _numbers_of(prices: Prices) -> dict[str, str]:
    """All but those of calls, which the list has for all models."""
    each = {charge.key: price for charge, price in prices.items() if charge.kind != "per_call"}
    return _numbers(each)


def _numbers(prices: Mapping[str, Decimal]) -> dict[str, str]:
    return {name: f"{price:f}" for name, price in prices.items()}


def _flow(values: Mapping[str, str]) -> str:
    pairs = (f"{_text(key)}: {_text(value)}" for key, value in values.items())
    return f"{{{', '.join(pairs)}}}"


def _unless(value: str, key: str, usual: str) -> list[str]:
    return [] if value == usual else [f"{key}: {value}"]


def _item(lines: Iterator[str]) -> Iterator[str]:
    return (f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines))


def _text(text: str) -> str:
    # A string of JSON is one of YAML too.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _refuse_built_in(folder: Path) -> None:
    own = builtin_price_lists()[0].path.parent
    if os.path.realpath(folder) == os.path.realpath(own):
        raise PermissionError(errno.EACCES, "built-in lists stay as they are", str(folder))


def _holds(file: Path, price_list: PriceList) -> bool:
    try:
        return file.exists() and load_price_list(file) == price_list
    except (PriceListError, OSError):
        return False


def _write(file: Path, text: str, price_list: PriceList) -> None:
    user_files.write(file, text.encode())
    if not _holds(file, price_list):
        raise OSError(errno.EIO, "reads otherwise than it was written", str(file))
