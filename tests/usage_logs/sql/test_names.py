"""Names mean the same in a statement as in files."""

import random

import pytest
from usage_logs.sql.engines import Engine
from usage_logs.sql.made_records import ALIASES, HOSTS, NAMES
from usage_logs.sql.test_small_tables import quoted

from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.sql import Columns, statement
from kimi_calc.usage_logs.sql.pricing import REASONS

_BEFORE = (
    "",
    "moonshotai/",
    "moonshot/",
    "moonshotai-cn/",
    "openrouter/",
    "kimi-code/",
    "x/",
    "@cf/",
)
_BETWEEN = (
    *("kimi-k3", "Kimi-K2.6", "kimi-k2.5", "k3", "kimi-for-coding", "kimi-k2-instruct", "gpt-5"),
    *("moonshot-v1-8k", "kimi-k2.8-preview", "kimi-k9", "kimi-code", "moonshot-kimi-k2", "kimik3"),
)
_BEHIND = ("", ":batch", "-fp8", ":free", "[1m]", "-0905", "/x", "-256k", ".", " ")


def made_names() -> list[str]:
    rng = random.Random(5)
    parts = (_BEFORE, _BEFORE[:2], _BETWEEN, _BEHIND, ("", "", ":batch"))
    names = {"".join(map(rng.choice, parts)) for _ in range(1500)}
    return sorted({*names, *NAMES} - {"", " "})


def test_names_mean_what_they_mean_in_files(engine: Engine) -> None:
    aliases = pytest.importorskip("kimi_calc.usage_logs.aliases")
    lists = lists_of("CNY")
    hosts = ["", "x", *(host for host in HOSTS if host), "kimi.com", "https://a.kimi.com/coding"]
    pairs = [(name, hosts[place % len(hosts)] if place % 3 else "") for place, name in
             enumerate(made_names() * 3)]  # fmt: skip
    names = aliases.Names(lists.ids, ALIASES)
    expected = {
        (name, host): meant if isinstance(meant, str) else meant.model_id
        for name, host in pairs
        for meant in [names.resolve(name, host)]
    }
    literals = (
        {"'": "''"} if engine.name in {"duckdb", "postgresql"} else {"\\": "\\\\", "'": "\\'"}
    )
    table = str.maketrans(literals)
    rows = ", ".join(
        f"('{name.translate(table)}', '{host.translate(table)}')" for name, host in expected
    )
    kind = "TEMPORARY VIEW" if engine.name == "spark" else "TABLE"
    memory = "ENGINE = Memory" if engine.name == "clickhouse" else ""
    values = f"values('m String, h String', {rows})" if memory else f"(VALUES {rows}) AS v (m, h)"
    setup = (
        f"CREATE {kind} {quoted(engine.name, 'logs')} {memory} AS SELECT m, h, 1 AS i FROM {values}"
    )
    columns = Columns("m", "i", "i", host="h", groups=(("raw", "m"), ("who", "h")))
    text = statement(
        engine.name, "logs", columns, lists, by=("raw", "who", "model"), aliases=ALIASES
    )

    ((heads, found),) = engine.answers([setup], [text])

    reasons = [heads.index(one) for one in ("unknown_model", "membership", "other_host")]
    assert REASONS[:3] == ("unknown_model", "membership", "other_host")
    told = {}
    for row in found:
        (why,) = [heads[place] for place in reasons if row[place] == "1"] or [row[2] or ""]
        told[row[0], row[1]] = why
    wrong = {pair: (told[pair], meant) for pair, meant in expected.items() if told[pair] != meant}
    unlisted = {pair for pair, (_, meant) in wrong.items() if meant == "no-such-model"}
    assert wrong.keys() == unlisted
    assert all(told[pair] == "unknown_model" for pair in unlisted)
