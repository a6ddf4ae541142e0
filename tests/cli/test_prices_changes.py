"""`kimi-calc prices`: what changed from one list to another, what is wrong with one, refusals."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from cli.answers import OWN, refused, row, said
from systems import COMPANY_VARIABLE, copy_program

Run = Callable[..., CompletedProcess[str]]


# What changed


def test_what_changed_from_one_list_to_another(prices: Run) -> None:
    text = said(prices("--diff", "cny-2026-07-16", "cny-2026-09-19"))
    assert "new price   kimi-k3 cache_write:1h" in text
    assert text.count("gone model") == 7
    assert row(text, "cheaper") == [
        "cheaper",
        "per_call:web_search",
        *["0.03", "->", "0.01", "-66.7%"],
    ]
    back = said(prices("--diff", "cny-2026-09-19", "cny-2026-07-16"))
    assert row(back, "dearer")[-1] == "+200.0%"
    assert back.count("new model") == 7


def test_a_difference_says_which_price_it_is(prices: Run, tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_text(OWN.replace("1048576", "500000"), "utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(
        OWN.replace("1048576", "600000").replace("input: 30", "input: 33").replace(": 10,", ": 9,"),
        "utf-8",
    )
    text = said(prices("--diff", str(file), str(other)))
    assert row(text, "context") == ["context", "kimi-k3", "500,000", "->", "600,000"]
    cheaper_row = ["cheaper", "kimi-k3", "batch", "input", "10.00", "->", "9.00", "-10.0%"]
    assert row(text, "cheaper") == cheaper_row
    assert "new price   kimi-k3 up to 600,000 input" in text
    data = json.loads(said(prices("--diff", str(file), str(other), "--json")))
    assert data["currency"] == "CNY"
    assert data["differences"][0] == {
        "kind": "context",
        "model": "kimi-k3",
        "service": "",
        "charge": None,
        "up_to": None,
        "before": "500000",
        "after": "600000",
        "share": None,
    }
    (cheaper,) = (one for one in data["differences"] if one["kind"] == "cheaper")
    assert cheaper == {
        "kind": "cheaper",
        "model": "kimi-k3",
        "service": "batch",
        "charge": "input",
        "up_to": None,
        "before": "10.00",
        "after": "9.00",
        "share": "-0.1",
    }


def test_nothing_changed(prices: Run) -> None:
    assert "no price changed" in said(prices("--diff", "cny-2026-09-19", "cny-2026-09-19"))


def test_two_currencies_are_not_compared(prices: Run) -> None:
    line = refused(prices("--diff", "cny-2026-09-19", "usd-2026-09-19"))
    assert "name two lists of one currency" in line


# What is wrong


def test_all_faults_of_a_file_with_line_and_column(prices: Run, tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_text(OWN.replace("tax: included", "tax: 13%").replace("150.5", "-1"), "utf-8")
    result = prices("--check", str(file))
    assert (result.returncode, result.stderr) == (1, "")
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{file}:8:6: 'tax' is '13%': write included")
    assert second.startswith(f"{file}:18:59: 'output' is '-1': write a price")
    data = json.loads(prices("--check", str(file), "--json").stdout)
    assert "models" not in data
    assert [(one["line"], one["column"], one["key"], one["code"]) for one in data["faults"]] == [
        ("8", "6", "tax", "not_a_tax"),
        ("18", "59", "output", "not_a_price"),
    ]


def test_a_file_without_faults_says_what_it_holds(prices: Run, tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_text(OWN, "utf-8")
    text = said(prices("--check", str(file)))
    assert text.startswith(f"{file}: a price list without faults\n\ncny-2026-10-01@合同 2027, ")
    data = json.loads(said(prices("--check", str(file), "--json")))
    assert (data["name"], data["faults"]) == ("合同 2027", [])


def test_a_file_that_is_no_text_has_faults_without_a_line(prices: Run, tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_bytes(OWN.encode("utf-16"))
    result = prices("--check", str(file))
    assert result.returncode == 1
    assert result.stdout == f"{file}: the file is UTF-16: save it again as UTF-8\n"
    assert prices("--check", str(tmp_path)).returncode == 1


def test_the_programs_own_file_is_checked_and_not_its_compiled_form(
    root: Path, tmp_path: Path
) -> None:
    copy_program(root, tmp_path)
    file = tmp_path / "resources" / "prices" / "cny-2026-09-19.yaml"
    file.write_text(file.read_text("utf-8").replace("20.00", "dear", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kimi_calc", "prices", "--check", str(file)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "'input' is 'dear'" in done.stdout


# What can't be


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--list", "cny-2025-11-12"], "no file and no price list (cny-2025-11-11, "),
        (["--list", "README.md"], "README.md, line 1"),
        (["--diff", "cny-2025-11-11", "none"], "'none' is no file and no price list"),
        (["--diff", "cny-2025-11-11"], "expected 2 arguments"),
        (["--check", "none.yaml"], "'none.yaml' is not there: name a price list file"),
        (["--check", ""], "'' is not there"),
        (["--list", "a", "--check", "b"], "not allowed with argument"),
        (["--out", "x"], "--out belongs to --import"),
        (["--only-sure", "--list", "cny-2025-11-11"], "--only-sure belongs to --import"),
        (["--published", "2026-9-1"], "'2026-9-1' is no day: give one such as 2026-09-19"),
        (["--published", "2026-02-30"], "is no day"),
        (["--currency", "yuan"], "is no currency"),
        (["cny-2025-11-11"], "unrecognized arguments"),
        (["--import"], "expected at least one argument"),
    ],
    ids=str,
)
def test_a_bad_argument_is_told_in_one_line(prices: Run, arguments: list[str], part: str) -> None:
    assert part in refused(prices(*arguments))


def test_no_qt_is_loaded(root: Path, tmp_path: Path) -> None:
    code = """
import sys
from kimi_calc.cli.main import main
for arguments in (
    ["prices"], ["prices", "--list", "cny-2026-09-19"], ["prices", "--json"],
    ["prices", "--diff", "cny-2026-07-16", "cny-2026-09-19"],
):
    assert main(arguments) == 0
print([name for name in sys.modules if name.startswith(("PySide", "shiboken"))], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=os.environ | {"KIMI_CALC_HOME": str(tmp_path), COMPANY_VARIABLE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "[]"
    assert re.search("^cny-2026-07-16 -> cny-2026-09-19", done.stdout, re.MULTILINE)


def test_help_names_every_option(prices: Run) -> None:
    text: Any = said(prices("--help"))
    for option in ("--list", "--diff", "--check", "--import", "--out", "--only-sure", "--json"):
        assert option in text
