"""Why a call has no place: a smallest set of what stands against it, and what would help.

Reasons are single things that somebody could change: one entry of a calendar, a room that is closed, a fixed call, a
deadline. A set of them explains why calls cannot all be if
with these alone in force they cannot, and with any one of them gone they can. It is found from an infeasible core of
CP-SAT (one worker, presolve off: with presolve it can name what was never asked) and always solved again before it is
shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tablework.calls.moments import DAY
from tablework.calls.problem import Call, Problem, Span
from tablework.calls.why import Reason
from tablework.solvers.plans.grid import Grid

EFFORT = 1.0
"""CP-SAT's own unit for one question."""
_MANY = 6000
"""Calls with more possible places together than this are not asked about at once."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The reasons, whether they are a smallest set that was proved, and which calls they are about."""

    reasons: tuple[Reason, ...]
    proved: bool
    calls: tuple[str, ...]


def explain(problem: Problem, call: str, enough: Callable[[], bool] = lambda: False) -> Explained:
    """Why a call cannot be, alone or together with the calls that share its people; not proved: none was found.

    It is given up once `enough` says so, since half an explanation is none.
    """
    for calls in _circles(problem, call):
        question = _Question(problem, calls)
        if question.places > _MANY:
            break
        core = question.core(enough)
        if core is not None:
            return Explained(tuple(sorted(core)), proved=True, calls=tuple(calls))
    return Explained((), proved=False, calls=(call,))


def _circles(problem: Problem, name: str) -> Iterator[list[str]]:
    """The call with what must come before it; then with all that share people with those and must be as early."""
    own = _with_those_before(problem, [name])
    yield own
    limit = problem.calls[name].by
    people = {who for one in own for who in problem.calls[one].people}
    near = [
        call.id
        for call in problem.calls.values()
        if people & set(call.people) and (limit is None or (call.by is not None and call.by <= limit) or call.fixed)
    ]
    wider = _with_those_before(problem, [*own, *near])
    if len(wider) > len(own):
        yield wider


def _with_those_before(problem: Problem, names: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(names))
    for name in found:  # it grows as it is walked
        found += [before for before in problem.calls[name].after if before not in found]
    return found


class _Question:
    """Whether some calls can all be, with each reason in force or not as is assumed."""

    def __init__(self, problem: Problem, names: Sequence[str]) -> None:
        self._problem, self._model = problem, cp_model.CpModel()
        self._grid = Grid(problem)
        self._in_force: dict[Reason, cp_model.IntVar] = {}
        self._chosen = {name: self._places(problem.calls[name]) for name in names}
        self.places = sum(map(len, self._chosen.values()))
        for options in self._chosen.values():
            self._model.add_exactly_one([chosen for *_, chosen in options])
        self._at_once()
        self._in_turn()

    def core(self, enough: Callable[[], bool]) -> set[Reason] | None:
        """A smallest set of reasons for which the calls cannot be, or None if they can (or nobody knows yet)."""
        core = self._refuted(set(self._in_force))
        if core is None:
            return None
        for reason in sorted(core):
            if enough():
                return None
            smaller = self._refuted(core - {reason})
            if smaller is not None:
                core = smaller
        return core

    def _refuted(self, reasons: set[Reason]) -> set[Reason] | None:
        """The reasons that refute it, among those in force; None if they do not."""
        if not all(self._chosen.values()):
            return set()
        self._model.clear_assumptions()
        self._model.add_assumptions([self._in_force[one] for one in sorted(reasons)])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.cp_model_presolve = False
        solver.parameters.max_deterministic_time = EFFORT
        if solver.solve(self._model) != cp_model.INFEASIBLE:
            return None
        named = set(solver.sufficient_assumptions_for_infeasibility())
        return {one for one in reasons if self._in_force[one].index in named}

    def _places(self, call: Call) -> list[tuple[Span, str | None, cp_model.IntVar]]:
        """Every start within the hours, forbidden by each reason against it that is in force."""
        found = []
        for start, end in self._starts(call):
            blocked = list(self._against_people(call, (start, end)))
            if call.by is not None and end > call.by:
                blocked.append(Reason("by", call.id))
            for room in (call.fixed.room,) if call.fixed else self._problem.rooms_of(call):
                chosen = self._model.new_bool_var("")
                found.append(((start, end), room, chosen))
                for reason in (*blocked, *self._against_room(room, (start, end))):
                    self._model.add_implication(chosen, self._force(reason).negated())
        return found

    def _starts(self, call: Call) -> Iterator[Span]:
        if call.fixed:
            yield call.fixed.start, call.fixed.start + call.minutes
            return
        step = self._problem.step
        for day in self._problem.days:
            for begin, end in day.open:
                for start in range(-(-begin // step) * step, end - call.minutes + 1, step):
                    if call.not_before is None or start >= call.not_before:
                        yield start, start + call.minutes

    def _against_people(self, call: Call, span: Span) -> Iterator[Reason]:
        if call.fixed:
            return
        for who in call.people:
            for n, busy in enumerate(self._problem.people[who].busy):
                if busy.span[0] < span[1] and span[0] < busy.span[1]:
                    yield Reason("busy", who, n)

    def _against_room(self, room: str | None, span: Span) -> Iterator[Reason]:
        for n, busy in enumerate(self._problem.rooms[room].closed if room is not None else ()):
            if busy.span[0] < span[1] and span[0] < busy.span[1]:
                yield Reason("closed", str(room), n)

    def _force(self, reason: Reason) -> cp_model.IntVar:
        if reason not in self._in_force:
            self._in_force[reason] = self._model.new_bool_var(f"{reason.kind} {reason.whose} {reason.number}")
        return self._in_force[reason]

    def _at_once(self) -> None:
        """Nobody and no room has two calls at once; a fixed call gives way where it is not in force."""
        held: dict[tuple[str, str, int], list[cp_model.IntVar]] = {}
        for name, options in self._chosen.items():
            call = self._problem.calls[name]
            for (start, end), room, chosen in options:
                keys = [("person", who) for who in call.people] + ([("room", room)] if room is not None else [])
                taken = self._freed(call, chosen)
                for at in range(start // self._grid.grain, -(-end // self._grid.grain)):
                    for kind, who in keys:
                        held.setdefault((kind, str(who), at), []).append(taken)
        for several in held.values():
            if len(several) > 1:
                self._model.add_at_most_one(several)

    def _freed(self, call: Call, chosen: cp_model.IntVar) -> cp_model.IntVar:
        """Whether a call takes its people's time: a fixed one only where its being fixed is in force."""
        if not call.fixed:
            return chosen
        taken = self._model.new_bool_var("")
        self._model.add_implication(self._force(Reason("fixed", call.id)), taken)
        return taken

    def _in_turn(self) -> None:
        for name, options in self._chosen.items():
            call = self._problem.calls[name]
            for before in call.after:
                for (start, _), _, chosen in options:
                    early = [
                        other
                        for (begin, end), _, other in self._chosen[before]
                        if start < end or start // DAY - begin // DAY < call.after_days
                    ]
                    self._model.add_at_most_one([chosen, *early])
