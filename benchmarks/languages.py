"""How often the true count lies within the estimate's range: by language and by kind of text.

The languages' texts are translated messages of Debian packages, none of which the estimate was
fitted on; of the languages marked so, nothing was. They are fetched once, into `build/`. The kinds
are made up here (kinds.py), each text another one.
"""

from __future__ import annotations

import gettext
import shutil
import statistics
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.kinds import KINDS

if TYPE_CHECKING:
    from kimi_calc.tokens import Tokenizer

PACKAGES = Path(__file__).resolve().parent.parent / "build" / "bench-languages"
_NAMES = ("coreutils", "bash", "gedit-common", "gnupg-l10n")
_UNSEEN = ("af", "be", "cy", "eu", "fa", "gl", "lv", "mk", "mr", "ms", "sk", "sl", "sq")
_SEEN = (
    *("ar", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "he", "hu", "id", "it", "ja"),
    *("ko", "lt", "nb", "nl", "pl", "pt_BR", "ro", "ru", "sr", "sv", "th", "tr", "uk", "vi"),
    *("zh_CN", "zh_TW"),
)
_LENGTHS = (3000, 350)  # characters of a text
_PATIENCE = 40  # seconds that a package may take to come
_MOST = 30  # texts of a language and length, and of a kind


def bench_languages(tokenizer: Tokenizer) -> None:
    """Print a row for each language and each kind of text."""
    print(f"\n{'':<26}texts  inside  half range  error: mean  lowest  highest")
    for name, make in KINDS.items():
        chance = Random(name)  # noqa: S311
        _row(name, [make(chance) for _ in range(_MOST)], tokenizer)
    if not _fetch():
        print("other languages: needs apt-get and dpkg-deb, and Debian's packages within reach")
        return
    for length in _LENGTHS:
        print(f"messages, {length} characters each; * language not fitted on")
        for language in sorted(_UNSEEN + _SEEN):
            texts = _messages(language, length)
            _row(language + "*" * (language in _UNSEEN), texts, tokenizer)
    marked = [unicodedata.normalize("NFD", text) for text in _messages("vi", 3000)]
    _row("vi, marks on their own", marked, tokenizer)


def _row(name: str, texts: list[str], tokenizer: Tokenizer) -> None:
    from kimi_calc.tokens import estimate_tokens

    if not texts:
        return
    counted = [(estimate_tokens(text), tokenizer.count(text)) for text in texts]
    inside = 100 * statistics.mean(one.low <= count <= one.high for one, count in counted)
    half = statistics.median((one.high - one.low) / 2 / one.typical for one, _ in counted)
    off = [100 * (one.typical / count - 1) for one, count in counted]
    print(
        f"{name:<26}{len(texts):>5}{inside:>7.0f}%{100 * half:>10.0f}%"
        f"{statistics.mean(map(abs, off)):>12.1f}%{min(off):>+7.0f}%{max(off):>+8.0f}%",
        flush=True,
    )


def _messages(language: str, length: int) -> list[str]:
    """Texts of translated messages in a language, each of about so many characters."""
    texts = []
    for name in _NAMES:
        place = PACKAGES / name / "usr" / "share" / "locale" / language / "LC_MESSAGES"
        messages = [each for file in sorted(place.glob("*.mo")) for each in _translated(file)]
        Random(language).shuffle(messages)  # noqa: S311
        whole = "\n".join(messages)
        ends = range(length, min(len(whole), length * _MOST // len(_NAMES)) + 1, length)
        texts += [whole[end - length : end] for end in ends]
    return texts


def _translated(file: Path) -> Iterable[str]:
    with file.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    found: dict[object, str] = vars(catalogue)["_catalog"]
    return [text for message, text in found.items() if message and message != text]


def _fetch() -> bool:
    """Fetch and unpack the packages, unless that was done; whether they are there."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return all((PACKAGES / name).exists() for name in _NAMES)
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in _NAMES:
        if (PACKAGES / name).exists():
            continue
        get = ["apt-get", "download", "-qq", name]
        try:
            subprocess.run(get, cwd=PACKAGES, capture_output=True, check=True, timeout=_PATIENCE)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return False
        file = next(PACKAGES.glob(f"{name}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", file, PACKAGES / name], check=True)
    return True
