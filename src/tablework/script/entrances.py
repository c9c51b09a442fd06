"""Who is on stage when, from the text alone.

One constraint settles most of it: whoever speaks is there, and nobody who has gone speaks before coming back.
Directions say who comes and who goes (`evidence`); for each role and scene the story that contradicts the text least is
believed (`settlement`); and where another story is nearly as good, there is a doubt for a person to settle (`doubts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tablework.script.costs import (
    ANSWERED_OFF,
    ANSWERED_ON,
    CARRIED,
    CARRIED_OPEN,
    CARRIED_SAME,
    COLLECTIVE,
    MARKED_CARRIED,
    MARKED_START,
    MARKED_STAY,
    SPEAKS,
    SPEAKS_OFF,
    START,
    START_OPEN,
)
from tablework.script.doubts import Played, Risk, ask, risks
from tablework.script.draft import Draft
from tablework.script.evidence import Scene, Slot
from tablework.script.presence import Answer, FrenchScene, Presence
from tablework.script.settlement import Costs, Step, settle
from tablework.script.who_is_meant import Company

_ANSWER, _VOICE = -1, -2
"""Steps that no slot of a scene stands behind: what a person said, and the role's own voice."""

_SILENT = frozenset({"heading", "note", "page_break"})
"""Kinds of element at which nobody comes or goes."""


def on_stage(draft: Draft, answers: Iterable[Answer] = ()) -> Presence:
    """Who is on stage when: French scenes from the first played element to the last, and what remains in doubt.

    Answers are believed above all else, from their element on until the text says otherwise; those about elements or
    roles that the draft does not have are passed over.
    """
    return _Play(draft, answers).presence()


class _Stretch(NamedTuple):
    """Elements in a row that belong to the same scene, or to none: its id, and its first and last place."""

    scene: str | None
    first: int
    last: int


class _Play:
    """One reading of a play, scene by scene, remembering who was left on stage."""

    def __init__(self, draft: Draft, answers: Iterable[Answer]) -> None:
        self._draft = draft
        self._company = Company(draft)
        self._marked = _marked(draft)
        self._answers: dict[str, dict[int, bool]] = defaultdict(dict)
        for answer in answers:
            if answer.element in draft.place and answer.role in draft.role:
                self._answers[answer.role][draft.place[answer.element]] = answer.on_stage
        self._french: list[FrenchScene] = []
        self._risks: list[Risk] = []
        self._scenes: list[Played] = []

    def presence(self) -> Presence:
        left: tuple[str, ...] = ()
        for stretch in _stretches(self._draft):
            scene = Scene(self._draft.elements, stretch.first, stretch.last, self._company, self._marked)
            left = self._settle(scene, stretch, left)
        return Presence(tuple(self._french), ask(self._draft, self._risks, self._scenes, self._answers))

    def _settle(self, scene: Scene, stretch: _Stretch, left: tuple[str, ...]) -> tuple[str, ...]:
        """Add a stretch's French scenes; the answer is who is on stage at its end."""
        answered = [r for r, said in self._answers.items() if any(stretch.first <= n <= stretch.last for n in said)]
        if not scene.slots and not scene.heard and not answered:
            self._add_french(stretch, {stretch.first: {}})
            return left
        moved = (role for slot in scene.slots for role in slot.own)
        roles = tuple(dict.fromkeys([*left, *scene.speakers, *(v.role for v in scene.heard), *moved, *answered]))
        people = tuple(filter(self._company.person, roles))
        played = Played(scene, people, sorted({voice.place for voice in scene.heard}))
        changes: dict[int, dict[str, bool]] = defaultdict(dict, {stretch.first: {}})
        for role in roles:
            steps = list(self._steps(scene, role, was_on=role in left))
            settled = settle(steps)
            for step, on in zip(steps, settled.on, strict=True):
                changes[step.place][role] = on
            if self._company.person(role):
                self._risks += risks(played, role, steps, settled)
        end = self._add_french(stretch, changes)
        self._scenes.append(played)
        return tuple(role for role in end if self._company.person(role))

    def _add_french(self, stretch: _Stretch, changes: Mapping[int, Mapping[str, bool]]) -> tuple[str, ...]:
        """Cut a stretch where somebody comes or goes; the answer is who is on stage at its end."""
        present: dict[str, None] = {}
        cuts: list[tuple[int, tuple[str, ...]]] = []
        opening = self._opening(stretch)
        for place in sorted(changes):
            for role, on in changes[place].items():
                if on:
                    present.setdefault(role)
                else:
                    present.pop(role, None)
            if not cuts or (set(cuts[-1][1]) != set(present) and place > opening):
                cuts.append((place, tuple(present)))
            elif place <= opening:
                cuts[-1] = stretch.first, tuple(present)
        ids = [element.id for element in self._draft.elements]
        ends = [place - 1 for place, _ in cuts[1:]] + [stretch.last]
        for (place, roles), end in zip(cuts, ends, strict=True):
            self._french.append(FrenchScene(stretch.scene, ids[place], ids[end], roles))
        return cuts[-1][1]

    def _opening(self, stretch: _Stretch) -> int:
        """The place of a stretch's first direction, speech or answer; what is before it shares its French scene."""
        answered = {place for said in self._answers.values() for place in said}
        places = range(stretch.first, stretch.last)
        moving = (n for n in places if n in answered or self._draft.elements[n].kind not in _SILENT)
        return next(moving, stretch.last)

    # -- the steps of one role in one scene ---------------------------------------------------------------------------

    def _steps(self, scene: Scene, role: str, *, was_on: bool) -> Iterator[Step]:
        """Every moment of a scene that says something of a role; of several speeches in a row the first is enough."""
        person = self._company.person(role)
        yield Step(scene.first, self._start(scene, role, was_on=was_on) if person else COLLECTIVE, _VOICE)
        last: Costs | None = None
        for place, _, costs, slot in sorted(self._events(scene, role, person=person), key=itemgetter(0, 1)):
            if slot != _VOICE or costs != last:
                yield Step(place, costs, slot)
            last = costs if slot == _VOICE else None

    def _weight(self, slot: Slot, role: str) -> Costs:
        """What a slot weighs for a role; one whose moves are all marked up is moved by nothing else."""
        silent = MARKED_STAY if role in self._marked else slot.default
        return slot.own.get(role, silent)

    def _start(self, scene: Scene, role: str, *, was_on: bool) -> Costs:
        """What it costs to be on, or not, as a scene begins."""
        if role in self._marked:
            return MARKED_CARRIED if was_on else MARKED_START
        return _start(scene, was_on=was_on)

    def _events(self, scene: Scene, role: str, *, person: bool) -> Iterator[tuple[int, int, Costs, int]]:
        """Slots, the role's own voice and answers, each with its place and its rank among those of one place."""
        answers = {n: on for n, on in self._answers.get(role, {}).items() if scene.first <= n <= scene.last}
        for n, slot in enumerate(scene.slots):
            yield slot.place, 0, self._weight(slot, role) if person else COLLECTIVE, n
        for voice in scene.heard:
            if voice.role == role and answers.get(voice.place, True):
                yield voice.place, 1, SPEAKS_OFF if voice.off else SPEAKS, _VOICE
        for place, on in answers.items():
            yield place, 2, ANSWERED_ON if on else ANSWERED_OFF, _ANSWER


def _marked(draft: Draft) -> tuple[str, ...]:
    """The roles that mark-up moves, in a file that marks exits as well as entrances."""
    moves = [move for element in draft.elements for move in element.moves]
    exits = any(not move.enters for move in moves)
    return tuple(dict.fromkeys(move.role for move in moves)) if exits else ()


def _start(scene: Scene, *, was_on: bool) -> Costs:
    """The same where words are all there is."""
    if not was_on:
        return START if scene.opens_with_entrance else START_OPEN
    if scene.opens_with_the_same:
        return CARRIED_SAME
    return CARRIED if scene.opens_with_entrance or scene.opens_with_people else CARRIED_OPEN


def _stretches(draft: Draft) -> Iterator[_Stretch]:
    """The play from its first played element to its last, cut at every border of a scene."""
    owner: list[str | None] = [None] * len(draft.elements)
    for scene in draft.scenes:
        for n in draft.stretch(scene):
            owner[n] = scene.id
    played = [n for n, is_played in enumerate(draft.played) if is_played]
    places = range(played[0], played[-1] + 1) if played else range(0)
    for id_, group in groupby(places, key=owner.__getitem__):
        run = list(group)
        yield _Stretch(id_, run[0], run[-1])
