"""The problem of a rehearsal period: who must be where for how long, and when they can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tablework.calls.moments import DAY
from tablework.calls.rules import Rules

Span: TypeAlias = tuple[int, int]
"""From one moment to another, the last minute not included."""


class ProblemError(ValueError):
    """A problem that cannot be stated so; its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which there may be calls: its number, the hours it is open (moments), and its clock.

    `offset` is how many minutes its noon is ahead of UTC: the difference between two days is what the overnight rest
    between them gains or loses when the clocks change.
    """

    number: int
    open: tuple[Span, ...] = ()
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Busy:
    """When somebody is not free, or a room closed; `why` only where its owner says so, `worked` if it is a call too."""

    span: Span
    why: str = ""
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A room, and when it is closed."""

    id: str
    title: str
    closed: tuple[Busy, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is called. `weight` is how dear their waiting is; nobody asks for the waiting of weight 0."""

    id: str
    title: str
    busy: tuple[Busy, ...] = ()
    rules: Rules | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """Where a call stays."""

    start: int
    room: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """Something to be rehearsed once.

    `rooms` are any of which will do, none given is any; it comes `after_days` days after those in `after` (0: on the
    same day, but later); it begins no earlier than `not_before` and has ended by `by` (moments). `order` is its place
    in the play.
    """

    id: str
    title: str
    minutes: int
    people: tuple[str, ...]
    rooms: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_days: int = 0
    by: int | None = None
    not_before: int | None = None
    order: int | None = None
    fixed: Fixed | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A call in its place: when it begins and ends (moments), and in which room; without rooms, in none."""

    call: str
    start: int
    end: int
    room: str | None

    @property
    def day(self) -> int:
        """The day on which it begins."""
        return self.start // DAY

    def overlaps(self, span: Span) -> bool:
        """Whether any minute of it lies in a span."""
        return self.start < span[1] and span[0] < self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that is known before a plan is made. `previous` is the plan that people already have."""

    days: tuple[Day, ...]
    people: Mapping[str, Person]
    calls: Mapping[str, Call]
    rooms: Mapping[str, Room] = field(default_factory=dict)
    step: int = 15
    previous: tuple[Placed, ...] = ()
    title: str = ""
    timezone: str = "UTC"

    def __post_init__(self) -> None:
        """Check what only the whole can tell."""
        if [day.number for day in self.days] != sorted({day.number for day in self.days}):
            raise ProblemError("Each day stands once in the problem, and in order.")
        for call in self.calls.values():
            self._known(call, "people", call.people, self.people)
            self._known(call, "rooms", call.rooms, self.rooms)
            self._known(call, "after", call.after, self.calls)
            if call.fixed and call.fixed.room is not None:
                self._known(call, "fixed", (call.fixed.room,), self.rooms)
        in_order(self.calls)

    def rooms_of(self, call: Call) -> tuple[str | None, ...]:
        """The rooms that a call may be in; ``(None,)`` where the problem has no rooms."""
        return call.rooms or tuple(self.rooms) or (None,)

    def placed(self, call: str, start: int, room: str | None) -> Placed:
        """A call of this problem in its place."""
        return Placed(call, start, start + self.calls[call].minutes, room)

    @staticmethod
    def _known(call: Call, where: str, named: Iterable[str], known: Mapping[str, object]) -> None:
        for name in named:
            if name not in known:
                raise ProblemError(f"“{call.title}” names “{name}” in its {where}, and there is none: add it there.")


def in_order(calls: Mapping[str, Call]) -> list[Call]:
    """The calls with none before one that it comes after.

    Raises:
        ProblemError: some come after one another in a circle.
    """
    done: dict[str, Call] = {}
    waiting = dict(calls)
    while waiting:
        ready = [call for call in waiting.values() if all(name in done for name in call.after)]
        if not ready:
            names = ", ".join(f"“{call.title}”" for call in list(waiting.values())[:3])
            raise ProblemError(f"Some calls come after one another in a circle, among them {names}: take one out.")
        for call in ready:
            done[call.id] = waiting.pop(call.id)
    return list(done.values())
