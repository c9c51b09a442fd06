"""One role in one scene: the cheapest story of when it is on stage, and how much dearer every other story is.

Each `Step` is a moment at which the role may come or go, with the cost of each of the four things it can do there. A
cost is how surprising that would be, roughly the negative natural logarithm of its chance: 0 is what the text says, 7
happens once in a thousand. The cheapest path through all steps is what we believe, the difference to the cheapest path
that has the role the other way round at a step (the *margin*) is how firmly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NEVER = 1e6
"""The cost of what cannot be."""


class Costs(NamedTuple):
    """What it costs to stay away, to come, to go and to stay on."""

    away: float
    come: float
    go: float
    stay: float


class Step(NamedTuple):
    """A moment (the place of its element in the draft) and what each thing costs there; `slot` is its evidence."""

    place: int
    costs: Costs
    slot: int = -1


class Settled(NamedTuple):
    """For each step whether the role is on stage from there on, and by what margin."""

    on: tuple[bool, ...]
    margins: tuple[float, ...]


def settle(steps: Sequence[Step]) -> Settled:
    """The cheapest path through the steps of one role, which is off before the first."""
    ahead: list[tuple[float, float]] = []
    off, on = 0.0, NEVER
    for _, (away, come, go, stay), _ in steps:
        off, on = min(off + away, on + go), min(off + come, on + stay)
        ahead.append((off, on))
    behind_off = behind_on = 0.0
    states: list[bool] = []
    margins: list[float] = []
    for n in range(len(steps) - 1, -1, -1):
        off, on = ahead[n]
        difference = (off + behind_off) - (on + behind_on)
        states.append(difference > 0)
        margins.append(abs(difference))
        away, come, go, stay = steps[n].costs
        behind_off, behind_on = min(away + behind_off, come + behind_on), min(go + behind_off, stay + behind_on)
    return Settled(tuple(reversed(states)), tuple(reversed(margins)))
