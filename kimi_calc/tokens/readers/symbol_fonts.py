"""Characters that older documents write as places in a font of symbols, such as Wingdings."""

from __future__ import annotations

import re

_CODE = re.compile("[0-9A-Fa-f]{1,6}")
_OFFSET = 0xF000  # where such places lie in Unicode, for private use
_PRIVATE = re.compile("[\uf020-\uf0ff]")

# From 0x20 on; where Unicode has a usual character that looks alike, that one.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\0"
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\0"
)
_WINGDINGS = (
    " 🖉✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
    "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓🙰&●○■□▫❑❒◆⧫◆❖◆⌧⮹⌘🏵🏶“”\0"
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"
    "▪○◯◯◉◎○▪☐▲✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈➲⮉⮋←"
    "→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▭▫✗✔☒☑⊞"
)
_FONTS = {
    "symbol": {place: char for place, char in enumerate(_SYMBOL, 0x20) if char != "\0"},
    "wingdings": {place: char for place, char in enumerate(_WINGDINGS, 0x20) if char != "\0"},
    # Of the others those that forms and lists are made with.
    "wingdings 2": dict(
        zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x97, 0xA3), "✗✓☒☑☒☒●□", strict=True)
    ),
    "wingdings 3": dict(
        zip((0x66, 0x67, 0x68, 0x69, 0x70, 0x71, 0x74, 0x75, 0x7D), "←→↑↓▲▼◀▶▶", strict=True)
    ),
    "webdings": dict(
        zip((0x33, 0x34, 0x35, 0x36, 0x59, 0x61, 0x63, 0x67, 0x6E, 0x72), "◀▶▲▼♥✔□■●✗", strict=True)
    ),
}


def character(font: str, code: str) -> str:
    """The character at a place of a font, as Word writes them: "Wingdings", "F0FE" → ☑.

    Of a font that isn't known the character with that code. "" for a code that is none.
    """
    if not _CODE.fullmatch(code):
        return ""
    number = int(code, 16)
    known = _FONTS.get(_name(font), {})
    place = number - _OFFSET if _OFFSET <= number < _OFFSET + 0x100 else number
    if place in known:
        return known[place]
    if not 0x20 <= place < 0x7F and place < 0xA0:
        place = number if number > place else 0  # where its place alone would be no character
    return chr(place) if 0 < place < 0xD800 or 0xE000 <= place < 0x110000 else ""


def text(written: str, font: str) -> str:
    """The text of a run in a font: what is written in places of the font as characters."""
    if _name(font) not in _FONTS or not _PRIVATE.search(written):
        return written
    return _PRIVATE.sub(lambda found: character(font, f"{ord(found[0]):X}"), written)


def _name(font: str) -> str:
    return font.strip().lower()
