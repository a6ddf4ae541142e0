"""Texts of kinds that people send and that are no prose of one language, made up by chance."""

from __future__ import annotations

import hashlib
import json
import string
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random


def _phrases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("phrases.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            phrases = found.setdefault(line.strip("[]"), [])
        else:
            phrases.append(line)
    return found


_PHRASES = _phrases()


def _sentences(sentences: Sequence[str], between: str = " ") -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        return between.join(chance.choice(sentences) for _ in range(chance.choice((6, 40))))

    return make


def _lines(line: Callable[[Random], str]) -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        return "\n".join(line(chance) for _ in range(chance.choice((12, 80))))

    return make


def _address(chance: Random) -> str:
    name = f"{chance.choice(_PHRASES['first'])} {chance.choice(_PHRASES['last'])}"
    street = f"{chance.choice(_PHRASES['streets'])} {chance.randrange(1, 200)}"
    return f"{name}, {street}, {chance.randrange(10000, 99999)} {chance.choice(_PHRASES['places'])}"


def _lorem(chance: Random) -> str:
    def sentence() -> str:
        return (
            " ".join(chance.choices(_PHRASES["lorem"], k=chance.randrange(6, 14))).capitalize()
            + "."
        )

    return " ".join(sentence() for _ in range(chance.choice((6, 40))))


def _invoice(chance: Random) -> str:
    what = chance.choice(("Beratung", "Wartung", "Software licence", "Hosting", "Übersetzung"))
    return f"{chance.randrange(1, 40):>3}  {what:<20} {chance.randrange(9, 99999) / 100:>10,.2f} €"


def _log(chance: Random) -> str:
    one, two, three = chance.choices(_PHRASES["identifiers"], k=3)
    time = (
        f"2025-11-{chance.randrange(10, 31)}T{chance.randrange(10, 24)}:{chance.randrange(10, 60)}"
    )
    return (
        f"{time}:07.{chance.randrange(999):03}Z {chance.choice(('INFO', 'WARN', 'ERROR'))} "
        f"[{one}-{chance.randrange(9)}] {two} {three} took {chance.randrange(999)} ms"
    )


def _json(chance: Random) -> str:
    keys = chance.sample(_PHRASES["identifiers"], 5)
    return json.dumps({key: chance.choice((chance.random(), key, None, [1, 2])) for key in keys})


def _url(chance: Random) -> str:
    path = "/".join(chance.sample(_PHRASES["identifiers"], 3))
    return f"https://www.{chance.choice(_PHRASES['lorem'])}.example/{path}?id={chance.randrange(10**6)}"


def _ids(chance: Random) -> str:
    code = "".join(chance.choices(string.ascii_uppercase, k=3))
    return f"{code}-{chance.randrange(10**5):05};{chance.randrange(10**8)};{chance.random():.4f}"


def _key(chance: Random) -> str:
    return b64encode(chance.randbytes(48)).decode()


def _hash(chance: Random) -> str:
    return hashlib.sha256(chance.randbytes(8)).hexdigest()


def _code(chance: Random) -> str:
    one, two, three = chance.sample(_PHRASES["identifiers"], 3)
    return f"def {one}_{two}({three}: int) -> str:\n    return self.{one}.{two}[{three}] or {two}\n"


def _script(chance: Random) -> str:
    letter, other = chance.sample(string.ascii_lowercase, 2)
    word = chance.choice(_PHRASES["identifiers"])
    return f"function {letter}({other}){{return {other}.{word}?{other}.{word}[0]:null}};"


def _tex(chance: Random) -> str:
    sentence = chance.choice(_PHRASES["english"])
    one, two = chance.sample(string.ascii_lowercase, 2)
    return (
        rf"{sentence} \[ \sum_{{i=1}}^{{n}} {one}_i^2 = \frac{{{two}}}{{2}} "
        rf"\int_0^1 f({one})\,d{one} \] where $\alpha_{one} > 0$."
    )


def _mixed(chance: Random) -> str:
    name = f"{chance.choice(_PHRASES['first'])} {chance.choice(_PHRASES['last'])}"
    return (
        f"{chance.choice(_PHRASES['chinese'])}联系人：{name}，{chance.choice(_PHRASES['places'])}。"
    )


def _upper(chance: Random) -> str:
    return chance.choice(_PHRASES["english"] + _PHRASES["german"]).upper()


KINDS: dict[str, Callable[[Random], str]] = {
    "contract, English": _sentences(_PHRASES["english"]),
    "contract, German": _sentences(_PHRASES["german"]),
    "contract, Hungarian": _sentences(_PHRASES["hungarian"]),
    "contract, Finnish": _sentences(_PHRASES["finnish"]),
    "contract, Chinese": _sentences(_PHRASES["chinese"], ""),
    "contract, traditional": _sentences(_PHRASES["traditional"], ""),
    "Chinese, foreign names": _lines(_mixed),
    "English and German": _sentences(_PHRASES["english"] + _PHRASES["german"]),
    "capitals": _lines(_upper),
    "lorem ipsum": _lorem,
    "pinyin with tones": _sentences(_PHRASES["pinyin"] * 2),
    "names and addresses": _lines(_address),
    "list of places": _lines(lambda chance: chance.choice(_PHRASES["places"])),
    "invoice": _lines(_invoice),
    "log": _lines(_log),
    "JSON": _lines(_json),
    "URLs": _lines(_url),
    "product codes": _lines(_ids),
    "base 64": _lines(_key),
    "hashes": _lines(_hash),
    "program code": _lines(_code),
    "minified script": _lines(_script),
    "TeX": _lines(_tex),
}
"""Kinds of text, each with what makes another one of it."""
