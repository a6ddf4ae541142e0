"""Help, shortcuts, About, the second currency and the text size, in a real window."""

import json
from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]
LANGUAGES = ("zh", "en")


def wait_for_size(person: Person, size: int) -> None:
    settings = person.home / "settings.json"

    def kept() -> bool:
        return bool(json.loads(settings.read_text("utf-8"))["text_size"] == size)

    person.wait_until(lambda: settings.exists() and kept())


def is_gone(person: Person, name: str) -> bool:
    return name not in [one["id"] for one in person.see_all() or ()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_size_by_keyboard_in_a_field(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.wait_for_focus("inputTokens")
    person.type("45000")
    for keys, size in (
        ("ctrl+plus", 125),
        ("ctrl+equal", 150),
        ("ctrl+KP_Add", 200),
        ("ctrl+minus", 150),
        ("ctrl+KP_Subtract", 125),
        ("ctrl+0", 100),
    ):
        person.press(keys)
        wait_for_size(person, size)
    person.press("ctrl+minus", "ctrl+KP_Subtract")
    person.wait_for("inputTokens", "45000")
    seen = person.see("inputTokens")
    assert seen is not None
    assert seen["text"] == "45000"
    assert seen["focused"]


@pytest.mark.parametrize(
    ("language", "sought", "of", "missing"),
    [("zh", "缓存价", " / ", "没有找到"), ("en", "cache price", " of ", "Not found")],
)
def test_the_help_is_searched(
    sit_down: Sit, language: str, sought: str, of: str, missing: str
) -> None:
    person = sit_down(language)
    person.press("F1")
    person.wait_for_focus("helpText")
    person.press("ctrl+f")
    person.wait_for_focus("helpSearch")
    person.copy_elsewhere(sought)
    person.press("ctrl+v")
    person.wait_for("helpFound", f"1{of}")
    person.press("Return")
    person.wait_for("helpFound", f"2{of}")
    person.press("shift+Return")
    person.wait_for("helpFound", f"1{of}")
    person.type("qq")
    person.wait_for("helpFound", missing)
    person.press("Escape")
    person.wait_until(lambda: is_gone(person, "helpFound") or not said(person, "helpFound"))
    assert not is_gone(person, "helpText")
    person.press("Escape")
    person.wait_until(lambda: is_gone(person, "helpText"))


def said(person: Person, name: str) -> str:
    seen = person.see(name)
    return seen["text"] if seen else ""


@pytest.mark.parametrize(
    ("language", "heading", "next_one"),
    [
        ("zh", "多轮对话", "预算与另一种货币"),
        ("en", "Conversations", "Budget and a second currency"),
    ],
)
def test_the_contents_lead_there(sit_down: Sit, language: str, heading: str, next_one: str) -> None:
    person = sit_down(language)
    person.press("F1")
    person.wait_for_focus("helpText")
    person.click_on(heading)
    person.wait_for_focus("helpText")
    person.press("shift+Tab")
    person.wait_for_focus_on(heading)
    person.press("Down")
    person.wait_for_focus_on(next_one)
    person.press("Return")
    person.wait_for_focus("helpText")


@pytest.mark.parametrize(
    ("language", "size", "field"),
    [("zh", "文字大小 › 放大", "输出 tokens / 次"), ("en", "Text size › Larger", "Output tokens")],
)
def test_all_shortcuts_are_told(sit_down: Sit, language: str, size: str, field: str) -> None:
    person = sit_down(language)
    person.press("ctrl+slash")
    for text in (size, field, "Ctrl+Shift+C", "Alt+O"):
        person.wait_for("shortcutsText", text)
    person.press("Escape")
    person.wait_until(lambda: is_gone(person, "shortcutsText"))
    person.press("alt+h", "k")
    person.wait_for("shortcutsText", size)


@pytest.mark.parametrize(
    ("language", "independent", "origin"),
    [
        ("zh", "不是月之暗面", "官方价格页，2025-11-11"),
        ("en", "not a product of Moonshot AI", "official price page of Moonshot AI, as of 2025-11"),
    ],
)
def test_about_says_whose_it_is(
    sit_down: Sit, language: str, independent: str, origin: str
) -> None:
    person = sit_down(language)
    person.press("alt+h", "a")
    person.wait_for("aboutIndependent", independent)
    person.wait_for("aboutPriceList", origin)
    person.wait_for("aboutPriceList", "https://platform.moonshot.cn/docs/pricing/chat")
    person.click("aboutClose")
    person.wait_until(lambda: is_gone(person, "aboutPriceList"))


@pytest.mark.parametrize(
    ("language", "wrong", "close", "about"),
    [
        ("zh", "汇率", "关闭", "约合 $1,075.00（1 USD = 7.2 CNY）"),
        ("en", "rate above 0", "Close", "about $1,075.00 (1 USD = 7.2 CNY)"),
    ],
)
def test_a_second_currency(
    sit_down: Sit, language: str, wrong: str, close: str, about: str
) -> None:
    person = sit_down(language)
    person.press("alt+v", "c")
    person.wait_for_focus("secondCurrency")
    person.press("Down", "Tab")
    person.wait_for_focus("rate")
    person.type("0")
    person.wait_for("message_rate", wrong)
    person.press("ctrl+a")
    person.type("7.2")
    person.wait_until(lambda: not said(person, "message_rate"))
    person.wait_for("currencyClose", close)
    person.press("Escape")
    person.wait_until(lambda: is_gone(person, "rate"))
    person.wait_for("aboutTotal", about)  # 7,740.00 ÷ 7.2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("keys", "name"), [("F1", "helpText"), ("ctrl+slash", "shortcutsText")])
def test_everything_in_a_reading_window_has_a_name(
    sit_down: Sit, language: str, keys: str, name: str
) -> None:
    person = sit_down(language)
    person.press(keys)
    person.wait_for_focus(name)
    kind = name.removesuffix("Text")
    told = [seen for seen in person.see_all() if seen["id"].startswith(kind)]
    assert {f"{kind}{part}" for part in ("Text", "Contents", "Search", "Previous", "Close")} <= {
        seen["id"] for seen in told
    }
    nameless = [seen for seen in told if not any(map(str.strip, seen["labels"]))]
    assert [seen for seen in nameless if seen["id"] != f"{kind}Found"] == []  # nothing to say yet
    person.press("Escape")
    person.wait_until(lambda: is_gone(person, name))
    person.wait_for("total", "¥7,740.00")  # the program lives on
