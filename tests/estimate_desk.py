"""A desk with the drawn estimate on it, and a list in use."""

from pathlib import Path

from drawn_estimate import drawn_estimate

from kimi_calc.estimates import Estimate
from kimi_calc.price_lists import InUse, load_price_list
from kimi_calc.price_lists.catalogue import builtin_price_lists
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.price_lists import PriceLists

TODAY = "cny-2026-09-19"


def path_of(list_id: str) -> Path:
    """The file of a built-in list."""
    return next(info.path for info in builtin_price_lists() if info.id == list_id)


def desk_with(estimate: Estimate | None = None, in_use: InUse | None = None) -> EstimateDesk:
    """A desk whose list in use is the newest one of CNY, where no other is given."""
    used = in_use or InUse(load_price_list(path_of(TODAY)), "builtin")
    calculation = Calculation(used.price_list)
    desk = EstimateDesk(calculation, PriceLists(calculation, used))
    desk.estimating.show(drawn_estimate() if estimate is None else estimate)
    return desk


def keys_of(desk: EstimateDesk, *names: str) -> set[int]:
    """The keys of items with these names."""
    return {item.key for item in desk.estimating.estimate.items if item.name in names}
