"""`kimi-calc prices --import`: a price page becomes a file of what is sure of it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cli.answers import refused
from systems import system_says

from kimi_calc.price_lists import builtin_price_lists, load_price_list

Run = Callable[..., CompletedProcess[str]]

PAGE = """\
<!-- source: https://platform.kimi.com/docs/pricing/chat -->
Last updated on 2026年9月19日

| 模型 | 计费单位 | 输入价格（缓存命中） | 输入价格（缓存未命中） | 输出价格 | 模型上下文长度 |
|---|---|---|---|---|---|
| kimi-k3 | 1M tokens | ￥2.00 | ￥20.00 | ￥100.00 | 1,048,576 tokens |
| kimi-k2.7-code | 1M tokens | ￥1.30 | ￥6.50 | ￥27.00 | 262,144 tokens |
| kimi-k2.7-code-highspeed | 1M tokens | ￥2.60 | ￥13.00 | ￥54.00 | 262,144 tokens |
| kimi-k2.6 | 1M tokens | ￥1.10 | ￥6.50 | ￥27.00 | 262,144 tokens |
"""
UNDATED = PAGE.replace("Last updated on 2026年9月19日\n", "")
LATER = PAGE.replace("2026年9月19日", "2026年12月1日")


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], str]:
    """Saves a page; its path."""

    def save(text: str, name: str = "page.md") -> str:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return save


def prices_of(file: Path | str) -> dict[str, tuple[Decimal | None, Decimal, Decimal]]:
    return {
        model.id: (tier.prices.cache_hit, tier.prices.input, tier.prices.output)
        for model in load_price_list(file).models
        for tier in model.tiers
    }


def test_a_page_that_is_sure_is_written(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "new" / "list.yaml"
    result = prices("--import", page(LATER), "--out", str(out))
    assert result.stdout == (
        f"cny-2026-12-01, 4 models: written, {out}\ncompared with cny-2026-09-19\n"
    )
    written = load_price_list(out)
    assert (written.id, written.source) == (
        *("cny-2026-12-01", "https://platform.kimi.com/docs/pricing/chat"),
    )
    assert prices_of(out) == {
        model: tuple(map(Decimal, row))
        for model, row in {
            "kimi-k3": ("2", "20", "100"),
            "kimi-k2.7-code": ("1.3", "6.5", "27"),
            "kimi-k2.7-code-highspeed": ("2.6", "13", "54"),
            "kimi-k2.6": ("1.1", "6.5", "27"),
        }.items()
    }
    # What is there now is a list that everything takes.
    assert prices("--check", str(out)).returncode == 0


def test_what_is_in_doubt_is_left_out_and_told(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "list.yaml"
    text = LATER.replace("￥1.10", "￥110")
    result = prices("--only-sure", "--import", page(text), "--out", str(out))
    assert result.returncode == 1
    assert "kimi-k2.6" not in prices_of(out)
    assert "kimi-k2.7-code" in prices_of(out)
    said = result.stderr.splitlines()
    assert any("in doubt: kimi-k2.6" in line and "110" in line for line in said)
    assert "kimi-calc: left out: kimi-k2.6" in said
    # All of it, unless somebody says so.
    result = prices("--import", page(text), "--out", str(out))
    assert result.returncode == 1
    assert "110" in result.stderr
    assert prices_of(out)["kimi-k2.6"][0] == Decimal(110)


def test_without_a_file_the_list_is_printed(prices: Run, page: Callable[..., str]) -> None:
    result = prices("--import", page(LATER))
    assert result.stdout.startswith("format: 1\nprovider:")
    assert "published: 2026-12-01\n" in result.stdout
    assert prices("--import", page(LATER), "--out", "-").stdout == result.stdout


def test_a_page_is_read_from_the_standard_input(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kimi_calc", "prices", "--import", "-", "--json"],
        cwd=root,
        env=os.environ | {"KIMI_CALC_HOME": str(tmp_path)},
        input=LATER.encode(),
        capture_output=True,
        check=False,
    )
    data = json.loads(done.stdout)
    assert data["id"] == "cny-2026-12-01"
    assert {"refusal": None, "file": None}.items() <= data.items()
    assert all(doubt["accepted"] for doubt in data["doubts"] if doubt["confirmable"])


def test_as_json_it_says_what_is_in_doubt_too(prices: Run, page: Callable[..., str]) -> None:
    result = prices("--only-sure", "--import", page(LATER.replace("￥1.10", "￥110")), "--json")
    data = json.loads(result.stdout)
    (doubt,) = (one for one in data["doubts"] if one["code"] == "price_far")
    assert (doubt["charge"], doubt["confirmable"], doubt["accepted"]) == ("cache_hit", True, False)
    assert "110" in doubt["message"]
    assert doubt["rows"][0] == {
        "model": "kimi-k2.6",
        "service": "standard",
        "up_to": None,
        "prices": {"cache_hit": "110.00", "input": "6.50", "output": "27.00"},
    }
    assert "kimi-k2.6" in [row["model"] for row in data["left_out"]]
    assert "kimi-k2.6" not in [model["id"] for model in data["models"]]
    assert {"notes", "unplaced"} <= {*data}


def test_a_page_without_a_day(prices: Run, page: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "list.yaml"
    before = datetime.now().astimezone().date()
    result = prices("--import", page(UNDATED), "--out", str(out), "--keep")
    assert result.returncode == 1
    assert "the page tells no day" in result.stderr
    assert "as not sure" in result.stderr
    written = load_price_list(out)
    assert written.published_confidence == "low"
    assert before <= written.published <= datetime.now().astimezone().date()
    # Who knows the day says it, and that is sure.
    arguments = ("--published", "2026-09-02", "--out", str(out), "--keep")
    result = prices("--import", page(UNDATED), *arguments)
    assert "day" not in result.stderr
    written = load_price_list(out)
    assert (written.published, written.published_confidence) == (date(2026, 9, 2), "high")


def test_a_page_without_a_day_is_compared_with_the_list_that_it_is_like(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    # As the page of moonshot-v1 was, before its models were retired.
    rows = "".join(
        f"| moonshot-v1-{size} | 1M tokens | ￥{miss}.00 | ￥{out}.00 | {context:,} tokens |\n"
        for size, context, miss, out in (("8k", 8192, 2, 10), ("128k", 131_072, 10, 30))
    )
    text = (
        "https://platform.kimi.com/docs/pricing/chat-v1\n\n"
        "| 模型 | 计费单位 | 输入价格 | 输出价格 | 模型上下文长度 |\n|---|---|---|---|---|\n"
    )
    out = tmp_path / "list.yaml"
    result = prices("--import", page(text + rows), "--out", str(out))
    assert result.returncode == 1
    assert result.stdout.endswith("compared with cny-2026-07-16\n")
    assert prices_of(out) == {
        "moonshot-v1-8k": (None, Decimal(2), Decimal(10)),
        "moonshot-v1-128k": (None, Decimal(10), Decimal(30)),
    }
    # One that is like none stays in doubt.
    result = prices(
        "--only-sure",
        "--import",
        page(text + rows.replace("￥10.00", "￥11.00")),
        "--out",
        str(out),
    )
    assert result.returncode == 2
    assert "no list was made" in result.stderr


def test_models_that_a_page_lacks_can_be_kept(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "list.yaml"
    text = "\n".join(LATER.splitlines()[:-1])
    result = prices("--import", page(text), "--out", str(out))
    assert "kimi-k2.6" not in prices_of(out)
    assert "kimi-k2.6 is in the list before, not on the page" in result.stderr
    result = prices("--import", page(text), "--out", str(out), "--keep")
    assert prices_of(out)["kimi-k2.6"] == (Decimal("1.1"), Decimal("6.5"), Decimal(27))
    assert "not on the page" not in result.stderr


def test_several_pages_are_one_list(prices: Run, page: Callable[..., str], tmp_path: Path) -> None:
    lines = LATER.splitlines()
    one = page("\n".join(lines[:7]), "one.md")
    other = page("\n".join([*lines[:5], *lines[7:]]), "other.md")
    out = tmp_path / "list.yaml"
    prices("--import", one, other, "--out", str(out))
    assert len(prices_of(out)) == 4


# What is never lost


def test_nothing_but_a_price_list_is_written_over(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    precious = tmp_path / "notes.yaml"
    precious.write_text("precious: true\n")
    line = refused(prices("--import", page(LATER), "--out", str(precious)))
    assert "notes.yaml is there already, and is no price list: name another file" in line
    assert precious.read_text() == "precious: true\n"
    assert "is no price list" in refused(prices("--import", page(LATER), "--out", str(tmp_path)))
    out = tmp_path / "list.yaml"
    prices("--import", page(PAGE), "--out", str(out))
    result = prices("--import", page(LATER), "--out", str(out))
    assert "written in place of the list that was there" in result.stdout
    assert load_price_list(out).id == "cny-2026-12-01"


def test_built_in_lists_stay_as_they_are(prices: Run, page: Callable[..., str]) -> None:
    for name in ("cny-2026-09-19.yaml", "cny-2026-12-01.yaml"):
        out = builtin_price_lists()[0].path.with_name(name)
        line = refused(prices("--import", page(LATER), "--out", str(out)))
        assert "built-in lists stay as they are" in line
    assert len(builtin_price_lists()) == 11
    assert load_price_list(builtin_price_lists()[0].path).id == "cny-2025-11-11"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello, world.\n",
        "\0\1\2",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "\ufeff",
        "<table>" * 999,
    ],
    ids=["empty", "words", "binary", "other table", "mark", "broken"],
)
def test_where_nothing_can_be_read_nothing_is_written(
    prices: Run, page: Callable[..., str], tmp_path: Path, text: str
) -> None:
    out = tmp_path / "list.yaml"
    refused(prices("--import", page(text), "--out", str(out)))
    assert not out.exists()
    assert refused(prices("--import", page(text), "--json"))


def test_a_page_all_in_doubt_makes_no_list(
    prices: Run, page: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "list.yaml"
    text = "\n".join([*LATER.splitlines()[:5], LATER.splitlines()[5].replace("￥2.00", "￥200")])
    result = prices("--only-sure", "--import", page(text), "--out", str(out))
    assert (result.returncode, result.stdout) == (2, "")
    assert "no list was made" in result.stderr
    assert "--only-sure" in result.stderr
    assert not out.exists()
    data = json.loads(prices("--only-sure", "--import", page(text), "--json").stdout)
    assert ("models" in data, bool(data["refusal"]), bool(data["doubts"])) == (False, True, True)


def test_a_page_that_is_not_there(prices: Run, tmp_path: Path) -> None:
    line = refused(prices("--import", str(tmp_path / "none.md")))
    assert f"none.md' can't be read ({system_says(errno.ENOENT)})" in line
    assert "is no ordinary file" in refused(prices("--import", str(tmp_path)))
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    assert "too large for a price page" in refused(prices("--import", str(large)))
