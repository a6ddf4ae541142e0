"""How near the estimate of tokens comes to true counts, and how fast texts are counted."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import report
from benchmarks.languages import bench_languages

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ROOT.parent / "shared" / "tokens"
_MODERN = ("zh_prose", "zh_tech", "zh_reviews", "zh_markdown", "code_", "en_", "md_", "json")
_COUNT = """
import re, sys
from pathlib import Path
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import read
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
count(read(Path(sys.argv[2])).texts())
before = peak()
count(read(Path(sys.argv[1])).texts())
print(peak() - before)
"""


def bench_tokens() -> None:
    """Errors of the estimate on texts whose counts are known, speed, memory."""
    from kimi_calc.tokens import estimate_tokens, load_vocabulary

    if not MEASURED.exists():
        print("the measured texts are not here (../shared/tokens)")
        return
    counts: dict[str, int] = json.loads((MEASURED / "counts.json").read_text("utf-8"))
    texts = {name: (MEASURED / "corpus" / name).read_bytes().decode("utf-8") for name in counts}
    found = {name: estimate_tokens(text) for name, text in texts.items()}
    for kind, begins, goals in (("all", ("",), (3.5, 6.5)), ("modern", _MODERN, (3.5, 6.5))):
        off = [abs(found[n].typical / counts[n] - 1) * 100 for n in counts if n.startswith(begins)]
        what = f"error of the estimate, {len(off)} texts ({kind})"
        report(f"{what}, mean", statistics.mean(off), "%", f"goal {goals[0]}")
        report(f"{what}, 90 %", statistics.quantiles(off, n=10)[-1], "%", f"goal {goals[1]}")
    within = [found[name].low <= counts[name] <= found[name].high for name in counts]
    report("true counts within the range", 100 * statistics.mean(within), "%", "goal 99")
    widths = [(one.high - one.low) / 2 / one.typical for one in found.values() if one.typical]
    report("half the range, median", 100 * statistics.median(widths), "%", "goal 10.5")
    whole = "\n".join(texts.values())
    large = (whole * (10_000_000 // len(whole.encode()) + 1)).encode()[:10_000_000]
    text = large.decode("utf-8", errors="ignore")
    seconds = _best(lambda: estimate_tokens(text))
    report("estimate of a text of 10 MB", seconds, "s", "goal 1.2")
    report("the same of program code", _code_seconds(), "s")
    _keys_meanwhile(text)
    if not (MEASURED / "tiktoken.model").exists():
        print("neither is the vocabulary, which other languages and kinds are judged with")
        return
    seconds = _best(lambda: load_vocabulary(MEASURED / "tiktoken.model"))
    report("loading the vocabulary", seconds, "s")
    tokenizer = load_vocabulary(MEASURED / "tiktoken.model")
    wrong = [name for name, text in texts.items() if tokenizer.count(text) != counts[name]]
    report(f"exact counts that are wrong, of {len(counts)}", len(wrong), "", "goal 0")
    report(
        "counting with it",
        len(whole.encode()) / 1e6 / _best(lambda: tokenizer.count(whole)),
        "MB/s",
    )
    run = "的一是在不了有和人这中大为上个国我以要他" * 250
    report(
        "5,000 Chinese characters without a break",
        _best(lambda: tokenizer.count(run)),
        "s",
        "goal 0.1",
    )
    if Path("/proc/self/status").exists():
        _memory(large)
    bench_languages(tokenizer)


def _code_seconds() -> float:
    """How long 10 MB of Python's own library take: the measured texts come 16 times in theirs."""
    files = sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py"))
    code = b"".join(file.read_bytes() for file in files)[:10_000_000].decode(errors="ignore")
    from kimi_calc.tokens import estimate_tokens

    return _best(lambda: estimate_tokens(code))


def _keys_meanwhile(text: str) -> None:
    """Milliseconds from a key to the repainted window while a text is counted beside it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QLineEdit

    from benchmarks.keys import press
    from kimi_calc.cli.screenshot import Picture, draw
    from kimi_calc.viewmodels.token_sources import TokenSources

    window = draw(Picture())
    application = QApplication.instance()
    edit = window.findChild(QLineEdit, "inputTokens")
    assert application
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    sources = TokenSources(window)
    sources.type(text)
    times: list[float] = []
    while sources.counting:
        edit.selectAll()
        start = time.perf_counter()
        press(edit, "123456789"[len(times) % 9])
        application.processEvents()
        times.append((time.perf_counter() - start) * 1e3)
        time.sleep(0.02)
    what = f"key to repainted window while 10 MB are counted, {len(times)} keys"
    report(f"{what}, median", statistics.median(times), "ms")
    report(f"{what}, slowest", max(times), "ms", "goal 50")
    sources.close()


def _memory(large: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.txt", Path(folder) / "small.txt"
        big.write_bytes(large * 10)
        small.write_bytes(large[:100_000])
        done = subprocess.run(
            [sys.executable, "-c", _COUNT, big, small],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    report("memory that a file of 100 MB takes more", int(done.stdout) / 1024, "MB", "goal 100")


def _best(call: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


BENCHMARKS = {"tokens": bench_tokens}
