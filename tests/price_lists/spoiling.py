"""Ways to spoil a price list, each with the fault that it must be told as.

Each way leaves alone what another one has taken, so that the faults are independent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from price_lists.right_lists import OPTIONAL_CHARGES
from price_lists.yaml_writer import Entry, Map, Rows, Text, Where, Writer, maps_in

PRICES = [("-1", "not_a_price"), ("4e0", "not_a_price"), ("[4]", "not_a_text")]
COUNTS = [("128k", "not_a_count"), ("0", "not_a_count"), ("'1,000'", "not_a_count")]
IDS = [("夔", "not_an_id"), ("{a: b}", "not_a_text"), ("''", "no_value")]
FLAGS = [("yes", "not_a_flag"), ("True", "not_a_flag")]
LEVELS = [("sure", "not_a_confidence"), ("[low]", "not_a_text"), ("''", "no_value")]
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
    "tokenizer": IDS,
    "name": [("''", "no_value"), (r'"a\nb"', "not_a_line")],
    "published_confidence": LEVELS,
    "tax": [("13%", "not_a_tax"), ("true", "not_a_tax")],
    "confidence": [("sure", "not_a_confidence"), ("[]", "not_pairs")],
    "discounts": [("words", "not_a_list"), ("[]", "not_a_list"), ("0.85", "not_a_list")],
    "factor": [
        *(("85%", "not_a_factor"), ("-1", "not_a_factor"), ("0", "not_a_factor")),
        *(("0.000", "not_a_factor"), ("1.01", "not_a_factor"), ("[1]", "not_a_text")),
    ],
    "charge": [("''", "no_value"), ("[input]", "not_a_text")],
    "calls": [("4.00", "not_pairs"), ("[]", "not_pairs")],
    "services": [("batch", "not_pairs")],
    "recommended": FLAGS,
    "vision": FLAGS,
    "thinking": FLAGS,
    "context_length": COUNTS,
    "up_to": COUNTS,
    "cache_hit": PRICES,
    "input": PRICES,
    "output": PRICES,
    "cache_write:5m": PRICES,
    "cache_write:1h": PRICES,
    "web_search": PRICES,
    "page_fetch": PRICES,
}
REQUIRED = {
    *("format", "provider", "currency", "published", "source", "tier_by", "models"),
    *("id", "family", "context_length", "up_to", "input", "output", "factor"),
}
NOT_READ_IF_MISSPELT = {"calls", "services", "confidence", "discounts"}


class Spoiler:
    """Puts faults into a list; `expected` tells, once it is written, what must be found where."""

    def __init__(self, tree: Map, rng: Random) -> None:
        self._tree = tree
        models = next(entry.value for entry in tree.entries if entry.key == "models")
        assert isinstance(models, Rows)
        self._models = models
        self._levels = [one.value for one in self._entries() if one.key == "confidence"]
        discounts = [entry.value for entry in tree.entries if entry.key == "discounts"]
        self._discounts = [row for one in discounts if isinstance(one, Rows) for row in one.rows]
        self._rng = rng
        self._taken: set[Entry] = set()
        self._lacking: set[Map] = set()
        self._not_read: set[Map] = set()
        self._relied_on: set[Entry] = set()
        self._faults: list[tuple[str, Callable[[], Where]]] = []
        self.ways: list[Callable[[], bool]] = [
            self.bad_value,
            self.misspelt_key,
            self.wrong_name,
            self.missing_key,
            self.unknown_key,
            self.second_key,
            self.second_id,
            self.tier_out_of_order,
            self.last_tier_elsewhere,
            self.charge_of_some_tiers,
            self.no_prices,
            self.prices_and_tiers,
            self.confidence_of_nothing,
            self.discount_on_nothing,
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
        text, code = self._rng.choice(LEVELS if self._is_level(entry) else BAD[entry.key])
        value = entry.value = Text(text)
        return self._expect(code, lambda: value.at)

    def misspelt_key(self) -> bool:
        entry = self._free_entry(lambda one: one.key in BAD and not self._holder(one).names)
        if not entry or (entry.key in NOT_READ_IF_MISSPELT and not self._leave_alone(entry)):
            return False
        self._taken.add(entry)
        entry.key += entry.key[-1]
        return self._expect("misspelt_key", lambda: entry.at)

    def wrong_name(self) -> bool:
        entry = self._free_entry(lambda one: self._holder(one).names and not self._is_level(one))
        if not entry:
            return False
        self._taken.add(entry)
        called = entry.key in BAD
        entry.key = entry.key.capitalize()
        return self._expect("not_a_call" if called else "not_a_service", lambda: entry.at)

    def missing_key(self) -> bool:
        entry = self._free_entry(self._is_required)
        if not entry or not self._take_all(entry):
            return False
        lacking = self._remove(entry)
        return self._expect("missing_key", lambda: lacking.at)

    def unknown_key(self) -> bool:
        among = self._rng.choice(
            [one for one in maps_in(self._tree) if one not in self._not_read and not one.names]
        )
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
        # Never the same end twice: it would be one fault.
        value = bounds[-1].value = Text(str(int(last.text) + 1 + len(self._faults)))
        return self._expect("last_tier", lambda: value.at)

    def charge_of_some_tiers(self) -> bool:
        tiers = self._tiers()
        if not tiers:
            return False
        charge = self._rng.choice(OPTIONAL_CHARGES)
        among = [one for row in tiers.rows for one in row.entries if one.key not in REQUIRED]
        entries = [one for one in among if one.key == charge]
        if len(entries) < len(tiers.rows) or self._taken & set(among):
            return False
        self._taken |= set(among)
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
        if not entry or not self._leave_alone(entry):
            return False
        having = self._holder(entry)
        other = Entry("tiers" if entry.key == "prices" else "prices", Text("words"))
        self._taken.add(other)
        having.entries.insert(self._rng.randint(0, len(having.entries)), other)
        return self._expect("prices_or_tiers", lambda: having.at)

    def confidence_of_nothing(self) -> bool:
        model = self._rng.choice(self._models.rows)
        inner = [one for mapping in maps_in(model) for one in mapping.entries]
        maps = set(maps_in(model))
        if {*inner} & (self._taken | self._relied_on) or maps & (self._lacking | self._not_read):
            return False
        # Whether something has a price is only known of a model that is right.
        self._taken |= {*inner}
        self._not_read |= maps
        entry = Entry(self._rng.choice(["cache_write:9h", "cache_hits", "zzz"]), Text("low"))
        self._taken.add(entry)
        levels = next((one for one in model.entries if one.key == "confidence"), None)
        if levels is None:
            levels = Entry("confidence", Map([], names=True))
            model.entries.append(levels)
            self._taken.add(levels)
        if not isinstance(levels.value, Map):
            levels.value = Map([], names=True)
        levels.value.entries.append(entry)
        self._not_read.add(levels.value)
        return self._expect("charge_without_price", lambda: entry.at)

    def discount_on_nothing(self) -> bool:
        whole = [one for one in self._tree.entries if one.key in {"models", "calls"}]
        free = [row for row in self._discounts if not {*row.entries} & self._taken]
        free = [row for row in free if row not in self._lacking | self._not_read]
        if not free or not any(one.key == "models" for one in whole):
            return False
        if any(self._has_faults(one) for one in whole) or self._tree in self._lacking:
            return False
        # Whether something has a price is only known of a list that is right.
        for one in whole:
            self._leave_alone(one)
        row = self._rng.choice(free)
        key, text = self._rng.choice(
            [("family", "nobody"), ("charge", "cache_write:9h"), ("charge", "per_call:no_such")]
        )
        row.entries = [one for one in row.entries if one.key != key]
        entry = Entry(key, Text(text))
        row.entries.append(entry)
        self._taken |= {*row.entries}
        return self._expect("discount_on_nothing", lambda: entry.value.at)

    # What there is to spoil

    def _expect(self, code: str, where: Callable[[], Where]) -> bool:
        self._faults.append((code, where))
        return True

    def _entries(self) -> Iterator[Entry]:
        return (entry for mapping in maps_in(self._tree) for entry in mapping.entries)

    def _free_entry(self, wanted: Callable[[Entry], bool]) -> Entry | None:
        kept = self._taken | self._relied_on
        free = [entry for entry in self._entries() if entry not in kept and wanted(entry)]
        return self._rng.choice(free) if free else None

    def _holder(self, entry: Entry) -> Map:
        return next(mapping for mapping in maps_in(self._tree) if entry in mapping.entries)

    def _remove(self, entry: Entry) -> Map:
        holder = self._holder(entry)
        holder.entries.remove(entry)
        self._lacking.add(holder)
        return holder

    def _has_faults(self, entry: Entry) -> bool:
        inner = set(maps_in(entry.value))
        entries = {entry, *(one for mapping in inner for one in mapping.entries)}
        return bool(entries & (self._taken | self._relied_on) or inner & self._lacking)

    def _take_all(self, entry: Entry) -> bool:
        """Take an entry with all that is in it, unless there are faults in it."""
        if self._has_faults(entry):
            return False
        self._taken.add(entry)
        self._taken |= {one for mapping in maps_in(entry.value) for one in mapping.entries}
        return True

    def _is_level(self, entry: Entry) -> bool:
        """Whether it says how sure a price is."""
        return any(isinstance(one, Map) and entry in one.entries for one in self._levels)

    def _is_required(self, entry: Entry) -> bool:
        of_discount = any(entry in row.entries for row in self._discounts)
        return (
            entry.key in REQUIRED
            and not self._is_level(entry)
            and not (of_discount and entry.key == "family")
        )

    def _leave_alone(self, entry: Entry) -> bool:
        """Take an entry whose value is not going to be read."""
        if not self._take_all(entry):
            return False
        self._not_read |= set(maps_in(entry.value))
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
            row
            for row in self._models.rows
            if any(entry.value is tiers for inner in maps_in(row) for entry in inner.entries)
        )
        entries = [one for row in tiers.rows for one in row.entries if one.key == "up_to"]
        context = [one for one in model.entries if one.key == "context_length"]
        if len(entries) < len(tiers.rows) or not context or self._taken & {*entries, *context}:
            return []
        self._taken |= set(entries)
        self._relied_on |= set(context)
        return entries
