"""Every one and two days of a plan solved exactly, all else staying: a certificate that no such stretch can be better.

It says nothing of the whole, and is shown as what it is. Where rules owe meals that no closed hour gives, or short
breaks, the exact model counts a little more waiting than the measure does; what it finds is kept only if the measure
agrees.
"""

from __future__ import annotations

from dataclasses import dataclass

from tablework.calls.problem import Problem
from tablework.solvers.plans.cost_model import CostModel
from tablework.solvers.plans.help import ledger_of
from tablework.solvers.plans.ledger import Ledger
from tablework.solvers.plans.rules_model import keep_rules
from tablework.solvers.plans.solve import Solved, placed, take_if_better

EFFORT = 2.0
"""CP-SAT's own unit for one window."""
_ROUNDS = 6
"""A better day may make the next one better; after so many rounds it is left at that, and nothing is promised."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """How many stretches of one and two days a plan has with calls in them, and how many are proved."""

    windows: int
    proved: int


def prove_windows(problem: Problem, solved: Solved) -> tuple[Solved, Certificate]:
    """The plan with every window as good as can be, as far as that could be proved."""
    ledger = ledger_of(problem, solved.placed)
    days = len(ledger.grid.days)
    windows = [frozenset(range(day, day + size)) for size in (1, 2) for day in range(days - size + 1)]
    asked = [window for window in windows if _free(ledger, window)]
    for _ in range(_ROUNDS):
        before = ledger.total()
        proved = sum(_prove(ledger, window) for window in asked)
        if ledger.total() == before:  # nothing has changed since each of them was proved
            return Solved(placed(ledger), solved.least_waiting), Certificate(len(asked), proved)
    return Solved(placed(ledger), solved.least_waiting), Certificate(len(asked), 0)


def _free(ledger: Ledger, window: frozenset[int]) -> list[int]:
    return sorted(n for day in window for n in ledger.on_day(day))


def _prove(ledger: Ledger, window: frozenset[int]) -> bool:
    """Make one window as good as can be; whether that is proved."""
    free = _free(ledger, window)
    grid = ledger.grid
    within = {n: [place for place in grid.places[n] if place.cell // grid.slots in window] for n in free}
    model = CostModel(grid, ledger.where, free, within)
    keep_rules(model)
    model.place_all()
    model.measure()
    model.hint(ledger.where)
    answer = model.best(EFFORT)
    if answer is None:
        return False
    if answer.cost < ledger.total():
        take_if_better(grid, ledger, free, answer.where)
    return answer.proved
