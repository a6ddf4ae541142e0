"""A program that saves estimates, to be killed.

    python saver.py FILE HOME

For each line that it reads, a child of its own saves one estimate and then another into FILE,
again and again. It prints its number before, and "saved" after each.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from drawn_estimate import drawn_estimate

from kimi_calc.estimates import Estimate, saving


def contents() -> tuple[Estimate, Estimate]:
    """The two that are saved by turns."""
    drawn = drawn_estimate()
    return drawn, Estimate("另一份 " + "长" * 200, drawn.items[:3] * 2)


def main() -> None:
    file, home = Path(sys.argv[1]), Path(sys.argv[2])
    both = contents()
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            for estimate in itertools.cycle(both):
                saving.save(estimate, file, home)
                print("saved", flush=True)
        os.waitpid(child, 0)
        print("killed", flush=True)


if __name__ == "__main__":
    main()
