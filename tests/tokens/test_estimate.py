"""The estimate of tokens: how near it comes to true counts, and how it behaves on any text."""

import json
import math
import statistics
import subprocess
import sys
from base64 import b32encode, b64encode
from hashlib import sha512
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimi_calc.tokens import load_vocabulary
from kimi_calc.tokens.estimate import (
    NO_TOKENS,
    Estimating,
    TokenEstimate,
    estimate_chunks,
    estimate_tokens,
    official_band,
)

MEASURED = Path(__file__).resolve().parents[3] / "shared" / "tokens"
MODERN = ("zh_prose", "zh_tech", "zh_reviews", "zh_markdown", "code_", "en_", "md_", "json")


@pytest.fixture(scope="module")
def estimates() -> dict[str, tuple[TokenEstimate, int]]:
    """Each measured text's estimate and its true count."""
    if not MEASURED.exists():
        pytest.skip("the measured texts are not here")
    counts: dict[str, int] = json.loads((MEASURED / "counts.json").read_text("utf-8"))
    return {
        name: (estimate_tokens((MEASURED / "corpus" / name).read_bytes().decode("utf-8")), count)
        for name, count in counts.items()
    }


def errors(estimates: dict[str, tuple[TokenEstimate, int]], *kinds: str) -> list[float]:
    """How far off the typical number is, as a share, in order; of some kinds of text or all."""
    return sorted(
        abs(estimate.typical / count - 1)
        for name, (estimate, count) in estimates.items()
        if not kinds or name.startswith(kinds)
    )


def test_it_is_near_on_all_kinds(estimates: dict[str, tuple[TokenEstimate, int]]) -> None:
    off = errors(estimates)
    assert len(off) == 134
    assert statistics.mean(off) <= 0.035
    assert statistics.quantiles(off, n=10)[-1] <= 0.065


def test_it_is_nearer_on_what_people_send(
    estimates: dict[str, tuple[TokenEstimate, int]],
) -> None:
    off = errors(estimates, *MODERN)
    assert len(off) > 60
    assert statistics.mean(off) <= 0.035
    assert statistics.quantiles(off, n=10)[-1] <= 0.065


def test_the_range_is_honest_and_not_wide(
    estimates: dict[str, tuple[TokenEstimate, int]],
) -> None:
    within = [one.low <= count <= one.high for one, count in estimates.values()]
    assert statistics.mean(within) >= 0.99
    widths = [(one.high - one.low) / 2 / one.typical for one, _ in estimates.values()]
    assert statistics.median(widths) <= 0.105


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("Hello", 1),
        ("Hello, world!", 4),
        ("123456789", 3),
        ("\n\n\n", 1),
        ("我们", 1),
        ("    return value", 3),
    ],
)
def test_what_can_be_told_for_sure(text: str, tokens: int) -> None:
    assert estimate_tokens(text).typical == tokens


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("A sentence of ordinary English prose, and so on. " * 20, "close"),
        ("def add(a: int, b: int) -> int:\n    return a + b\n\n\n" * 20, "close"),
        ("我们每天都在使用这些产品，它们让工作变得更加简单。" * 40, "close"),
        ("short", "wide"),
        ("12,345.67;2025-11-11;" * 60, "wide"),
        ("この契約は、当事者の間で締結されるものとする。" * 40, "wide"),
        ("第一条 甲方应当付款。第二条 乙方应当交货。第三条 其他。" * 30, "wide"),
        ("子曰學而時習之不亦說乎有朋自遠方來不亦樂乎" * 40, "wide"),
        ("สวัสดีชาวโลก " * 60, "unmeasured"),
        ("مرحبا بالعالم " * 60, "unmeasured"),
    ],
)
def test_how_sure_it_is(text: str, band: str) -> None:
    assert estimate_tokens(text).band == band


@given(st.text())
@example("个")  # half a token, and no text has none
@settings(max_examples=500)
def test_any_text_has_an_estimate(text: str) -> None:
    estimate = estimate_tokens(text)
    assert 0 <= estimate.low <= estimate.typical <= estimate.high
    assert estimate.characters == len(text)
    assert 0 <= estimate.han <= len(text)
    assert (estimate.typical > 0) == bool(text)


@given(st.lists(st.text(alphabet="ab Cd1.，我们的 合同\n", max_size=30), max_size=20))
def test_in_parts_it_is_off_by_no_more_than_the_cuts(parts: list[str]) -> None:
    whole, cut = estimate_tokens("".join(parts)), estimate_chunks(parts)
    assert abs(whole.typical - cut.typical) <= 2 * len(parts) + 1
    assert (whole.characters, whole.han) == (cut.characters, cut.han)


def test_after_many_characters_only_some_are_read() -> None:
    text = "合同双方应当按照约定履行自己的义务，不得擅自变更或者解除合同。" * 200
    counted = Estimating()
    for _ in range(60):
        counted.add(text)
    assert counted.result().typical == pytest.approx(60 * estimate_tokens(text).typical, rel=0.01)


def test_two_texts_are_as_sure_as_the_less_sure_unless_it_hardly_counts() -> None:
    prose = estimate_tokens("A sentence of ordinary English prose, and so on. " * 100)
    short = estimate_tokens("short")
    table = estimate_tokens("1;2;3;4\n" * 200)
    thai = estimate_tokens("สวัสดีครับ ยินดีต้อนรับ " * 40)
    assert (prose.band, short.band, table.band, thai.band) == (
        "close",
        "wide",
        "wide",
        "unmeasured",
    )
    for one, other, band in (
        (prose, short, "close"),
        (prose, table, "wide"),
        (short, short, "wide"),
        (prose, thai, "unmeasured"),
        (NO_TOKENS, short, "wide"),
        (NO_TOKENS, prose, "close"),
    ):
        for both in (one + other, other + one):
            assert both.band == band
            assert both.typical == one.typical + other.typical
            assert (both.low, both.high) == (one.low + other.low, one.high + other.high)


def test_no_text_is_without_tokens() -> None:
    assert estimate_tokens("a").low == 1
    assert estimate_tokens(" ").low == 1


def test_the_platforms_own_rule() -> None:
    assert official_band("") == (0, 0)
    assert official_band("价格" * 300) == (300, 400)
    assert official_band("word" * 300) == (300, 400)
    low, high = official_band("价格 and price")
    assert (low, high) == (1 + math.ceil(10 / 4), math.ceil(2 / 1.5 + 10 / 3))


def test_nothing_of_it_is_loaded_before_it_is_used(root: Path) -> None:
    look = (
        "import sys, kimi_calc.app, kimi_calc.cli.main\n"
        "from kimi_calc.widgets import calculate_page\n"
        "late = ('kimi_calc.tokens', 'regex', 'pypdfium2_raw')\n"
        "print([name for name in sys.modules if name.startswith(late)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_it_needs_no_window(root: Path) -> None:
    look = (
        "import sys, kimi_calc.tokens, kimi_calc.tokens.counting, kimi_calc.tokens.documents\n"
        "import kimi_calc.cli.tokens\n"
        "print([name for name in sys.modules if name.startswith(('PySide', 'shiboken'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


# Counted with the vocabulary of Kimi K2/K3, which need not be here.
GERMAN = (
    "Der Auftragnehmer erstellt die vereinbarten Unterlagen innerhalb von vier Wochen und übergibt "
    "sie dem Auftraggeber zur Prüfung. Werden Mängel festgestellt, so sind diese unverzüglich und "
    "auf eigene Kosten zu beseitigen. Die Vergütung ist mit der Abnahme fällig; eine Rechnung wird "
    "für jeden Abschnitt gesondert gestellt. Beide Seiten verpflichten sich, vertrauliche "
    "Informationen nicht an Dritte weiterzugeben. Änderungen und Ergänzungen des Vertrags bedürfen "
    "der Schriftform. Ist eine Bestimmung unwirksam, so bleibt die Wirksamkeit der übrigen "
    "Regelungen davon unberührt. Für Streitigkeiten ist das Gericht am Sitz des Auftraggebers "
    "zuständig, soweit das Gesetz nichts anderes vorschreibt."
)
FRENCH = (
    "Le prestataire remet les documents convenus dans un délai de quatre semaines et les présente "
    "au client pour vérification. Si des défauts sont constatés, ils sont corrigés sans retard et "
    "à ses frais. La rémunération est due à la réception ; une facture est établie pour chaque "
    "étape. Les deux parties s'engagent à ne pas transmettre à des tiers les informations "
    "confidentielles qui leur sont confiées. Toute modification du contrat se fait par écrit. Si "
    "une clause est nulle, la validité des autres dispositions n'en est pas affectée. Le tribunal "
    "du siège du client est compétent pour les litiges, sauf disposition contraire de la loi."
)
KOREAN = (
    "공급자는 합의된 문서를 사 주 이내에 작성하여 고객에게 제출한다. 결함이 발견되면 "
    "자신의 비용으로 지체 없이 수정한다. 대금은 검수와 함께 지급하며 단계마다 청구서를 "
    "발행한다. 양 당사자는 비밀 정보를 제삼자에게 제공하지 않는다. 계약의 변경은 서면으로 "
    "한다. 일부 조항이 무효가 되더라도 나머지 조항의 효력에는 영향을 미치지 않는다. "
)
KEYS = "\n".join(
    "sha512-" + b64encode(sha512(b"%d" % number).digest()).decode() for number in range(30)
)


@pytest.mark.parametrize(
    ("text", "counted"), [(GERMAN, 218), (FRENCH, 164), (KOREAN * 4, 577), (KEYS, 1877)]
)
def test_other_languages_and_keys_are_estimated_with_more_room(text: str, counted: int) -> None:
    estimate = estimate_tokens(text)
    assert estimate.band == "wide"
    assert estimate.low <= counted <= estimate.high


NAMES = "Siobhán Ní Dhomhnaill\nWojciech Szczepański\nÞórarinn Eldjárn"
LICENCE = (
    "THE SOFTWARE IS PROVIDED WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT "
    "LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND "
    "NONINFRINGEMENT."
)
VIETNAMESE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐỘC LẬP TỰ DO HẠNH PHÚC HỢP ĐỒNG THUÊ NHÀ"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NAMES, id="a few names"),
        pytest.param(LICENCE, id="a licence in capitals"),
        pytest.param(VIETNAMESE, id="Vietnamese in capitals"),
        pytest.param("“”‘’《》【】「」『』（）〔〕" * 4, id="brackets"),
        pytest.param(
            "\n".join(b64encode(b"%09d" % (n * 123457)).decode() for n in range(20)),
            id="short keys",
        ),
        pytest.param(
            "\n".join(b32encode(sha512(b"%d" % n).digest()[:20]).decode() for n in range(20)),
            id="base 32",
        ),
    ],
)
def test_odd_kinds_lie_within_their_range(text: str) -> None:
    vocabulary = MEASURED / "tiktoken.model"
    if not vocabulary.exists():
        pytest.skip("the vocabulary is not here")
    estimate = estimate_tokens(text)
    assert estimate.low <= load_vocabulary(vocabulary).count(text) <= estimate.high


def test_names_in_programs_and_lists_are_not_called_close() -> None:
    assert estimate_tokens("getUserById setMaxPoolSize handleOnChange " * 40).band == "wide"
    assert estimate_tokens("max_retry_count user_profile_url last_modified " * 40).band == "wide"
    assert estimate_tokens("北京市、天津市、石家庄市、太原市、" * 60).band == "wide"


def test_of_one_endless_run_some_stretches_are_read() -> None:
    run = "的一是在不了有和人这中大为上个国我以要他" * 400
    assert estimate_tokens(run * 25).typical == pytest.approx(
        25 * estimate_tokens(run).typical, rel=0.02
    )
