"""OpenRouter's activity as its API tells it: totals of days in UTC, without the cache."""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_0
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.labels import first, host_of, model_of
from kimi_calc.usage_logs.records import Entry

_PROMPT = ("prompt_tokens", "promptTokens")
_OUTPUT = ("completion_tokens", "completionTokens")
_ENDPOINT = ("endpoint_id", "endpointId", "byok_usage_inference", "byokUsageInference")
_SLUG = ("model_permaslug", "modelPermaslug")


def recognises(record: Record) -> bool:
    """Fields of a day, as the API writes them or as the client libraries do."""
    return (
        "date" in record
        and "requests" in record
        and any(name in record for name in _PROMPT)
        and any(name in record for name in (*_SLUG, *_ENDPOINT))
    )


def read(record: Record, context: Context) -> Entry:
    """A day of a model at one provider."""
    date = record["date"]
    day = context.days.of(date[:10] if type(date) is str else date)
    prompt = count(_first(record, _PROMPT), "prompt_tokens")
    output = count(_first(record, _OUTPUT), "completion_tokens")
    requests = count_or_0(record["requests"], "requests")
    model = first(record, "model", *_SLUG)
    provider = first(record, "provider_name", "providerName")
    endpoint = first(record, *_ENDPOINT[:2])
    # Days of two keys differ in nothing but their numbers.
    told = f"{day} {model} {provider} {endpoint} {requests} {prompt} {output}"
    return Entry(
        model_of(model),
        day,
        prompt,
        0,
        0,
        0,
        output,
        ident=f"openrouter-day {told} {record.get('usage')}",
        host=host_of(provider) if provider else "OpenRouter",
        requests=requests,
        has_split=False,
    )


def _first(record: Record, names: tuple[str, ...]) -> object:
    return next((record[name] for name in names if record.get(name) is not None), None)


FORMAT = Format("openrouter-days", recognises, read)
