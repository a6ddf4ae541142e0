"""While a field can't be read, all of the page shows one last result, named and greyed."""

from collections.abc import Callable

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QTableView

from kimi_calc.settings import Language
from kimi_calc.viewmodels.comparison import COL_COST, COL_MODEL


def cells(hands: Hands, name: str, column: int) -> list[str]:
    model = hands.child(QTableView, name).model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


@pytest.fixture
def example(hands: Hands) -> Hands:
    hands.type_example()
    return hands


def everything(hands: Hands) -> list[object]:
    """What the page shows of a result."""
    return [
        hands.text("total"),
        hands.text("perRequest"),
        hands.text("contextText"),
        hands.child(QProgressBar, "contextMeter").value(),
        cells(hands, "breakdown", 3),
        cells(hands, "compare", COL_MODEL),
        cells(hands, "compare", COL_COST),
    ]


@pytest.mark.parametrize("wrong", ["12,34", " ", "1+", "x"])
def test_another_model_picked_meanwhile_mixes_nothing(example: Hands, wrong: str) -> None:
    example.type_in("outputTokens", wrong)
    before = everything(example)
    example.pick("kimi-latest")
    assert everything(example) == before
    caption = example.text("totalCaption")
    assert caption.startswith("Last result: kimi-k2-turbo-preview, 30,000 requests")
    for name in ("breakdown", "compare"):
        assert not example.child(QTableView, name).isEnabled()
    assert not example.child(QProgressBar, "contextMeter").isEnabled()
    assert example.edit("total").property("stale") is True
    assert not example.child(QPushButton, "copyResult").isEnabled()
    example.type_in("outputTokens", "1500")
    assert example.text("total") == "¥7,560.00"
    assert example.text("contextText").startswith("46,500 / 131,072")
    assert example.child(QTableView, "compare").isEnabled()
    assert example.edit("total").property("stale") is False


def test_a_refusal_is_a_last_result_too(example: Hands) -> None:
    example.type_in("inputTokens", "300k")
    before = everything(example)
    refused = example.text("refusal")
    example.type_in("outputTokens", "x")
    example.pick("moonshot-v1-8k")
    assert everything(example) == before
    assert example.text("refusal") == refused
    assert example.text("totalCaption").startswith("Last result: kimi-k2-turbo-preview")


def test_a_result_of_another_workload_is_none_of_this_one(example: Hands) -> None:
    example.child(QPushButton, "workloadConversation").click()
    example.type_in("turns", "x")
    example.child(QPushButton, "workloadSingle").click()
    assert example.text("total") == "¥7,740.00"
    example.type_in("requests", "x")
    example.child(QPushButton, "workloadConversation").click()
    assert example.text("total") == "—"
    assert example.text("contextText") == ""
    assert cells(example, "compare", COL_MODEL) == []
    assert cells(example, "breakdown", 0) == []
    assert "no result yet" in example.text("totalCaption")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "上次结果：kimi-k2-turbo-preview，"),
        ("en", "Last result: kimi-k2-turbo"),
    ],
)
def test_it_is_named_in_both_languages(
    open_window: Callable[..., Hands], language: Language, said: str
) -> None:
    hands = open_window(language)
    hands.type_in("requests", "30000")
    hands.type_in("inputTokens", "12,34")
    assert hands.text("totalCaption").startswith(said)


def test_the_second_currency_stands_with_the_total(example: Hands) -> None:
    calculation = example.window.calculation
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "7.2")
    about, total = example.child(QLabel, "aboutTotal"), example.edit("total")
    assert about.text() == "about $1,075.00 (1 USD = 7.2 CNY)"
    assert about.isVisible()
    QApplication.processEvents()
    window = example.window
    below = about.mapTo(window, about.rect().topLeft()).y()
    assert below > total.mapTo(window, total.rect().center()).y()
    assert example.text("perRequest") == "Per request ¥0.258"


def test_the_decimals_of_one_request_agree(example: Hands) -> None:
    example.type_in("requests", "1")
    example.type_in("outputTokens", "12345")
    # 27,000 × 1.00 + 18,000 × 8.00 + 12,345 × 58.00 = 887,010 per million
    assert example.text("total") == "¥0.887"
    assert example.text("perRequest") == "Per request ¥0.887"
    example.type_in("outputTokens", "15079")
    # 27,000 + 144,000 + 874,582 = 1,045,582 per million
    assert example.text("total") == "¥1.0456"
    assert example.text("perRequest") == "Per request ¥1.0456"
    assert cells(example, "breakdown", 3) == ["¥0.0270", "¥0.1440", "¥0.8746"]
