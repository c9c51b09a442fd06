"""An answer to a doubling, checked by other means than it was found by: element by element, with nothing of a solver's.

For every element of the draft it is worked out anew who is on stage or heard, and every track is walked through the
play from its first word to its last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tablework.casting.doubling.conditions import Conditions
from tablework.script.breakdown import Breakdown
from tablework.script.draft import Draft
from tablework.script.timing import lengths
from tablework.script.words import count_words

Share = tuple[str, int]
"""A role and which share of it: 0 but for roles that are split, and for places in a group."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with tracks as an answer, and where somebody in them would be two people; both in sentences."""

    wrong: tuple[str, ...]
    two_at_once: tuple[str, ...]


def check(
    draft: Draft, breakdown: Breakdown, said: Conditions, tracks: Sequence[Sequence[Share]], counted: Sequence[str]
) -> Checked:
    """Hold tracks against the play and against what the director says; `counted` are the roles somebody must have."""
    play = _Play(draft, breakdown, said)
    wrong = [
        *_given_out(tracks, counted, said),
        *(found for track in tracks for found in _against_the_word(track, said)),
        *_belonging(tracks, said),
    ]
    return Checked(tuple(wrong), tuple(found for track in tracks for found in play.walk(track)))


def _given_out(tracks: Sequence[Sequence[Share]], counted: Sequence[str], said: Conditions) -> Iterator[str]:
    """Every counted role is somebody's, no share of it is two people's, and groups are as large as was asked."""
    given = [share for track in tracks for share in track]
    yield from (f"{role} is nobody's" for role in counted if all(role != one for one, _ in given))
    yield from (f"{role} is given out twice" for role, number in set(given) if given.count((role, number)) > 1)
    for role, number in said.groups.items():
        if sum(one == role for one, _ in given) != number:
            yield f"{role} are not {number}"


def _against_the_word(track: Sequence[Share], said: Conditions) -> Iterator[str]:
    if said.most is not None and len(track) > said.most:
        yield f"{track[0][0]} has more than {said.most} parts"
    roles = [role for role, _ in track]
    for n, one in enumerate(roles):
        for other in roles[:n]:
            if one == other:
                yield f"{one} is twice in one track"
            elif why := said.kept_apart(one, other):
                yield f"{one} and {other}: {why}"


def _belonging(tracks: Sequence[Sequence[Share]], said: Conditions) -> Iterator[str]:
    whose = {role: n for n, track in enumerate(tracks) for role, number in track if number == 0}
    for roles in said.together:
        if len({whose[role] for role in roles if role in whose}) > 1:
            yield f"{' and '.join(sorted(roles))} are not together"


class _Play:
    """The play as it goes: at each element who is busy, and what has been spoken and has passed until then."""

    def __init__(self, draft: Draft, breakdown: Breakdown, said: Conditions) -> None:
        self._draft, self._said = draft, said
        self._words: list[tuple[int, int]] = []
        self._minutes: list[tuple[float, float]] = []
        self._busy: list[set[str]] = [set(element.roles) if element.spoken else set() for element in draft.elements]
        for timed in breakdown.french_scenes:
            for place in range(draft.place[timed.scene.first], draft.place[timed.scene.last] + 1):
                self._busy[place] |= set(timed.scene.on_stage)
        words, minutes = 0, 0.0
        for element, played, (low, high) in zip(draft.elements, draft.played, lengths(draft), strict=True):
            spoken = count_words(element.text) if element.spoken and played else 0
            self._words.append((words, words + spoken))
            self._minutes.append((minutes, minutes + (low + high) / 2))
            words, minutes = self._words[-1][1], self._minutes[-1][1]

    def walk(self, track: Sequence[Share]) -> Iterator[str]:
        """Where one performer would have to be two people, or to change faster than there is time."""
        last: dict[Share, int] = {}
        told: set[frozenset[Share]] = set()
        for place, busy in enumerate(self._busy):
            now = [share for share in track if share[0] in busy and self._is_theirs(share, place)]
            last |= dict.fromkeys(now, place)
            for pair, sentence in self._meetings(now, last, place):
                if pair not in told:
                    told.add(pair)
                    yield sentence

    def _meetings(
        self, now: Sequence[Share], last: Mapping[Share, int], place: int
    ) -> Iterator[tuple[frozenset[Share], str]]:
        """Whoever of a track is busy now against all that it has been so far."""
        for share in now:
            for other, since in last.items():
                why = self._why(share[0], other[0], since, place) if other != share else None
                if why:
                    at = self._draft.elements[place].id
                    yield frozenset({share, other}), f"{share[0]} and {other[0]} {why} at {at}"

    def _is_theirs(self, share: Share, place: int) -> bool:
        """A role that is split belongs to another performer from each of its places on."""
        cuts = sorted({self._draft.place[one] for one in self._said.split.get(share[0], ())} - {0})
        if not cuts:
            return True
        stretches = [0, *cuts, len(self._busy)]
        held = [
            (first, end)
            for first, end in pairwise(stretches)
            if any(share[0] in self._busy[n] for n in range(first, end))
        ]
        return held[share[1]][0] <= place < held[share[1]][1]

    def _why(self, one: str, other: str, since: int, place: int) -> str | None:
        if since == place:
            return "meet"
        words = self._words[place][0] - self._words[since][1]
        minutes = self._minutes[place][0] - self._minutes[since][1]
        needed = max(self._said.gap_minutes, _costume(self._said.costume_minutes, one, other))
        if words < self._said.gap_words or minutes < needed - _HAIR:
            return "follow each other too soon"
        return None


_HAIR = 1e-6
"""Minutes: what adding up in another order may come to."""


def _costume(minutes: Mapping[frozenset[str], float], one: str, other: str) -> float:
    return minutes.get(frozenset({one, other}), 0.0)
