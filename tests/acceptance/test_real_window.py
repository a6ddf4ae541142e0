"""The ways through the window that people take most, in a real window."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


def test_by_keyboard_alone(sit_down: Sit) -> None:
    person = sit_down("zh")
    person.wait_for_focus("inputTokens")
    person.type("45000")
    person.press("Tab", "Tab")
    person.wait_for_focus("cacheHitPercent")
    person.type("60")
    person.press("Tab")
    person.type("1500")
    person.press("Tab")
    person.type("1000*30")
    person.wait_for("total", "¥7,740.00")
    person.wait_for("perRequest", "每次 ¥0.258")
    person.press("Tab")
    person.wait_for("requests", "30,000")
    person.wait_for("totalCaption", "30,000 次请求")


def test_by_mouse_and_clipboard(sit_down: Sit) -> None:
    person = sit_down("en")
    for name, text in (
        ("inputTokens", "45,000"),
        ("cacheHitPercent", "60 %"),
        ("outputTokens", "１５００"),
        ("requests", "3万"),
    ):
        person.copy_elsewhere(text)
        person.go_to(name)
        person.press("ctrl+v")
    person.wait_for("total", "¥7,740.00")
    person.wait_for("totalCaption", "30,000 requests")


def test_mnemonics_lead_to_their_fields(sit_down: Sit) -> None:
    person = sit_down("zh")
    for key, name in (("o", "outputTokens"), ("r", "requests"), ("i", "inputTokens")):
        person.press(f"alt+{key}")
        person.wait_for_focus(name)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")


def test_another_model_by_typing_its_name(sit_down: Sit) -> None:
    person = sit_down("en")
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.wait_for("modelFacts", "3 price tiers")
    # 10,000 × 5.00 + 1,000 × 20.00, per million: the tier up to 32,768
    person.wait_for("total", "¥0.07")
    person.wait_for("notes", "8,193 to 32,768 tokens")


def test_another_model_by_mouse(sit_down: Sit) -> None:
    person = sit_down("zh")
    person.click("modelPicker")
    person.press("Down", "Return")
    person.wait_for("modelPicker", "kimi-k2-thinking")  # the one below the recommended one
    person.wait_for("modelFacts", "未命中 ¥4.00")


def test_a_request_too_long_is_explained(sit_down: Sit) -> None:
    person = sit_down("zh")
    person.go_to("inputTokens")
    person.type("300k")
    person.wait_for("refusal", "301,000")
    person.wait_for("refusal", "262,144")
    person.wait_for("total", "—")


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "是指 1,234 吗"), ("en", "Did you mean 1,234?")]
)
def test_a_mistake_is_explained_and_mended(sit_down: Sit, language: str, said: str) -> None:
    person = sit_down(language)
    person.go_to("inputTokens")
    person.type("12,34")
    person.wait_for("message_inputTokens", said)
    person.press("ctrl+a")
    person.type("1,234")
    person.wait_for("total", "¥0.06787")


def test_labels_name_their_fields_to_a_screen_reader(sit_down: Sit) -> None:
    person = sit_down("en")
    for name, label in (
        ("inputTokens", "Input tokens per request"),
        ("cacheHitPercent", "Of these, cache hits"),
        ("cacheHitSlider", "Cache hits in percent"),
        ("outputTokens", "Output tokens per request"),
        ("requests", "Requests"),
        ("modelPicker", "Model"),
    ):
        seen = person.see(name)
        assert seen is not None, name
        assert label in [spoken.replace("&", "") for spoken in seen["labels"]], name


def test_ctrl_q_ends_the_program(sit_down: Sit) -> None:
    person = sit_down("en")
    person.press("ctrl+q")
    assert person.program.wait(timeout=30) == 0
