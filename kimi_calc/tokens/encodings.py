"""Which encoding a text file is written in, told from its first bytes."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kimi_calc.tokens.documents import DocumentError

# Python's names. big5hkscs, cp932 and cp949 are Big5, Shift-JIS and EUC-KR with what Hong Kong
# and Windows have added to them; gb18030 holds GBK and GB2312.
ENCODINGS: tuple[str, ...] = (
    "utf-8",
    "gb18030",
    "big5hkscs",
    "utf-16-le",
    "utf-16-be",
    "cp932",
    "euc_jp",
    "cp949",
    "windows-1252",
    "windows-1251",
)

# The characters that most of a text consists of, from general knowledge of the languages and not
# from any corpus: simplified Chinese, what traditional Chinese and Japanese write otherwise,
# Korean. Bytes that are decoded wrongly give any characters but these.
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
    "她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间"
    "由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给"
    "世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变"
    "四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社"
    "便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北"
    "边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔九六七八图价号型费单元功版请"
    "输配置参服户字符支持默例返段编译码错误源项目"
)
_TRADITIONAL = (
    "這個們來為國說時會對後過發種經學現當沒動還進樣開從實軍無與長機業將兩間問應戰頭體見產話給門"
    "兒東聲員論處義幾認條係氣題變總電數報結務場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬"
    "領確傳師觀讓識帶導爭運筆圖價號費單請輸參戶編譯碼錯誤項專關點並於裡麼著啟檔"
    "国実気価値円予約続読込発売対応"
)
_KOREAN = (
    "이다는을의에가고하지로한기사어은리도아자나시그를대일수해서스인정있들라것부보전여주으게제구상과"
    "원조공성적장만비유세무우면오안었음경소치방화진위동중년신국업내연용실미개트니모행물학생선분계등"
    "되거말까려와습때러"
)
_FREQUENT = frozenset(_SIMPLIFIED + _TRADITIONAL + _KOREAN)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》「」『』【】…—·～・\u3000ー々")
_WESTERN = frozenset("‘’“”–—…•€£§©®°·«»¿¡\u00a0")

_UTF_16 = ("utf-16-le", "utf-16-be")

_SURE = 1.0
_LIKELY = 0.8
_HALF_LIKELY = 0.4
_POSSIBLE = 0.3
_UNLIKELY = -0.5
_WRONG = -4.0  # bytes that are no character: one in five outweighs all the rest
_LEAST = 0.05  # what is worth less on average is no text in that encoding

_ASCII = bytes(range(0x80))
_ENOUGH = 16 * 1024  # bytes from the first one that isn't ASCII
_NO_TEXT = bytes(code for code in range(0x20) if code not in b"\b\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.15  # of UTF-8: some logs and exports part their fields with such
_MOST_CONTROLS_ELSE = 0.01
_CYRILLIC = 0.5  # less than it deserves: a few Chinese words look like it


class _Standard(NamedTuple):
    """An encoding of East Asia: where in it the usual characters lie, and what kana count.

    Each of these standards puts the usual characters first, under lead bytes of their own.
    `seldom` is taken from those that hardly any file here is written in.
    """

    codec: str
    core: str
    leads: range
    kana: float
    seldom: float = 0.0


# In this order where two are worth the same.
_STANDARDS = (
    _Standard("gb18030", "gb2312", range(0xB0, 0xD8), 0.9),
    _Standard("big5hkscs", "big5", range(0xA4, 0xC7), _POSSIBLE),
    _Standard("cp932", "shift_jis", range(0x88, 0x98), _SURE),
    _Standard("euc_jp", "euc_jp", range(0xB0, 0xD0), _SURE, 0.1),
    _Standard("cp949", "euc_kr", range(0xB0, 0xC9), _POSSIBLE, 0.05),
)


def detect(head: bytes, path: Path | None = None) -> str:
    """The encoding, one of ENCODINGS, of a text that begins with these bytes.

    The head may end in the middle of a character. What fits nothing else is "windows-1252".
    DocumentError, with the path given and reason "binary", for what is no text.
    """
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    marked = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(head[:2])
    if marked and _worth(_decoded(head[2:], marked), _weight_16) >= 0:
        return marked
    if 0 in head:
        worths = _worths_16(head)
    else:
        controls = (len(head) - len(head.translate(None, _NO_TEXT))) / max(1, len(head))
        if controls <= _MOST_CONTROLS and _is_utf_8(head):
            return "utf-8"
        worths = _worths(head) if controls <= _MOST_CONTROLS_ELSE else _worths_16(head)
    nearest = max(worths, key=worths.__getitem__)
    if nearest in _UTF_16 and worths[nearest] < _POSSIBLE:
        raise DocumentError("binary", path)
    return nearest


def _decoded(head: bytes, codec: str) -> str:
    return codecs.getincrementaldecoder(codec)("replace").decode(head)


def _worth(text: str, weight: Callable[[str], float]) -> float:
    """The average weight of the text's characters; 0 for no text."""
    counts = Counter(text)
    return sum(weight(char) * count for char, count in counts.items()) / max(1, len(text))


def _worths_16(head: bytes) -> dict[str, float]:
    return {order: _worth(_decoded(head, order), _weight_16) for order in _UTF_16}


def _weight_16(char: str) -> float:
    if char == "\ufffd" or (ord(char) < 0x20 and char not in "\t\n\r"):
        return _WRONG
    if char in _FREQUENT or char in _PUNCTUATION or "ぁ" <= char <= "ヺ":
        return _SURE
    if char <= "\x7e":
        return _LIKELY
    if "À" <= char <= "ÿ" or "А" <= char <= "я":
        return _HALF_LIKELY
    return 0.0 if "一" <= char <= "鿿" or "가" <= char <= "힣" else _UNLIKELY


def _is_utf_8(head: bytes) -> bool:
    """Whether it is UTF-8, but for one damaged place in twenty characters beyond ASCII."""
    text = _decoded(head, "utf-8")
    beyond = sum(char > "\x7f" for char in text)
    if not beyond:
        return head.isascii()  # the beginning of a character alone proves nothing
    return text.count("\ufffd") * 20 <= beyond


def _worths(head: bytes) -> dict[str, float]:
    """How likely the characters are in each encoding; windows-1252 where they are in none."""
    start = len(head) - len(head.lstrip(_ASCII))
    beyond = head[start : start + _ENOUGH]
    beside = head[max(0, start - 1) : start + _ENOUGH]
    worths = {one.codec: _east_asian(beyond, one) for one in _STANDARDS}
    # Without any zero byte UTF-16 is a few words of Chinese, seldom more.
    worths.update(_worths_16(head[:_ENOUGH]))
    worths["windows-1252"] = max(_LEAST, _worth_of_windows(beside, "windows-1252"))
    worths["windows-1251"] = _worth_of_windows(beside, "windows-1251")
    return worths


def _east_asian(head: bytes, standard: _Standard) -> float:
    def weight(char: str) -> float:
        if char == "\ufffd":
            return _WRONG
        if char in _PUNCTUATION:
            return _LIKELY
        if "ぁ" <= char <= "ヺ":
            return standard.kana
        if char in _FREQUENT:
            return _SURE
        code = char.encode(standard.core, "ignore")
        if len(code) == 2:
            return _POSSIBLE if code[0] in standard.leads else 0.0
        # Traditional characters are in GB18030 too, not in its core.
        code = char.encode("big5", "ignore")
        return 0.2 if code and code[0] in _STANDARDS[1].leads else _UNLIKELY

    text = "".join(char for char in _decoded(head, standard.codec) if char > "\x7f")
    return _worth(text, weight) - standard.seldom


def _worth_of_windows(head: bytes, codec: str) -> float:
    """The same for encodings of one byte a character, by the neighbours of each character."""
    weights = []
    before = " "
    for char in _decoded(head, codec):
        if char > "\x7f":
            weights.append(_weight_beside(char, before, cyrillic=codec == "windows-1251"))
        before = char
    return sum(weights) / max(1, len(weights))


def _weight_beside(char: str, before: str, *, cyrillic: bool) -> float:
    if char == "\ufffd":
        return _WRONG
    if cyrillic and "а" <= char.lower() <= "я":
        # Capitals within words and words of two scripts are what other encodings look like.
        mixed = before.isascii() and before.isalpha()
        return _UNLIKELY if mixed or (char.isupper() and before.islower()) else _CYRILLIC
    if char in _WESTERN and before <= "\x7f":
        return _HALF_LIKELY
    if not cyrillic and char.isalpha() and before <= "\x7f":
        return _LIKELY if before.isalpha() == char.islower() else _POSSIBLE
    return _UNLIKELY
