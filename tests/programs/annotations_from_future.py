"""With this import hints stay text."""
from __future__ import annotations


def later(x: Unknown, *y: list[Missing]) -> Nothing.at_all:
    pass


print(later.__annotations__)
