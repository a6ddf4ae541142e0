"""What records call keys, users, projects and tags, and who answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kimi_calc.usage_logs.records import Unreadable

NONE = ("", "", "", "")

_FIELDS = (
    ("key", ("key_name", "api_key_name", "key_alias", "token_name", "key", "api_key")),
    ("user", ("user", "user_name", "username", "user_id", "userId", "end_user", "end_user_id")),
    ("project", ("project", "project_name", "project_id", "projectId", "team", "team_id")),
    ("tag", ("tag", "tags", "request_tags", "app_name", "app", "application")),
)
_ALL = frozenset(name for _, names in _FIELDS for name in names)
_NAMING = (str, int, float)
_SECRET = ("sk-", "Bearer ")
_PLATFORM = ("moonshot", "kimi")


def label(value: object) -> str:
    """A name as it is shown: the first of several, "" where there is none."""
    if type(value) is str:
        return value
    if type(value) is list and value:
        value = value[0]
    if type(value) in _NAMING:
        return str(value)
    return ""


def first(record: Mapping[str, Any], *names: str) -> str:
    """The first of these fields that names something."""
    for name in names:
        found = label(record.get(name))
        if found:
            return found
    return ""


def key_label(value: object) -> str:
    """The name of a key; of a key itself no more than tells it from others."""
    text = label(value)
    if text.startswith(_SECRET):
        return f"{text[:3]}…{text[-4:]}"
    return text


def groups_of(record: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Key, user, project and tag by the names that most logs have for them."""
    if _ALL.isdisjoint(record):
        return NONE
    key, user, project, tag = (first(record, *names) for _, names in _FIELDS)
    return key_label(key), user, project, tag


def host_of(provider: object) -> str:
    """Who answered: "" for the platform itself, and where nobody is named."""
    if type(provider) is not str:
        return ""
    name = provider.strip()
    lower = name.lower()
    return "" if any(platform in lower for platform in _PLATFORM) else name


def model_of(value: object) -> str:
    """A model as it is written; Unreadable where none is."""
    if type(value) is str and value.strip():
        return value.strip()
    raise Unreadable("no_model", "model")


def is_true(value: object) -> bool:
    """Whether a field says yes: true, "true", "True", 1, "1", "t" (a dump of PostgreSQL)."""
    if type(value) is str:
        return value.strip().lower() in {"true", "1", "t", "yes"}
    return value is True or value == 1


def is_false(value: object) -> bool:
    """Whether a field says no: nothing at all says neither."""
    if type(value) is str:
        return value.strip().lower() in {"false", "0", "f", "no"}
    return value is False or (type(value) is int and value == 0)
