"""A day of blocks as arrays: what is known of many beginnings of an order at once.

A beginning is a row that says for each block whether it is taken. What it costs to take a block next depends on the set
that is taken and not on its order, which is why one row stands for all orders of a set.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.day_blocks import Block

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_SMALL = 200_000
"""Multiplications of one product: from 262,144 on OpenBLAS puts a second thread to it, and two that wait for each other
take nine times the CPU of one."""


def product(many: Floats, table: Floats) -> Floats:
    """A matrix product of many rows with a small table, by one thread."""
    rows = max(1, _SMALL // max(1, table.size))
    if len(many) <= rows:
        return many @ table
    return np.concatenate([many[n : n + rows] @ table for n in range(0, len(many), rows)])


class DayArrays:
    """The blocks by people of a day, their minutes and rates, and what is known of a beginning from them."""

    def __init__(self, blocks: Sequence[Block], rates: dict[str, Fraction]) -> None:
        people = list(rates)
        self.cast: Floats = np.array([[who in one.people for who in people] for one in blocks], dtype=float)
        self.cast = self.cast.reshape(len(blocks), len(people))
        self.minutes: Floats = np.array([block.minutes for block in blocks], dtype=float)
        self.rates: Floats = np.array([float(rates[who]) for who in people], dtype=float)
        self._paid: Floats = (self.cast * self.rates).T
        self._size: Floats = self.cast.sum(axis=1)
        self.before = _sequence(blocks)
        self._in_sequence = bool(self.before.any())
        self._better = _better(blocks)
        self._others: Floats = np.array([self.cast[more] - self.cast[less] for less, more in self._better], dtype=float)
        self._others = self._others.reshape(len(self._better), len(people)).T

    def there(self, taken: Bools) -> Floats:
        """Who has come and must still stay, as ones and noughts: beginnings by people."""
        done = taken.astype(float)
        return ((product(done, self.cast) > 0) & (product(1 - done, self.cast) > 0)).astype(float)

    def costs(self, there: Floats) -> Floats:
        """What each block would cost next, in waiting: beginnings by blocks."""
        return self.minutes * ((there @ self.rates)[:, None] - product(there, self._paid))

    def free(self, taken: Bools) -> Bools:
        """Which blocks may come next: beginnings by blocks."""
        left = ~taken
        return left & (product(left.astype(float), self.before) == 0) if self._in_sequence else left

    def next(self, taken: Bools, there: Floats) -> Bools:
        """Which of those are worth taking next: there is an order that is best and begins so."""
        free = self.free(taken)
        exact = free & (product(there, self.cast.T) == self._size) & (there.sum(axis=1)[:, None] == self._size)
        at_once = exact.any(axis=1)
        worth = free & ~self._can_follow(free, there)
        worth[at_once] = False
        worth[at_once, exact[at_once].argmax(axis=1)] = True
        return worth

    def _can_follow(self, free: Bools, there: Floats) -> Bools:
        """Blocks that may as well follow another that is free: all whom it has more are there, or come for this one.

        Either it comes down to them, or the other comes forward to this one: whichever has fewer waiting is no dearer.
        Garcia de la Banda, Stuckey and Chu (Solving talent scheduling with dynamic programming, 2011) call it
        subsumption.
        """
        found = np.zeros_like(free)
        if self._better:
            here = product(there, self._others) == self._others.sum(axis=0)
            for n, (less, more) in enumerate(self._better):
                found[:, less] |= here[:, n] & free[:, more]
        return found


def _sequence(blocks: Sequence[Block]) -> Floats:
    """1 where the block of the row must come before that of the column."""
    inside = [frozenset(block.pieces) for block in blocks]
    pairs = [[bool(block.before & earlier) for block in blocks] for earlier in inside]
    return np.array(pairs, dtype=float).reshape(len(blocks), len(blocks))


def _better(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of blocks of which the second has all the people of the first, and more, and nothing forbids it to lead."""
    return [
        (n, m)
        for (n, less), (m, more) in permutations(enumerate(blocks), 2)
        if less.people < more.people and less.after - frozenset(more.pieces) <= more.after
    ]
