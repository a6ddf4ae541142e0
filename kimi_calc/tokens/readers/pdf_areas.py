"""Areas of a page: rectangles along its edges, and how they are moved and turned."""

from __future__ import annotations

from typing import NamedTuple

NEAR = 1.0
"""In units of the page: letters may reach a little over an edge."""


class Area(NamedTuple):
    """A rectangle; one whose left is right of its right is empty."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: Area) -> Area:
        """What both cover."""
        return Area(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def covers(self, other: Area) -> bool:
        """Whether the other is within this one, or nearly."""
        return (
            self.left - NEAR <= other.left
            and self.bottom - NEAR <= other.bottom
            and other.right <= self.right + NEAR
            and other.top <= self.top + NEAR
        )

    def moved(self, by: Matrix) -> Area:
        """The area that its corners come to by a matrix."""
        corners = [
            (by.a * x + by.c * y + by.e, by.b * x + by.d * y + by.f)
            for x in (self.left, self.right)
            for y in (self.bottom, self.top)
        ]
        return around(corners)


class Matrix(NamedTuple):
    """x, y → a·x + c·y + e, b·x + d·y + f, as PDF has it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: Matrix) -> Matrix:
        """First this one, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )


def around(corners: list[tuple[float, float]]) -> Area:
    """The smallest area that holds these corners."""
    across, up = zip(*corners, strict=True)
    return Area(min(across), min(up), max(across), max(up))


NOWHERE = Area(float("inf"), float("inf"), float("-inf"), float("-inf"))
"""An area that covers nothing."""
