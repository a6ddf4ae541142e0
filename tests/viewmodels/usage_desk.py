"""Records of use by hand, and a reading that tells what it is told to."""

from collections.abc import Iterable
from datetime import date
from queue import SimpleQueue

from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.asked import (
    Asked,
    Cancelled,
    Progress,
    Reading,
    UnknownTable,
)
from kimi_calc.usage_logs.costing import Pricer
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.reading import all_lengths
from kimi_calc.usage_logs.records import Entry, Unreadable
from kimi_calc.usage_logs.tally import FileRead, Tally

DAY = date(2026, 10, 5).toordinal()


def entry(
    model: str = "kimi-k2.6",
    plain: int = 1_000,
    hit: int = 0,
    output: int = 100,
    *,
    day: int = DAY,
    key: str = "",
    user: str = "",
    has_split: bool = True,
    requests: int = 1,
) -> Entry:
    """A record."""
    groups = (key, user, "", "")
    return Entry(
        model, day, plain, hit, 0, 0, output, groups, requests=requests, has_split=has_split
    )


def reading_of(
    entries: Iterable[Entry],
    *,
    refused: int = 0,
    unknown: tuple[UnknownTable, ...] = (),
    files: tuple[FileRead, ...] = (FileRead("logs/a.jsonl", "chat", 1, 0),),
) -> Reading:
    """A reading of records, in CNY by the day of use."""
    lists = lists_of("CNY")
    lengths = all_lengths()
    counting = Counting(Tally(lengths), Pricer(lists, Names(lists.ids), lengths))
    counting.file = files[0].path
    for counting.line, one in enumerate(entries, 1):
        counting.take(one, False)
    for _ in range(refused):
        counting.line += 1
        counting.refuse(Unreadable("not_json"))
    counting.finish()
    counting.tally.files.extend(files)
    return Reading(counting.tally, "CNY", counting.dearest(), counting.spread(), unknown)


class Told:
    """What reads nothing, but tells what it is told to; `asked` are all that were begun."""

    def __init__(self) -> None:
        self.begun: list[_One] = []

    def __call__(self, asked: Asked) -> "_One":
        """Begin a reading."""
        self.begun.append(_One(asked))
        return self.begun[-1]

    @property
    def last(self) -> "_One":
        """The one that was begun last."""
        return self.begun[-1]


class _One:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.is_cancelled = False
        self._told: SimpleQueue[Progress | Reading | Exception] = SimpleQueue()

    def tell(self, *things: Progress | Reading | Exception) -> None:
        for thing in things:
            self._told.put(thing)

    def next(self) -> Progress | Reading:
        found = self._told.get()
        if isinstance(found, Exception):
            raise found
        return found

    def cancel(self) -> None:
        self.is_cancelled = True
        self.tell(Cancelled())
