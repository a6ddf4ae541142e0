"""What can be wrong with what a statement is asked for; every message gives the remedy."""

from __future__ import annotations


class SqlError(ValueError):
    """Why no statement can be made. `code` says the same for a program.

    Codes: no_pair, unknown_name, given_twice, not_a_choice, missing, not_a_name, unknown_group,
    no_such_engine, models_alike, price_too_large.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
