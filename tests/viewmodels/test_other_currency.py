"""Amounts that were typed for one currency are never taken for amounts of another."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.calculation import Calculation


def listed(list_id: str) -> PriceList:
    return load_price_list(next(one.path for one in builtin_price_lists() if one.id == list_id))


CNY, USD = listed("cny-2026-09-19"), listed("usd-2026-09-19")


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot
    found = Calculation(CNY)
    found.set_text("requests", "7")
    return found


@pytest.mark.parametrize("typed", ["1000", "1,000", "¥1,000", "1000元", "10*100"])
@pytest.mark.parametrize("left", [False, True])
def test_yuan_are_no_dollars(calculation: Calculation, typed: str, left: bool) -> None:
    calculation.set_text("budget", typed)
    if left:
        calculation.finish("budget")
    calculation.set_price_list(USD)
    assert "is not in USD" in str(calculation.error("budget"))
    assert calculation.text("budget") == "¥1,000.00"
    assert calculation.quote
    calculation.set_price_list(CNY)
    assert calculation.budget == 1000


def test_another_list_of_the_currency_leaves_it_alone(calculation: Calculation) -> None:
    calculation.set_text("budget", "1000")
    calculation.set_price_list(listed("cny-2026-09-01"))
    assert (calculation.text("budget"), calculation.budget) == ("1000", Decimal(1000))


@pytest.mark.parametrize("typed", ["", "abc", "12,34"])
def test_what_is_no_amount_stays(calculation: Calculation, typed: str) -> None:
    calculation.set_text("budget", typed)
    calculation.set_price_list(USD)
    assert calculation.text("budget") == typed


def test_a_rate_is_one_of_two_currencies(calculation: Calculation) -> None:
    calculation.set_second_currency("EUR")
    calculation.set_text("rate", "7.8")  # yuan
    about = calculation.about
    assert about
    calculation.set_price_list(USD)
    assert (calculation.second_currency, calculation.text("rate")) == ("", "")
    assert calculation.about is None
    calculation.set_second_currency("EUR")
    calculation.set_text("rate", "1.1")  # dollars
    calculation.set_price_list(CNY)
    assert (calculation.second_currency, calculation.rate) == ("EUR", Decimal("7.8"))
    assert calculation.about == about
    calculation.set_price_list(USD)
    assert calculation.rate == Decimal("1.1")


def test_the_second_currency_comes_back_with_the_first(calculation: Calculation) -> None:
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "7.12")
    calculation.set_price_list(USD)
    assert calculation.second_currency == ""
    calculation.set_price_list(CNY)
    assert (calculation.second_currency, calculation.rate) == ("USD", Decimal("7.12"))


def test_no_list_is_beside_its_own_currency(calculation: Calculation) -> None:
    other = Calculation(USD)
    other.restore(calculation.asked(), second_currency="USD")
    assert other.second_currency == ""


def test_undo_brings_no_yuan_back_as_dollars(calculation: Calculation) -> None:
    calculation.set_text("budget", "1,000")
    calculation.set_text("requests", "9")
    calculation.set_price_list(USD)
    calculation.set_text("budget", "50")
    for _ in range(2):
        calculation.undo()
        assert calculation.text("budget") == "¥1,000.00"
        assert calculation.error("budget")
    assert calculation.text("requests") == "7"
    calculation.redo()
    calculation.redo()
    assert calculation.budget == 50
    calculation.set_price_list(CNY)
    assert calculation.text("budget") == "$50.00"
    calculation.undo()
    assert calculation.budget == 1000


def test_what_is_kept_for_another_list_is_no_amount_of_this_one(calculation: Calculation) -> None:
    calculation.set_text("budget", "1,000")
    calculation.set_second_currency("EUR")
    calculation.set_text("rate", "7.8")
    other = Calculation(USD)
    other.restore(calculation.asked(), second_currency="EUR")
    assert other.text("budget") == "¥1,000.00"
    assert (other.second_currency, other.rate) == ("", None)
    same = Calculation(CNY)
    same.restore(calculation.asked(), second_currency="EUR")
    assert (same.text("budget"), same.second_currency) == ("1,000", "EUR")
    assert same.rate == Decimal("7.8")
