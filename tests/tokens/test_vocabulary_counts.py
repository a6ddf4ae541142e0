"""With the vocabulary of Kimi K2/K3: the true counts of all measured texts."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kimi_calc.tokens import pieces
from kimi_calc.tokens.vocabulary import Tokenizer, load_vocabulary

MEASURED = Path(__file__).resolve().parents[3] / "shared" / "tokens"


@pytest.fixture(scope="module")
def kimi() -> Tokenizer:
    path = MEASURED / "tiktoken.model"
    if not path.exists():
        pytest.skip("the vocabulary of Kimi K2/K3 is not here")
    return load_vocabulary(path)


@pytest.fixture(scope="module")
def corpus() -> dict[str, tuple[str, int]]:
    """Each measured text and its true count."""
    if not MEASURED.exists():
        pytest.skip("the measured texts are not here")
    counts: dict[str, int] = json.loads((MEASURED / "counts.json").read_text("utf-8"))
    return {
        name: ((MEASURED / "corpus" / name).read_bytes().decode("utf-8"), count)
        for name, count in counts.items()
    }


def test_it_is_known(kimi: Tokenizer) -> None:
    assert kimi.known
    assert kimi.name == "Kimi K2/K3"
    assert kimi.sha256 == "b6c497a7469b33ced9c38afb1ad6e47f03f5e5dc05f15930799210ec050c5103"


def test_all_measured_texts_have_their_true_counts(
    kimi: Tokenizer, corpus: dict[str, tuple[str, int]]
) -> None:
    assert len(corpus) == 134
    counted = {name: kimi.count(text) for name, (text, _) in corpus.items()}
    assert counted == {name: count for name, (_, count) in corpus.items()}


@pytest.mark.parametrize("usual", [1, 100, 2000])
def test_texts_in_fragments_have_the_same_counts(
    kimi: Tokenizer,
    corpus: dict[str, tuple[str, int]],
    monkeypatch: pytest.MonkeyPatch,
    usual: int,
) -> None:
    monkeypatch.setattr(pieces, "_USUAL", usual)
    rng = random.Random(usual)
    for name, (text, count) in corpus.items():
        longest = rng.choice([2, 30, 1000, 10_000])
        fragments = []
        start = 0
        while start < len(text):
            end = start + rng.randint(0, longest)
            fragments.append(text[start:end])
            start = end
        assert kimi.count_chunks(fragments) == count, name


def test_all_measured_texts_as_one(kimi: Tokenizer, corpus: dict[str, tuple[str, int]]) -> None:
    texts = [text for text, _ in corpus.values()]
    assert kimi.count_chunks(texts) == kimi.count("".join(texts))
    # With a line feed between them, they are split where they were.
    apart = sum(kimi.count(f"x\n{text}\n") for text in texts)
    assert kimi.count_chunks(f"x\n{text}\n" for text in texts) == apart


def test_a_text_cut_by_force_is_counted_to_a_token(
    kimi: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_MOST", 100_000)
    for text in ("1" * 150_000, "字" * 150_000, "月之暗面" * 40_000):
        assert abs(kimi.count_chunks([text]) - kimi.count(text)) <= 1


def test_special_tokens_count_as_ordinary_text(kimi: Tokenizer) -> None:
    parts = ["<|", "im", "_end", "|>"]
    assert kimi.count("<|im_end|>") == sum(map(kimi.count, parts)) >= 4


def test_no_text_no_tokens(kimi: Tokenizer) -> None:
    assert kimi.count("") == 0
    assert kimi.count_chunks([]) == 0
    assert kimi.count_chunks([""]) == 0


def test_lone_surrogates_are_counted(kimi: Tokenizer) -> None:
    for text in ("\ud800", "a\udfffb", "中\udc80\ud83d文", "\udc00" * 300):
        replaced = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
        assert kimi.count(text) == kimi.count(replaced) == kimi.count_chunks(text)
