"""Records grouped by a column that isn't among the usual ones."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.viewmodels.usage_dimensions import offered
from kimi_calc.viewmodels.usage_logs import UsageLogs

TABLE = """request_id,created_at,model,api_key,prompt_tokens,cached_tokens,completion_tokens,地区,c
a,1790000000,kimi-k2.6,k1,1000,0,10,北京,3
b,1790000001,kimi-k2.6,k2,2000,500,10,上海,4
c,1790000002,kimi-k2.6,k1,4000,0,10,北京,3
"""
REPLY = (
    '{"id": "x%d", "created": 1790000000, "model": "kimi-k2.6", "team": "%s", '
    '"usage": {"prompt_tokens": %d, "completion_tokens": 1}}\n'
)


def test_columns_that_hold_words_are_told(tmp_path: Path) -> None:
    table, log = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text(TABLE, "utf-8")
    log.write_text(REPLY % (1, "ops", 5) + REPLY % (2, "web", 7), "utf-8")
    reading = read_usage(Asked((str(table), str(log))))
    assert "地区" in reading.columns
    assert "team" in reading.columns
    assert {"c", "prompt_tokens", "created_at", "usage"}.isdisjoint(reading.columns)


def test_groups_by_another_column(tmp_path: Path, qtbot: QtBot) -> None:
    table, log = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text(TABLE, "utf-8")
    log.write_text(REPLY % (1, "ops", 5) + REPLY % (2, "web", 7), "utf-8")
    logs = UsageLogs()
    logs.add([table, log])
    qtbot.waitUntil(lambda: logs.stage == "shown")
    assert logs.sums
    _, others = offered(logs.sums, logs.reading)
    assert {"地区", "team"} <= set(others)
    assert "api_key" not in others  # which the table's layout uses
    logs.set_by("地区")
    assert logs.by == "model"  # until they are read again
    qtbot.waitUntil(lambda: logs.stage == "shown")
    assert logs.by == "地区"
    assert {one.values[0]: one.input for one in logs.groups} == {"北京": 5000, "上海": 2000, "": 12}
    logs.set_by("team")
    qtbot.waitUntil(lambda: logs.by == "team" and logs.stage == "shown")
    assert {one.values[0]: one.input for one in logs.groups} == {"ops": 5, "web": 7, "": 7000}
    logs.close()
