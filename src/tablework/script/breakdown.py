"""The breakdown: per role, scene, song and French scene how much is said, by whom, before whom, and for how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tablework.script.draft import Division, Draft, Role
from tablework.script.entrances import on_stage
from tablework.script.presence import Answer, Doubt, FrenchScene, Presence
from tablework.script.timing import Minutes, Pace, lengths, total
from tablework.script.words import count_words


@dataclass(frozen=True, slots=True)
class RoleSize:
    """How big a role is. `scenes` are those it is on stage in; silent French scenes are those it does not speak in."""

    role: str
    name: str
    group: bool
    speeches: int
    words: int
    lyric_words: int
    scenes: tuple[str, ...]
    french_scenes: int
    silent_french_scenes: int
    minutes_on_stage: Minutes


@dataclass(frozen=True, slots=True)
class StretchSize:
    """An act, scene or song: who is in it, how many words are said in it, how long it plays."""

    division: str
    roles: tuple[str, ...]
    words: int
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class TimedFrenchScene:
    """A French scene with its length and those who speak in it."""

    scene: FrenchScene
    speaking: tuple[str, ...]
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a script needs; `words` are those spoken or sung."""

    words: int
    running: Minutes
    roles: tuple[RoleSize, ...]
    scenes: tuple[StretchSize, ...]
    acts: tuple[StretchSize, ...]
    songs: tuple[StretchSize, ...]
    french_scenes: tuple[TimedFrenchScene, ...]
    doubts: tuple[Doubt, ...]


def break_down_draft(draft: Draft, answers: Iterable[Answer] = (), pace: Pace | None = None) -> Breakdown:
    """The breakdown of a draft, given what people answered to its doubts and how fast their company plays."""
    return _Counting(draft, on_stage(draft, answers), pace or Pace()).breakdown()


class _Counting:
    """One count over a draft's elements, from which everything else is added up."""

    def __init__(self, draft: Draft, presence: Presence, pace: Pace) -> None:
        self.draft = draft
        self.presence = presence
        self.pace = pace
        self.minutes = lengths(draft)
        self.words = [
            count_words(e.text) if played and e.spoken else 0
            for e, played in zip(draft.elements, draft.played, strict=True)
        ]
        self.stretches = [(draft.place[f.first], draft.place[f.last] + 1) for f in presence.french_scenes]

    def breakdown(self) -> Breakdown:
        french = tuple(self._french_scenes())
        kinds = defaultdict(list)
        for division in self.draft.divisions:
            kinds[division.kind].append(division)
        return Breakdown(
            sum(self.words),
            self.pace.of(total(self.minutes)),
            self._roles(french),
            self._sizes(self.draft.scenes),
            self._sizes(kinds["act"]),
            self._sizes(kinds["song"]),
            french,
            self.presence.doubts,
        )

    def _french_scenes(self) -> Iterator[TimedFrenchScene]:
        """All French scenes but those of a mere heading between two scenes, where nobody is and nothing is said."""
        for scene, (start, end) in zip(self.presence.french_scenes, self.stretches, strict=True):
            timed = self._french(scene, start, end)
            if scene.scene is not None or scene.on_stage or timed.speaking:
                yield timed

    def _french(self, scene: FrenchScene, start: int, end: int) -> TimedFrenchScene:
        speaking = dict.fromkeys(r for e in self.draft.elements[start:end] if e.spoken for r in e.roles)
        return TimedFrenchScene(scene, tuple(speaking), self.pace.of(total(self.minutes[start:end])))

    def _sizes(self, divisions: Iterable[Division]) -> tuple[StretchSize, ...]:
        return tuple(self._size(division) for division in divisions)

    def _size(self, division: Division) -> StretchSize:
        stretch = self.draft.stretch(division)
        start, end = stretch.start, stretch.stop
        present = (
            f.on_stage
            for f, (a, b) in zip(self.presence.french_scenes, self.stretches, strict=True)
            if a < end and b > start
        )
        speaking = [r for e in self.draft.elements[start:end] if e.spoken for r in e.roles]
        roles = dict.fromkeys([*(role for roles in present for role in roles), *speaking])
        minutes = self.pace.of(total(self.minutes[start:end]))
        return StretchSize(division.id, tuple(roles), sum(self.words[start:end]), minutes)

    def _roles(self, french: tuple[TimedFrenchScene, ...]) -> tuple[RoleSize, ...]:
        said = self._said()
        present: dict[str, list[TimedFrenchScene]] = defaultdict(list)
        for stretch in french:
            for role in stretch.scene.on_stage:
                present[role].append(stretch)
        return tuple(_role_size(role, said[role.id], present[role.id]) for role in self.draft.roles)

    def _said(self) -> defaultdict[str, _Said]:
        said: defaultdict[str, _Said] = defaultdict(_Said)
        for element, count in zip(self.draft.elements, self.words, strict=True):
            for role in element.roles if element.spoken else ():
                said[role].words += count
                said[role].lyric_words += count if element.kind == "lyric" else 0
                said[role].speeches.add(element.speech or element.id)
        return said


@dataclass(slots=True)
class _Said:
    """What one role says, while it is being counted."""

    words: int = 0
    lyric_words: int = 0
    speeches: set[str] = field(default_factory=set)


def _role_size(role: Role, said: _Said, present: list[TimedFrenchScene]) -> RoleSize:
    return RoleSize(
        role=role.id,
        name=role.name,
        group=role.group,
        speeches=len(said.speeches),
        words=said.words,
        lyric_words=said.lyric_words,
        scenes=tuple(dict.fromkeys(timed.scene.scene for timed in present if timed.scene.scene is not None)),
        french_scenes=len(present),
        silent_french_scenes=sum(role.id not in timed.speaking for timed in present),
        minutes_on_stage=total(timed.minutes for timed in present),
    )
