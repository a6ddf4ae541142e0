"""What Qt answers by ICU's data, in lines: `python3 -m release.icu_answers FOLDER_OF_THE_DATA`.

Two runs, with the whole data and with what is left of it, must print the same.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import (
    QCollator,
    QDate,
    QDateTime,
    QLocale,
    QMimeData,
    QStringDecoder,
    Qt,
    QTime,
)

SPOKEN = ("zh", "zh_CN", "zh_TW", "zh_HK", "en", "en_US", "en_GB")
ENCODINGS = (
    *("gb18030", "gbk", "gb2312", "cp936", "big5", "cp950", "big5-hkscs", "hz-gb-2312"),
    *("shift_jis", "windows-31j", "euc-jp", "euc-kr", "ks_c_5601-1987"),
    *(f"windows-{page}" for page in (874, *range(1250, 1259))),
    *(f"iso-8859-{part}" for part in (*range(1, 11), 13, 14, 15)),
    *("koi8-r", "koi8-u", "ibm866", "macintosh", "x-mac-cyrillic", "us-ascii", "utf-7"),
    *("utf-8", "utf-16le", "no such encoding"),
)

_LETTERS = [chr(code) for code in (*range(0x20, 0x250), *range(0x3000, 0xA000), 0x20000, 0x1F600)]
_WORDS = [
    "中文",
    "张三",
    "李四",
    "阿里",
    "重庆",
    "重量",
    "Zoe",
    "zoe",
    "Émile",
    "emil",
    "10",
    "9",
    "２",
    "-",
]
_CASES = "istanbul ISTANBUL İıß straße ΑΣ σς ǆ ﬁ ijsland"


def answers() -> Iterator[str]:
    """Each answer in a line."""
    for name in SPOKEN:
        yield from _sorting(QLocale(name))
        yield from _writing(QLocale(name))
    for name in (*SPOKEN, "tr", "az", "lt", "el", "nl", "de"):
        locale = QLocale(name)
        yield f"{name} {locale.toUpper(_CASES)} {locale.toLower(_CASES)}"
    for name in ENCODINGS:
        decoder = QStringDecoder(name)
        known = f"{decoder.isValid()} {decoder.name()}"  # type: ignore[str-bytes-safe] # it is text
        yield f"{name}: {known} {_digest([*_pages(name)])}"


def _sorting(locale: QLocale) -> Iterator[str]:
    for cased in Qt.CaseSensitivity:
        for numeric, bare in ((False, False), (True, False), (False, True)):
            collator = QCollator(locale)
            collator.setCaseSensitivity(cased)
            collator.setNumericMode(numeric)
            collator.setIgnorePunctuation(bare)
            words = sorted(_WORDS, key=collator.sortKey)
            order = _digest(sorted(_LETTERS, key=collator.sortKey))
            yield f"{locale.name()} {cased.name} {numeric} {bare}: {' '.join(words)} {order}"


def _writing(locale: QLocale) -> Iterator[str]:
    day, time = QDate(2026, 7, 30), QTime(18, 5, 9)
    for form in QLocale.FormatType:
        yield f"{locale.name()} {locale.toString(day, form)}"
        if form != QLocale.FormatType.LongFormat:  # that has the time zone
            yield f"{locale.name()} {locale.toString(time, form)}"
            yield f"{locale.name()} {locale.toString(QDateTime(day, time), form)}"
    yield f"{locale.name()} {locale.toString(-1234567.5, 'f', 2)} {locale.toCurrencyString(12.5)}"


def _pages(encoding: str) -> Iterator[str]:
    """What a page of all pairs of bytes says, as HTML on the clipboard in that encoding."""
    head = f'<meta charset="{encoding}">'.encode()
    for first in range(0x80, 0x100):
        pairs = b" ".join(bytes((first, second)) for second in range(0x21, 0x100))
        content = QMimeData()
        content.setData("text/html", head + pairs + b" ~{<:Ky~} \x81\x30\x81\x30")
        yield content.html()


def _digest(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def main() -> None:
    """Print the answers; RuntimeError if the data comes from elsewhere."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # it is a file or a pipe
    told = list(answers())
    mapped = Path("/proc/self/maps").read_text("utf-8")
    if f"{Path(sys.argv[1]).resolve()}/libicudata.so" not in mapped:
        raise RuntimeError(f"ICU's data is not taken from {sys.argv[1]}")
    print("\n".join(told))


if __name__ == "__main__":
    main()
