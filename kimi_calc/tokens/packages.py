"""Zip files of XML parts (ECMA-376, part 2), read as streams and within bounds.

Nothing is unpacked to a file, nothing outside is looked up, and there are no entities.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from kimi_calc.tokens.documents import DocumentError

_MOST_UNPACKED = 500 * 1024 * 1024  # bytes of all that is read, counted as it comes
_MOST_INDEX = 16 * 1024 * 1024  # bytes of a part that says where others are
_MOST_AT_ONCE = 4 * 1024 * 1024  # bytes of a zip file's own list, which is kept
_LONGEST_MARK = 1024 * 1024  # bytes; expat's time grows with its square
_DEEPEST = 256
_BLOCK = 16 * 1024  # bytes of XML at once


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
        self._parts = {info.filename.lower(): info for info in self._zip.infolist()}
        self.unpacked = 0

    def main(self) -> str | None:
        """The part that all others hang on; None if there is none."""
        return next(iter(self.related("", "officeDocument").values()), None)

    def xml_bytes(self) -> int:
        """How much XML the file claims to hold: good for progress only."""
        return sum(info.file_size for name, info in self._parts.items() if name.endswith(".xml"))

    def steps(self, part: str, reader: Reader, most: int = _MOST_UNPACKED) -> Iterator[None]:
        """Tell the reader of all in a part, some KB a step. ExpatError if it is no XML."""
        parser = _parser(reader)
        fed = 0
        for block in self._blocks(part):
            parser.Parse(block, False)  # noqa: FBT003
            fed += len(block)
            if fed > most or fed - parser.CurrentByteIndex > _LONGEST_MARK:
                raise DocumentError("bomb")
            yield
        parser.Parse(b"", True)  # noqa: FBT003
        yield

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part refers to, by the ids of these relations of one kind."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self._parts:
            return {}
        found = {}
        for one in self.attributes(relations, "Relationship"):
            if one["Type"].endswith(f"/{kind}") and one.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, one["Target"]))
                found[one["Id"]] = path.lstrip("/")
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
        info = self._parts.get(part.lower())
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


def _parser(reader: Reader) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DocumentError("unsafe")
        reader.opened(name.rpartition(" ")[2], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.closed(name.rpartition(" ")[2])

    def refused(*_: object) -> None:
        raise DocumentError("unsafe")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = refused  # and with it every entity
    return parser
