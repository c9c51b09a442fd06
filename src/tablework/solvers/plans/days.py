"""What one more call on somebody's day would cost, in every slot and for every length at once.

A day is asked for by what it is made of, and its answer is kept: in one search the same days come back thousands of
times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tablework.calls.measure import SHORT, SHORT_DAY, day_cost
from tablework.calls.moments import DAY
from tablework.calls.problem import Person, Span
from tablework.calls.rules import stretches
from tablework.calls.waiting import joined, open_minutes, waiting
from tablework.solvers.plans.grid import Grid

NEVER: Final = 500_000
"""The price of what cannot be: beyond what a call can cost, and summed over two thousand people within 32 bits."""


class Known(NamedTuple):
    """A day as it stands: the price of one more call (by length and slot), its own cost, and its weighed waiting."""

    prices: NDArray[np.int32]
    cost: float
    waits: float


class Worked(NamedTuple):
    """A day's work in all, elsewhere too: from when to when (minutes after midnight), and how many minutes."""

    first: int
    last: int
    minutes: int


IDLE: Final = Worked(0, 0, 0)
"""A day without work."""


class Room(NamedTuple):
    """What the days around leave to a day: from which slot, to which, and how many more slots of work."""

    first: int
    last: int
    most: int


@dataclass(frozen=True, slots=True)
class Slots:
    """How a day is cut: the lengths of calls in slots, how many slots of how many minutes, from when."""

    lengths: tuple[int, ...]
    count: int
    grain: int
    first: int


class DayKind:
    """Days that are alike: the same hours, the same rules, the same weight, the same work elsewhere."""

    def __init__(self, slots: Slots, person: Person, hours: tuple[Span, ...], elsewhere: tuple[Span, ...]) -> None:
        """`hours` and `elsewhere` are in minutes after the day's midnight."""
        self._slots, self._hours, self._elsewhere = slots, hours, elsewhere
        self._rules, self._weight = person.rules, person.weight
        self._known: dict[tuple[int, Room] | int, Known] = {}
        self._worked: dict[int, Worked] = {}
        starts = np.arange(slots.count)[None, :] + np.zeros((len(slots.lengths), 1), int)
        ends = starts + np.array(slots.lengths)[:, None]
        self._beyond = ends > slots.count
        self._starts, self._ends = starts, np.minimum(ends, slots.count)
        edges = [slots.first + n * slots.grain for n in range(slots.count + 1)]
        self._opened = np.array([open_minutes((edges[0], edge), hours) for edge in edges])

    def day(self, taken: int) -> Known:
        """A day without rules, by the slots in which they are called (bits)."""
        known = self._known.get(taken)
        if known is None:
            known = self._known[taken] = self._work_out(taken, Room(0, self._slots.count, self._slots.count))
        return known

    def ruled_day(self, taken: int, room: Room) -> Known:
        """A day of somebody who has rules, with what the days around leave to it."""
        known = self._known.get((taken, room))
        if known is None:
            known = self._known[taken, room] = self._work_out(taken, room)
        return known

    def work(self, taken: int) -> list[Span]:
        """The stretches in which they are called, in minutes after midnight."""
        found, slot = [], 0
        while taken >> slot:
            if taken >> slot & 1:
                start = slot
                while taken >> slot & 1:
                    slot += 1
                found.append((self._at(start), self._at(slot)))
            slot += 1
        return found

    def all_work(self, taken: int) -> list[Span]:
        """The same with their work elsewhere."""
        return joined([*self.work(taken), *self._elsewhere])

    def worked(self, taken: int) -> Worked:
        """Their work in all."""
        known = self._worked.get(taken)
        if known is None:
            work = self.all_work(taken)
            minutes = sum(end - start for start, end in work)
            known = self._worked[taken] = Worked(work[0][0], work[-1][1], minutes) if work else IDLE
        return known

    def _work_out(self, taken: int, room: Room) -> Known:
        called = self.work(taken)
        waits = waiting(called, self._elsewhere, self._hours, self._rules) if called and self._weight else 0
        cost = day_cost(sum(b - a for a, b in called), waits) * self._weight if called else 0.0
        prices = self._prices(called, taken) if self._weight else np.zeros(self._starts.shape)
        no = self._beyond | self._meets(taken)
        if self._rules:
            no |= self._against_rules(taken, room)
        return Known(np.where(no, NEVER, prices).astype(np.int32), cost, waits * self._weight)

    def _prices(self, called: list[Span], taken: int) -> NDArray[np.float64]:
        """How much dearer the day becomes; a meal that is owed in a gap is left out here, and is in its cost."""
        lengths = np.array(self._slots.lengths)[:, None] * self._slots.grain
        if not called:
            first_call = self._weight * (day_cost(0, 0) - SHORT_DAY * (lengths > SHORT))
            return np.asarray(np.rint(first_call + 0.0 * self._starts))
        first, last = (taken & -taken).bit_length() - 1, taken.bit_length()
        minutes = sum(end - start for start, end in called)
        spans = self._opened[np.maximum(last, self._ends)] - self._opened[np.minimum(first, self._starts)]
        was = self._opened[last] - self._opened[first]
        longer = spans - was - lengths
        no_longer_short = SHORT_DAY * ((minutes + lengths > SHORT) & (minutes <= SHORT))
        return np.asarray(np.rint(self._weight * (longer - no_longer_short)))

    def _meets(self, taken: int) -> NDArray[np.bool_]:
        """Where a call would meet one that is there."""
        if not taken:
            return np.zeros(self._starts.shape, bool)
        bits = np.array([0, *(taken >> slot & 1 for slot in range(self._slots.count))]).cumsum()
        return np.asarray(bits[self._ends] != bits[self._starts])

    def _against_rules(self, taken: int, room: Room) -> NDArray[np.bool_]:
        rules = self._rules
        assert rules  # noqa: S101 (asked only where there are some)
        work = self.all_work(taken)
        lengths = np.array(self._slots.lengths)[:, None]
        no = (self._starts < room.first) | (self._ends > room.last) | (lengths > room.most)
        first = self._slots.first + self._starts * self._slots.grain
        last = self._slots.first + self._ends * self._slots.grain
        if rules.span is not None and work:
            no |= np.maximum(last, work[-1][1]) - np.minimum(first, work[0][0]) > rules.span
        if rules.meal_after is not None and rules.meal is not None:
            no |= _joined_length(first, last, stretches(work, rules.meal), rules.meal) > rules.meal_after
        return np.asarray(no)

    def _at(self, slot: int) -> int:
        return self._slots.first + slot * self._slots.grain


def _joined_length(begin: NDArray[np.intp], until: NDArray[np.intp], parts: list[Span], meal: int) -> NDArray[np.intp]:
    """How long the work becomes that one more call joins, where only a gap of a meal's length parts it."""
    for start, end in [*parts, *reversed(parts)]:
        touches = (begin - end < meal) & (start - until < meal)
        begin = np.where(touches, np.minimum(begin, start), begin)
        until = np.where(touches, np.maximum(until, end), until)
    return until - begin


def sort_days(grid: Grid, slots: Slots) -> list[DayKind]:
    """The kind of every day of everybody, person by person: days that are alike share what is known of them."""
    kinds: dict[object, DayKind] = {}
    found = []
    for person in grid.people:
        for number in grid.days:
            hours = tuple((a - number * DAY, b - number * DAY) for a, b in grid.open.get(number, ()))
            busy = [one.span for one in person.busy if one.worked and one.span[0] // DAY == number]
            elsewhere = tuple(sorted((a - number * DAY, b - number * DAY) for a, b in busy))
            key = person.rules, person.weight, hours, elsewhere
            if key not in kinds:
                kinds[key] = DayKind(slots, person, hours, elsewhere)
            found.append(kinds[key])
    return found
