"""Tool tips of texts that come from files: shown as they are written, whatever they look like."""

from __future__ import annotations


def as_written(text: str) -> str:
    """A text for a tool tip. Qt takes one with `<b>` in its first line for HTML; this one isn't."""
    if not {"<", "&"} & {*text.partition("\n")[0]}:
        return text
    from html import escape  # whose table of entities no start shall wait for

    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'
