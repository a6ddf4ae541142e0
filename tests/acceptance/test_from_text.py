"""From text… as people use it, in a real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]

CONTRACT = "甲方应当在收到发票后三十日内付款，逾期应当承担违约责任。"
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    """A folder with ten short contracts, two long ones and two pictures."""
    folder = tmp_path / "contracts"
    folder.mkdir()
    for number in range(12):
        text = CONTRACT * (900 if number > 9 else 60)
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    for number in range(2):
        (folder / f"scan-{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    return folder


@BOTH
def test_the_number_of_requests_stays(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.go_to("requests")
    person.type("1000*20")
    person.press("Tab")
    person.wait_for("requests", "20,000")
    person.press("alt+x")
    person.wait_for_focus("sourceText")
    person.wait_for("sourceRequests", "20,000")
    person.copy_elsewhere(CONTRACT * 60)
    person.press("ctrl+v")
    person.wait_for("sourceSummary", "20,000 次请求" if language == "zh" else "20,000 requests")
    person.press("alt+u")
    person.wait_for("notes", "费用区间" if language == "zh" else "is an estimate")
    person.wait_for("requests", "20,000")
    person.wait_for("totalCaption", "20,000")
    person.press("alt+x")
    person.wait_for_focus("sourceText")
    person.go_to("sourceRequests")
    person.type("12")
    person.wait_for("sourceSummary", "12 次请求" if language == "zh" else "12 requests")
    person.press("alt+u")
    person.wait_for("requests", "12")


@BOTH
def test_one_file_is_one_request(sit_down: Sit, contracts: Path, language: str) -> None:
    person = sit_down(language)
    person.press("alt+m")
    person.type("latest")
    person.wait_for("total", "¥7,560.00")
    person.press("Return")
    person.drag_in(str(contracts), onto="contextMeter")
    person.wait_for("sourceFailures", "scan-1.png")
    person.click("oneFileOneRequest")
    person.wait_for("sourceSummary", "12 次请求" if language == "zh" else "12 requests")
    person.wait_for("sourceRequests", "12")
    person.wait_for("sourceWarning", "按每个文件分别计" if language == "zh" else "by itself costs")
    person.press("alt+u")
    person.wait_for("requests", "12")
    person.wait_for("message_inputTokens", "÷ 12")
    person.go_to("outputTokens")
    person.press("ctrl+z")
    person.wait_for("inputTokens", "45,000")


@BOTH
def test_stopping_loses_nothing(sit_down: Sit, tmp_path: Path, language: str) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(CONTRACT * 4_000, "utf-8")
    person = sit_down(language)
    person.drag_in(str(folder), onto="contextMeter")
    person.wait_for("sourceProgress", " / 120")
    person.press("alt+s")
    held = "其余未统计" if language == "zh" else "the rest not"
    person.wait_for("sourceProgress", held)
    person.wait_for("sourceProgress", "120")
    person.press("alt+c")

    def is_closed() -> bool:
        seen = person.see("sourceProgress")
        return seen is None or tuple(seen["center"]) == (0, 0)

    person.wait_until(is_closed)
    person.click("estimateFromText")  # by mouse: the program that was dragged from has the keys
    person.wait_for_focus("sourceText")
    person.wait_for("sourceProgress", held)
    person.wait_for("useTokens", "/ 120" if language == "zh" else "of 120")
    person.press("alt+g")
    person.wait_for("sourceProgress", " / 120…")


@BOTH
def test_a_question_of_a_conversation(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.press("alt+t", "alt+d")
    person.wait_for_focus("systemTokens")
    person.click("estimateUserFromText")
    person.wait_for_focus("sourceText")
    person.wait_for("useTokens", "每轮提问" if language == "zh" else "question tokens")
    person.copy_elsewhere(CONTRACT * 60)
    person.press("ctrl+v")
    person.wait_for("sourceSummary", "±10%")
    person.press("alt+u")
    person.wait_for("notes", "费用区间" if language == "zh" else "are estimates")
    person.go_to("turns")
    person.press("ctrl+z")
    person.wait_for("userTokens", "300")


@BOTH
def test_alt_and_a_letter_type_nothing(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.press("alt+x")
    person.wait_for_focus("sourceText")
    person.press("alt+z", "alt+9", "alt+w")
    person.type("ok")
    person.wait_for("sourceText", "ok")
    seen = person.see("sourceText")
    assert seen is not None
    assert seen["text"] == "ok"


@BOTH
def test_file_dialogs_speak_the_language(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    person.press("alt+x")
    person.wait_for_focus("sourceText")
    person.press("alt+f")
    wanted = "查找范围" if language == "zh" else "Look in"

    def seen() -> bool:
        return any(wanted in one["text"].replace("&", "") for one in person.see_all() or ())

    person.wait_until(seen)
    person.press("Escape")
    person.wait_until(lambda: not seen())
