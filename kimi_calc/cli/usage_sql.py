"""The same as `kimi-calc usage` does, as one SQL statement for a database."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import cast

from kimi_calc.cli.usage_asked import aliases_of, dimensions_of
from kimi_calc.pricing import PricingError
from kimi_calc.usage_logs.dated_lists import DatedLists

_EXAMPLE = (
    "--columns model=model_name,day=created_at,time=unix,input=prompt_tokens,"
    "output=completion_tokens"
)

_ALSO = {"postgres": "postgresql", "databricks": "spark"}


def sql_text(options: Namespace, lists: DatedLists) -> str:
    """The statement; PricingError, or the error of the columns, for what can't be asked."""
    from kimi_calc.usage_logs.sql import ENGINES, Engine, columns_of, statement

    engine = _ALSO.get(named := options.sql.strip().lower(), named)
    if engine not in ENGINES:
        raise PricingError(f"--sql: there is no {options.sql!r}: give one of {', '.join(ENGINES)}")
    table = options.table or (Path(options.files[0]).stem if options.files else "")
    if not table:
        raise PricingError("--sql: name the table, such as --table gateway.logs")
    if not options.columns:
        raise PricingError(f"--sql: say what its columns are, such as {_EXAMPLE}")
    by = dimensions_of(options.by)
    return statement(
        cast("Engine", engine),
        table,
        columns_of(",".join(options.columns), by),
        lists,
        by=by,
        aliases=aliases_of(options.alias, lists),
        zone=options.zone,
    ).rstrip("\n")
