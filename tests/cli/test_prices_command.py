"""`kimi-calc prices`: which lists there are, and what one says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cli.answers import OWN, numbers, row, said

from kimi_calc.settings import Settings, save

Run = Callable[..., CompletedProcess[str]]


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


@pytest.mark.parametrize("place", ["home", "home/under", "home/under/it"])
def test_a_file_in_place_of_the_folder_is_told(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "home").write_text("mine")
    result = run("prices", KIMI_CALC_HOME=str(tmp_path / place))
    assert result.returncode == 1
    assert "own lists and settings can't be read" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_in_place_of_the_folder_of_lists_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "prices").write_text("mine")
    result = run("prices", KIMI_CALC_HOME=str(tmp_path))
    assert result.returncode == 1
    assert "your own lists can't be read" in result.stderr
    (tmp_path / "prices").unlink()
    assert run("prices", KIMI_CALC_HOME=str(tmp_path)).returncode == 0
