"""Double the roles of a script: state the problem, have it solved, and have the answer checked by other means."""

from __future__ import annotations

from typing import Any

from tablework.casting.doubling.check import check
from tablework.casting.doubling.conditions import ConditionError, Conditions
from tablework.casting.doubling.document import Answered, to_document
from tablework.casting.doubling.problem import Doubling, counted_roles, doubling
from tablework.casting.doubling.timeline import timeline
from tablework.script.breakdown import Breakdown
from tablework.script.draft import Draft
from tablework.solvers.doubling import Solved, company_of, solve


class WrongAnswerError(Exception):
    """An answer did not stand up to its check: a mistake of ours, and never shown as an answer."""


def double(
    draft: Draft, breakdown: Breakdown, said: Conditions | None = None, company: int | None = None
) -> dict[str, Any]:
    """The smallest company for a script, or one of a given size, as a document.

    Raises:
        ConditionError: what the director says cannot be met, or names nobody.
        WrongAnswerError: the check found a fault.
    """
    conditions = said or Conditions()
    if company is not None and company < 1:
        raise ConditionError("A company has at least one performer: give 1 or more.")
    problem = state(draft, breakdown, conditions)
    solved = company_of(problem, company) if company else solve(problem)
    hold(draft, breakdown, conditions, problem, solved)
    answered = Answered(solved.tracks, solved.lower_bound, solved.clique, solved.proved)
    return to_document(draft, breakdown, conditions, problem, answered)


def state(draft: Draft, breakdown: Breakdown, said: Conditions) -> Doubling:
    """The problem of a script under what its director says.

    Raises:
        ConditionError: it cannot be met, or names nobody.
    """
    return doubling(draft, timeline(draft, breakdown), said)


def hold(draft: Draft, breakdown: Breakdown, said: Conditions, problem: Doubling, solved: Solved) -> None:
    """Hold an answer against the play, by other means than it was found by.

    Raises:
        WrongAnswerError: it does not stand.
    """
    tracks = [[(problem.parts[n].role, problem.parts[n].number) for n in track] for track in solved.tracks]
    found = check(draft, breakdown, said, tracks, counted_roles(draft, said.least_words))
    wrong = [*found.wrong, *(() if solved.two_at_once else found.two_at_once)]
    if wrong or (len(solved.tracks) < solved.lower_bound and not solved.two_at_once):
        faults = "; ".join(wrong[:3]) or "fewer performers than can be"
        raise WrongAnswerError(f"The answer did not pass its check ({faults}): please report this script to us.")
