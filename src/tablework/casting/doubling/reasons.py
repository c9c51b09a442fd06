"""Why a doubling works, or does not: its nearest moments, what limits the company, which doubts it leans on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tablework.casting.doubling.problem import Doubling, Part
from tablework.casting.doubling.timeline import Timeline, runs
from tablework.script.breakdown import Breakdown
from tablework.script.draft import Draft
from tablework.script.presence import Doubt

_UNSAID = frozenset({"heading", "page_break", "cue", "note"})
"""Kinds of element that prove nothing about who is there."""

_LONGEST = 90
"""Characters of a quotation: a line of the page."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Words of the script that prove where a role is: its element, and what stands there."""

    role: str
    element: str
    words: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near two parts of one track come to each other: the words and minutes between, and the moments themselves.

    `words` is below 0 where they are busy at once: so many words, and one, are spoken meanwhile.
    """

    one: int
    other: int
    words: int
    minutes: float
    moments: tuple[Moment, Moment]


@dataclass(frozen=True, slots=True)
class Limiting:
    """What a company cannot be smaller than: a stretch from one element to another, and roles that need one each there.

    `at_once` says whether all of them are busy in that stretch; else some follow each other too soon.
    """

    first: str
    last: str
    roles: tuple[str, ...]
    at_once: bool


def nearest(draft: Draft, line: Timeline, parts: Sequence[Part], track: Sequence[int]) -> Iterator[Nearest]:
    """For every two parts of a track how near they come, the nearest first."""
    found = (_nearest(draft, line, parts, *sorted(pair)) for pair in combinations(track, 2))
    yield from sorted((one for one in found if one), key=lambda one: (one.words, one.minutes, one.one, one.other))


def _nearest(draft: Draft, line: Timeline, parts: Sequence[Part], one: int, other: int) -> Nearest | None:
    both = parts[one].busy & parts[other].busy
    if both:
        place = line.starts[next(runs(both))[0]]
        moments = (_coming(draft, parts[one].role, place), _coming(draft, parts[other].role, place))
        return Nearest(one, other, -line.words_in(both) - 1, 0.0, moments)
    stretches = [(run, part) for part in (one, other) for run in runs(parts[part].busy)]
    stretches.sort()
    # Nothing of either lies between two stretches that follow each other, so the nearest two are among these.
    pairs = [
        (line.words[later[0][0]] - line.words[earlier[0][1]], earlier, later)
        for earlier, later in pairwise(stretches)
        if earlier[1] != later[1]
    ]
    if not pairs:
        return None
    words, ((_, end), before), ((begin, _), after) = min(pairs)
    coming = _coming(draft, parts[after].role, line.starts[begin])
    moments = (_going(draft, parts[before].role, line.starts[end], coming), coming)
    return Nearest(one, other, words, line.minutes[begin] - line.minutes[end], moments)


def _going(draft: Draft, role: str, place: int, coming: Moment) -> Moment:
    """The direction that takes a role off, which opens what comes after; where that is another's, the words before."""
    element = draft.elements[place]
    if element.kind == "stage_direction" and element.id != coming.element:
        return _moment(draft, role, place)
    worded = (n for n in range(place - 1, 0, -1) if draft.elements[n].kind not in _UNSAID)
    return _moment(draft, role, next(worded, 0))


def _coming(draft: Draft, role: str, place: int) -> Moment:
    """The direction that brings a role on, or the first words after it has come."""
    worded = (n for n in range(place, len(draft.elements)) if draft.elements[n].kind not in _UNSAID)
    return _moment(draft, role, next(worded, place))


def _moment(draft: Draft, role: str, place: int) -> Moment:
    element = draft.elements[place]
    words = " ".join(element.text.split())
    return Moment(role, element.id, words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …")


def limiting(draft: Draft, problem: Doubling, clique: Sequence[int]) -> Limiting | None:
    """Where the parts of a clique come together, or most of them; None for a play in which nobody speaks."""
    if not clique:
        return None
    line, parts = problem.line, [problem.parts[n] for n in clique]
    moment = max(range(line.length), key=lambda n: (sum(part.busy >> n & 1 for part in parts), -n))
    at_once = all(part.busy >> moment & 1 for part in parts)
    present = [part for part in problem.parts if part.busy >> moment & 1] if at_once else parts
    first, last = line.moment_of(moment)
    roles = dict.fromkeys(part.role for part in present)
    return Limiting(draft.elements[first].id, draft.elements[last].id, tuple(roles), at_once)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A doubt that nobody has answered, and the doublings that are not certain because of it: track, one, other."""

    doubt: Doubt
    pairs: tuple[tuple[int, int, int], ...]


def leaning(
    draft: Draft, breakdown: Breakdown, problem: Doubling, tracks: Sequence[Sequence[int]], gap: tuple[int, float]
) -> list[Leaning]:
    """What of these tracks leans on a doubt.

    Whoever is in doubt may be on stage anywhere in that scene; two parts of a track lean on it when the other one is
    busy in the scene too, or less than the gap (words, minutes) from it.
    """
    found = []
    for doubt in breakdown.doubts:
        reach = problem.line.around(_scene_of(draft, problem.line, draft.place[doubt.element]), *gap)
        pairs = tuple(
            (n, min(pair), max(pair))
            for n, track in enumerate(tracks)
            for pair in combinations(track, 2)
            if _leans(problem.parts, pair, doubt, reach)
        )
        found += [Leaning(doubt, pairs)] if pairs else []
    return found


def _leans(parts: Sequence[Part], pair: Sequence[int], doubt: Doubt, reach: int) -> bool:
    return any(parts[one].role in doubt.roles and bool(parts[other].busy & reach) for one, other in (pair, pair[::-1]))


def _scene_of(draft: Draft, line: Timeline, place: int) -> int:
    stretch = next((s for s in map(draft.stretch, draft.scenes) if place in s), range(len(draft.elements)))
    return line.between(stretch.start, stretch.stop - 1)
