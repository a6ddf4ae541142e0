"""Prices of today before a person: another list, what it charges for, a page that is pasted."""

from collections.abc import Callable

import pytest
from acceptance.person import Person

Sit = Callable[..., Person]

PAGE = """模型价格

| 模型 | 计费单位 | 输入价格（缓存命中） | 输入价格（缓存未命中） | 输出价格 | 模型上下文长度 |
|---|---|---|---|---|---|
| kimi-k2.7-code | 1M tokens | ￥1.30 | ￥6.50 | ￥27.00 | 262,144 tokens |
| kimi-k2.6 | 1M tokens | ￥1.10 | ￥6.50 | ￥30.00 | 262,144 tokens |

最后更新：2026年12月1日
"""


def click_once_still(person: Person, name: str) -> None:
    """Click on what has come to rest: a page that changes is laid out in several steps."""
    places: list[tuple[int, int]] = []

    def rests() -> bool:
        seen = person.see(name)
        places.append(seen["center"] if seen else (-1, -1))
        return seen is not None and places[-3:] == [places[-1]] * 3

    person.wait_until(rests)
    person.click(name)


def use_the_newest(person: Person) -> None:
    """Take what the banner offers, and the successor of the model that is gone with it."""
    person.wait_for("priceListAge", "12")
    click_once_still(person, "useNewerList")
    person.wait_for("priceListStatus", "2026-09-19")
    person.wait_for("refusal", "kimi-k2-turbo-preview")
    person.wait_for("total", "—")
    click_once_still(person, "useSuccessor")
    person.wait_for("modelPicker", "kimi-k2.6")
    # 27,000 × 1.10 + 18,000 × 6.50 + 1,500 × 27.00, per million, 30,000 times
    person.wait_for("total", "¥5,616.00")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_today_is_one_click_away_and_comes_back(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    use_the_newest(person)
    settings = person.home / "settings.json"
    person.wait_until(lambda: settings.exists() and '"kimi-k2.6"' in settings.read_text("utf-8"))
    assert '"cny-2026-09-19"' in settings.read_text("utf-8")
    person.kill()
    again = sit_down(None, sees="¥5,616.00")
    again.wait_for("priceListStatus", "2026-09-19")
    again.wait_for("modelPicker", "kimi-k2.6")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_calls_and_batch_are_asked_for_below_more(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    use_the_newest(person)
    click_once_still(person, "more")
    person.wait_until(lambda: person.see("batch") is not None)
    person.press("Tab", "Tab", "Tab")  # over the lifetime and what is written
    person.wait_for_focus("webSearchCalls")
    person.type("2")
    # two searches of 0.01 each more, in each of 30,000 requests
    person.wait_for("total", "¥6,216.00")
    person.press("Tab", "Tab", "Tab")
    person.wait_for_focus("batch")
    person.press("space")
    # 27,000 × 0.66 + 18,000 × 3.90 + 1,500 × 16.20 per million, and the searches
    person.wait_for("total", "¥3,969.60")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_is_pasted_looked_through_and_used(sit_down: Sit, language: str) -> None:
    person = sit_down(language)
    use_the_newest(person)
    person.press("ctrl+3")
    person.wait_until(lambda: person.see("updateByPasting") is not None)
    person.copy_elsewhere(PAGE)
    person.click("updateByPasting")
    person.wait_for_focus("pastePage")
    person.press("ctrl+v")
    person.wait_for("importSummary", "CNY")
    said = " ".join(one["text"] for one in person.see_all())
    assert "kimi-k2.7-code-highspeed" in said  # which the page has not
    person.wait_until(lambda: person.see("keepGone") is not None)
    click_once_still(person, "keepGone")
    # Its batch prices are on no page, and can't be those of before: that is to be agreed to.
    (doubt,) = (one["id"] for one in person.see_all() if one["id"].startswith("confirm_"))
    click_once_still(person, doubt)
    person.press("alt+s")
    person.wait_for("priceListStatus", "2026-12-01")
    assert [file.name for file in (person.home / "prices").iterdir()] == ["cny-2026-12-01.yaml"]
    person.press("ctrl+1")
    # 1,500 × 30.00 instead of 27.00
    person.wait_for("total", "¥5,751.00")
