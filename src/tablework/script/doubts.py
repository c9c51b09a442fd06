"""Which questions are worth asking: where presence may be wrong, how likely, and for how long.

Every moment at which somebody may come or go unsaid has a *hazard*: the chance that a wrong stretch begins there. There
are two sorts, counted on thirty old plays: of one role, by how firmly its presence is settled; and of a whole
direction, by the sort of words in it (``and others`` hides people). Hazard times the speeches that would be wrong is
what a question is worth, and only the best questions are asked.

Nobody needs two questions between two speeches. Where people may come or go both before and after a speech, one
question at that speech looks at both moments; this is what makes forty questions go a long way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tablework.script.costs import MARKED_STAY, NAMELESS_EXIT, RETURNS
from tablework.script.doubt_words import why
from tablework.script.draft import Draft
from tablework.script.evidence import Scene, Slot
from tablework.script.presence import Doubt
from tablework.script.settlement import Settled, Step

MOST = 40
"""More questions than this nobody answers for one play."""

LEAST = 3.5
"""A question is worth asking when this many speeches are expected to be wrong for want of an answer …"""

LONG_PLAY = 430
"""… in a play of up to this many speeches; in a longer one less is enough, for whoever reads that has more patience."""

SURE = 20.0
"""A margin that only somebody's own voice, mark-up or an answer gives."""

WORTH_NAMING = 3
"""A role is named in a question unless another in it is this many times as likely to be wrong."""

SOON = 16
"""After so many speeches something else has usually ended a wrong stretch: what goes on for longer is worth no more."""

TOLD = 8
"""A direction of this many words that names everybody it moves is prose, and hides nobody: ``Enter the KING`` may."""

USUAL = 40
"""A long scene has this many speeches; hazards of directions are counted for one like that."""

SLOWLY = 1 / 3
"""The longer a scene goes on, the longer is wrong what a direction hides, but far from in proportion: in a scene eight
times as long twice as much. By the square root or the fourth root of the length the marks are the same within 1 %.
"""

AT_A_SPEECH = 0.9
"""A question is clearer at a direction: at a speech between two it has to be worth a tenth more than at the better."""

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
    """One role that may be wrong from one place on: how many speeches that would cost, and what sort of doubt it is.

    From the place `since` up to `until` we believe the same of this role and nothing makes sure of it, so that one may
    ask about it anywhere between.
    """

    place: int
    role: str
    on: bool
    worth: float
    sort: str
    since: int
    until: int

    def open_at(self, place: int) -> bool:
        """Whether a question about this may be put at a place."""
        return self.since <= place < self.until


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
    spans = _spans(steps, settled, played.scene.last + 1)
    for step, on, margin, (since, until) in zip(steps, settled.on, settled.margins, spans, strict=True):
        if margin < SURE and step.slot >= 0:
            slot = played.scene.slots[step.slot]
            hazard, sort = _hazard(slot, role, on=on, margin=margin, silent=role not in played.scene.speakers)
            speeches = min(played.speeches(step.place, until), SOON)
            yield Risk(step.place, role, on, hazard * speeches, sort, since, until)


def _spans(steps: Sequence[Step], settled: Settled, end: int) -> list[tuple[int, int]]:
    """For each step from where up to where the role is as it is after that step, and nothing makes sure of it."""
    on, sure = settled.on, [margin >= SURE for margin in settled.margins]
    since, until = [step.place for step in steps], [end] * len(steps)
    for n in range(1, len(steps)):
        if on[n] == on[n - 1] and not sure[n - 1]:
            since[n] = since[n - 1]
    for n in range(len(steps) - 2, -1, -1):
        changes = on[n] != on[n + 1] or sure[n + 1]
        until[n] = steps[n + 1].place if changes else until[n + 1]
    return list(zip(since, until, strict=True))


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


class _Pause(NamedTuple):
    """What may happen between the beginnings of two speeches: its worth, and the roles to ask about together."""

    worth: float
    groups: Sequence[Sequence[Risk]]


class _Question(NamedTuple):
    """A question that may be asked: what it is worth, where, about whom, and which pauses it looks at."""

    worth: float
    place: int
    together: Sequence[Risk]
    pauses: tuple[int, ...]


def ask(
    draft: Draft, found: Iterable[Risk], scenes: Sequence[Played], answers: Mapping[str, Collection[int]]
) -> tuple[Doubt, ...]:
    """The questions most worth asking, in the order of the play, one for each element.

    `answers` holds for each role the places about which somebody has already said whether it is on stage: they looked
    at that pause, and are not asked about it again.
    """
    speeches = _speeches(draft, scenes)
    risks = [*found, *_unnamed(scenes)]
    least = LEAST * min(1, LONG_PLAY / max(1, len(speeches)))
    possible = [q for q in _questions(_pauses(draft, risks, scenes, speeches), speeches) if q.worth >= least]
    asked: list[_Question] = []
    taken = _answered(answers, speeches)
    for question in sorted(possible, key=lambda question: (-question.worth, question.place)):
        if taken.isdisjoint(question.pauses) and len(asked) < MOST:
            asked.append(question)
            taken.update(question.pauses)
    return tuple(_doubt(draft, question) for question in sorted(asked, key=lambda question: question.place))


def _speeches(draft: Draft, scenes: Iterable[Played]) -> list[int]:
    """The places where speeches begin; a direction in the midst of one does not begin another."""
    spoken = [(place, draft.elements[place].speech) for played in scenes for place in played.spoken]
    before = [None, *(speech for _, speech in spoken)]
    return [place for (place, speech), last in zip(spoken, before, strict=False) if speech is None or speech != last]


def _answered(answers: Mapping[str, Collection[int]], speeches: Sequence[int]) -> set[int]:
    """The pauses that somebody has looked at; an answer at the beginning of a speech settles those on both sides."""
    places = {place for said in answers.values() for place in said}
    return {pause(speeches, place) for place in places for pause in (bisect_left, bisect_right)}


def _pauses(
    draft: Draft, found: Iterable[Risk], scenes: Sequence[Played], speeches: Sequence[int]
) -> dict[int, _Pause]:
    """What may happen in each pause; a pause has the number of the speech that follows it."""
    worth: dict[int, float] = defaultdict(float)
    groups: dict[int, dict[tuple[int, bool, str], list[Risk]]] = defaultdict(lambda: defaultdict(list))
    for risk in found:
        if risk.worth:
            pause = bisect_left(speeches, risk.place)
            worth[pause] += risk.worth
            groups[pause][risk.place, risk.on, risk.sort].append(risk)
    for place, hidden in _hidden(draft, scenes).items():
        worth[bisect_left(speeches, place)] += hidden
    return {pause: _Pause(worth[pause], list(groups[pause].values())) for pause in worth}


def _questions(pauses: Mapping[int, _Pause], speeches: Sequence[int]) -> Iterator[_Question]:
    """For each pause a question at its likeliest direction, and one at the speech behind it, if that helps."""
    for n, pause in pauses.items():
        if pause.groups:
            together = max(pause.groups, key=_worth)
            yield _Question(pause.worth, together[0].place, together, (n,))
        if n + 1 in pauses:
            place, after = speeches[n], pauses[n + 1]
            groups = [g for g in (*pause.groups, *after.groups) if all(risk.open_at(place) for risk in g)]
            if groups:
                worth = (pause.worth + after.worth) * AT_A_SPEECH
                yield _Question(worth, place, max(groups, key=_worth), (n, n + 1))


def _worth(together: Iterable[Risk]) -> float:
    return sum(risk.worth for risk in together)


def _doubt(draft: Draft, question: _Question) -> Doubt:
    first = question.together[0]
    ranked = sorted(question.together, key=lambda risk: -risk.worth)
    roles = tuple(dict.fromkeys(risk.role for risk in ranked if risk.worth * WORTH_NAMING >= ranked[0].worth))
    reason = why(first.sort, [draft.role[role].name for role in roles], draft.elements[first.place].text)
    return Doubt(draft.elements[question.place].id, roles, reason, first.on)


# -- what the words of a direction hide -------------------------------------------------------------------------------


def _hidden(draft: Draft, scenes: Iterable[Played]) -> dict[int, float]:
    """For each direction how many speeches may be wrong because of the sort of words in it."""
    hidden: dict[int, float] = defaultdict(float)
    for played in scenes:
        for slot in played.scene.slots:
            words = set(_WORD.findall(draft.elements[slot.place].text.lower()))
            sort = next((n for n, some in enumerate(_HIDING_WORDS) if words & some), len(_HIDING_WORDS))
            said = {"enter": "crowd enters", "exit": "crowd exits"}[slot.kind] if slot.crowd else slot.kind
            told = sort == len(_HIDING_WORDS) and len(words) >= TOLD and not slot.crowd
            hazard = 0.0 if told else _HIDING.get(said, _HIDING_OTHERWISE)[sort]
            speeches = played.speeches(slot.place, played.scene.last + 1)
            hidden[slot.place] = max(hidden[slot.place], hazard * USUAL * (speeches / USUAL) ** SLOWLY)
    return hidden


def _unnamed(scenes: Sequence[Played]) -> Iterator[Risk]:
    """For each entrance the roles that may be among those whom it does not name."""
    for n, played in enumerate(scenes):
        for slot in played.scene.slots:
            if slot.kind == "enter" and played.speeches(slot.place, played.scene.last + 1):
                scene = {"since": played.scene.first, "until": played.scene.last + 1}
                for role in _friends(slot.own, n, scenes) or _neighbours(n, scenes):
                    worth = 0.12 if slot.crowd else 0.03
                    yield Risk(slot.place, role, on=False, worth=worth, sort="may be among them", **scene)


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
