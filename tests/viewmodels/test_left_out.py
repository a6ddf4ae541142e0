"""What was typed for another list and this one has no prices for is told, and waits."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.copying import notes as copied_notes
from kimi_calc.viewmodels.fields import Field, call_field, call_of_field
from kimi_calc.viewmodels.note_wording import notes
from kimi_calc.viewmodels.result_wording import total_caption


def listed(list_id: str) -> PriceList:
    return load_price_list(next(one.path for one in builtin_price_lists() if one.id == list_id))


NOW, OLD = listed("cny-2026-09-19"), listed("cny-2025-11-11")
BETWEEN = listed("cny-2026-04-20")  # has kimi-k2.6 with batch, and web search alone


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    """Batch with three kinds of calls."""
    del qtbot
    found = Calculation(NOW)
    found.pick("kimi-k2.6")
    found.set_service("batch")
    for name in ("web_search", "web_search_pro", "page_fetch"):
        found.set_text(call_field(name), "2")
    return found


def said(calculation: Calculation) -> str:
    return notes(calculation).partition("\n")[0]


def test_nothing_is_left_out_of_a_list_that_has_it(calculation: Calculation) -> None:
    assert "doesn't have" not in notes(calculation)


def test_what_the_list_lacks_is_told_and_waits(calculation: Calculation) -> None:
    before = calculation.quote
    calculation.set_price_list(BETWEEN)
    assert calculation.quote
    assert before
    assert calculation.quote.total < before.total
    assert said(calculation) == (
        "This price list doesn't have: Web search, pro, Page fetch. The total is without"
    )
    assert said(calculation) in copied_notes(calculation)
    calculation.set_price_list(OLD)
    calculation.pick("kimi-latest")
    assert said(calculation) == (
        "This price list doesn't have: batch prices, Web search, pro, Page fetch. "
        "The total is without"
    )
    assert "batch" not in total_caption(calculation)
    calculation.set_price_list(NOW)
    calculation.pick("kimi-k2.6")
    assert calculation.quote == before


@pytest.mark.parametrize("text", ["0", "", "abc"])
def test_no_number_of_calls_is_none_to_be_told(calculation: Calculation, text: str) -> None:
    for name in ("web_search_pro", "page_fetch"):
        calculation.set_text(call_field(name), text)
    calculation.set_price_list(BETWEEN)
    assert "doesn't have" not in notes(calculation)


def test_clearing_the_form_ends_it(calculation: Calculation) -> None:
    calculation.set_price_list(BETWEEN)
    calculation.clear()
    assert calculation.not_offered == ("", (), "standard")
    assert calculation.quote
    assert calculation.quote.total == Decimal(0)


@pytest.mark.parametrize("name", ["web_search", "web_search_pro", "page_fetch", "a", "x2_y3_z"])
def test_the_field_of_a_call_and_back(name: str) -> None:
    field: Field = call_field(name)
    assert call_of_field(field) == name


def test_a_lifetime_that_was_chosen_is_not_changed_unsaid(calculation: Calculation) -> None:
    calculation.clear()
    calculation.pick("kimi-k3")
    calculation.set_cache_lifetime("1h")
    calculation.set_text("inputTokens", "1M")
    dear = calculation.quote
    calculation.set_price_list(listed("cny-2026-07-16"))
    assert said(calculation) == (
        "This price list doesn't have: Cache write (1 h). The total is without"
    )
    calculation.set_price_list(NOW)
    assert calculation.quote == dear
    assert "doesn't have" not in notes(calculation)
    calculation.set_cache_lifetime("5m")
    calculation.set_price_list(OLD)
    assert "doesn't have" not in notes(calculation)  # it costs what any input costs
