"""Fit: every need of a part graded against a performer. The sentences are the score, and they add up.

A part *fits* when no must stands against it and, if any wish does, more that is known speaks for it than against it.
What nobody said counts for a little, never against anybody, and its points are kept apart as unsure: whether a part
fits does not hang on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tablework.casting.needs.grading import Verdict
from tablework.casting.needs.kinds import KINDS
from tablework.casting.needs.need import Need
from tablework.casting.performers.performer import Performer

POINTS: dict[tuple[str, Verdict], int] = {
    ("must", "fits"): 3,
    ("must", "unknown"): 1,
    ("must", "against"): -3,
    ("wish", "fits"): 2,
    ("wish", "unknown"): 1,
    ("wish", "against"): -2,
}
"""What a verdict is worth. Unknown lies between the other two and above nothing, so that learning that somebody can do
a thing always helps, and that nobody has said never hurts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part fits or does not: one need, its verdict, its points, and whether that is known for sure."""

    need: Need
    verdict: Verdict
    points: int
    sentence: str

    @property
    def sure(self) -> bool:
        """Whether somebody said so."""
        return self.verdict != "unknown"

    @property
    def excludes(self) -> bool:
        """Whether it alone stands in the way."""
        return self.verdict == "against" and (self.need.weight == "must" or KINDS[self.need.kind].theirs)


@dataclass(frozen=True)
class Fit:
    """All reasons for one part and one performer; `score` is the sum of their points, sure and unsure."""

    reasons: tuple[Reason, ...]

    @cached_property
    def sure(self) -> int:
        """The points of what is known."""
        return sum(reason.points for reason in self.reasons if reason.sure)

    @cached_property
    def unsure(self) -> int:
        """The points of what nobody said."""
        return sum(reason.points for reason in self.reasons if not reason.sure)

    @property
    def score(self) -> int:
        """All points."""
        return self.sure + self.unsure

    @cached_property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against it, what excludes first."""
        against = [reason for reason in self.reasons if reason.verdict == "against"]
        return tuple(sorted(against, key=lambda reason: not reason.excludes))

    @property
    def first_obstacle(self) -> str | None:
        """The kind of the first need that excludes, in the order of the table of kinds; None when none does."""
        stops = {reason.need.kind for reason in self.against if reason.excludes}
        return next((kind for kind in KINDS if kind in stops), None)

    @property
    def fits(self) -> bool:
        """Whether the part is right for them."""
        return self.first_obstacle is None and (not self.against or self.sure > 0)


def grade(need: Need, performer: Performer) -> Reason:
    """One need against a performer."""
    verdict, sentence = KINDS[need.kind].grade(need.value, performer)
    return Reason(need, verdict, POINTS[need.weight, verdict], sentence)


def fit(needs: Iterable[Need], performer: Performer) -> Fit:
    """All needs of a part against a performer; those that are open are not asked for."""
    return Fit(tuple(grade(need, performer) for need in needs if need.weight != "open"))


def to_open(found: Fit) -> tuple[Reason, ...]:
    """The least that stands between a part and a fit: opened, the part is right."""
    opened: list[Reason] = []
    rest = found
    for reason in found.against:
        if rest.fits:
            break
        opened.append(reason)
        rest = Fit(tuple(one for one in found.reasons if one not in opened))
    return tuple(opened)
