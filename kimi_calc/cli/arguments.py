"""The command line's arguments, and how a wrong one is refused: in one line, exit code 2."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

from kimi_calc import __version__


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{3,4})[xX×]([0-9]{3,4})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: give one such as 1024x700")
    return int(match[1]), int(match[2])


def _scale(text: str) -> int:
    match = re.fullmatch(r"([1-4](?:\.[0-9]{1,2})?)|([1-4][0-9]{2})%", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is no text size: give one such as 2 or 200%")
    return int(match[2]) if match[2] else round(float(match[1]) * 100)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        sys.exit(refuse(f"{message} (see {self.prog} --help)"))


def refuse(message: str) -> int:
    """Say in one line why an argument can't be used; the exit code for that."""
    if sys.stderr is not None:
        print("kimi-calc:", " ".join(message.split()), file=sys.stderr)
    return 2


def parser() -> argparse.ArgumentParser:
    """What the command line takes: the window's options, and the commands `quote` and `tokens`."""
    whole = _Parser(
        prog="kimi-calc",
        description="What will Kimi's API cost? Without arguments the window opens.",
        allow_abbrev=False,
    )
    whole.set_defaults(command=None)
    whole.add_argument("--version", action="version", version=f"kimi-calc {__version__}")
    whole.add_argument("--screenshot", metavar="FILE", help="draw the window to a PNG, no screen")
    whole.add_argument("--self-check", action="store_true", help="load everything, report faults")
    whole.add_argument("--language", choices=("zh", "en"), help="instead of the system's")
    whole.add_argument("--theme", choices=("light", "dark"), help="instead of the system's")
    whole.add_argument(
        "--page",
        choices=("calculate", "conversation", "prices"),
        default="calculate",
        help="what the picture shows",
    )
    whole.add_argument(
        "--size", type=_size, metavar="WIDTHxHEIGHT", help="of the picture, in pixels"
    )
    whole.add_argument(
        "--scale", type=_scale, default=100, help="the picture's text size, such as 2 or 200%%"
    )
    commands = whole.add_subparsers(metavar="quote|tokens")
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
    quote.add_argument("--price-list", metavar="FILE|ID", help="instead of the built-in default")
    quote.add_argument("--json", action="store_true", help="JSON, amounts as strings")


def _ask_tokens(tokens: _Parser) -> None:
    tokens.set_defaults(command="tokens")
    tokens.add_argument("files", nargs="+", metavar="FILE", help="files, folders, or - (the input)")
    tokens.add_argument("--model", metavar="ID", help="price them as input on this model")
    tokens.add_argument("--vocabulary", metavar="FILE", help="tiktoken.model: count exactly")
    tokens.add_argument("--encoding", help="of texts, such as gb18030, if not detected")
    tokens.add_argument("--price-list", metavar="FILE|ID", help="instead of the built-in default")
    tokens.add_argument("--json", action="store_true", help="JSON, amounts as strings")
