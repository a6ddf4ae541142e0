"""Who answers an agent: the platform, a membership of it, or another host.

Agents name a provider as their configuration calls it. Some of these names only say which protocol
is spoken (`openai`, `anthropic`): then the address is the person's own, and the record tells no
host, as those of Claude Code never do.
"""

from __future__ import annotations

from functools import lru_cache

_PROTOCOLS = frozenset(
    (
        "anthropic",
        "custom",
        "openai",
        "openai-compatible",
        "openai-native",
        "openai_compatible",
        "openai_responses",
        "unknown",
    )
)
_MEMBERSHIPS = ("kimi-for-coding", "kimi-code", "kimi-coding")


@lru_cache(1_000)
def host_of(provider: str) -> str:
    """The host that is meant by the name of a provider: "" is the platform itself.

    A membership is one of the names that aliases.py knows for it.
    """
    name = provider.strip().lower()
    for membership in _MEMBERSHIPS:
        if name.removeprefix("managed:").startswith(membership):
            return membership
    if name in _PROTOCOLS or "moonshot" in name or name.startswith("kimi"):
        return ""
    return provider.strip()


def is_membership(host: str) -> bool:
    """Whether a host, as host_of() names it, is a membership."""
    return host in _MEMBERSHIPS
