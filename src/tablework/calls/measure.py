"""What a plan costs, in performer-minutes.

The prices are those of the published benchmark of rehearsal periods (`benchmarks/calls`): a minute of waiting costs a
minute, a day called an hour (the way there and back), a day called for an hour or less another; what the one who waits
most waits counts twice more, so that it is shared; and a scene first rehearsed on a day before the scene it follows
costs a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tablework.calls.moments import DAY
from tablework.calls.problem import Placed, Problem, Span
from tablework.calls.rules import Work
from tablework.calls.waiting import waits

DAY_CALLED: Final = 60
SHORT_DAY: Final = 60
SHORT: Final = 60
"""A day of so many minutes called, or fewer, is short."""
WORST: Final = 2
OUT_OF_ORDER: Final = 15


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One person's day: what they are called for, what they do elsewhere, and where they wait."""

    person: str
    day: int
    called: tuple[Work, ...]
    elsewhere: tuple[Work, ...]
    waits: tuple[Span, ...]

    @property
    def worked(self) -> tuple[Work, ...]:
        """All their work of the day, in order of time."""
        return tuple(sorted((*self.called, *self.elsewhere)))

    @property
    def waiting(self) -> int:
        """Minutes of waiting."""
        return sum(end - start for start, end in self.waits)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan costs: minutes of waiting, days called and short ones, the most that one waits, scenes out of order.

    All are weighed by how dear each person's time is.
    """

    waiting: float
    days: float
    short: float
    worst: float
    out_of_order: int

    @property
    def total(self) -> float:
        """In performer-minutes."""
        days = DAY_CALLED * self.days + SHORT_DAY * self.short
        return self.waiting + days + WORST * self.worst + OUT_OF_ORDER * self.out_of_order


def own_days(problem: Problem, placed: Iterable[Placed]) -> list[OwnDay]:
    """Every person's days with a call, person by person in order of time."""
    called: dict[tuple[str, int], list[Work]] = {}
    for one in placed:
        for person in problem.calls[one.call].people:
            called.setdefault((person, one.day), []).append((one.start, one.end))
    hours = {day.number: day.open for day in problem.days}
    return [_own_day(problem, *key, tuple(sorted(work)), hours) for key, work in sorted(called.items())]


def _own_day(
    problem: Problem, who: str, day: int, called: tuple[Work, ...], hours: Mapping[int, Sequence[Span]]
) -> OwnDay:
    person = problem.people[who]
    elsewhere = worked_elsewhere(problem, who, day)
    return OwnDay(who, day, called, elsewhere, tuple(waits(called, elsewhere, hours.get(day, ()), person.rules)))


def worked_elsewhere(problem: Problem, who: str, day: int) -> tuple[Work, ...]:
    """Somebody's calls in another production that begin on a day."""
    return tuple(busy.span for busy in problem.people[who].busy if busy.worked and busy.span[0] // DAY == day)


def day_cost(minutes_called: int, minutes_waiting: int) -> int:
    """What one day of one person costs, before their weight."""
    return minutes_waiting + DAY_CALLED + (SHORT_DAY if minutes_called <= SHORT else 0)


def cost(problem: Problem, placed: Sequence[Placed], days: Sequence[OwnDay] | None = None) -> Cost:
    """What a plan costs."""
    own = own_days(problem, placed) if days is None else days
    waited = waiting_of(problem, own)
    weight = {day: problem.people[day.person].weight for day in own}
    short = [day for day in own if sum(end - start for start, end in day.called) <= SHORT]
    return Cost(
        waiting=sum(waited.values()),
        days=sum(weight.values()),
        short=sum(weight[day] for day in short),
        worst=max(waited.values(), default=0),
        out_of_order=out_of_order(problem, placed),
    )


def waiting_of(problem: Problem, days: Iterable[OwnDay]) -> dict[str, float]:
    """Weighed minutes of waiting of each person who is called at all."""
    found: dict[str, float] = {}
    for day in days:
        found[day.person] = found.get(day.person, 0) + problem.people[day.person].weight * day.waiting
    return found


def out_of_order(problem: Problem, placed: Iterable[Placed]) -> int:
    """How many scenes are first rehearsed on a day before the scene that they follow in the play."""
    first = first_days(problem, placed)
    return sum(order + 1 in first and first[order + 1] < day for order, day in first.items())


def first_days(problem: Problem, placed: Iterable[Placed]) -> dict[int, int]:
    """The day of each scene's first call, by its place in the play; a fixed call says nothing about order."""
    found: dict[int, int] = {}
    for one in placed:
        call = problem.calls[one.call]
        if call.order is not None and call.fixed is None:
            found[call.order] = min(found.get(call.order, one.day), one.day)
    return found
