"""Something has changed: the plan that people already have, with as few calls moved as can be.

What cannot stay where it is must move, and everything new needs a place. If that is possible with all else standing
still, nothing moves less, and that is the proof. Where it is not, at least one more call must move: first those that
stand in the way most often are let go, then all.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tablework.calls.problem import Placed, Problem
from tablework.solvers.plans.cost_model import CostModel
from tablework.solvers.plans.exact import Model
from tablework.solvers.plans.grid import Grid, Place
from tablework.solvers.plans.improve import improve, restore
from tablework.solvers.plans.ledger import Ledger
from tablework.solvers.plans.rules_model import keep_rules
from tablework.solvers.plans.settle import leave_strays_out
from tablework.solvers.plans.solve import STEPS_A_SECOND, placed

MOVE_PRICE = 60.0
"""What moving a call that people have already is worth in the plan that waits less: an hour of one performer."""
EFFORT = 3.0
"""CP-SAT's own unit for each of the steps."""
_IN_THE_WAY = 16
"""So many of the calls that stand in the way are let go at first."""
_OUT = 1000


@dataclass(frozen=True, slots=True)
class Changed:
    """A plan after a change, how many calls moved, and whether fewer could not."""

    placed: tuple[Placed, ...]
    moved: int
    proved: bool


@dataclass(frozen=True, slots=True)
class _Found:
    where: dict[int, Place | None]
    left_out: int
    moved: int
    proved: bool


def change(
    problem: Problem, seconds: float = 2.0, seed: int = 1, enough: Callable[[], bool] = lambda: False
) -> tuple[Changed, Changed | None]:
    """The plan with the fewest moved calls, and one that moves a few more and waits less, if there is one."""
    grid = Grid(problem)
    homes = list(_homes(grid))
    ledger = Ledger(grid)
    proved = _fewest(grid, ledger, homes)
    _make_best_of_the_moved(grid, ledger, homes)
    fewest = Changed(placed(ledger), _count_moved(ledger, homes), proved)
    return fewest, _waiting_less(ledger, homes, seconds, seed, enough)


def _homes(grid: Grid) -> Iterator[Place | None]:
    """Where each call stands in the plan that people have; None if it is new, fixed, or was off the grid."""
    was = {one.call: one for one in grid.problem.previous}
    for call in grid.calls:
        one = was.get(call.id)
        known = one is not None and not call.fixed and grid.has(one.start) and one.room in grid.rooms
        yield Place(grid.cell(one.start), grid.rooms.index(one.room)) if one and known else None


def _fewest(grid: Grid, ledger: Ledger, homes: list[Place | None]) -> bool:
    """Bring the ledger to a plan with the fewest moves; whether that is proved."""
    staying = _can_stay(grid, ledger, homes)
    must = [n for n, home in enumerate(homes) if n not in staying and not grid.fixed[n]]
    had_to = sum(homes[n] is not None for n in must)
    best: _Found | None = None
    for free in (must, [*must, *_in_the_way(grid, ledger, must, staying)], [*must, *staying]):
        found = _solve(grid, ledger, homes, free, best)
        if found and (best is None or (found.left_out, found.moved) < (best.left_out, best.moved)):
            restore(ledger, [found.where.get(n, place) for n, place in enumerate(ledger.where)])
            best = found
        whole = len(free) == len(must) + len(staying)
        least = had_to if free is must or whole else had_to + 1
        if best and not best.left_out and (best.moved <= least or (whole and found is not None and found.proved)):
            return True
    leave_strays_out(ledger)
    return False


def _can_stay(grid: Grid, ledger: Ledger, homes: Sequence[Place | None]) -> list[int]:
    """Put back every call that can stay, in order of time of day and play; where two cannot both, the later moves."""
    staying = []
    for n, home in enumerate(homes):
        if home and home in grid.places[n] and ledger.is_free(n, home) and ledger.in_turn(n, home):
            ledger.put(n, home)
            staying.append(n)
    return staying


def _in_the_way(grid: Grid, ledger: Ledger, must: Sequence[int], staying: Sequence[int]) -> list[int]:
    """The calls that stand most often where those without a place could be."""
    holds: dict[tuple[int, int], int] = {}
    for n in staying:
        place = ledger.where[n]
        if place:
            holds |= dict.fromkeys(grid.holds(n, place), n)
    found: Counter[int] = Counter()
    for n in must:
        for place in grid.places[n]:
            blockers = {holds[key] for key in grid.holds(n, place) if key in holds}
            found.update({one: 12 // len(blockers) for one in blockers if len(blockers) <= 3})
        found.update({one: 1 for one in (*grid.before[n], *grid.afters[n]) if one in staying})
    return [n for n, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_IN_THE_WAY]]


def _solve(
    grid: Grid, ledger: Ledger, homes: Sequence[Place | None], free: Sequence[int], best: _Found | None
) -> _Found | None:
    """Places for the free calls with as few moved as can be: where, how many left out, how many moved, and proved."""
    model = Model(grid, ledger.where, free, None)
    keep_rules(model)
    if best:
        model.hint(ledger.where)
    stays = [model.options[n][home] for n in free if (home := homes[n]) and home in model.options[n]]
    out = [placed.negated() for placed in model.placed.values()]
    model.model.minimize(_OUT * cp_model.LinearExpr.sum(out) - cp_model.LinearExpr.sum(stays))
    solver, status = model.solve(EFFORT)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    where = model.read(solver)
    moved = sum(homes[n] is not None and where[n] is not None and where[n] != homes[n] for n in free)
    return _Found(where, sum(place is None for place in where.values()), moved, bool(status == cp_model.OPTIMAL))


def _make_best_of_the_moved(grid: Grid, ledger: Ledger, homes: Sequence[Place | None]) -> None:
    """The calls that have moved, and the new ones, where they cost least."""
    free = [n for n, place in enumerate(ledger.where) if place and not grid.fixed[n] and place != homes[n]]
    if not free:
        return
    model = CostModel(grid, ledger.where, free, None)
    keep_rules(model)
    model.place_all()
    model.measure()
    model.hint(ledger.where)
    answer = model.best(EFFORT)
    if answer:
        restore(ledger, [answer.where.get(n, place) for n, place in enumerate(ledger.where)])


def _count_moved(ledger: Ledger, homes: Sequence[Place | None]) -> int:
    return sum(home is not None and place not in {None, home} for place, home in zip(ledger.where, homes, strict=True))


def _waiting_less(
    ledger: Ledger, homes: list[Place | None], seconds: float, seed: int, enough: Callable[[], bool]
) -> Changed | None:
    """A plan that moves a few more calls and costs less, or None if there is none."""
    before, waited, moved = ledger.total(), sum(ledger.waits), _count_moved(ledger, homes)
    ledger.keep_at_home(homes, MOVE_PRICE)
    chance = random.Random(seed)  # noqa: S311 (a search, not a secret)
    improve(ledger, chance, int(max(0.1, seconds - 1) * STEPS_A_SECOND / 2), enough)
    ledger.keep_at_home(homes, 0.0)
    more = _count_moved(ledger, homes) > moved
    if not more or ledger.total() >= before or sum(ledger.waits) >= waited:
        return None
    return Changed(placed(ledger), _count_moved(ledger, homes), proved=False)
