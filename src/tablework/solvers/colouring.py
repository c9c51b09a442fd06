"""Parts given out one by one: a graph of clashes coloured, quickly or until nothing better is left to try.

The part with the fewest performers left to choose from goes first (Brélaz, New methods to color the vertices of a
graph, Communications of the ACM 22, 1979).
"""

from __future__ import annotations

from collections.abc import Sequence

from tablework.solvers.cliques import bits

STEPS = 20_000
"""Parts given out, also again, before it leaves a question to CP-SAT: a second's work at most."""


class Colouring:
    """A search for colours, at most so many of them and at most so many parts of each."""

    def __init__(self, clashes: Sequence[int], sizes: Sequence[int], most: int | None = None) -> None:
        """Colour this graph; a vertex of a size counts as so many parts, and a performer has at most `most`."""
        self._clashes, self._sizes, self._most = clashes, sizes, most
        self._colours: list[int] = []
        self._left = 0

    def greedy(self, first: Sequence[int] = ()) -> list[int]:
        """The colours as sets of bits, with `first` (a clique) given out before the others; never taken back."""
        self._begin(first)
        while (part := self._next()) is not None:
            colour = next((n for n, held in enumerate(self._colours) if self._fits(part, held)), None)
            self._give(part, len(self._colours) if colour is None else colour)
        return self._colours

    def within(self, limit: int, first: Sequence[int], steps: int = STEPS) -> list[int] | None:
        """Colours, at most so many; None where there are none.

        Raises:
            TimeoutError: it takes more than so many steps to know.
        """
        self._begin(first)
        self._steps = steps
        return self._colours if self._search(limit) else None

    def _begin(self, first: Sequence[int]) -> None:
        self._colours = [1 << part for part in first]
        self._left = ((1 << len(self._clashes)) - 1) & ~sum(self._colours)

    def _search(self, limit: int) -> bool:
        part = self._next()
        if part is None:
            return True
        for colour in range(min(len(self._colours) + 1, limit)):
            if colour == len(self._colours) or self._fits(part, self._colours[colour]):
                self._steps -= 1
                if self._steps < 0:
                    raise TimeoutError
                self._give(part, colour)
                if self._search(limit):
                    return True
                self._take_back(part, colour)
        return False

    def _next(self) -> int | None:
        """The part with the fewest colours left, then the most clashes, then the first."""
        if not self._left:
            return None
        return max(bits(self._left), key=lambda part: (self._refused(part), self._clashes[part].bit_count(), -part))

    def _refused(self, part: int) -> int:
        return sum(not self._fits(part, held) for held in self._colours)

    def _fits(self, part: int, held: int) -> bool:
        if self._clashes[part] & held:
            return False
        return self._most is None or sum(self._sizes[n] for n in bits(held)) + self._sizes[part] <= self._most

    def _give(self, part: int, colour: int) -> None:
        if colour == len(self._colours):
            self._colours.append(0)
        self._colours[colour] |= 1 << part
        self._left &= ~(1 << part)

    def _take_back(self, part: int, colour: int) -> None:
        self._colours[colour] &= ~(1 << part)
        self._left |= 1 << part
        if not self._colours[colour]:
            self._colours.pop()
