"""`python3 dev.py bench`: what the program's speed is on this machine, printed, never asserted.

Names as arguments choose among the measurements: quote, compare, conversation, refusal, lists,
broken, start, keystroke, memory, tokens, books, standalone, estimates, items, export, usage and
usage-large. `--against COMMIT` prints the figures of that commit beside those of the files as they
are here, and their ratios; of quote, compare, conversation, start, keystroke and memory alone.

`standalone` also prints what of the standalone program has grown or shrunk; `--keep-sizes` writes
its sizes down instead, as those that later ones are compared with.

`documents FOLDER` is one apart: how the program reads the documents below a folder; see there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> None:
    """Run the measurements named in the arguments, or all."""
    if sys.argv[1:2] == ["documents"]:
        from benchmarks import documents

        documents.main(sys.argv[2:])
        return
    from benchmarks import (
        books,
        core,
        estimates,
        exporting,
        items,
        lists,
        standalone,
        tokens,
        usage_logs,
        window,
    )
    from benchmarks.against import bench_against

    parser = argparse.ArgumentParser(prog="dev.py bench", allow_abbrev=False)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--against", metavar="COMMIT", help="measure a commit too, by turns")
    parser.add_argument(
        "--keep-sizes", action="store_true", help="write down the sizes of the standalone program"
    )
    options = parser.parse_intermixed_args()
    if options.keep_sizes:
        standalone.bench_standalone(keep_sizes=True)
        return
    if options.against is not None:
        bench_against(options.against, options.names)
        return
    benchmarks = {
        **core.BENCHMARKS,
        "lists": lists.bench_lists,
        "broken": lists.bench_broken_lists,
        **estimates.BENCHMARKS,
        **window.BENCHMARKS,
        **tokens.BENCHMARKS,
        **books.BENCHMARKS,
        **standalone.BENCHMARKS,
        **exporting.BENCHMARKS,
        **items.BENCHMARKS,
        **usage_logs.BENCHMARKS,
    }
    for name in options.names or benchmarks:
        if name not in benchmarks:
            sys.exit(f"no such measurement: {name} (there are {', '.join(benchmarks)})")
        benchmarks[name]()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
