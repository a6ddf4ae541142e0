"""Arguments → what they ask for → the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kimi_calc.cli.answering import answer, complain, prepare_streams
from kimi_calc.cli.arguments import file_in, parser, refuse
from kimi_calc.interrupts import INTERRUPTED, while_loading

if TYPE_CHECKING:
    from pathlib import Path

    from kimi_calc.cli.screenshot import Picture
    from kimi_calc.settings import Language, Theme


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments say; the exit code is 0, 1 (not all is well) or 2 (bad argument).

    After Ctrl+C it is INTERRUPTED. What goes wrong is told in a line, whatever it is.
    """
    prepare_streams()
    try:
        file, others = file_in(sys.argv[1:] if arguments is None else arguments)
        if not others:  # as from a desktop, which shall not wait 5 ms for a parser
            return _open(None, None, file)
        options = parser().parse_args(others)
        options.opened = file
        return _dispatch(options)
    except BrokenPipeError:  # whoever reads it, such as `head`, has had enough
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except (OSError, ValueError, ImportError, MemoryError) as error:
        return refuse(_reason(error))
    except Exception as error:  # noqa: BLE001 - a traceback says nothing to who reads it there
        from kimi_calc.cli.unforeseen import refuse_unforeseen

        return refuse_unforeseen(error)


def _dispatch(options: argparse.Namespace) -> int:
    if options.command:
        return _command(options)
    if options.screenshot is not None:
        with while_loading():
            from kimi_calc.cli.screenshot import screenshot

        screenshot(options.screenshot, _picture(options))
        return 0
    if options.self_check:
        with while_loading():
            from kimi_calc.cli.self_check import self_check

        faults = self_check()
        answer("\n".join(faults or ["all well"]))
        return 1 if faults else 0
    return _open(options.language, options.theme, options.opened)


def _open(language: Language | None, theme: Theme | None, file: Path | None) -> int:
    with while_loading():
        from kimi_calc import app

    return app.run(language, theme, file)


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
    elif options.command == "usage":
        from kimi_calc.cli.usage import usage_said

        text, complaints, exit_code = usage_said(options)
    else:
        from kimi_calc.cli.prices import prices_said

        text, complaints, exit_code = prices_said(options)
    if text:
        answer(text)
    for complaint in complaints:
        complain(complaint)
    return exit_code


def _reason(error: OSError | ValueError | ImportError | MemoryError) -> str:
    """Why it can't be done; of an error of the system what that says, without its number."""
    if isinstance(error, ImportError):  # such as a system library that Qt needs
        return f"the window can't be loaded ({error}): install what it names"
    if isinstance(error, MemoryError):
        return "there is not enough memory for that: give it less at once"
    if isinstance(error, ValueError) or error.strerror is None:  # every PricingError is one
        return str(error)
    where = repr(error.filename) if error.filename else "can't be written"
    return f"{where}: {error.strerror}"


def _picture(options: argparse.Namespace) -> Picture:
    from kimi_calc.cli.screenshot import Picture

    return Picture(
        language=options.language or "zh",
        theme=options.theme or "light",
        page=options.page,
        size=options.size,
        text_size=options.scale,
    )
