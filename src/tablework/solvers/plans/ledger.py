"""The plan while it is sought: who is called when, what that costs, and where one more call would cost least."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tablework.calls.measure import OUT_OF_ORDER, WORST
from tablework.calls.problem import Person
from tablework.solvers.plans.around import DaysAround
from tablework.solvers.plans.days import NEVER, DayKind, Known, Slots, sort_days
from tablework.solvers.plans.grid import NO_ROOM, Grid, Place

_CANNOT = NEVER // 2


class Ledger:
    """Calls in their places, and what they cost together."""

    def __init__(self, grid: Grid) -> None:
        """An empty plan, but for the fixed calls."""
        self.grid = grid
        self.where: list[Place | None] = [None] * len(grid.calls)
        self.cost = 0.0
        self.waits = [0.0] * len(grid.people)
        self._homes: list[Place | None] = [None] * len(grid.calls)
        self._move_price = 0
        self._days, self._slots = len(grid.days), grid.slots
        self._lengths = sorted(set(grid.length)) or [1]
        self._row = [self._lengths.index(length) for length in grid.length]
        self._bits = [(1 << length) - 1 for length in grid.length]
        self._cast = [np.array(cast, dtype=np.intp) for cast in grid.cast]
        self._plain = self._whose(grid, ruled=False)
        self._under_rules = self._whose(grid, ruled=True)
        self._ruled = [person.rules is not None for person in grid.people]
        self._taken = [0] * (len(grid.people) * self._days)
        self._kinds = sort_days(grid, self._cut_of_day())
        self._around = DaysAround(grid, self._kinds, self._taken, self._lengths[-1])
        self._known = [self._look(n) for n in range(len(self._taken))]
        prices = np.zeros((len(self._lengths), len(grid.people), grid.cells), np.int32)
        self._prices = list(prices)
        self._views = self._cut(prices, len(grid.people))
        for n, known in enumerate(self._known):
            self._views[n][...] = known.prices
        self._room_taken = [
            grid.closed_slots(n // self._days, n % self._days) for n in range(len(grid.rooms) * self._days)
        ]
        self._house = DayKind(self._cut_of_day(), Person("", "", weight=0), (), ())
        rooms = np.zeros((len(self._lengths), len(grid.rooms), grid.cells), np.int32)
        self._rooms = list(rooms)
        self._room_views = self._cut(rooms, len(grid.rooms))
        for n, taken in enumerate(self._room_taken):
            self._room_views[n][...] = self._house.day(taken).prices
        self._never = [self._static(n) for n in range(len(grid.calls))]
        self._firsts, self._opens = self._scenes()
        self._first_day: dict[int, int | None] = dict.fromkeys(self._firsts)
        self._pairs = [(order, order + 1) for order in self._firsts if order + 1 in self._firsts]
        for n, fixed in enumerate(grid.fixed):
            if fixed:
                self._hold(n, grid.stay(n))

    def put(self, n: int, place: Place) -> None:
        """Put a call that has no place into one."""
        self.where[n] = place
        self._turn(n, place)

    def take(self, n: int) -> Place:
        """Take a call out of its place, and say which it was."""
        place = self.where[n]
        assert place is not None  # noqa: S101 (only placed calls are taken)
        self.where[n] = None
        self._turn(n, place)
        return place

    def out(self) -> list[int]:
        """The calls without a place."""
        return [n for n, place in enumerate(self.where) if place is None]

    def total(self) -> float:
        """What the plan costs, as `tablework.calls.measure` has it."""
        moved = self._moved() if self._move_price else 0
        return self.cost + WORST * max(self.waits, default=0) + OUT_OF_ORDER * self._out_of_order() + moved

    def prices(self, n: int, noise: NDArray[np.int32] | None = None) -> tuple[int, NDArray[np.int32]] | None:
        """What a call would cost in each cell from some first one on, or None if what comes before or after forbids."""
        low, high = self._between(n)
        if low > high:
            return None
        row = self._row[n]
        found = np.add.reduce(self._prices[row][self._cast[n], low : high + 1], axis=0, dtype=np.int32)
        found += self._never[n][low : high + 1]
        rooms = self.grid.allowed[n]
        free = self._rooms[row][rooms[0], low : high + 1]
        for other in rooms[1:]:
            free = np.minimum(free, self._rooms[row][other, low : high + 1])
        found += free
        self._mind_order(n, low, found)
        home = self._homes[n] if self._move_price else None
        if home:
            found += self._move_price
            if low <= home.cell <= high and not self._room_bits(home, n):
                found[home.cell - low] -= self._move_price
        if noise is not None:
            found += noise[: len(found)]
        return low, found

    def best(self, n: int, noise: NDArray[np.int32] | None = None) -> Place | None:
        """Where a call costs least now, or None if it can be nowhere."""
        priced = self.prices(n, noise)
        if priced is None:
            return None
        low, found = priced
        at = int(found.argmin())
        return self.in_a_room(n, low + at) if found[at] < _CANNOT else None

    def in_a_room(self, n: int, cell: int) -> Place | None:
        """A cell with a room that is free for a call there, its own if people have it there already, or None."""
        home = self._homes[n] if self._move_price else None
        if home and home.cell == cell and not self._room_bits(home, n):
            return home
        for room in self.grid.allowed[n]:
            place = Place(cell, room)
            if not self._room_bits(place, n):
                return place
        return None

    def keep_at_home(self, homes: list[Place | None], price: float) -> None:
        """Make it cost something to have a call elsewhere than people have it already."""
        self._homes, self._move_price = homes, round(price)

    def in_turn(self, n: int, place: Place) -> bool:
        """Whether a place is late enough after what comes before, and early enough before what comes after."""
        grid, cell = self.grid, place.cell
        early = all((at := self.where[one]) is None or grid.after(n, one, at.cell) <= cell for one in grid.before[n])
        return early and all(
            (at := self.where[one]) is None or cell <= grid.ahead(n, one, at.cell) for one in grid.afters[n]
        )

    def is_free(self, n: int, place: Place) -> bool:
        """Whether everybody, by their rules too, and the room could take a call in a place as the plan stands."""
        prices = self._prices[self._row[n]]
        return not self._room_bits(place, n) and all(prices[who, place.cell] < _CANNOT for who in self.grid.cast[n])

    def on_day(self, day: int) -> list[int]:
        """The calls of a day that may be moved."""
        low, high = day * self._slots, (day + 1) * self._slots
        return [n for n, at in enumerate(self.where) if at and low <= at.cell < high and not self.grid.fixed[n]]

    def days_of(self, person: int, *, waiting: bool = False) -> list[int]:
        """The days on which somebody is called; with `waiting`, those on which they wait."""
        first = person * self._days
        days = range(self._days)
        return [d for d in days if self._taken[first + d] and (not waiting or self._known[first + d].waits)]

    def _hold(self, n: int, place: Place) -> None:
        """Put a fixed call in, also where another is already: people fix what they fix."""
        self.where[n] = place
        day, slot = divmod(place.cell, self._slots)
        bits = self._bits[n] << slot & ((1 << self._slots) - 1)
        for person in self.grid.cast[n]:
            self._set(person, day, self._taken[person * self._days + day] | bits)
        if place.room != NO_ROOM:
            self._set_room(place.room * self._days + day, self._room_taken[place.room * self._days + day] | bits)

    def _room_bits(self, place: Place, n: int) -> int:
        """What of a room a call would meet."""
        day, slot = divmod(place.cell, self._slots)
        return self._room_taken[place.room * self._days + day] & self._bits[n] << slot

    def _moved(self) -> int:
        pairs = zip(self.where, self._homes, strict=True)
        return self._move_price * sum(home is not None and place != home for place, home in pairs)

    def _turn(self, n: int, place: Place) -> None:
        """Put a call in, or take it out: the same bits are turned either way."""
        day, slot = divmod(place.cell, self._slots)
        bits = self._bits[n] << slot
        at = place.room * self._days + day
        self._set_room(at, self._room_taken[at] ^ bits)
        self._note_first(n)
        taken, all_known, kinds, views, waits = self._taken, self._known, self._kinds, self._views, self.waits
        for person, first in self._plain[n]:  # as `_set` does it, written out: the search spends its time here
            own = first + day
            mine = taken[own] = taken[own] ^ bits
            was, known = all_known[own], kinds[own].day(mine)
            all_known[own] = known
            views[own][...] = known.prices
            self.cost += known.cost - was.cost
            waits[person] += known.waits - was.waits
        for person, first in self._under_rules[n]:
            self._set(person, day, taken[first + day] ^ bits)

    def _set_room(self, at: int, taken: int) -> None:
        self._room_taken[at] = taken
        self._room_views[at][...] = self._house.day(taken).prices

    def _set(self, person: int, day: int, taken: int) -> None:
        own = person * self._days + day
        if self._ruled[person]:
            self._turn_ruled(person, day, taken)
            return
        self._taken[own] = taken
        was, known = self._known[own], self._kinds[own].day(taken)
        self._known[own] = known
        self._views[own][...] = known.prices
        self.cost += known.cost - was.cost
        self.waits[person] += known.waits - was.waits

    def _turn_ruled(self, person: int, day: int, taken: int) -> None:
        """The same for somebody with rules: what a day asks is taken from the days around it."""
        own = person * self._days + day
        was = self._kinds[own].worked(self._taken[own])
        self._taken[own] = taken
        now = self._kinds[own].worked(taken)
        for other in (day, *self._around.change(person, day, was, now)):
            self._look_again(person, other)

    def _look_again(self, person: int, day: int) -> None:
        own = person * self._days + day
        was, known = self._known[own], self._look(own)
        if known is not was:
            self._known[own] = known
            self._views[own][...] = known.prices
            self.cost += known.cost - was.cost
            self.waits[person] += known.waits - was.waits

    def _look(self, own: int) -> Known:
        person, day = divmod(own, self._days)
        if not self._ruled[person]:
            return self._kinds[own].day(self._taken[own])
        return self._kinds[own].ruled_day(self._taken[own], self._around.left(person, day))

    def _between(self, n: int) -> tuple[int, int]:
        """The first and the last cell that the calls before and after leave to a call."""
        low, high = self.grid.span[n]
        high = min(high, self.grid.cells - 1)
        for before in self.grid.before[n]:
            place = self.where[before]
            if place is None:
                return 1, 0
            low = max(low, self.grid.after(n, before, place.cell))
        for after in self.grid.afters[n]:
            place = self.where[after]
            if place is not None:
                high = min(high, self.grid.ahead(n, after, place.cell))
        return low, high

    def _mind_order(self, n: int, low: int, found: NDArray[np.int32]) -> None:
        """Days before the scene that this one follows, or after the one that follows it, cost a little more."""
        order = self._opens[n]
        if order is None:
            return
        before, after = self._first_day.get(order - 1), self._first_day.get(order + 1)
        if before is not None and before * self._slots > low:
            found[: before * self._slots - low] += OUT_OF_ORDER
        if after is not None:
            found[max(0, (after + 1) * self._slots - low) :] += OUT_OF_ORDER

    def _note_first(self, n: int) -> None:
        """A call that opens a scene came or went: on which day its scene is first rehearsed now."""
        order = self._opens[n]
        if order is not None:
            cells = [place.cell for one in self._firsts[order] if (place := self.where[one])]
            self._first_day[order] = min(cells) // self._slots if cells else None

    def _out_of_order(self) -> int:
        found, first = 0, self._first_day
        for order, following in self._pairs:
            one, other = first[order], first[following]
            found += one is not None and other is not None and other < one
        return found

    def _scenes(self) -> tuple[dict[int, list[int]], list[int | None]]:
        """The calls that open each scene's work, by its place in the play; and for each call, which scene it opens."""
        firsts: dict[int, list[int]] = {}
        opens: list[int | None] = []
        for n, call in enumerate(self.grid.calls):
            same = any(self.grid.calls[b].order == call.order and not self.grid.fixed[b] for b in self.grid.before[n])
            opens.append(None if call.order is None or call.fixed or same else call.order)
            if opens[n] is not None:
                firsts.setdefault(opens[n], []).append(n)  # type: ignore[arg-type]  # asked one line above
        return firsts, opens

    def _static(self, n: int) -> NDArray[np.int32]:
        found = np.full(self.grid.cells, NEVER, np.int32)
        found[self.grid.starts[n]] = 0
        return found

    def _whose(self, grid: Grid, *, ruled: bool) -> list[list[tuple[int, int]]]:
        """For each call the people with rules, or those without, and where their days begin."""
        people = [n for n, person in enumerate(grid.people) if (person.rules is not None) == ruled]
        return [[(p, p * len(grid.days)) for p in cast if p in people] for cast in grid.cast]

    def _cut_of_day(self) -> Slots:
        return Slots(tuple(self._lengths), self._slots, self.grid.grain, self.grid.first)

    def _cut(self, whole: NDArray[np.int32], number: int) -> list[NDArray[np.int32]]:
        """One view for each day of each person or room."""
        size = self._slots
        return [whole[:, n, day * size : (day + 1) * size] for n in range(number) for day in range(self._days)]
