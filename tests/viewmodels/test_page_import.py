"""A price page on its way to be a list: doubts, the day, what is kept, what is saved."""

from __future__ import annotations

import errno
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from own_lists import named, text_of
from price_pages import FAR, HTML, PAGE, SEED, UNDATED
from pytestqt.qtbot import QtBot
from systems import system_says

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.choosing import InUse, list_in_use
from kimi_calc.price_lists.pages import MOST_BYTES
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.page_import import PageImport
from kimi_calc.viewmodels.price_lists import PriceLists

NOW = "cny-2026-09-19"
HIGHSPEED = "kimi-k2.7-code-highspeed"


def path_of(list_id: str) -> Path:
    return next(info.path for info in builtin_price_lists() if info.id == list_id)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class Begun(PageImport):
    """An import whose window prices by a list."""

    def __init__(self, in_use: InUse) -> None:
        self.calculation = Calculation(in_use.price_list)
        self.lists = PriceLists(self.calculation, in_use)
        super().__init__(self.lists)

    def confirm_all(self) -> None:
        for row in self.doubts:
            if row.confirmed is not None:
                self.confirm(row.id, on=True)


@pytest.fixture
def begun(home: Path, qtbot: QtBot) -> Begun:
    """Nothing was pasted yet; the list of 2026-09-19 is in use."""
    del home, qtbot
    return Begun(list_in_use(NOW))


def output_of(begun: Begun, model: str) -> Decimal:
    return begun.lists.in_use.price_list.model(model).tiers[0].prices.output


# Doubts


def test_a_page_is_a_list_once_its_doubts_are_answered(begun: Begun, home: Path) -> None:
    assert begun.obstacle == "Paste a page first."
    assert begun.add([PAGE])
    assert (begun.day, begun.error) == ("2026-12-01", "")
    assert begun.gone == ("kimi-k3",)
    (doubt,) = begun.doubts
    assert (doubt.confirmed, "kimi-k3" in doubt.text) == (False, True)
    assert begun.obstacle
    assert begun.save() is None
    assert begun.error
    assert begun.lists.in_use.price_list.id == NOW
    begun.confirm(doubt.id, on=True)
    assert begun.obstacle == ""
    file = begun.save()
    assert file
    assert file.parent == home / "prices"
    assert begun.lists.in_use[:3] == (load_price_list(file), "user", file)
    assert begun.calculation.price_list.id == "cny-2026-12-01"
    assert output_of(begun, HIGHSPEED) == 55
    assert [model.id for model in begun.calculation.price_list.models] == [
        *("kimi-k2.7-code", "kimi-k2.7-code-highspeed", "kimi-k2.6"),
    ]
    # The next page is a page of its own.
    assert (begun.draft, begun.day, begun.doubts, begun.error) == (None, "", [], "")


def test_a_tick_can_be_taken_back(begun: Begun) -> None:
    begun.add([PAGE])
    (doubt,) = begun.doubts
    begun.confirm(doubt.id, on=True)
    assert begun.doubts[0].confirmed
    begun.confirm(doubt.id, on=False)
    assert not begun.doubts[0].confirmed
    assert begun.obstacle


def test_models_that_the_page_lacks_can_stay(begun: Begun) -> None:
    begun.add([PAGE])
    begun.set_keep_gone(on=True)
    assert begun.doubts == []
    assert begun.obstacle == ""
    begun.save()
    assert output_of(begun, "kimi-k3") == 100


def test_a_doubtful_row_is_left_out_till_it_is_confirmed(begun: Begun) -> None:
    begun.add([FAR])
    begun.set_keep_gone(on=True)
    assert all("260" in row.text and HIGHSPEED in row.text for row in begun.doubts)
    assert begun.draft
    row = next(i for i, one in enumerate(begun.draft.rows) if one.model == HIGHSPEED)
    assert begun.left_out == {row}
    begun.confirm_all()
    assert begun.left_out == frozenset()
    begun.save()
    hit = begun.calculation.price_list.model(HIGHSPEED).tiers[0].prices.cache_hit
    assert hit == 260


def test_what_is_not_confirmed_is_not_in_the_list(begun: Begun) -> None:
    begun.add([FAR])
    begun.set_keep_gone(on=True)
    begun.save()
    assert HIGHSPEED not in [model.id for model in begun.calculation.price_list.models]


# The day


def test_a_day_that_nobody_knows_is_said_to_be_unsure(begun: Begun) -> None:
    begun.add([UNDATED])
    assert begun.day == date.today().isoformat()  # noqa: DTZ011 - as the program does
    assert begun.doubts[0].text.startswith(f"The page tells no day. {begun.day} is taken")
    begun.set_keep_gone(on=True)
    assert begun.obstacle == "Confirm the day, or type another one."
    begun.confirm_all()
    assert begun.obstacle == ""
    begun.save()
    assert begun.lists.in_use.price_list.published_confidence == "low"


def test_a_day_that_is_typed_is_the_day(begun: Begun) -> None:
    begun.add([UNDATED])
    for length in range(10):
        begun.set_day("2026-12-05"[:length])
        assert begun.obstacle == "Type the day from which the prices hold, such as 2026-09-19."
        # Half a day is none that could be confirmed.
        assert not any("tells no day" in row.text for row in begun.doubts)
    begun.set_day("2026-12-05")
    assert not any("tells no day" in row.text for row in begun.doubts)
    begun.set_keep_gone(on=True)
    begun.confirm_all()
    begun.save()
    used = begun.lists.in_use.price_list
    assert (used.published, used.published_confidence) == (date(2026, 12, 5), "high")


@pytest.mark.parametrize(
    "day", ["", "2026-13-01", "2026-1-1", "tomorrow", "20261201", "2026-02-30"]
)
def test_no_day_no_list(begun: Begun, day: str) -> None:
    begun.add([PAGE])
    begun.set_keep_gone(on=True)
    begun.set_day(day)
    assert "Type the day" in begun.obstacle
    begun.set_day("2026-12-01")
    assert begun.obstacle == ""


def test_an_older_day_is_in_doubt(begun: Begun) -> None:
    begun.add([PAGE])
    begun.set_keep_gone(on=True)
    begun.set_day("2026-01-01")
    assert any("older" in row.text for row in begun.doubts)


# What can't be read


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "There is no text"),
        ("Hello", "no table of prices"),
        ("\0\1\2\3" * 99, "This is no text"),
        ("a" * (MOST_BYTES + 1), "too large (over 4 MB)"),
    ],
)
def test_what_is_no_page_leaves_what_was_read(begun: Begun, page: str, said: str) -> None:
    assert not begun.add([page])
    assert said in begun.error
    assert begun.draft is None
    begun.add([PAGE])
    assert begun.error == ""
    before = begun.draft
    assert not begun.add([page])
    assert said in begun.error
    assert begun.draft is before


def test_files_that_can_not_be_read(begun: Begun, tmp_path: Path) -> None:
    begun.add_files([tmp_path / "none.html"])
    assert begun.error == f"none.html can't be read: {system_says(errno.ENOENT)}"
    begun.add_files([tmp_path])
    assert "can't be read: is no ordinary file" in begun.error
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    begun.add_files([large])
    assert "too large (over 4 MB)" in begun.error
    page = tmp_path / "page.html"
    page.write_text(HTML, "utf-8")
    begun.add_files([page])
    assert begun.error == ""
    assert begun.draft


def test_a_folder_that_can_not_be_written(begun: Begun, home: Path) -> None:
    home.mkdir()
    (home / "prices").write_text("no folder")
    begun.add([PAGE])
    begun.set_keep_gone(on=True)
    assert begun.save() is None
    assert begun.error == f"The list can't be saved: {system_says(errno.EEXIST)}"
    assert begun.lists.in_use.price_list.id == NOW
    assert begun.draft  # nothing of it is lost
    (home / "prices").unlink()
    assert begun.save()


# What it is compared with


def test_pages_together_are_one_list(begun: Begun) -> None:
    lines = PAGE.splitlines(keepends=True)
    begun.add(["".join(lines[:6])])
    begun.add(["".join([*lines[:5], *lines[6:]])])
    assert begun.draft
    assert len(begun.draft.rows) == 3
    begun.add([PAGE])  # what is there twice is there once
    assert len({row.model for row in begun.draft.rows}) == 3
    begun.start_over()
    assert begun.draft is None


def test_another_list_in_use_is_what_it_is_compared_with(begun: Begun) -> None:
    begun.add([PAGE])
    assert "beside the list of 2026-09-19" in begun.summary
    begun.lists.use(path_of("cny-2026-06-12"))
    assert "beside the list of 2026-06-12" in begun.summary
    assert "kimi-k3" not in begun.gone


def test_a_list_of_another_currency_is_nothing_to_compare_with(begun: Begun) -> None:
    begun.lists.use(path_of("usd-2026-09-19"))
    begun.add([PAGE])
    assert "beside the list of 2026-09-19" in begun.summary
    assert begun.draft
    assert begun.draft.reference
    assert begun.draft.reference.id == NOW


def test_the_official_page_has_none_of_the_prices_of_another_provider(
    begun: Begun, tmp_path: Path
) -> None:
    other = text_of(NOW).replace("provider: Moonshot AI", "provider: Example Cloud")
    other = other.replace("platform.kimi.com", "example.org")
    (tmp_path / "other.yaml").write_text(other, "utf-8")
    begun.lists.use(tmp_path / "other.yaml")
    begun.add([PAGE])
    begun.set_keep_gone(on=True)
    begun.save()
    assert begun.lists.in_use.price_list.provider == "Moonshot AI"
    assert begun.lists.in_use.price_list.id == "cny-2026-12-01"


def test_discounts_are_not_on_a_page(begun: Begun, tmp_path: Path) -> None:
    text = named(NOW, "Contract", "discounts:\n  - {factor: 0.5}\n")
    (tmp_path / "contract.yaml").write_text(text, "utf-8")
    begun.lists.use(tmp_path / "contract.yaml")
    begun.add([PAGE])
    assert "discounts of" in begun.notes[0]
    assert not any("27.00" in row.text for row in begun.doubts)  # beside list prices
    begun.set_keep_gone(on=True)
    begun.save()
    assert not begun.lists.in_use.price_list.discounts
    assert output_of(begun, HIGHSPEED) == 55


def test_the_official_page_is_that_of_the_newest_list(begun: Begun) -> None:
    begun.lists.use(path_of("cny-2025-11-11"))
    assert begun.official_page == "https://platform.kimi.com/docs/pricing/chat"
    begun.lists.use(path_of("usd-2025-11-11"))
    assert begun.official_page == "https://platform.kimi.ai/docs/pricing/chat"


@pytest.mark.skipif(not SEED.exists(), reason="the page lies beside the project")
def test_the_page_of_the_default_list_is_the_default_list(home: Path, qtbot: QtBot) -> None:
    del home, qtbot
    begun = Begun(list_in_use())
    begun.add_files([SEED])
    begun.confirm_all()
    begun.save()
    found, default = begun.lists.in_use.price_list, load_price_list()
    assert begun.lists.in_use.place == "user"
    assert [(model.id, model.tiers) for model in found.models] == [
        (model.id, model.tiers) for model in default.models
    ]
