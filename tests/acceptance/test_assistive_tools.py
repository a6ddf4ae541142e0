"""What a screen reader is told of the whole window, in a real one."""

from collections.abc import Callable

import pytest
from acceptance.person import Person, Seen

CONTROLS = {
    "text",
    "entry",
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "slider",
    "progress bar",
    "table",
    "menu item",
    "menu",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["g", "t"])
def test_no_control_is_without_a_name_and_every_value_is_told(
    sit_down: Callable[..., Person], language: str, form: str
) -> None:
    person = sit_down(language)
    person.press(f"alt+{form}")
    person.wait_for("totalCaption", "× 20" if form == "t" else "30,000")
    everything = person.see_all()
    # A cell of a table is a value, and where a model has no price there is none.
    inside = ("cell", "header")
    controls = [
        seen
        for seen in everything
        if seen["role"] in CONTROLS
        or (seen["focusable"] and not any(part in seen["role"] for part in inside))
    ]
    assert len(controls) > 15, sorted({seen["role"] for seen in everything})
    assert [seen for seen in controls if not any(map(str.strip, seen["labels"]))] == []
    told: dict[str, Seen] = {seen["id"]: seen for seen in everything}
    fields = {
        "g": ("inputTokens", "outputTokens", "requests"),
        "t": ("systemTokens", "userTokens", "replyTokens", "turns", "conversations"),
    }[form]
    for name in (*fields, "cacheHitPercent", "total", "perRequest", "modelFacts", "notes"):
        assert told[name]["text"].strip(), name
    assert told["cacheHitSlider"]["value"] == (100 if form == "t" else 60)
    assert told["contextMeter"]["value"] is not None
    cells = {seen["text"] for seen in everything if "cell" in seen["role"]}
    assert "kimi-k2-0905-preview" in cells
    assert any(cell.startswith("¥") for cell in cells)
