"""Layouts as they are typed on the command line."""

import random

import pytest

from kimi_calc.usage_logs.tables.layouts import COLUMNS, Layout
from kimi_calc.usage_logs.tables.typed_layouts import (
    LayoutError,
    layout_of,
    said,
    zone_of,
    zone_said,
)

HEADINGS = ("日期", "模型", "输入", "缓存命中", "输出", "In, tokens", 'the "out"', "Requests")


def test_a_whole_layout() -> None:
    text = (
        "model=模型,time=日期,input=输入,cached=缓存命中,output=输出,cache=excluded,zone=+08:00,"
        "rows=totals"
    )
    assert layout_of(text, HEADINGS) == Layout(
        "模型",
        "日期",
        "输入",
        "缓存命中",
        output="输出",
        input_includes_cache=False,
        zone=28_800,
        rows_are="totals",
    )


@pytest.mark.parametrize(
    "text",
    [
        'fixed_model=kimi-k3,input="In, tokens",output="the ""out""",requests=requests,unit=K',
        ' FIXED-MODEL=kimi-k3 ; Input = "in,Tokens";output="the ""out""";request=REQUESTS;unit=k',
        'fixed_model=kimi-k3，input="In, tokens"，output="the ""out"""；calls=requests；unit＝千，',
    ],
)
def test_marks_of_any_keyboard_part_and_case_is_free(text: str) -> None:
    assert layout_of(text, HEADINGS) == Layout(
        fixed_model="kimi-k3",
        input="In, tokens",
        output='the "out"',
        requests="Requests",
        unit=1000,
    )


BASE = "model=模型,input=输入,output=输出"


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        ("", "missing", "model=…"),
        ("model=模型,output=输出", "missing", "input=…"),
        (f"{BASE},cache=excluded", "missing", "cached=…"),
        ("模型", "no_pair", "name=column"),
        (f"{BASE},tax=日期", "unknown_name", "written_5m"),
        (f"{BASE},time=Datum", "no_such_column", "日期, 模型"),
        (f"{BASE},time=", "no_such_column", "the columns are"),
        (f"{BASE},input=输入", "given_twice", "keep one"),
        (f"{BASE},prompt=输入", "given_twice", "keep one"),
        (f"{BASE},cache=yes", "not_a_choice", "included or excluded"),
        (f"{BASE},rows=days", "not_a_choice", "requests or totals"),
        (f"{BASE},zone=Beijing", "not_a_choice", "+08:00"),
        (f"{BASE},zone=+15:00", "not_a_choice", "+08:00"),
        (f"{BASE},unit=0", "not_a_choice", "1000"),
        (f"{BASE},fixed_model=", "not_a_choice", "kimi-k2.6"),
        (f'{BASE},time="日期', "no_pair", "quotes"),
    ],
)
def test_what_is_wrong_names_the_remedy(text: str, code: str, remedy: str) -> None:
    with pytest.raises(LayoutError) as caught:
        layout_of(text, HEADINGS)
    assert caught.value.code == code
    assert remedy in str(caught.value)


def test_only_some_headings_of_many_are_named() -> None:
    with pytest.raises(LayoutError, match="and 960 more"):
        layout_of("model=x", [f"c{number}" for number in range(1000)])


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("+08:00", 28_800), ("+8", 28_800), ("-05:30", -19_800), ("UTC", 0), ("z", 0)),
        *(("utc+8", 28_800), ("+0000", 0), ("－3", -10_800)),
    ],
)
def test_zones(text: str, seconds: int) -> None:
    assert zone_of(text) == seconds
    assert zone_of(zone_said(seconds)) == seconds


def test_what_is_said_is_read_again() -> None:
    dice = random.Random(11)
    marks = 'ab 输入,;"=（)：，'
    for _ in range(300):
        headings = {"".join(dice.choices(marks, k=6)).strip() for _ in range(30)} - {""}
        names = dice.sample(sorted(headings), len(COLUMNS))
        columns = dict(zip(COLUMNS, names, strict=True))
        kept = {name: columns[name] for name in COLUMNS if dice.random() < 0.7}
        needed = {name: columns[name] for name in ("model", "input", "cached", "output")}
        layout = Layout(**{**kept, **needed})._replace(  # type: ignore[arg-type]
            input_includes_cache=dice.random() < 0.5,
            zone=dice.choice((None, 0, 28_800, -12_600)),
            rows_are=dice.choice(("requests", "totals")),
            unit=dice.choice((0, 1, 1000)),
        )
        assert layout_of(said(layout), sorted(headings)) == layout
