"""Layouts that were told once: by their headings, in a file that nothing else depends on."""

import json
import random
from pathlib import Path

import pytest

from kimi_calc.usage_logs import kept_json
from kimi_calc.usage_logs.tables.guessing import Guess
from kimi_calc.usage_logs.tables.known_layouts import FILE_NAME, MOST, KnownLayouts
from kimi_calc.usage_logs.tables.layout_choice import layout_for
from kimi_calc.usage_logs.tables.layouts import Layout, fitted

HEADINGS = ("日期", "模型", "输入", "缓存命中", "输出", "备注")
LAYOUT = Layout(
    "模型",
    "日期",
    "输入",
    "缓存命中",
    output="输出",
    input_includes_cache=False,
    zone=-18_000,
    rows_are="totals",
    unit=1000,
)


def test_a_layout_comes_back_for_the_same_columns(tmp_path: Path) -> None:
    known = KnownLayouts(tmp_path)
    assert known.get(HEADINGS) is None
    known.remember(HEADINGS, LAYOUT)
    again = KnownLayouts(tmp_path)
    assert (len(again), again.problem) == (1, None)
    assert again.get(HEADINGS) == LAYOUT
    shuffled = ["", *random.Random(3).sample(HEADINGS, len(HEADINGS))]
    assert again.get(shuffled) == LAYOUT
    assert again.get(HEADINGS[:-1]) is None
    assert again.get((*HEADINGS, "more")) is None
    again.forget(HEADINGS)
    assert len(KnownLayouts(tmp_path)) == 0


def test_headings_are_compared_as_one_reads_them(tmp_path: Path) -> None:
    known = KnownLayouts(tmp_path)
    known.remember(
        ("Model", "In", "Out (tokens)"), Layout("Model", input="In", output="Out (tokens)")
    )
    found = KnownLayouts(tmp_path).get((" MODEL", "in", "out（TOKENS）"))
    assert found == Layout(" MODEL", input="in", output="out（TOKENS）")
    assert fitted(LAYOUT, ("日期", "模型")) is None
    # Those that differ in nothing else are told apart as they are written.
    alike = Layout("model", input="in", output="IN")
    assert fitted(alike, ("model", "IN", "in")) == alike


def test_only_whole_layouts_of_the_table_are_kept(tmp_path: Path) -> None:
    known = KnownLayouts(tmp_path)
    for layout in (LAYOUT._replace(model=""), LAYOUT._replace(key="密钥")):
        with pytest.raises(ValueError, match="no layout"):
            known.remember(HEADINGS, layout)
    assert not (tmp_path / FILE_NAME).exists()


def test_those_that_were_used_last_are_kept(tmp_path: Path) -> None:
    tables = [("m", "in", "out", f"column {number}") for number in range(MOST + 5)]
    layout = Layout("m", input="in", output="out")
    said = [{"headings": list(one), "columns": layout.columns} for one in tables]
    file = tmp_path / FILE_NAME
    file.write_text(json.dumps({"format": 1, "layouts": said}), encoding="utf-8")
    known = KnownLayouts(tmp_path)
    assert len(known) == MOST
    assert known.get(tables[4]) is None
    assert known.get(tables[5]) == layout
    known.remember(tables[5], layout)
    known.remember(("m", "in", "out", "new"), layout)
    again = KnownLayouts(tmp_path)
    assert again.get(tables[5])
    assert again.get(tables[6]) is None


def test_what_was_saved_can_be_loaded_whatever_headings_are(tmp_path: Path) -> None:
    layout = Layout("m", input="i", output="o")
    known = KnownLayouts(tmp_path)
    known.remember(HEADINGS, LAYOUT)
    odd = ("m", "i", "o", "half \ud83d", "\0", "\ufeff", '"')
    known.remember(odd, layout)
    long, many = ("m", "i", "o", "x" * 501), ("m", "i", "o", *map(str, range(1000)))
    for headings in (long, many):
        known.remember(headings, layout)
        assert known.get(headings) == layout
    again = KnownLayouts(tmp_path)
    assert again.problem is None
    assert (again.get(odd), again.get(HEADINGS)) == (layout, LAYOUT)
    assert again.get(long) is again.get(many) is None
    # Of tables with the longest headings those that were used last are kept.
    for number in range(12):
        known.remember(("m", "i", "o", *(f"{n}{number}".ljust(400) for n in range(900))), layout)
        assert (tmp_path / FILE_NAME).stat().st_size <= kept_json.MOST_BYTES
    again = KnownLayouts(tmp_path)
    assert again.problem is None
    assert len(again) > 3


def test_two_windows_keep_what_each_was_told(tmp_path: Path) -> None:
    one, other = KnownLayouts(tmp_path), KnownLayouts(tmp_path)
    one.remember(HEADINGS, LAYOUT)
    other.remember(("m", "i", "o"), Layout("m", input="i", output="o"))
    assert len(KnownLayouts(tmp_path)) == 2


GOOD = {"headings": ["m", "i", "o"], "columns": {"model": "m", "input": "i", "output": "o"}}


@pytest.mark.parametrize(
    "wrong",
    [
        *(None, 5, [], {}, {"headings": ["m"]}, {**GOOD, "headings": "mio"}),
        *({**GOOD, "headings": ["m", "i", 5]}, {**GOOD, "columns": {"model": "m", "input": "i"}}),
        *({**GOOD, "columns": {**GOOD["columns"], "tax": "m"}}, {**GOOD, "zone": 10**6}),  # type: ignore[dict-item]
        *({**GOOD, "zone": True}, {**GOOD, "unit": -1}, {**GOOD, "unit": "K"}),
        *({**GOOD, "rows_are": "rows"}, {**GOOD, "rows_are": []}, {**GOOD, "fixed_model": 5}),
        *({**GOOD, "input_includes_cache": 0}, {**GOOD, "input_includes_cache": False}),
        {**GOOD, "headings": ["m", "i", "x"]},
    ],
)
def test_a_layout_that_is_none_costs_itself_alone(tmp_path: Path, wrong: object) -> None:
    text = json.dumps({"format": 1, "layouts": [wrong, GOOD]})
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    known = KnownLayouts(tmp_path)
    assert known.problem is None
    assert len(known) == 1
    assert known.get(("m", "i", "o")) == Layout("m", input="i", output="o")


def test_what_cannot_be_read_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_text('{"format": 3, "layouts": []}', encoding="utf-8")
    known = KnownLayouts(tmp_path)
    assert known.problem == "newer"
    with pytest.raises(kept_json.NewerVersion):
        known.remember(HEADINGS, LAYOUT)
    assert known.get(HEADINGS) == LAYOUT
    assert file.read_text(encoding="utf-8") == '{"format": 3, "layouts": []}'
    file.write_text("[" * 100_000, encoding="utf-8")
    known = KnownLayouts(tmp_path)
    assert known.problem == "damaged"
    known.remember(HEADINGS, LAYOUT)
    assert KnownLayouts(tmp_path).get(HEADINGS) == LAYOUT


def test_what_is_told_comes_before_what_is_known_and_that_before_a_guess(tmp_path: Path) -> None:
    rows = [("2026-09-01", "kimi-k3", 100, 60, 7, "")]
    open_ = layout_for(HEADINGS, rows)
    assert isinstance(open_, Guess)
    assert open_.doubts == ("cache",)
    known = KnownLayouts(tmp_path)
    known.remember(HEADINGS, LAYOUT)
    assert layout_for(HEADINGS, rows, known=known) == LAYOUT
    told = LAYOUT._replace(unit=1)
    others = Layout("Model", input="In", output="Out")
    assert layout_for(HEADINGS, rows, (others, told), known) == told
    sure = layout_for(HEADINGS, [("2026-09-01", "kimi-k3", 50, 60, 7, "")])
    assert isinstance(sure, Layout)
    assert not sure.input_includes_cache
