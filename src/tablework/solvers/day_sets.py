"""A small day put in order exactly: for every set of blocks the cheapest way to have taken it, set by set.

It asks nothing but memory for all 2ⁿ sets and knows no bound, so that it takes as long for an easy day as for a hard
one: quickest up to a dozen blocks, and up to twenty for days in which nearly everybody is in nearly everything. (Held
and Karp's dynamic programming over sets, 1962, for this cost.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.allowance import Spend
from tablework.solvers.day_arrays import DayArrays

MOST = 20
"""Blocks: a million sets, ten megabytes."""

_AT_ONCE = 1 << 15
"""Sets that are followed at once: what that holds for a while is then some tens of megabytes."""

Sets = NDArray[np.int64]


class DaySets:
    """The cheapest cost of every set of blocks, and which of them was taken last."""

    def __init__(self, day: DayArrays) -> None:
        self._day, self._size = day, len(day.minutes)
        self._bit = 1 << np.arange(self._size)
        self._cost = np.full(1 << self._size, np.inf)
        self._last = np.zeros(1 << self._size, dtype=np.int8)

    def solve(self, at_most: float, spend: Spend) -> tuple[list[int], float] | None:
        """The best order and its cost; None where none costs at most so much.

        Raises:
            TimeoutError: it takes longer to know.
        """
        self._cost[0] = 0
        for sets in self._layers():
            for n in range(0, len(sets), _AT_ONCE):
                some = sets[n : n + _AT_ONCE]
                spend(len(some) * (self._day.cast.size + self._size))
                self._follow(some[self._cost[some] <= at_most])
        cost = float(self._cost[-1])
        return (self._order(), cost) if cost <= at_most else None

    def _layers(self) -> list[Sets]:
        """All sets but the whole, those of few blocks before those of many."""
        sets = np.arange((1 << self._size) - 1)
        number = np.bitwise_count(sets)
        ranked = np.argsort(number, kind="stable")
        return np.split(ranked, np.searchsorted(number[ranked], np.arange(1, self._size)))

    def _follow(self, sets: Sets) -> None:
        """Each of some sets of equal size with each block that may be taken next."""
        taken = (sets[:, None] & self._bit) != 0
        there = self._day.there(taken)
        costs, free = self._day.costs(there) + self._cost[sets][:, None], self._day.free(taken)
        for block, bit in enumerate(self._bit):
            which = free[:, block]
            larger, cost = sets[which] | bit, costs[which, block]
            better = cost < self._cost[larger]
            self._cost[larger[better]] = cost[better]
            self._last[larger[better]] = block

    def _order(self) -> list[int]:
        """The whole set taken apart again."""
        order: list[int] = []
        left = len(self._cost) - 1
        while left:
            order.append(int(self._last[left]))
            left ^= 1 << order[-1]
        return order[::-1]
