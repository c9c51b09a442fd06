"""Something has changed: the plan that people already have, with as few calls moved as can be.

What cannot stay where it is must move, and everything new needs a place. If that is possible with all else standing
still, nothing moves less, and that is the proof. Where it is not, at least one more call must move: first those that
stand in the way most often are let go, then all.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
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
"""CP-SAT's own unit for the fewest moves, about a second each on a slow machine."""
POLISH = 1.0
"""The same for where the moved calls cost least."""
_IN_THE_WAY = 16
"""So many of the calls that stand in the way are let go at first."""
_FEW = 3
"""A place with more calls in its way than this is hardly ever the one."""
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
    hard = {n for n, home in enumerate(homes) if home and not _could_stay(grid, ledger, n, home)}
    staying = _can_stay(grid, ledger, homes)
    must = [n for n, home in enumerate(homes) if n not in staying and not grid.fixed[n]]
    search = _Search(grid, list(ledger.where), homes, must)
    best = search.solve(must)
    if best is None or best.left_out or best.moved > len(hard):
        best, proved = _let_go(grid, search, best, staying, hard)
    else:
        proved = True
    if best:
        restore(ledger, search.whole(best))
    leave_strays_out(ledger)
    return proved


def _let_go(
    grid: Grid, search: _Search, best: _Found | None, staying: Sequence[int], hard: set[int]
) -> tuple[_Found | None, bool]:
    """Let go of calls that could stay: with those alone that could not it is not done, so one more at least moves."""
    must = search.must
    best = search.better(best, search.solve([*must, *_in_the_way(grid, search.standing, must, staying)], best=best))
    if best and not best.left_out and best.moved == len(hard) + 1:
        return best, True
    only_hard = all(search.homes[n] is None or n in hard for n in must)
    places = _within_reach(grid, search.standing, must, staying, best, len(hard)) if only_hard else None
    found = search.solve([*must, *staying] if places is None else list(places), places, best)
    best = search.better(best, found)
    return best, best is not None and not best.left_out and found is not None and found.proved


def _could_stay(grid: Grid, ledger: Ledger, n: int, home: Place) -> bool:
    return home in grid.places[n] and ledger.is_free(n, home) and ledger.in_turn(n, home)


def _can_stay(grid: Grid, ledger: Ledger, homes: Sequence[Place | None]) -> list[int]:
    """Put back every call that can stay, in order of time of day and play; where two cannot both, the later moves."""
    staying = []
    for n, home in enumerate(homes):
        if home and _could_stay(grid, ledger, n, home):
            ledger.put(n, home)
            staying.append(n)
    return staying


def _in_the_way(grid: Grid, standing: Sequence[Place | None], must: Sequence[int], staying: Sequence[int]) -> list[int]:
    """The calls that stand most often where those without a place could be."""
    in_the_way = _Blockers(grid, standing, staying)
    found: Counter[int] = Counter()
    for n in must:
        for place in grid.places[n]:
            blockers = in_the_way.of(n, place)
            found.update({one: 12 // len(blockers) for one in blockers if len(blockers) <= _FEW})
    return [n for n, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_IN_THE_WAY]]


@dataclass(frozen=True, slots=True)
class _Search:
    """The plan that stands, without the calls that must move; where everybody has them; and those calls."""

    grid: Grid
    standing: list[Place | None]
    homes: Sequence[Place | None]
    must: Sequence[int]

    def solve(
        self, free: Sequence[int], places: Mapping[int, Sequence[Place]] | None = None, best: _Found | None = None
    ) -> _Found | None:
        """Places for the free calls with as few moved as can be; None if none was found in the time."""
        model = Model(self.grid, self.standing, free, places)
        keep_rules(model)
        if best:
            model.hint(self.whole(best))
        stays = [model.options[n][home] for n in free if (home := self.homes[n]) and home in model.options[n]]
        out = [placed.negated() for placed in model.placed.values()]
        model.model.minimize(_OUT * cp_model.LinearExpr.sum(out) - cp_model.LinearExpr.sum(stays))
        solver, status = model.solve(EFFORT)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None
        where = model.read(solver)
        moved = sum(home is not None and where[n] not in {None, home} for n in free for home in [self.homes[n]])
        return _Found(where, sum(place is None for place in where.values()), moved, bool(status == cp_model.OPTIMAL))

    def whole(self, found: _Found) -> list[Place | None]:
        """The whole plan with what was found."""
        return [found.where.get(n, place) for n, place in enumerate(self.standing)]

    @staticmethod
    def better(one: _Found | None, other: _Found | None) -> _Found | None:
        """The one that leaves out fewer calls, then moves fewer."""
        both = [found for found in (one, other) if found]
        return min(both, key=lambda found: (found.left_out, found.moved), default=None)


def _within_reach(
    grid: Grid,
    standing: Sequence[Place | None],
    must: Sequence[int],
    staying: Sequence[int],
    best: _Found | None,
    had_to: int,
) -> dict[int, list[Place]] | None:
    """The calls that a plan with fewer moves could move, and where to; None where that cannot be told.

    A call moves only to make room for one that does. With so many moves fewer than the best, a place with more calls in
    its way than that is out of the question, and so is a call that no chain of so many reaches. Rules of work can stand
    in the way of a call without meeting it, so where somebody has rules nothing is left out.
    """
    if best is None or best.left_out or any(person.rules for person in grid.people):
        return None
    fewer = best.moved - had_to - 1
    in_the_way = _Blockers(grid, standing, staying)
    found: dict[int, list[Place]] = {}
    reached = list(must)
    for _ in range(fewer + 1):
        following: dict[int, None] = {}
        for n in reached:
            blocked = {place: in_the_way.of(n, place) for place in grid.places[n]}
            found[n] = [place for place, blockers in blocked.items() if len(blockers) <= fewer]
            following |= dict.fromkeys(one for place in found[n] for one in sorted(blocked[place]))
        reached = [n for n in following if n not in found]
    return found


class _Blockers:
    """Which standing calls stand in the way of a call in a place."""

    def __init__(self, grid: Grid, standing: Sequence[Place | None], staying: Sequence[int]) -> None:
        self._grid, self._standing, self._staying = grid, standing, set(staying)
        self._holds = {key: n for n in staying if (place := standing[n]) for key in grid.holds(n, place)}

    def of(self, n: int, place: Place) -> set[int]:
        found = {self._holds[key] for key in self._grid.holds(n, place) if key in self._holds}
        for before in self._grid.before[n]:
            stands = self._standing[before]
            if stands and before in self._staying and self._grid.after(n, before, stands.cell) > place.cell:
                found.add(before)
        for after in self._grid.afters[n]:
            stands = self._standing[after]
            if stands and after in self._staying and self._grid.ahead(n, after, stands.cell) < place.cell:
                found.add(after)
        return found - {n}


def _make_best_of_the_moved(grid: Grid, ledger: Ledger, homes: Sequence[Place | None]) -> None:
    """The calls that have moved, and the new ones, where they cost least."""
    free = [n for n, place in enumerate(ledger.where) if place and not grid.fixed[n] and place != homes[n]]
    if not free:
        return
    model = CostModel(grid, ledger.where, free)
    keep_rules(model)
    model.place_all()
    model.measure()
    model.hint(ledger.where)
    answer = model.best(POLISH)
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
