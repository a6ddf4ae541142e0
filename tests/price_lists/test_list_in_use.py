"""Which list is used, whatever lies in the folders: always a right one, never a hostile file."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest
from price_lists.faulty_lists import CONTENTS
from price_lists.test_price_list_fuzz import PATHOLOGICAL, mutants
from systems import COMPANY_VARIABLE

from kimi_calc import user_files
from kimi_calc.price_lists import (
    DEFAULT_ID,
    InUse,
    all_lists,
    builtin_price_lists,
    list_in_use,
    load_price_list,
    price_list_named,
)
from kimi_calc.price_lists.places import files_of, folders

OWN = """\
format: 1
provider: Moonshot AI
name: {name}
currency: CNY
published: 2026-10-01
source: https://example.org/contract
tier_by: input
models:
  - {{id: kimi-k3, family: kimi-k3, context_length: 1000, prices: {{input: 1, output: 2}}}}
"""
AS_DEFAULT = OWN.replace("name: {name}\n", "").replace("2026-10-01", "2025-11-11").format()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own lists."""
    folder = tmp_path / "home" / "prices"
    folder.mkdir(parents=True)
    monkeypatch.setenv("KIMI_CALC_HOME", str(folder.parent))
    return folder


@pytest.fixture(autouse=True)
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> Path:
    """The folder of the company's lists."""
    del home
    folder = tmp_path / "etc" / "kimi-calc"
    folder.mkdir(parents=True)
    if sys.platform != "win32":
        monkeypatch.setattr(sys, "platform", "linux")  # a Mac has one folder, which is no test's
    monkeypatch.setenv(COMPANY_VARIABLE, str(folder.parent))
    return folder


@pytest.fixture
def portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a portable program."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(user_files, "portable_folder", lambda: folder)
    return folder


def put(folder: Path, file: str, name: str) -> Path:
    path = folder / file
    path.write_text(OWN.format(name=name), "utf-8")
    return path


def assert_default(found: InUse) -> None:
    assert (found.price_list.id, found.place, found.file) == (DEFAULT_ID, "builtin", None)
    assert found.price_list == load_price_list()
    assert not found.was_picked


# The order


def test_a_first_start_has_the_default_list() -> None:
    assert_default(list_in_use())
    assert list_in_use().refused == ()
    assert list_in_use().vanished == ""


def test_whose_list_comes_first(home: Path, company: Path, portable: Path) -> None:
    expected = [
        (put(company, "all.yml", "All"), "company"),
        (put(home, "mine.YAML", "Mine"), "user"),
        (put(portable, "stick.yaml", "Stick"), "portable"),
    ]
    for path, place in reversed(expected):
        found = list_in_use()
        assert (found.file, found.place, found.was_picked) == (path, place, False)
        path.unlink()
    assert_default(list_in_use())


def test_the_newest_of_a_place_comes_first_as_its_name_tells(home: Path) -> None:
    for file in ("b.yaml", "prices-2026-10-01.yaml", "a.yaml", "2027-01-01 new.yaml"):
        put(home, file, "x")
    assert [path.name for path in files_of("user")] == [
        *("2027-01-01 new.yaml", "prices-2026-10-01.yaml", "a.yaml", "b.yaml")
    ]
    assert list_in_use().file == home / "2027-01-01 new.yaml"


def test_what_was_picked_comes_before_all(home: Path, tmp_path: Path) -> None:
    mine = put(home, "mine.yaml", "Mine")
    elsewhere = put(tmp_path, "elsewhere.yaml", "Elsewhere")
    for file, place in ((mine, "user"), (elsewhere, "picked")):
        found = list_in_use("usd-2026-10-23", file)
        assert (found.file, found.place, found.was_picked) == (file, place, True)
    found = list_in_use("usd-2026-10-23")
    assert (found.price_list.id, found.place, found.was_picked) == (
        *("usd-2026-10-23", "builtin", True),
    )


def test_a_list_of_ones_own_may_have_the_id_of_a_built_in_one(home: Path) -> None:
    file = home / "own.yaml"
    file.write_text(AS_DEFAULT, "utf-8")
    found = list_in_use()
    assert (found.price_list.id, found.place, found.file) == (DEFAULT_ID, "user", file)
    assert len(found.price_list.models) == 1
    # By its id it is the person's own too; the built-in one is still there for who picks it.
    assert price_list_named(DEFAULT_ID) == found.price_list
    assert len(list_in_use(DEFAULT_ID).price_list.models) == 12
    both = [one.place for one in all_lists() if one.info and one.info.id == DEFAULT_ID]
    assert both == ["user", "builtin"]


# What is no list


def test_fifty_broken_files_change_nothing(home: Path, company: Path) -> None:
    contents = [*CONTENTS.values(), *(text.encode() for text in PATHOLOGICAL.values())][:50]
    for number, content in enumerate(contents):
        (home / f"list-{number:02}.yaml").write_bytes(content)
    found = list_in_use()
    assert_default(found)
    assert 0 < len(found.refused) <= 4
    assert all(one.error and not one.price_list for one in found.refused)
    put(company, "all.yaml", "All")
    assert list_in_use().place == "company"
    assert sum(1 for one in all_lists() if one.error) == 50
    assert price_list_named("All").name == "All"


def test_spoiled_lists_are_used_only_where_they_are_lists(home: Path) -> None:
    file = home / "list.yaml"
    used = 0
    for mutant in mutants(OWN.format(name="Mine").encode(), 400):
        file.write_bytes(mutant)
        found = list_in_use()
        if found.file:
            used += 1
            assert found.price_list == load_price_list(file)
        else:
            assert_default(found)
            assert [one.path for one in found.refused] == [file]
        assert found.price_list.models
    assert 0 < used < 300


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OWN.replace("format: 1", "format: 2").format(name="x").encode(), "later_format"),
        (b"", "empty"),
        (b"\0" * 100_000, "too_large"),
        (b"PK\x03\x04", "bad_character"),
        (OWN.format(name="x").encode("utf-16"), "utf_16"),
    ],
)
def test_a_picked_file_that_is_no_list_any_more(
    home: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "picked.yaml"
    file.write_bytes(content)
    found = list_in_use("cny-2026-10-01@x", file)
    assert_default(found)
    (refused,) = found.refused
    assert (refused.place, refused.path, refused.error and refused.error.code) == (
        *("picked", file, code),
    )
    assert found.vanished == ""
    # It is told of once, also where it lies in a folder that is asked.
    mine = home / "mine.yaml"
    mine.write_bytes(content)
    assert [one.path for one in list_in_use(None, mine).refused] == [mine]


@pytest.mark.parametrize("name", ["gone.yaml", "no/folder/gone.yaml", "a\0b.yaml", "x" * 5_000])
def test_a_picked_file_that_vanished(home: Path, name: str) -> None:
    found = list_in_use("cny-2026-10-01@x", home / name)
    assert_default(found)
    assert (found.vanished, found.refused) == (str(home / name), ())


def test_a_picked_built_in_list_that_this_program_has_not() -> None:
    found = list_in_use("cny-2031-01-01")
    assert_default(found)
    assert found.vanished == "cny-2031-01-01"


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_what_is_no_file_holds_nobody_up(home: Path, tmp_path: Path) -> None:
    (home / "folder.yaml").mkdir()
    os.mkfifo(home / "fifo.yaml")
    (home / "circle.yaml").symlink_to(home / "circle.yaml")
    (home / "one.yaml").symlink_to(home / "two.yaml")
    (home / "two.yaml").symlink_to(home / "one.yaml")
    (home / "zero.yaml").symlink_to("/dev/zero")
    (home / "gone.yaml").symlink_to(tmp_path / "gone")
    assert_default(list_in_use())
    found = {one.path.name: one for one in all_lists() if one.place == "user"}
    assert {name: one.error and one.error.code for name, one in found.items()} == {
        "folder.yaml": "no_ordinary_file",
        "fifo.yaml": "no_ordinary_file",
        "circle.yaml": "unreadable",
        "one.yaml": "unreadable",
        "two.yaml": "unreadable",
        "zero.yaml": "no_ordinary_file",
        "gone.yaml": "unreadable",
    }
    for name in found:
        assert_default(list_in_use(None, home / name))


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such folders")
def test_folders_that_are_none(home: Path) -> None:
    home.rmdir()
    home.symlink_to(home)
    assert_default(list_in_use())
    home.unlink()
    home.write_text("no folder")
    assert_default(list_in_use())
    assert len(list(all_lists())) == len(builtin_price_lists())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read(home: Path) -> None:
    file = put(home, "mine.yaml", "Mine")
    file.chmod(0)
    found = list_in_use()
    assert_default(found)
    assert [one.error and one.error.code for one in found.refused] == ["unreadable"]
    home.chmod(0)
    try:
        assert_default(list_in_use())
        assert_default(list_in_use(None, file))
    finally:
        home.chmod(0o700)


def test_a_folder_of_thousands_is_not_read_whole(home: Path) -> None:
    numbers = list(range(3_000))
    random.Random(1).shuffle(numbers)
    for number in numbers:
        (home / f"{number:04}.yaml").touch()
    assert len(files_of("user")) == 200
    assert_default(list_in_use())


def test_other_files_are_left_alone(home: Path) -> None:
    for name in ("list.txt", "list.yaml~", ".yaml", "yaml", "list.yaml.new"):
        put(home, name, "x")
    assert files_of("user") == []
    assert_default(list_in_use())


@pytest.mark.skipif(sys.platform == "win32", reason="there it is one folder")
def test_a_company_folder_must_be_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", "etc:./etc::/one:/two")
    assert [str(path) for path in folders("company")] == [
        *("/one/kimi-calc/prices", "/one/kimi-calc", "/two/kimi-calc/prices", "/two/kimi-calc")
    ]
    monkeypatch.setenv("XDG_CONFIG_DIRS", "")
    assert [str(path) for path in folders("company")][-1] == "/etc/xdg/kimi-calc"
