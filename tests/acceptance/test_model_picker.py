"""Picking a model in a real window: by keys, by typing, by mouse."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
AS_IT_WAS = "kimi-k2-turbo-preview"


def open_list(person: Person) -> None:
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.press("space")


@LANGUAGES
def test_typing_into_the_open_list(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    open_list(person)
    person.type("8k-")
    assert AS_IT_WAS in (person.see("modelPicker") or {"text": ""})["text"]
    person.press("Down", "Return")  # below the one of 8k, what is left is the one of 128k
    person.wait_for("modelPicker", "moonshot-v1-128k-vision-preview")
    # 45,000 × 10.00 + 1,500 × 30.00, per million, 30,000 times
    person.wait_for("total", "¥14,850.00")


@LANGUAGES
def test_backspace_widens_it_again(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    open_list(person)
    person.type("latestt")
    person.press("BackSpace", "Return")
    person.wait_for("modelPicker", "kimi-latest")


@LANGUAGES
def test_escape_clears_then_closes_and_changes_nothing(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    open_list(person)
    person.type("latest")
    person.press("Escape", "Up", "Escape")
    person.wait_for_focus("modelPicker")
    person.wait_for("modelPicker", AS_IT_WAS)
    person.type("latest")  # the closed box finds at once, as ever
    person.wait_for("modelPicker", "kimi-latest")


@LANGUAGES
def test_only_models_that_think(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    open_list(person)
    person.press("Tab", "Tab", "space", "Down", "Return")
    person.wait_for("modelPicker", "kimi-k2-thinking-turbo")


@LANGUAGES
def test_a_click_outside_changes_nothing(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.click("modelPicker")
    person.press("Down")
    person.click("compare")
    person.wait_for("modelPicker", AS_IT_WAS)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")  # the closed box picks at once, the open list would wait for Return
    person.wait_for("modelPicker", "kimi-latest")


@LANGUAGES
def test_a_second_click_on_the_picker_closes_it(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.click("modelPicker")
    person.press("Down")
    person.click("modelPicker")
    person.wait_for_focus("modelPicker")
    person.press("Down")  # in the closed box: picks
    person.wait_for("modelPicker", "kimi-k2-thinking")
