"""The largest clique of a graph of clashes: parts of which every two clash, so that each needs a performer of its own.

Branch and bound with greedy colouring as the bound (Tomita and Seki, An efficient branch-and-bound algorithm for
finding a maximum clique, DMTCS 2003), on bit sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

STEPS = 200_000
"""Branches before it stops looking for a larger one: a play of a hundred parts takes a few hundred."""


def largest_clique(clashes: Sequence[int], steps: int = STEPS) -> list[int]:
    """The numbers of a largest clique, in order; the largest found where it takes more than so many branches."""
    search = _Search(clashes, steps)
    search.grow([], (1 << len(clashes)) - 1)
    return sorted(search.best)


class _Search:
    """One search, with the largest clique so far."""

    def __init__(self, clashes: Sequence[int], steps: int) -> None:
        self._clashes, self._steps = clashes, steps
        self.best: list[int] = []

    def grow(self, clique: list[int], open_: int) -> None:
        """Every larger clique that a clique and some of the open parts make."""
        for part, colours in reversed(list(self._coloured(open_))):
            if len(clique) + colours <= len(self.best) or self._steps <= 0:
                return
            self._steps -= 1
            grown = [*clique, part]
            if len(grown) > len(self.best):
                self.best = grown
            self.grow(grown, open_ & self._clashes[part])
            open_ &= ~(1 << part)

    def _coloured(self, open_: int) -> Iterator[tuple[int, int]]:
        """The parts, each with how many colours it and those before it take: no clique among them is larger."""
        colours = 0
        while open_:
            colours += 1
            free = open_
            while free:
                part = (free & -free).bit_length() - 1
                yield part, colours
                open_ &= ~(1 << part)
                free &= ~(self._clashes[part] | 1 << part)


def bits(numbers: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while numbers:
        yield (numbers & -numbers).bit_length() - 1
        numbers &= numbers - 1


def all_clashes(clashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every two parts that clash, the lower number first."""
    return (pair for pair in combinations(range(len(clashes)), 2) if clashes[pair[0]] >> pair[1] & 1)
