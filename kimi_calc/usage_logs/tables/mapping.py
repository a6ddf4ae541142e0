"""Records of a table whose layout is known: each row becomes an Entry."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.records import NO_DAY, Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.heading_words import unit_of
from kimi_calc.usage_logs.tables.layouts import COUNTED, LABELS, PARTS, Layout
from kimi_calc.usage_logs.tables.table_cells import (
    amount_of,
    count_of,
    is_nothing,
    is_of_money,
    is_sum,
    label_of,
    service_of,
    text_of,
)

NAME = "layout"


def format_of(layout: Layout) -> Format:
    """How rows of this layout are read: as Layout says, whatever else is in them.

    ValueError for a layout in which something is missing. A row that sums up others, repeats the
    headings, is blank or holds one text alone is NotUsage.

    Who picks cells by place may do without, where all numbers of a row are ASCII digits (or nothing
    but `cached` is empty), all of units_of() are 1, and neither the model nor a group is_sum() nor
    the day unknown: then plain = input, less the others of the input if it includes them. What
    else a row holds comes here.
    """
    if layout.missing:
        raise ValueError(f"a layout needs {', '.join(layout.missing)}")
    needed = [layout.model, layout.input, layout.output or layout.total]
    if not layout.input:
        needed[1] = layout.total
    keys = tuple(dict.fromkeys(one for one in needed if one))

    def recognises(record: Record) -> bool:
        return all(key in record for key in keys)

    return Format(NAME, recognises, _reader(layout))


def billed_of(layout: Layout, record: Record) -> Decimal | None:
    """What was billed for a row; None where it doesn't say, Unreadable for what is no amount."""
    return amount_of(record.get(layout.amount)) if layout.amount else None


def units_of(layout: Layout) -> dict[str, int]:
    """How many tokens, or requests, a 1 means in each column that holds numbers."""
    units = {}
    for name in COUNTED:
        heading = getattr(layout, name)
        if heading:
            is_set = layout.unit and name != "requests"
            units[name] = layout.unit if is_set else unit_of(heading)
    return units


def _reader(layout: Layout) -> Callable[[Record, Context], Entry]:
    tokens = _tokens(layout)
    requests = _requests(layout)
    labels = _labels(layout)

    def entry(record: Record, context: Context) -> Entry:
        model = layout.fixed_model or label_of(record.get(layout.model))
        if not model:
            raise Unreadable("no_model", layout.model)
        groups = labels(record)
        if is_sum(model):
            raise NotUsage
        day = _day(layout, record, context)
        if day == NO_DAY and _sums_up(record):
            raise NotUsage
        plain, hit, written_5m, written_1h, output, has_split = tokens(record, context)
        return Entry(
            model,
            day,
            plain,
            hit,
            written_5m,
            written_1h,
            output,
            groups,
            ident=label_of(record.get(layout.ident)) if layout.ident else "",
            service=service_of(record.get(layout.service)) if layout.service else "standard",
            host=label_of(record.get(layout.host)) if layout.host else "",
            requests=requests(record),
            has_split=has_split,
        )

    def read(record: Record, context: Context) -> Entry:
        try:
            return entry(record, context)
        except Unreadable:
            if _is_no_record(record):
                raise NotUsage from None
            raise

    return read


_Labels = tuple[str, str, str, str]


def _labels(layout: Layout) -> Callable[[Record], _Labels]:
    """What gives the groups of a row; NotUsage where one of them names a sum."""
    names = [getattr(layout, name) for name in LABELS]
    if not any(names):
        return lambda _record: ("", "", "", "")

    def labels(record: Record) -> _Labels:
        key, user, project, tag = (label_of(record.get(one)) if one else "" for one in names)
        found = (key, user, project, tag)
        if any(is_sum(one, certainly=True) for one in found):
            raise NotUsage
        return found

    return labels


def _requests(layout: Layout) -> Callable[[Record], int]:
    """What gives the number of requests of a row; 0 for a total that doesn't tell."""
    usual = 0 if layout.rows_are == "totals" else 1
    heading, unit = layout.requests, units_of(layout).get("requests", 1)
    if not heading:
        return lambda _record: usual

    def requests(record: Record) -> int:
        found = count_of(record.get(heading), heading, unit)
        return usual if found is None else found

    return requests


_Tokens = tuple[int, int, int, int, int, bool]


def _tokens(layout: Layout) -> Callable[[Record, Context], _Tokens]:
    """What gives plain, hit, written_5m, written_1h, output and has_split of a row."""
    units = units_of(layout)
    names = [name for name in units if name != "requests"]
    columns = [(name, getattr(layout, name), units[name]) for name in names]
    includes = layout.input_includes_cache
    parts = next(filter(None, (getattr(layout, name) for name in PARTS)), "")

    def tokens(record: Record, context: Context) -> _Tokens:
        found = {name: count_of(record.get(key), key, unit) for name, key, unit in columns}
        hit = found.get("cached")
        written_5m, written_1h = found.get("written_5m") or 0, found.get("written_1h") or 0
        written = found.get("written") or 0
        if context.write_lifetime == "1h":
            written_1h += written
        else:
            written_5m += written
        beside = (hit or 0) + written_5m + written_1h
        sent, output = _sent_and_output(layout, found, 0 if includes else beside)
        if includes:
            sent -= beside
            if sent < 0:
                raise Unreadable("parts_over_input", parts)
        has_split = hit is not None or not includes
        return sent, hit or 0, written_5m, written_1h, output, has_split

    return tokens


def _sent_and_output(layout: Layout, found: dict[str, int | None], beside: int) -> tuple[int, int]:
    """The input as the table has it, and the output; one of them from the total, if need be."""
    sent, output, total = found.get("input"), found.get("output"), found.get("total")
    if sent is None and output is not None and total is not None:
        sent = total - output - beside
    elif output is None and sent is not None and total is not None:
        output = total - sent - beside
    if sent is None or output is None:
        name = "input" if sent is None else "output"
        raise Unreadable("no_count", getattr(layout, name) or layout.total)
    if sent < 0 or output < 0:
        raise Unreadable("negative", layout.total, str(total))
    return sent, output


def _day(layout: Layout, record: Record, context: Context) -> int:
    if not layout.time:
        return NO_DAY
    value = record.get(layout.time)
    if isinstance(value, str):
        value = label_of(value)
    return context.days.of(value, layout.zone)


def _sums_up(record: Record) -> bool:
    """Whether a row says that it sums up others: in its first cell, or by a word for that alone."""
    texts = [one for one in record.values() if isinstance(one, str) and not is_nothing(one)]
    return bool(texts) and (
        is_sum(texts[0]) or any(is_sum(text_of(one), certainly=True) for one in texts)
    )


def _is_no_record(record: Record) -> bool:
    """Whether a row that can't be read is none of the table's: nothing is lost without it."""
    held = [(key, value) for key, value in record.items() if not is_nothing(value)]
    if not held or _sums_up(record) or any(is_of_money(text_of(value)) for _, value in held):
        return True
    if len(held) == 1:  # a remark below the table
        text = text_of(held[0][1])
        return not text[:1].isdigit() and (not text.isascii() or " " in text)
    return all(text_of(value) == key.strip() for key, value in held)
