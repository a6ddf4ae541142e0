"""The state of the dialog From text, without a widget."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from small_usage import begin_small
from tokens.small_vocabulary import SMALL

from kimi_calc.price_lists import load_price_list
from kimi_calc.tokens import TokenEstimate, estimate_tokens, official_band, vocabulary
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.source_rows import TOKENS
from kimi_calc.viewmodels.text_estimate import TextEstimate

TEXT = "The customer pays within thirty days of receiving the invoice. " * 40
K2 = "kimi-k2-0905-preview"  # 4.00 per million tokens of input


class Table:
    """A calculation with a text estimate beside it, and how often that told of a change."""

    def __init__(self, qtbot: QtBot) -> None:
        listed = load_price_list()
        model = replace(listed.model(K2), id="kimi-k9-secret", tokenizer=None)
        named = replace(listed.model(K2), id="kimi-k9", tokenizer="kimi-k9")
        self.calculation = Calculation(replace(listed, models=(*listed.models, model, named)))
        begin_small(self.calculation).pick(K2)
        self.estimate = TextEstimate(self.calculation)
        self.told = 0
        self.estimate.changed.connect(self._count)
        self._qtbot = qtbot

    def type(self, text: str) -> TokenEstimate:
        """Type a text and wait for its tokens."""
        self.estimate.sources.type(text)
        return self.counted()

    def load(self, path: Path) -> None:
        """Load a vocabulary, and wait for what comes of it."""
        before = self.estimate.sources.tokenizer, self.estimate.problem
        self.estimate.sources.load_vocabulary(path)
        self._qtbot.waitUntil(
            lambda: before != (self.estimate.sources.tokenizer, self.estimate.problem)
        )

    def counted(self) -> TokenEstimate:
        """The total, once all is counted."""
        self._qtbot.waitUntil(lambda: not self.estimate.sources.counting)
        total = self.estimate.total
        assert total is not None
        return total

    def _count(self) -> None:
        self.told += 1


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    made = Table(qtbot)
    yield made
    made.estimate.sources.close()


def written(folder: Path, content: bytes) -> Path:
    file = folder / "tiktoken.model"
    file.write_bytes(content)
    return file


def test_at_first_there_is_nothing(table: Table) -> None:
    estimate = table.estimate
    assert (estimate.text("imageTokens"), estimate.text("sourceRequests")) == ("0", "1")
    assert (estimate.value("imageTokens"), estimate.value("sourceRequests")) == (0, 1)
    assert estimate.total is None
    said = (estimate.summary, estimate.cost, estimate.sureness, estimate.problem)
    assert not any(said)
    assert not any((estimate.misfit, estimate.crossing, estimate.rule_of_thumb, estimate.progress))
    before = table.calculation.asked()
    assert not estimate.can_take_over
    assert not estimate.take_over()
    assert table.calculation.asked() == before


def test_a_text_is_counted_priced_and_weighed(table: Table) -> None:
    total = table.type(TEXT)
    assert total == estimate_tokens(TEXT)
    estimate = table.estimate
    low, high = official_band(TEXT)
    assert estimate.summary.replace("\xa0", " ") == (
        f"{total.typical} tokens ({total.low} – {total.high}, ±10%)"
    )
    assert estimate.rule_of_thumb.replace("\xa0", " ") == (
        f"The platform's rule of thumb: {low} – {high}. It lies outside the estimate; trust the "
        "estimate, which is worked out from the words and not from the number of characters alone."
    )
    assert estimate.sureness == "An estimate: the true number lies within ±10%."
    assert estimate.rows.texts[0][TOKENS] == str(total.typical)
    estimate.set_text("sourceRequests", "1k*1k")
    once, _, all_of_them = estimate.cost.replace("\xa0", " ").partition(" · ")
    assert once.startswith("Cost as input: ¥0.00")
    assert all_of_them == f"1,000,000 requests: ¥{total.low * 4:,}.00 – ¥{total.high * 4:,}.00"


def test_images_are_added_as_they_are(table: Table) -> None:
    of_text = table.type(TEXT)
    table.estimate.set_text("imageTokens", "1k")
    total = table.estimate.total
    assert total is not None
    more = (total.low - of_text.low, total.typical - of_text.typical, total.high - of_text.high)
    assert more == (1_000, 1_000, 1_000)
    assert (total.characters, total.han) == (of_text.characters, of_text.han)


def test_images_alone_are_exact(table: Table) -> None:
    table.estimate.set_text("imageTokens", "1,500")
    assert table.estimate.total == TokenEstimate(1_500, 1_500, 1_500, 0, 0, "exact")
    assert table.estimate.sureness == ""
    assert table.estimate.take_over()
    assert table.calculation.text("inputTokens") == "1,500"
    assert table.calculation.total_range is None


def test_each_change_is_told_once(table: Table) -> None:
    for field, text, told in (
        ("imageTokens", "5", 1),
        ("imageTokens", "5", 1),
        ("sourceRequests", "x", 2),
    ):
        table.estimate.set_text(field, text)  # type: ignore[arg-type] # both are fields
        assert table.told == told
    table.calculation.pick("kimi-latest")
    assert table.told == 3
    table.calculation.set_text("outputTokens", "7")
    assert table.told == 3


def test_a_field_that_can_not_be_read(table: Table) -> None:
    total, estimate = table.type(TEXT), table.estimate
    estimate.set_text("sourceRequests", "-1")
    assert estimate.value("sourceRequests") is None
    error = estimate.error("sourceRequests")
    assert error is not None
    assert error.code == "negative"
    assert estimate.problem == "Can't be negative. Type 0 or more."
    assert not estimate.can_take_over
    assert not estimate.take_over()
    estimate.set_text("imageTokens", "1.5")
    assert estimate.problem.startswith('"1.5" is not a whole number')
    assert estimate.total == total, "of what can be read"
    assert " · " not in estimate.cost, "of one request"
    estimate.set_text("imageTokens", "0")
    estimate.set_text("sourceRequests", "3")
    assert estimate.problem == ""
    assert estimate.can_take_over


def test_nothing_is_taken_over_before_all_is_counted(table: Table) -> None:
    table.type(TEXT)
    assert table.estimate.can_take_over
    table.estimate.sources.type(TEXT * 50)
    assert table.estimate.sources.counting
    assert not table.estimate.can_take_over
    assert not table.estimate.take_over()
    table.counted()
    assert table.estimate.can_take_over


def test_it_is_taken_over_with_its_range(table: Table) -> None:
    total = table.type(TEXT)
    calculation = table.calculation
    calculation.set_workload("conversation")
    before = calculation.asked()
    table.estimate.set_text("sourceRequests", "200")
    assert table.estimate.take_over()
    assert calculation.workload == "single"
    assert calculation.value("inputTokens") == total.typical
    assert calculation.value("requests") == 200
    assert calculation.total_range is not None
    calculation.undo()
    assert calculation.asked() == before


def test_another_model_has_other_prices_and_bounds(table: Table) -> None:
    table.type(TEXT * 40)
    on_k2 = table.estimate.cost
    table.calculation.pick("kimi-latest")
    assert table.estimate.cost.startswith("Cost as input: ¥")
    assert table.estimate.cost != on_k2
    table.calculation.pick("moonshot-v1-8k")
    assert table.estimate.cost == ""
    assert table.estimate.misfit == (
        "Too long for moonshot-v1-8k, which takes up to 8,192 tokens a request."
    )
    assert table.estimate.can_take_over, "the page says which models fit"


def test_an_unknown_vocabulary_counts_where_the_tokenizer_is_public(
    table: Table, tmp_path: Path
) -> None:
    table.type(TEXT)
    table.load(written(tmp_path, SMALL))
    estimate = table.estimate
    hint = "It is no vocabulary that this program knows."
    for model in (K2, "kimi-k9"):
        table.calculation.pick(model)
        assert table.counted().band == "exact"
        assert estimate.sureness == f"Counted with the vocabulary: exact. {hint}"
    for model in ("moonshot-v1-128k", "kimi-latest", "kimi-k9-secret"):
        table.calculation.pick(model)
        assert table.counted().band == "close"
        said = f"The vocabulary doesn't hold for {model}: its tokenizer isn't public."
        assert estimate.sureness.endswith(said)


def test_a_known_vocabulary_counts_for_its_own_models_alone(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kimi,) = vocabulary._KNOWN.values()
    monkeypatch.setitem(vocabulary._KNOWN, sha256(SMALL).hexdigest(), kimi)
    table.type(TEXT)
    table.load(written(tmp_path, SMALL))
    assert table.counted().band == "exact"
    assert table.estimate.sureness == "Counted with the vocabulary: exact. (Kimi K2/K3)"
    table.calculation.pick("kimi-k9")
    assert table.counted().band == "close"
    said = "The vocabulary doesn't hold for kimi-k9: its tokenizer is another one."
    assert table.estimate.sureness.endswith(said)


def test_a_vocabulary_that_is_none_is_told_until_there_is_one(table: Table, tmp_path: Path) -> None:
    estimate = table.estimate
    table.type(TEXT)
    file = written(tmp_path, b"no vocabulary at all")
    table.load(file)
    assert estimate.problem.startswith(f"{file} is not the file for exact counts, or not there")
    assert estimate.can_take_over
    estimate.set_text("imageTokens", "")
    assert estimate.problem == "Type a number, such as 45,000 or 45k."
    assert not estimate.can_take_over
    estimate.set_text("imageTokens", "0")
    table.load(written(tmp_path, SMALL))
    assert estimate.problem == ""
    estimate.sources.forget_vocabulary()
    assert table.counted().band == "close"


def test_texts_can_be_read_in_every_encoding_that_is_offered(table: Table, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("plain", "ascii")
    sources = table.estimate.sources
    sources.add([file])
    table.counted()
    for encoding in table.estimate.encodings:
        sources.choose_encoding(sources.documents[0], encoding)
        table.counted()
        document = sources.documents[0].document
        assert document is not None
        assert document.encoding == encoding


def test_requests_are_those_of_the_page_until_others_are_typed(table: Table) -> None:
    calculation, estimate = table.calculation, table.estimate
    calculation.set_text("requests", "1000*30")
    assert estimate.text("sourceRequests") == "30,000"
    table.type(TEXT)
    assert estimate.take_over()
    assert calculation.text("requests") == "1000*30", "left as it was typed"
    estimate.set_text("sourceRequests", "7")
    calculation.set_text("requests", "5")
    assert estimate.text("sourceRequests") == "7", "typed here: it stays"
    calculation.set_text("requests", "x")
    assert estimate.take_over()
    assert calculation.requests == 7
    calculation.set_text("requests", "8")
    assert estimate.text("sourceRequests") == "8", "what was taken over is nobody's own any more"
    calculation.set_text("requests", "x")
    assert estimate.text("sourceRequests") == "8", "the last one that could be read"
    assert estimate.can_take_over


def test_the_number_typed_back_is_the_pages_again(table: Table) -> None:
    table.estimate.set_text("sourceRequests", "7")
    table.estimate.set_text("sourceRequests", "1")
    table.calculation.set_text("requests", "9")
    assert table.estimate.text("sourceRequests") == "9"


def test_a_part_of_a_conversation(qtbot: QtBot) -> None:
    calculation = begin_small(Calculation(load_price_list()))
    estimate = TextEstimate(calculation, field="userTokens")
    estimate.sources.type(TEXT)
    qtbot.waitUntil(lambda: estimate.can_take_over)
    total = estimate.total
    assert total is not None
    assert estimate.use == "&Use as question tokens"
    assert estimate.cost == "", "it is sent again with each turn: the page says what that costs"
    before = calculation.asked()
    assert estimate.take_over()
    assert calculation.workload == "conversation"
    assert calculation.value("userTokens") == total.typical
    assert calculation.total_range is not None
    calculation.undo()
    assert calculation.asked() == before
    estimate.sources.close()


def files(folder: Path, *sizes: int) -> list[Path]:
    made = []
    for number, size in enumerate(sizes):
        made.append(folder / f"{number:03}.txt")
        made[-1].write_text(TEXT * size, "utf-8")
    return made


def test_one_file_is_one_request(table: Table, tmp_path: Path) -> None:
    calculation, estimate = table.calculation, table.estimate
    calculation.pick("kimi-latest")
    calculation.set_text("requests", "30,000")
    estimate.set_split(split=True)
    estimate.sources.add(files(tmp_path, 1))
    table.counted()
    assert not estimate.can_split, "one file is one request anyway"
    estimate.sources.add(files(tmp_path, 1, 5, 40))
    table.counted()
    assert estimate.split
    estimate.sources.ask("Summarise.")
    estimate.set_text("imageTokens", "100")
    table.counted()
    along = estimate_tokens("Summarise.").typical + 100
    each = [estimate_tokens(TEXT * size).typical + along for size in (1, 5, 40)]
    assert estimate.text("sourceRequests") == "3"
    assert estimate.summary == (
        f"3 requests · tokens on average {-(-sum(each) // 3):,}, shortest {each[0]:,}, "
        f"longest {each[2]:,}"
    )
    assert "each file in its own price tier" in estimate.cost
    assert "each file by itself costs" in estimate.taken_over
    assert estimate.use == "&Use the average of 3 files"
    before = calculation.asked()
    assert estimate.take_over()
    assert calculation.requests == 3
    assert calculation.value("inputTokens") == -(-sum(each) // 3)
    assert calculation.source("inputTokens") == f"{sum(each):,} ÷ 3"
    calculation.undo()
    assert calculation.asked() == before
    estimate.set_split(split=False)
    assert estimate.text("sourceRequests") == "30,000", "the page's again"


def test_a_batch_that_is_left_out_is_named(table: Table, tmp_path: Path) -> None:
    table.calculation.pick("moonshot-v1-8k")
    table.estimate.sources.add(files(tmp_path, 1, 1, 40))
    table.counted()
    table.estimate.set_split(split=True)
    assert table.estimate.misfit.startswith("Too long for moonshot-v1-8k and left out: 1 files.")
    assert table.estimate.failures == [
        "002.txt: too long, moonshot-v1-8k takes up to 8,192 tokens a request"
    ]
    assert table.estimate.take_over()
    assert table.calculation.requests == 2


def test_stopping_keeps_what_is_not_counted(table: Table, tmp_path: Path, qtbot: QtBot) -> None:
    estimate, sources = table.estimate, table.estimate.sources
    sources.add(files(tmp_path, *[10] * 60))
    qtbot.waitUntil(lambda: len(sources.counted) > 2)
    assert estimate.progress == f"Counting {sources.settled} / 60…"
    assert not estimate.can_take_over
    sources.stop()
    counted = len(sources.counted)
    assert 2 < counted < 60
    assert len(sources.documents) == 60
    assert not sources.counting
    assert estimate.progress == f"{counted} of 60 files counted, the rest not."
    assert estimate.use == f"&Use only what is counted ({counted} of 60 files)"
    assert [row[TOKENS] for row in estimate.rows.texts].count("not counted") == 60 - counted
    states = [estimate.rows.state(row) for row in range(60)]
    assert states.count("held") == 60 - counted
    table.calculation.pick("kimi-latest")
    assert len(sources.counted) == counted, "another model counts nothing by itself"
    sources.go_on()
    total = table.counted()
    assert len(sources.counted) == 60
    assert estimate.progress == ""
    assert estimate.use == "&Use as input tokens"
    assert total.typical == 60 * estimate_tokens(TEXT * 10).typical
