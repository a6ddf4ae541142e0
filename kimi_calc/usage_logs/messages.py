"""Why rows aren't counted or have no price, in a line: for the command line, and as codes' list."""

from __future__ import annotations

UNREADABLE = {
    "not_json": "this line is no JSON",
    "not_an_object": "this line is no record",
    "columns": "the row has {value} columns, the headings another number",
    "too_long": "the line is longer than a record can be",
    "too_deep": "the record is nested too deep",
    "not_text": "these bytes are no text in the file's encoding",
    "no_count": "{field} is missing",
    "not_a_count": "{field} is {value}: no number of tokens",
    "negative": "{field} is {value}: less than nothing",
    "parts_over_input": "{field}: cache hits and writes are more than the input",
    "contradiction": "{field} is told twice, as {value}",
    "not_a_time": "{value} is no time",
    "no_model": "no model is named",
    "no_usage": "it says nothing of tokens",
}
"""By the codes of Unreadable: what is wrong with a record."""

UNPRICED = {
    "unknown_model": "no price list has this model: add an alias if it is one of them",
    "membership": "a membership's id has no token price",
    "other_host": "another host answered, whose prices are others",
    "over_context": "longer than the model's context: such a request can't have taken place",
    "tier_of_totals": "a total of several requests: its tier can't be told",
    "not_listed_yet": "no price list of that day or before has it, a later one does",
    "no_list": "the day lies before the first price list",
    "no_service": "the model has no prices for this service",
    "no_price": "a call that the price list has no price for",
}
"""By the codes that costing gives: why what was used has no price."""

FILES = {
    "nothing": "there is no file to read",
    "no_file": "it can't be opened",
    "no_reader": "there is no reader for it",
    "broken": "it is damaged or cut off: what stands before that was read",
    "bomb": "it takes too much room unpacked: unpack it yourself, if you trust where it comes from",
    "no_room": "there is no end to it, or no room to keep it: name a file instead of -",
    "no_zstd": "it is packed by zstd, which can't be unpacked here: unpack it, by zstd -d",
    "no_records": "no record of use was found in it",
    "unknown_table": "which of its columns is what must be told first",
    "no_list": "the price list can't be used",
    "no_process": "the process that reads it ended",
}
"""By the codes of FileRead.problem and UsageLogError: what is wrong with a file."""

LEFT_OUT = {
    "not_found": "it is not there",
    "special": "it is a pipe or a device, no file",
    "no_access": "the folder can't be opened: ask who owns it for the right to read it",
    "copy": "it holds the same as another one: its records are counted once",
    "again": "the folder was gone through already: a link leads there",
    "too_deep": "it lies too deep in other folders: name it itself",
    "too_many": "there are too many files, from this one on: name folders within",
}
"""By the codes of folders.LeftOut: why a file or a folder isn't read."""


def problem_said(code: str) -> str:
    """What is wrong with a file: of FileRead.problem and UsageLogError, workbooks among them."""
    from kimi_calc.tokens.refusals import REASONS

    return FILES.get(code) or LEFT_OUT.get(code) or REASONS.get(code, code)
