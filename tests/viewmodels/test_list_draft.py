"""A list edited by hand, without a widget: what is typed, what is wrong, what is saved."""

from __future__ import annotations

import errno
import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from price_lists.right_lists import price_list as right_list
from price_lists.yaml_writer import Writer
from pytestqt.qtbot import QtBot
from systems import system_says

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.identity import renamed
from kimi_calc.price_lists.places import user_lists
from kimi_calc.price_lists.reading import price_list_of_text
from kimi_calc.pricing import PriceList, PricingError, Usage, quote
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import (
    charge_choices,
    factor_echo,
    family_choices,
    hidden_discount,
    is_mistake,
    label,
    place_words,
    preview,
    problem,
    row_words,
)

TODAY = date(2027, 1, 1)
NAME, DAY = Spot("name"), Spot("day")
Draft = Callable[..., ListDraft]


def builtin(list_id: str) -> PriceList:
    return load_price_list(next(i.path for i in builtin_price_lists() if i.id == list_id))


@pytest.fixture
def draft(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A draft of the newest Chinese list, or of another one, with a name."""
    del qtbot
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path))

    def made(price_list: PriceList | None = None, name: str = "Contract") -> ListDraft:
        found = ListDraft(price_list or builtin("cny-2026-09-19"), TODAY)
        if name:
            found.type_in(NAME, name)
        return found

    return made


def result(draft: ListDraft) -> PriceList:
    assert draft.first_error is None, draft.first_error
    assert draft.result
    return draft.result


def said(draft: ListDraft, spot: Spot) -> str:
    return problem(draft.error(spot))


@pytest.mark.parametrize("info", builtin_price_lists(), ids=lambda info: info.id)
def test_an_untouched_copy_has_the_prices_of_its_list(draft: Draft, info: object) -> None:
    whole = load_price_list(info.path)  # type: ignore[attr-defined]
    expected = renamed(whole, "Contract", TODAY)
    found = result(draft(whole))
    assert found.models == expected.models
    assert (found.id, found.calls, found.tax) == (expected.id, expected.calls, expected.tax)
    assert found.published_confidence == "high"


@pytest.mark.parametrize("seed", range(30))
def test_a_copy_of_any_list_can_be_saved_and_is_the_same(draft: Draft, seed: int) -> None:
    rng = random.Random(seed)
    whole = price_list_of_text(Writer().write(right_list(rng, rng.randint(1, 4))), "list")
    less = discounted(whole, [Discount(Decimal("0.7"), charge="output"), Discount(Decimal("0.9"))])
    file = draft(less).save()
    sure = replace(less, published_confidence="high")  # of a day that a person typed
    assert load_price_list(file) == renamed(sure, "Contract", TODAY)


def test_a_new_copy_has_no_name_and_the_day_of_today(draft: Draft) -> None:
    new = draft(name="")
    assert new.text(DAY) == "2027-01-01"
    assert new.first_error
    assert new.first_error[0] == NAME
    assert not is_mistake(new.first_error[1])  # nobody typed anything wrong yet
    assert said(new, NAME) == "Name the list, such as: Contract 2027."
    with pytest.raises(PricingError, match="no list yet"):
        new.save()


@pytest.mark.parametrize("text", ["30", "30.00", "¥30", " 30 ", "３０", "15*2", "30元"])
def test_a_price_is_typed_as_amounts_are(draft: Draft, text: str) -> None:
    copy = draft()
    copy.type_in(Spot("price", 0, 0, "input"), text)
    assert result(copy).models[0].tiers[0].prices.input == 30


def test_a_price_keeps_every_digit(draft: Draft) -> None:
    copy = draft()
    copy.type_in(Spot("price", 0, 0, "input"), "0.123456789012")
    copy.type_in(Spot("call", charge="web_search"), "0.0375")
    found = load_price_list(copy.save())
    assert found.models[0].tiers[0].prices.input == Decimal("0.123456789012")
    assert found.calls["web_search"] == Decimal("0.0375")
    usage = Usage(1_000_000, 0, calls={"web_search": 2})
    assert quote(found.models[0], usage).total == Decimal("0.198456789012")


@pytest.mark.parametrize(
    ("text", "expected", "mistake"),
    [
        ("", "Type a price, such as 4.00.", False),
        ("-1", "Can't be negative. Type 0 or more.", True),
        ("1oo", 'Can\'t read "1oo". Type a price, such as 4.00.', True),
        ("$4", '"$4" is another currency. Type an amount in CNY.', True),
        ("4+", "Go on typing…", False),
        ("1.234,5", 'Can\'t read "1.234,5". Did you mean 1,234.5?', True),
        ("1234567890123", "At most 12 digits before the point, and 12 after it.", True),
        ("0.1234567890123", "At most 12 digits before the point, and 12 after it.", True),
    ],
)
def test_a_wrong_price_says_what_to_type(
    draft: Draft, text: str, expected: str, mistake: bool
) -> None:
    copy, spot = draft(), Spot("price", 1, 1, "output")
    copy.type_in(spot, text)
    assert said(copy, spot) == expected
    assert is_mistake(copy.error(spot)) == mistake
    assert copy.result is None
    assert place_words(copy, spot) == "kimi-k2.7-code · batch · Output"
    copy.type_in(spot, "7")
    assert result(copy).models[1].services["batch"][0].prices.output == 7


def test_a_price_can_be_added_and_taken_away(draft: Draft) -> None:
    copy = draft()
    copy.type_in(Spot("price", 1, 0, "cache_write:5m"), "8")
    copy.type_in(Spot("price", 0, 0, "cache_write:1h"), "")
    models = result(copy).models
    assert models[1].tiers[0].prices[Charge("cache_write", "5m")] == 8
    assert Charge("cache_write", "1h") not in models[0].tiers[0].prices


def test_what_is_priced_in_one_tier_is_priced_in_all(draft: Draft) -> None:
    whole = builtin("cny-2025-11-11")
    copy = draft(whole)
    place = next(n for n, model in enumerate(whole.models) if len(model.tiers) > 1)
    spot = Spot("price", place, 1, "cache_hit")
    copy.type_in(spot, "")
    assert said(copy, spot).startswith("Priced in other tiers")
    for row in range(3):
        copy.type_in(Spot("price", place, row, "cache_hit"), "")
    assert not result(copy).models[place].has_cache_price


def test_a_model_is_added(draft: Draft) -> None:
    copy = draft()
    place = copy.add_model()
    for part, text in (("id", "kimi-k4"), ("family", "kimi-k4"), ("context", "256k")):
        assert said(copy, Spot(part, place))
        copy.type_in(Spot(part, place), text)
    for charge, text in (("input", "5"), ("output", "40"), ("cache_hit", "0.5")):
        copy.type_in(Spot("price", place, 0, charge), text)
    model = load_price_list(copy.save()).models[-1]
    assert (model.id, model.family, model.context_length) == ("kimi-k4", "kimi-k4", 256_000)
    assert model.tiers[0].prices.cache_hit == Decimal("0.5")
    # Calls cost the same on every model.
    assert model.tiers[0].prices[Charge("per_call", "web_search")] == Decimal("0.01")


def test_what_a_new_model_can_do_and_its_batch_prices(draft: Draft) -> None:
    copy = draft()
    place = copy.add_model()
    for part, text in (("id", "x"), ("family", "x"), ("context", "9")):
        copy.type_in(Spot(part, place), text)
    for charge in ("input", "output"):
        copy.type_in(Spot("price", place, 0, charge), "4")
    copy.set_mark(place, vision=True, thinking=False)
    copy.add_batch(place)
    assert set(result(copy).models[place].services) == {"standard"}  # nothing is priced yet
    copy.type_in(Spot("price", place, 1, "input"), "2")
    assert said(copy, Spot("price", place, 1, "output")) == "Type a price, such as 4.00."
    copy.type_in(Spot("price", place, 1, "output"), "2")
    model = load_price_list(copy.save()).models[place]
    assert (model.vision, model.thinking) == (True, False)
    assert model.services["batch"][0].prices.input == 2


def test_a_service_without_any_price_is_gone(draft: Draft) -> None:
    copy = draft()
    for charge in ("cache_hit", "input", "output"):
        copy.type_in(Spot("price", 1, 1, charge), "")
    assert set(result(copy).models[1].services) == {"standard"}
    copy.add_batch(1)  # there is a row for it already
    assert len(copy.drafted.models[1].rows) == 2


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        ("id", "kimi-k3", "kimi-k3 is in the list already."),
        ("id", "模型", "Latin letters, digits and . _ : / - only, 100 at most."),
        ("family", "a b", "Latin letters, digits and . _ : / - only, 100 at most."),
        ("context", "0", "Type the tokens, such as 262,144."),
        ("context", "1.5", '"1.5" is not a whole number. Try 45,000 or 45k.'),
        ("retired", "yesterday", "Type a day, such as 2027-01-31."),
    ],
)
def test_what_is_wrong_with_a_new_model(draft: Draft, part: str, text: str, expected: str) -> None:
    copy = draft()
    place = copy.add_model()
    copy.type_in(Spot(part, place), text)
    assert said(copy, Spot(part, place)) == expected


def test_only_models_that_were_added_can_be_removed(draft: Draft) -> None:
    copy = draft()
    before = copy.drafted
    copy.remove_model(0)
    assert copy.drafted == before
    place = copy.add_model()
    copy.remove_model(place)
    assert copy.drafted == before


def test_a_model_is_retired_and_served_again(draft: Draft) -> None:
    copy = draft()
    copy.retire(0)
    assert result(copy).models[0].retired == TODAY
    assert row_words(copy.drafted.models[0], 0) == "kimi-k3 · retired"
    copy.type_in(Spot("retired", 0), "2027/3/5")
    assert result(copy).models[0].retired == date(2027, 3, 5)
    copy.type_in(Spot("retired", 0), "2027年3月5日")
    assert result(copy).models[0].retired == date(2027, 3, 5)
    copy.type_in(Spot("retired", 0), "2027-02-30")
    assert said(copy, Spot("retired", 0))
    copy.retire(0)
    assert result(copy).models[0].retired is None


def test_a_changed_price_is_as_sure_as_who_typed_it(draft: Draft) -> None:
    whole = builtin("cny-2026-09-19")
    from dataclasses import replace

    unsure = {Charge("input"): "low", Charge("output"): "low"}
    model = replace(whole.models[0], confidence=unsure)  # type: ignore[arg-type]
    copy = draft(replace(whole, models=(model, *whole.models[1:])))
    copy.type_in(Spot("price", 0, 0, "input"), "1")
    assert result(copy).models[0].confidence == {Charge("output"): "low"}


def test_discounts_are_typed(draft: Draft) -> None:
    copy = draft()
    copy.add_discount()
    assert said(copy, Spot("factor", 0)) == "Type a discount, such as 0.85 or -15%."
    copy.type_in(Spot("factor", 0), "30")
    asked = 'Is "30" what is left, or taken off? Type 0.30 or -30%.'
    assert said(copy, Spot("factor", 0)) == asked
    copy.type_in(Spot("factor", 0), "0,85")
    assert said(copy, Spot("factor", 0)) == 'Can\'t read "0,85". Did you mean 0.85?'
    copy.type_in(Spot("factor", 0), "0,1234567890123456")
    assert said(copy, Spot("factor", 0)).endswith("Type 0.85, 85% or -15%.")
    copy.type_in(Spot("factor", 0), "85 折")
    copy.add_discount()  # before it, since it is the narrower one
    copy.set_discount(0, "kimi-k3", "output")
    copy.type_in(Spot("factor", 0), "-20%")
    found = load_price_list(copy.save())
    assert found.discounts == (
        Discount(Decimal("0.8"), "kimi-k3", "output"),
        Discount(Decimal("0.85")),
    )
    prices = found.models[0].tiers[0].prices
    assert (prices.input, prices.output) == (Decimal(17), Decimal(80))
    assert found.undiscounted.models[0].tiers[0].prices.output == 100
    assert preview(copy, 0) == (
        "To be paid: kimi-k3 · Input (cache miss) ¥20.00 → ¥17.00 · Output ¥100.00 → ¥80.00"
    )
    copy.remove_discount(0)
    assert "Output ¥100.00 → ¥85.00" in preview(copy, 0)
    copy.remove_discount(0)
    assert preview(copy, 0) == ""


def test_a_discount_that_no_price_gets_is_told(draft: Draft) -> None:
    copy = draft()
    copy.add_discount()
    copy.add_discount()
    assert hidden_discount(copy, 0) == ""
    assert hidden_discount(copy, 1).startswith("No price gets this discount")
    copy.set_discount(0, "kimi-k3", "")
    assert hidden_discount(copy, 1) == ""


def test_a_discount_on_what_is_not_in_the_list_is_wrong(draft: Draft) -> None:
    copy = draft()
    place = copy.add_model()
    for part, text in (("id", "x"), ("family", "mine"), ("context", "9")):
        copy.type_in(Spot(part, place), text)
    for charge in ("input", "output"):
        copy.type_in(Spot("price", place, 0, charge), "1")
    copy.add_discount()
    copy.type_in(Spot("factor", 0), "0.5")
    assert ("mine", "mine") in family_choices(copy)
    copy.set_discount(0, "mine", "")
    assert result(copy).models[-1].tiers[0].prices.input == Decimal("0.5")
    copy.remove_model(place)
    assert said(copy, Spot("factor", 0)).startswith("Nothing in the list has such a price")


def test_what_discounts_can_be_on(draft: Draft) -> None:
    copy = draft()
    families = dict.fromkeys(model.family for model in copy.price_list.models)
    assert family_choices(copy) == [("All models", ""), *((one, one) for one in families)]
    assert [key for _, key in charge_choices(copy)] == [
        *("", "cache_hit", "input", "cache_write", "cache_write:5m", "cache_write:1h", "output"),
        *("per_call", "per_call:web_search", "per_call:web_search_pro", "per_call:page_fetch"),
    ]


def test_an_echo_says_what_was_understood(qtbot: QtBot) -> None:
    del qtbot
    assert factor_echo("减15%") == "×0.85 · 15% off"
    assert factor_echo("85") == ""


def test_undo_goes_back_field_by_field(draft: Draft) -> None:
    copy, spot = draft(), Spot("price", 0, 0, "input")
    states = [copy.drafted]
    for text in ("2", "21", "21.5"):
        copy.type_in(spot, text)
    copy.leave()
    states.append(copy.drafted)
    copy.retire(1)
    states.append(copy.drafted)
    copy.add_discount()
    copy.undo()
    assert copy.drafted == states[2]
    copy.undo()
    assert copy.drafted == states[1]
    copy.undo()
    assert copy.drafted == states[0]
    copy.redo()
    copy.redo()
    assert copy.drafted == states[2]


def test_starting_over_can_be_undone(draft: Draft) -> None:
    copy = draft()
    copy.retire(0)
    typed = copy.drafted
    copy.start_over()
    assert not copy.is_changed
    assert copy.text(NAME) == ""
    copy.undo()
    assert copy.drafted == typed


def test_another_list_of_the_name_is_not_written_over(draft: Draft) -> None:
    first = draft(name="Contract").save()
    before = first.read_bytes()
    second = draft(name="Contract")
    assert said(second, NAME) == 'Another list is called "Contract". Type another name.'
    second.type_in(NAME, "Contract B")
    second.save()
    assert first.read_bytes() == before
    assert len(list(user_lists().iterdir())) == 2


def test_ones_own_list_is_replaced_under_its_name(draft: Draft) -> None:
    first = draft().save()
    own = load_price_list(first)
    again = draft(own, name="")
    assert again.text(NAME) == "Contract"
    assert again.replaces_own
    again.type_in(Spot("price", 0, 0, "input"), "1")
    assert again.save() == first
    assert load_price_list(first).models[0].tiers[0].prices.input == 1
    # On another day its file is called by that day, and there is still one of that name.
    moved = draft(load_price_list(first), name="")
    moved.type_in(DAY, "2027-06-30")
    file = moved.save()
    assert [path.name for path in user_lists().iterdir()] == ["cny-2027-06-30@Contract.yaml"]
    assert load_price_list(file).published == date(2027, 6, 30)


def test_ones_own_list_stays_under_another_name(draft: Draft) -> None:
    first = draft().save()
    before = first.read_bytes()
    again = draft(load_price_list(first), name="Contract B")
    assert not again.replaces_own
    assert again.save() != first
    assert first.read_bytes() == before


def test_built_in_lists_stay_as_they_are(draft: Draft) -> None:
    info = builtin_price_lists()[-1]
    before = info.path.read_bytes()
    copy = draft(load_price_list(info.path))
    copy.retire(0)
    assert copy.save().parent == user_lists()
    assert info.path.read_bytes() == before


def test_a_failed_save_loses_nothing(draft: Draft, tmp_path: Path) -> None:
    copy = draft()
    (tmp_path / "prices").write_text("in the way")
    with pytest.raises(OSError, match=re.escape(system_says(errno.EEXIST))):
        copy.save()
    assert copy.is_changed
    (tmp_path / "prices").unlink()
    assert copy.save().exists()
    assert not copy.is_changed


def test_a_list_is_called_by_its_name_or_day(draft: Draft) -> None:
    assert label(builtin("cny-2026-09-19")) == "2026-09-19 · CNY"
    own = load_price_list(draft().save())
    assert label(own) == "Contract · 2027-01-01 · CNY"


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_typed_is_a_list_that_can_be_saved_or_told(draft: Draft, seed: int) -> None:
    rng = random.Random(seed)
    copy = draft()
    place = copy.add_model()
    copy.add_batch(place)
    copy.add_discount()
    spots = [NAME, DAY, Spot("factor", 0), Spot("call", charge="web_search")]
    spots += [Spot(part, place) for part in ("id", "family", "context", "retired")]
    spots += [Spot("price", place, row, key) for row in (0, 1) for key in ("input", "output")]
    signs = '0123456789.,-+×%折¥$万k年/ "\\#:{}\n\u202e\ud800😀一x'
    right = {"name": "A", "day": "2027-01-01", "factor": "9折", "context": "9", "retired": ""}
    for spot in spots:
        text = "".join(rng.choices(signs, k=rng.randint(0, 6)))
        if rng.random() < 0.8:
            text = right.get(spot.part, "7")
        copy.type_in(spot, text)
        assert all(problem(error) for error in copy.errors.values())
    if copy.result:
        assert load_price_list(copy.save()) == copy.result
