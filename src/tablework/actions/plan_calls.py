"""Plan calls: read the problem, have it solved, lay the breaks, and have the plan checked by other means.

Everything goes in and comes out as the documents of the contracts, so that a desk, a command and another program ask
the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tablework.actions.explain_calls import explained
from tablework.actions.explain_calls import why_not as why_one_is_not
from tablework.calls.breaks import BREAKS, lay_breaks
from tablework.calls.check import Broken, WrongPlanError, check, rules_kept
from tablework.calls.document import placed_document, placed_of, read_problem
from tablework.calls.given import Given
from tablework.calls.measure import cost, own_days, waiting_of
from tablework.calls.moments import DAY, date_of, written
from tablework.calls.problem import Placed, Problem, ProblemError, Span
from tablework.solvers.plans.solve import Solved, solve

_EXPLAINING = 2.0
"""Calls without a place are looked into for so many times as long as the plan was sought."""
_NOON = timedelta(hours=12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def plan(problem: object, seconds: float = 2.0, seed: int = 1, *, prove: bool = False) -> dict[str, Any]:
    """A plan for a problem, as documents; with `prove` every one and two days of it are then solved exactly.

    Raises:
        ProblemError: the problem cannot be read; one sentence says where.
        WrongPlanError: the check found a fault in the plan.
    """
    begun = time.process_time()
    stated = stated_problem(problem)
    if stated.previous:
        kept: dict[str, Any] = change(problem, seconds, seed)["options"][0]["plan"]
        return kept
    solved = solve(stated, seconds, seed, lambda: time.process_time() - begun > seconds)
    if not prove:
        spent = time.process_time() - begun
        return to_document(stated, solved, spent, lambda: time.process_time() - begun > _EXPLAINING * seconds + 1)
    from tablework.solvers.plans.windows import prove_windows  # noqa: PLC0415 (CP-SAT loads slowly)

    better, certificate = prove_windows(stated, solved)
    made = to_document(stated, better, time.process_time() - begun)
    return made | {"certificate": {"windows": certificate.windows, "proved": certificate.proved}}


def stated_problem(problem: object) -> Problem:
    """A problem from its document, each day with its zone's clock."""
    return read_problem(problem, _offsets(problem))


def to_document(
    problem: Problem, solved: Solved, seconds: float, enough: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """A plan as its document, after its check; calls without a place are looked into until `enough` says no more.

    Raises:
        WrongPlanError: the check found a fault.
    """
    breaks = lay_breaks(problem, solved.placed)
    faults = [one for one in check(problem, solved.placed, breaks) if not _by_hand(problem, one)]
    if faults:
        raise WrongPlanError(f"The plan did not pass its check ({faults[0].why}): please report this problem to us.")
    days = own_days(problem, solved.placed)
    waited = waiting_of(problem, days)
    total = sum(waited.values())
    least = min(total, solved.least_waiting)
    return {
        "calls": [placed_document(one, breaks.get(one.call, ())) for one in solved.placed],
        "unplaced": explained(problem, solved.placed, enough),
        "waiting_minutes": total,
        "waiting": waited,
        "lower_bound_minutes": least,
        "proved": total <= least,
        "moved": moved(problem.previous, solved.placed),
        "rules": _rules(problem, solved.placed, breaks),
        "cost": cost(problem, solved.placed, days).total,
        "broken": _broken(check(problem, solved.placed, breaks)),
        "seconds": round(seconds, 3),
    }


def weigh(problem: object, calls: object) -> dict[str, Any]:
    """What a plan costs and breaks as it stands.

    Raises:
        ProblemError: the problem or the plan cannot be read.
    """
    stated = stated_problem(problem)
    standing = placed_of(stated, calls)
    breaks = lay_breaks(stated, standing)
    days = own_days(stated, standing)
    waited = waiting_of(stated, days)
    return {
        "broken": _broken(check(stated, standing, breaks)),
        "waiting_minutes": sum(waited.values()),
        "waiting": waited,
        "waits": [[day.person, written(a), written(b)] for day in days for a, b in day.waits],
        "cost": cost(stated, standing, days).total,
        "rules": _rules(stated, standing, breaks),
        "breaks": {call: [[written(a), written(b)] for a, b in spans] for call, spans in breaks.items()},
    }


def why_not(problem: object, calls: object, call: str) -> dict[str, Any]:
    """Why a call cannot be, in a plan as it stands: sentences, what would help, and the first time it could be.

    Raises:
        ProblemError: the problem or the plan cannot be read, or there is no such call.
    """
    stated = stated_problem(problem)
    if call not in stated.calls:
        raise ProblemError(f"There is no call “{call[:60]}” in this problem: look at its list of calls.")
    return why_one_is_not(stated, placed_of(stated, calls or []), call)


def change(problem: object, seconds: float = 5.0, seed: int = 1) -> dict[str, Any]:
    """The plans after a change: the one that moves the fewest calls, and one that moves more and waits less.

    Raises:
        ProblemError: the problem cannot be read.
        WrongPlanError: the check found a fault in a plan.
    """
    from tablework.solvers.plans.changes import change as fewest_moved  # noqa: PLC0415 (CP-SAT loads slowly)

    begun = time.process_time()

    def spent() -> float:
        return time.process_time() - begun

    stated = stated_problem(problem)
    few, less = fewest_moved(stated, seconds / 2, seed, lambda: spent() > seconds)
    named = [("fewest moved", few), *([("least waiting", less)] if less else [])]
    options = []
    for name, changed in named:
        made = to_document(stated, Solved(changed.placed, 0.0), spent(), lambda: spent() > seconds)
        options.append({"name": name, "plan": made, "moved": made["moved"], "proved": changed.proved})
    return {"options": options}


def moved(previous: Sequence[Placed], placed: Sequence[Placed]) -> list[str]:
    """The calls that stand elsewhere than they did."""
    where = {one.call: (one.start, one.room) for one in previous}
    return [one.call for one in placed if one.call in where and where[one.call] != (one.start, one.room)]


def _by_hand(problem: Problem, broken: Broken) -> bool:
    """Whether no plan could help it: somebody fixed it so, or the breaks owed are too long for the calls they are in.

    It is said with the plan, and not mended behind anybody's back.
    """
    return broken.rule == BREAKS or any(problem.calls[call].fixed for call in broken.calls)


def _broken(found: Sequence[Broken]) -> list[dict[str, Any]]:
    return [{"calls": list(one.calls), "people": list(one.people), "why": one.why} for one in found]


def _rules(problem: Problem, placed: Sequence[Placed], breaks: Mapping[str, Sequence[Span]]) -> list[dict[str, Any]]:
    return [
        {"person": one.person, "date": date_of(one.kept.day), "rule": one.kept.rule}
        | {"figure": one.kept.figure, "kept": one.kept.kept}
        for one in rules_kept(problem, placed, breaks)
    ]


def _offsets(problem: object) -> dict[int, int]:
    """Each day's clock against UTC at its noon, in minutes.

    Raises:
        ProblemError: there is no such time zone.
    """
    name = Given(problem, "The problem").text("timezone", "UTC")
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ProblemError(f"There is no time zone “{name[:40]}”: give one such as Europe/Copenhagen.") from None
    days = [day.number for day in read_problem(problem).days]
    noons = {number: (_EPOCH + timedelta(minutes=number * DAY) + _NOON).replace(tzinfo=zone) for number in days}
    return {number: int((at.utcoffset() or timedelta()).total_seconds() // 60) for number, at in noons.items()}
