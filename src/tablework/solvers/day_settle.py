"""An order of a day made better by moving one block, or turning a stretch round, until nothing of the kind helps.

For days too large to be searched whole: it proves nothing, and what it finds lets the search drop more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.allowance import Spend
from tablework.solvers.day_arrays import Bools, DayArrays, Floats

_AT_ONCE = 2_000_000
"""Places in time for people that are looked at together: some tens of megabytes."""

Orders = NDArray[np.intp]


def settle(day: DayArrays, order: Sequence[int], spend: Spend) -> tuple[list[int], float]:
    """The order with the best move made, again and again while one helps and there is time; and its waiting."""
    best = np.array(order, dtype=np.intp)
    cost = waiting(day, best[None])[0]
    try:
        while True:
            spend(2 * len(best) ** 2 * day.cast.size)
            others = _moved(best)
            others = others[_allowed(day, others)]
            costs = waiting(day, others) if len(others) else np.array([np.inf])
            place = int(costs.argmin())
            if not costs[place] < cost:
                break
            best, cost = others[place], costs[place]
    except TimeoutError:
        pass
    return [int(block) for block in best], float(cost)


def waiting(day: DayArrays, orders: Orders) -> Floats:
    """What each order (a row) comes to."""
    rows = max(1, _AT_ONCE // max(1, day.cast.size))
    return np.concatenate([_waiting(day, orders[n : n + rows]) for n in range(0, len(orders), rows)])


def _waiting(day: DayArrays, orders: Orders) -> Floats:
    """Everybody's minutes from first to last, less those in which they are called."""
    called = day.cast[orders] > 0
    ends = np.cumsum(day.minutes[orders], axis=1)
    starts = ends - day.minutes[orders]
    first, last = called.argmax(axis=1), called.shape[1] - 1 - called[:, ::-1].argmax(axis=1)
    here = np.take_along_axis(ends, last, axis=1) - np.take_along_axis(starts, first, axis=1)
    found: Floats = (here - day.minutes @ day.cast) @ day.rates
    return found


def _moved(order: Orders) -> Orders:
    """Every order with one block elsewhere, or one stretch the other way round."""
    size = len(order)
    found = []
    for place in range(size):
        without = np.delete(order, place)
        found += [np.insert(without, n, order[place]) for n in range(size) if n != place]
    for first in range(size):
        for end in range(first + 3, size + 1):
            found.append(np.concatenate([order[:first], order[first:end][::-1], order[end:]]))
    return np.array(found, dtype=np.intp).reshape(-1, size)


def _allowed(day: DayArrays, orders: Orders) -> Bools:
    """Which orders take each block after those that must come earlier."""
    place = np.argsort(orders, axis=1)
    earlier, later = np.nonzero(day.before)
    found: Bools = np.all(place[:, earlier] < place[:, later], axis=1)
    return found
