"""What a director says about who may double whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class ConditionError(ValueError):
    """A condition that cannot be, or that nobody can meet. Its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the director says; each is optional.

    Args:
        gap_words: words that must be spoken between one part and the next.
        gap_minutes: minutes that must pass between them; the pace is the middle of the running time.
        costume_minutes: for two roles how long the change takes, where it takes longer than that.
        together: roles that one performer plays.
        apart: roles that no performer plays both of.
        alone: roles that are not doubled, the leads.
        most: how many parts one performer has at most.
        played_by: for a role who can play it (a gender, a choir voice), where that was asked for: two roles with
            different words for it are not doubled, and one without any goes with all.
        ages: for a role the youngest and oldest that its performer can look, where that was asked for.
        groups: for a group how many performers it needs at least whenever it is there.
        split: for a role the elements at which another performer takes over.
        covered: roles that need an understudy.
        least_words: smaller roles are not counted: they go to whoever is about, as supernumeraries' lines did.
    """

    gap_words: int = 0
    gap_minutes: float = 0.0
    costume_minutes: Mapping[frozenset[str], float] = field(default_factory=dict)
    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()
    alone: frozenset[str] = frozenset()
    most: int | None = None
    played_by: Mapping[str, str] = field(default_factory=dict)
    ages: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    least_words: int = 0

    def __post_init__(self) -> None:
        """Refuse what contradicts itself.

        Raises:
            ConditionError: a gap below nothing, fewer than one part each, ages the wrong way round.
        """
        if self.gap_words < 0 or self.gap_minutes < 0 or any(minutes < 0 for minutes in self.costume_minutes.values()):
            raise ConditionError("The time between two parts cannot be less than nothing: give 0 or more.")
        if self.most is not None and self.most < 1:
            raise ConditionError("A performer has at least one part: give 1 or more as the most.")
        if any(number < 1 for number in self.groups.values()):
            raise ConditionError("A group needs at least one performer: give 1 or more, or leave it out.")
        if any(young > old for young, old in self.ages.values()):
            raise ConditionError("An age range goes from the youngest to the oldest: give it that way round.")

    def roles(self) -> frozenset[str]:
        """Every role that is named."""
        sets = (*self.costume_minutes, *self.together, *self.apart, self.alone, self.covered)
        named = (self.played_by, self.ages, self.groups, self.split)
        return frozenset().union(*sets, *(frozenset(mapping) for mapping in named))

    def kept_apart(self, one: str, other: str) -> str | None:
        """Why two roles may not be doubled by what the director says, in a few words; None when they may."""
        if any({one, other} <= roles for roles in self.apart):
            return "they are kept apart"
        if alone := sorted(self.alone & {one, other}):
            return f"{alone[0]} is not doubled"
        return self._looks(one, other)

    def _looks(self, one: str, other: str) -> str | None:
        by = {self.played_by[role] for role in (one, other) if role in self.played_by}
        if len(by) > 1:
            return f"one is played by a {min(by)}, the other by a {max(by)}"
        ages = [self.ages[role] for role in (one, other) if role in self.ages]
        if len(ages) > 1 and max(young for young, _ in ages) > min(old for _, old in ages):
            return "nobody looks both ages"
        return None


def pairs(sets: Iterable[Iterable[str]]) -> tuple[frozenset[str], ...]:
    """Sets of roles as people give them, those of one role left out."""
    return tuple(found for roles in sets if len(found := frozenset(roles)) > 1)
