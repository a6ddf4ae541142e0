"""A table of items to be filled in: columns, examples that a list prices, and what they take."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kimi_calc.estimates.item_columns import HEADINGS, Language
from kimi_calc.pricing import Charge, Model, PriceList
from kimi_calc.pricing.usage import STANDARD

_ALWAYS = frozenset(
    (
        *("name", "group", "model", "service", "input", "hits", "output", "requests", "days"),
        *("period", "growth", "note", "turns", "prefix", "question", "answer"),
    )
)
_WIDTHS = {"name": 22, "group": 12, "model": 26, "note": 24}
_USUAL_WIDTH = 16
_ROWS_TO_FILL_IN = 1_000
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_SHARE = "0%"

Value = str | int | Decimal
"""A text or a count; a Decimal is a share."""


class Words(NamedTuple):
    """What a template says besides its headings."""

    items: str
    """The name of the sheet that is filled in."""
    help: str
    """The name of the one that explains it."""
    column: str
    takes: str
    models: str
    context: str
    services: str
    what_it_takes: Callable[[str], str]
    periods: tuple[str, str, str, str]
    """once, day, week, month."""
    examples: tuple[tuple[str, str], ...]
    """A name and a group for each of the example rows."""


class Template(NamedTuple):
    """Headings with what stands below them: examples, a value for each column."""

    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def template_of(price_list: PriceList, language: Language, words: Words) -> Template:
    """The columns that a list has prices for, and examples that it prices."""
    columns = tuple(one for one in HEADINGS if one in _ALWAYS or _is_priced(one, price_list))
    once, month = words.periods[0], words.periods[3]
    model = _usual(price_list)
    batch = next((one for one in price_list.models if "batch" in one.services), None)
    # Small enough for the shortest context there is.
    values: list[dict[str, Value]] = [
        {
            "model": model.id,
            "input": 2_000,
            "hits": Decimal("0.5"),
            "output": 400,
            "requests": 3_000,
            "days": 30,
            "period": month,
        },
        {
            "model": (batch or model).id,
            "input": 1_500,
            "output": 300,
            "period": once,
            "service": "batch" if batch else "",
            "requests": 12_000,
        },
        {
            "model": model.id,
            "turns": 5,
            "prefix": 500,
            "question": 100,
            "answer": 200,
            "hits": Decimal(1),
            "requests": 200,
            "period": month,
        },
    ]
    for row, (name, group) in zip(values, words.examples, strict=True):
        row |= {"name": name, "group": group}
    return Template(
        columns,
        tuple(HEADINGS[one][0 if language == "zh" else 1] for one in columns),
        tuple(tuple(row.get(one, "") for one in columns) for row in values),
    )


def as_csv(template: Template) -> bytes:
    """The template as a CSV file that spreadsheets read: UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(template.headings)
    for row in template.rows:
        writer.writerow(_as_text(value) for value in row)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(template: Template, price_list: PriceList, words: Words) -> bytes:
    """The template as a workbook, with a second sheet that explains it and names the models."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    bold = book.add_format({"bold": True, "bottom": 1})
    share = book.add_format({"num_format": _SHARE})
    counts = book.add_format({"num_format": "#,##0"})
    sheet = book.add_worksheet(words.items)
    sheet.freeze_panes(1, 0)
    for place, (column, heading) in enumerate(
        zip(template.columns, template.headings, strict=True)
    ):
        sheet.set_column(place, place, _WIDTHS.get(column, _USUAL_WIDTH))
        sheet.write_string(0, place, heading, bold)
        choices = {"period": list(words.periods), "service": ["standard", "batch"]}.get(column)
        if choices:
            sheet.data_validation(
                *(1, place, _ROWS_TO_FILL_IN, place),
                {"validate": "list", "source": choices, "error_type": "information"},
            )
    for number, row in enumerate(template.rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    sheet.write_string(number, place, value)
            else:
                is_share = isinstance(value, Decimal)
                sheet.write_number(number, place, value, share if is_share else counts)
    _explain(book.add_worksheet(words.help), template, price_list, words, bold)
    book.close()
    return content.getvalue()


def _explain(
    sheet: Any, template: Template, price_list: PriceList, words: Words, bold: Any
) -> None:
    """Write what each column takes, and which models there are."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 24)
    lines: list[Sequence[str]] = [(words.column, words.takes)]
    lines += [
        (heading, words.what_it_takes(column))
        for column, heading in zip(template.columns, template.headings, strict=True)
    ]
    models = len(lines) + 1
    lines += [(), (f"{words.models} ({price_list.id})", words.context, words.services)]
    lines += [
        (one.id, f"{one.context_length:,}", ", ".join(sorted(one.services)))
        for one in price_list.models
    ]
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, bold if number in {0, models} else None)


def _is_priced(column: str, price_list: PriceList) -> bool:
    kind, _, variant = column.partition(":")
    charges = {
        charge
        for model in price_list.models
        for tiers in model.services.values()
        for tier in tiers
        for charge in tier.prices
    }
    if column == "lifetime":
        return any(one.kind == "cache_write" for one in charges)
    kinds = {"written": "cache_write", "calls": "per_call"}
    return kind in kinds and Charge.of_key(f"{kinds[kind]}:{variant}") in charges


def _usual(price_list: PriceList) -> Model:
    """A model that is offered, the recommended one if there is one."""
    offered = [one for one in price_list.models if not one.retired and STANDARD in one.services]
    offered = offered or list(price_list.models)
    return next((one for one in offered if one.recommended), offered[0])


def _as_text(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value.scaleb(2).normalize():f}%"
    text = str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
