"""Which encoding a text is in: told from few characters and many, wherever the head is cut."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest

from kimi_calc.tokens.readers.encodings import ENCODINGS, detect, meant
from kimi_calc.tokens.refusals import DocumentError

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "tokens" / "corpus"
SIMPLIFIED = "我们按输入和输出的 token 数计费，缓存命中的部分价格更低。请先选择模型，再填写用量。"
TRADITIONAL = "我們依輸入與輸出的 token 數計費，快取命中的部分價格更低。請先選擇模型，再填寫用量。"
JAPANESE = "入力と出力のトークン数に応じて課金されます。キャッシュに当たった部分は安くなります。"
KOREAN = "입력과 출력 토큰 수에 따라 요금이 부과됩니다. 캐시에 있는 부분은 더 저렴합니다."
RUSSIAN = "Стоимость зависит от числа токенов на входе и на выходе; кэш дешевле."
WESTERN = "Le prix dépend du nombre de jetons à l’entrée et à la sortie – « déjà vu » : moins cher."

SAMPLES = [
    *((text, "utf-8") for text in (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN, RUSSIAN, WESTERN)),
    *((text, "utf-16-le") for text in (SIMPLIFIED, JAPANESE, RUSSIAN, WESTERN, "plain\n")),
    *((text, "utf-16-be") for text in (SIMPLIFIED, TRADITIONAL, KOREAN, WESTERN, "plain\n")),
    *((text, "utf-32-le") for text in (SIMPLIFIED, JAPANESE, RUSSIAN, WESTERN, "plain\n")),
    *((text, "utf-32-be") for text in (SIMPLIFIED, TRADITIONAL, KOREAN, WESTERN, "plain\n")),
    (SIMPLIFIED, "gb18030"),
    (TRADITIONAL, "gb18030"),
    (TRADITIONAL, "big5hkscs"),
    (JAPANESE, "cp932"),
    (JAPANESE, "euc_jp"),
    (KOREAN, "cp949"),
    (RUSSIAN, "windows-1251"),
    (WESTERN, "windows-1252"),
]


@pytest.mark.parametrize(("text", "encoding"), SAMPLES)
def test_a_sentence_tells(text: str, encoding: str) -> None:
    assert encoding in ENCODINGS
    assert detect(text.encode(encoding)) == encoding


@pytest.mark.parametrize(("text", "encoding"), SAMPLES)
def test_a_cut_anywhere_does_not_matter(text: str, encoding: str) -> None:
    content = (text * 3).encode(encoding)
    for end in range(len(content) // 2, len(content)):
        assert detect(content[:end]) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "cp932", "utf-16-le"])
def test_one_damaged_byte_changes_nothing(encoding: str) -> None:
    text = (
        TRADITIONAL if encoding == "big5hkscs" else JAPANESE if encoding == "cp932" else SIMPLIFIED
    )
    content = bytearray((text * 5).encode(encoding))
    content[200] = 0xFF
    assert detect(bytes(content)) == encoding


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
@pytest.mark.parametrize("text", ["", "a", "中", "😀𠀀", SIMPLIFIED, WESTERN])
def test_a_mark_tells(mark: bytes, encoding: str, text: str) -> None:
    assert detect(mark + text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    "text", ["", "a", "x" * 1000, "tab\t\r\n\f\x1b[31mred", "8=FIX.4.2\x019=65"]
)
def test_ascii_is_utf_8(text: str) -> None:
    assert detect(text.encode()) == "utf-8"


@pytest.mark.parametrize("words", ["价格", "型号,价格", "单价", "发票", "编号"])
def test_few_chinese_words_among_ascii(words: str) -> None:
    text = f"id,{words}\n1,2.50\n2,3.75\n"
    assert text.encode("gb18030").decode(detect(text.encode("gb18030"))) == text
    assert detect(text.encode()) == "utf-8"


@pytest.mark.parametrize("text", ["café", "naïve", "Müller", "São Paulo", "100 €", "°C", "¿qué?"])
def test_few_western_letters_among_ascii(text: str) -> None:
    assert detect(text.encode("windows-1252")) == "windows-1252"


@pytest.mark.parametrize(
    "text",
    [
        "Bitte öffnen Sie das Dokument und ändern Sie den Betrag über 500 Euro.",
        "Actualisez la page et essayez à nouveau.",
        "C’est l’image",
        "I’m happy",
        "öffnen",
        "zurückzusetzen)",
        "Größe",
        "Ne pas afficher les pages deux à deux",
        "À propos",
        "Ir a la última página",
        "áticamente",
        "å være",
        "Seiten über",
        "nº 5, 1ª",
    ],
)
def test_short_western_texts(text: str) -> None:
    assert detect(text.encode("windows-1252")) == "windows-1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("画像が削除されました", "euc_jp"),
        ("| 中順走査                       |", "euc_jp"),
        ("/* 归并排序 */\nvoid mergeSort(", "gb18030"),
        ("    // 初始化", "gb18030"),
        ("A和B", "gb18030"),
        ("나쁜 예!", "cp949"),
        ("검색\n추가 레이어", "cp949"),
        ("В C и в Go", "windows-1251"),
        ("1. а) б) в)", "windows-1251"),
    ],
)
def test_few_words(text: str, encoding: str) -> None:
    assert detect(text.encode(encoding)) == encoding


def test_what_only_hong_kong_and_windows_have_added() -> None:
    cantonese = "我哋按輸入同輸出嘅數計費，快取嘅部分平啲，唔使擔心。"
    assert cantonese.encode("big5hkscs").decode(detect(cantonese.encode("big5hkscs"))) == cantonese
    numbered = "①入力と出力の数で決まる。②キャッシュは安い～"
    assert numbered.encode("cp932").decode(detect(numbered.encode("cp932"))) == numbered


@pytest.mark.parametrize("name", ["utf-32", "UTF32", "utf_32", "utf-16", "UTF16", "Utf_16"])
def test_the_order_of_bytes_is_told_where_a_name_leaves_it_open(name: str) -> None:
    width = "32" if "32" in name else "16"
    for order in ("le", "be"):
        codec = f"utf-{width}-{order}"
        for text in (f"\ufeff{SIMPLIFIED}", WESTERN):
            assert meant(name, text.encode(codec)) == codec
    other = "utf-16-le" if width == "32" else "utf-32-le"
    for content in (SIMPLIFIED.encode(), WESTERN.encode(other), bytes(range(256))):
        assert meant(name, content) is None


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_numbers_of_four_bytes_are_no_text(encoding: str) -> None:
    order = "little" if encoding.endswith("le") else "big"
    chance = random.Random(encoding)
    for most in (40, 1_000, 70_000, 2**31):
        content = b"".join(chance.randrange(most).to_bytes(4, order) for _ in range(2_000))  # type: ignore[arg-type]
        with pytest.raises(DocumentError):
            detect(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        b"text and \0 something",
        b"text, more text and \0" * 3 + b"\x01\x02 which is none, with \0",
        bytes(range(256)),
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
        codecs.BOM_UTF16_LE + bytes(100),
        codecs.BOM_UTF32_LE + bytes(100),
        codecs.BOM_UTF32_BE + bytes(range(100)),
        b"\x01\x02\x03\x04" * 50,
        random.Random(1).randbytes(5000),
        random.Random(2).randbytes(300).replace(b"\0", b"\x80"),
    ],
)
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        detect(content, Path("some/file"))
    assert caught.value.reason == "binary"
    assert caught.value.path == Path("some/file")


def test_nothing_but_a_document_error_ever_comes() -> None:
    chance = random.Random(3)
    for length in [*range(40), 100, 1000, 70_000]:
        for _ in range(5):
            content = chance.randbytes(length)
            if chance.random() < 0.5:
                content = bytes(byte | 0x80 for byte in content)
            try:
                found = detect(content)
            except DocumentError as error:
                found = error.reason
            assert found in {*ENCODINGS, "binary"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the texts of the corpus are not here")
@pytest.mark.parametrize(
    ("pattern", "encoding"),
    [
        ("zh_prose*", "gb18030"),
        ("zh_tech*", "gb18030"),
        ("zh_classical*", "gb18030"),
        ("zh_hant*", "gb18030"),
        ("zh_hant*", "big5hkscs"),
        ("ja-*", "cp932"),
        ("ko-*", "cp949"),
        ("zh_*", "utf-16-be"),
        ("[zjke]*", "utf-32-le"),
        ("[zjke]*", "utf-8"),
    ],
)
@pytest.mark.parametrize("length", [30, 100, 300, 2000])
def test_real_texts(pattern: str, encoding: str, length: int) -> None:
    chance = random.Random(length)
    texts = [path.read_text("utf-8") for path in sorted(CORPUS.glob(pattern))]
    texts = [text.encode(encoding, "ignore").decode(encoding) for text in texts]
    right = tried = 0
    while tried < 100:
        text = chance.choice(texts)
        start = chance.randrange(max(1, len(text) - length))
        sample = text[start : start + length]
        if sum(char > "\x7f" for char in sample) >= 4:
            content = sample.encode(encoding)
            right += content.decode(detect(content), "replace") == sample
            tried += 1
    assert right >= 99


def test_names_are_python_s() -> None:
    for encoding in ENCODINGS:
        assert "kimi".encode(encoding).decode(encoding) == "kimi"
    assert len(set(map(codecs.lookup, ENCODINGS))) == len(ENCODINGS)
