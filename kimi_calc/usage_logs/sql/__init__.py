"""The pricing of price lists as one SQL statement, for records that live in a warehouse.

    lists = lists_of("CNY")                       # or only(price_list)
    columns = columns_of("model=model_name,day=created_at,time=unix,input=prompt_tokens,"
                         "cached=cache_tokens,output=completion_tokens,key=token_name,"
                         "input_includes_cache=yes", by=("key",))
    print(statement("duckdb", "gateway.logs", columns, lists, by=("key", "model")))

The statement reads one table or view, and writes nothing. It counts, merges and refuses as the
program does with files, so that `rows_read` = `counted` + `merged` + `unreadable` + `unpriced`, and
its amounts are those of quote(), record by record, as whole numbers: no float, no division, nothing
rounds. What shall be left out (errors, top-ups, other months), or lies within JSON, is the business
of a view: name that as the table. Columns of numbers must be numbers there, not texts.

Records with calls that are charged by the call aren't known here: only tokens are priced.
"""

from kimi_calc.usage_logs.sql.columns import Columns, TimeIs, columns_of
from kimi_calc.usage_logs.sql.dialects import DIALECTS, Engine
from kimi_calc.usage_logs.sql.errors import SqlError
from kimi_calc.usage_logs.sql.statement import ALWAYS, statement

ENGINES: tuple[Engine, ...] = tuple(DIALECTS)
"""Engines that there is SQL for."""

__all__ = [
    "ALWAYS",
    "ENGINES",
    "Columns",
    "Engine",
    "SqlError",
    "TimeIs",
    "columns_of",
    "statement",
]
