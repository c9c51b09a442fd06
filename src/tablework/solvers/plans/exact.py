"""Some calls of a plan placed as well as can be, all others staying where they are (OR-Tools CP-SAT, one worker).

It counts its own steps and not the clock, so that two runs give the same answer. What is asked of the calls is added by
whoever asks: their cost (`cost_model`), how few of them move (`changes`), or why they cannot be (`reasons`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ortools.sat.python import cp_model

from tablework.solvers.plans.grid import Grid, Place

Expression: TypeAlias = Any
"""A sum over the solver's variables; its own types do not add up for a checker of types."""


class Model:
    """The free calls on their possible places; what is asked of them is added, then it is solved."""

    def __init__(
        self,
        grid: Grid,
        where: Sequence[Place | None],
        free: Sequence[int],
        places: Mapping[int, Sequence[Place]] | None = None,
    ) -> None:
        """`where` is the plan; `free` are the calls to be placed anew, in these places, or wherever they could be."""
        self.grid, self.free, self.model = grid, list(free), cp_model.CpModel()
        self.fixed = {n: place for n, place in enumerate(where) if place and n not in set(free)}
        self._out = {n for n, place in enumerate(where) if place is None} - set(free)
        self._held = self._background()
        self.options = {n: self._options(n, (places or {}).get(n, grid.places[n])) for n in self.free}
        self.placed = {n: self.model.new_bool_var(f"in{n}") for n in self.free}
        for n, options in self.options.items():
            self.model.add_exactly_one([*options.values(), self.placed[n].negated()])
        self._one_at_a_time()
        self._in_turn()

    def place_all(self) -> None:
        """Leave nothing out."""
        for placed in self.placed.values():
            self.model.add(placed == 1)

    def place_at_least(self, number: int) -> None:
        """Leave out no more than the others."""
        self.model.add(cp_model.LinearExpr.sum(list(self.placed.values())) >= number)

    def start(self, n: int) -> Expression:
        """The cell of a free call; 0 if it is out."""
        return cp_model.LinearExpr.sum([place.cell * chosen for place, chosen in self.options[n].items()])

    def day(self, n: int) -> Expression:
        """The date of a free call by its number; 0 if it is out."""
        days = [self._date(place) * chosen for place, chosen in self.options[n].items()]
        return cp_model.LinearExpr.sum(days)

    def hint(self, where: Sequence[Place | None]) -> None:
        """Begin from a plan that is known."""
        for n in self.free:
            for place, chosen in self.options[n].items():
                self.model.add_hint(chosen, place == where[n])

    def solve(self, effort: float, seed: int = 1) -> tuple[cp_model.CpSolver, Any]:
        """Solve what was stated; `effort` is CP-SAT's own unit, about a second each on a slow machine."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2  # halves the longest windows
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = effort
        return solver, solver.solve(self.model)

    def read(self, solver: cp_model.CpSolver) -> dict[int, Place | None]:
        """Where each free call is in a solution."""
        return {
            n: next((place for place, chosen in options.items() if solver.boolean_value(chosen)), None)
            for n, options in self.options.items()
        }

    def _background(self) -> set[tuple[int, int]]:
        """Whom and what the calls that stay hold, by cell; rooms below zero."""
        return {(who, at) for n, place in self.fixed.items() for who, at in self.grid.holds(n, place)}

    def _options(self, n: int, places: Sequence[Place]) -> dict[Place, cp_model.IntVar]:
        low, high = self._between(n)
        found = {}
        for place in places:
            if low <= place.cell <= high and not any(held in self._held for held in self.grid.holds(n, place)):
                found[place] = self.model.new_bool_var(f"{n}@{place.cell}/{place.room}")
        return found

    def _between(self, n: int) -> tuple[int, int]:
        """What the calls that stay leave to a free one; a call that is out before it leaves nothing."""
        low, high = self.grid.span[n][0], self.grid.cells
        for before in self.grid.before[n]:
            if before in self._out:
                return 1, 0
            if before in self.fixed:
                low = max(low, self.grid.after(n, before, self.fixed[before].cell))
        for after in self.grid.afters[n]:
            if after in self.fixed:
                high = min(high, self.grid.ahead(n, after, self.fixed[after].cell))
        return low, high

    def _one_at_a_time(self) -> None:
        held: dict[tuple[int, int], dict[int, list[cp_model.IntVar]]] = {}
        for n, options in self.options.items():
            for place, chosen in options.items():
                for key in self.grid.holds(n, place):
                    held.setdefault(key, {}).setdefault(n, []).append(chosen)
        for by_call in held.values():
            if len(by_call) > 1:
                self.model.add_at_most_one([chosen for several in by_call.values() for chosen in several])

    def _in_turn(self) -> None:
        for n in self.free:
            if any(after in self.fixed and not self.grid.fixed[after] for after in self.grid.afters[n]):
                self.model.add(self.placed[n] == 1)  # what comes after it stays, so it cannot be left out
            for before in self.grid.before[n]:
                if before not in self.options:
                    continue
                self.model.add_implication(self.placed[n], self.placed[before])
                both = self.placed[n]
                self.model.add(self.start(n) >= self.start(before) + self.grid.length[before]).only_enforce_if(both)
                if self.grid.calls[n].after_days:
                    gap = self.grid.calls[n].after_days
                    self.model.add(self.day(n) >= self.day(before) + gap).only_enforce_if(both)

    def _date(self, place: Place) -> int:
        return self.grid.days[place.cell // self.grid.slots]
