"""Zip files of XML parts (ECMA-376, part 2), read as streams and within bounds.

Nothing is unpacked to a file, nothing outside is looked up, and there are no entities.
"""

from __future__ import annotations

import codecs
import itertools
import posixpath
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from kimi_calc.tokens.readers import encodings
from kimi_calc.tokens.refusals import DocumentError

_MOST_UNPACKED = 500 * 1024 * 1024  # bytes of all that is read, counted as it comes
_MOST_INDEX = 16 * 1024 * 1024  # bytes of a part that says where others are
_MOST_AT_ONCE = 4 * 1024 * 1024  # bytes of a zip file's own list, which is kept
_LONGEST_MARK = 1024 * 1024  # bytes; expat's time grows with its square
_MOST_NAMES = 4 * 1024 * 1024  # bytes of a part's names, each of which expat keeps
_A_NAME = 100  # bytes that one takes besides
_DEEPEST = 256
_BLOCK = 16 * 1024  # bytes of XML at once
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""", re.ASCII)
_NO_CHANCE = 4  # different letters, those of three bytes counted twice
_ASCII = bytes(range(0x80))
# With what Windows has added to them.
_ONLY_PYTHON_S = frozenset(("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"))


class Reader:
    """Is told of the elements of a part by local names; attributes are "namespace name"."""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some of the characters between."""


class Package:
    """The parts of a zip file. `unpacked` counts the bytes of them that were read.

    BadZipFile, among others, for what is none; a part that is refused is a DocumentError.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._zip = ZipFile(_Bounded(file))
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}
        self.unpacked = 0

    def main(self) -> str | None:
        """The part that all others hang on; None if there is none."""
        return next(iter(self.related("", "officeDocument").values()), None)

    def xml_bytes(self) -> int:
        """How much XML the file claims to hold: good for progress only."""
        return sum(info.file_size for name, info in self._parts.items() if name.endswith(".xml"))

    def steps(self, part: str, reader: Reader, most: int = _MOST_UNPACKED) -> Iterator[None]:
        """Tell the reader of all in a part, some KB a step. ExpatError if it is no XML."""
        names: dict[str, Any] = {}  # and None, the prefix of names without one
        parser = _parser(reader, names)
        fed = known = taken = 0
        for block in _as_utf_8(self._blocks(part)):
            parser.Parse(block, False)  # noqa: FBT003
            fed += len(block)
            new = itertools.islice(names, known, None)
            taken += sum(len(name or "") + _A_NAME for name in new)
            known = len(names)
            marking = fed - parser.CurrentByteIndex
            if fed > most or marking > _LONGEST_MARK or taken > _MOST_NAMES:
                raise DocumentError("bomb")
            yield
        parser.Parse(b"", True)  # noqa: FBT003
        yield

    def mentions(self, part: str, mark: bytes) -> bool:
        """Whether some bytes stand in a part: a quick look before it is read for them."""
        before, end = self.unpacked, b""
        for block in self._blocks(part):
            if mark in end + block:
                break
            end = block[1 - len(mark) :]
        else:
            self.unpacked = before
            return False
        self.unpacked = before
        return True

    def related(self, part: str, kind: str = "") -> dict[str, str]:
        """The parts that a part refers to, by the ids of these relations, of one kind or of all.

        Whether they are there shows when they are read. DocumentError for one that leads out of
        the file.
        """
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if _key(relations) not in self._parts:
            return {}
        found = {}
        for one in self.attributes(relations, "Relationship"):
            if one.get("TargetMode") != "External" and one.get("Type", "").endswith(
                f"/{kind}" if kind else ""
            ):
                found[one.get("Id", "")] = _path(folder, one.get("Target", ""))
        return found

    def attributes(self, part: str, element: str) -> list[dict[str, str]]:
        """Of each of these elements in a part."""
        elements = _Elements(element)
        for _ in self.steps(part, elements, _MOST_INDEX):
            pass
        return elements.found

    def root(self, part: str) -> str | None:
        """The name of a part's outermost element; None if it is no XML."""
        elements = _Elements("")
        try:
            next(self.steps(part, elements))
        except expat.ExpatError:
            return None
        return elements.root

    def _blocks(self, part: str) -> Iterator[bytes]:
        info = self._parts.get(_key(part))
        # Other ways to compress, which none of these documents uses, unpack without any bound.
        if info is None or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise DocumentError("damaged")
        if info.flag_bits & 1:
            raise DocumentError("encrypted")
        with self._zip.open(info) as opened:
            while block := opened.read(_BLOCK):
                self.unpacked += len(block)
                if self.unpacked > _MOST_UNPACKED:
                    raise DocumentError("bomb")
                yield block


class _Bounded:
    """What zipfile reads from: a file, of which it gets a bounded piece at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_AT_ONCE:
            raise DocumentError("bomb")
        return self._file.read(size if size >= 0 else _MOST_AT_ONCE)


class _Elements(Reader):
    """Collects the attributes of elements of one name."""

    def __init__(self, name: str) -> None:
        self.root: str | None = None
        self.found: list[dict[str, str]] = []
        self._name = name

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if name == self._name:
            self.found.append(attributes)


def _key(name: str) -> str:
    """By what a part is found, however its name is written: in a zip file or in a relation."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def _path(folder: str, target: str) -> str:
    """Where a part is that is named by its way from a folder, or from above all of them."""
    way = unquote(target).replace("\\", "/")
    path = posixpath.normpath(way.lstrip("/") if way.startswith("/") else f"{folder}/{way}")
    if path.split("/")[0] == "..":
        raise DocumentError("damaged")
    return path.lstrip("/")


def _as_utf_8(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks of a part in UTF-8, whatever they say that they are in, if that isn't UTF-16.

    What the part says of its encoding counts where it is not UTF-8: programs that write parts
    anew forget to change it. UnicodeDecodeError if it is neither.
    """
    first = next(blocks, b"")
    declared = _DECLARED.match(first)
    if declared is None or encodings.named(declared[1].decode()) == "utf-8":
        yield first
        yield from blocks
        return
    start = first[: declared.start(1)] + b"UTF-8" + first[declared.end(1) :]
    decoder = None
    for block in itertools.chain((start,), blocks):
        if decoder is None and not block.isascii():
            codec = "utf-8" if _is_utf_8(block) else _codec(declared[1].decode())
            decoder = codecs.getincrementaldecoder(codec)()
        yield decoder.decode(block).encode() if decoder else block
    if decoder:
        yield decoder.decode(b"", final=True).encode()


def _is_utf_8(block: bytes) -> bool:
    """Whether it is, and not by chance: two letters of another encoding may look like one."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(block)
    except UnicodeDecodeError:
        return False
    letters = {char for char in text if char.isalpha() and char > "\xbf"}
    return sum(_weight(char) for char in letters) >= _NO_CHANCE


def _weight(char: str) -> int:
    """How much it says for UTF-8 that there is such a letter."""
    return 2 if "ぁ" <= char <= "힣" else int(char <= "ÿ" or "Α" <= char <= "я")


def _codec(name: str) -> str:
    """Python's name of an encoding in which ASCII is as ever; UTF-8 if it is no such."""
    known = encodings.named(name)
    if known in _ONLY_PYTHON_S:
        return known
    try:
        is_such = _ASCII.decode(name) == _ASCII.decode("ascii") and "escape" not in name
    except (LookupError, ValueError):
        is_such = False
    return name if is_such else "utf-8"


def _parser(reader: Reader, names: dict[str, Any]) -> expat.XMLParserType:
    """A parser that tells the reader, and keeps in `names` all that it ever keeps."""
    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.buffer_text = True
    depth = 0
    locals_of: dict[str, str] = {}  # of no more names than are kept in `names`

    def local(name: str) -> str:
        found = locals_of[name] = name.rpartition(" ")[2]
        return found

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DocumentError("unsafe")
        reader.opened(locals_of.get(name) or local(name), attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.closed(locals_of.get(name) or local(name))

    def refused(*_: object) -> None:
        raise DocumentError("unsafe")

    parser.StartElementHandler = opened
    parser.StartNamespaceDeclHandler = lambda *_: None  # so that prefixes are among the names
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = refused  # and with it every entity
    return parser
