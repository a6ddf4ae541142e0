"""What other programs get when a person copies a result."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


def ask(person: Person) -> None:
    """The first example, of kimi-latest."""
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.wait_for("total", "¥7,560.00")


@pytest.mark.parametrize(
    ("language", "sentence", "total"),
    [
        ("zh", "kimi-latest，30,000 次，合计 ¥7,560.00（2025-11-11 价）", "合计"),
        (
            "en",
            "kimi-latest, 30,000 requests, total ¥7,560.00 (prices of 2025-11-11)",
            "Total",
        ),
    ],
)
def test_a_chat_a_letter_and_a_spreadsheet_each_get_theirs(
    sit_down: Sit, language: str, sentence: str, total: str
) -> None:
    person = sit_down(language)
    ask(person)
    person.press("ctrl+shift+s")
    person.wait_until(lambda: person.paste_elsewhere() == sentence)
    person.press("ctrl+shift+c")
    person.wait_until(lambda: f"{total}\t¥7,560.00\n" in person.paste_elsewhere())
    text = person.paste_elsewhere()
    assert text.startswith(sentence)
    assert "2026-01-28" in text
    assert "\t810,000,000\t1.00\t¥810.00\n" in text
    html = person.paste_elsewhere("text/html")
    assert f"<td>{total}</td><td>7560.00</td><td>CNY</td>" in html
    assert "<td>810000000</td><td>1.00</td><td>810.00</td>" in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_for_a_document(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    ask(person)
    person.press("alt+e", "p")
    person.wait_until(lambda: "image/png" in person.offered_elsewhere())
    picture = person.paste_bytes_elsewhere("image/png")
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[place : place + 4], "big") for place in (16, 20))
    assert width == 1440
    assert height > 600
