"""The estimate's range holds in other languages than English and Chinese."""

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.tokens import Tokenizer, load_vocabulary
from kimi_calc.tokens.estimate import Estimating, estimate_chunks, estimate_tokens
from kimi_calc.tokens.letters import Letters

VOCABULARY = Path(__file__).resolve().parents[3] / "shared" / "tokens" / "tiktoken.model"

# Counted with the vocabulary of Kimi K2/K3, which need not be here.
TEXTS = [
    pytest.param(
        70,
        "A megrendelt árut négy héten belül leszállítjuk, és a számlát az átvétel napján "
        "állítjuk ki. Ha a csomag sérülten érkezik, kérjük, jelezze nyolc napon belül.",
        id="Hungarian",
    ),
    pytest.param(
        68,
        "Tilattu tavara toimitetaan neljän viikon kuluessa, ja lasku lähetetään "
        "vastaanottopäivänä. Jos paketti saapuu vahingoittuneena, ilmoittakaa siitä "
        "kahdeksan päivän kuluessa.",
        id="Finnish",
    ),
    pytest.param(
        77,
        "Zamówiony towar dostarczymy w ciągu czterech tygodni, a fakturę wystawimy w dniu "
        "odbioru. Jeśli paczka dotrze uszkodzona, prosimy o zgłoszenie w ciągu ośmiu dni.",
        id="Polish",
    ),
    pytest.param(
        63,
        "Objednané zboží dodáme do čtyř týdnů a fakturu vystavíme v den převzetí. Pokud "
        "zásilka dorazí poškozená, oznamte nám to prosím do osmi dnů.",
        id="Czech",
    ),
    pytest.param(
        76,
        "Pasūtīto preci piegādāsim četru nedēļu laikā, un rēķinu izrakstīsim saņemšanas "
        "dienā. Ja sūtījums pienāk bojāts, lūdzu, paziņojiet par to astoņu dienu laikā.",
        id="Latvian",
    ),
    pytest.param(
        55,
        "Den beställda varan levereras inom fyra veckor, och fakturan skickas samma dag som "
        "ni tar emot den. Om paketet är skadat ber vi er höra av er inom åtta dagar.",
        id="Swedish",
    ),
    pytest.param(
        66,
        "Seachadfar na hearraí a ordaíodh laistigh de cheithre seachtaine, agus eiseofar an "
        "sonrasc ar lá a nglactha. Má thagann an beart agus é millte, cuir in iúl dúinn é.",
        id="Irish",
    ),
    pytest.param(
        53,
        "Barang yang dipesan akan dikirim dalam waktu empat minggu, dan tagihan dibuat pada "
        "hari penerimaan. Jika paket tiba dalam keadaan rusak, mohon beri tahu kami.",
        id="Indonesian",
    ),
    pytest.param(
        59,
        "Sipariş edilen ürün dört hafta içinde teslim edilir ve fatura teslim alındığı gün "
        "düzenlenir. Paket hasarlı gelirse lütfen sekiz gün içinde bize bildirin.",
        id="Turkish",
    ),
    pytest.param(
        81,
        "Hàng đã đặt sẽ được giao trong vòng bốn tuần, và hóa đơn được lập vào ngày nhận "
        "hàng. Nếu kiện hàng bị hư hỏng, xin báo cho chúng tôi trong vòng tám ngày.",
        id="Vietnamese",
    ),
    pytest.param(
        61,
        "Bidhaa iliyoagizwa italetwa ndani ya wiki nne, na ankara itatolewa siku ya kupokea. "
        "Ikiwa kifurushi kitafika kikiwa kimeharibika, tafadhali tujulishe.",
        id="Swahili",
    ),
    pytest.param(
        90,
        "Το προϊόν που παραγγείλατε παραδίδεται μέσα σε τέσσερις εβδομάδες και το τιμολόγιο "
        "εκδίδεται την ημέρα της παραλαβής. Αν το δέμα φτάσει χαλασμένο, ενημερώστε μας.",
        id="Greek",
    ),
    pytest.param(
        68,
        "Замовлений товар ми доставимо протягом чотирьох тижнів, а рахунок виставимо в день "
        "отримання. Якщо посилка прибуде пошкодженою, повідомте нас про це.",
        id="Ukrainian",
    ),
    pytest.param(
        68,
        "Наручену робу испоручујемо у року од четири недеље, а рачун издајемо на дан "
        "пријема. Ако пакет стигне оштећен, молимо вас да нас обавестите.",
        id="Serbian",
    ),
    pytest.param(
        62,
        "Тапсырыс берілген тауар төрт апта ішінде жеткізіледі, ал шот қабылданған күні "
        "жазылады. Егер сәлемдеме бүлінген болса, бізге хабарлаңыз.",
        id="Kazakh",
    ),
    pytest.param(
        60,
        "نسلم البضاعة المطلوبة خلال أربعة أسابيع، ونصدر الفاتورة في يوم الاستلام. إذا وصل "
        "الطرد تالفا فيرجى إبلاغنا خلال ثمانية أيام.",
        id="Arabic",
    ),
    pytest.param(
        75,
        "הסחורה שהוזמנה תסופק בתוך ארבעה שבועות, והחשבונית תופק ביום הקבלה. אם החבילה תגיע "
        "פגומה, אנא הודיעו לנו בתוך שמונה ימים.",
        id="Hebrew",
    ),
    pytest.param(
        87,
        "मँगाया गया सामान चार सप्ताह में पहुँचाया जाएगा और बिल प्राप्ति के दिन बनाया जाएगा। "
        "यदि पार्सल टूटा हुआ मिले तो कृपया हमें आठ दिन में बताएँ।",
        id="Hindi",
    ),
    pytest.param(
        92,
        "สินค้าที่สั่งซื้อจะจัดส่งภายในสี่สัปดาห์ และจะออกใบแจ้งหนี้ในวันที่รับของ "
        "หากพัสดุเสียหาย กรุณาแจ้งให้เราทราบภายในแปดวัน",
        id="Thai",
    ),
    pytest.param(
        111,
        "შეკვეთილ საქონელს ოთხი კვირის განმავლობაში მოგაწვდით, ხოლო ანგარიშს მიღების დღეს "
        "გამოვწერთ. თუ ამანათი დაზიანებული მოვიდა, გვაცნობეთ.",
        id="Georgian",
    ),
    pytest.param(
        91,
        "Պատվիրված ապրանքը կառաքենք չորս շաբաթվա ընթացքում, իսկ հաշիվը կգրենք ստացման օրը։ "
        "Եթե ծանրոցը վնասված լինի, խնդրում ենք տեղեկացնել մեզ։",
        id="Armenian",
    ),
    pytest.param(
        60,
        "주문하신 물품은 사 주 이내에 배송되며 계산서는 받으신 날에 발행합니다. "
        "포장이 손상된 채 도착하면 여드레 안에 알려 주시기 바랍니다.",
        id="Korean",
    ),
    pytest.param(
        57,
        "所訂貨物將於四週內送達，發票於收貨當日開立。若包裹送達時已經損壞，請於八日內通知我們，以便安排退換。",
        id="traditional",
    ),
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The model's own."""
    if not VOCABULARY.exists():
        pytest.skip("the vocabulary is not here")
    return load_vocabulary(VOCABULARY)


@pytest.mark.parametrize(("counted", "text"), TEXTS)
def test_the_range_holds_in_any_language(counted: int, text: str) -> None:
    estimate = estimate_tokens(text)
    assert estimate.low <= counted <= estimate.high
    assert estimate.band != "close"
    assert estimate.high <= 1.4 * estimate.typical + 1


@pytest.mark.parametrize(("counted", "text"), TEXTS)
def test_so_it_does_with_marks_on_their_own_and_beside_english(
    counted: int, text: str, tokenizer: Tokenizer
) -> None:
    assert tokenizer.count(text) == counted
    english = "Please send us the signed copy of the order, and we will do what is left to do. "
    for other in (unicodedata.normalize("NFD", text), f"{english * 2}\n{text}"):
        estimate = estimate_tokens(other)
        assert estimate.low <= tokenizer.count(other) <= estimate.high


def test_english_is_no_other_language() -> None:
    prose = (
        "The committee met on Thursday to discuss the budget for the coming year. Nobody had read "
        "the report that was sent to them, so the chair explained it page by page. "
    )
    code = (
        "def total(orders: list[Order]) -> int:\n    return sum(order.price for order in orders)\n"
    )
    for text in (prose * 10, code * 20):
        letters = Letters()
        letters.add(text)
        assert letters.result().foreign < 0.05
        assert estimate_tokens(text).band == "close"


def test_a_script_of_which_no_text_was_measured_has_a_range_up_to_its_bytes() -> None:
    text = "\ua722\ua723" * 5 + "\U00010980\U00010981 " * 40  # Egyptian, Meroitic
    estimate = estimate_tokens(text)
    assert estimate.band == "unmeasured"
    assert estimate.high == len(text.encode())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=200)
def test_no_text_has_more_tokens_than_bytes(text: str) -> None:
    estimate = estimate_tokens(text)
    assert estimate.low <= estimate.typical <= estimate.high <= len(text.encode())


def test_a_long_text_is_estimated_as_its_beginning_is() -> None:
    parts = [param.values[1] for param in TEXTS[:8]]
    text = "\n".join(str(part) for part in parts * 30)
    once = estimate_tokens(text).typical
    assert estimate_tokens(text * 6).typical == pytest.approx(6 * once, rel=0.03)


def test_in_parts_it_says_the_same() -> None:
    text = " ".join(str(param.values[1]) for param in TEXTS)
    rng = random.Random(4)
    cuts = sorted(rng.sample([place for place, each in enumerate(text) if each == " "], 30))
    parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert "".join(parts) == text
    whole, cut = estimate_tokens(text), estimate_chunks(parts)
    assert cut.typical == pytest.approx(whole.typical, rel=0.01)
    assert cut.band == whole.band


def test_a_result_on_the_way_changes_nothing() -> None:
    text = str(TEXTS[0].values[1])
    counted = Estimating()
    counted.add(text)
    assert counted.result() == counted.result() == estimate_tokens(text)
