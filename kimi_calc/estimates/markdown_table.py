"""An estimate as Markdown: tables that GitHub and chat programs draw, sums, assumptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import category

from kimi_calc.estimates.report import Report, Section, Sums

_MARKS = re.compile(r"([\\`*_\[\]<|~&$])")
_FIRST_MARK = re.compile(r"^([-+=#>]|\d+(?=[.)](?: |$)))")
_ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_LINK = re.compile(r"(https?://[!-;=?-~]*[A-Za-z0-9/=#_-])")

Step = Callable[[], None]
"""Called after each item; what it raises ends the writing."""


def markdown_table(report: Report, step: Step) -> bytes:
    """The file."""
    return "".join(f"{line}\n" for line in _lines(report, step)).encode()


def escaped(text: str) -> str:
    """A text that stays what it is, in one line: no mark, no HTML, no link, no end of a cell."""
    marked = _marked(_in_a_line(text))
    if marked.endswith("#"):  # would end a heading, unseen
        marked = f"{marked[:-1]}\\#"
    return _FIRST_MARK.sub(_not_first, marked)


def with_links(text: str) -> str:
    """The same, but an address in it is a link, which ends where the address does.

    Programs that find addresses themselves take the Chinese words behind them for a part of them.
    """
    parts = enumerate(_LINK.split(_in_a_line(text)))
    line = "".join(f"<{part}>" if place % 2 else _marked(part) for place, part in parts)
    return _FIRST_MARK.sub(_not_first, line)


def _in_a_line(text: str) -> str:
    seen = "".join(" " if category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join(seen.split())


def _marked(line: str) -> str:
    return _ADDRESS.sub(r"\\\g<0>", _MARKS.sub(r"\\\1", line))


def _not_first(found: re.Match[str]) -> str:
    """What begins a list or a heading, or rules a line off: no more."""
    mark = found[0]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _head(report: Report) -> Iterator[str]:
    """Title, company, price lists and day, the totals for who looks at nothing else."""
    yield f"# {escaped(report.title)}"
    yield ""
    for line in filter(None, (report.company, report.basis_said)):
        yield escaped(line)
        yield ""
    for sums in report.sums:
        said = zip(report.captions, sums.said, strict=True)
        yield " · ".join(
            f"{escaped(caption)} **{escaped(amount)}**" for caption, amount in said if amount != "–"
        )
        yield ""


def _lines(report: Report, step: Step) -> Iterator[str]:
    words = report.words
    yield from _head(report)
    for section in report.sections:
        if section.title:
            yield f"## {escaped(section.title)}"
            yield ""
        yield from _table(report, section, step)
        yield ""
    for sums in report.sums:
        yield from _sums(report, sums)
    if report.remarks:
        yield f"## {escaped(words.remarks)}"
        yield ""
        for line in report.remarks.splitlines():
            yield escaped(line)
            yield ""
    yield f"## {escaped(words.assumptions)}"
    yield ""
    for line in report.assumptions:
        yield f"- {with_links(line)}"


def _table(report: Report, section: Section, step: Step) -> Iterator[str]:
    yield table_row(report.headings)
    yield rule(4 <= place < 9 for place in range(len(report.headings)))
    for row in section.rows:
        yield table_row(report.cells(row))
        step()
    if section.title:
        said = section.said
        amounts = (said.month, said.once, said.year, section.share_said)
        yield table_row((report.words.subtotal, "", "", "", "", *amounts, ""), bold=True)


def _sums(report: Report, sums: Sums) -> Iterator[str]:
    words = report.words
    yield f"## {escaped(f'{words.total} · {sums.currency_name}')}"
    yield ""
    yield table_row(("", words.month, words.once, words.year))
    yield rule((False, True, True, True))
    yield table_row((words.total, *sums.said), bold=True)
    for line in sums.taxes:
        yield table_row((line.label, *line.said), bold=line is sums.taxes[-1])
    yield ""
    for in_words in sums.capitals:
        yield f"- {escaped(in_words.label)} {escaped(in_words.text)}"
    if sums.capitals:
        yield ""


def table_row(cells: Sequence[str], *, bold: bool = False) -> str:
    """A row of a table, whatever its cells say."""
    marks = "**" if bold else ""
    written = (f"{marks}{escaped(cell)}{marks}" if cell.strip() else "" for cell in cells)
    return f"| {' | '.join(written)} |"


def rule(right: Iterable[bool]) -> str:
    """What stands below the headings: which columns are of numbers."""
    return f"| {' | '.join('---:' if one else '---' for one in right)} |"
