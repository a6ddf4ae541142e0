"""The same as `kimi-calc usage` does, as one SQL statement for a database."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kimi_calc.cli.answering import printable
from kimi_calc.cli.usage_asked import aliases_of, dimensions_of
from kimi_calc.pricing import PricingError
from kimi_calc.usage_logs.asked import Asked, UnknownTable, UsageLogError
from kimi_calc.usage_logs.dated_lists import DatedLists
from kimi_calc.usage_logs.records import DIMENSIONS

if TYPE_CHECKING:
    from kimi_calc.usage_logs.sql import Columns, Engine, TimeIs

_EXAMPLE = (
    "--columns model=model_name,day=created_at,time=unix,input=prompt_tokens,"
    "output=completion_tokens"
)

_ALSO = {"postgres": "postgresql", "databricks": "spark"}


def sql_text(options: Namespace, lists: DatedLists) -> str:
    """The statement; PricingError, or the error of the columns, for what can't be asked.

    A file that is named is a sample of the table: it tells its columns, if nobody does.
    """
    from kimi_calc.usage_logs.sql import ENGINES, columns_of, statement

    engine = _ALSO.get(named := options.sql.strip().lower(), named)
    if engine not in ENGINES:
        raise PricingError(f"--sql: there is no {options.sql!r}: give one of {', '.join(ENGINES)}")
    table = options.table or (Path(options.files[0]).stem if options.files else "")
    if not table:
        raise PricingError("--sql: name the table, such as --table gateway.logs")
    by = dimensions_of(options.by)
    if options.columns:
        columns = columns_of(",".join(options.columns), by)
    elif options.files:
        columns = _columns_of_sample(options, by)
    else:
        raise PricingError(f"--sql: say what its columns are, such as {_EXAMPLE}")
    return statement(
        cast("Engine", engine),
        table,
        columns,
        lists,
        by=by,
        aliases=aliases_of(options.alias, lists),
        zone=options.zone,
    ).rstrip("\n")


def _columns_of_sample(options: Namespace, by: Sequence[str]) -> Columns:
    """The columns that a table seems to have, as it would be read as a file."""
    from kimi_calc.usage_logs.reading import read_usage
    from kimi_calc.usage_logs.sql import ALWAYS, Columns
    from kimi_calc.usage_logs.tables.layouts import Layout
    from kimi_calc.usage_logs.tables.mapping import units_of

    name = printable(options.files[0])
    try:
        laid = read_usage(Asked((options.files[0],))).laid
    except UsageLogError as error:
        raise PricingError(f"--sql: {name} can't be read as a sample of the table") from error
    if not laid:
        raise PricingError(
            f"--sql: {name} is no table whose columns are plain: say what they are, such as "
            f"{_EXAMPLE}"
        )
    layout = Layout(*laid[0].layout)  # type: ignore[arg-type]
    in_units = [one for one, unit in units_of(layout).items() if unit != 1]
    if not (layout.model and layout.input and layout.output) or in_units:
        raise PricingError(
            f"--sql: {name} has no columns of the model, the input and the output in single "
            f"tokens: make a view that has them, and say what they are, such as {_EXAMPLE}"
        )
    is_5m = options.write_lifetime == "5m"
    groups = [(one, getattr(layout, one)) for one in DIMENSIONS if getattr(layout, one)]
    groups += [(one, one) for one in by if one not in {*ALWAYS, *DIMENSIONS}]
    return Columns(
        model=layout.model,
        input=layout.input,
        output=layout.output,
        day=layout.time,
        cached=layout.cached,
        written_5m=layout.written_5m or (layout.written if is_5m else ""),
        written_1h=layout.written_1h or ("" if is_5m else layout.written),
        requests=layout.requests,
        service=layout.service,
        host=layout.host,
        id=layout.ident,
        groups=tuple(groups),
        input_includes_cache=layout.input_includes_cache,
        time=_time_is(laid[0], layout.time),
        rows_are=layout.rows_are,
    )


def _time_is(table: UnknownTable, column: str) -> TimeIs:
    """What stands in the column of the time: told by the first value of the sample."""
    if not column:
        return "date"
    place = table.headings.index(column)
    value = next((row[place] for row in table.rows if row[place].strip()), "").strip()
    if value.isdigit():
        return {10: "unix", 13: "unix_ms"}.get(len(value), "date")  # type: ignore[return-value]
    has_zone = value.endswith("Z") or "+" in value[10:] or "-" in value[10:]
    return "timestamp" if has_zone else "date"
