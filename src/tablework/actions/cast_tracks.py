"""Cast a script's tracks: what the director says about doubling, who doubles whom, and which performer has which track.

A script's doubling is one record of the casting log; its id is the script's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.double_roles import hold, state
from tablework.casting.acts import Act
from tablework.casting.doubling.conditions import ConditionError, Conditions
from tablework.casting.doubling.conditions_document import from_document, to_document
from tablework.casting.doubling.document import Answered
from tablework.casting.doubling.document import to_document as as_document
from tablework.casting.doubling.problem import Doubling
from tablework.casting.records import Records
from tablework.script.breakdown import break_down_draft
from tablework.script.draft import Draft
from tablework.script.presence import Answer
from tablework.shelf.port import Shelf
from tablework.solvers.doubling import Solved, company_of, solve

_KIND = "doubling"
_LARGEST = 500
"""Performers in a company: more than the largest ever on one stage, and few enough to be counted at once."""

Tracks = list[list[str]]
"""Tracks by the names of their parts: a role's id, and after ``#`` its share where several have it."""


class Doublings:
    """The doublings of a desk's scripts."""

    def __init__(self, shelf: Shelf, desk: CastingDesk, played: Callable[[str], Draft]) -> None:
        """Keep what is said at the casting desk; `played` gives a script as it is played, or raises."""
        self._shelf, self._desk, self._played = shelf, desk, played

    def look(self, script: str) -> dict[str, Any]:
        """A script's doubling as it was last kept; the smallest company where nothing was.

        Raises:
            NotOnStackError: there is no such script.
        """
        kept = self._kept(script)
        stated = _Stated(self._played(script), self._shelf.answers(script), from_document(kept.get("said", {})))
        tracks = stated.tracks_of(kept.get("tracks")) or stated.give_out(None)
        return stated.document(tracks, kept.get("performers", []), kept.get("size"))

    def give_out(self, script: str, by: str, said: object, size: object) -> dict[str, Any]:
        """Give the parts out anew under what the director says; each performer keeps the track with most of theirs.

        Raises:
            ConditionError: it cannot be met, or the company has no size.
            NotOnStackError: there is no such script.
        """
        if size is not None and (type(size) is not int or not 0 < size <= _LARGEST):
            raise ConditionError(f"A company has 1 to {_LARGEST} performers: give a number, or none for the smallest.")
        kept, stated = (
            self._kept(script),
            _Stated(self._played(script), self._shelf.answers(script), from_document(said)),
        )
        tracks = stated.give_out(size)
        performers = _follow(kept.get("tracks") or [], kept.get("performers") or [], stated.names(tracks), stated.words)
        self._keep(
            script, by, said=to_document(stated.said), size=size, tracks=stated.names(tracks), performers=performers
        )
        return stated.document(tracks, performers, size)

    def arrange(self, script: str, by: str, tracks: object, performers: object) -> dict[str, Any]:
        """Keep tracks as somebody arranged them, clash or no clash, and who plays each of them.

        Raises:
            ConditionError: they are not the parts of this script.
            NotOnStackError: there is no such script.
        """
        kept = self._kept(script)
        stated = _Stated(self._played(script), self._shelf.answers(script), from_document(kept.get("said", {})))
        found = stated.tracks_of(tracks)
        if found is None:
            raise ConditionError("These are not the parts of this script any more: load the page again.")
        names = stated.names(found)
        played = self._known(performers, len(found))
        self._keep(script, by, said=to_document(stated.said), size=kept.get("size"), tracks=names, performers=played)
        return stated.document(found, played, kept.get("size"))

    def covers(self, script: str) -> dict[str, list[str]]:
        """Who covers each role that has an understudy, as far as the cover's track has a performer.

        Raises:
            NotOnStackError: there is no such script.
        """
        found = self.look(script)
        played = {n: performer for n, performer in enumerate(found["performers"]) if performer}
        return {cover["role"]: [played[cover["track"]]] for cover in found["understudies"] if cover["track"] in played}

    def performers(self) -> list[dict[str, str]]:
        """Everybody who can be given a track."""
        return self._desk.ask(
            lambda records: sorted(
                ({"id": kept.record, "name": str(kept.data.get("name", ""))} for kept in records.all("performer")),
                key=lambda one: (one["name"].casefold(), one["id"]),
            )
        )

    def _known(self, performers: object, tracks: int) -> list[str | None]:
        known = {one["id"] for one in self.performers()}
        given = performers if isinstance(performers, list) else []
        return [one if one in known else None for one in [*given, *[None] * tracks][:tracks]]

    def _kept(self, script: str) -> dict[str, Any]:
        kept = self._desk.ask(lambda records: records.get(_KIND, script))
        return kept.data if kept else {}

    def _keep(self, script: str, by: str, **data: Any) -> None:
        def decide(records: Records) -> Sequence[Act]:
            return [Act(script, _KIND, "edit" if records.get(_KIND, script) else "make", data)]

        self._desk.act(by, decide)


class _Stated:
    """A script's problem under what its director says."""

    def __init__(self, draft: Draft, answers: Sequence[Answer], said: Conditions) -> None:
        self._draft, self.said = draft, said
        self._breakdown = break_down_draft(draft, answers)
        self._problem = state(self._draft, self._breakdown, said)
        self._smallest: Solved | None = None

    @property
    def smallest(self) -> Solved:
        """The smallest company, found once."""
        self._smallest = self._smallest or solve(self._problem)
        return self._smallest

    @property
    def words(self) -> dict[str, int]:
        """How much is said in each part."""
        return {name: part.words for name, part in zip(_names(self._problem), self._problem.parts, strict=True)}

    def give_out(self, size: int | None) -> list[list[int]]:
        """The parts given out to so many, or to as few as can be; checked by other means."""
        solved = company_of(self._problem, size) if size else self.smallest
        hold(self._draft, self._breakdown, self.said, self._problem, solved)
        return [list(track) for track in solved.tracks]

    def names(self, tracks: Sequence[Sequence[int]]) -> Tracks:
        """Tracks by the names of their parts."""
        names = _names(self._problem)
        return [[names[part] for part in track] for track in tracks]

    def tracks_of(self, found: object) -> list[list[int]] | None:
        """Tracks by their numbers; None unless every part of the script is in them, once."""
        number = {name: n for n, name in enumerate(_names(self._problem))}
        if not isinstance(found, list) or not all(isinstance(track, list) for track in found):
            return None
        if sorted(map(str, (part for track in found for part in track))) != sorted(number):
            return None
        return [[number[part] for part in track] for track in found]

    def document(
        self, tracks: Sequence[Sequence[int]], performers: Sequence[str | None], size: int | None
    ) -> dict[str, Any]:
        """All that the page shows: the tracks, why, and what was said."""
        smallest = self.smallest
        answered = Answered(tracks, smallest.lower_bound, smallest.clique, smallest.proved)
        found = as_document(self._draft, self._breakdown, self.said, self._problem, answered)
        return found | {
            "said": to_document(self.said),
            "size": size,
            "smallest": len(smallest.tracks),
            "parts": self.names(tracks),
            "part_words": self.words,
            "performers": [*performers, *[None] * len(tracks)][: len(tracks)],
        }


def _names(problem: Doubling) -> list[str]:
    several = {part.role for part in problem.parts if part.number}
    return [f"{part.role}#{part.number}" if part.role in several else part.role for part in problem.parts]


def _follow(
    before: Tracks, performers: Sequence[str | None], tracks: Tracks, words: dict[str, int]
) -> list[str | None]:
    """Who plays each of the new tracks: whoever had most of its words before, each performer once."""
    shared = [
        (sum(words.get(part, 0) + 1 for part in set(old) & set(new)), performer, n)
        for old, performer in zip(before, performers, strict=False)
        for n, new in enumerate(tracks)
        if performer
    ]
    found: list[str | None] = [None] * len(tracks)
    for most, performer, n in sorted(shared, key=lambda one: (-one[0], one[2])):
        if most and found[n] is None and performer not in found:
            found[n] = performer
    return found
