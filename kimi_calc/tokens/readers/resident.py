"""How much memory this process has, on each system."""

from __future__ import annotations

import ctypes
import os
import sys


def resident() -> int:
    """Bytes of memory that are this process's now; on macOS, the most that ever were."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "linux":
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - 50 times a second
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class _Counters(ctypes.Structure):
    """Windows' PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("most_resident", ctypes.c_size_t),
        ("resident", ctypes.c_size_t),
        *((f"other_{number}", ctypes.c_size_t) for number in range(6)),
    )


def _on_windows() -> int:
    counters = _Counters(size=ctypes.sizeof(_Counters))
    system = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined] # of Windows alone
    process = ctypes.c_void_p(system.GetCurrentProcess())
    system.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
    return int(counters.resident)
