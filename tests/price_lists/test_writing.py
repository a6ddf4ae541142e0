"""Lists as files: what is written reads as the same list, and nothing that lies there is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from price_lists.right_lists import price_list
from price_lists.yaml_writer import Writer
from systems import needs_links

from kimi_calc import user_files
from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.identity import renamed
from kimi_calc.price_lists.places import files_of
from kimi_calc.price_lists.reading import price_list_of_text
from kimi_calc.price_lists.writing import file_name, save_list, written
from kimi_calc.pricing import PriceList, PriceListError
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount

DAY = date(2027, 1, 1)
EVIL = [
    "合同 2027: 85 折 #1",
    "\"quoted\" and 'so'",
    "  leading and trailing  ",
    "- item",
    "{a: b}",
    "no",
    "~",
    "*alias &anchor !tag %x @y `z",
    "a: b",
    "a #b",
    "tail:",
    "\\n \\ \\u0041",
    "é ü 𝒳 😀",
    "1",
    "2027-01-01",
    "x" * 500,
]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read_again(one: PriceList) -> PriceList:
    return price_list_of_text(written(one), "list")


def random_list(rng: random.Random) -> PriceList:
    return price_list_of_text(Writer().write(price_list(rng, rng.randint(1, 6))), "list")


def random_discounts(rng: random.Random, one: PriceList) -> list[Discount]:
    families = ["", *(model.family for model in one.models)]
    charges = [charge.key for charge in one.models[0].tiers[0].prices]
    found = []
    for _ in range(rng.randint(1, 4)):
        family, charge = rng.choice(families), rng.choice(["", *charges])
        if charge.startswith("per_call"):
            family = ""  # a call is of no family
        found.append(Discount(Decimal(rng.randint(1, 1000)) / 1000, family, charge))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_what_is_written_reads_as_the_same_list(seed: int) -> None:
    rng = random.Random(seed)
    one = random_list(rng)
    assert read_again(one) == one
    less = discounted(one, random_discounts(rng, one))
    again = read_again(less)
    assert again == less
    assert again.undiscounted == one.undiscounted
    assert [model.undiscounted for model in again.models] == [
        model.undiscounted for model in less.models
    ]


@pytest.mark.parametrize("info", builtin_price_lists(), ids=lambda info: info.id)
def test_every_built_in_list_can_be_written(info: object) -> None:
    one = load_price_list(info.path)  # type: ignore[attr-defined]
    assert read_again(one) == one
    by_all = [Discount(Decimal("0.85"))]
    by_family = [
        Discount(Decimal("0.5"), one.models[0].family, "input"),
        Discount(Decimal("0.333333333333")),
    ]
    for discounts in (by_all, by_family):
        less = discounted(one, discounts)
        assert less != one
        assert read_again(less) == less


@pytest.mark.parametrize("text", EVIL)
def test_any_text_is_safe(text: str) -> None:
    one = load_price_list()
    one = replace(one, provider=text, source=text)
    one = renamed(one, text, DAY)
    models = tuple(replace(model, provider=text) for model in one.models)
    one = replace(one, models=models)
    assert read_again(one) == one


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1))
def test_any_name_is_safe(name: str) -> None:
    one = renamed(load_price_list(), name[:500], DAY)
    assert read_again(one) == one
    file = file_name(one)
    assert len(file.encode()) <= 150
    assert not set(file) & set('<>:"/\\|?*')
    assert file == file.rstrip(" .")


def test_odd_ids_and_confidence_are_kept() -> None:
    one = load_price_list()
    first = replace(one.models[0], id="a:b:", family="no", confidence={Charge("input"): "low"})
    changed = replace(one, models=(first, *one.models[1:]), tax="excluded")
    changed = replace(changed, published_confidence="medium")
    again = read_again(changed)
    assert again == changed
    assert again.models[0].confidence == {Charge("input"): "low"}


def test_prices_keep_their_digits() -> None:
    text = written(
        load_price_list(
            next(info.path for info in builtin_price_lists() if info.id == "cny-2026-09-19")
        )
    )
    assert '"cache_write:1h": 40.00' in text


def test_a_list_is_saved_and_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path))
    one = renamed(load_price_list(), "合同 2027: A/B?", DAY)
    file = save_list(one, tmp_path / "prices")
    assert file == tmp_path / "prices" / "cny-2027-01-01@合同 2027 A B.yaml"
    assert load_price_list(file) == one
    assert files_of("user") == [file]


def test_the_same_list_again_stays_one_file(tmp_path: Path) -> None:
    one = renamed(load_price_list(), "mine", DAY)
    assert save_list(one, tmp_path) == save_list(one, tmp_path)
    assert len(names_in(tmp_path)) == 1


def test_no_other_list_is_written_over(tmp_path: Path) -> None:
    one = renamed(load_price_list(), "mine", DAY)
    first = save_list(one, tmp_path)
    before = first.read_bytes()
    other = discounted(one, [Discount(Decimal("0.5"))])
    second = save_list(other, tmp_path)
    assert second.name == "cny-2027-01-01@mine-2.yaml"
    assert first.read_bytes() == before
    assert load_price_list(second) == other


def test_a_changed_list_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    one = renamed(load_price_list(), "mine", DAY)
    first = save_list(one, tmp_path)
    other = discounted(one, [Discount(Decimal("0.5"))])
    assert save_list(other, tmp_path, instead_of=first) == first
    assert load_price_list(first) == other
    assert names_in(tmp_path) == [first.name]


@needs_links
def test_nothing_goes_among_the_built_in_lists(tmp_path: Path) -> None:
    built_in = builtin_price_lists()[0].path
    before = names_in(built_in.parent)
    one = renamed(load_price_list(), "mine", DAY)
    link = tmp_path / "link"
    link.symlink_to(built_in.parent)
    for folder in (built_in.parent, link):
        with pytest.raises(PermissionError):
            save_list(one, folder)
        with pytest.raises(PermissionError):
            save_list(one, tmp_path, instead_of=folder / built_in.name)
    assert names_in(built_in.parent) == before


@pytest.mark.parametrize("name", ["two\nlines", "x" * 501, "\u202e", "nul\0", "\ud800"])
def test_what_the_format_refuses_is_not_saved(tmp_path: Path, name: str) -> None:
    with pytest.raises(PriceListError):
        save_list(renamed(load_price_list(), name, DAY), tmp_path / "prices")
    assert not (tmp_path / "prices").exists()


def test_a_list_whose_id_is_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="give it the id"):
        save_list(replace(load_price_list(), name="mine"), tmp_path / "prices")
    assert not (tmp_path / "prices").exists()


def test_a_failed_save_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(file: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(file), len(content))

    monkeypatch.setattr(user_files, "write", no_room)
    with pytest.raises(OSError, match="No space"):
        save_list(renamed(load_price_list(), "mine", DAY), tmp_path)
    assert names_in(tmp_path) == []


def test_what_reads_otherwise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = user_files.write
    monkeypatch.setattr(user_files, "write", lambda file, content: whole(file, content[:-40]))
    with pytest.raises(OSError, match="reads otherwise"):
        save_list(renamed(load_price_list(), "mine", DAY), tmp_path)
    assert names_in(tmp_path) == []


def test_a_list_that_no_file_can_hold_is_not_saved(tmp_path: Path) -> None:
    one = renamed(load_price_list(), "mine", DAY)
    first = one.models[0]
    many = replace(one, models=tuple(replace(first, id=f"{first.id}-{n}") for n in range(300)))
    with pytest.raises(PriceListError) as refused:
        save_list(many, tmp_path / "prices")
    assert refused.value.faults[0].code in {"too_large", "too_much"}
    assert not (tmp_path / "prices").exists()
