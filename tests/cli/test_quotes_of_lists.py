"""`kimi-calc quote` on the platform's later lists, and on lists of a person's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from systems import COMPANY_VARIABLE, LINKS

Run = Callable[..., CompletedProcess[str]]

LONG = (
    *("quote", "kimi-k3", "--input", "1M", "--cached", "400k", "--output", "20k"),
    *("--written", "1h=100000", "--calls", "web_search=2"),
)
OWN = """\
format: 1
provider: Moonshot AI
name: {name}
currency: CNY
published: {day}
source: https://example.org/contract
tier_by: input_and_output
models:
  - {{id: kimi-k3, family: kimi-k3, context_length: 1048576, prices: {{input: {price}, output: 1}}}}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of the user's own lists."""
    folder = tmp_path / "home" / "prices"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The folder of the company's lists."""
    folder = tmp_path / "company" / "kimi-calc" / "prices"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def run_here(run: Run, tmp_path: Path) -> Run:
    """The command line of somebody who has these folders."""

    company = [str(tmp_path / "company")]
    if sys.platform != "win32":  # there it is one folder
        company = ["relative", str(tmp_path / "nowhere"), *company]

    def run_one(*arguments: str) -> CompletedProcess[str]:
        return run(
            *arguments,
            KIMI_CALC_HOME=str(tmp_path / "home"),
            **{COMPANY_VARIABLE: ":".join(company)},
        )

    return run_one


def put(folder: Path, file: str, name: str, price: str, day: str = "2026-10-01") -> None:
    (folder / file).write_text(OWN.format(name=name, price=price, day=day), "utf-8")


def price_of(result: CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return str(json.loads(result.stdout)["lines"][0]["unit_price"])


def quoted(run: Run, name: str) -> CompletedProcess[str]:
    arguments = ("--input", "1", "--cached", "1", "--output", "0", "--json", "--price-list", name)
    return run("quote", "kimi-k3", *arguments)


def refused(result: CompletedProcess[str]) -> str:
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def test_a_million_read_written_and_searched(run: Run) -> None:
    result = run(*LONG, "--price-list", "cny-2026-09-19")
    assert result.returncode == 0, result.stderr
    assert "total        16.82 CNY" in result.stdout
    result = run(*LONG, "--price-list", "usd-2026-09-19", "--json")
    assert json.loads(result.stdout)["total"] == "2.524"


def test_a_batch_of_a_model_that_has_none(run: Run) -> None:
    batch = ("--input", "1k", "--output", "1", "--service", "batch")
    said = refused(run("quote", "kimi-k3", *batch, "--price-list", "cny-2026-09-19"))
    for part in ("kimi-k3 has no batch prices", "these fit: kimi-k2.7-code, kimi-k2.6"):
        assert part in said


def test_tokens_are_priced_by_any_list_too(run_here: Run, home: Path, tmp_path: Path) -> None:
    put(home, "list.yaml", "Ours", "1.50")
    text = tmp_path / "text.txt"
    text.write_text("price list " * 100, "utf-8")
    arguments = ("tokens", str(text), "--model", "kimi-k3", "--json", "--price-list")
    costs = {}
    for name in ("Ours", "cny-2026-09-19"):
        data = json.loads(run_here(*arguments, name).stdout)
        tokens = data["total"]["typical"]
        costs[name] = Decimal(data["cost"]["typical"]) / tokens * 1_000_000
    assert costs == {"Ours": Decimal("1.5"), "cny-2026-09-19": Decimal(20)}


# Where a list is looked for


def test_a_list_is_found_by_its_id_its_name_and_its_file(
    run_here: Run, home: Path, company: Path
) -> None:
    put(home, "a.yaml", "Our contract", "1.50")
    put(company, "b.yml", "Everybody's", "2.50")
    assert price_of(quoted(run_here, "Our contract")) == "1.50"
    assert price_of(quoted(run_here, "cny-2026-10-01@Our contract")) == "1.50"
    assert price_of(quoted(run_here, "Everybody's")) == "2.50"
    assert price_of(quoted(run_here, str(company / "b.yml"))) == "2.50"
    assert price_of(quoted(run_here, "cny-2026-09-19")) == "2.00"  # a hit


def test_the_users_list_comes_before_the_companys(run_here: Run, home: Path, company: Path) -> None:
    put(company, "2026-12-01.yaml", "Prices", "2.50", "2026-12-01")
    put(home, "list.yaml", "Prices", "1.50")
    assert price_of(quoted(run_here, "Prices")) == "1.50"
    assert price_of(quoted(run_here, "cny-2026-12-01@Prices")) == "2.50"


def test_a_list_also_lies_beside_the_folder(run_here: Run, home: Path) -> None:
    put(home.parent, "list.yaml", "Beside", "1.50")
    assert price_of(quoted(run_here, "Beside")) == "1.50"


def test_the_newest_of_one_name_is_taken(run_here: Run, home: Path) -> None:
    put(home, "prices-2026-10-01.yaml", "Prices", "1.50")
    put(home, "prices-2026-11-01.yaml", "Prices", "1.75", "2026-11-01")
    put(home, "z.yaml", "Prices", "9.00", "2026-01-01")
    assert price_of(quoted(run_here, "Prices")) == "1.75"


def test_a_broken_file_breaks_no_other(run_here: Run, home: Path, company: Path) -> None:
    (home / "2027-01-01.yaml").write_text("format: 1\nprovider: [", "utf-8")
    (home / "folder.yaml").mkdir()
    (home / "nothing.yaml").write_bytes(b"\0" * 100_000)
    if LINKS:
        (home / "circle.yaml").symlink_to(home / "circle.yaml")
    put(home, "list.yaml", "Ours", "1.50")
    put(company, "list.yaml", "Theirs", "2.50")
    assert price_of(quoted(run_here, "Ours")) == "1.50"
    assert price_of(quoted(run_here, "Theirs")) == "2.50"
    # But who names the broken one is told.
    said = refused(quoted(run_here, str(home / "2027-01-01.yaml")))
    assert "2027-01-01.yaml, line 2, column" in said


def test_a_name_that_is_nothing(run_here: Run, home: Path) -> None:
    put(home, "list.yaml", "Ours", "1.50")
    said = refused(quoted(run_here, "Yours"))
    for part in ("'Yours' is no file and no price list", "cny-2025-11-11", "cny-2026-10-01@Ours"):
        assert part in said
    assert "'' is no file and no price list" in refused(quoted(run_here, ""))
    assert "is no file and no price list" in refused(quoted(run_here, "x" * 300))


def test_a_file_here_that_is_no_list(run_here: Run) -> None:
    assert "README.md, line 1" in refused(quoted(run_here, "README.md"))


def test_a_folder_here_hides_no_list(run_here: Run, home: Path) -> None:
    assert "'resources' is no file and no price list" in refused(quoted(run_here, "resources"))
    put(home, "list.yaml", "resources", "1.50")
    assert price_of(quoted(run_here, "resources")) == "1.50"
