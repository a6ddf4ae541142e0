"""Price lists of somebody's own in their folders: a contract's, the company's, one with faults."""

from pathlib import Path

import pytest
from systems import COMPANY_VARIABLE

PRICES = Path(__file__).resolve().parent.parent / "resources" / "prices"

CONTRACT = "Contract 2026, 15% off"
COMPANY = "Group-wide prices of the whole company"


def text_of(list_id: str) -> str:
    """The file of a built-in list."""
    return (PRICES / f"{list_id}.yaml").read_text(encoding="utf-8")


def named(list_id: str, name: str, discounts: str = "") -> str:
    """A built-in list as a list of one's own."""
    return f"{text_of(list_id)}name: {name}\n{discounts}"


def write_own_lists(home: Path, company: Path) -> None:
    """Put three files into two folders, one of which is no list."""
    mine = home / "prices"
    for folder in (mine, company / "kimi-calc"):
        folder.mkdir(parents=True)
    contract = named("cny-2026-07-16", CONTRACT, "discounts:\n  - {factor: 0.85}\n")
    (mine / "contract.yaml").write_text(contract, encoding="utf-8")
    spoiled = text_of("cny-2026-09-19").replace("cache_hit: 2.00", "cache_hit: two")
    (mine / "spoiled-2026-09-19.yaml").write_text(spoiled, encoding="utf-8")
    group = named("cny-2026-09-19", COMPANY)
    (company / "kimi-calc" / "group.yaml").write_text(group, encoding="utf-8")


@pytest.fixture
def own_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's files, with lists of the user's and the company's own."""
    home = tmp_path / "own"
    write_own_lists(home, tmp_path / "company")
    monkeypatch.setenv("KIMI_CALC_HOME", str(home))
    monkeypatch.setenv(COMPANY_VARIABLE, str(tmp_path / "company"))
    return home
