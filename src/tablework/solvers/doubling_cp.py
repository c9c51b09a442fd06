"""Doubling by constraint programming (OR-Tools CP-SAT): what colouring leaves open, and companies of a given size.

It counts its own steps and not the clock, and works with one worker, so that two runs give the same answer whatever
else the machine does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tablework.solvers.cliques import bits

EFFORT = 8.0
"""CP-SAT's own unit of work, about a second each on a slow machine."""


@dataclass(frozen=True, slots=True)
class Found:
    """Colours as sets of bits, what they cost, the least that it could be, and whether that is known."""

    colours: tuple[int, ...]
    cost: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether nothing better can be."""
        return self.cost <= self.bound


class Company:
    """So many performers and the parts they are given: a model to which what is asked of them is added."""

    def __init__(self, size: int, clashes: Sequence[int], sizes: Sequence[int], first: Sequence[int]) -> None:
        """`first` are parts of which every two clash: as many performers as they go round have one of them each."""
        self._model, self._clashes, self._sizes = cp_model.CpModel(), clashes, sizes
        self._size = size
        self._has = [[self._model.new_bool_var(f"{part}-{n}") for n in range(size)] for part in range(len(clashes))]
        for mine in self._has:
            self._model.add_exactly_one(mine)
        for n, part in enumerate(first[:size]):
            self._model.add(self._has[part][n] == 1)

    def apart(self, pairs: Iterator[tuple[int, int]]) -> None:
        """Nobody has both parts of a pair."""
        for one, other in pairs:
            for n in range(self._size):
                self._model.add_at_most_one(self._has[one][n], self._has[other][n])

    def at_most(self, most: int | None) -> None:
        """Nobody has more parts than so many."""
        if most is None:
            return
        for n in range(self._size):
            held = [mine[n] * size for mine, size in zip(self._has, self._sizes, strict=True)]
            self._model.add(cp_model.LinearExpr.sum(held) <= most)

    def everybody(self) -> None:
        """Everybody has a part."""
        for n in range(self._size):
            self._model.add_at_least_one(mine[n] for mine in self._has)

    def share(self, loads: Sequence[int]) -> None:
        """Ask that loads be shared as evenly as can be: the sum of their squares is least."""
        squares = []
        for n in range(self._size):
            load = self._model.new_int_var(0, sum(loads), f"load-{n}")
            square = self._model.new_int_var(0, sum(loads) ** 2, f"square-{n}")
            held = [mine[n] * one for mine, one in zip(self._has, loads, strict=True)]
            self._model.add(cp_model.LinearExpr.sum(held) == load)
            self._model.add_multiplication_equality(square, [load, load])
            squares.append(square)
        self._model.minimize(cp_model.LinearExpr.sum(squares))

    def two_at_once(self, cost: Mapping[tuple[int, int], int]) -> None:
        """Ask that as little as can be is spoken while somebody would have to be two people."""
        both = {}
        for one, other in cost:
            both[one, other] = self._model.new_bool_var(f"{one}+{other}")
            for n in range(self._size):
                self._model.add_bool_or(~self._has[one][n], ~self._has[other][n], both[one, other])
        self._model.minimize(sum(both[pair] * words for pair, words in cost.items()))

    def hint(self, colours: Sequence[int]) -> None:
        """Begin from an answer that is known."""
        for n, held in enumerate(colours[: self._size]):
            for part in bits(held):
                self._model.add_hint(self._has[part][n], 1)

    def solve(self, effort: float = EFFORT) -> Found | None:
        """What was found; None where there is nothing.

        Raises:
            TimeoutError: nothing was found, and it is not known whether there is anything.
        """
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self._model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise TimeoutError
        colours = tuple(
            sum(1 << part for part, mine in enumerate(self._has) if solver.boolean_value(mine[n]))
            for n in range(self._size)
        )
        if not self._model.has_objective():
            return Found(colours, 0, 0)
        return Found(colours, round(solver.objective_value), round(solver.best_objective_bound))
