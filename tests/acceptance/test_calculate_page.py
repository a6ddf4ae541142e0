"""What a person meets on the page Calculate, in a real window."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


def fill(person: Person) -> None:
    person.wait_for_focus("inputTokens")
    person.type("45000")
    person.press("Tab", "Tab")
    person.wait_for_focus("cacheHitPercent")
    person.type("60")
    person.press("Tab")
    person.type("1500")
    person.press("Tab")
    person.type("30000")
    person.wait_for("total", "¥7,740.00")


@pytest.mark.parametrize(
    ("language", "caption", "year"),
    [
        ("zh", "每天 1,000 次 × 22 天", "每年（264 天） ¥68,112.00"),
        ("en", "1,000 requests a day × 22 days", "Per year (264 days) ¥68,112.00"),
    ],
)
def test_requests_by_the_day(sit_down: Sit, language: str, caption: str, year: str) -> None:
    person = sit_down(language)
    fill(person)
    person.press("alt+y")
    person.wait_for_focus("requestsPerDay")
    person.wait_for("requestsPerDay", "1,000")
    person.press("Tab")
    person.wait_for_focus("days")
    person.press("Down", "Down", "Return")  # the list, and its second line
    person.wait_for("days", "22")
    person.wait_for("total", "¥5,676.00")
    person.wait_for("totalCaption", caption)
    person.wait_for("perDay", "¥258.00")
    person.wait_for("perYear", year)
    person.press("ctrl+z")
    person.wait_for("total", "¥7,740.00")
    person.press("ctrl+z")
    person.wait_for_focus("requests")


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "上次结果：kimi-k2-turbo-preview"), ("en", "Last result: kimi-k2-turbo-preview")],
)
def test_the_last_result_is_named_and_not_mixed(sit_down: Sit, language: str, said: str) -> None:
    person = sit_down(language)
    fill(person)
    person.press("alt+o")
    person.wait_for_focus("outputTokens")
    person.copy_elsewhere("12,34")
    person.press("ctrl+a", "ctrl+v")  # not typed: 12 alone would be a result
    person.wait_for("totalCaption", said)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.wait_for("modelFacts", "131,072")
    person.wait_for("totalCaption", said)
    person.wait_for("total", "¥7,740.00")
    person.wait_for("contextText", "46,500 / 262,144")
    person.press("alt+o")
    person.wait_for_focus("outputTokens")
    person.type("1500")
    person.wait_for("total", "¥7,560.00")
    person.wait_for("contextText", "46,500 / 131,072")


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "约合 $1,075.00（1 USD = 7.2 CNY）"), ("en", "about $1,075.00 (1 USD = 7.2 CNY)")],
)
def test_a_second_currency_stands_with_the_total(sit_down: Sit, language: str, said: str) -> None:
    person = sit_down(language)
    fill(person)
    person.press("alt+v", "c")
    person.wait_for_focus("secondCurrency")
    person.type("USD")
    person.press("Tab")
    person.wait_for_focus("rate")
    person.type("7.2")
    person.press("Escape")
    person.wait_for("aboutTotal", said)
    person.wait_for("perRequest", "¥0.258")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_alt_and_any_letter_types_nothing(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    fill(person)
    person.press("alt+i")
    person.wait_for_focus("inputTokens")
    person.press("alt+j", "alt+w")
    person.type("50000")  # over what was selected, and with nothing before or behind it
    # 30,000 × (20,000 × 8.00 + 30,000 × 1.00 + 1,500 × 58.00), per million
    person.wait_for("total", "¥8,310.00")
    seen = person.see("inputTokens")
    assert seen is not None
    assert seen["text"] == "50000"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reset_and_back(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    fill(person)
    person.click("reset")
    person.wait_for("total", "¥0.00")
    person.wait_for_focus("inputTokens")
    person.type("100k")
    person.wait_for("total", "¥")
    person.press("ctrl+z", "ctrl+z")
    person.wait_for("total", "¥7,740.00")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_total_stays_in_sight_with_large_text(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    fill(person)
    for _ in range(3):  # 125, 150, 200%
        person.press("ctrl+plus")
    person.wait_for("pinnedAmount", "¥7,740.00")
    person.wait_for("pinnedPerRequest", "¥0.258")
    person.press("ctrl+0")
    person.wait_until(lambda: _is_gone(person, "pinnedAmount"))


def _is_gone(person: Person, name: str) -> bool:
    return not any(seen["id"] == name for seen in person.see_all())
