"""Every price list there is: which are told, which one is looked at, what it is compared with."""

from pathlib import Path

import pytest
from own_lists import COMPANY, CONTRACT, PRICES, named
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.choosing import InUse, list_in_use
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.price_list_names import list_about, list_name, list_told, title
from kimi_calc.viewmodels.price_list_rows import PriceListRows
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.price_shelf import PriceShelf

CNY = ["2026-09-19", "2026-09-01", "2026-07-16", "2026-06-12", "2026-04-20", "2026-02-09"]


class Shelf:
    """A shelf, and the choice of lists that it follows."""

    def __init__(self, in_use: InUse, qtbot: QtBot) -> None:
        self.lists = PriceLists(Calculation(in_use.price_list), in_use)
        self.shelf = PriceShelf(self.lists)
        self._qtbot = qtbot

    def read(self) -> PriceShelf:
        """Once all files are read."""
        self.shelf.read()
        self._qtbot.waitUntil(lambda: not self.shelf.is_reading)
        return self.shelf

    def look_at(self, name: str) -> None:
        lists = [*self.shelf.lists("builtin"), *self.shelf.lists("mine")]
        self.shelf.show(next(one.path for one in lists if list_name(one) == name))


@pytest.fixture
def begun(qtbot: QtBot) -> Shelf:
    return Shelf(InUse(load_price_list(), "builtin"), qtbot)


def test_the_lists_of_the_currency_in_use_newest_first(begun: Shelf) -> None:
    shelf = begun.shelf
    assert [list_name(one) for one in shelf.lists("builtin")] == [*CNY, "2025-11-11"]
    assert shelf.currencies == ("CNY", "USD")
    assert shelf.price_list.id == "cny-2025-11-11"
    assert shelf.shows_list_in_use


def test_another_currency_begins_with_its_newest_list(begun: Shelf) -> None:
    begun.shelf.show_currency("USD")
    assert begun.shelf.price_list.id == "usd-2026-10-23"
    assert not begun.shelf.shows_list_in_use
    begun.shelf.show_currency("CNY")
    assert begun.shelf.price_list.id == "cny-2025-11-11"  # the one in use, not the newest


def test_looking_at_a_list_prices_nothing_by_it(begun: Shelf) -> None:
    begun.look_at("2026-09-19")
    assert begun.lists.in_use.price_list.id == "cny-2025-11-11"
    assert begun.shelf.use() is None
    assert begun.lists.in_use.price_list.id == "cny-2026-09-19"
    assert begun.shelf.shows_list_in_use


def test_what_is_used_elsewhere_is_looked_at(begun: Shelf) -> None:
    begun.lists.use_newer()
    assert begun.shelf.price_list.id == "cny-2026-09-19"


def test_it_is_compared_with_the_list_before_it(begun: Shelf) -> None:
    shelf = begun.shelf
    assert shelf.compared is None  # the oldest
    assert shelf.differences == ()
    begun.look_at("2026-07-16")
    assert shelf.compared is not None
    assert list_name(shelf.compared) == "2026-06-12"
    other = next(one for one in shelf.comparable if list_name(one) == "2026-09-19")
    shelf.compare_with(other.path)
    assert shelf.compared == other
    begun.look_at("2026-09-01")
    assert list_name(shelf.compared) == "2026-07-16"


@pytest.mark.usefixtures("own_lists")
def test_lists_of_others_stand_below(begun: Shelf) -> None:
    shelf = begun.read()
    mine, company = shelf.lists("mine"), shelf.lists("company")
    assert [list_name(one) for one in mine] == [CONTRACT, "spoiled-2026-09-19.yaml"]
    assert [list_name(one) for one in company] == [COMPANY]
    assert list_about(mine[0], in_use=True) == "in use"
    assert list_about(mine[1], in_use=False) == "1 fault"
    assert "line 22, column 18" in list_told(mine[1])
    assert "15% off" in list_told(mine[0])
    assert str(mine[0].path) in list_told(mine[0])


@pytest.mark.usefixtures("own_lists")
def test_a_file_that_is_no_list_is_told_in_every_currency_but_never_looked_at(
    begun: Shelf,
) -> None:
    shelf = begun.read()
    shelf.show_currency("USD")
    (spoiled,) = shelf.lists("mine")
    assert spoiled.error
    shelf.show(spoiled.path)
    assert shelf.price_list.id == "usd-2026-10-23"


@pytest.mark.usefixtures("own_lists")
def test_an_own_list_is_compared_with_the_built_in_one_of_its_day(begun: Shelf) -> None:
    shelf = begun.read()
    begun.look_at(CONTRACT)
    assert shelf.compared is not None
    assert shelf.compared.place == "builtin"
    assert list_name(shelf.compared) == "2026-07-16"


def test_new_files_are_there_when_it_is_read_again(begun: Shelf, own_lists: Path) -> None:
    shelf = begun.read()
    (own_lists / "prices" / "later.yaml").write_text(
        named("cny-2026-09-19", "Later"), encoding="utf-8"
    )
    assert "Later" not in map(list_name, shelf.lists("mine"))
    begun.read()
    assert "Later" in map(list_name, shelf.lists("mine"))


def test_a_list_in_use_is_there_wherever_its_file_lies(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.yaml"
    file.write_text(named("cny-2026-06-12", "Elsewhere"), encoding="utf-8")
    shelf = Shelf(list_in_use(None, file), qtbot).read()
    assert list_name(shelf.shown) == "Elsewhere"
    assert [list_name(one) for one in shelf.lists("mine")] == ["Elsewhere"]


@pytest.mark.parametrize(
    ("day", "instead"), [("2026-06-12", "cny-2026-06-12"), ("2026-06-13", "cny-2026-09-19")]
)
def test_back_to_the_built_in_list_of_its_day_or_the_newest(
    qtbot: QtBot, tmp_path: Path, day: str, instead: str
) -> None:
    file = tmp_path / "mine.yaml"
    text = named("cny-2026-06-12", "Mine").replace("published: 2026-06-12", f"published: {day}")
    file.write_text(text, encoding="utf-8")
    begun = Shelf(list_in_use(None, file), qtbot)
    begun.shelf.restore_builtin()
    assert begun.lists.in_use.price_list.id == instead
    assert begun.shelf.builtin_instead is None


def test_a_list_that_was_spoiled_meanwhile_is_not_used(begun: Shelf, own_lists: Path) -> None:
    begun.read()
    begun.look_at(CONTRACT)
    (own_lists / "prices" / "contract.yaml").write_text("format: 1\n", encoding="utf-8")
    error = begun.shelf.use()
    assert error is not None
    assert "provider" in str(error)
    assert begun.lists.in_use.price_list.id == "cny-2025-11-11"


def test_a_currency_that_only_own_lists_are_in(begun: Shelf, own_lists: Path) -> None:
    euros = named("usd-2026-10-23", "Euros").replace("currency: USD", "currency: EUR")
    (own_lists / "prices" / "euros.yaml").write_text(euros, encoding="utf-8")
    shelf = begun.read()
    assert shelf.currencies == ("CNY", "USD", "EUR")
    shelf.show_currency("EUR")
    assert shelf.price_list.name == "Euros"
    assert shelf.compared is None
    assert shelf.comparable == []
    assert [one.name for one in shelf.dated] == ["Euros"]
    assert shelf.use() is None
    assert begun.lists.in_use.price_list.currency == "EUR"


@pytest.mark.usefixtures("own_lists")
def test_headings_are_passed_over(begun: Shelf) -> None:
    rows = PriceListRows(begun.read())
    rows.refresh()
    headings = [row for row in range(rows.rowCount()) if not rows.flags(rows.index(row, 0))]
    assert [rows.texts[row][0] for row in headings] == ["My lists", "The company's lists"]


def test_what_a_title_tells() -> None:
    usd = load_price_list(PRICES / "usd-2026-10-23.yaml")
    assert title(usd) == "2026-10-23 · Moonshot AI · USD per 1M tokens · tax excluded"
