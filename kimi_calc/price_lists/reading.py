"""Price list files → PriceList. What is not wholly right is refused wholly, with all its faults."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from kimi_calc.price_lists.faults import Faults, Place, shown
from kimi_calc.price_lists.fields import Fields, Shape
from kimi_calc.price_lists.files import MOST_BYTES, read_text
from kimi_calc.price_lists.identity import price_list_id
from kimi_calc.price_lists.prices import ServiceReader, read_calls
from kimi_calc.price_lists.terms import read_confidence, read_confidences, read_discounts
from kimi_calc.price_lists.yaml_nodes import Mapping, Node, Scalar, read_nodes
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Model, PriceList, Provenance, Tax, TierBy
from kimi_calc.pricing.usage import STANDARD

_FORMAT = "1"
_TIER_BY = ("input_and_output", "input")
_TAX = ("included", "excluded")
_REQUIRED = ("provider", "currency", "published", "source", "tier_by", "models")
_OPTIONAL = ("name", "published_confidence", "tax", "calls", "discounts")
_LIST = Shape("price_list", ("format", *_REQUIRED), _OPTIONAL)
_PART = Shape("price_list", ("key", *_REQUIRED), _OPTIONAL)

_MODEL = Shape(
    "model",
    ("id", "family", "context_length"),
    (
        *("prices", "tiers", "services", "tokenizer", "confidence"),
        *("recommended", "vision", "thinking", "retired", "replaced_by"),
    ),
)


def read_price_list(name: str) -> PriceList:
    """Read and check the price list in a file; see load_price_list."""
    faults = Faults(name)
    return _read(read_text(name, faults), faults)


def price_list_of_text(text: str, name: str) -> PriceList:
    """The same of a text that is to be the file of this name."""
    faults = Faults(name)
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        faults.only("too_large", most=MOST_BYTES >> 10)
    return _read(text, faults)


def _read(text: str, faults: Faults) -> PriceList:
    node = read_nodes(text, faults)
    check_format(node, _FORMAT, faults)
    keys = node.keys if isinstance(node, Mapping) else {}
    if "price_lists" in keys and "models" not in keys:  # else each of its keys would be a fault
        faults.only("an_estimate", node.place)
    fields = Fields(node, _LIST, faults)
    read_format(fields, _FORMAT)
    price_list = _price_list(fields, faults)
    faults.refuse()
    return price_list


def check_format(node: Node, known: str, faults: Faults) -> None:
    """Before all else: a file of a later format may have keys that are unknown here."""
    written = node.values.get("format") if isinstance(node, Mapping) else None
    if isinstance(written, Scalar) and written.text.isdecimal() and written.text != known:
        faults.only("later_format", written.place, "format", text=shown(written.text), known=known)


def read_format(fields: Fields, known: str) -> None:
    """Take the format of a file, which must be the known one."""
    written = fields.text("format")
    if written and written != known:
        fields.tell("not_a_format", "format", text=shown(written), known=known)


def list_in_file(node: Node, faults: Faults) -> tuple[str, PriceList]:
    """A list that stands in another file, with some of its models, and the `key` that it has there.

    It has no format of its own. Its discounts may be on models that are not there.
    """
    fields = Fields(node, _PART, faults)
    return fields.text("key"), _price_list(fields, faults, whole=False)


def _price_list(fields: Fields, faults: Faults, *, whole: bool = True) -> PriceList:
    provider = fields.text("provider")
    currency = fields.currency("currency")
    published = fields.day("published")
    tier_by = cast("TierBy", fields.choice("tier_by", _TIER_BY, "not_a_tier_by"))
    name = fields.text("name") if fields.has("name") else ""
    price_list = price_list_id(provider, currency, published, name)
    provenance = Provenance(provider, currency, price_list)
    before = faults.count
    calls = read_calls(fields, faults)
    models = []
    first: dict[str, Place] = {}
    for item in fields.items("models"):
        row = Fields(item, _MODEL, faults)
        model = _model(row, provenance, tier_by, calls, faults)
        place = row.place_of("id")
        if model.id and first.setdefault(model.id, place) != place:
            faults.add("duplicate_id", place, "id", text=model.id, first=first[model.id].line)
        models.append(model)
    sure = whole and bool(models) and faults.count == before and fields.is_sure("calls")
    sure = sure and not faults.told("alias")
    tax = fields.choice("tax", _TAX, "not_a_tax") if fields.has("tax") else ""
    listed = PriceList(
        id=price_list,
        provider=provider,
        currency=currency,
        published=published,
        source=fields.text("source"),
        models=tuple(models),
        calls=calls,
        name=name,
        tax=cast("Tax", tax),
        published_confidence=read_confidence(fields, "published_confidence"),
    )
    discounts = read_discounts(fields, listed if sure else None, faults)
    return discounted(listed, discounts)


def _model(
    fields: Fields,
    provenance: Provenance,
    tier_by: TierBy,
    calls: dict[str, Decimal],
    faults: Faults,
) -> Model:
    context_length = fields.count("context_length")
    before = faults.count
    services = ServiceReader(context_length, calls, faults).services(fields)
    sure = faults.count == before and fields.is_sure("services") and not faults.told("alias")
    confidence = read_confidences(fields, services if sure else None, faults)
    return Model(
        id=fields.name("id"),
        family=fields.name("family"),
        context_length=context_length,
        tiers=services[STANDARD],
        recommended=fields.flag("recommended"),
        vision=fields.flag("vision"),
        thinking=fields.flag("thinking"),
        retired=fields.optional_day("retired"),
        replaced_by=fields.optional_name("replaced_by"),
        tokenizer=fields.optional_name("tokenizer"),
        services=services,
        confidence=confidence,
        tier_by=tier_by,
        provider=provenance.provider,
        currency=provenance.currency,
        price_list=provenance.price_list,
    )
