"""FastGPT: what the nodes of an answer used; totals, without a word of the cache.

The usage that its own chat completions give is 1 and 1, whatever was used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.counts import count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.formats.chat import time_of
from kimi_calc.usage_logs.json_texts import list_of, object_of
from kimi_calc.usage_logs.labels import first, groups_of, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

_INPUT, _OUTPUT = ("inputTokens", "promptTokens"), ("outputTokens", "completionTokens")
_NODE = ("moduleType", "moduleName")
_TIMES = ("time", "createTime", "updateTime")


def recognises(record: Record) -> bool:
    """A reply with its nodes, a node, or a row of a collection of nodes."""
    nodes = record.get("responseData")
    if type(nodes) is list or (type(nodes) is str and nodes[:1] == "["):
        return True
    data = record.get("data")
    node = data if type(data) is dict else record
    return all(name in node for name in _NODE) and any(name in node for name in (*_INPUT, *_OUTPUT))


def read(record: Record, context: Context) -> Entry:
    """One reply, or one node: how often a node asked its model isn't told for certain."""
    nodes = list_of(record.get("responseData"), "responseData")
    if "responseData" not in record:
        nodes = [object_of(record.get("data"), "data") or record]
    told = [found for node in nodes if type(node) is dict and (found := _told(node))]
    if not told:
        raise NotUsage
    models = sorted({model for model, _, _ in told})
    if len(models) > 1:
        raise Unreadable("contradiction", "model", ", ".join(models))
    time = next((record[name] for name in _TIMES if record.get(name)), None)
    ident = first(record, "dataId", "chatItemDataId", "_id")  # its id is that of the whole chat
    if ident and "responseData" not in record:
        ident = f"{ident} {first(nodes[0], 'id', 'nodeId')}"
    return Entry(
        model_of(models[0]),
        context.days.of(time or time_of(record)),
        sum(prompt for _, prompt, _ in told),
        0,
        0,
        0,
        sum(output for _, _, output in told),
        groups_of(record),
        f"fastgpt {ident}" if ident else "",
        requests=0,
        has_split=False,
    )


def _told(node: Mapping[str, Any]) -> tuple[str, int, int] | None:
    """Model, input and output of a node; None of one that asked no model."""
    prompt, output = _number(node, _INPUT), _number(node, _OUTPUT)
    if prompt is None and output is None:
        if count_or_none(node.get("tokens"), "tokens"):
            raise Unreadable("no_count", "inputTokens")  # the sum alone, as old versions have it
        return None
    if not prompt and not output:
        return None
    if prompt is None or output is None:
        raise Unreadable("no_count", _INPUT[0] if prompt is None else _OUTPUT[0])
    return first(node, "model"), prompt, output


def _number(node: Mapping[str, Any], names: tuple[str, ...]) -> int | None:
    for name in names:
        found = count_or_none(node.get(name), name)
        if found is not None:
            return found
    return None


FORMAT = Format("fastgpt", recognises, read)
