"""Numbers as people write and paste them, what is said to those that are none, and savings."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_as_people_write_them(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.ask_little()
    for name, text, echo in (
        ("inputTokens", "(2k+500)*3", "= 7,500"),
        ("requests", "1000 x 30", "= 30,000"),
        ("outputTokens", "1,500 tokens", "= 1,500"),
    ):
        person.go_to(name)
        person.type(text)
        person.wait_for(f"message_{name}", echo)
    for text in ("45,000\n", "\t45,000", "1,000次/天 × 45天", "（４０ｋ＋５ｋ）"):
        person.copy_elsewhere(text)
        person.go_to("inputTokens")
        person.type("1")
        person.wait_for("inputTokens", "1")
        person.press("ctrl+a", "ctrl+v")
        # 45,000 × 8.00 + 1,500 × 58.00, per million, 30,000 times
        person.wait_for("total", "¥13,410.00")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            {
                "¥1,000": "金额请填在预算中",
                "45\t30": "请只粘贴一个",
                "5-3": "不支持减法和除法",
                "abc": "无法识别",
                "1000 x": "请继续输入",
                "(2k+500": "请继续输入",
            },
        ),
        (
            "en",
            {
                "¥1,000": "money in the budget",
                "45\t30": "Paste one",
                "5-3": "No minus and no division",
                "abc": "Can't read",
                "1000 x": "Go on typing",
                "(2k+500": "Go on typing",
            },
        ),
    ],
)
def test_what_is_no_number_of_tokens_is_told(
    sit_down: Sit, language: str, said: dict[str, str]
) -> None:
    person = sit_down(language)
    for text, message in said.items():
        person.copy_elsewhere(text)
        person.go_to("inputTokens")
        person.press("ctrl+v")
        person.wait_for("message_inputTokens", message)


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "是 60% 还是 0.6%？"), ("en", "Is that 60% or 0.6%?")]
)
def test_nobody_means_60_percent_and_gets_less(sit_down: Sit, language: str, said: str) -> None:
    person = sit_down(language)
    person.ask_little()
    person.go_to("cacheHitPercent")
    person.type("0.6")
    person.wait_for("message_cacheHitPercent", said)
    person.type("%")
    # 60 × 1.00 + 9,940 × 8.00 + 1,000 × 58.00, per million
    person.wait_for("total", "¥0.1376")
    person.press("ctrl+a")
    person.type("60")
    person.wait_for("total", "¥0.096")


@pytest.mark.parametrize(
    ("language", "at_least", "too_long", "saving"),
    [
        ("zh", "至少为 1", "最多 143 轮", "34 轮 + 6 轮"),
        ("en", "At least 1", "At most 143 turns fit", "34 + 6 turns"),
    ],
)
def test_turns_of_a_conversation(
    sit_down: Sit, language: str, at_least: str, too_long: str, saving: str
) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.press("Return", "alt+t", "alt+u")
    person.wait_for_focus("turns")
    for turns, where, said in (
        ("0", "message_turns", at_least),
        ("144", "refusal", too_long),
        ("143", "total", "¥"),
        ("40", "notes", saving),
    ):
        person.press("ctrl+a")
        person.type(turns)
        person.wait_for(where, said)


@pytest.mark.parametrize(
    ("language", "saving"),
    [
        ("zh", "每次输入减到 31,268 tokens（少 1,732，命中比例不变）"),
        ("en", "31,268 input tokens (1,732 fewer), same share of hits: ¥3,339.00"),
    ],
)
def test_a_saving_comes_true_by_doing_what_it_says(
    sit_down: Sit, language: str, saving: str
) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.press("Return")
    for name, text in (
        ("inputTokens", "33000"),
        ("cacheHitPercent", "60"),
        ("outputTokens", "1500"),
    ):
        person.go_to(name)
        person.type(text)
    person.wait_for("notes", saving)
    person.go_to("inputTokens")
    person.type("31268")
    # 18,760 × 1.00 + 12,508 × 5.00 + 1,500 × 20.00, per million, 30,000 times
    person.wait_for("total", "¥3,339.00")
