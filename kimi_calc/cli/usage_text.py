"""What records of use cost, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from kimi_calc.cli.answering import printable
from kimi_calc.cli.text_table import text_table
from kimi_calc.cli.usage_amounts import amount_said, figure
from kimi_calc.cli.usage_arguments import zone_said
from kimi_calc.cli.usage_told import (
    Told,
    fault_said,
    file_problem,
    reason_said,
    short,
    table_said,
    without_price,
)
from kimi_calc.pricing.amounts import (
    decimals_for,
    format_percent,
    plain,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Dear
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.groups import Group, whole
from kimi_calc.usage_logs.records import NO_DAY
from kimi_calc.usage_logs.tables import mapping
from kimi_calc.usage_logs.tally import ROWS, FileRead

_MOST_LINES = 10
"""Of a kind: names without a price, rows that can't be read, files."""

_FIGURES = ("requests", "input", "hits", "written", "output", "amount", "otherwise")


def usage_text(told: Told) -> str:
    """Groups, total, rows, prices, what isn't counted, the dearest requests and the bill."""
    lines = [*_table(told), ""] if told.groups else []
    lines += _total(told)
    lines += _rows(told)
    lines += _prices(told)
    lines += _files(told)
    lines += _tables(told)
    lines += _not_counted(told)
    lines += _spread(told)
    lines += [_labelled("dearest", _dear(one, told)) for one in told.dearest]
    lines += _otherwise(told)
    if told.checked is not None:
        from kimi_calc.cli.usage_bill import bill_lines

        lines += bill_lines(told.checked, told.costs.currency)
    lines.append(_labelled("note", "worked out on this computer: nothing left it"))
    return "\n".join(lines)


def _labelled(label: str, text: str) -> str:
    return f"{label:<13}{text}"


def _table(told: Told) -> list[str]:
    """A line a group, and one of all where there are several."""
    money = told.costs.money
    decimals = decimals_for(money(one.amount) for one in told.groups)
    has_writes = any(one.written_5m or one.written_1h for one in told.groups)
    left_out = {"" if has_writes else "written", "" if told.otherwise else "otherwise"}
    figures = [name for name in _FIGURES if name not in left_out]
    others = {one.values: one.after for one in told.otherwise.by(told.by)} if told.otherwise else {}
    called = {"amount": told.costs.currency, "otherwise": f"on {told.other_model}"}
    heads = (called.get(name, name) for name in figures)
    rows: list[tuple[str, ...]] = [(*map(short, told.by), *heads)]
    for one in told.groups:
        values = tuple(short(value) or "-" for value in one.values)
        other = others.get(one.values)
        rows.append((*values, *_figures(one, told, other, decimals, figures)))
    if len(told.groups) > 1:
        other = told.otherwise.after.total if told.otherwise else None
        named = ("total", *("" for _ in told.by[1:]))
        rows.append((*named, *_figures(whole(told.costs), told, other, decimals, figures)))
    return text_table(rows, left=set(range(len(told.by))))


def _figures(
    one: Group, told: Told, other: Decimal | None, decimals: int, wanted: Sequence[str]
) -> Iterator[str]:
    amount = figure(told.costs.money(one.amount), decimals)
    found = {
        "otherwise": "" if other is None else figure(other, decimals),
        "requests": group_digits(one.requests),
        "input": group_digits(one.input),
        "hits": _share(one.hit, one.split_input),
        "written": group_digits(one.written_5m + one.written_1h),
        "output": group_digits(one.output),
        "amount": f"at most {amount}" if one.at_most else amount,
    }
    return (found[name] for name in wanted)


def _share(part: int, of_all: int) -> str:
    """A share of what is known; "-" where nothing is."""
    if not of_all:
        return "-"
    thousandths = round(Fraction(1000 * part, of_all))
    return format_percent(Decimal(thousandths).scaleb(-3))


def _total(told: Told) -> Iterator[str]:
    costs = told.costs
    at_most = costs.at_most
    said = f"{plain(costs.total)} {costs.currency}"
    yield _labelled("total", f"at most {said}" if at_most else said)
    if at_most:
        rows = sum(one.cell[ROWS] for one in costs.priced if not one.key.has_split)
        yield _labelled(
            "at most",
            f"{plain(at_most)} {costs.currency} of it are an upper bound: {_records(rows)} "
            f"{'does' if rows == 1 else 'do'} not say what was read from the cache",
        )


def _rows(told: Told) -> Iterator[str]:
    rows, not_usage = told.costs.rows, told.reading.tally.not_usage
    yield _labelled(
        "rows",
        f"{group_digits(rows.read)} read = {group_digits(rows.counted)} counted + "
        f"{group_digits(rows.merged)} there twice + {group_digits(rows.unreadable)} unreadable + "
        f"{group_digits(rows.unpriced)} without a price",
    )
    if not_usage:
        what = "is no record" if not_usage == 1 else "are no records"
        such = "such as a top-up or a line of talk"
        yield _labelled("besides", f"{_records(not_usage)} that {what} of use, {such}")


def _prices(told: Told) -> Iterator[str]:
    lists = told.costs.lists
    if lists.by_day:
        used = ", ".join(short(one.id) for one in told.costs.lists_used) or "none"
        said = f"of each day's own list: {used}"
    else:
        said = f"of one list for all days: {short(lists.lists[-1].id)}"
    days = [one.key.day for one in told.costs.priced if one.key.day != NO_DAY]
    if days:
        zone = zone_said(told.asked.zone)
        said += f"; {day_said(min(days))} to {day_said(max(days))}, days of {zone}"
    yield _labelled("prices", said)
    unknown = sum(one.cell[ROWS] for one in told.costs.priced if one.key.day == NO_DAY)
    if unknown and lists.by_day:
        yield _labelled(
            "", f"{_records(unknown)} without a day, priced by the newest: {lists.lists[-1].id}"
        )


def _files(told: Told) -> Iterator[str]:
    """Each file, or where there are many all of a format, and those with a problem."""
    files = told.reading.tally.files
    shown = list(files)
    label = "files"
    if len(files) > _MOST_LINES:
        shown = [one for one in files if one.problem]
        for name, (number, rows) in sorted(_by_format(files).items()):
            yield _labelled(label, f"{group_digits(number)} files of {name}: {_records(rows)}")
            label = ""
    for one in shown[:_MOST_LINES]:
        parts = [f"{_records(one.read)} of {_format_said(one.format)}"] if one.format else []
        parts += [file_problem(one.problem)] if one.problem else []
        yield _labelled(label, f"{short(one.path)}: {'; '.join(parts)}")
        label = ""
    if len(shown) > _MOST_LINES:
        yield _labelled(label, f"and {group_digits(len(shown) - _MOST_LINES)} more files")


def _by_format(files: Sequence[FileRead]) -> dict[str, tuple[int, int]]:
    """Numbers of files without a problem and of their rows, by what they are called."""
    found: dict[str, tuple[int, int]] = {}
    for one in files:
        if not one.problem:
            name = _format_said(one.format)
            number, rows = found.get(name, (0, 0))
            found[name] = number + 1, rows + one.read
    return found


def _format_said(name: str) -> str:
    return "a table" if name == mapping.NAME else name


def _tables(told: Told) -> Iterator[str]:
    """How tables were read that no format is known of, as --columns takes it."""
    if not told.reading.laid:
        return
    from kimi_calc.usage_logs.tables.guessing import DOUBTS
    from kimi_calc.usage_logs.tables.layouts import Layout
    from kimi_calc.usage_logs.tables.typed_layouts import said

    for one in told.reading.laid[:_MOST_LINES]:
        layout = said(Layout(*one.layout))  # type: ignore[arg-type]
        yield _labelled("columns", f"{table_said(one)}: {printable(layout)}")
        for doubt in one.doubts:
            yield _labelled("", f"assumed, else say so with --columns: {DOUBTS[doubt]}")  # type: ignore[index]


def _not_counted(told: Told) -> Iterator[str]:
    found = without_price(told)
    label = "no price"
    for one in found[:_MOST_LINES]:
        host = f" on {short(one.host)}" if one.host else ""
        name = short(one.model) or "''"
        yield _labelled(label, f"{_records(one.rows)} of {name}{host}: {reason_said(one)}")
        label = ""
    if len(found) > _MOST_LINES:
        rows = sum(one.rows for one in found[_MOST_LINES:])
        yield _labelled("", f"and {_records(rows)} of {len(found) - _MOST_LINES} other names")
    tally = told.reading.tally
    label = "unreadable"
    for fault in tally.faults[:_MOST_LINES]:
        place = f"{short(fault.place.file)}:{fault.place.line}"
        yield _labelled(label, f"{place}: {fault_said(fault)}")
        label = ""
    if tally.unreadable > min(len(tally.faults), _MOST_LINES):
        rows = tally.unreadable - min(len(tally.faults), _MOST_LINES)
        yield _labelled(label, f"and {group_digits(rows)} more rows")


def _otherwise(told: Told) -> Iterator[str]:
    if told.otherwise is None and told.savings is None:
        return
    from kimi_calc.cli.usage_otherwise import saving_lines, what_if_lines

    if told.otherwise is not None:
        yield from what_if_lines(told.otherwise, told.other_model)
    if told.savings is not None:
        yield from saving_lines(told.savings, told.costs.currency)


def _spread(told: Told) -> Iterator[str]:
    """What single requests cost; a step of the spread is 1/32 of the amount."""
    half, most = (told.reading.spread.within(share) for share in (0.5, 0.95))
    if half is not None and most is not None:
        currency = told.costs.currency
        yield _labelled(
            "a request",
            f"half of them cost at most about {amount_said(half, currency)}, 95% at most about "
            f"{amount_said(most, currency)}",
        )


def _dear(one: Dear, told: Told) -> str:
    entry = one.entry
    tokens = entry.plain + entry.hit + entry.written_5m + entry.written_1h
    amount = amount_said(one.amount, told.costs.currency)
    most = "" if entry.has_split else "at most "
    hits = f" ({group_digits(entry.hit)} hits)" if entry.hit else ""
    day = f", {day_said(entry.day)}" if entry.day else ""
    return (
        f"{most}{amount} {short(one.place.file)}:{one.place.line}: {short(entry.model)}{day}, "
        f"{group_digits(tokens)} in{hits} + {group_digits(entry.output)} out"
    )


def _records(number: int) -> str:
    return f"{group_digits(number)} row{'' if number == 1 else 's'}"
