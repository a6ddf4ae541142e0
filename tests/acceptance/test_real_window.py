"""The ways through the window that people take most, in a real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]


@pytest.mark.parametrize(
    ("language", "each", "caption"),
    [
        ("zh", "每次 ¥0.258", "合计 · 30,000 次请求"),
        ("en", "Per request ¥0.258", "Total · 30,000 requests"),
    ],
)
def test_by_keyboard_alone(sit_down: Sit, language: str, each: str, caption: str) -> None:
    person = sit_down(language)
    person.ask_little()
    person.type("45000")
    person.press("Tab", "Tab")
    person.wait_for_focus("cacheHitPercent")
    person.type("60")
    person.press("Tab")
    person.type("1500")
    person.press("Tab")
    person.type("1000*30")
    person.wait_for("total", "¥7,740.00")
    person.wait_for("perRequest", each)
    person.press("Tab")
    person.wait_for("requests", "30,000")
    person.wait_for("totalCaption", caption)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_by_mouse_and_clipboard(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.ask_little()
    for name, text in (
        ("inputTokens", "45,000"),
        ("cacheHitPercent", "60 %"),
        ("outputTokens", "１５００"),
        ("requests", "3万"),
    ):
        person.copy_elsewhere(text)
        person.go_to(name)
        person.press("ctrl+v")
        person.wait_for(name, text)  # it has the text before the clipboard has another
    person.wait_for("total", "¥7,740.00")
    person.wait_for("totalCaption", "30,000 ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_mnemonics_lead_to_their_fields(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    for key, name in (("o", "outputTokens"), ("r", "requests"), ("i", "inputTokens")):
        person.press(f"alt+{key}")
        person.wait_for_focus(name)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")


@pytest.mark.parametrize(
    ("language", "tiers", "tier"),
    [
        ("zh", "分 3 档", "32,769 至 131,072 tokens"),
        ("en", "3 price tiers", "32,769 to 131,072 tokens"),
    ],
)
def test_another_model_by_typing_its_name(
    sit_down: Sit, language: str, tiers: str, tier: str
) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type("latest")
    person.wait_for("modelFacts", tiers)
    # 27,000 × 1.00 + 18,000 × 10.00 + 1,500 × 30.00, per million, 30,000 times: the last tier
    person.wait_for("total", "¥7,560.00")
    person.wait_for("notes", tier)


@pytest.mark.parametrize(("language", "price"), [("zh", "未命中 ¥4.00"), ("en", "miss ¥4.00")])
def test_another_model_by_mouse(sit_down: Sit, language: str, price: str) -> None:
    person = sit_down(language)
    person.click("modelPicker")
    person.press("Down", "Return")
    person.wait_for("modelPicker", "kimi-k2-thinking")  # the one below the recommended one
    person.wait_for("modelFacts", price)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_request_too_long_is_explained(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.go_to("inputTokens")
    person.type("300k")
    person.wait_for("refusal", "301,500")
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
    # 740 × 1.00 + 494 × 8.00 + 1,500 × 58.00, per million, 30,000 times
    person.wait_for("total", "¥2,750.76")


@pytest.mark.parametrize(
    ("language", "each", "share"),
    [
        ("zh", "每个对话 ¥1.4302", "占它输入的 93.9%"),
        ("en", "Per conversation ¥1.4302", "again: 93.9% of its input"),
    ],
)
def test_a_conversation(sit_down: Sit, language: str, each: str, share: str) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.type("latest")
    person.wait_for("total", "¥7,560.00")
    person.press("alt+t", "alt+d")
    person.wait_for_focus("systemTokens")
    person.type("2000")
    for number in ("300", "600", "40", "500"):
        person.press("Tab")
        person.type(number)
    person.wait_for("total", "¥715.10")
    person.wait_for("perRequest", each)
    person.wait_for("notes", share)
    person.wait_for("contextText", "38,000 / 131,072")


@pytest.mark.parametrize(
    ("language", "bought"), [("zh", "可用 1,937 次"), ("en", "buys 1,937 requests")]
)
def test_what_a_budget_buys(sit_down: Sit, language: str, bought: str) -> None:
    person = sit_down(language)
    person.press("alt+b")
    person.wait_for_focus("budget")
    person.copy_elsewhere("￥500")
    person.press("ctrl+v")
    person.wait_for("budgetResult", bought)  # at 0.258 each


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "这里有多个单元格或多行，请只粘贴一个。"),
        ("en", "several cells or lines. Paste one."),
    ],
)
def test_copying_the_result_to_a_spreadsheet(sit_down: Sit, language: str, said: str) -> None:
    person = sit_down(language)
    person.press("ctrl+shift+c")
    person.wait_until(lambda: "¥7,740.00" in person.paste_elsewhere())
    rows = [line.split("\t") for line in person.paste_elsewhere().splitlines()]
    assert ["540,000,000", "8.00", "¥4,320.00"] in [row[1:] for row in rows]
    person.press("alt+r")
    person.wait_for_focus("requests")
    person.press("ctrl+v")
    person.wait_for("message_requests", said)  # a whole result is no number, and says so


@pytest.mark.parametrize("language", ["zh", "en"])
def test_undo_and_redo(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.type("20000")
    person.press("Tab", "Tab", "Tab")
    person.type("0")
    # 12,000 × 1.00 + 8,000 × 8.00, per million, 30,000 times; and 1,500 × 58.00 with the output
    person.wait_for("total", "¥2,280.00")
    person.press("ctrl+z")
    person.wait_for("total", "¥4,890.00")
    person.press("ctrl+z")
    person.wait_for("total", "¥7,740.00")
    person.press("ctrl+y", "ctrl+y")
    person.wait_for("total", "¥2,280.00")


@pytest.mark.parametrize(
    ("language", "caption"),
    [("zh", "1,000 个对话 × 40 轮"), ("en", "1,000 conversations × 40 turns")],
)
def test_all_comes_back_after_the_power_was_taken_away(
    sit_down: Sit, language: str, caption: str
) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.type("latest")
    person.press("alt+t", "alt+u")
    person.wait_for_focus("turns")
    person.type("40")
    person.wait_for("totalCaption", caption)
    settings = person.home / "settings.json"
    person.wait_until(lambda: settings.exists() and '"40"' in settings.read_text("utf-8"))
    before = person.see("total")
    person.kill()
    assert before is not None
    again = sit_down(None, sees=before["text"])
    again.wait_for("turns", "40")
    again.wait_for("totalCaption", caption)
    again.wait_for("modelPicker", "kimi-latest")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_f1_explains(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.ask_little()
    worked_example = "¥7,740.00"
    assert not any(worked_example in seen["text"] for seen in person.see_all())
    person.press("F1")
    person.wait_until(lambda: any(worked_example in seen["text"] for seen in person.see_all()))
    person.press("Escape")
    person.wait_until(lambda: not any(worked_example in s["text"] for s in person.see_all()))


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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_becomes_the_input(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.press("alt+x")
    person.wait_for_focus("sourceText")
    person.copy_elsewhere("甲方应当在收到发票后三十日内付款，逾期应当承担违约责任。" * 60)
    person.press("ctrl+v")
    person.wait_for("sourceSummary", "±10%")
    person.press("alt+u")
    person.wait_for("notes", "费用区间" if language == "zh" else "estimate")
    assert person.see("inputTokens")


def test_a_file_is_dragged_in_from_another_program(sit_down: Sit, tmp_path: Path) -> None:
    (tmp_path / "合同.txt").write_text("甲方应当在收到发票后三十日内付款。" * 60, "gb18030")
    person = sit_down("en")
    person.drag_in(str(tmp_path / "合同.txt"), onto="inputTokens")
    person.wait_for("sourceSummary", "±10%")
    assert any("合同.txt (gb18030)" in seen["text"] for seen in person.see_all())


def test_a_text_is_dragged_in_from_another_program(sit_down: Sit) -> None:
    person = sit_down("en")
    person.drag_in("The customer pays within thirty days. " * 30, onto="contextMeter")
    person.wait_for("sourceText", "The customer pays")
    person.wait_for("sourceSummary", "±10%")
