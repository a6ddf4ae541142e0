"""Where a window can be: arithmetic alone, in logical pixels, without Qt.

A place is x, y, width and height. That of a window has the corner of its frame, but the size of
what is within, as Qt moves and resizes windows.
"""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int, int, int]
Frame = tuple[int, int, int, int]
"""What a desktop draws left of a window, above, right of and below it."""

USUAL_FRAME: Frame = (8, 40, 8, 8)
"""At most as far as is known, where none was seen yet."""

NO_FRAME: Frame = (0, 0, 0, 0)


def placed(wanted: Place, screens: Sequence[Place], frame: Frame | None = None) -> Place:
    """A window's place, with its whole frame on one screen.

    That is the one that has most of the place that is wanted; where none has anything of it, the
    middle of the first. There it is moved as little as can be, and made smaller where it has no
    room. `screens` is what each has free, at least one of them, the primary one first. Without a
    frame, where none was seen yet, a place that lies within a screen is left as it is: the frame
    had room there when it was left; any other has room for every usual frame.
    """
    x, y, width, height = wanted
    left, top, right, bottom = frame or NO_FRAME
    whole = (x, y, width + left + right, height + top + bottom)
    screen = max(screens, key=lambda one: _shared(whole, one))
    shared = _shared(whole, screen)
    if shared == whole[2] * whole[3]:
        return wanted
    if not shared:
        return centred((width, height), screen, frame or USUAL_FRAME)
    left, top, right, bottom = frame or USUAL_FRAME
    width = min(width, max(screen[2] - left - right, 1))
    height = min(height, max(screen[3] - top - bottom, 1))
    return (
        _moved(x, width + left + right, screen[0], screen[2]),
        _moved(y, height + top + bottom, screen[1], screen[3]),
        width,
        height,
    )


def centred(size: tuple[int, int], screen: Place, frame: Frame = USUAL_FRAME) -> Place:
    """The place of a window in the middle of what a screen has free, no larger than that."""
    left, top, right, bottom = frame
    width = min(size[0], max(screen[2] - left - right, 1))
    height = min(size[1], max(screen[3] - top - bottom, 1))
    return (
        screen[0] + max(screen[2] - width - left - right, 0) // 2,
        screen[1] + max(screen[3] - height - top - bottom, 0) // 2,
        width,
        height,
    )


def _moved(start: int, length: int, first: int, room: int) -> int:
    return max(min(start, first + room - length), first)


def _shared(one: Place, other: Place) -> int:
    """The area that two places have in common."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(across, 0) * max(down, 0)
