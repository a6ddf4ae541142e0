"""OpenRouter: its activity as a table, a request each, and what it tells of one generation."""

from __future__ import annotations

from kimi_calc.usage_logs.counts import count, count_or_none
from kimi_calc.usage_logs.format import Context, Format, Record
from kimi_calc.usage_logs.labels import first, host_of, is_true, key_label, label, model_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable

UTC = 0
"""Its times name no zone."""


def recognises(record: Record) -> bool:
    """Columns of the table, or of a generation."""
    return "tokens_prompt" in record and "tokens_completion" in record


def read(record: Record, context: Context) -> Entry:
    """One row. Other hosts have other prices; what was reasoned is in the output."""
    native = record.get("native_tokens_prompt") not in (None, "")  # as the model itself counts
    before = "native_tokens_" if native else "tokens_"
    cancelled = is_true(record.get("cancelled"))
    told = count_or_none(record[f"{before}prompt"], f"{before}prompt")
    out = count_or_none(record.get(f"{before}completion"), f"{before}completion")
    if cancelled and not told and not out:
        raise NotUsage
    prompt = count(told, f"{before}prompt")
    cached = count_or_none(record.get(f"{before}cached"), f"{before}cached")
    hit = cached or 0
    if hit > prompt:
        raise Unreadable("parts_over_input", f"{before}cached", str(hit))
    ident = first(record, "generation_id", "id")
    return Entry(
        model_of(record.get("model") or record.get("model_permaslug")),
        context.days.of(record.get("created_at"), UTC),
        prompt - hit,
        hit,
        0,
        0,
        count(out, f"{before}completion"),
        (
            key_label(first(record, "api_key_name", "api_key")),
            first(record, "user", "user_id", "external_user"),
            first(record, "app_name", "app_id"),
            "",
        ),
        ident if ident.startswith("gen-") or not ident else f"openrouter {ident}",
        host=_host(record),
        has_split=cached is not None,
    )


def _host(record: Record) -> str:
    """Who answered; OpenRouter itself where it doesn't say."""
    provider = label(record.get("provider_name")).strip()
    return host_of(provider) if provider else "OpenRouter"


FORMAT = Format("openrouter", recognises, read)
