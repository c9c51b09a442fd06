"""A rehearsal period in slots: the days one after the other, each cut into the same number of short stretches of time.

A *cell* is one slot of one day, counted through the whole period, so that a later cell is a later moment. What never
changes while a plan is sought is worked out here once: in which cells each call could begin at all. That is exact to
the minute; only who is in which call is kept in slots, and as calls begin on the step's grid nothing is lost by it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np
from numpy.typing import NDArray

from tablework.calls.moments import DAY
from tablework.calls.problem import Busy, Call, Placed, Problem, Span, in_order

_FINEST = 5
"""Slots are not shorter than this unless the step is: calls are planned in fives."""


NO_ROOM = -1
"""A fixed call may be in none of the rooms: outside, or wherever somebody said."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call is on the grid: the cell in which it begins, and its room by number."""

    cell: int
    room: int


class Grid:
    """The problem on its grid. Calls, people, rooms and days are numbered from 0."""

    def __init__(self, problem: Problem) -> None:
        """Cut the period into slots."""
        self.problem = problem
        self.calls = in_order(problem.calls)
        self.number = {call.id: n for n, call in enumerate(self.calls)}
        self.people = list(problem.people.values())
        self.rooms: list[str | None] = list(problem.rooms) or [None]
        self.fixed = [call.fixed is not None for call in self.calls]
        self.grain = self._grain()
        self.days = sorted({day.number for day in problem.days} | set(self._days_of_fixed()))
        self.open = {day.number: day.open for day in problem.days}
        self.first, last = self._hours()
        self.slots = -(-(last - self.first) // self.grain)
        self.cells = len(self.days) * self.slots
        self.length = [-(-call.minutes // self.grain) for call in self.calls]
        people = {person.id: n for n, person in enumerate(self.people)}
        self.cast = [[people[name] for name in call.people] for call in self.calls]
        self.before = [[self.number[name] for name in call.after] for call in self.calls]
        self.afters = self._turned()
        self.depth = self._depths()
        self.allowed = [self._rooms_of(call) for call in self.calls]

    @cached_property
    def starts(self) -> list[NDArray[np.intp]]:
        """For each call the cells in which it could begin if nothing else were called, in order of time."""
        return [np.array(sorted({place.cell for place in places}), dtype=np.intp) for places in self.places]

    @cached_property
    def places(self) -> list[list[Place]]:
        """For each call every place in which it could be if nothing else were called, in order of time."""
        return [[] if call.fixed else list(self._places(call)) for call in self.calls]

    @cached_property
    def span(self) -> list[tuple[int, int]]:
        """For each call its earliest and latest cell, with what must come before and after it in mind."""
        return self.spans(frozenset())

    def give_up(self, calls: Iterable[int]) -> None:
        """Leave calls that found no place out of mind when asking how late those before them may be."""
        self.span = self.spans(frozenset(calls))

    def spans(self, given_up: frozenset[int]) -> list[tuple[int, int]]:
        """The same, where some calls are not waited for."""
        low = [0] * len(self.calls)
        high = [self.cells] * len(self.calls)
        for n in range(len(self.calls)):
            for before in self.before[n]:
                low[n] = max(low[n], self.after(n, before, low[before]))
            low[n] = self._next_start(n, low[n])
        for n in reversed(range(len(self.calls))):
            for after in self.afters[n]:
                if after not in given_up and low[after] <= min(high[after], self.cells - 1):
                    high[n] = min(high[n], self.ahead(n, after, high[after]))
        return list(zip(low, high, strict=True))

    def moment(self, cell: int) -> int:
        """The moment at which a cell begins."""
        day, slot = divmod(cell, self.slots)
        return self.days[day] * DAY + self.first + slot * self.grain

    def cell(self, at: int) -> int:
        """The cell in which a moment lies; it must be in the hours of the grid."""
        day = self.days.index(at // DAY)
        return day * self.slots + (at % DAY - self.first) // self.grain

    def has(self, at: int) -> bool:
        """Whether a moment lies in the grid, at the beginning of a cell."""
        offset = at % DAY - self.first
        return at // DAY in self.days and 0 <= offset < self.slots * self.grain and offset % self.grain == 0

    def holds(self, n: int, place: Place) -> Iterator[tuple[int, int]]:
        """Whom and what a call holds in which cells: people by their numbers, rooms below zero."""
        anywhere = place.room == NO_ROOM or self.rooms[place.room] is None
        keys = (*self.cast[n], *(() if anywhere else (-1 - place.room,)))
        return ((who, at) for at in range(place.cell, place.cell + self.length[n]) for who in keys)

    def after(self, n: int, before: int, cell: int) -> int:
        """The first cell for a call if another that comes before it begins in a cell."""
        gap = self.calls[n].after_days
        if not gap:
            return cell + self.length[before]
        return bisect_left(self.days, self.days[min(cell // self.slots, len(self.days) - 1)] + gap) * self.slots

    def ahead(self, n: int, after: int, cell: int) -> int:
        """The last cell for a call if another that comes after it begins in a cell (one before 0: there is none)."""
        gap = self.calls[after].after_days
        if not gap:
            return cell - self.length[n]
        if cell >= self.cells:
            return cell - 1
        return bisect_right(self.days, self.days[cell // self.slots] - gap) * self.slots - 1

    def placed(self, n: int, place: Place) -> Placed:
        """A call in its place, as the problem has it."""
        call = self.calls[n]
        if call.fixed:
            return self.problem.placed(call.id, call.fixed.start, call.fixed.room)
        return self.problem.placed(call.id, self.moment(place.cell), self.rooms[place.room])

    def stay(self, n: int) -> Place:
        """Where a fixed call is."""
        fixed = self.calls[n].fixed
        assert fixed  # noqa: S101 (only fixed calls are asked for)
        return Place(self.cell(fixed.start), self.rooms.index(fixed.room) if fixed.room in self.rooms else NO_ROOM)

    def mask(self, span: Span, day: int) -> int:
        """The slots of a day that a span touches, as bits."""
        midnight = self.days[day] * DAY + self.first
        start = max(0, (span[0] - midnight) // self.grain)
        end = min(self.slots, -(-(span[1] - midnight) // self.grain))
        return ((1 << end) - 1) & ~((1 << start) - 1) if end > start else 0

    def _places(self, call: Call) -> Iterator[Place]:
        """Every place in which a call could be if nothing else were called, to the minute."""
        busy = [one.span for name in call.people for one in self.problem.people[name].busy]
        closed = {n: [one.span for one in self._closed(n)] for n in self.allowed[self.number[call.id]]}
        for number, hours in self.open.items():
            theirs = [span for span in busy if _meets(span, (number * DAY, (number + 1) * DAY))]
            for start in self._on_step(hours, call.minutes):
                span = start, start + call.minutes
                if call.by is not None and span[1] > call.by:
                    break
                if (call.not_before or start) > start or any(_meets(span, one) for one in theirs):
                    continue
                for room, spans in closed.items():
                    if not any(_meets(span, one) for one in spans):
                        yield Place(self.cell(start), room)

    def _on_step(self, hours: tuple[Span, ...], minutes: int) -> Iterator[int]:
        step = self.problem.step
        for begin, end in hours:
            yield from range(-(-begin // step) * step, end - minutes + 1, step)

    def _closed(self, room: int) -> Iterator[Busy]:
        name = self.rooms[room]
        yield from self.problem.rooms[name].closed if name is not None else ()

    def closed_slots(self, room: int, day: int) -> int:
        """The slots of a day in which a room is closed, as bits."""
        found = 0
        for busy in self._closed(room):
            found |= self.mask(busy.span, day)
        return found

    def _rooms_of(self, call: Call) -> list[int]:
        """The rooms of a call by number, those that fewest others want first."""
        wanted = [sum(room in self.problem.rooms_of(other) for other in self.calls) for room in self.rooms]
        rooms = [n for n, room in enumerate(self.rooms) if room in self.problem.rooms_of(call)]
        return sorted(rooms, key=lambda n: wanted[n])

    def _grain(self) -> int:
        shared = gcd(self.problem.step, *(call.minutes for call in self.calls))
        if shared >= _FINEST:
            return shared
        return self.problem.step if self.problem.step % _FINEST else _FINEST

    def _days_of_fixed(self) -> Iterator[int]:
        return (call.fixed.start // DAY for call in self.calls if call.fixed)

    def _hours(self) -> tuple[int, int]:
        """The earliest and the latest minute of any day that matters."""
        spans = [(a % DAY, b % DAY or DAY) for hours in self.open.values() for a, b in hours]
        fixed = [(c.fixed.start % DAY, min(DAY, c.fixed.start % DAY + c.minutes)) for c in self.calls if c.fixed]
        edges = spans + fixed or [(0, self.grain)]
        return min(start for start, _ in edges) // self.grain * self.grain, max(end for _, end in edges)

    def _turned(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.calls]
        for n, before in enumerate(self.before):
            for one in before:
                found[one].append(n)
        return found

    def _depths(self) -> list[int]:
        """How many calls come one after another before each."""
        found: list[int] = []
        for before in self.before:
            found.append(1 + max((found[one] for one in before), default=-1))
        return found

    def _next_start(self, n: int, cell: int) -> int:
        if self.fixed[n]:
            return self.stay(n).cell
        at = int(np.searchsorted(self.starts[n], cell))
        return int(self.starts[n][at]) if at < len(self.starts[n]) else self.cells


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
