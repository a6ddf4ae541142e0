"""`kimi-calc prices`: which lists there are, what one says, what changed, what is wrong."""

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

from kimi_calc.settings import Settings, save

Run = Callable[..., CompletedProcess[str]]

OWN = """\
format: 1
provider: Moonshot AI
name: 合同 2027
currency: CNY
published: 2026-10-01
published_confidence: low
source: https://example.org/contract
tax: included
tier_by: input
calls: {web_search: 0.01}
models:
  - id: kimi-k3
    family: kimi-k3
    context_length: 1048576
    confidence: {output: low}
    tiers:
      - {up_to: 100000, cache_hit: 2, input: 20, output: 100}
      - {up_to: 1048576, cache_hit: 3, input: 30, output: 150.5}
    services:
      batch: {prices: {cache_hit: 1, input: 10, output: 50}}
discounts:
  - {factor: 0.5, family: kimi-k3, charge: output}
  - {factor: 0.9, charge: per_call}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a user's files."""
    folder = tmp_path / "home"
    (folder / "prices").mkdir(parents=True)
    return folder


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The folder of the company's files."""
    folder = tmp_path / "company" / "kimi-calc"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def prices(run: Run, tmp_path: Path) -> Run:
    """`kimi-calc prices` of a person with these folders; stderr is of whole lines of its own."""

    def run_one(*arguments: str) -> CompletedProcess[str]:
        result = run(
            "prices",
            *arguments,
            KIMI_CALC_HOME=str(tmp_path / "home"),
            XDG_CONFIG_DIRS=str(tmp_path / "company"),
            PYTHONUTF8="1",
        )
        assert "Traceback" not in result.stderr
        return result

    return run_one


def said(result: CompletedProcess[str]) -> str:
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def refused(result: CompletedProcess[str]) -> str:
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def row(text: str, start: str) -> list[str]:
    """The words of the one line that begins so."""
    (line,) = (line for line in text.splitlines() if line.strip().startswith(start))
    return line.split()


# Which lists there are


def test_all_lists_and_which_one_is_used(prices: Run) -> None:
    text = said(prices())
    head, *lines = text.split("\n\n")[0].splitlines()
    assert head.split() == ["list", "from", "currency", "models", "whose"]
    assert len(lines) == 11
    assert lines[0].split() == ["usd-2026-10-23", "2026-10-23", "USD", "6", "built-in"]
    assert lines[-1].split() == ["*", "cny-2025-11-11", "2025-11-11", "CNY", "12", "built-in"]
    assert row(text, "in use")[2:] == ["cny-2025-11-11", *["(as", "at", "a", "first", "start)"]]
    assert row(text, "first start")[2:] == ["cny-2025-11-11"]


def test_lists_of_ones_own_come_first(prices: Run, home: Path, company: Path) -> None:
    (home / "prices" / "contract.yaml").write_text(OWN, "utf-8")
    (company / "all.yaml").write_text(OWN.replace("合同 2027", "All"), "utf-8")
    lines = said(prices()).splitlines()
    assert lines[1].split()[:2] == ["*", "cny-2026-10-01@合同"]
    assert lines[1].endswith(f"your own       {home / 'prices' / 'contract.yaml'}")
    assert lines[2].split()[0] == "cny-2026-10-01@All"
    assert lines[2].endswith(f"for all users  {company / 'all.yaml'}")
    # Two cells a Chinese character: in a terminal the days stand below each other.
    assert lines[1].index("2026-10-01 ") + 2 == lines[2].index("2026-10-01 ")
    assert len(lines) == 1 + 13 + 3


def test_what_was_picked_in_the_window_is_in_use(prices: Run, home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(OWN, "utf-8")
    (home / "prices" / "a.yaml").write_text(OWN.replace("合同 2027", "Mine"), "utf-8")
    save(home, Settings(price_list="usd-2026-10-23"))
    text = said(prices())
    assert row(text, "in use")[2:] == ["usd-2026-10-23", "(picked)"]
    assert row(text, "first start")[2:] == ["cny-2026-10-01@Mine"]
    assert row(text, "*")[1] == "usd-2026-10-23"
    save(home, Settings(price_list="anything", price_list_file=str(elsewhere)))
    assert row(said(prices()), "*")[-1] == str(elsewhere)
    data = json.loads(said(prices("--json")))
    assert [(one["file"], one["place"]) for one in data if one["in_use"]] == [
        (str(elsewhere), "picked")
    ]
    assert [one["name"] for one in data if one["first_start"]] == ["Mine"]
    elsewhere.unlink()
    result = prices()
    assert result.returncode == 1
    assert f"{elsewhere} was picked, but is not there any more" in result.stderr
    assert row(result.stdout, "in use")[2] == "cny-2026-10-01@Mine"


def test_damaged_settings_are_left_as_they_are(prices: Run, home: Path) -> None:
    (home / "settings.json").write_text("{")
    assert row(said(prices()), "*")[1] == "cny-2025-11-11"
    assert [path.name for path in sorted(home.iterdir())] == ["prices", "settings.json"]


def test_files_that_are_no_lists_are_told_beside_the_others(prices: Run, home: Path) -> None:
    (home / "prices" / "2027.yaml").write_text(OWN.replace("150.5", "-1"), "utf-8")
    (home / "prices" / "contract.yaml").write_text(OWN, "utf-8")
    result = prices()
    assert result.returncode == 1
    assert "2027.yaml, line 18, column 59: 'output' is '-1'" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert row(result.stdout, "*")[1] == "cny-2026-10-01@合同"
    data = json.loads(prices("--json").stdout)
    assert len(data) == 13
    (broken,) = (one for one in data if "faults" in one)
    assert (broken["place"], broken["faults"][0]["line"]) == ("user", "18")


def test_every_list_is_there_as_json(prices: Run) -> None:
    data = json.loads(said(prices("--json")))
    assert [one["id"] for one in data][::10] == ["usd-2026-10-23", "cny-2025-11-11"]
    assert all(one["models"] and one["place"] == "builtin" for one in data)
    assert [one["id"] for one in data if one["in_use"]] == ["cny-2025-11-11"]
    assert not list(numbers(data))


def numbers(data: object) -> list[object]:
    """Every number that is none in quotes."""
    if isinstance(data, dict):
        return [one for value in data.values() for one in numbers(value)]
    if isinstance(data, list):
        return [one for value in data for one in numbers(value)]
    return [data] if isinstance(data, int | float) and not isinstance(data, bool) else []


# What one says


def test_a_list_is_shown_as_a_table(prices: Run) -> None:
    text = said(prices("--list", "usd-2026-10-23"))
    assert text.startswith("usd-2026-10-23, Moonshot AI, USD per 1M tokens\n")
    assert row(text, "from")[1:] == ["2026-10-23"]
    assert row(text, "source")[1:] == ["https://platform.kimi.ai/docs/pricing/chat"]
    assert row(text, "tax")[1:] == ["not", "included"]
    assert row(text, "a call")[2:4] == ["web_search", "0.002,"]
    head = ["up", "to", "hit", "input", "write", "5m", "write", "1h", "output"]
    assert row(text, "up to") == head
    assert row(text, "kimi-k2.6  ")[:4] == ["kimi-k2.6", "262,144", "0.16", "0.95"]
    assert text.count("    batch ") == 2
    # Every sign of how sure a price is, and what it means.
    assert row(text, "kimi-k3.1-pro ") == [
        *("kimi-k3.1-pro", "1,048,576", "0.20~", "2.00", "2.00?", "4.00?", "10.00")
    ]
    assert row(text, "kimi-k3.1-pro-highspeed")[2:4] == ["0.20?", "4.00~"]
    assert "~ a price that is less sure, ? one that is not sure" in text


def test_retired_and_tiered_models(prices: Run) -> None:
    text = said(prices("--list", "cny-2025-11-11"))
    assert row(text, "tiers by")[2:] == ["input", "+", "output", "of", "a", "request"]
    assert "recommended, retired 2026-05-25, replaced by kimi-k2.6" in text
    latest = text[text.index("  kimi-latest") :].splitlines()
    assert latest[0].split()[1:5] == ["8,192", "1.00", "2.00", "10.00"]
    assert latest[2].split() == ["131,072", "1.00", "10.00", "30.00"]
    assert "less sure" not in text
    assert "(how sure the day is: medium)" in said(prices("--list", "cny-2026-09-19"))


def test_a_list_of_ones_own_with_discounts(prices: Run, tmp_path: Path) -> None:
    file = tmp_path / "contract.yaml"
    file.write_text(OWN, "utf-8")
    text = said(prices("--list", str(file)))
    assert "2026-10-01 (how sure the day is: low)" in text
    assert "x 0.5 on kimi-k3 output, taken off below already" in text
    assert "x 0.9 on per_call, taken off below already" in text
    assert row(text, "a call")[2:] == ["web_search", "0.009"]
    assert row(text, "1,048,576") == ["1,048,576", "3.00", "30.00", "75.25?"]
    assert row(text, "batch") == ["batch", "1,048,576", "1.00", "10.00", "25.00?"]
    data = json.loads(said(prices("--list", str(file), "--json")))
    assert data["name"] == "合同 2027"
    tier = data["models"][0]["tiers"][1]
    assert tier["prices"] == {"cache_hit": "3.00", "input": "30.00", "output": "75.25"}
    assert tier["list_prices"]["output"] == "150.50"
    assert data["discounts"][0] == {"factor": "0.5", "family": "kimi-k3", "charge": "output"}


def test_a_list_as_json_has_what_scripts_are_promised(prices: Run) -> None:
    data = json.loads(said(prices("--list", "cny-2026-09-19", "--json")))
    assert {"id", "provider", "currency", "published", "source", "models", "calls"} <= {*data}
    k3, code = data["models"][:2]
    assert k3["tiers"] == [
        {
            "up_to": "1048576",
            "prices": {
                "cache_hit": "2.00",
                "input": "20.00",
                "cache_write:5m": "20.00",
                "cache_write:1h": "40.00",
                "output": "100.00",
            },
        }
    ]
    for key in ("family", "context_length", "recommended", "vision", "thinking", "retired"):
        assert key in k3
    assert k3["replaced_by"] is None
    assert code["services"]["batch"][0]["prices"]["cache_hit"] == "0.78"
    assert data["calls"] == {"web_search": "0.01", "web_search_pro": "0.015", "page_fetch": "0.01"}
    assert not numbers(data)


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
        OWN.replace("1048576", "600000").replace("input: 30", "input: 33").replace(": 10,", ": 9,")
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
    assert data["list"] is None
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
    assert (data["list"]["name"], data["faults"]) == ("合同 2027", [])


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
    for folder in ("kimi_calc", "resources"):
        subprocess.run(["cp", "-r", str(root / folder), str(tmp_path)], check=True)
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
        (["--accept", "--list", "cny-2025-11-11"], "--accept belongs to --import"),
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
        env=os.environ | {"KIMI_CALC_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "[]"
    assert re.search("^cny-2026-07-16 -> cny-2026-09-19", done.stdout, re.MULTILINE)


def test_help_names_every_option(prices: Run) -> None:
    text: Any = said(prices("--help"))
    for option in ("--list", "--diff", "--check", "--import", "--out", "--accept", "--json"):
        assert option in text
