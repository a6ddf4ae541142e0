"""Each document a request of its own: how long, how much, and what does not fit."""

from decimal import Decimal
from pathlib import Path

import pytest

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Model, TokenSpan
from kimi_calc.tokens import TokenEstimate
from kimi_calc.viewmodels import batch_wording
from kimi_calc.viewmodels.document_batch import batch_of
from kimi_calc.viewmodels.source import Source


@pytest.fixture
def latest() -> Model:
    """2.00 up to 8,192 tokens, 5.00 up to 32,768, 10.00 up to 131,072."""
    return load_price_list().model("kimi-latest")


def document(name: str, low: int, typical: int, high: int) -> Source:
    tokens = TokenEstimate(low, typical, high, typical * 2, typical * 2, "close")
    return Source(path=Path(name), tokens=tokens)


def test_each_is_billed_in_its_own_tier(latest: Model) -> None:
    along = TokenEstimate(100, 100, 100, 0, 0, "exact")
    batch = batch_of(
        [document("a", 900, 1_000, 1_100), document("b", 8_000, 9_000, 10_000)], along, latest
    )
    assert batch.fitting == (TokenSpan(1_000, 1_100, 1_200), TokenSpan(8_100, 9_100, 10_100))
    # low: 9,100 × 2; typical: 1,100 × 2 + 9,100 × 5; high: 1,200 × 2 + 10,100 × 5 millionths
    assert batch.cost == tuple(map(Decimal, ("0.0182", "0.0477", "0.0529")))
    assert (batch.shortest, batch.longest, batch.all_tokens) == (1_100, 9_100, 10_200)
    assert batch.average == TokenSpan(4_550, 5_100, 5_650)
    assert "costs ¥0.0204; each file by itself costs ¥0.0477" in batch_wording.taken_over(
        batch, latest
    )


def test_the_average_is_rounded_up(latest: Model) -> None:
    batch = batch_of([document("a", 1, 2, 3), document("b", 2, 3, 5)], None, latest)
    assert batch.average == TokenSpan(2, 3, 4)


def test_what_does_not_fit_is_told_from_what_may_not(latest: Model) -> None:
    batch = batch_of(
        [
            document("fits.txt", 100, 110, 120),
            document("unsure.txt", 131_072, 131_073, 140_000),
            document("long.txt", 131_073, 140_000, 150_000),
            Source(path=Path("unread.pdf"), failed="damaged"),
            Source(path=Path("later.txt")),
        ],
        None,
        latest,
    )
    assert (batch.unsure, batch.too_long, len(batch.fitting)) == (("unsure.txt",), ("long.txt",), 2)
    assert batch.cost.high == (Decimal(120) * 2 + Decimal(131_072) * 10) / 1_000_000
    assert batch_wording.left_out(batch, latest) == (
        "Too long for kimi-latest and left out: 1 files. May be too long for kimi-latest: 1 files."
    )
    assert batch_wording.misfits(batch, latest) == [
        "long.txt: too long, kimi-latest takes up to 131,072 tokens a request",
        "unsure.txt: may be too long, kimi-latest takes up to 131,072 tokens a request",
    ]


def test_nothing_makes_no_request(latest: Model) -> None:
    batch = batch_of([document("long.txt", 200_000, 220_000, 240_000)], None, latest)
    assert batch.average is None
    assert batch_wording.lengths(batch) == batch_wording.cost(batch, latest) == ""
    assert batch_wording.taken_over(batch, latest) == ""
