"""What is printed of the documents that were read: a table by kinds, the worst, the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.documents import Row

_MUCH = 0.1  # of a text that the other has not
_LITTLE = 0.05  # a change of grade that is passed over
_WORST = 5
_OUTCOMES = ("read", "refused", "crashed", "timed out", "too much memory")


def print_table(rows: Sequence[Row]) -> None:
    """The outcomes by kinds, refusals by reasons, the slowest, the largest, the different."""
    heads = (*_OUTCOMES, "compared", "over 10 %")
    print(f"{'kind':6} {'files':>6} " + " ".join(f"{head:>9}" for head in heads))
    for kind in sorted({row.kind for row in rows}):
        _print_kind(kind, [row for row in rows if row.kind == kind])
    if len({row.kind for row in rows}) > 1:
        _print_kind("all", rows)
    reasons = Counter((row.kind, row.reason) for row in rows if row.outcome == "refused")
    print("\nrefused:")
    for (kind, reason), count in sorted(reasons.items(), key=lambda one: (one[0][0], -one[1])):
        sound = [row for row in rows if (row.kind, row.reason) == (kind, reason) and row.theirs]
        note = f"  (of {len(sound)} the other has text)" if sound else ""
        print(f"  {kind:5} {reason:18} {count:5}{note}")
    _print_files("not brought to an end", [row for row in rows if _failed(row)])
    sound = [row for row in rows if row.outcome == "refused" and row.theirs]
    _print_files("refused, and the other has text", sound)
    _print_files("slowest", sorted(rows, key=lambda row: -row.seconds)[:_WORST])
    _print_files("most memory", sorted(rows, key=lambda row: -(row.megabytes or 0))[:_WORST])
    different = [row for row in rows if row.outcome == "read" and _is_different(row)]
    _print_files("over 10 % different", sorted(different, key=lambda row: -(row.difference or 0)))


def print_changes(before: Iterable[Row], after: Iterable[Row]) -> None:
    """Which documents fare better than in a run before, which worse, and which cost more."""
    old = {row.file: row for row in before}
    lines: dict[str, list[str]] = {"better": [], "worse": [], "dearer": []}
    for row in after:
        was = old.pop(row.file, None)
        if was is None:
            continue
        change = _grade(row) - _grade(was)
        if abs(change) > _LITTLE:
            line = f"  {_fate(was)} → {_fate(row)}  {row.file}"
            lines["better" if change < 0 else "worse"].append(line)
        if _is_dearer(was, row):
            lines["dearer"].append(f"  {_cost(was)} → {_cost(row)}  {row.file}")
    for what, found in lines.items():
        print(f"\n{what} than before, {len(found)}:", *found, sep="\n")
    if old:
        print(f"\nno longer there: {len(old)}")


def _print_kind(kind: str, rows: Sequence[Row]) -> None:
    outcomes = Counter(row.outcome for row in rows)
    compared = [row for row in rows if row.outcome == "read" and row.difference is not None]
    counts = (*(outcomes[one] for one in _OUTCOMES), len(compared))
    figures = (*counts, sum(_is_different(row) for row in compared))
    heads = (*_OUTCOMES, "compared", "over 10 %")
    columns = zip(heads, figures, strict=True)
    print(f"{kind:6} {len(rows):6} " + " ".join(f"{n:{max(9, len(head))}}" for head, n in columns))


def _print_files(what: str, rows: Sequence[Row]) -> None:
    print(f"\n{what}, {len(rows)}:")
    for row in rows:
        print(f"  {_cost(row)}  {_fate(row)}  {row.file}")


def _fate(row: Row) -> str:
    """What became of a document, in a few words."""
    if row.outcome != "read":
        theirs = f", theirs {row.theirs}" if row.theirs else ""
        cause = f" [{row.cause}]" if row.cause else ""
        return f"{row.outcome} {row.reason}{cause}{theirs}".replace("  ", " ")
    if row.difference is None:
        return f"ours {row.ours}"
    tokens = f", tokens {row.our_tokens}/{row.their_tokens}" if row.our_tokens is not None else ""
    return f"ours {row.ours}, theirs {row.theirs}, {row.difference:.0%} different{tokens}"


def _failed(row: Row) -> bool:
    return row.outcome not in {"read", "refused"}


def _is_different(row: Row) -> bool:
    return (row.difference or 0) > _MUCH


def _grade(row: Row) -> float:
    """How a document fared, 0 the best: sharing little with the other text is above 1."""
    if row.outcome == "read":
        return 1 + (row.difference or 0) if _is_different(row) else 0
    if row.outcome == "refused":
        return 3 if row.theirs else int(row.reason != "no_text")
    return 4


def _is_dearer(was: Row, row: Row) -> bool:
    """Whether a document takes much more time or memory; a machine's own weather is passed over."""
    more = (row.megabytes or 0) > 1.5 * (was.megabytes or 0) + 50
    return row.seconds > 2 * was.seconds + 1 or (more and was.megabytes is not None)


def _cost(row: Row) -> str:
    memory = "" if row.megabytes is None else f" {row.megabytes:6.0f} MB"
    return f"{row.seconds:7.2f} s{memory}"
