"""Which questions are worth asking: where presence may be wrong, how likely, and for how long.

Every moment at which somebody may come or go unsaid has a *hazard*: the chance that a wrong stretch begins there. There
are two sorts, counted on thirty old plays: of one role, by how firmly its presence is settled; and of a whole
direction, by the sort of words in it (``and others`` hides people). Hazard times the speeches that would be wrong is
what a question is worth, and only the best questions are asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from tablework.script.costs import MARKED_STAY, NAMELESS_EXIT, RETURNS
from tablework.script.doubt_words import why
from tablework.script.draft import Draft
from tablework.script.evidence import Scene, Slot
from tablework.script.presence import Doubt
from tablework.script.settlement import Settled, Step

MOST = 40
"""More questions than this nobody answers for one play."""

LEAST = 2.5
"""A question is worth asking when this many speeches are expected to be wrong for want of an answer."""

SURE = 20.0
"""A margin that only somebody's own voice, mark-up or an answer gives."""

WORTH_NAMING = 3
"""A role is named in a question unless another in it is this many times as likely to be wrong."""

USUAL = 40
"""A long scene has this many speeches; in a longer one something else will usually end a wrong stretch before."""

_HIDING = {
    "enter": (0.26, 0.08, 0.025),
    "crowd enters": (0.5, 0.2, 0.09),
    "exit": (0.5, 0.3, 0.05),
    "crowd exits": (0.26, 0.09, 0.15),
    "whole": (0.08, 0.08, 0.18),
}
"""The hazard of a direction by what it says, and by its words: others, kinds of people, only names."""

_HIDING_OTHERWISE = (0.02, 0.09, 0.008)
_HIDING_WORDS = (
    frozenset("other others rest company train followers host power powers army forces etc c".split()),
    frozenset(
        "attendant attendants lords soldiers officers guard guards gentlemen servants ladies women players".split()
    ),
)
_WORD = re.compile(r"\w+")
_NOT_NAMED = (RETURNS, NAMELESS_EXIT, MARKED_STAY)
"""What a slot may hold for a role without naming it."""


class Risk(NamedTuple):
    """One role that may be wrong from one place on: how many speeches that would cost, and what sort of doubt it is."""

    place: int
    role: str
    on: bool
    worth: float
    sort: str


class Played(NamedTuple):
    """A scene with everybody who is or may be in it, and the places where anybody speaks."""

    scene: Scene
    roles: tuple[str, ...]
    spoken: Sequence[int]

    def speeches(self, first: int, end: int) -> int:
        """How many elements are spoken from a place up to another."""
        return bisect_left(self.spoken, end) - bisect_left(self.spoken, first)


def risks(played: Played, role: str, steps: Sequence[Step], settled: Settled) -> Iterator[Risk]:
    """Where one role's presence in a scene may begin to be wrong."""
    end = played.scene.last + 1
    for n in range(len(steps) - 1, -1, -1):
        step, on, margin = steps[n], settled.on[n], settled.margins[n]
        if n + 1 < len(steps) and (settled.on[n + 1] != on or settled.margins[n + 1] >= SURE):
            end = steps[n + 1].place
        if margin < SURE and step.slot >= 0:
            slot = played.scene.slots[step.slot]
            hazard, sort = _hazard(slot, role, on=on, margin=margin, silent=role not in played.scene.speakers)
            yield Risk(step.place, role, on, hazard * played.speeches(step.place, end), sort)


def _hazard(slot: Slot, role: str, *, on: bool, margin: float, silent: bool) -> tuple[float, str]:
    """The chance that this slot begins a wrong stretch for a role, and the sort of doubt."""
    named = slot.own.get(role, RETURNS) not in _NOT_NAMED
    if on and named and slot.kind == "enter":
        return _first(margin, (2, 0.4), (6, 0.15), (9, 0.1)) or (0.06 if silent else 0.005), "may be meant"
    if on and slot.kind == "exit":
        return _first(margin, (6, 0.3 if slot.crowd else 0.13)) or 0.012, "may leave"
    if on:
        return _first(margin, (6, 0.03)) or 0.01, "may leave"
    if named:
        return _first(margin, (2, 0.15), (6, 0.017)) or 0.005, "may stay"
    if slot.kind == "enter":
        return _first(margin, (2, 0.08), (4, 0.012 if slot.crowd else 0.005)) or 0.002, "may come"
    return _first(margin, (2, 0.05), (4, 0.005)) or 0.001, "may be on already"


def _first(margin: float, *steps: tuple[float, float]) -> float:
    """The value of the first step that the margin lies below, else 0."""
    return next((value for below, value in steps if margin < below), 0.0)


def ask(
    draft: Draft, found: Iterable[Risk], scenes: Sequence[Played], answers: Mapping[str, Collection[int]]
) -> tuple[Doubt, ...]:
    """The questions most worth asking, in the order of the play, one for each element.

    `answers` holds for each role the places about which somebody has already said whether it is on stage.
    """
    questions: dict[tuple[int, bool, str], list[Risk]] = defaultdict(list)
    for risk in (*found, *_unnamed(scenes)):
        if risk.worth and risk.place not in answers.get(risk.role, ()):
            questions[risk.place, risk.on, risk.sort].append(risk)
    worth = _hidden(draft, scenes)
    best: dict[int, list[Risk]] = {}
    for (place, _, _), together in questions.items():
        worth[place] += _worth(together)
        if place not in best or _worth(together) > _worth(best[place]):
            best[place] = together
    ranked = sorted((place for place in best if worth[place] >= LEAST), key=lambda place: (-worth[place], place))
    asked = _one_for_each_pause(ranked, [place for played in scenes for place in played.spoken])
    return tuple(_doubt(draft, best[place]) for place in sorted(asked[:MOST]))


def _one_for_each_pause(ranked: Iterable[int], spoken: Sequence[int]) -> list[int]:
    """Of several questions with no word spoken between them only the first."""
    asked: dict[int, int] = {}
    for place in ranked:
        asked.setdefault(bisect_left(spoken, place), place)
    return list(asked.values())


def _worth(together: Iterable[Risk]) -> float:
    return sum(risk.worth for risk in together)


def _doubt(draft: Draft, together: Sequence[Risk]) -> Doubt:
    first = together[0]
    ranked = sorted(together, key=lambda risk: -risk.worth)
    roles = tuple(dict.fromkeys(risk.role for risk in ranked if risk.worth * WORTH_NAMING >= ranked[0].worth))
    element = draft.elements[first.place]
    return Doubt(element.id, roles, why(first.sort, [draft.role[role].name for role in roles], element.text), first.on)


# -- what the words of a direction hide -------------------------------------------------------------------------------


def _hidden(draft: Draft, scenes: Iterable[Played]) -> dict[int, float]:
    """For each direction how many speeches may be wrong because of the sort of words in it."""
    hidden: dict[int, float] = defaultdict(float)
    for played in scenes:
        for slot in played.scene.slots:
            words = set(_WORD.findall(draft.elements[slot.place].text.lower()))
            sort = next((n for n, some in enumerate(_HIDING_WORDS) if words & some), len(_HIDING_WORDS))
            said = {"enter": "crowd enters", "exit": "crowd exits"}[slot.kind] if slot.crowd else slot.kind
            hazard = _HIDING.get(said, _HIDING_OTHERWISE)[sort]
            speeches = played.speeches(slot.place, played.scene.last + 1)
            hidden[slot.place] = max(hidden[slot.place], hazard * sqrt(speeches * USUAL))
    return hidden


def _unnamed(scenes: Sequence[Played]) -> Iterator[Risk]:
    """For each entrance the roles that may be among those whom it does not name."""
    for n, played in enumerate(scenes):
        for slot in played.scene.slots:
            if slot.kind == "enter" and played.speeches(slot.place, played.scene.last + 1):
                for role in _friends(slot.own, n, scenes) or _neighbours(n, scenes):
                    yield Risk(slot.place, role, on=False, worth=0.12 if slot.crowd else 0.03, sort="may be among them")


def _friends(named: Collection[str], n: int, scenes: Sequence[Played]) -> list[str]:
    """At most three roles that share most scenes with the named, and are not in this one."""
    shared: dict[str, int] = defaultdict(int)
    for played in scenes:
        together = sum(role in named for role in played.roles)
        for role in played.roles if together else ():
            if role not in scenes[n].roles:
                shared[role] += together
    return sorted(shared, key=lambda role: -shared[role])[:3]


def _neighbours(n: int, scenes: Sequence[Played]) -> list[str]:
    """At most three roles of the scenes after and before that are not in this one."""
    near = [role for played in (*scenes[n + 1 : n + 2], *scenes[max(n - 1, 0) : n]) for role in played.roles]
    return [role for role in dict.fromkeys(near) if role not in scenes[n].roles][:3]
