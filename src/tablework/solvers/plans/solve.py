"""A plan for a rehearsal period: the door behind which it is chosen how.

Every problem is settled and improved by search (`settle`, `improve`). One that is small enough is then solved exactly
(`exact`), which also says how little waiting there must be. Over weeks the only bound that holds is none at all: 0.

What was tried, so that nobody tries it twice: one CP-SAT model of six weeks takes half a minute to its first plan; the
mean of the search's figures over seeds is no better with a bonus for full days, with smaller or larger ruins, or with
another temperature between 100 and 300; an accelerator compiled at start-up takes longer than the plan.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tablework.calls.breaks import BREAKS, lay_breaks
from tablework.calls.check import Broken, check
from tablework.calls.measure import cost
from tablework.calls.problem import Placed, Problem
from tablework.solvers.plans.grid import Grid, Place
from tablework.solvers.plans.improve import improve
from tablework.solvers.plans.ledger import Ledger
from tablework.solvers.plans.settle import settle

STEPS_A_SECOND = 40_000
"""Steps of the search in a CPU-second of the machine the benchmarks ran on (docs/building/benchmarks.md)."""
UNDER_RULES = 3.0
"""How many times more a step takes where everybody has rules, beside itself."""
START = 0.5
"""CPU-seconds that a whole command takes beside the search."""
SMALL = 2500
"""A problem with at most so many possible places is solved exactly."""
EFFORT = 4.0
"""CP-SAT's own unit for one exact solution."""
_TRIES = 3
"""Where some calls find no place the plan is improved and they are tried again, so often."""
_STEPS_PER_CALL = 5000
"""More is no use where there is little to move."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Calls in their places, and how many minutes of (weighed) waiting no plan with as many calls can be below."""

    placed: tuple[Placed, ...]
    least_waiting: float


def solve(problem: Problem, seconds: float = 2.0, seed: int = 1, enough: Callable[[], bool] = lambda: False) -> Solved:
    """Plan a period with so much effort; `enough` may end the search sooner (asked now and then)."""
    grid = Grid(problem)
    ledger = Ledger(grid)
    chance = random.Random(seed)  # noqa: S311 (a search, not a secret)
    steps = _steps(grid, seconds)
    settle(ledger, chance, enough)
    for _ in range(_TRIES):
        if not ledger.out():
            break
        improve(ledger, chance, steps // (2 * _TRIES), enough)  # a better plan leaves more room
        settle(ledger, chance, enough)
    if ledger.out():
        grid.give_up(ledger.out())
        settle(ledger, chance, enough)
    improve(ledger, chance, steps, enough)
    least = 0.0
    if is_small(grid):
        least = _exactly(grid, ledger)
    return Solved(placed(ledger), least)


def is_small(grid: Grid) -> bool:
    """Whether a problem can be solved exactly."""
    return sum(map(len, grid.places)) <= SMALL


def placed(ledger: Ledger) -> tuple[Placed, ...]:
    """The plan of a ledger, in order of time."""
    found = [ledger.grid.placed(n, place) for n, place in enumerate(ledger.where) if place]
    return tuple(sorted(found, key=lambda one: (one.start, one.call)))


def _steps(grid: Grid, seconds: float) -> int:
    movable = sum(not fixed for fixed in grid.fixed)
    ruled = sum(person.rules is not None for person in grid.people) / max(1, len(grid.people))
    a_second = STEPS_A_SECOND / (1 + UNDER_RULES * ruled)
    return min(int(max(0.1, seconds - START) * a_second), _STEPS_PER_CALL * movable)


def _exactly(grid: Grid, ledger: Ledger) -> float:
    """Bring the ledger to the best plan there is, and say how little waiting there must be."""
    from tablework.solvers.plans.cost_model import CostModel  # noqa: PLC0415 (loading the solver takes longer than a plan)
    from tablework.solvers.plans.rules_model import keep_rules  # noqa: PLC0415

    free = [n for n, fixed in enumerate(grid.fixed) if not fixed]
    model = CostModel(grid, ledger.where, free)
    keep_rules(model)
    model.measure()
    model.hint(ledger.where)
    answer = model.best(EFFORT)
    if answer:
        take_if_better(grid, ledger, free, answer.where)
    bound = CostModel(grid, ledger.where, free)
    keep_rules(bound)
    bound.place_at_least(sum(ledger.where[n] is not None for n in free))
    bound.measure(only_waiting=True)
    least = bound.best(EFFORT)
    return max(0.0, least.waiting_bound) if least else 0.0


def take_if_better(grid: Grid, ledger: Ledger, free: Sequence[int], where: dict[int, Place | None]) -> None:
    """Take an answer that stands up to the check and is no worse by the full measure."""
    new = [where[n] if n in where else ledger.where[n] for n in range(len(grid.calls))]
    plan = [grid.placed(n, place) for n, place in enumerate(new) if place]
    old = placed(ledger)
    known = _faults(grid.problem, old)
    faults = [one for one in _faults(grid.problem, plan) if one not in known]
    worse = (len(plan), -cost(grid.problem, plan).total) < (len(old), -cost(grid.problem, old).total)
    if faults or worse:
        return
    for n in free:
        if ledger.where[n]:
            ledger.take(n)
    for n in free:
        place = new[n]
        if place:
            ledger.put(n, place)


def _faults(problem: Problem, plan: Sequence[Placed]) -> list[Broken]:
    """What a plan breaks; breaks are laid into whatever plan there is, and are not its doing."""
    return [one for one in check(problem, plan, lay_breaks(problem, plan)) if one.rule != BREAKS]
