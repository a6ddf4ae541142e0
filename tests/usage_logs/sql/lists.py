"""Made-up price lists with what the published ones lack."""

from datetime import date
from decimal import Decimal

from kimi_calc.pricing import Model, PriceList
from kimi_calc.pricing.charges import cache_write
from kimi_calc.pricing.models import Prices, Tier

FIVE, HOUR = cache_write("5m"), cache_write("1h")


def prices(plain: str, output: str, hit: str | None = None, **writes: str) -> Prices:
    others = {cache_write(life.strip("_")): Decimal(price) for life, price in writes.items()}
    return Prices(Decimal(hit) if hit else None, Decimal(plain), Decimal(output), others)


def made_up(day: str, *models: Model, id_: str = "") -> PriceList:
    """A list in XTS, the code for tests."""
    listed = date.fromisoformat(day)
    return PriceList(id_ or f"xts-{day}", "Nobody", "XTS", listed, "", models)


def tiny() -> tuple[PriceList, ...]:
    """Two lists: a model in tiers, one that is gone, one that is new."""
    ladder = Model(
        "ladder",
        "made",
        1000,
        (Tier(100, prices("1.5", "3", "0.5")), Tier(1000, prices("2", "4", "0.5"))),
        currency="XTS",
        tier_by="input",
    )
    gone = Model("gone", "made", 500, (Tier(500, prices("7", "9")),), currency="XTS")
    new = Model(
        "new",
        "made",
        2000,
        (Tier(2000, prices("1", "2", "0.1", _5m="1.25", _1h="2")),),
        currency="XTS",
        services={"batch": (Tier(2000, prices("0.5", "1", "0.05")),)},
    )
    return made_up("2026-01-01", ladder, gone), made_up("2026-02-01", ladder, new)


def awkward() -> tuple[PriceList, ...]:
    """Tiers by the input, ids in capitals, nine decimals, one lifetime of two, a batch in tiers."""
    edges = (8192, 32768, 131072)
    latest = Model(
        "kimi-latest",
        "made",
        262144,
        tuple(Tier(edge, prices(f"{n}.000000001", f"{n * 3}.5", "0.25")) for n, edge in
              enumerate((*edges, 262144), 1)),
        currency="XTS",
        tier_by="input",
        services={
            "batch": tuple(Tier(edge, prices(f"{n}.5", f"{n}")) for n, edge in
                           enumerate((32768, 262144), 1))
        },
    )  # fmt: skip
    own = Model(
        "Made-Up", "made", 131072, (Tier(131072, prices("3", "0", "0", _5m="4")),), currency="XTS"
    )
    long_writes = Model(
        "long-writes", "made", 131072, (Tier(131072, prices("3", "5", _1h="4")),), currency="XTS"
    )
    k3 = Model("kimi-k3", "made", 32768, (Tier(32768, prices("1", "2")),), currency="XTS")
    longer = Model("kimi-k3", "made", 262144, latest.tiers, currency="XTS")
    return (
        made_up("2026-02-09", latest, k3),
        made_up("2026-06-12", own, k3, id_="it's\n; DROP TABLE logs; */"),
        made_up("2026-09-01", longer, own, long_writes),
    )
