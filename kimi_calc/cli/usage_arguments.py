"""The arguments of `kimi-calc usage`."""

from __future__ import annotations

import argparse
import re
from argparse import ArgumentParser

_ZONE = re.compile(r"([+-])([0-9]{1,2})(?::?([0-5][0-9]))?")
_FARTHEST = 14 * 3600  # seconds; no clock on Earth is farther from Greenwich

HELP = "records of use: what they cost, beside the bill"
DESCRIPTION = (
    "What records of use cost: the logs of a gateway (new-api, one-api, LiteLLM and others), of "
    "coding agents, saved replies of the API, tables. Each request at the prices of its day, "
    "nothing twice. The exit code is 1 if something isn't counted; 2 if nothing can be read."
)


def ask_usage(usage: ArgumentParser) -> None:
    """Have a parser ask for what the command takes."""
    usage.set_defaults(command="usage")
    usage.add_argument("files", nargs="*", metavar="FILE", help="files, folders, or - (the input)")
    usage.add_argument(
        "--by",
        default="model",
        metavar="WHAT,WHAT",
        help="what is told apart: model, day, month, key, user, project, tag, name (as written), "
        "service, host, list, or a column of the records",
    )
    usage.add_argument("--currency", metavar="CODE", help="of the prices, CNY if not given")
    usage.add_argument(
        "--list",
        metavar="FILE|ID",
        help="one price list for all days; else each day's own",
    )
    usage.add_argument(
        "--zone",
        type=zone,
        metavar="+08:00",
        help="where days begin; else +08:00 for CNY, UTC for others (--zone=-05:00)",
    )
    usage.add_argument(
        "--alias",
        action="append",
        default=[],
        metavar="NAME=MODEL",
        help="what a name in the records means; NAME= has no token price; may be given again",
    )
    usage.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="WHAT=COLUMN",
        help="what the columns of a table are, such as model=Model,input=Prompt,output=Reply",
    )
    usage.add_argument(
        "--write-lifetime",
        choices=("5m", "1h"),
        default="5m",
        help="how long cache writes live where the records don't say",
    )
    usage.add_argument(
        "--bill",
        metavar="AMOUNT|FILE",
        help="what was billed: an amount, or a table of days; what may explain a difference",
    )
    usage.add_argument("--top", type=_top, default=0, metavar="N", help="the N dearest requests")
    usage.add_argument("--on", metavar="MODEL", help="what all would have cost on this model")
    usage.add_argument(
        "--savings", action="store_true", help="what more hits, batch or a cheaper model would save"
    )
    usage.add_argument(
        "--sql", metavar="ENGINE", help="the same for a database: prints a statement, reads nothing"
    )
    usage.add_argument("--table", metavar="NAME", help="the table that --sql asks")
    form = usage.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON, amounts as strings")
    form.add_argument("--csv", action="store_true", help="the groups as CSV")


def zone(text: str) -> int:
    """Seconds east of Greenwich: `+08:00`, `+8`, `UTC`."""
    ordinary = _ordinary(text).upper()
    if ordinary in {"UTC", "Z"}:
        return 0
    match = _ZONE.fullmatch(ordinary.removeprefix("UTC"))
    if match:
        seconds = int(match[2]) * 3600 + int(match[3] or 0) * 60
        if seconds <= _FARTHEST:
            return -seconds if match[1] == "-" else seconds
    raise argparse.ArgumentTypeError(f"{text!r} is no zone: give one such as +08:00 or UTC")


def zone_said(seconds: int) -> str:
    """`+08:00`, `UTC`."""
    if not seconds:
        return "UTC"
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _top(text: str) -> int:
    ordinary = _ordinary(text)
    if not re.fullmatch("[0-9]{1,4}", ordinary):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of requests: give one such as 10")
    return int(ordinary)


def _ordinary(text: str) -> str:
    from kimi_calc.pricing.characters import in_half_width  # late: few need it

    return in_half_width(text).strip()
