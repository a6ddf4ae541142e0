"""What nobody has foreseen, in one line; for the program's makers all of it, in the log."""

from __future__ import annotations

from pathlib import Path

from kimi_calc import faults, user_files
from kimi_calc.cli.arguments import refuse
from kimi_calc.diagnostics import described


def refuse_unforeseen(error: Exception) -> int:
    """Say that the program has a fault, and where more of it is kept; the exit code."""
    log = _logged(error)
    kept = f": {str(log)!r} says more, send its end to the program's makers" if log else ""
    return refuse(f"a fault of the program, not of yours: {_what(error)}{kept}")


def _what(error: Exception) -> str:
    """The kind of an exception, and the line of the program where it came up."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    kind = type(error).__name__
    if not trace:
        return kind
    return f"{kind} in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"


def _logged(error: Exception) -> Path | None:
    """The log that the exception is in now; None where there can't be one."""
    try:
        log = user_files.folder() / faults.LOG_NAME
        found = faults.Faults()
        found.write(described(error))
        found.keep_log(log)
        return log if log.exists() else None
    except Exception:  # noqa: BLE001 - a log is not worth a second fault
        return None
