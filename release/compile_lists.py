"""Compiles the built-in price lists: each YAML in resources/prices to the JSON that starts read.

Run by `python3 dev.py prices`. A test fails where one is not up to date.
"""

from __future__ import annotations

import os

from kimi_calc.price_lists.catalogue import builtin_price_lists, compiled_of
from kimi_calc.price_lists.data import compiled
from kimi_calc.price_lists.reading import read_price_list


def compile_all() -> None:
    """Write what every list is compiled to, and take away what has no list any more."""
    wanted = {compiled_of(info.path): info.path for info in builtin_price_lists()}
    for target, source in wanted.items():
        target.parent.mkdir(exist_ok=True)
        text = compiled(read_price_list(os.fspath(source)))
        target.write_bytes(text.encode())  # with the same line ends on every system
        print(target.name)
    for file in next(iter(wanted)).parent.iterdir():
        if file not in wanted:
            file.unlink()


if __name__ == "__main__":
    compile_all()
