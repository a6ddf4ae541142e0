"""`python3 dev.py bench`: what the program's speed is on this machine, printed, never asserted.

Names as arguments choose among the measurements: quote, compare, conversation, refusal, start,
keystroke, memory, tokens, standalone.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> None:
    """Run the measurements named in the arguments, or all."""
    from benchmarks import core, standalone, tokens, window

    benchmarks = core.BENCHMARKS | window.BENCHMARKS | tokens.BENCHMARKS | standalone.BENCHMARKS
    for name in sys.argv[1:] or benchmarks:
        if name not in benchmarks:
            sys.exit(f"no such measurement: {name} (there are {', '.join(benchmarks)})")
        benchmarks[name]()


if __name__ == "__main__":
    main()
