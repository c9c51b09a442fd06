"""A play that the tests of doubling share: who is on stage when is plain, and every scene is fifty words long."""

from __future__ import annotations

from typing import Any

from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.problem import Doubling, doubling
from tablework.casting.doubling.timeline import Timeline, timeline
from tablework.script.breakdown import Breakdown, break_down_draft
from tablework.script.draft import Draft
from tablework.testing.plays import play


def scenes(*together: str) -> Draft:
    """A play of which each scene is a string of roles, one letter each: they are all there, and share fifty words."""
    return play("\n\n".join(_scene(n, roles) for n, roles in enumerate(together, 1)))


def _scene(number: int, roles: str) -> str:
    names = [f"ROLE {letter.upper()}" for letter in roles]
    said = (f"{name}\n{' '.join(['word'] * (50 // len(names)))}" for name in names)
    return f"## Scene {number}\n\nEnter {' and '.join(names)}.\n\n" + "\n\n".join(said) + "\n\nExeunt."


def lined(draft: Draft) -> tuple[Breakdown, Timeline]:
    """A draft's breakdown and timeline."""
    breakdown = break_down_draft(draft)
    return breakdown, timeline(draft, breakdown)


def problem(draft: Draft, **said: Any) -> Doubling:
    """The problem of a draft under what the director says."""
    _, line = lined(draft)
    return doubling(draft, line, Conditions(**said))


def role(letter: str) -> str:
    """A role's id by its letter."""
    return f"role_{letter}"


def pair(letters: str) -> frozenset[str]:
    """Roles by their letters."""
    return frozenset(map(role, letters))
