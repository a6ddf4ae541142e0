"""Texts of kinds that people send and that are no prose of one language, made up by chance."""

from __future__ import annotations

import hashlib
import json
import string
from base64 import b64encode
from collections.abc import Callable, Sequence
from random import Random

_ENGLISH = """The supplier delivers the agreed documents within four weeks.|Invoices are due thirty
days after receipt.|Both parties keep confidential information secret.|Changes to this agreement need
the written form.|The buyer inspects the goods without delay and reports defects.|Liability is limited
to the value of the order.|If a provision is void, the others remain in force.|The courts at the seat
of the buyer have jurisdiction.|Please send the signed copy to our office in Rotterdam.|The meeting
has been moved to Thursday, as two of us are travelling.|We measured the flow at six places along
the river and compared it with last year's figures.""".replace("\n", " ").split("|")
_GERMAN = """Der Auftragnehmer liefert die vereinbarten Unterlagen binnen vier Wochen.|Rechnungen sind
dreißig Tage nach Erhalt fällig.|Änderungen bedürfen der Schriftform.|Der Besteller prüft die Ware
unverzüglich und rügt Mängel schriftlich.|Die Haftung ist auf den Auftragswert begrenzt.|Ist eine
Bestimmung unwirksam, bleiben die übrigen davon unberührt.|Gerichtsstand ist der Sitz des
Bestellers.|Bitte senden Sie das unterschriebene Exemplar an unser Büro zurück.""".replace(
    "\n", " "
).split("|")
_HUNGARIAN = """A szállító négy héten belül átadja a megállapodás szerinti iratokat.|A számlát a
kézhezvételtől számított harminc napon belül kell kiegyenlíteni.|A szerződés módosítása csak írásban
érvényes.|A felek a bizalmas adatokat harmadik személynek nem adhatják át.|A megrendelő az árut
haladéktalanul megvizsgálja.|Ha valamelyik rendelkezés érvénytelen, a többi hatályban marad.|A
felelősség a megrendelés értékére korlátozódik.""".replace("\n", " ").split("|")
_FINNISH = """Toimittaja luovuttaa sovitut asiakirjat neljän viikon kuluessa.|Laskut erääntyvät
maksettaviksi kolmenkymmenen päivän kuluttua.|Sopimuksen muutokset on tehtävä kirjallisesti.|Osapuolet
pitävät luottamukselliset tiedot salassa.|Tilaaja tarkastaa tavaran viipymättä ja ilmoittaa
puutteista.|Vastuu rajoittuu tilauksen arvoon.""".replace("\n", " ").split("|")
_CHINESE = """乙方应在四周内交付约定的文件。|发票自收到之日起三十日内付款。|合同的变更应当采用书面形式。|
双方对保密信息负有保密义务。|买方应当及时检验货物，发现瑕疵的应当通知卖方。|责任以订单金额为限。|部分条款无效的，
不影响其他条款的效力。|争议由买方所在地人民法院管辖。|请将签字后的副本寄回我们的办公室。""".replace("\n", "").split("|")
_TRADITIONAL = """乙方應於四週內交付約定之文件。|發票自收受之日起三十日內付款。|契約之變更應以書面為之。|雙方對於機密
資訊負有保密義務。|買方應即時檢驗貨物，發現瑕疵者應通知賣方。|責任以訂單金額為限。|部分條款無效者，不影響其他條款之
效力。|爭議由買方所在地之法院管轄。""".replace("\n", "").split("|")
_LOREM = """lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut
labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi
aliquip ex ea commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum fugiat
nulla pariatur excepteur sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit
anim id est laborum""".split()
_PINYIN = """wǒmen měitiān dōu zài shǐyòng zhèxiē chǎnpǐn tāmen ràng gōngzuò biànde gèngjiā jiǎndān
qǐng nín zài sānshí tiān zhīnèi fùkuǎn hétóng de biàngēng yīngdāng cǎiyòng shūmiàn xíngshì xuéxí
Zhōngwén xūyào hěn duō shíjiān míngtiān xiàwǔ kāihuì""".split()
_FIRST = """Anna Jürgen Małgorzata Søren Zsófia Jiří Aoife Íñigo Chloé Wojciech Katarzyna Bjørn Ilse
Dragoslav Siobhán Matthijs Nguyễn Mehmet Õnne Väinö Olivia James Priya Wei Fatima""".split()
_LAST = """Müller Kowalczyk Szabó Nováková O'Sullivan Jørgensen Papadopoulos van den Berg Øvergård
Smith Fernández Bērziņš Kazlauskas Mäkinen Yılmaz Wójcik Horváth Chaudhary Zhang Okafor""".split()
_STREETS = """Hauptstraße Lindenallee Kungsgatan Vörösmarty utca|Nowogrodzka|rue de la République|Via
Garibaldi|Calle Mayor|Mannerheimintie|Elm Street|Prinsengracht|Nørrebrogade""".replace(
    "\n", " "
).split("|")
_PLACES = """Reykjavík Szombathely Kraków Tromsø Jyväskylä Győr Česká Třebová|Châteauroux Tübingen
Ballyvaughan Ljubljana Klaipėda Daugavpils Zaragoza Coimbra|Saint-Étienne Llanelli Eskişehir
Hódmezővásárhely Ouagadougou Antananarivo Thiruvananthapuram Bydgoszcz Trondheim Nijmegen Huesca
Springfield Wolverhampton""".replace("\n", " ").replace("|", " ").split()
_IDENTIFIERS = """user order total price index request response handler cache token session value item
list state config buffer offset payload client""".split()


def _sentences(sentences: Sequence[str], between: str = " ") -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        return between.join(chance.choice(sentences) for _ in range(chance.choice((6, 40))))

    return make


def _lines(line: Callable[[Random], str]) -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        return "\n".join(line(chance) for _ in range(chance.choice((12, 80))))

    return make


def _address(chance: Random) -> str:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    street = f"{chance.choice(_STREETS)} {chance.randrange(1, 200)}"
    return f"{name}, {street}, {chance.randrange(10000, 99999)} {chance.choice(_PLACES)}"


def _lorem(chance: Random) -> str:
    def sentence() -> str:
        return " ".join(chance.choices(_LOREM, k=chance.randrange(6, 14))).capitalize() + "."

    return " ".join(sentence() for _ in range(chance.choice((6, 40))))


def _invoice(chance: Random) -> str:
    what = chance.choice(("Beratung", "Wartung", "Software licence", "Hosting", "Übersetzung"))
    return f"{chance.randrange(1, 40):>3}  {what:<20} {chance.randrange(9, 99999) / 100:>10,.2f} €"


def _log(chance: Random) -> str:
    time = f"2025-11-{chance.randrange(10, 31)}T{chance.randrange(10, 24)}:{chance.randrange(10, 60)}"
    return (
        f"{time}:07.{chance.randrange(999):03}Z {chance.choice(('INFO', 'WARN', 'ERROR'))} "
        f"[{chance.choice(_IDENTIFIERS)}-{chance.randrange(9)}] "
        f"{chance.choice(_IDENTIFIERS)} {chance.choice(_IDENTIFIERS)} took {chance.randrange(999)} ms"
    )


def _json(chance: Random) -> str:
    keys = chance.sample(_IDENTIFIERS, 5)
    return json.dumps({key: chance.choice((chance.random(), key, None, [1, 2])) for key in keys})


def _url(chance: Random) -> str:
    path = "/".join(chance.sample(_IDENTIFIERS, 3))
    return f"https://www.{chance.choice(_LOREM)}.example/{path}?id={chance.randrange(10**6)}"


def _ids(chance: Random) -> str:
    code = "".join(chance.choices(string.ascii_uppercase, k=3))
    return f"{code}-{chance.randrange(10**5):05};{chance.randrange(10**8)};{chance.random():.4f}"


def _key(chance: Random) -> str:
    return b64encode(chance.randbytes(48)).decode()


def _hash(chance: Random) -> str:
    return hashlib.sha256(chance.randbytes(8)).hexdigest()


def _code(chance: Random) -> str:
    one, two, three = chance.sample(_IDENTIFIERS, 3)
    return f"def {one}_{two}({three}: int) -> str:\n    return self.{one}.{two}[{three}] or {two}\n"


def _script(chance: Random) -> str:
    letter, other = chance.sample(string.ascii_lowercase, 2)
    word = chance.choice(_IDENTIFIERS)
    return f"function {letter}({other}){{return {other}.{word}?{other}.{word}[0]:null}};"


def _tex(chance: Random) -> str:
    one, two = chance.sample(string.ascii_lowercase, 2)
    return (
        rf"{chance.choice(_ENGLISH)} \[ \sum_{{i=1}}^{{n}} {one}_i^2 = \frac{{{two}}}{{2}} "
        rf"\int_0^1 f({one})\,d{one} \] where $\alpha_{one} > 0$."
    )


def _mixed(chance: Random) -> str:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    return f"{chance.choice(_CHINESE)}联系人：{name}，{chance.choice(_PLACES)}。"


def _upper(chance: Random) -> str:
    return chance.choice(_ENGLISH + _GERMAN).upper()


KINDS: dict[str, Callable[[Random], str]] = {
    "contract, English": _sentences(_ENGLISH),
    "contract, German": _sentences(_GERMAN),
    "contract, Hungarian": _sentences(_HUNGARIAN),
    "contract, Finnish": _sentences(_FINNISH),
    "contract, Chinese": _sentences(_CHINESE, ""),
    "contract, traditional": _sentences(_TRADITIONAL, ""),
    "Chinese, foreign names": _lines(_mixed),
    "English and German": _sentences(_ENGLISH + _GERMAN),
    "capitals": _lines(_upper),
    "lorem ipsum": _lorem,
    "pinyin with tones": _sentences(_PINYIN * 2),
    "names and addresses": _lines(_address),
    "list of places": _lines(lambda chance: chance.choice(_PLACES)),
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
