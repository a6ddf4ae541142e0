"""What the name of a model in a record means: a model of price lists, or why it has no price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from kimi_calc.pricing.characters import in_half_width

How = Literal["own", "id", "prefix"]

_PREFIXES = ("moonshotai/", "moonshot/", "moonshotai-cn/")
_BATCH = ":batch"
_PLATFORM = frozenset(
    (
        *("", "moonshot", "moonshotai", "moonshotcn", "moonshotaicn", "moonshotaichina"),
        *("kimi", "kimiai", "kimicom", "kimiapi", "月之暗面", "moonshotplatform", "kimiplatform"),
    )
)
_PLATFORM_SITES = ("moonshot.cn", "moonshot.ai", "kimi.com", "kimi.ai")
_SITE = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::[0-9]+)?(/.*)?")
_MEMBERSHIP_HOSTS = frozenset(("kimiforcoding", "kimicode", "kimicoding"))
_MEMBERSHIP = re.compile(
    r"kimi-for-coding(?:[/:\[-].*)?|kimi-code(?:/.*)?|k3(?:\[1m\]|-256k)?|kimi-k2\.8-preview"
)
_OF_MOONSHOT = re.compile(r"kimi|moonshot")
# What hosts call the open weights that they run, and how they part their models from others'.
_ELSEWHERE = re.compile(
    r"(?:openrouter|@cf)/.*|moonshot-kimi-.*|.*-(?:fp8|fp4|nvfp4|int4|int8|awq|gguf)"
    r"|.*:(?:free|cloud|nitro|exacto|floor|online)|kimi-k2(?:\.[0-9])?-instruct(?:-[0-9]+)?"
)
_CLOSE = 0.6
_MOST_SUGGESTED = 3


class Named(NamedTuple):
    """The model that a name means, and by what.

    `service` is None where the name says nothing of it. `how` is "own" for the person's own alias,
    "id" for a model's id, "prefix" for one with what programs put before and behind it.
    """

    model_id: str
    service: str | None
    how: How


class Names:
    """Tells names, by the ids of price lists and the person's own aliases (name → id).

    An own alias to "" says that there is no price per token.
    """

    def __init__(self, ids: Iterable[str], own: Mapping[str, str] | None = None) -> None:
        self._ids = {one.casefold(): one for one in ids}
        self._own = {name.strip(): meant for name, meant in (own or {}).items()}

    def resolve(self, name: str, host: str = "") -> Named | str:
        """The model, or a code of messages.UNPRICED; `host` is who answered.

        An own alias holds whoever answered. Then a host that isn't the platform itself has prices
        of its own, whatever the model is called.
        """
        name = name.strip()
        if name in self._own:
            return self._by_own(name)
        where = _place(host)
        if where != "platform":
            return where
        key = in_half_width(name).strip().casefold()
        if key in self._ids:
            return Named(self._ids[key], None, "id")
        stripped, service = _stripped(key)
        if stripped in self._ids:
            return Named(self._ids[stripped], service, "prefix")
        return _reason(key, stripped)

    def suggestions(self, name: str) -> tuple[str, ...]:
        """Up to three ids that are most like a name, the likest first."""
        from difflib import get_close_matches

        key = _stripped(in_half_width(name[:200]).strip().casefold())[0].rpartition("/")[2]
        close = get_close_matches(key, self._ids, _MOST_SUGGESTED, _CLOSE)
        return tuple(self._ids[one] for one in close)

    def _by_own(self, name: str) -> Named | str:
        meant = self._own[name]
        if not meant:
            return "membership"
        return Named(self._ids.get(meant.casefold(), meant), None, "own")


def is_platform(host: str) -> bool:
    """Whether who answered is the platform itself, by a name of it or by its address."""
    return _place(host) == "platform"


def _reason(key: str, stripped: str) -> str:
    """Why a name is none of the price lists'."""
    if _MEMBERSHIP.fullmatch(key) or _MEMBERSHIP.fullmatch(stripped):
        return "membership"
    if _ELSEWHERE.fullmatch(key) or _ELSEWHERE.fullmatch(stripped):
        return "other_host"
    return "other_host" if "/" in stripped and _OF_MOONSHOT.search(key) else "unknown_model"


def _stripped(key: str) -> tuple[str, str | None]:
    """A name without what is put before and behind an id; and the service that this means."""
    service = None
    if key.endswith(_BATCH):
        key, service = key.removesuffix(_BATCH), "batch"
    prefix = next(filter(key.startswith, _PREFIXES), "")
    return key.removeprefix(prefix), service


def _place(host: str) -> Literal["platform", "membership", "other_host"]:
    text = in_half_width(host).strip().casefold()
    plain = "".join(filter(str.isalnum, text))
    if plain in _PLATFORM:
        return "platform"
    if plain in _MEMBERSHIP_HOSTS:
        return "membership"
    site = _SITE.fullmatch(text)
    if site and any(site[1] == one or site[1].endswith(f".{one}") for one in _PLATFORM_SITES):
        is_of_members = site[1].endswith("kimi.com") and (site[2] or "").startswith("/coding")
        return "membership" if is_of_members else "platform"
    return "other_host"
