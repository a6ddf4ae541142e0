"""The text of a page: from bytes of any usual encoding, with its size bounded."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re

from kimi_calc.price_lists.pages.messages import PageError

MOST_BYTES = 4_000_000
"""A saved price page has up to 3 MB, most of it scripts; this much is read within a second."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb2312", "gbk", "gb18030", "gb_2312", "x-gbk", "hz-gb")
_MOST_CONTROLS = 0.01
_HEAD = 2000
_ARCHIVE = "content-type: multipart/related"
_BOUNDARY = re.compile(r'boundary="?([^"\s;]{1,100})', re.IGNORECASE)
_ADDRESS = re.compile(r"^snapshot-content-location: *(\S+)", re.IGNORECASE | re.MULTILINE)


def text_of(page: str | bytes) -> str:
    """The text of a page; PageError where it is too large, no text, or empty."""
    if len(page) > MOST_BYTES:
        raise PageError("too_large", most=MOST_BYTES // 1_000_000)
    text = page if isinstance(page, str) else _decoded(page)
    if _ARCHIVE in text[:_HEAD].lower():
        text = _page_of_archive(page)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = text.removesuffix("\0")  # as clipboards end
    controls = sum(map(text.count, map(chr, (*range(9), 11, *range(14, 32), 0xFFFD))))
    if controls > 8 and controls > _MOST_CONTROLS * len(text):
        raise PageError("not_text")
    if not text.strip():
        raise PageError("empty")
    return text


def _page_of_archive(archive: str | bytes) -> str:
    """The page in a file that a browser saved with all its parts in one (MHTML), with its address.

    PageError where there is none.
    """
    content = archive.encode() if isinstance(archive, str) else archive
    content = content.replace(b"\r\n", b"\n")
    head = content[: 2 * _HEAD].decode("latin-1")
    boundary = _BOUNDARY.search(head)
    place = content.find(b"\n--" + boundary[1].encode("latin-1")) if boundary else -1
    start = content.find(b"\n\n", place) if place >= 0 else -1
    fields = content[place:start][:_HEAD].decode("latin-1").lower()
    if boundary is None or start < 0 or "content-type: text/html" not in fields:
        raise PageError("no_table")
    end = content.find(b"\n--" + boundary[1].encode("latin-1"), start)
    body = content[start : end if end >= 0 else None]
    if "quoted-printable" in fields:
        body = quopri.decodestring(body)
    elif "base64" in fields:
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            raise PageError("no_table") from None
    address = _ADDRESS.search(head)
    return f"{_decoded(body)}\n<!-- source: {address[1] if address else ''} -->"


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as(content, encoding)
    if content[:2000].count(b"\0") * 3 > len(content[:2000]):  # every other byte, as of Latin text
        return _as(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    named = _named(content)
    for encoding in (named, "utf-8", "gb18030"):
        try:
            return content.decode(encoding) if encoding else content.decode()
        except (UnicodeDecodeError, LookupError):
            continue
    raise PageError("not_text")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content[: len(content) // 2 * 2 if "16" in encoding else None].decode(encoding)
    except UnicodeDecodeError:
        raise PageError("not_text") from None


def _named(content: bytes) -> str:
    """The encoding that the head of a saved page names: gb18030 for each Chinese one, or utf-8."""
    head = content[:4096].decode("latin-1").lower()
    place = head.find("charset=")
    name = head[place + 8 : place + 30].strip("\"' ") if place >= 0 else ""
    return "gb18030" if name.startswith(_CHINESE) else "utf-8"
