"""Files that are no estimate: all faults are told, each with its place and what to do about it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty_estimates import CONTENTS, EDITS, NO_FILES, RIGHT, of_path, refused

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.files import (
    MOST_BYTES,
    EstimateError,
    estimate_of_text,
    read_estimate,
    written,
)
from kimi_calc.estimates.messages import MESSAGES

LONG = "# " + "x" * (32 << 10) + "\n"
"""What makes a file a long one, which is read in parts."""

Refusal = Callable[[bytes], EstimateError]


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    """The error that a file of this content is refused with."""
    return lambda content: refused(tmp_path / "e.kimicalc", content)


def told(error: EstimateError) -> list[tuple[str, int | None, int | None]]:
    return [(fault.code, fault.line, fault.column) for fault in error.faults]


def test_the_right_file_is_right() -> None:
    estimate = estimate_of_text(RIGHT, "x")
    assert [item.name for item in estimate.items] == ["First", "Second", ""]
    assert estimate_of_text(written(estimate), "x") == estimate
    assert estimate_of_text(LONG + RIGHT, "x") == estimate


def test_every_code_is_that_of_some_file(refusal: Refusal) -> None:
    for code, content in CONTENTS.items():
        error = refusal(content)
        assert error.faults[-1].code == code, error.faults
        assert code == "more_faults" or len(error.faults) == 1, error.faults
    assert {*MESSAGES} - {*CONTENTS, *NO_FILES} == {"too_large", "not_priced"}


@pytest.mark.parametrize("code", EDITS)
def test_a_long_file_has_the_same_faults(refusal: Refusal, code: str) -> None:
    error = refusal(CONTENTS[code])
    in_parts = refusal(LONG.encode() + CONTENTS[code])
    if code in {"too_much", "more_faults", "not_yaml"}:
        # More is read of a long file; what isn't YAML is told where its part ends.
        assert in_parts.code in {code, "too_much"}
        return
    places = [(one, line and line + 1, column) for one, line, column in told(error)]
    assert told(in_parts) == places


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("input: 2000", "input: §2k", "input"),
        ("cached: 1000", "cached: §-1", "cached"),
        ("{5m: 500}", "{5m: §5.0}", "5m"),
        ("{5m: 500}", "{§5x: 500}", "5x"),
        ("{web_search: 2}", "{web_search:§ }", "web_search"),
        ("90%", "§90", "cache_hits"),
        ("90%", "§-1%", "cache_hits"),
        ("90%", "§1e2%", "cache_hits"),
        ("rate: 10%", "rate: §1001%", "rate"),
        ("rate: 10%", "rate: §0.00001%", "rate"),
        ("months: 12", "months: §1201", "months"),
        ("period: once", "period: §Month", "period"),
        ("days: 30", "days: §1_0", "days"),
        ("days: 30", "days: §٣", "days"),
        ("list: b", "list: §''", "list"),
        ("model: short-1", "model: §[short-1]", "model"),
        ("turns: 2\n", "turns: 2\n    §input: 5\n", "input"),
        ("    turns: 2\n", "    §tuns: 2\n", "tuns"),
        ("rate: 9%", "rate: §101%", "rate"),
        ("rate: 9%", "rate: §0.00001%", "rate"),
        ("input: 2000", "input: 2000\n    §input: 2000", "input"),
        ("conversations: 50", "conversations: §x", "conversations"),
        ("reply: 30", "reply: 30\n    lifetime: §5x", "lifetime"),
        ("reply: 30", "reply: 30\n    lifetime: §''", "lifetime"),
        ("calls: {web_search: 0.03}", "calls: {web_search: §x}", "web_search"),
        ("input: 2000", "input: §100000", "input"),
    ],
)
def test_where_a_fault_is(refusal: Refusal, old: str, new: str, key: str) -> None:
    assert RIGHT.count(old) >= 1
    marked = RIGHT.replace(old, new, 1)
    before = marked[: marked.index("§")]
    error = refusal(marked.replace("§", "").encode())
    expected = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    found = {(fault.line, fault.column, fault.key) for fault in error.faults}
    assert (*expected, key) in found, error.faults


def test_all_faults_are_told_at_once(refusal: Refusal) -> None:
    text = RIGHT
    for code in ("not_a_number", "not_a_share", "not_a_rate", "not_a_period", "unknown_key"):
        text = text.replace(*EDITS[code], 1)
    error = refusal(text.encode())
    expected = ["unknown_key", "not_a_rate", "not_a_number", "not_a_share", "not_a_period"]
    assert [fault.code for fault in error.faults] == expected
    assert str(error).endswith("(and 4 more faults)")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # Whether an item fits its list is not known where the list has a fault.
        ([("id: long-1", "id: '?'")], ["not_an_id"]),
        ([("input: 4.00", "imput: 4.00")], ["misspelt_key"]),
        ([("  - key: b\n", "  - kex: b\n")], ["misspelt_key"]),
        ([("price_lists:", "price_list:")], ["misspelt_key"]),
        ([("items:", "itemz:")], ["misspelt_key"]),
        ([("items:", "itemz:"), ("input: 2000", "input: x")], ["misspelt_key", "not_a_number"]),
        # Nor is a request too long whose tokens can't be read.
        ([("input: 2000", "input: x"), ("turns: 2", "turns: x")], ["not_a_number"] * 2),
        ([("    list: b\n", "")], ["missing_key"]),
        ([("list: cny-2026-09-19", "lits: cny-2026-09-19")], ["misspelt_key"]),
        ([("    days: 30\n", "")], ["missing_key"]),
        ([("per_day: 3000", "per_day: 3000\n    requests: 1")], ["requests_or_per_day"]),
        ([("per_day: 3000", "perday: 3000")], ["misspelt_key"]),
        ([("growth: {rate: 10%, months: 12}", "growth: {}")], ["missing_key"]),
    ],
)
def test_no_fault_brings_others_with_it(
    refusal: Refusal, edits: list[tuple[str, str]], expected: list[str]
) -> None:
    text = RIGHT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    assert [fault.code for fault in refusal(text.encode()).faults] == expected


@pytest.mark.parametrize("digits", [1_000, 4_301, 10_000])
@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("input: 2000", "context_exceeded"),
        ("output: 400", "context_exceeded"),
        ("cached: 1000", "cached_over_input"),
        ("5m: 500", "written_over_input"),
        ("user: 20", "context_exceeded"),
        ("reply: 30", "context_exceeded"),
        ("turns: 2", "context_exceeded"),
        ("months: 12", "months_out_of_range"),
    ],
)
def test_numbers_that_fill_pages_are_told_shortened(
    refusal: Refusal, old: str, code: str, digits: int
) -> None:
    """Python itself writes no number of more than 4300 digits."""
    key, _ = old.split(": ")
    error = refusal(RIGHT.replace(old, f"{key}: {'9' * digits}", 1).encode())
    assert (error.code, error.key) == (code, "written" if key == "5m" else _key_of(key))
    assert len(str(error)) < 500


def _key_of(key: str) -> str:
    return {"output": "input", "user": "turns", "reply": "turns"}.get(key, key)


def test_a_later_format_is_told_before_all_else(refusal: Refusal) -> None:
    text = "format: 12\nname: &x [\n\tnot: what: we know\n"
    for content in (text, LONG + text):
        error = refusal(content.encode())
        assert [fault.code for fault in error.faults] == ["later_format"]
        assert "'12'" in str(error)
        assert "reads 1:" in str(error)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "huge.kimicalc"
    with file.open("wb") as huge:
        huge.truncate(MOST_BYTES + 1)
    assert of_path(file).code == "too_large"
    with pytest.raises(EstimateError):
        estimate_of_text("#" * (MOST_BYTES + 1), "x")


def test_what_would_be_too_large_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    from kimi_calc.estimates import writing

    monkeypatch.setattr(writing, "MOST_BYTES", 100)
    with pytest.raises(EstimateError):
        written(estimate_of_text(RIGHT, "x"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "pipe.kimicalc"
    os.mkfifo(path)
    code = f"""
from pathlib import Path
from kimi_calc.estimates.files import EstimateError, read_estimate
try:
    read_estimate(Path({str(path)!r}))
except EstimateError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        timeout=60,
    )
    assert "no ordinary file" in done.stdout


@pytest.mark.parametrize("path", ["/dev/zero", "a\0b", "x" * 5000, "none/none.kimicalc", "."])
def test_what_is_no_file(path: str) -> None:
    assert of_path(path).code in {"no_ordinary_file", "unreadable"}


def test_encodings(tmp_path: Path) -> None:
    file = tmp_path / "e.kimicalc"
    right = estimate_of_text(RIGHT, "x")
    for content in (RIGHT.encode("utf-8-sig"), RIGHT.replace("\n", "\r\n").encode()):
        file.write_bytes(content)
        assert read_estimate(file) == right
    assert "GBK" in str(refused(file, CONTENTS["maybe_gbk"]))
    assert "UTF-16" in str(refused(file, CONTENTS["utf_16"]))


# Files that people have edited


STYLES: dict[str, Callable[[str], str]] = {
    "lists at the margin": lambda text: re.sub(r"(?m)^  ", "", text),
    "wide lists": lambda text: re.sub(r"(?m)^( *)- ", r"\1-   ", text.replace("    ", "      ")),
    "comments": lambda text: text.replace("\n", " # why\n").replace("items:", "# x\n\nitems:"),
    "single quotes": lambda text: text.replace("First", "'First'").replace("a note", "'a note'"),
    "flow": lambda text: text.replace(
        "  - model: long-1\n    list: b\n    input: 5\n    cache_hits: 50%\n    output: 1\n"
        "    requests: 7\n",
        "  - {model: long-1, list: b, input: 5, cache_hits: 50%, output: 1, requests: 7}\n",
    ),
    "folded": lambda text: text.replace("a note", ">-\n      a\n      note"),
    "literal": lambda text: text.replace("a note", "|-\n      a note"),
    "over lines": lambda text: text.replace("a note", "a\n      note"),
    "braces over lines": lambda text: text.replace(", months", ",\n      months"),
    "a document": lambda text: f"# mine\n---\n{text}",
    "keys in quotes": lambda text: text.replace("name:", '"name":').replace("group:", "'group':"),
    "no end of line": lambda text: text.rstrip("\n"),
    "items first": lambda text: text[text.index("items:") :] + text[: text.index("items:")],
}


@pytest.mark.parametrize("style", STYLES)
def test_a_file_in_another_style_opens(style: str) -> None:
    text = STYLES[style](RIGHT)
    assert text != RIGHT
    assert estimate_of_text(text, "x") == estimate_of_text(RIGHT, "x")
    head = "" if style == "a document" else LONG
    filler = "" if head else "\n# " + "x" * (32 << 10) + "\n"
    assert estimate_of_text(head + text + filler, "x") == estimate_of_text(RIGHT, "x")


def test_json_is_yaml() -> None:
    import json

    import yaml

    text = json.dumps(yaml.load(RIGHT, yaml.BaseLoader), indent=1, ensure_ascii=False)  # noqa: S506
    assert estimate_of_text(text, "x") == estimate_of_text(RIGHT, "x")


def test_nothing_of_the_estimate_is_read_from_the_lists_here() -> None:
    from unittest.mock import patch

    with patch("kimi_calc.price_lists.catalogue.load_price_list", side_effect=AssertionError):
        assert isinstance(estimate_of_text(RIGHT, "x"), Estimate)
