"""What a file of items holds, in words: how much comes in, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.item_columns import HEADINGS, NoItems
from kimi_calc.estimates.row_cells import BadCell
from kimi_calc.pricing import ContextExceeded, NotPriced, PricingError, UnknownModel
from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.charge_names import charge_name, lifetime_name
from kimi_calc.viewmodels.document_wording import reason as document_reason
from kimi_calc.viewmodels.refusal_wording import refusal
from kimi_calc.viewmodels.wording import field_error

_LONGEST_HEADING = 40  # characters


def heading(column: str) -> str:
    """What a column is called in the language in use."""
    return HEADINGS[column][0 if is_chinese() else 1]


def is_chinese() -> bool:
    """Whether the language in use is Chinese."""
    spoken = QCoreApplication.translate(
        "FileDialogs", "en", "The language of this translation, as a code: zh"
    )
    return spoken == "zh"


def summary(good: int, bad: int) -> str:
    """How many rows come in, and how many don't."""
    if good == 1 and not bad:
        return QCoreApplication.translate("ItemImport", "1 row comes in.")
    if not bad:
        wording = QCoreApplication.translate("ItemImport", "All {n} rows come in.")
        return wording.format(n=group_digits(good))
    if not good:
        return QCoreApplication.translate("ItemImport", "No row can come in.")
    wording = QCoreApplication.translate("ItemImport", "{good} rows come in, {bad} don't.")
    if good == 1:
        wording = QCoreApplication.translate("ItemImport", "{good} row comes in, {bad} don't.")
    return wording.format(good=group_digits(good), bad=group_digits(bad))


class _Run:
    """Rows after each other with the same fault in the same column."""

    def __init__(self, bad: BadCell) -> None:
        self.first = self.last = bad.row
        self.heading = bad.heading
        self.error = bad.error


def bad_lines(cells: Iterable[BadCell]) -> list[str]:
    """What is wrong with the rows that can't come in: number, column, the reason with the remedy.

    A mistake that goes through a whole column is one line, not a hundred thousand.
    """
    runs: list[_Run] = []
    last: dict[tuple[str, int], _Run] = {}
    for bad in cells:
        run = last.get((bad.heading, id(bad.error)))
        if run and bad.row in {run.last, run.last + 1}:
            run.last = bad.row
        else:
            run = last[bad.heading, id(bad.error)] = _Run(bad)
            runs.append(run)
    return [_bad_line(run) for run in runs]


def _bad_line(run: _Run) -> str:
    if run.first == run.last:
        wording = QCoreApplication.translate("ItemImport", "Row {row}, {column}: {reason}")
        if not run.heading:
            wording = QCoreApplication.translate("ItemImport", "Row {row}: {reason}")
    else:
        wording = QCoreApplication.translate(
            "ItemImport", "Rows {first} to {last}, {column}: {reason}"
        )
        if not run.heading:
            wording = QCoreApplication.translate("ItemImport", "Rows {first} to {last}: {reason}")
    return wording.format(
        row=run.first,
        first=run.first,
        last=run.last,
        column=shortened(run.heading, _LONGEST_HEADING),
        reason=reason(run.error),
    )


def reason(error: PricingError) -> str:
    """What is wrong with a cell, and what to do."""
    if isinstance(error, UnknownModel):
        return _not_listed(error)
    if isinstance(error, ContextExceeded | NotPriced):
        sentence = refusal(error, ()).partition("\n")[0]
        remedy = QCoreApplication.translate("ItemImport", "Change it, or take another model.")
        wording = QCoreApplication.translate("ItemImport", "{sentence} {remedy}")
        return wording.format(sentence=sentence, remedy=remedy)
    return _sentence(error) or field_error(error)


def _not_listed(error: UnknownModel) -> str:
    if not error.nearest:
        wording = QCoreApplication.translate(
            "ItemImport", "{model} is not in the price list in use. See its list of models."
        )
        return wording.format(model=error.model_id)
    wording = QCoreApplication.translate(
        "ItemImport", "{model} is not in the price list in use. Did you mean {nearest}?"
    )
    joined = QCoreApplication.translate("ItemImport", " or ").join(error.nearest)
    return wording.format(model=error.model_id, nearest=joined)


def _sentence(error: PricingError) -> str:
    """The words for what only a table can have wrong; empty for what a field can have, too."""
    values = error.values
    wording = {
        "no_model": QCoreApplication.translate("ItemImport", "No model. Type its id."),
        "no_period": QCoreApplication.translate(
            "ItemImport", "No period. Type once, day, week or month."
        ),
        "unknown_period": QCoreApplication.translate(
            "ItemImport", '"{text}" is no period. Type once, day, week or month.'
        ),
        "no_lifetime": QCoreApplication.translate(
            "ItemImport", '"{text}" is no lifetime. Type 5m or 1h.'
        ),
        "no_growth": QCoreApplication.translate(
            "ItemImport", '"{text}" is no growth. Type a share a month, such as 10% or 10% × 12.'
        ),
        "both_kinds": QCoreApplication.translate(
            "ItemImport",
            "A row is either requests (input, output) or a conversation (turns …). Clear one.",
        ),
        "hits_twice": QCoreApplication.translate(
            "ItemImport", "Cache hits are given twice. Clear one of them."
        ),
        "hits_over_input": QCoreApplication.translate(
            "ItemImport", "{hits} hits are more than the input ({input}): they are a part of it."
        ),
        "writes_over_input": QCoreApplication.translate(
            "ItemImport", "Hits and writes are more than the input ({input}): they are parts of it."
        ),
        "text_too_long": QCoreApplication.translate(
            "ItemImport", "Too long: at most {most} characters."
        ),
        "too_many_digits": QCoreApplication.translate(
            "ItemImport", "At most {most} digits. Type a smaller number."
        ),
        "unfinished": QCoreApplication.translate(
            "ItemImport", '"{text}" is not finished. Type it in full.'
        ),
        "not_computed": QCoreApplication.translate(
            "ItemImport",
            "A formula that was never computed. Open the file in a spreadsheet program, and save "
            "it anew.",
        ),
        "lost_text": QCoreApplication.translate(
            "ItemImport", "Its text is not in the file. Open the file, and fill it in."
        ),
        "merged": QCoreApplication.translate(
            "ItemImport", "Merged with the cell above. Unmerge them, and fill in each."
        ),
        "unclosed": QCoreApplication.translate(
            "ItemImport",
            "A quotation mark is not closed, or stands within a cell: from here on nothing can "
            "be read. Put it right, or save the table as a workbook.",
        ),
    }.get(error.code, "")
    numbers = {
        name: group_digits(value) for name, value in values.items() if isinstance(value, int)
    }
    return wording.format_map({"text": values.get("text", ""), **numbers}) if wording else ""


def unreadable(kind: str) -> str:
    """Why a file can't be read, said of it, and what to do."""
    other = {
        "old_office": QCoreApplication.translate(
            "ItemImport", "is of an old Office; save it as .xlsx or .csv"
        ),
        "unknown_kind": QCoreApplication.translate(
            "ItemImport", "is no table; save it as .xlsx or .csv"
        ),
        "binary": QCoreApplication.translate("ItemImport", "is no table; save it as .xlsx or .csv"),
        "no_text": QCoreApplication.translate("ItemImport", "is empty"),
        "unknown_encoding": QCoreApplication.translate(
            "ItemImport", "is in an encoding that can't be told; save it as .xlsx or as UTF-8"
        ),
    }.get(kind)
    return other or document_reason(kind)


def refused(error: NoItems) -> str:
    """Why a table is none of items."""
    if error.code == "no_columns":
        missing = error.values["missing"]
        assert isinstance(missing, tuple)
        names = QCoreApplication.translate("ItemImport", ", ").join(map(heading, missing))
        wording = QCoreApplication.translate(
            "ItemImport",
            "Columns are missing: {names}. Give them these names, or fill in the template.",
        )
        return wording.format(names=names)
    if error.code == "same_columns":
        wording = QCoreApplication.translate(
            "ItemImport", 'The columns "{one}" and "{other}" mean the same. Keep one of them.'
        )
        return wording.format(one=error.values["one"], other=error.values["other"])
    if error.code == "too_many_rows":
        most = error.values["most"]
        assert isinstance(most, int)
        wording = QCoreApplication.translate(
            "ItemImport", "There are more than {most} rows. Split the file."
        )
        return wording.format(most=group_digits(most))
    return QCoreApplication.translate(
        "ItemImport",
        "No row of column names was found, such as Name, Model, Input tokens, Output tokens, "
        "Requests, Period. Fill in the template, or name the columns as there.",
    )


def unknown_columns(names: Iterable[str]) -> str:
    """Which columns mean nothing here; empty where all do."""
    said = [shortened(name, _LONGEST_HEADING) for name in names]
    if not said:
        return ""
    wording = QCoreApplication.translate("ItemImport", "Not read, since not known: {names}")
    return wording.format(names=QCoreApplication.translate("ItemImport", ", ").join(said))


def other_sheets(count: int) -> str:
    """How many sheets hold items, too, that are not read; empty for none."""
    if not count:
        return ""
    if count == 1:
        return QCoreApplication.translate(
            "ItemImport", "One more sheet holds items. Only the first is read."
        )
    wording = QCoreApplication.translate(
        "ItemImport", "{n} more sheets hold items. Only the first is read."
    )
    return wording.format(n=count)


def what_it_takes(column: str) -> str:
    """What is filled into a column."""
    kind, _, variant = column.partition(":")
    if kind == "written":
        wording = QCoreApplication.translate(
            "ItemImport", "Tokens of a request that are written to the cache for {lifetime}."
        )
        return wording.format(lifetime=lifetime_name(variant))
    if kind == "calls":
        from kimi_calc.pricing.charges import call_of

        wording = QCoreApplication.translate(
            "ItemImport", "{call}: how many a request, or a turn of a conversation."
        )
        return wording.format(call=charge_name(call_of(variant)))
    return {
        "name": QCoreApplication.translate("ItemImport", "Any text."),
        "group": QCoreApplication.translate("ItemImport", "Any text; empty is no group."),
        "model": QCoreApplication.translate("ItemImport", "The id of a model: see below."),
        "service": QCoreApplication.translate("ItemImport", "standard (or empty), or batch."),
        "input": QCoreApplication.translate(
            "ItemImport", "Tokens of a request: 45000, 45,000, 45k or 1000*30."
        ),
        "hits": QCoreApplication.translate(
            "ItemImport",
            "A share of the input with its %, or tokens; empty is none. In a conversation the "
            "share of what is sent again.",
        ),
        "output": QCoreApplication.translate("ItemImport", "Tokens of an answer."),
        "turns": QCoreApplication.translate(
            "ItemImport", "Of a conversation. Then input and output stay empty."
        ),
        "prefix": QCoreApplication.translate(
            "ItemImport", "Tokens that every turn begins with; empty is none."
        ),
        "question": QCoreApplication.translate("ItemImport", "Tokens of a question."),
        "answer": QCoreApplication.translate("ItemImport", "Tokens of an answer, of each turn."),
        "lifetime": QCoreApplication.translate(
            "ItemImport", "How long a conversation keeps what it writes: 5m or 1h; or empty."
        ),
        "requests": QCoreApplication.translate(
            "ItemImport", "Requests of a period, or conversations; with days, those of a day."
        ),
        "days": QCoreApplication.translate("ItemImport", "On how many days of a period; or empty."),
        "period": QCoreApplication.translate(
            "ItemImport", "once, day, week or month; with days empty is month."
        ),
        "growth": QCoreApplication.translate(
            "ItemImport", "More in each month, such as 10% or, for 6 months, 10% × 6; or empty."
        ),
        "note": QCoreApplication.translate("ItemImport", "Any text; or empty."),
    }[kind]
