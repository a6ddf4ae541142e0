"""Right price lists of any shape, and ways to spoil them, each with the fault it must be told as.

Each way leaves alone what another one has taken, so that the faults are independent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from price_lists.yaml_writer import Entry, Map, Rows, Text, Where, Writer, maps_in

PRICES = [("-1", "not_a_price"), ("4e0", "not_a_price"), ("[4]", "not_a_text")]
COUNTS = [("128k", "not_a_count"), ("0", "not_a_count"), ("'1,000'", "not_a_count")]
IDS = [("夔", "not_an_id"), ("{a: b}", "not_a_text"), ("''", "no_value")]
FLAGS = [("yes", "not_a_flag"), ("True", "not_a_flag")]
DAYS = [("2025-02-30", "no_such_day"), ("11.11.2025", "not_a_date")]
BAD = {
    "format": [("one", "not_a_format"), ("1.0", "not_a_format")],
    "provider": [("''", "no_value"), (r'"a\nb"', "not_a_line")],
    "source": [("[]", "not_a_text"), ("x" * 501, "not_a_line")],
    "currency": [("yuan", "not_a_currency"), ("¥", "not_a_currency")],
    "tier_by": [("output", "not_a_tier_by")],
    "published": DAYS,
    "retired": DAYS,
    "models": [("words", "not_a_list"), ("[]", "not_a_list")],
    "tiers": [("{}", "not_a_list"), ("4.00", "not_a_list")],
    "prices": [("4.00", "not_pairs"), ("[4.00]", "not_pairs")],
    "id": IDS,
    "family": IDS,
    "replaced_by": IDS,
    "recommended": FLAGS,
    "vision": FLAGS,
    "thinking": FLAGS,
    "context_length": COUNTS,
    "up_to": COUNTS,
    "cache_hit": PRICES,
    "input": PRICES,
    "output": PRICES,
}
REQUIRED = {
    *("format", "provider", "currency", "published", "source", "tier_by", "models"),
    *("id", "family", "context_length", "up_to", "input", "output"),
}


def price_list(rng: Random, models: int) -> Map:
    """A price list without a fault, its keys in any order."""
    return _map(
        rng,
        {
            "format": "1",
            "provider": "Someone",
            "currency": rng.choice(["CNY", "USD"]),
            "published": "2025-11-11",
            "source": "https://example.org/prices",
            "tier_by": rng.choice(["input", "input_and_output"]),
            "models": Rows([_model(rng, number) for number in range(models)]),
        },
    )


def _model(rng: Random, number: int) -> Map:
    context = rng.randint(10, 10**6)
    optional = {
        "recommended": "true",
        "vision": "false",
        "thinking": "true",
        "retired": "2026-01-01",
        "replaced_by": "another",
    }
    return _map(
        rng,
        {
            "id": f"model-{number}",
            "family": "fam",
            "context_length": str(context),
            **{key: optional[key] for key in optional if rng.random() < 0.3},
            **_service(rng, context),
        },
    )


def _service(rng: Random, context: int) -> dict[str, Map | Rows]:
    charges = ["input", "output"]
    if rng.random() < 0.5:
        charges.append("cache_hit")

    def prices(**bound: str) -> Map:
        each = {charge: f"{rng.randint(0, 99)}.{rng.randint(0, 99):02}" for charge in charges}
        return _map(rng, {**bound, **each}, flow=rng.random() < 0.5)

    count = rng.randint(1, 4)
    if count == 1:
        return {"prices": prices()}
    ends = sorted(rng.sample(range(1, context), count - 1))
    return {"tiers": Rows([prices(up_to=str(end)) for end in [*ends, context]])}


def _map(rng: Random, values: Mapping[str, str | Map | Rows], *, flow: bool = False) -> Map:
    entries = [
        Entry(key, Text(value) if isinstance(value, str) else value)
        for key, value in values.items()
    ]
    rng.shuffle(entries)
    return Map(entries, flow)


class Spoiler:
    """Puts faults into a list; `expected` tells, once it is written, what must be found where."""

    def __init__(self, tree: Map, rng: Random) -> None:
        self._tree = tree
        self._rng = rng
        self._taken: set[Entry] = set()
        self._lacking: set[Map] = set()
        self._not_read: set[Map] = set()
        self._faults: list[tuple[str, Callable[[], Where]]] = []
        self.ways: list[Callable[[], bool]] = [
            self.bad_value,
            self.misspelt_key,
            self.missing_key,
            self.unknown_key,
            self.second_key,
            self.second_id,
            self.tier_out_of_order,
            self.last_tier_elsewhere,
            self.charge_of_some_tiers,
            self.no_prices,
            self.prices_and_tiers,
        ]

    def spoil(self, count: int) -> str:
        """The text of the list with so many faults, each of any kind."""
        while len(self._faults) < count:
            self._rng.choice(self.ways)()
        return Writer().write(self._tree)

    @property
    def expected(self) -> list[tuple[str, int, int]]:
        """Code, line and column of every fault, in the order of the file."""
        found = [(code, *where()) for code, where in self._faults]
        return sorted(found, key=lambda fault: (fault[1:], fault[0]))

    # Ways to spoil: each is true where it found something to spoil.

    def bad_value(self) -> bool:
        entry = self._free_entry(lambda entry: entry.key in BAD)
        if not entry or not self._take_all(entry):
            return False
        text, code = self._rng.choice(BAD[entry.key])
        value = entry.value = Text(text)
        return self._expect(code, lambda: value.at)

    def misspelt_key(self) -> bool:
        entry = self._free_entry(lambda entry: entry.key in BAD)
        if not entry:
            return False
        self._taken.add(entry)
        entry.key += entry.key[-1]
        return self._expect("misspelt_key", lambda: entry.at)

    def missing_key(self) -> bool:
        entry = self._free_entry(lambda entry: entry.key in REQUIRED)
        if not entry or not self._take_all(entry):
            return False
        lacking = self._remove(entry)
        return self._expect("missing_key", lambda: lacking.at)

    def unknown_key(self) -> bool:
        among = self._rng.choice([one for one in maps_in(self._tree) if one not in self._not_read])
        entry = Entry(f"zzz{len(self._taken)}", Text("4.00"))
        self._taken.add(entry)
        among.entries.insert(self._rng.randint(0, len(among.entries)), entry)
        return self._expect("unknown_key", lambda: entry.at)

    def second_key(self) -> bool:
        first = self._free_entry(lambda _: True)
        if not first:
            return False
        second = Entry(first.key, Text("words"))
        self._taken |= {first, second}
        among = self._holder(first).entries
        among.insert(self._rng.randint(among.index(first) + 1, len(among)), second)
        return self._expect("duplicate_key", lambda: second.at)

    def second_id(self) -> bool:
        entries = [entry for entry in self._entries() if entry.key == "id"]
        if len(entries) < 2:
            return False
        at = self._rng.randrange(1, len(entries))
        first, second = self._rng.choice(entries[:at]), entries[at]
        if self._taken & {first, second} or not isinstance(first.value, Text):
            return False
        self._taken |= {first, second}
        second.value = Text(first.value.text)
        return self._expect("duplicate_id", lambda: second.at)

    def tier_out_of_order(self) -> bool:
        bounds = self._bounds()
        if not bounds:
            return False
        at = self._rng.randrange(1, len(bounds))
        before = bounds[at - 1].value
        assert isinstance(before, Text)
        value = bounds[at].value = Text(str(self._rng.randint(1, int(before.text))))
        return self._expect("tier_order", lambda: value.at)

    def last_tier_elsewhere(self) -> bool:
        bounds = self._bounds()
        if not bounds:
            return False
        last = bounds[-1].value
        assert isinstance(last, Text)
        value = bounds[-1].value = Text(str(int(last.text) + self._rng.randint(1, 1000)))
        return self._expect("last_tier", lambda: value.at)

    def charge_of_some_tiers(self) -> bool:
        tiers = self._tiers()
        if not tiers:
            return False
        entries = [one for row in tiers.rows for one in row.entries if one.key == "cache_hit"]
        if len(entries) < len(tiers.rows) or self._taken & set(entries):
            return False
        self._taken |= set(entries)
        for entry in self._rng.sample(entries, self._rng.randint(1, len(entries) - 1)):
            self._remove(entry)
        return self._expect("some_tiers_only", lambda: tiers.at)

    def no_prices(self) -> bool:
        entry = self._free_entry(lambda entry: entry.key in {"prices", "tiers"})
        if not entry or not self._take_all(entry):
            return False
        lacking = self._remove(entry)
        return self._expect("prices_or_tiers", lambda: lacking.at)

    def prices_and_tiers(self) -> bool:
        entry = self._free_entry(lambda entry: entry.key in {"prices", "tiers"})
        if not entry or not self._take_all(entry):
            return False
        self._not_read |= set(maps_in(entry.value))
        having = self._holder(entry)
        other = Entry("tiers" if entry.key == "prices" else "prices", Text("words"))
        self._taken.add(other)
        having.entries.insert(self._rng.randint(0, len(having.entries)), other)
        return self._expect("prices_or_tiers", lambda: having.at)

    # What there is to spoil

    def _expect(self, code: str, where: Callable[[], Where]) -> bool:
        self._faults.append((code, where))
        return True

    def _entries(self) -> Iterator[Entry]:
        return (entry for mapping in maps_in(self._tree) for entry in mapping.entries)

    def _free_entry(self, wanted: Callable[[Entry], bool]) -> Entry | None:
        free = [entry for entry in self._entries() if entry not in self._taken and wanted(entry)]
        return self._rng.choice(free) if free else None

    def _holder(self, entry: Entry) -> Map:
        return next(mapping for mapping in maps_in(self._tree) if entry in mapping.entries)

    def _remove(self, entry: Entry) -> Map:
        holder = self._holder(entry)
        holder.entries.remove(entry)
        self._lacking.add(holder)
        return holder

    def _take_all(self, entry: Entry) -> bool:
        """Take an entry with all that is in it, unless there are faults in it."""
        inner = set(maps_in(entry.value))
        entries = {entry, *(one for mapping in inner for one in mapping.entries)}
        if entries & self._taken or inner & self._lacking:
            return False
        self._taken |= entries
        return True

    def _tiers(self) -> Rows | None:
        """The tiers of some model."""
        found = [entry.value for entry in self._entries() if entry.key.startswith("tiers")]
        tiers = [value for value in found if isinstance(value, Rows)]
        return self._rng.choice(tiers) if tiers else None

    def _bounds(self) -> list[Entry]:
        """Where the tiers of some model end, all of them taken; none if some are taken already."""
        tiers = self._tiers()
        if not tiers:
            return []
        model = next(
            mapping
            for mapping in maps_in(self._tree)
            if any(entry.value is tiers for entry in mapping.entries)
        )
        entries = [one for row in tiers.rows for one in row.entries if one.key == "up_to"]
        context = [one for one in model.entries if one.key == "context_length"]
        if len(entries) < len(tiers.rows) or not context or self._taken & {*entries, *context}:
            return []
        self._taken |= {*entries, *context}
        return entries
