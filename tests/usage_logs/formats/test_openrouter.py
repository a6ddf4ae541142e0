"""OpenRouter's activity: the table, its API, and one generation."""

from __future__ import annotations

from typing import Any

from usage_logs.made_up_gates import as_row
from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal


def row(**more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"created_at": "2026-09-02 20:37:51.271", "cancelled": "false"}
    told |= {"model_permaslug": "moonshotai/kimi-k2.6", "provider_name": "Moonshot AI"}
    told |= {"tokens_prompt": "3000", "tokens_completion": "240", "tokens_reasoning": "40"}
    told |= {"tokens_cached": "2048", "cost_total": "0.00218", "cost_cache": "-0.00161"}
    return told | {"app_name": "kefu", "api_key_name": "prod", "generation_id": "gen-1"} | more


def test_a_request_has_its_hits() -> None:
    entry = read(row())
    assert entry[2:7] == (952, 2048, 0, 0, 240)  # what was reasoned is in the output
    assert (entry.model, entry.host, entry.has_split) == ("moonshotai/kimi-k2.6", "", True)
    assert entry.groups == ("prod", "", "kefu", "")
    assert entry.ident == "gen-1"


def test_times_are_of_utc() -> None:
    assert day_of(read(row())) == "2026-09-03"
    assert day_of(read(row(), context(zone=0))) == "2026-09-02"


def test_other_hosts_have_other_prices() -> None:
    for provider, host in (
        ("Moonshot", ""),
        ("moonshotai", ""),
        ("Fireworks", "Fireworks"),
        ("", "OpenRouter"),
    ):
        assert read(row(provider_name=provider)).host == host


def test_cancelled_requests_count_for_what_they_used() -> None:
    assert read(row(cancelled="true")).output == 240
    assert is_not_usage(row(cancelled="true", tokens_prompt="0", tokens_completion="0"))
    assert is_not_usage(row(cancelled=True, tokens_prompt="", tokens_completion=""))
    assert refusal(row(tokens_prompt=""))[0] == "no_count"


def test_without_the_column_of_hits_it_is_an_upper_bound() -> None:
    told = row()
    del told["tokens_cached"]
    assert (read(told).plain, read(told).has_split) == (3000, False)
    assert refusal(row(tokens_cached="3001"))[0] == "parts_over_input"


def test_a_generation_is_told_as_the_model_counts_it() -> None:
    told = row(model="moonshotai/kimi-k2.6", id="gen-2", generation_id=None)
    told |= {"native_tokens_prompt": 2900, "native_tokens_completion": 230}
    entry = read(told | {"native_tokens_cached": 2000, "native_tokens_reasoning": 30})
    assert entry[2:7] == (900, 2000, 0, 0, 230)
    assert entry.ident == "gen-2"


def day(**more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"date": "2026-09-02", "model": "moonshotai/kimi-k2.6"}
    told |= {"model_permaslug": "moonshotai/kimi-k2.6-20260420", "endpoint_id": "e1"}
    told |= {"provider_name": "Moonshot AI", "usage": 0.25, "byok_usage_inference": 0}
    told |= {"requests": 5, "prompt_tokens": 5000, "completion_tokens": 125}
    return told | {"reasoning_tokens": 25} | more


CAMEL = {
    "date": "2026-09-02",
    "model": "moonshotai/kimi-k2.6",
    "modelPermaslug": "moonshotai/kimi-k2.6-20260420",
    "endpointId": "e1",
    "providerName": "Moonshot AI",
    "usage": 0.25,
    "byokUsageInference": 0,
    "requests": 5,
    "promptTokens": 5000,
    "completionTokens": 125,
    "reasoningTokens": 25,
}


def test_a_day_is_a_total_without_a_split() -> None:
    entry = read(day())
    assert entry[2:7] == (5000, 0, 0, 0, 125)
    assert (entry.requests, entry.has_split, entry.host) == (5, False, "")
    assert read(CAMEL) == entry
    assert read(as_row(day()))[:7] == entry[:7]


def test_a_day_of_utc_is_as_it_stands_there() -> None:
    for zone in (-8, 0, 8):
        for written in ("2026-09-02", "2026-09-02 00:00:00"):
            assert day_of(read(day(date=written), context(zone))) == "2026-09-02"


def test_days_of_two_keys_are_two() -> None:
    assert read(day()).ident == read(day()).ident
    assert read(day(requests=6)).ident != read(day()).ident


def test_rankings_are_something_else() -> None:
    assert name_of({"date": "2026-09-02", "model_permaslug": "x", "total_tokens": 5}) == ""
