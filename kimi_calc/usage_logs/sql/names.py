"""What a model's name in a table means, as SQL: an id of the lists, or why it has no price."""

from __future__ import annotations

from collections.abc import Mapping

from kimi_calc.usage_logs.sql.dialects import Dialect
from kimi_calc.usage_logs.sql.rates import Rates

# The same as aliases.py knows, in patterns that all four engines read.
PREFIXES = "^(?:moonshotai/|moonshot/|moonshotai-cn/)"
BATCH = ":batch$"
MEMBERSHIP = (
    r"kimi-for-coding(?:(?:/|:|\[|-).*)?|kimi-code(?:/.*)?|k3(?:\[1m\]|-256k)?|kimi-k2\.8-preview"
)
ELSEWHERE = (
    "(?:openrouter|@cf)/.*|moonshot-kimi-.*|.*-(?:fp8|fp4|nvfp4|int4|int8|awq|gguf)"
    r"|.*:(?:free|cloud|nitro|exacto|floor|online)|kimi-k2(?:\.[0-9])?-instruct(?:-[0-9]+)?"
)
OF_MOONSHOT = ".*(?:kimi|moonshot).*"
PLATFORM = (
    *("", "moonshot", "moonshotai", "moonshotcn", "moonshotaicn", "moonshotaichina"),
    *("kimi", "kimiai", "kimicom", "kimiapi", "月之暗面", "moonshotplatform", "kimiplatform"),
)
PLATFORM_SITES = (
    r"(?:https?://)?(?:[a-z0-9-]+\.)*(?:moonshot\.(?:cn|ai)|kimi\.(?:com|ai))(?::[0-9]+)?(?:/.*)?"
)
MEMBERSHIP_SITES = r"(?:https?://)?(?:[a-z0-9-]+\.)*kimi\.com(?::[0-9]+)?/coding.*"
MEMBERSHIP_HOSTS = ("kimiforcoding", "kimicode", "kimicoding")
SIGNS = r"[ -/:-@\[-`{-~]"

STANDARD = ("", "standard", "default", "auto", "normal", "realtime", "标准", "标准服务", "实时")
STANDARD_TOO = ("false", "no", "n", "0", "否", "非批量", "-", "n/a", "none", "null")
BATCH_WORDS = ("batch", "批量", "批处理", "批量推理", "true", "yes", "y", "1", "是")


_NO_PRICE = "-"  # no id: what a person's own alias to nothing means


def service(dialect: Dialect, column: str) -> str:
    """The service that a column names; a flag says whether it is a batch."""
    small = dialect.lower(dialect.as_text(column))
    return (
        f"CASE WHEN {column} IS NULL OR {dialect.among(small, (*STANDARD, *STANDARD_TOO))}"
        f" THEN 'standard'\n      WHEN {dialect.among(small, BATCH_WORDS)} THEN 'batch'"
        f" ELSE {small} END"
    )


def place(dialect: Dialect, host: str) -> str:
    """Who answered: 'platform', 'membership' or 'other_host'."""
    bare = dialect.without(host, SIGNS)
    return f"""CASE WHEN {host} = '' THEN 'platform'
      WHEN {dialect.among(bare, MEMBERSHIP_HOSTS)} THEN 'membership'
      WHEN {dialect.matches(host, MEMBERSHIP_SITES)} THEN 'membership'
      WHEN {dialect.matches(host, PLATFORM_SITES)} THEN 'platform'
      WHEN {dialect.among(bare, PLATFORM[1:])} THEN 'platform'
      ELSE 'other_host' END"""


class Naming:
    """SQL that resolves names; it stands in SELECTs from `n`, each step of steps() one of them.

    The first has `name`, as written, and, where there is such a column, `host`; the last has also
    `model` (NULL where there is none), `meant_service`, and `refusal`, why there is no price by the
    name alone, '' where there may be one.
    """

    def __init__(
        self, dialect: Dialect, rates: Rates, aliases: Mapping[str, str], *, has_host: bool
    ) -> None:
        self._dialect = dialect
        self._ids = rates.ids
        self._has_host = has_host
        self._means: dict[str, list[str]] = {}
        for name, meant in aliases.items():
            model = self._ids.get(meant.lower(), "") if meant else _NO_PRICE
            self._means.setdefault(model, []).append(name.strip())

    def steps(self) -> tuple[str, ...]:
        """Columns that each step adds, one needing the one before."""
        dialect = self._dialect
        bare = dialect.without(dialect.without("n.low", BATCH), PREFIXES)
        who = f",\n    {place(dialect, 'n.host')} AS place" if self._has_host else ""
        return (
            f"{dialect.lower('n.name')} AS low",
            f"{bare} AS bare{who}",
            f"{self._id()} AS id",
            ",\n    ".join(
                (
                    f"{self._model()} AS model",
                    f"{self._service()} AS meant_service",
                    f"{self._refusal()} AS refusal",
                )
            ),
        )

    def _id(self) -> str:
        """The id that the name is, whatever the case; without what programs put round it."""
        values = ("n.low", "n.bare")
        lines = [f"WHEN {self._dialect.among(value, self._ids)} THEN {value}" for value in values]
        return _case(lines)

    def _model(self) -> str:
        literal = self._dialect.literal
        known = frozenset(self._ids.values())
        lines = [
            f"WHEN {self._is_one_of(names)} THEN {literal(model) if model in known else 'NULL'}"
            for model, names in self._means.items()
        ]
        lines += [
            f"WHEN n.id = {literal(small)} THEN {literal(model)}"
            for small, model in self._ids.items()
            if small != model
        ]
        return _case([*lines, "ELSE n.id"]) if lines else "n.id"

    def _service(self) -> str:
        """A name that ends in `:batch` says so itself; a person's own alias doesn't."""
        own = [name for names in self._means.values() for name in names]
        lines = [f"WHEN {self._is_one_of(own)} THEN n.service"] if own else []
        return _case([*lines, "WHEN n.low LIKE '%:batch' THEN 'batch'", "ELSE n.service"])

    def _refusal(self) -> str:
        matches = self._dialect.matches
        why = {_NO_PRICE: "membership", "": "unknown_model"}
        lines = [
            f"WHEN {self._is_one_of(names)} THEN '{why.get(model, '')}'"
            for model, names in self._means.items()
        ]
        if self._has_host:
            lines.append("WHEN n.place <> 'platform' THEN n.place")
        lines.append("WHEN n.id IS NOT NULL THEN ''")
        lines += [
            f"WHEN {matches(value, pattern)} THEN '{reason}'"
            for pattern, reason in ((MEMBERSHIP, "membership"), (ELSEWHERE, "other_host"))
            for value in ("n.low", "n.bare")
        ]
        of_moonshot = matches("n.low", OF_MOONSHOT)
        lines.append(f"WHEN n.bare LIKE '%/%' AND {of_moonshot} THEN 'other_host'")
        return _case([*lines, "ELSE 'unknown_model'"])

    def _is_one_of(self, names: list[str]) -> str:
        return self._dialect.among("n.name", names)


def _case(lines: list[str]) -> str:
    joined = "\n      ".join(lines)
    return f"CASE\n      {joined} END"
