"""Dify: events, replies, nodes of workflows, its table of messages."""

from __future__ import annotations

from typing import Any

from usage_logs.made_up_gates import as_row
from usage_logs.one_record import context, day_of, is_not_usage, name_of, read, refusal

USAGE = {
    "prompt_tokens": 900,
    "completion_tokens": 120,
    "total_tokens": 1020,
    "total_price": "0.0091",
    "currency": "RMB",
}


def end(**more: Any) -> dict[str, Any]:
    told = {"event": "message_end", "task_id": "t-1", "message_id": "m-1", "id": "m-1"}
    return told | {"created_at": 1789000001, "metadata": {"usage": USAGE}} | more


def node(**more: Any) -> dict[str, Any]:
    said = {"model_provider": "langgenius/moonshot/moonshot", "model_name": "kimi-k2.6"}
    data: dict[str, Any] = {"id": "n-1", "node_type": "llm", "title": "回答"}
    data |= {"process_data": said | {"usage": USAGE}, "created_at": 1789000000} | more
    return {"event": "node_finished", "task_id": "t-1", "workflow_run_id": "w-1", "data": data}


def test_the_end_of_a_message_is_an_upper_bound() -> None:
    entry = read(end())
    assert entry[2:7] == (900, 0, 0, 0, 120)
    assert (entry.model, entry.has_split, entry.ident) == ("dify", False, "dify m-1")
    assert (day_of(entry), entry.requests) == ("2026-09-10", 1)
    assert read(as_row(end())) == entry


def test_a_whole_reply_says_its_mode() -> None:
    assert read(end(event="message", mode="chat", answer="…")).requests == 1
    assert read(end(event="message", mode="advanced-chat", answer="…")).requests == 0
    assert read(end(event=None, answer="…")).output == 120


def test_pieces_use_nothing() -> None:
    piece = {"event": "message", "task_id": "t", "message_id": "m", "answer": "Hi"}
    for told in (piece, piece | {"event": "ping"}, piece | {"event": "node_started"}):
        assert is_not_usage(told)


def test_an_agent_may_have_asked_more_than_once() -> None:
    within = context()
    assert is_not_usage({"event": "agent_thought", "task_id": "t-1", "message_id": "m"}, within)
    assert read(end(), within).requests == 0
    assert read(end(task_id="t-2"), within).requests == 1


def test_a_node_names_its_model_and_its_run_isnt_counted_again() -> None:
    within = context()
    entry = read(node(), within)
    assert (entry.model, entry.host, entry.plain) == ("kimi-k2.6", "", 900)
    assert entry.groups == ("", "", "", "回答")
    assert is_not_usage(end(), within)
    assert read(end(task_id="t-2"), within).plain == 900


def test_nodes_of_other_hosts_and_of_other_kinds() -> None:
    other = {"model_provider": "langgenius/siliconflow/siliconflow", "model_name": "kimi-k2"}
    assert read(node(process_data=other | {"usage": USAGE})).host == "siliconflow"
    outputs = {"text": "…", "usage": USAGE}
    assert read(node(process_data={"model_name": "kimi-k2.6"}, outputs=outputs)).plain == 900
    assert is_not_usage(node(node_type="code", process_data={}))


def test_a_run_in_one_number_is_refused() -> None:
    data = {"id": "w", "status": "succeeded", "total_tokens": 50}
    assert refusal({"workflow_run_id": "w", "task_id": "t", "data": data})[0] == "no_usage"
    assert is_not_usage({"event": "workflow_finished", "workflow_run_id": "w", "data": data})


def test_the_table_of_messages_names_models() -> None:
    row = {"id": "m", "app_id": "a", "model_id": "kimi-k3", "model_provider": "moonshot"}
    row |= {"message_tokens": "90", "answer_tokens": "8", "created_at": "2026-09-02 20:00:00"}
    entry = read(row | {"from_end_user_id": "u"})
    assert (entry.model, entry.plain, entry.output, entry.host) == ("kimi-k3", 90, 8, "")
    assert day_of(entry) == "2026-09-03"  # its times are of UTC
    assert entry.groups == ("", "u", "a", "")


def test_what_is_not_difys() -> None:
    assert name_of({"event": "message"}) == ""
    assert name_of({"metadata": {"usage": USAGE}}) == ""
