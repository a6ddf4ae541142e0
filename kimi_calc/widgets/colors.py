"""The colours of the light and the dark theme."""

from __future__ import annotations

from typing import NamedTuple


class Colors(NamedTuple):
    """The colours of a theme. Text has a contrast of 4.5:1 on what it stands on, controls 3:1.

    `shares` are those of the parts of a whole, in their order, `rest` that of all others together.
    """

    background: str
    card: str
    card_border: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    track: str
    bar: str
    hover: str
    error: str
    error_background: str
    saving: str
    found: str
    notice: str
    notice_border: str
    cache_hit: str
    input: str
    cache_write: str
    output: str
    per_call: str
    selected: str
    shares: tuple[str, ...]
    rest: str

    def of_charge(self, kind: str) -> str:
        """The colour of a kind of charge (ChargeKind), told apart by colour-blind people too."""
        return str(getattr(self, kind))


LIGHT = Colors(
    background="#F4F5F8",
    card="#FFFFFF",
    card_border="#E1E4EA",
    field_border="#8A919F",
    text="#1B1F27",
    muted="#5B6270",
    accent="#2B59E6",
    on_accent="#FFFFFF",
    track="#E4E6EB",
    bar="#7F8EA9",
    hover="#EEF1F8",
    error="#B3261E",
    error_background="#FCEEED",
    saving="#00734F",
    found="#FBE3A6",
    notice="#FFF6DF",
    notice_border="#E8C35A",
    cache_hit="#009E73",
    input="#3B7DDD",
    cache_write="#B8479B",
    output="#E69F00",
    per_call="#6B5B4B",
    selected="#DFE7FD",
    shares=("#009E73", "#C77F00", "#3B7DDD", "#A83A8C", "#1F3A5F", "#7A2E12"),
    rest="#8A919F",
)
DARK = Colors(
    background="#1A1B1F",
    card="#24262B",
    card_border="#34373F",
    field_border="#757C8A",
    text="#ECEDF0",
    muted="#A6ACB8",
    accent="#84A0FF",
    on_accent="#10131B",
    track="#3A3D45",
    bar="#7A8AA6",
    hover="#2F323A",
    error="#FF8A80",
    error_background="#3A2525",
    saving="#2CC397",
    found="#5F4E22",
    notice="#352E1C",
    notice_border="#7A6326",
    cache_hit="#2CC397",
    input="#6EA4FF",
    cache_write="#E08CCB",
    output="#F3B54A",
    per_call="#C2AE9A",
    selected="#2C3757",
    shares=("#2CC397", "#F3B54A", "#6EA4FF", "#E08CCB", "#DDE6F5", "#9C6B4E"),
    rest="#757C8A",
)
