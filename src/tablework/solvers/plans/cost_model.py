"""The cost of a plan for CP-SAT: what the free calls can change of it, and the least that it can be.

It is that of `tablework.calls.measure` but for short breaks: one that falls into a gap is counted as waiting here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from tablework.calls.measure import DAY_CALLED, OUT_OF_ORDER, SHORT, SHORT_DAY, WORST
from tablework.calls.moments import DAY
from tablework.calls.waiting import open_minutes
from tablework.solvers.plans.exact import Expression, Model
from tablework.solvers.plans.grid import Place

EXACTLY = 100
"""Weights are whole hundredths for the solver."""
OUT = 1_000_000
"""What leaving a call out costs in performer-minutes: more than a whole period."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Places for the calls that were asked for (None: left out), what they cost, and what nothing can be below.

    `cost` and `bound` are in performer-minutes over all that the model knows; `placed` says how many have a place.
    """

    where: dict[int, Place | None]
    cost: float
    bound: float

    @property
    def proved(self) -> bool:
        """Whether nothing better can be."""
        return self.cost - self.bound < 1 / EXACTLY

    @property
    def waiting_bound(self) -> float:
        """The bound without what is paid for calls left out."""
        return self.bound - OUT * sum(place is None for place in self.where.values())


class CostModel(Model):
    """The same with the cost of a plan, over the whole of what the free calls can change."""

    @cached_property
    def waits(self) -> dict[int, Expression]:
        """Minutes of waiting of each weighed person, over the whole period."""
        return {p: cp_model.LinearExpr.sum(days) if days else 0 for p, days in self._waits.items()}

    def measure(self, *, only_waiting: bool = False) -> None:
        """Ask for as many calls as can be, then for the least cost, or for the least waiting alone."""
        self._waits: dict[int, list[Expression]] = {}
        terms: list[Expression] = []
        for p, person in enumerate(self.grid.people):
            if person.weight:
                self._waits[p] = []
                terms += list(self._days_of(p, round(person.weight * EXACTLY), only_waiting=only_waiting))
        if not only_waiting:
            terms += [WORST * self._worst(), *self._out_of_order()]
        terms += [OUT * EXACTLY * placed.negated() for placed in self.placed.values()]
        self.model.minimize(cp_model.LinearExpr.sum(terms))

    def best(self, effort: float) -> Answer | None:
        """Solve it; None if no solution was found in the time."""
        solver, status = self.solve(effort)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None
        return Answer(self.read(solver), solver.objective_value / EXACTLY, solver.best_objective_bound / EXACTLY)

    def _days_of(self, p: int, weight: int, *, only_waiting: bool) -> Iterator[Expression]:
        """The terms of one person's days."""
        slots = self.grid.slots
        mine: dict[int, dict[int, list[tuple[int, int, Expression]]]] = {}
        for n in self.free:
            if p in self.grid.cast[n]:
                for place, chosen in self.options[n].items():
                    mine.setdefault(place.cell // slots, {}).setdefault(n, []).append(
                        (*self._minutes(n, place), chosen)
                    )
        for n, place in self.fixed.items():
            if p in self.grid.cast[n]:
                mine.setdefault(place.cell // slots, {}).setdefault(n, []).append((*self._minutes(n, place), 1))
        for day, calls in sorted(mine.items()):
            yield from self._day(p, day, calls, weight, only_waiting=only_waiting)

    def _minutes(self, n: int, place: Place) -> tuple[int, int]:
        start = self.grid.moment(place.cell)
        return start, start + self.grid.calls[n].minutes

    def _day(
        self,
        p: int,
        day: int,
        calls: dict[int, list[tuple[int, int, Expression]]],
        weight: int,
        *,
        only_waiting: bool,
    ) -> Iterator[Expression]:
        """Waiting is the open minutes between the first and the last call, less those called."""
        number = self.grid.days[day]
        hours = self.grid.open.get(number, ())
        top = open_minutes((number * DAY, (number + 1) * DAY), hours)

        def opened(at: int) -> int:
            return open_minutes((number * DAY, at), hours)

        begin, end = self.model.new_int_var(0, top, ""), self.model.new_int_var(0, top, "")
        called: list[Expression] = []
        here = []
        for options in calls.values():
            there = cp_model.LinearExpr.sum([chosen for *_, chosen in options])
            here.append(there)
            starts = [opened(start) * chosen for start, _, chosen in options]
            ends = [opened(stop) * chosen for _, stop, chosen in options]
            self.model.add(begin <= cp_model.LinearExpr.sum(starts) + top * (1 - there))
            self.model.add(end >= cp_model.LinearExpr.sum(ends))
            called += [(opened(stop) - opened(start)) * chosen for start, stop, chosen in options]
        self.model.add(end >= begin)
        waits: Expression = end - begin - cp_model.LinearExpr.sum(called)
        if only_waiting and self.grid.people[p].rules:
            waits = self._relieved(waits, p, here, top)
        self._waits[p].append(waits)
        yield weight * waits
        if not only_waiting:
            yield from self._called(calls, here, weight)

    def _relieved(self, waits: Expression, p: int, here: list[Expression], top: int) -> Expression:
        """Waiting less all that the rules could possibly owe in the gaps, so that a bound holds under them too."""
        rules = self.grid.people[p].rules
        calls = cp_model.LinearExpr.sum(here)
        least, relief = self.model.new_int_var(0, top, ""), 0
        if rules and rules.break_after:
            relief += min(rules.break_after)[1]
        if rules and rules.meal:
            relief += rules.meal
        self.model.add(least >= waits - relief * calls)
        return least

    def _called(
        self,
        calls: dict[int, list[tuple[int, int, Expression]]],
        here: list[Expression],
        weight: int,
    ) -> Iterator[Expression]:
        """A day called, and a short one."""
        any_call, short = self.model.new_bool_var(""), self.model.new_bool_var("")
        for there in here:
            self.model.add(any_call >= there)
        minutes = [(stop - start) * chosen for options in calls.values() for start, stop, chosen in options]
        self.model.add(cp_model.LinearExpr.sum(minutes) + (SHORT + 1) * short >= (SHORT + 1) * any_call)
        yield DAY_CALLED * weight * any_call
        yield SHORT_DAY * weight * short

    def _worst(self) -> Expression:
        worst = self.model.new_int_var(0, 10**9, "worst")
        for p, waits in self._waits.items():
            weight = round(self.grid.people[p].weight * EXACTLY)
            self.model.add(worst >= weight * cp_model.LinearExpr.sum(waits) if waits else worst >= 0)
        return worst

    def _out_of_order(self) -> Iterator[Expression]:
        first = {order: self._first_day(calls) for order, calls in self._scenes().items()}
        for order, day in first.items():
            if order + 1 in first:
                late = self.model.new_bool_var("")
                self.model.add(day <= first[order + 1]).only_enforce_if(late.negated())
                yield OUT_OF_ORDER * EXACTLY * late

    def _scenes(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for n, call in enumerate(self.grid.calls):
            if call.order is not None and not call.fixed and n not in self._out:
                found.setdefault(call.order, []).append(n)
        return found

    def _first_day(self, calls: list[int]) -> Expression:
        """The date on which a scene is first rehearsed; left free (and cheap) where all of it may be out."""
        days = [
            self.day(n) + (1 - self.placed[n]) * self._never() if n in self.options else self._date(self.fixed[n])
            for n in calls
        ]
        if len(days) == 1:
            return days[0]
        first = self.model.new_int_var(0, self._never(), "")
        self.model.add_min_equality(first, days)
        return first

    def _never(self) -> int:
        return self.grid.days[-1] + 1 if self.grid.days else 1
