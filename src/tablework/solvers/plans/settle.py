"""Find a place for every call: where one has none, it takes the place of those that were hardest to miss least often.

An ejection search with a count of how often each call was in the way or left over, after Nagata and Bräysy (2009) for
routes of vehicles: the call that keeps losing its place becomes dear to move, and the search leaves the circle.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.plans.grid import Place
from tablework.solvers.plans.ledger import Ledger

STEPS_PER_CALL = 40
"""How long it is tried, for each call of the problem; forty calls a week settle in a twentieth of it."""

_OUT, _NOWHERE = -1_000_000, -2
_STAYS = 1e9
"""A fixed call is missed beyond all measure: nothing takes its place."""


def settle(ledger: Ledger, chance: random.Random, enough: Callable[[], bool] = lambda: False) -> None:
    """Place every call that can be placed; what is left over has no place, nor has what comes after it."""
    _first_round(ledger)
    _Settling(ledger, chance).run(STEPS_PER_CALL * len(ledger.grid.calls), enough)
    leave_strays_out(ledger)


def _first_round(ledger: Ledger) -> None:
    """The most pressing first, each where it costs least."""
    grid = ledger.grid
    for n in sorted(ledger.out(), key=lambda n: (grid.span[n][1], n)):
        place = ledger.best(n)
        if place:
            ledger.put(n, place)


def leave_strays_out(ledger: Ledger) -> None:
    """Take out every call that comes after one that is out."""
    grid = ledger.grid
    for n in range(len(grid.calls)):  # in an order in which what comes before comes first
        if ledger.where[n] and not grid.fixed[n] and any(ledger.where[b] is None for b in grid.before[n]):
            ledger.take(n)


class _Settling:
    """Where everybody is, as arrays over the calls: what a place would cost is asked of all places at once."""

    def __init__(self, ledger: Ledger, chance: random.Random) -> None:
        self._ledger, self._grid, self._chance = ledger, ledger.grid, chance
        self._noise = np.random.default_rng(chance.randrange(1 << 32))
        number = len(self._grid.calls)
        self._missed = np.where(self._grid.fixed, _STAYS, 1.0)
        self._length = np.array(self._grid.length, dtype=np.intp)
        self._cell = np.full(number, _OUT, dtype=np.intp)
        self._room = np.full(number, _OUT, dtype=np.intp)
        cast = np.zeros((number, len(self._grid.people)), dtype=bool)
        for n, people in enumerate(self._grid.cast):
            cast[n, people] = True
        self._shares = (cast.astype(np.float32) @ cast.T.astype(np.float32)) > 0
        self._hopeless: set[int] = set()
        for n, place in enumerate(ledger.where):
            if place:
                self._note(n, place)

    def run(self, steps: int, enough: Callable[[], bool]) -> None:
        for _ in range(steps):
            out = [n for n in self._ledger.out() if n not in self._hopeless]
            if not out or enough():
                return
            n = out[0] if self._chance.random() < 0.5 else self._chance.choice(out)
            place = self._ledger.best(n)
            if place:
                self._put(n, place)
            else:
                self._push_in(n)

    def _push_in(self, n: int) -> None:
        """Give a call the place whose holders are missed least, and find them others."""
        self._missed[n] += 1
        place = self._least_missed(n)
        if place is None:
            self._hopeless.add(n)
            return
        holders = self._clear(n, place, self._in_the_way(n, place))
        if self._ledger.is_free(n, place):
            self._put(n, place)
        for other in sorted(holders):
            again = self._ledger.best(other)
            if again:
                self._put(other, again)

    def _least_missed(self, n: int) -> Place | None:
        placed = self._cell != _OUT
        people = self._covered(n, placed & self._shares[n]) + self._against_order(n)
        least, chosen = _STAYS, None
        for room, starts in self._starts(n).items():
            price = (people + self._covered(n, placed & ~self._shares[n] & (self._room == room)))[starts]
            price += self._noise.random(len(starts)) / 2  # places that are missed alike take turns
            at = int(price.argmin())
            if price[at] < least:
                least, chosen = float(price[at]), Place(int(starts[at]), room)
        return chosen

    def _starts(self, n: int) -> dict[int, NDArray[np.intp]]:
        """Where a call could begin in each of its rooms, if nothing else were called."""
        found: dict[int, list[int]] = {}
        for place in self._grid.places[n]:
            found.setdefault(place.room, []).append(place.cell)
        return {room: np.array(cells, dtype=np.intp) for room, cells in found.items()}

    def _covered(self, n: int, calls: NDArray[np.bool_]) -> NDArray[np.float64]:
        """For each cell how much the calls are missed that a call beginning there would meet."""
        change = np.zeros(self._grid.cells + 1)
        missed = self._missed[calls]
        np.add.at(change, np.maximum(0, self._cell[calls] - self._grid.length[n] + 1), missed)
        ends = self._cell[calls] + self._length[calls]
        np.subtract.at(change, np.minimum(self._grid.cells, ends), missed)  # a fixed call may go on after the last hour
        return np.asarray(change.cumsum())

    def _against_order(self, n: int) -> NDArray[np.float64]:
        """For each cell how much the calls are missed that would come in the wrong order."""
        found = np.zeros(self._grid.cells + 1)
        for before in self._grid.before[n]:
            if self._cell[before] != _OUT:
                found[: self._grid.after(n, before, int(self._cell[before]))] += self._missed[before]
        for after in self._grid.afters[n]:
            if self._cell[after] != _OUT:
                found[self._grid.ahead(n, after, int(self._cell[after])) + 1 :] += self._missed[after]
        return found

    def _in_the_way(self, n: int, place: Place) -> set[int]:
        """Who would have to go."""
        meets = (self._cell < place.cell + self._grid.length[n]) & (place.cell < self._cell + self._length)
        meets &= (self._cell != _OUT) & (self._shares[n] | (self._room == place.room))
        found = set(np.flatnonzero(meets).tolist()) - {n}
        for before in self._grid.before[n]:
            stands = int(self._cell[before])
            if stands != _OUT and self._grid.after(n, before, stands) > place.cell:
                found.add(before)
        for after in self._grid.afters[n]:
            stands = int(self._cell[after])
            if stands != _OUT and self._grid.ahead(n, after, stands) < place.cell:
                found.add(after)
        return found

    def _clear(self, n: int, place: Place, holders: set[int]) -> set[int]:
        """Take out those in the way, and where rules still forbid it, all that those people do on that day."""
        for other in holders:
            self._take(other)
        if self._ledger.is_free(n, place):
            return holders
        cast = set(self._grid.cast[n])
        day = self._ledger.on_day(place.cell // self._grid.slots)
        shared = {other for other in day if not cast.isdisjoint(self._grid.cast[other])}
        for other in shared:
            self._take(other)
        return holders | shared

    def _put(self, n: int, place: Place) -> None:
        self._ledger.put(n, place)
        self._note(n, place)

    def _take(self, n: int) -> None:
        self._ledger.take(n)
        self._cell[n] = self._room[n] = _OUT

    def _note(self, n: int, place: Place) -> None:
        self._cell[n] = place.cell
        self._room[n] = place.room if self._grid.rooms[place.room] is not None else _NOWHERE
