"""Make the table of a PDF's encodings from Adobe's: python -m release.pdf_encodings CMAPS UNICODES.

CMAPS is a folder that holds Adobe's cmap-resources, UNICODES one that holds the files
Adobe-…-UCS2 of its mapping-resources-pdf (both under the licence BSD-3-Clause). For each encoding
the table names a codec of Python's, or another encoding, and lists the characters in which it
differs; kimi_calc.tokens.readers.pdf_tables reads it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "tokens" / "pdf-encodings.txt"
_HEAD = """\
# Encodings of the text in PDFs that PDFium doesn't know or knows in part: the ranges of codes; a
# codec of Python's or another encoding (+8080: with these bits; none, pdfium: nothing); the CIDs of
# codes of one byte; and the characters that differ, by their first code, or >where such a run
# begins in Big5*how long it is. Made by release/pdf_encodings.py from Adobe's cmap-resources and
# mapping-resources-pdf (BSD-3-Clause, see licences/adobe-cmaps.txt).
"""
# Encodings that are written out: the base to start from.
_WHOLE = {
    "GB-H": "gb2312+8080",
    "GBT-H": "gb2312+8080",
    "GBT-EUC-H": "@GBT+8080",
    "GBTpc-EUC-H": "@GBT+8080",
    "B5-H": "big5hkscs",
    "HKscs-B5-H": "big5hkscs",
    "ETHK-B5-H": "@HKscs-B5",
    "HKgccs-B5-H": "@HKscs-B5",
    "HKdla-B5-H": "@HKscs-B5",
    "HKdlb-B5-H": "@HKscs-B5",
    "HKm314-B5-H": "@HKscs-B5",
    "HKm471-B5-H": "@HKscs-B5",
    "CNS1-H": "big5",
    "CNS2-H": "big5",
    "78-H": "euc_jp+8080",
    "78-EUC-H": "@78+8080",
    "78-RKSJ-H": "shift_jis",
    "78ms-RKSJ-H": "cp932",
    "Add-H": "euc_jp+8080",
    "Ext-H": "euc_jp+8080",
    "NWP-H": "euc_jp+8080",
    "RKSJ-H": "shift_jis",
    "90pv-RKSJ-H": "cp932",
    "Hankaku": "none",
    "Hiragana": "none",
    "Katakana": "none",
    "Roman": "ascii",
    "WP-Symbol": "none",
    "KSC-H": "euc_kr+8080",
    "KSC-Johab-H": "johab",
    "KSCpc-EUC-H": "cp949",
}
# Encodings, and collections under the encoding Identity, that PDFium reads, but for some codes.
_IN_PART = {
    "GB-EUC-H": "a8ea",
    "GBpc-EUC-H": "a8ea",
    "GBK-EUC-H": "a8ea fe51 fe52 fe53 fe6c fe76 fe91",
    "GBKp-EUC-H": "a8ea fe51 fe52 fe53 fe6c fe76 fe91",
    "GBK2K-H": "a8ea fe51 fe52 fe53 fe6c fe76 fe91",
    "ETen-B5-H": "c6ca c6d8 c87a c87c c8a4 f9e9 f9ea f9eb f9f9",
    "ETenms-B5-H": "c6ca c6d8 c87a c87c c8a4 f9e9 f9ea f9eb f9f9",
    "83pv-RKSJ-H": "85e1 85e2",
    "Ext-RKSJ-H": "85e1 85e2",
    "Add-RKSJ-H": "82f3 82f4 ef7a ef7b",
}
# CIDs, by collection, for which PDFium has other characters.
_CIDS = {
    "Adobe-GB1": ("2e1 5620-5622 563b 5645 565f 575a 575c"),
    "Adobe-CNS1": "",
    "Adobe-Japan1": (
        "60 62 72 8a 18a-18b 244 1dd9 1de7 1df6 1df8-1df9 1e91 1e9a 1e9e 1f17-1f18 200f-2011 "
        "2048-2049 2051 205b 20f4 226f 2271 2281 2299 23bf-23c0 241c 24cb-24cc 24d9-24db 2543 "
        "2545 2555 256d 2614 2628 2714-272d 27bc 27f6-27f8 2907 2987-29a0 2b1b-2b1c 2dc1-2dda "
        "2f96 2fa0 2faf-2fb7 2fc9 2fcc 2fce 2fd7-2fda 2fdd 2fdf 2fed-2ff0 2ffd 3004 3007 3061 "
        "30b4 30bb 30be 3118 315f-3160 318a 3191 32ff 3301 3311 3329 33d0 33e4 3411 342c 343a "
        "3441 3447 34d3 354c 354e 3553 3572 357b 3581 358a 3595-3596 359b-359d 35a3 35b2 35bb "
        "35d4 35d6 35df 35eb 360a 360f 3617 3619 361c 3621 3627 362a 363a 364a 3650 3658 3662 "
        "3681 368c 36ab 36ae 36df-36e0 36eb 36ed 36f0 36fb 3709 3714 3719 371c-371d 3728 3736 "
        "373c 3740-3741 3758 375e 376b-376e 3776-3777 377a 377e 3781 3788 3790 3792 37ad 37b0 "
        "37b2 37c6 37c8-37ca 37d5-37d6 3962 3bf2 3c21 3c26 3c2b-3c2c"
    ),
    "Adobe-Korea1": (
        "200f-2012 205d-2060 2069-207c 2082-2095 20aa-20c3 20de-2105 213a-2143 214e-2181 "
        "2187-218a 218e-2190 21a0-21a1 21a3 21ac 21ae-21af 21b4-21b5 21f5-21fa 221a 2227 223c "
        "223e 225c-2265 22c2-2351 2357-2377 2379-2387 2389-23bc 240a-2453 245b-2461"
    ),
}
BIG5_TAILS = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
_ALIKE = str.maketrans("〜～∼￣¯‾−－…⋯￨|·・•‧", "~~~___--..||····")


def main(arguments: list[str]) -> None:
    """Write the table."""
    maps, unicodes = map(Path, arguments)
    found = {path.name: path for path in sorted(maps.glob("**/*")) if path.is_file()}
    made: dict[str, dict[bytes, str]] = {}
    lines = [_HEAD]
    for name, base in _WHOLE.items():
        spaces, cids, codes = _encoding(found, unicodes, name)
        differing: dict[bytes, str] = {}
        for code, character in codes.items():
            usual = _usual(base, code, made)
            is_told = _loose(usual) == _loose(character) or not (character or base.startswith("@"))
            if usual and is_told:
                codes[code] = usual
            else:
                codes[code] = differing[code] = character or "\ufffd"
        family = name.removesuffix("-H")
        made[family] = codes
        ranges = ",".join(f"{low.hex()}-{high.hex()}" for low, high in spaces)
        is_copied = base == "big5"
        lines += (
            f"={family}\t{ranges}\t{'none' if is_copied else base}\t{_narrow(cids)}\n",
            _copies(codes) if is_copied else _runs(differing),
        )
    for name, chosen in _IN_PART.items():
        _, _, codes = _encoding(found, unicodes, name)
        missing = {bytes.fromhex(code): codes[bytes.fromhex(code)] for code in chosen.split()}
        lines.append(f"={name.removesuffix('-H')}\t-\tpdfium\t-\n{_runs(missing)}")
    for collection, ranges in _CIDS.items():
        missing = _missing(_unicodes(unicodes / f"{collection}-UCS2"), ranges)
        lines.append(f"={collection}\t-\tpdfium\t-\n{_runs(missing)}")
    TABLE.write_text("".join(lines), "utf-8")


def _encoding(
    found: dict[str, Path], unicodes: Path, name: str
) -> tuple[list[tuple[bytes, bytes]], dict[bytes, int], dict[bytes, str]]:
    """An encoding's ranges of codes, and each code's CID and characters."""
    ordering = re.search(r"/Ordering\s*\((\w+)\)", found[name].read_text("latin-1"))
    assert ordering
    characters = _unicodes(unicodes / f"Adobe-{ordering[1]}-UCS2")
    spaces, cids = _cmap(found, name)
    return spaces, cids, {code: _plain(characters.get(cid, "")) for code, cid in cids.items()}


def _missing(characters: dict[int, str], ranges: str) -> dict[bytes, str]:
    """The characters of a collection's CIDs in the ranges, by what is their code in Identity.

    Without ranges these are the characters that need two units of UTF-16, which PDFium lacks.
    """
    wanted: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        wanted.update(range(int(first, 16), int(last or first, 16) + 1))
    if not ranges:
        wanted = {cid for cid, character in characters.items() if max(character) > "\uffff"}
    chosen = {cid.to_bytes(2, "big"): _plain(characters[cid]) for cid in sorted(wanted)}
    return {code: character for code, character in chosen.items() if character}


def _cmap(found: dict[str, Path], name: str) -> tuple[list[tuple[bytes, bytes]], dict[bytes, int]]:
    """The ranges of codes and each code's CID."""
    text = found[name].read_text("latin-1")
    spaces: list[tuple[bytes, bytes]] = []
    cids: dict[bytes, int] = {}
    if other := re.search(r"/(\S+)\s+usecmap", text):
        spaces, cids = _cmap(found, other[1])
    for body in re.findall(r"begincodespacerange(.*?)endcodespacerange", text, re.DOTALL):
        for low, high in re.findall(r"<(\w+)>\s*<(\w+)>", body):
            spaces.append((bytes.fromhex(low), bytes.fromhex(high)))
    for body in re.findall(r"begincid(?:range|char)(.*?)endcid", text, re.DOTALL):
        for low, high, cid in re.findall(r"<(\w+)>(?:\s*<(\w+)>)?\s*(\d+)", body):
            first, last = int(low, 16), int(high or low, 16)
            for code in range(first, last + 1):
                cids[code.to_bytes(len(low) // 2, "big")] = int(cid) + code - first
    return spaces, cids


def _unicodes(path: Path) -> dict[int, str]:
    """Each CID's characters in a collection."""
    text = path.read_text("latin-1")
    result: dict[int, str] = {}
    for body in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for cid, character in re.findall(r"<(\w+)>\s*<(\w+)>", body):
            result[int(cid, 16)] = _text(character)
    for body in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, high, several, one in re.findall(
            r"<(\w+)>\s*<(\w+)>\s*(?:\[(.*?)\]|<(\w+)>)", body, re.DOTALL
        ):
            listed = re.findall(r"<(\w+)>", several)
            for place in range(int(high, 16) - int(low, 16) + 1):
                start = _text(listed[place] if listed else one)
                shift = 0 if listed else place
                result[int(low, 16) + place] = start[:-1] + chr(ord(start[-1]) + shift)
    return result


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _plain(characters: str) -> str:
    """Without selectors of variants, and nothing where a character has no Unicode."""
    left = re.sub("[\ufe00-\ufe0f\U000e0100-\U000e01ef]", "", characters)
    return "" if re.search("[\ue000-\uf8ff]", left) else left


def _usual(base: str, code: bytes, made: dict[str, dict[bytes, str]]) -> str:
    """What the base says of a code."""
    name, _, bits = base.partition("+")
    if bits and len(code) > 1:
        flipped = bytes(byte ^ 0x80 for byte in code)
        code = flipped
    if name.startswith("@"):
        return made[name[1:]].get(code, "")
    if name == "none":
        return ""
    try:
        return code.decode(name)
    except UnicodeDecodeError:
        return ""


def _loose(characters: str) -> str:
    """The same for characters that differ in their look only."""
    return unicodedata.normalize("NFKC", characters.translate(_ALIKE)).translate(_ALIKE)


def _narrow(cids: dict[bytes, int]) -> str:
    """The CIDs of the codes of one byte, which tell their widths: first code, last, first CID."""
    runs: list[list[int]] = []
    for code, cid in sorted((code[0], cid) for code, cid in cids.items() if len(code) == 1):
        if runs and runs[-1][1] == code - 1 and cid - runs[-1][2] == code - runs[-1][0]:
            runs[-1][1] = code
        else:
            runs.append([code, code, cid])
    return ",".join(f"{first:02x}-{last:02x}:{cid}" for first, last, cid in runs) or "-"


def _copies(codes: dict[bytes, str]) -> str:
    """Lines of a code, of the one of Big5 that has its character, and for how many both run on."""
    order = [bytes([head, tail]) for head in range(0xA1, 0xFA) for tail in BIG5_TAILS]
    characters = [_usual("big5", code, {}) for code in order]
    places = {character: place for place, character in enumerate(characters) if character}
    lines: list[str] = []
    rest: dict[bytes, str] = {}
    start, count, expected = b"", 0, -1
    for head in range(0x21, 0x7F):
        for tail in range(0x21, 0x7F):
            code = bytes([head, tail])
            place = places.get(codes.get(code, ""), -1)
            if place < 0 and codes.get(code):
                rest[code] = codes[code]
            if count and place == expected:
                count, expected = count + 1, expected + 1
                lines[-1] = f"{start.hex()}\t>{order[expected - count].hex()}*{count}"
            elif place >= 0:
                start, count, expected = code, 1, place + 1
                lines.append(f"{code.hex()}\t>{order[place].hex()}*1")
            else:
                count = 0
    return "".join(f"{line}\n" for line in lines) + _runs(rest)


def _runs(differing: dict[bytes, str]) -> str:
    """Lines of a code and the characters of it and of those that follow."""
    lines: list[str] = []
    last = b""
    for code, character in sorted(differing.items(), key=lambda item: (len(item[0]), item[0])):
        follows = last[:-1] == code[:-1] and len(last) == len(code) and last[-1] + 1 == code[-1]
        plain = len(character) == 1 and character != "{"
        one = character if plain else f"{{{character}}}"
        if follows:
            lines[-1] += one
        else:
            lines.append(f"{code.hex()}\t{one}")
        last = code
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
