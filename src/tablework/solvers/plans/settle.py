"""Find a place for every call: where one has none, it takes the place of those that were hardest to miss least often.

An ejection search with a count of how often each call was in the way or left over, after Nagata and Bräysy (2009) for
routes of vehicles: the call that keeps losing its place becomes dear to move, and the search leaves the circle.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from tablework.solvers.plans.grid import Place
from tablework.solvers.plans.ledger import Ledger

STEPS_PER_CALL = 12
"""How long it is tried, for each call of the problem; forty calls a week settle in a twentieth of it."""


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
    def __init__(self, ledger: Ledger, chance: random.Random) -> None:
        self._ledger, self._grid, self._chance = ledger, ledger.grid, chance
        self._missed = [1] * len(self._grid.calls)
        self._holds: dict[tuple[int, int], int] = {}
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
        least, chosen = float("inf"), None
        for cell in self._grid.starts[n].tolist():
            holders = self._in_the_way(n, cell)
            if holders is None or self._price(holders) >= least:
                continue
            for room in self._grid.allowed[n]:
                both = self._with_room(n, cell, room, holders)
                price = float("inf") if both is None else self._price(both) + self._chance.random() / 2
                if both is not None and price < least:
                    least, chosen = price, (Place(cell, room), both)
        if chosen is None:
            self._hopeless.add(n)
            return
        place, holders = chosen
        holders = self._clear(n, place, holders)
        if self._ledger.is_free(n, place):
            self._put(n, place)
        for other in sorted(holders):
            again = self._ledger.best(other)
            if again:
                self._put(other, again)

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

    def _price(self, holders: Iterable[int]) -> int:
        return sum(self._missed[n] for n in holders)

    def _in_the_way(self, n: int, cell: int) -> set[int] | None:
        """Who would have to go, rooms aside; None if one of them is fixed."""
        cells = range(cell, cell + self._grid.length[n])
        found = {self._holds[who, at] for at in cells for who in self._grid.cast[n] if (who, at) in self._holds}
        for before in self._grid.before[n]:
            place = self._ledger.where[before]
            if place and self._grid.after(n, before, place.cell) > cell:
                found.add(before)
        for after in self._grid.afters[n]:
            place = self._ledger.where[after]
            if place and self._grid.ahead(n, after, place.cell) < cell:
                found.add(after)
        return None if any(self._grid.fixed[one] for one in found) else found

    def _with_room(self, n: int, cell: int, room: int, holders: set[int]) -> set[int] | None:
        day, slot = divmod(cell, self._grid.slots)
        bits = (1 << self._grid.length[n]) - 1 << slot
        if self._grid.closed_slots(room, day) & bits:
            return None
        cells = range(cell, cell + self._grid.length[n])
        both = holders | {self._holds[-1 - room, at] for at in cells if (-1 - room, at) in self._holds}
        return None if any(self._grid.fixed[one] for one in both) else both

    def _put(self, n: int, place: Place) -> None:
        self._ledger.put(n, place)
        self._note(n, place)

    def _take(self, n: int) -> None:
        place = self._ledger.take(n)
        for key in self._grid.holds(n, place):
            self._holds.pop(key, None)

    def _note(self, n: int, place: Place) -> None:
        for key in self._grid.holds(n, place):
            self._holds[key] = n
