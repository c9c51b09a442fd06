"""A day put in order piece by piece: dynamic programming over sets of blocks, layer by layer, bounded.

A layer holds the cheapest beginning for each set of so many blocks. What cannot become better than the best order known
is dropped, and of what is left only so many are kept: then the least that any dropped one could come to bounds what can
be. Where nothing was dropped that could be better, the order found is the best there is. (A beam search that becomes
complete as it widens: Zhang, Complete anytime beam search, 1998; here all of a layer is one row of NumPy arrays.)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.allowance import Spend
from tablework.solvers.day_arrays import Bools, DayArrays, Floats
from tablework.solvers.day_bound import DayBound

_WORD = 64
_HAIR = 1e-9
"""What adding up in another order may come to, as a part of the whole."""

Numbers = NDArray[np.intp]


class Layer(NamedTuple):
    """Beginnings of so many blocks: their sets as words of bits, what they cost, who is there, and whence they came."""

    sets: NDArray[np.uint64]
    cost: Floats
    taken: Bools
    there: Floats
    parent: Numbers
    block: Numbers

    def only(self, which: Numbers | Bools) -> Layer:
        """Some of them."""
        sets, cost, taken, there, parent, block = self
        return Layer(sets[which], cost[which], taken[which], there[which], parent[which], block[which])


class DayLayers:
    """One search: the best `order` so far as numbers of blocks, its `cost` in waiting, and the `least` that can be.

    `step` is what the next better order is better by, at least.
    """

    def __init__(self, day: DayArrays, step: float) -> None:
        self.day, self._step, self._bound = day, step, DayBound(day)
        number = np.arange(len(day.minutes))
        self._word, self._bit = number // _WORD, np.uint64(1) << (number % _WORD).astype(np.uint64)
        self.order: list[int] = []
        self.cost, self.least = np.inf, 0.0

    @property
    def proved(self) -> bool:
        """Whether no order has less waiting."""
        return self.least >= self.cost

    @property
    def goal(self) -> float:
        """What an order may cost at most to be better than the one that is known."""
        hair = _HAIR * max(1.0, self.cost) if np.isfinite(self.cost) else 0.0
        return float(self.cost - max(self._step - hair, hair))

    def first(self) -> None:
        """An order to begin from: always what costs least next."""
        found, cost, begun = [], 0.0, self._empty()
        for _ in self._word:
            costs = np.where(self.day.next(begun.taken, begun.there), self.day.costs(begun.there), np.inf)[0]
            found.append(int(costs.argmin()))
            cost += float(costs[found[-1]])
            begun.taken[0, found[-1]] = True
            begun = begun._replace(there=self.day.there(begun.taken))
        self.order, self.cost = found, cost

    def take(self, order: list[int], cost: float) -> None:
        """An order that was found elsewhere, and is no worse."""
        self.order, self.cost = order, cost

    def close(self, best: tuple[list[int], float] | None) -> None:
        """The best order, found elsewhere; None: there is none better than the one that is known."""
        if best:
            self.take(*best)
        self.least = self.cost

    def widen(self, widths: Iterable[int], spend: Spend) -> None:
        """Look again and again with layers of so many beginnings, until the best order is known to be the best.

        Raises:
            TimeoutError: there was not enough time for it.
        """
        for width in widths:
            if self.proved:
                break
            self._look(width, spend)

    def _look(self, width: int, spend: Spend) -> None:
        layer, dropped, trail = self._empty(), np.inf, []
        for _ in self._word:
            layer = self._following(layer)
            spend(len(layer.cost) * self._bound.work)
            layer, least = self._kept(layer, width)
            dropped = min(dropped, least)
            trail.append((layer.parent, layer.block))
            if not len(layer.cost):
                break
        else:
            self._remember(trail, float(layer.cost[0]))
        self.least = max(self.least, self._rounded(min(dropped, self.cost)))

    def _empty(self) -> Layer:
        size, words = len(self._word), int(self._word[-1]) + 1 if len(self._word) else 0
        taken = np.zeros((1, size), dtype=bool)
        nothing = np.zeros(1, dtype=np.intp)
        return Layer(np.zeros((1, words), np.uint64), np.zeros(1), taken, self.day.there(taken), nothing, nothing)

    def _following(self, layer: Layer) -> Layer:
        """Each beginning with each block that is worth taking next; of those with one set, the cheapest."""
        costs = self.day.costs(layer.there)
        parent, block = np.nonzero(self.day.next(layer.taken, layer.there))
        cost = layer.cost[parent] + costs[parent, block]
        useful = cost <= self.goal
        parent, block, cost = parent[useful], block[useful], cost[useful]
        sets = layer.sets[parent]
        sets[np.arange(len(block)), self._word[block]] |= self._bit[block]
        cheapest = _cheapest(sets, cost)
        sets, cost = sets[cheapest], cost[cheapest]
        taken = (sets[:, self._word] & self._bit) != 0
        return Layer(sets, cost, taken, self.day.there(taken), parent[cheapest], block[cheapest])

    def _kept(self, layer: Layer, width: int) -> tuple[Layer, float]:
        """The most promising of a layer, so many, and the least that the others could come to."""
        could_be = layer.cost + self._bound.least(layer.taken, layer.there)
        hopeful = np.flatnonzero(could_be <= self.goal)
        if len(hopeful) <= width:
            return layer.only(hopeful), np.inf
        ranked = hopeful[np.argsort(could_be[hopeful], kind="stable")]
        return layer.only(np.sort(ranked[:width])), float(could_be[ranked[width]])

    def _remember(self, trail: list[tuple[Numbers, Numbers]], cost: float) -> None:
        place, order = 0, []
        for parent, block in reversed(trail):
            order.append(int(block[place]))
            place = int(parent[place])
        self.order, self.cost = order[::-1], cost

    def _rounded(self, least: float) -> float:
        """Costs go in steps, and so does what they cannot be below."""
        if least > self.goal:
            return self.cost
        steps = np.ceil(least / self._step - _HAIR * max(1.0, least / self._step))
        return float(min(max(least, steps * self._step), self.cost))


def _cheapest(sets: NDArray[np.uint64], cost: Floats) -> Numbers:
    """The places of the cheapest of each set, sets in order; of several, the first."""
    order = np.lexsort((cost, *sets.T))
    ranked = sets[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    return order[new]
