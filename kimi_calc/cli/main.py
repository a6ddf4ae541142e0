"""Arguments → what they ask for → the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kimi_calc.cli.answering import answer
from kimi_calc.cli.arguments import file_in, parser, refuse

if TYPE_CHECKING:
    from kimi_calc.cli.screenshot import Picture


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments say; the exit code is 0, 1 (not all is well) or 2 (bad argument)."""
    arguments = sys.argv[1:] if arguments is None else arguments
    file, others = file_in(arguments)
    try:
        options = parser().parse_args(others)
        options.opened = file
        return _dispatch(options)
    except BrokenPipeError:  # whoever reads it, such as `head`, has had enough
        return 1
    except OSError as error:
        return refuse(_reason(error))
    except ValueError as error:  # every PricingError is one
        return refuse(str(error))
    except ImportError as error:  # such as a system library that Qt needs
        return refuse(f"the window can't be loaded ({error}): install what it names")


def _dispatch(options: argparse.Namespace) -> int:
    if options.command:
        return _command(options)
    if options.screenshot:
        from kimi_calc.cli.screenshot import screenshot

        screenshot(options.screenshot, _picture(options))
        return 0
    if options.self_check:
        from kimi_calc.cli.self_check import self_check

        faults = self_check()
        if sys.stdout is not None:  # A program without a console on Windows has none.
            print(*(faults or ["all well"]), sep="\n")
        return 1 if faults else 0
    from kimi_calc import app

    return app.run(options.language, options.theme, options.opened)


def _command(options: argparse.Namespace) -> int:
    complaints: Sequence[str] = ()
    if options.command == "quote":
        from kimi_calc.cli.quote import quote_text

        text, exit_code = quote_text(options), 0
    elif options.command == "tokens":
        from kimi_calc.cli.tokens import tokens_text

        text, complaints = tokens_text(options)
        exit_code = 1 if complaints else 0
    elif options.command == "estimate":
        from kimi_calc.cli.estimate import estimate_said

        text, complaints, exit_code = estimate_said(options)
    else:
        from kimi_calc.cli.prices import prices_said

        text, complaints, exit_code = prices_said(options)
    if text:
        answer(text, as_json=options.json)
    for complaint in complaints:
        refuse(complaint)
    return exit_code


def _reason(error: OSError) -> str:
    """What the system says, without its number."""
    reason = error.strerror or str(error)
    return f"{error.filename!r}: {reason}" if error.filename else f"can't be written: {reason}"


def _picture(options: argparse.Namespace) -> Picture:
    from kimi_calc.cli.screenshot import Picture

    return Picture(
        language=options.language or "zh",
        theme=options.theme or "light",
        page=options.page,
        size=options.size,
        text_size=options.scale,
    )
