"""Price list files → PriceList. What is not wholly right is refused wholly."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from kimi_calc import user_files
from kimi_calc.price_lists.fields import Fields
from kimi_calc.price_lists.yaml_nodes import Node, Scalar, read_nodes
from kimi_calc.pricing.errors import PriceListError
from kimi_calc.pricing.models import Model, PriceList, Prices, Tier, TierBy

_MOST_BYTES = 32 * 1024  # a list of 12 models has 3 KB
_FORMAT = "1"
_TIER_BY = ("input_and_output", "input")
_LIST_KEYS = ("format", "provider", "currency", "published", "source", "tier_by", "models")
_MODEL_KEYS = (
    "id",
    "family",
    "context_length",
    "prices",
    "tiers",
    "recommended",
    "vision",
    "thinking",
    "retired",
    "replaced_by",
    "tokenizer",
)
_PRICE_KEYS = ("cache_hit", "input", "output")
_TIER_KEYS = ("up_to", *_PRICE_KEYS)


def read_price_list(name: str) -> PriceList:
    """Read and check the price list in a file; see load_price_list."""
    return _price_list(read_nodes(_decoded(_content(name), name), name))


def _content(name: str) -> bytes:
    try:
        return user_files.read(Path(name), _MOST_BYTES)
    except user_files.NoOrdinaryFile:
        message = "is no ordinary file: choose a price list file"
    except user_files.TooLarge:
        message = f"is too large for a price list (over {_MOST_BYTES >> 10} KB): choose another"
        message += " file"
    except OSError as error:
        message = f"can't be read ({error.strerror}): choose another file"
    raise PriceListError(message, path=name)


def _decoded(content: bytes, path: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PriceListError("is UTF-16: save it again as UTF-8", path=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            guess = "is not UTF-8"
        else:
            guess = "is not UTF-8 (it may be GBK)"
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise PriceListError(
            f"{guess}: save it again as UTF-8", path=path, line=line, column=column
        ) from None


def _price_list(node: Node) -> PriceList:
    # The format first: a list of a later format may have keys that are unknown here.
    written = getattr(node, "values", {}).get("format")
    if isinstance(written, Scalar) and written.text != _FORMAT:
        if not written.text.isdecimal():
            written.place.refuse(f"'format' is {written.text[:20]!r}: write {_FORMAT}", "format")
        written.place.refuse(
            f"'format' is {written.text[:20]!r}, this program reads {_FORMAT}: get a newer program",
            "format",
        )
    fields = Fields(node, "a price list", _LIST_KEYS)
    fields.text("format")
    currency = fields.currency("currency")
    published = fields.day("published")
    tier_by = cast("TierBy", fields.choice("tier_by", _TIER_BY))
    models: dict[str, Model] = {}
    for item in fields.items("models"):
        model = _model(item, currency, tier_by)
        if model.id in models:
            item.place.refuse(f"the model id {model.id!r} stands here again: keep one", "id")
        models[model.id] = model
    return PriceList(
        id=f"{currency.lower()}-{published}",
        provider=fields.text("provider"),
        currency=currency,
        published=published,
        source=fields.text("source"),
        models=tuple(models.values()),
    )


def _model(node: Node, currency: str, tier_by: TierBy) -> Model:
    fields = Fields(node, "a model", _MODEL_KEYS)
    model_id = fields.name("id")
    context_length = fields.count("context_length")
    if fields.has("prices") == fields.has("tiers"):
        node.place.refuse(f"{model_id!r} must have either 'prices' or 'tiers'", "prices")
    if fields.has("prices"):
        prices = _prices(Fields(fields.node("prices"), "'prices'", _PRICE_KEYS))
        tiers: tuple[Tier, ...] = (Tier(context_length, prices),)
    else:
        tiers = _tiers(fields, context_length)
    return Model(
        id=model_id,
        family=fields.name("family"),
        context_length=context_length,
        tiers=tiers,
        recommended=fields.flag("recommended"),
        vision=fields.flag("vision"),
        thinking=fields.flag("thinking"),
        retired=fields.day("retired") if fields.has("retired") else None,
        replaced_by=fields.name("replaced_by") if fields.has("replaced_by") else None,
        currency=currency,
        tier_by=tier_by,
        tokenizer=fields.name("tokenizer") if fields.has("tokenizer") else None,
    )


def _tiers(model: Fields, context_length: int) -> tuple[Tier, ...]:
    tiers: list[Tier] = []
    for item in model.items("tiers"):
        fields = Fields(item, "a tier", _TIER_KEYS)
        up_to = fields.count("up_to")
        if tiers and up_to <= tiers[-1].up_to:
            fields.refuse(
                "up_to",
                f"is {up_to}, the tier before ends at {tiers[-1].up_to}: each must end higher",
            )
        tiers.append(Tier(up_to, _prices(fields)))
    cache_prices = [tier.prices.cache_hit is not None for tier in tiers]
    if any(cache_prices) and not all(cache_prices):
        model.refuse("tiers", "have a 'cache_hit' in some tiers only: write it in all or in none")
    if tiers[-1].up_to != context_length:
        fields.refuse(
            "up_to",
            f"is {tiers[-1].up_to}, the context length {context_length}: the last tier must end "
            "there",
        )
    return tuple(tiers)


def _prices(fields: Fields) -> Prices:
    return Prices(
        cache_hit=fields.price("cache_hit") if fields.has("cache_hit") else None,
        input=fields.price("input"),
        output=fields.price("output"),
    )
