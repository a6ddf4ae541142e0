"""The command line's arguments, and how a wrong one is refused: in one line, exit code 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from kimi_calc import __version__, user_files
from kimi_calc.cli import usage_arguments
from kimi_calc.cli.answering import answer, complain


def _ordinary(text: str) -> str:
    """What was typed or pasted in half width, without what is invisible in it."""
    if not text.isascii():
        from kimi_calc.pricing.characters import in_half_width  # late: few need it

        text = in_half_width(text)
    return text.strip()


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{3,4}) ?[xX×*] ?([0-9]{3,4})", _ordinary(text))
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: give one such as 1024x700")
    return int(match[1]), int(match[2])


def _scale(text: str) -> int:
    from kimi_calc.settings import TEXT_SIZES  # late: few ask for one

    match = re.fullmatch(r"([1-4](?:\.[0-9]{1,2})?)|([1-4][0-9]{2}) ?%", _ordinary(text))
    size = 0 if not match else int(match[2]) if match[2] else round(float(match[1]) * 100)
    if size not in TEXT_SIZES:
        sizes = ", ".join(f"{one}%" for one in TEXT_SIZES)
        raise argparse.ArgumentTypeError(
            f"{text!r} is no text size ({sizes}): give one such as 2 or 200%"
        )
    return size


def _picture_file(text: str) -> str:
    if text in {"", "-"}:
        raise argparse.ArgumentTypeError(f"{text!r} is no file: name one, such as window.png")
    return text


def _day(text: str) -> date:
    try:
        day = _ordinary(text)
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day):
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no day: give one such as 2026-09-19")


def _currency(text: str) -> str:
    code = _ordinary(text)
    if not re.fullmatch("[A-Z]{3}", code):
        raise argparse.ArgumentTypeError(f"{text!r} is no currency: give three capital letters")
    return code


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and what it is asked for as every answer is said."""

    def error(self, message: str) -> NoReturn:
        sys.exit(refuse(f"{message} (see {self.prog} --help)"))

    def _print_message(self, message: str, _file: object = None) -> None:
        # What --help and --version print to the standard output; errors go another way. By itself
        # argparse hides that it can't be written, and Python complains of it at the end.
        answer(message.rstrip("\n"))


def refuse(message: str) -> int:
    """Say in one line why an argument can't be used; the exit code for that."""
    complain(message)
    return 2


_VALUED = ("--screenshot", "--language", "--theme", "--page", "--size", "--scale")


_OPENED = (".kimicalc", ".yaml", ".yml")


def file_in(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The estimate or price list that the window is to be opened with, and the other arguments.

    That is how a file manager opens a file; argparse takes any such argument for a command. Only
    the first one that is no option can be it: what comes after a command is the command's.
    """
    for place, argument in enumerate(arguments):
        if argument.startswith("-") or (place and arguments[place - 1] in _VALUED):
            continue
        if argument.lower().endswith(_OPENED):
            others = [*arguments[:place], *arguments[place + 1 :]]
            return _absolute(argument), others
        break
    return None, list(arguments)


def _absolute(file: str) -> Path:
    try:
        return Path(file).absolute()
    except OSError:
        raise ValueError(f"{file!r}: {user_files.NO_FOLDER_HERE}: give its whole path") from None


def parser() -> argparse.ArgumentParser:
    """What the command line takes: the window's options, and the commands."""
    whole = _Parser(
        prog="kimi-calc",
        description=(
            "What will Kimi's API cost? Without arguments the window opens; with an estimate "
            "(FILE.kimicalc) that is in it, with a price list (FILE.yaml) what is in that."
        ),
        allow_abbrev=False,
    )
    whole.set_defaults(command=None)
    whole.add_argument("--version", action="version", version=f"kimi-calc {__version__}")
    whole.add_argument(
        "--screenshot",
        type=_picture_file,
        metavar="FILE",
        help="draw the window to a PNG, no screen",
    )
    whole.add_argument("--self-check", action="store_true", help="load everything, report faults")
    whole.add_argument("--language", choices=("zh", "en"), help="instead of the system's")
    whole.add_argument("--theme", choices=("light", "dark"), help="instead of the system's")
    whole.add_argument(
        "--page",
        choices=("calculate", "conversation", "estimate", "prices", "usage"),
        default="calculate",
        help="what the picture shows",
    )
    whole.add_argument(
        "--size", type=_size, metavar="WIDTHxHEIGHT", help="of the picture, in pixels"
    )
    whole.add_argument(
        "--scale", type=_scale, default=100, help="the picture's text size, such as 2 or 200%%"
    )
    commands = whole.add_subparsers(metavar="quote|tokens|prices|estimate|usage")
    quote = commands.add_parser(
        "quote",
        help="price a usage as text or JSON",
        description="Price a usage. Numbers may be 45000, 45,000, 45k, 1.5M or 1000*30.",
        allow_abbrev=False,
    )
    _ask_quote(quote)
    tokens = commands.add_parser(
        "tokens",
        help="how many tokens texts and documents make",
        description=(
            "How many tokens texts and documents make: a typical number, and the range in which "
            "the true one lies. The exit code is 1 if a file can't be read."
        ),
        allow_abbrev=False,
    )
    _ask_tokens(tokens)
    prices = commands.add_parser(
        "prices",
        help="price lists: which there are, what they say, what changed, reading price pages",
        description=(
            "Which price lists there are and which one is in use; or what one says. The exit "
            "code is 1 if a list has faults, or a page was read with doubts; 2 if nothing of a "
            "page could be read."
        ),
        allow_abbrev=False,
    )
    _ask_prices(prices)
    estimate = commands.add_parser(
        "estimate",
        help="an estimate's file: its items and totals, re-priced, exported",
        description=(
            "What an estimate's file (FILE.kimicalc) says, at the prices that it holds, beside "
            "today's list. The exit code is 1 if an item can't be re-priced; 2 if the file can't "
            "be read, or one can't be written."
        ),
        allow_abbrev=False,
    )
    _ask_estimate(estimate)
    usage = commands.add_parser(
        "usage",
        help=usage_arguments.HELP,
        description=usage_arguments.DESCRIPTION,
        allow_abbrev=False,
    )
    usage_arguments.ask_usage(usage)
    return whole


def _ask_quote(quote: _Parser) -> None:
    quote.set_defaults(command="quote")
    quote.add_argument("model", metavar="MODEL", help="such as kimi-k2-turbo-preview")
    asked = quote.add_mutually_exclusive_group(required=True)
    asked.add_argument("--input", help="input tokens per request")
    asked.add_argument(
        "--input-file", metavar="FILE", help="a text or document whose tokens are the input"
    )
    quote.add_argument("--output", required=True, help="output tokens per request")
    quote.add_argument("--cached", default="0", help="cache hits: tokens, or a share such as 60%%")
    quote.add_argument("--requests", default="1", help="number of requests")
    quote.add_argument(
        "--written",
        action="append",
        default=[],
        metavar="LIFETIME=TOKENS",
        help="input written to the cache, per request, such as 5m=2000",
    )
    quote.add_argument(
        "--calls",
        action="append",
        default=[],
        metavar="NAME=COUNT",
        help="what is charged by the call, per request, such as web_search=2",
    )
    quote.add_argument("--service", default="standard", help="whose prices hold, such as batch")
    quote.add_argument(
        "--price-list", metavar="FILE|ID", help="or a list's name; else the built-in default"
    )
    quote.add_argument("--json", action="store_true", help="JSON, amounts as strings")


def _ask_tokens(tokens: _Parser) -> None:
    tokens.set_defaults(command="tokens")
    tokens.add_argument("files", nargs="+", metavar="FILE", help="files, folders, or - (the input)")
    tokens.add_argument("--model", metavar="ID", help="price them as input on this model")
    tokens.add_argument("--vocabulary", metavar="FILE", help="tiktoken.model: count exactly")
    tokens.add_argument("--encoding", help="of texts, such as gb18030, if not detected")
    tokens.add_argument(
        "--price-list", metavar="FILE|ID", help="or a list's name; else the built-in default"
    )
    tokens.add_argument("--json", action="store_true", help="JSON, amounts as strings")


def _ask_prices(prices: _Parser) -> None:
    prices.set_defaults(command="prices")
    asked = prices.add_mutually_exclusive_group()
    asked.add_argument("--list", metavar="FILE|ID", help="what this list says; by its name too")
    asked.add_argument(
        "--diff", nargs=2, metavar=("A", "B"), help="what changed from one list to another"
    )
    asked.add_argument("--check", metavar="FILE", help="all faults of a price list file")
    asked.add_argument(
        "--import",
        dest="pages",
        nargs="+",
        metavar="PAGE",
        help="read price pages: saved, or copied as text; - is the standard input",
    )
    prices.add_argument("--out", metavar="FILE", help="where the imported list is written")
    prices.add_argument(
        "--only-sure", action="store_true", help="leave what is in doubt out of the imported list"
    )
    prices.add_argument(
        "--keep", action="store_true", help="keep models that the page lacks as they were before"
    )
    prices.add_argument(
        "--published", type=_day, metavar="DATE", help="from which day the page's prices hold"
    )
    prices.add_argument(
        "--currency", type=_currency, metavar="CODE", help="the page's currency, such as CNY"
    )
    prices.add_argument("--source", metavar="ADDRESS", help="where the page is")
    prices.add_argument("--json", action="store_true", help="JSON, numbers as strings")


def _ask_estimate(estimate: _Parser) -> None:
    estimate.set_defaults(command="estimate")
    estimate.add_argument("file", metavar="FILE", help="an estimate: FILE.kimicalc")
    estimate.add_argument(
        "--export",
        action="append",
        default=[],
        metavar="OUT",
        help="write it to a file that ends with .xlsx, .csv, .pdf or .md; may be given again",
    )
    estimate.add_argument(
        "--price-list", metavar="FILE|ID", help="re-price its items with a list, by its name too"
    )
    estimate.add_argument(
        # Of its own: that of the window stands before the command, and must not be reset here.
        "--language",
        choices=("zh", "en"),
        default=argparse.SUPPRESS,
        help="of what is exported, instead of the window's",
    )
    estimate.add_argument("--json", action="store_true", help="JSON, numbers as strings")
