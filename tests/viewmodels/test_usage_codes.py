"""Every reason that reading and pricing give has words of the window's own."""

import pytest

from kimi_calc.tokens.refusals import REASONS
from kimi_calc.usage_logs.messages import FILES, LEFT_OUT, UNPRICED, UNREADABLE
from kimi_calc.usage_logs.tally import Fault, Place
from kimi_calc.viewmodels.usage_files_wording import file_problem
from kimi_calc.viewmodels.usage_not_counted import fault_reason, reason


@pytest.mark.parametrize("code", UNREADABLE)
def test_why_a_record_can_t_be_read(code: str) -> None:
    said = fault_reason(Fault(Place("a", 1), code, "tokens", "7x"))
    assert said not in {"", code}
    for name, value in (("{field}", "tokens"), ("{value}", "7x")):
        if name in UNREADABLE[code] and code != "columns":
            assert value in said


@pytest.mark.parametrize("code", UNPRICED)
def test_why_there_is_no_price(code: str) -> None:
    assert reason(code) not in {"", code}


@pytest.mark.parametrize("code", [*FILES, *LEFT_OUT, *REASONS])
def test_what_is_the_matter_with_a_file(code: str) -> None:
    assert file_problem(code) not in {"", code}
