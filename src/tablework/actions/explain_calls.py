"""Say why a call has no place, and what would help, in the field's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tablework.calls.moments import in_words, written
from tablework.calls.problem import Placed, Problem
from tablework.calls.why import Reason, against, would_help
from tablework.solvers.plans.grid import Grid

AT_MOST = 6
"""So many calls without a place are explained in full: each takes up to a second or two."""


def explained(
    problem: Problem, plan: Sequence[Placed], enough: Callable[[], bool] = lambda: False
) -> list[dict[str, Any]]:
    """Every call without a place, with why and what would help, as far as there is time (`enough` says no more)."""
    where = {one.call for one in plan}
    out = [call for call in problem.calls if call not in where]
    roots = [call for call in out if not set(problem.calls[call].after) & set(out)]
    full = {call: why_not(problem, plan, call, enough) for call in roots[:AT_MOST] if not enough()}
    return [{"id": call} | (full.get(call) or _follows(problem, call, out)) for call in out]


def why_not(
    problem: Problem, plan: Sequence[Placed], call: str, enough: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """Why one call has no place, what would help, and the first time it could be if its deadline did not matter."""
    from tablework.solvers.plans.help import helping, least_to_give_up, longer  # noqa: PLC0415 (CP-SAT loads slowly)
    from tablework.solvers.plans.reasons import explain  # noqa: PLC0415

    found = explain(problem, call, enough)
    first = _first(problem, call)
    reasons = found.reasons or tuple(helping(problem, plan, call, _rules(problem, call), enough))
    why = [against(problem, reason) for reason in reasons] or list(_otherwise(problem, call, proved=found.proved))
    missed = least_to_give_up(problem, plan, call)
    names = [problem.people[who].title for who in missed.people] if missed else []
    title = problem.calls[call].title
    given_up = [f"“{title}” on {in_words(missed.placed.start)} without {', '.join(names)}."] if missed else []
    helps = [*helping(problem, plan, call, reasons, enough), *longer(problem, plan, call, enough)]
    wishes = [would_help(problem, one) for one in helps]
    return {"why": why, "would_help": [*wishes, *given_up], "first": None if first is None else written(first)}


def _rules(problem: Problem, call: str) -> list[Reason]:
    """The rules of those who are needed: looked into where no calendar stands against a call."""
    return [Reason("rules", who) for who in problem.calls[call].people if problem.people[who].rules]


def _otherwise(problem: Problem, call: str, *, proved: bool) -> Iterator[str]:
    """What is said where no single thing stands against a call."""
    one = problem.calls[call]
    if proved and not any(end - begin >= one.minutes for day in problem.days for begin, end in day.open):
        yield f"No day is open for {one.minutes} minutes at a stretch, which “{one.title}” takes."
    elif proved:
        yield f"“{one.title}” and what comes before it do not fit into these days."
    else:
        yield f"No place was found for “{one.title}” in the time given; there may be one: plan for longer."


def _follows(problem: Problem, call: str, out: Sequence[str]) -> dict[str, Any]:
    before = next((name for name in problem.calls[call].after if name in out), None)
    if before is None:
        return {"why": ["There was no time to look into this one: ask about it by itself."], "would_help": []}
    return {"why": [f"It comes after “{problem.calls[before].title}”, which has no place."], "would_help": []}


def _first(problem: Problem, call: str) -> int | None:
    """The first time at which everybody and a room are free."""
    free = replace(problem.calls[call], by=None)
    grid = Grid(replace(problem, calls={**problem.calls, call: free}))
    starts = grid.starts[grid.number[call]]
    return grid.moment(int(starts[0])) if len(starts) else None
