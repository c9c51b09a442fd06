"""Which questions are worth asking: where presence may be wrong, for how long, and how likely.

Every moment at which somebody may come or go unsaid has a *hazard*: the chance that a wrong stretch begins there, counted
on thirty old plays. Times the speeches that would be wrong, that is what a question is worth, and only the best are asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tablework.script.draft import Draft
from tablework.script.evidence import Scene, Slot
from tablework.script.presence import Doubt
from tablework.script.settlement import Settled, Step

MOST = 40
"""More questions than this nobody answers for one play."""

LEAST = 0.15
"""A question is worth asking when this many speeches are expected to be wrong for want of an answer."""

SURE = 100.0
"""A margin that only somebody's own voice, or an answer, gives."""

UNNAMED = 0.12
"""The chance that an entrance of people without names brings on somebody of the play who keeps silent."""


class Risk(NamedTuple):
    """One role that may be wrong from one place on: how many speeches that would cost, and what sort of doubt it is."""

    place: int
    role: str
    on: bool
    worth: float
    sort: str


def risks(scene: Scene, role: str, steps: Sequence[Step], settled: Settled, spoken: Sequence[int]) -> Iterator[Risk]:
    """Where one role's presence in a scene may begin to be wrong; `spoken` are the places where anybody speaks."""
    end = scene.last + 1
    for n in range(len(steps) - 1, -1, -1):
        step, on, margin = steps[n], settled.on[n], settled.margins[n]
        if n + 1 < len(steps) and (settled.on[n + 1] != on or settled.margins[n + 1] >= SURE):
            end = steps[n + 1].place
        slot = scene.slots[step.slot] if step.slot >= 0 else None
        if margin < SURE and slot is not None:
            hazard, sort = _hazard(slot, role, on=on, margin=margin, silent=role not in scene.speakers)
            speeches = bisect_left(spoken, end) - bisect_left(spoken, step.place)
            if hazard * speeches:
                yield Risk(step.place, role, on, hazard * speeches, sort)


def _hazard(slot: Slot, role: str, *, on: bool, margin: float, silent: bool) -> tuple[float, str]:
    """The chance that this slot begins a wrong stretch for a role, and the sort of doubt."""
    named = role in slot.own
    if on:
        if named and slot.kind == "enter":
            return _first(margin, (2, 0.4), (6, 0.15), (9, 0.1)) or (0.06 if silent else 0.005), "may be meant"
        if slot.kind == "exit":
            return _first(margin, (6, 0.3 if slot.crowd else 0.13)) or 0.012, "may leave"
        return _first(margin, (6, 0.03)) or 0.01, "may leave"
    if named:
        return _first(margin, (2, 0.15), (6, 0.017)) or 0.005, "may stay"
    if slot.kind == "enter":
        return _first(margin, (2, 0.08), (4, 0.012 if slot.crowd else 0.005)) or 0.002, "may come"
    return _first(margin, (2, 0.05), (4, 0.005)) or 0.001, "may stay"


def _first(margin: float, *steps: tuple[float, float]) -> float:
    """The value of the first step that the margin lies below, else 0."""
    return next((value for below, value in steps if margin < below), 0.0)


def ask(
    draft: Draft,
    found: Iterable[Risk],
    scenes: Sequence[tuple[Scene, tuple[str, ...]]],
    answers: Mapping[str, Collection[int]],
) -> tuple[Doubt, ...]:
    """The questions most worth asking, in the order of the play, one for each element.

    `scenes` holds every scene with everybody who is or may be in it; `answers` the places about which somebody has
    already said of a role whether it is on stage.
    """
    by_question: dict[tuple[int, bool, str], list[Risk]] = defaultdict(list)
    for risk in (*found, *_unnamed(scenes)):
        if risk.place not in answers.get(risk.role, ()):
            by_question[risk.place, risk.on, risk.sort].append(risk)
    best: dict[int, tuple[float, list[Risk]]] = {}
    worth: dict[int, float] = defaultdict(float)
    for (place, _, _), together in by_question.items():
        value = sum(risk.worth for risk in together)
        worth[place] += value
        if place not in best or value > best[place][0]:
            best[place] = value, together
    ranked = sorted((place for place in best if worth[place] >= LEAST), key=lambda place: (-worth[place], place))
    return tuple(_doubt(draft, best[place][1]) for place in sorted(ranked[:MOST]))


def _unnamed(scenes: Sequence[tuple[Scene, tuple[str, ...]]]) -> Iterator[Risk]:
    """For each entrance of people without names the roles that are most often there with those who are named."""
    for scene, there in scenes:
        spoken = sorted({voice.place for voice in scene.heard})
        for slot in scene.slots:
            if slot.crowd and slot.kind == "enter":
                speeches = len(spoken) - bisect_left(spoken, slot.place)
                friends = _friends(slot.own, there, [roles for other, roles in scenes if other is not scene])
                for role in friends:
                    yield Risk(slot.place, role, False, UNNAMED * speeches / len(friends), "may be among them")


def _friends(named: Collection[str], there: Collection[str], elsewhere: Iterable[tuple[str, ...]]) -> list[str]:
    """At most three roles that share most scenes with the named, and are not in this one."""
    shared: dict[str, int] = defaultdict(int)
    for roles in elsewhere:
        together = sum(role in named for role in roles)
        for role in roles if together else ():
            if role not in there:
                shared[role] += together
    return sorted(shared, key=lambda role: -shared[role])[:3]


# -- in words ---------------------------------------------------------------------------------------------------------

_WHY = {
    "may leave": ("Nothing says when {names} {leave}: “{text}” does not name {them}.", "leaves", "leave"),
    "may be meant": ("“{text}” seems to bring on {names}, but {are} perhaps not meant.", "is", "are"),
    "may stay": ("“{text}” seems to take off {names}, but {are} perhaps not meant.", "is", "are"),
    "may come": ("No direction brings on {names} here; {come} perhaps with “{text}”.", "comes", "come"),
    "may be among them": ("“{text}” brings on people without names; {names} may be among them.", "", ""),
}


def _doubt(draft: Draft, together: Sequence[Risk]) -> Doubt:
    risk = together[0]
    roles = tuple(dict.fromkeys(r.role for r in sorted(together, key=lambda r: -r.worth)))
    return Doubt(draft.elements[risk.place].id, roles, _why(draft, risk, roles), risk.on)


def _why(draft: Draft, risk: Risk, roles: Sequence[str]) -> str:
    sentence, one, many = _WHY[risk.sort]
    names = [draft.role[role].name for role in roles]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    verb = one if len(names) == 1 else many
    return sentence.format(
        names=listed, text=_short(draft.elements[risk.place].text), leave=verb, are=verb, come=verb, them="them"
    )


def _short(text: str) -> str:
    """A direction in one line, cut at a word where it is long."""
    words = " ".join(text.split()).strip(" ,")
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
