"""The comparison before a person: picked, selected, copied, with more columns."""

import json
from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


def on_the_table(person: Person) -> None:
    """Go into the table by its mnemonic."""
    person.press("alt+s")
    person.wait_for_focus("compare")


def rows_of(person: Person) -> list[list[str]]:
    return [line.split("\t") for line in person.paste_elsewhere().splitlines()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rows_are_selected_and_copied_by_keyboard(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    on_the_table(person)
    person.press("ctrl+Home", "shift+Down", "ctrl+c")
    person.wait_until(lambda: "kimi-k2-0905-preview" in person.paste_elsewhere())
    rows = rows_of(person)
    assert len(rows) == 3
    # 27,000 × 1.00 + 18,000 × 4.00 + 1,500 × 16.00, per million, 30,000 times
    assert rows[1][:2] == ["kimi-k2-0905-preview", "3690.00"]
    assert float(rows[2][2]) < 0
    html = person.paste_elsewhere("text/html")
    assert "<td>3690.00</td>" in html
    person.press("ctrl+a", "ctrl+c")
    person.wait_until(lambda: len(rows_of(person)) == 13)
    reason = {"zh": "超出上下文 8,192", "en": "over its context of 8,192"}[language]
    assert reason in [row[1] for row in rows_of(person)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_enter_picks_what_is_selected(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    on_the_table(person)
    person.press("ctrl+Home", "Return")
    person.wait_for("modelPicker", "kimi-k2-0905-preview")
    person.wait_for("total", "¥3,690.00")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_more_columns_by_keyboard_come_back_at_the_next_start(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    on_the_table(person)
    person.press("alt+l", "c")
    settings = person.home / "settings.json"

    def shown() -> list[str]:
        said = json.loads(settings.read_text("utf-8")) if settings.exists() else {}
        columns: list[str] = said.get("compare_columns", [])
        return columns

    person.wait_until(lambda: shown() == ["context"])
    person.press("alt+l", "m")
    person.wait_until(lambda: shown() == ["context", "marks"])
    person.kill()
    again = sit_down(None, sees="¥")
    again.press("alt+s")
    again.wait_for_focus("compare")
    again.press("ctrl+Home", "ctrl+c")
    again.wait_until(lambda: "262144" in again.paste_elsewhere())
    marks = {"zh": "已下线", "en": "retired"}[language]
    assert rows_of(again)[1][1:3] == [marks, "262144"]


def test_every_row_can_be_seen_though_the_page_is_small(sit_down: Sit) -> None:
    person = sit_down("en")
    on_the_table(person)
    person.press("ctrl+End", "Return")
    # The last one can't take it: the page scrolled down to it, and says why.
    person.wait_for("modelPicker", "moonshot-v1-32k-vision-preview")
    person.wait_for("refusal", "32,768")
