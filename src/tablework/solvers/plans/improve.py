"""Make a plan better: take some calls out, put each back where it costs least, and keep what pays.

Ruin and recreate (Schrimpf and others, 2000) under a falling temperature. The search counts its own steps and not the
clock, so that the same problem, seed and effort give the same plan whatever else the machine does.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tablework.solvers.plans.grid import Place
from tablework.solvers.plans.ledger import Ledger
from tablework.solvers.plans.settle import leave_strays_out

HOT, COLD = 150.0, 10.0
"""Temperatures in performer-minutes, at the beginning and the end: two days called and a half, and a sixth of one."""
NOISE = 30
"""How far a price may be off when a call is put back: half an hour, so that equal places take turns."""
OUT = 3000.0
"""What a call without a place costs: more than any plan can save by it."""
_MANY = (4, 6, 8)
_BY_PERSON, _AT_RANDOM = 0.5, 0.75
_WORST = 0.15
"""How often it is the day of whoever waits most."""


@dataclass(slots=True)
class Improved:
    """The best plan found, by call, with what it costs."""

    where: list[Place | None]
    total: float
    left_out: int


@dataclass(slots=True)
class _Search:
    ledger: Ledger
    chance: random.Random
    movable: list[int]
    people: list[int]
    noise: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        cells = self.ledger.grid.cells
        self.noise = np.random.default_rng(self.chance.randrange(1 << 32)).integers(
            0, NOISE, size=cells + 65536, dtype=np.int32
        )


def improve(ledger: Ledger, chance: random.Random, steps: int, enough: Callable[[], bool] = lambda: False) -> Improved:
    """Go on for so many steps, or until `enough` says so (asked now and then); the ledger ends at the best plan.

    A step is one call put back; taking one out is not counted.
    """
    movable = [n for n, fixed in enumerate(ledger.grid.fixed) if not fixed and len(ledger.grid.starts[n])]
    heavy = [n for n, person in enumerate(ledger.grid.people) if person.weight]
    best = _state(ledger)
    if not movable:
        return best
    search, done, rounds = _Search(ledger, chance, movable, heavy), 0, 0
    current = best.total + OUT * best.left_out
    while done < steps:
        rounds += 1
        if rounds % 64 == 0 and enough():
            break
        heat = HOT * (COLD / HOT) ** (done / steps)
        taken = search_out(search)
        back = _put_back(search, taken)
        done += len(back) + 1
        value = ledger.total() + OUT * len(ledger.out())
        if value <= current - heat * math.log(1.0 - chance.random()):
            current = value
            if value < best.total + OUT * best.left_out:
                best = _state(ledger)
        else:
            _undo(ledger, taken, back)
    restore(ledger, best.where)
    leave_strays_out(ledger)
    return _state(ledger)


def restore(ledger: Ledger, where: list[Place | None]) -> None:
    """Bring a ledger to a plan."""
    moved = [n for n, place in enumerate(where) if place != ledger.where[n]]
    for n in moved:
        if ledger.where[n]:
            ledger.take(n)
    for n in moved:
        place = where[n]
        if place:
            ledger.put(n, place)


def _state(ledger: Ledger) -> Improved:
    return Improved(list(ledger.where), ledger.total(), len(ledger.out()))


def search_out(search: _Search) -> list[tuple[int, Place | None]]:
    """Take out some calls that belong together; those that are out already are among them."""
    ledger = search.ledger
    chosen = set(_chosen(search)) | {n for n in ledger.out() if len(ledger.grid.starts[n])}
    return [(n, ledger.take(n) if ledger.where[n] else None) for n in sorted(chosen)]


def _chosen(search: _Search) -> Iterator[int]:
    ledger, chance = search.ledger, search.chance
    kind = chance.random()
    if kind < _BY_PERSON and search.people:
        worst = chance.random() < _WORST
        person = max(search.people, key=lambda p: ledger.waits[p]) if worst else chance.choice(search.people)
        yield from _somebodys_day(search, person)
    elif kind < _AT_RANDOM:
        yield from chance.sample(search.movable, min(len(search.movable), chance.choice(_MANY)))
    else:
        day = ledger.on_day(chance.randrange(len(ledger.grid.days)))
        yield from chance.sample(day, min(len(day), chance.choice(_MANY)))


def _somebodys_day(search: _Search, person: int) -> Iterator[int]:
    """Everything that one person is called for on one day, every other time a day on which they wait, and some more."""
    ledger, chance = search.ledger, search.chance
    waiting = ledger.days_of(person, waiting=True) if chance.random() < 0.5 else []
    days = waiting or ledger.days_of(person)
    if days:
        day = chance.choice(days)
        yield from (n for n in ledger.on_day(day) if person in ledger.grid.cast[n])
    if chance.random() < 0.5:
        yield from chance.sample(search.movable, min(len(search.movable), chance.choice((1, 2))))


def _put_back(search: _Search, taken: list[tuple[int, Place | None]]) -> list[int]:
    """Each where it costs least, what comes before first, the big ones rather before the small ones."""
    ledger, chance, grid = search.ledger, search.chance, search.ledger.grid
    size = {n: len(grid.cast[n]) * grid.length[n] * (0.6 + 0.8 * chance.random()) for n, _ in taken}
    back = []
    for n in sorted(size, key=lambda n: (grid.depth[n], -size[n])):
        place = ledger.best(n, search.noise[chance.randrange(65536) :])
        if place:
            ledger.put(n, place)
            back.append(n)
    return back


def _undo(ledger: Ledger, taken: list[tuple[int, Place | None]], back: list[int]) -> None:
    for n in back:
        ledger.take(n)
    for n, place in taken:
        if place:
            ledger.put(n, place)
