"""Texts and their codes in the encodings that PDFs may name."""

from __future__ import annotations

SIMPLIFIED = (
    "自本协议签订之日起，甲方乙方各自承担“违约”责任；合同金额为人民币四万五千元整，税率6%。ABC"
)
TRADITIONAL = "甲乙雙方經協商一致，簽訂本合約；總金額為新臺幣四萬五千元整，稅率百分之五。ABC 12.5%"
CANTONESE = "我哋嘅合約喺今日開始，佢咗嗰啲嘢冇唔見：總金額為港幣四萬五千元整。𠵱ABC"
JAPANESE = "本契約は両当事者が署名した日から効力を生ずる。金額は四万五千円（税込）とする。ABC ｱｲｳﾊﾟ"
KOREAN = "계약 금액은 사만 오천 원으로 한다. 이 契約은 서명한 날부터 효력이 있다. ABC 12.5%"
RARE = "㐀㐁䶵𠀀𠂢𠮷é€"
WIDE = str.maketrans("", "", " ABC0123456789.,%ｱｲｳﾊﾟ")


def seven(text: str, codec: str) -> tuple[str, bytes]:
    """The text without what is narrow, in a codec's two bytes without their upper bits."""
    wide = text.translate(WIDE)
    return wide, bytes(byte ^ 0x80 for byte in wide.encode(codec))


def eight(text: str, codec: str) -> tuple[str, bytes]:
    return text, text.encode(codec)


def uni(text: str, form: str) -> tuple[str, bytes]:
    codec = {"UTF8": "utf-8", "UTF32": "utf-32-be"}.get(form, "utf-16-be")
    usual = text if form != "UCS2" else "".join(letter for letter in text if letter <= "\uffff")
    return usual, usual.encode(codec)


# The bytes of those for which Python has no codec, as iconv and Adobe's tables have them.
TAIWANESE = (
    "本契約自簽訂之日起生效，甲方乙方各自承擔違約責任；總金額為新臺幣四萬五千元整。彳乂",
    bytes.fromhex(
        "c6dbd0d6d2fcc8dcf8dcd3d4c4e6c5cad8c4c6edd5e6a1a2c6f2c5c9c4a2c5c9c7d6c8dccdd5f0eae7b0d2fc"
        "ddcac7b6a1a7f4eacfdaf7ecd2b3e4bbead7e8dcc6bee5dcc4ecc4c5c4f7f0eca1a48ea2a1ac8ea2a1a1"
    ),
)
FIRST_PLANE = TAIWANESE[0][:-2], bytes(byte ^ 0x80 for byte in TAIWANESE[1][:-8])
SECOND_PLANE = "彳乂", bytes.fromhex("212c2121")
TRADITIONAL_OF_THE_MAINLAND = (
    "甲乙雙方經協商一致，簽訂本合同；合同金額爲人民幣四萬五千元整。",
    bytes.fromhex(
        "bcd7d2d2cbabb7bdbeadd0adc9ccd2bbd6c2a3acc7a9b6a9b1bebacfcdaca3bbbacfcdacbdf0b6eeceaac8cb"
        "c3f1b1d2cbc4cdf2cee5c7a7d4aad5fba1a3"
    ),
)
FLIPPED = (
    TRADITIONAL_OF_THE_MAINLAND[0],
    bytes(byte ^ 0x80 for byte in TRADITIONAL_OF_THE_MAINLAND[1]),
)
JOHAB = (
    "계약 금액은 사만 오천 원으로 한다. 漢字",
    bytes.fromhex("8981b4a2208b71b482b76520ac61a06520b5a1c0e520b6a5b7619da120d06594612e20f7d3f1ae"),
)
LATIN = "ABC 12%", b"ABC 12%"
HONG_KONG = {  # 嘅 喺 咗 嗰 啲 嘢 哋
    "HKdla-B5": "fab4 fab1 fa5a fabc faa2 fac1 fa5f",
    "HKgccs-B5": "9def 9df6 9df7 9df5 9df8 9dcf 925d",
    "HKm314-B5": "c77e c77c c767 c7a4 c776 c7ab c76c",
    "HKm471-B5": "fab8 fab6 fa7d fabd fab0 fac5 faa5",
}


def both(first: tuple[str, bytes], second: tuple[str, bytes]) -> tuple[str, bytes]:
    return first[0] + second[0], first[1] + second[1]


ENCODED: dict[tuple[str, str], tuple[str, bytes]] = {
    ("GB-EUC-H", "GB1"): eight(SIMPLIFIED, "gb2312"),
    ("GBpc-EUC-H", "GB1"): eight(SIMPLIFIED, "gb2312"),
    ("GB-H", "GB1"): seven(SIMPLIFIED, "gb2312"),
    ("GB-V", "GB1"): seven(SIMPLIFIED, "gb2312"),
    ("GBK-EUC-H", "GB1"): eight(SIMPLIFIED + TRADITIONAL + "ㄧ", "gbk"),
    ("GBKp-EUC-H", "GB1"): eight(SIMPLIFIED + TRADITIONAL, "gbk"),
    ("GBK2K-H", "GB1"): eight(SIMPLIFIED + RARE, "gb18030"),
    ("GBK2K-V", "GB1"): eight(SIMPLIFIED + RARE, "gb18030"),
    ("GBT-EUC-H", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBT-EUC-V", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBTpc-EUC-H", "GB1"): both(TRADITIONAL_OF_THE_MAINLAND, LATIN),
    ("GBT-H", "GB1"): FLIPPED,
    ("B5-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("B5pc-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("ETen-B5-H", "CNS1"): eight(TRADITIONAL, "cp950"),
    ("ETenms-B5-V", "CNS1"): eight(TRADITIONAL, "cp950"),
    ("HKscs-B5-H", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("HKscs-B5-V", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("ETHK-B5-H", "CNS1"): eight(CANTONESE, "big5hkscs"),
    ("HKdlb-B5-H", "CNS1"): eight(TRADITIONAL, "big5"),
    ("CNS1-H", "CNS1"): FIRST_PLANE,
    ("CNS2-H", "CNS1"): SECOND_PLANE,
    ("CNS-EUC-H", "CNS1"): both(TAIWANESE, LATIN),
    ("CNS-EUC-V", "CNS1"): both(LATIN, TAIWANESE),
    **{
        (f"{name}-H", "CNS1"): both(
            ("嘅喺咗嗰啲嘢哋", bytes.fromhex(codes)), eight(TRADITIONAL, "big5")
        )
        for name, codes in HONG_KONG.items()
    },
    **{
        (f"{name}-RKSJ-H", "Japan1"): eight(JAPANESE, "cp932")
        for name in ("83pv", "90ms", "90msp", "90pv", "Add", "Ext", "78", "78ms")
    },
    ("RKSJ-H", "Japan1"): eight(JAPANESE, "cp932"),
    ("90pv-RKSJ-V", "Japan1"): eight(JAPANESE, "cp932"),
    ("EUC-H", "Japan1"): eight(JAPANESE, "euc_jp"),
    ("78-EUC-H", "Japan1"): eight(JAPANESE, "euc_jp"),
    **{
        (name, "Japan1"): seven(JAPANESE, "euc_jp")
        for name in ("H", "V", "78-H", "78-V", "Add-H", "Ext-H", "NWP-H")
    },
    ("Roman", "Japan1"): LATIN,
    ("Katakana", "Japan1"): ("ｱｲｳ", b"123"),
    ("KSC-EUC-H", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSC-H", "Korea1"): seven(KOREAN, "euc_kr"),
    ("KSCms-UHC-H", "Korea1"): eight(KOREAN + "똠방각하 펲시콜라", "cp949"),
    ("KSCms-UHC-HW-V", "Korea1"): eight(KOREAN + "똠방각하 펲시콜라", "cp949"),
    ("KSCpc-EUC-H", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSCpc-EUC-V", "Korea1"): eight(KOREAN, "euc_kr"),
    ("KSC-Johab-H", "Korea1"): JOHAB,
    **{
        (f"Uni{script}-{form}-{direction}", ordering): uni(text + RARE, form)
        for script, ordering, text in (
            ("GB", "GB1", SIMPLIFIED),
            ("CNS", "CNS1", CANTONESE),
            ("JIS", "Japan1", JAPANESE),
            ("KS", "Korea1", KOREAN),
        )
        for form in ("UCS2", "UTF8", "UTF16", "UTF32")
        for direction in "HV"
    },
    ("UniJIS-UCS2-HW-H", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UCS2-V", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UCS2-HW-V", "Japan1"): uni(JAPANESE, "UCS2"),
    ("UniJISPro-UTF8-V", "Japan1"): uni(JAPANESE, "UTF8"),
    ("UniJIS2004-UTF8-H", "Japan1"): uni(JAPANESE + RARE, "UTF8"),
    ("UniJIS2004-UTF16-H", "Japan1"): uni(JAPANESE + RARE, "UTF16"),
    ("UniJIS2004-UTF32-V", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniJISX0213-UTF32-H", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniJISX02132004-UTF32-H", "Japan1"): uni(JAPANESE + RARE, "UTF32"),
    ("UniAKR-UTF8-H", "KR"): uni(KOREAN, "UTF8"),
    ("UniAKR-UTF16-H", "KR"): uni(KOREAN, "UTF16"),
    ("UniAKR-UTF32-H", "KR"): uni(KOREAN, "UTF32"),
    # By CID: PDFium takes these of Japan1 for other ones.
    ("Identity-H", "Japan1"): ("–’‘", bytes.fromhex("007200600062")),
    ("Identity-H", "Korea1"): ("가각", bytes.fromhex("043e043f")),
}
