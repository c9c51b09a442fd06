"""Who is busy when: the play cut wherever somebody's being there begins or ends, with the words between the cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from tablework.script.breakdown import Breakdown
from tablework.script.draft import Draft
from tablework.script.timing import lengths
from tablework.script.words import count_words


@dataclass(frozen=True)
class Timeline:
    """A play as moments in order, none of which is cut by anybody's coming or going.

    `starts` are the places in the draft at which the moments begin, and one more at which the last one ends; `words`
    and `minutes` say how much is spoken before each of them. `busy` has a bit for each moment in which a role cannot be
    anybody else: it is on stage, speaking or not, or its voice is heard from off.
    """

    starts: tuple[int, ...]
    words: tuple[int, ...]
    minutes: tuple[float, ...]
    busy: Mapping[str, int]

    @cached_property
    def length(self) -> int:
        """How many moments there are."""
        return len(self.starts) - 1

    def between(self, first: int, last: int) -> int:
        """The moments that touch the places from `first` to `last`, as bits."""
        begin = max(0, bisect_right(self.starts, first) - 1)
        end = min(self.length, bisect_left(self.starts, last + 1))
        return ((1 << end) - 1) & ~((1 << begin) - 1) if end > begin else 0

    def around(self, moments: int, words: int = 0, minutes: float = 0.0) -> int:
        """These moments and all that lie fewer than so many words, or so many minutes, before or after one of them."""
        if not moments or (words <= 0 and minutes <= 0):
            return moments
        found = moments
        for first, last in runs(moments):
            before = min(_first_within(self.words, first, words), _first_within(self.minutes, first, minutes))
            after = max(_last_within(self.words, last, words), _last_within(self.minutes, last, minutes))
            found |= (1 << after) - (1 << before)
        return found

    def words_in(self, moments: int) -> int:
        """How many words are spoken in these moments."""
        return sum(self.words[last] - self.words[first] for first, last in runs(moments))

    def moment_of(self, moment: int) -> tuple[int, int]:
        """The places in the draft of a moment's first and last element."""
        return self.starts[moment], self.starts[moment + 1] - 1


def timeline(draft: Draft, breakdown: Breakdown) -> Timeline:
    """The timeline of a draft with its breakdown."""
    stretches = [*_on_stage(draft, breakdown), *_off_stage(draft, breakdown)]
    ends = {place for _, first, last in stretches for place in (first, last + 1)}
    starts = tuple(sorted(ends | {0, len(draft.elements)}))
    spoken = (
        count_words(element.text) if element.spoken and played else 0
        for element, played in zip(draft.elements, draft.played, strict=True)
    )
    words = [0, *accumulate(spoken)]
    minutes = [0.0, *accumulate((low + high) / 2 for low, high in lengths(draft))]
    line = Timeline(starts, tuple(words[n] for n in starts), tuple(minutes[n] for n in starts), {})
    busy: dict[str, int] = {}
    for role, first, last in stretches:
        busy[role] = busy.get(role, 0) | line.between(first, last)
    return Timeline(line.starts, line.words, line.minutes, busy)


def runs(moments: int) -> Iterator[tuple[int, int]]:
    """The moments as stretches without a gap: the first of each, and the one after its last."""
    at = 0
    while moments >> at:
        first = at + _ones_from(~(moments >> at))
        at = first + _ones_from(moments >> first)
        yield first, at


def _ones_from(bits: int) -> int:
    """How many bits in a row are set from the lowest on."""
    return (~bits & (bits + 1)).bit_length() - 1


def _first_within(before: Sequence[float], first: int, distance: float) -> int:
    """The earliest moment whose end lies less than a distance before the moment `first`."""
    return first if distance <= 0 else max(0, bisect_right(before, before[first] - distance) - 1)


def _last_within(before: Sequence[float], last: int, distance: float) -> int:
    """One after the latest moment whose start lies less than a distance after `last`, where a stretch has ended."""
    return last if distance <= 0 else min(len(before) - 1, bisect_left(before, before[last] + distance))


def _on_stage(draft: Draft, breakdown: Breakdown) -> Iterator[tuple[str, int, int]]:
    for timed in breakdown.french_scenes:
        for role in timed.scene.on_stage:
            yield role, draft.place[timed.scene.first], draft.place[timed.scene.last]


def _off_stage(draft: Draft, breakdown: Breakdown) -> Iterator[tuple[str, int, int]]:
    """Voices of people who are not on stage: somebody has to speak them just then, and cannot be elsewhere."""
    for timed in breakdown.french_scenes:
        heard = set(timed.speaking) - set(timed.scene.on_stage)
        if heard:
            yield from _voices(draft, draft.place[timed.scene.first], draft.place[timed.scene.last], heard)


def _voices(draft: Draft, first: int, last: int, heard: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for place in range(first, last + 1):
        element = draft.elements[place]
        if element.spoken:
            yield from ((role, place, place) for role in element.roles if role in heard)
