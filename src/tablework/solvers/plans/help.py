"""What would help a call without a place: single changes, each tried; and the least to give up."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tablework.calls.problem import Placed, Problem
from tablework.calls.why import Reason, longer_days, without
from tablework.solvers.plans.grid import Grid, Place
from tablework.solvers.plans.ledger import Ledger
from tablework.solvers.plans.settle import settle

_LONGER = 4
"""So many days are tried with longer hours."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A call played without somebody: where it could be, and who would be missing."""

    placed: Placed
    people: tuple[str, ...]


def helping(
    problem: Problem,
    plan: Sequence[Placed],
    call: str,
    reasons: Iterable[Reason],
    enough: Callable[[], bool] = lambda: False,
) -> list[Reason]:
    """The single changes after which a call finds a place: those of these that do, until `enough` says no more."""
    return [one for one in reasons if not enough() and _finds(without(problem, one), plan, call)]


def longer(problem: Problem, plan: Sequence[Placed], call: str, enough: Callable[[], bool]) -> list[Reason]:
    """The days that would help if they were open longer; a few of them are enough."""
    tried = (one for one in longer_days(problem, call) if not enough() and _finds(without(problem, one), plan, call))
    return list(islice(tried, _LONGER))


def least_to_give_up(problem: Problem, plan: Sequence[Placed], call: str) -> GivenUp | None:
    """Where a call could be as the plan stands with the fewest people missing; None if it must not be without any."""
    found: list[tuple[float, int, GivenUp]] = []
    for missing in _missing(problem, call):
        people = tuple(who for who in problem.calls[call].people if who not in missing)
        reduced = replace(problem.calls[call], people=people)
        smaller = replace(problem, calls={**problem.calls, call: reduced})
        ledger = ledger_of(smaller, plan)
        n = ledger.grid.number[call]
        place = ledger.best(n)
        if place:
            price = sum(problem.people[who].weight for who in missing)
            found.append((price, len(found), GivenUp(ledger.grid.placed(n, place), missing)))
    return min(found)[2] if found else None


def _missing(problem: Problem, call: str) -> Iterator[tuple[str, ...]]:
    """Whom one could do without: one of its people at a time; a call needs somebody left."""
    people = problem.calls[call].people
    return ((who,) for who in people if len(people) > 1)


def ledger_of(problem: Problem, plan: Sequence[Placed]) -> Ledger:
    """A plan on its grid; what cannot stand there is out."""
    grid = Grid(problem)
    ledger = Ledger(grid)
    for one in sorted(plan, key=lambda one: one.start):
        n = grid.number.get(one.call)
        if n is None or grid.fixed[n] or not grid.has(one.start) or one.room not in grid.rooms:
            continue
        place = Place(grid.cell(one.start), grid.rooms.index(one.room))
        if place in grid.places[n] and ledger.is_free(n, place) and ledger.in_turn(n, place):
            ledger.put(n, place)
    return ledger


def _finds(problem: Problem, plan: Sequence[Placed], call: str) -> bool:
    """Whether a call, and all that had a place, find one."""
    ledger = ledger_of(problem, plan)
    had = {one.call for one in plan}
    settle(ledger, random.Random(1))  # noqa: S311 (a search, not a secret)
    out = {ledger.grid.calls[n].id for n in ledger.out()}
    return call not in out and not out & had
