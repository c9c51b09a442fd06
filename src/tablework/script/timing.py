"""How long it plays: from words, directions and songs to minutes, as a range.

The anchor: 38 plays by Shakespeare, uncut on record, run almost 102 hours for 834,000 words: 136 words a minute (see
*Running time* in the documentation for the sources). Fast comedies come near 150, slow tragedies near 120; 135 is our
middle. What a direction takes is our estimate: most are done while somebody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tablework.script.draft import Draft, Element
from tablework.script.words import count_words

SLOW, FAST = 120.0, 150.0
"""Spoken words a minute; 135 is the middle."""

SUNG_SLOW, SUNG_FAST = 60.0, 110.0
"""Sung words a minute where a song does not state its length."""

_SILENT_SECONDS = {"pause": 3.0, "long": 10.0, "action": 2.0}
_PAUSE = re.compile(r"\b(?:pause|silence|beat|stille|schweigen|temps)\b", re.IGNORECASE)
_LONG = re.compile(
    r"\b(?:dance|dances|fight|fights|dumb[- ]?show|procession|battle|tanz|ballet|montage)\b", re.IGNORECASE
)
_LENGTH = re.compile(r"(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\s*(?:min(?:utes)?\.?)?")


class Minutes(NamedTuple):
    """A range of minutes, from the shortest to the longest likely."""

    low: float
    high: float

    def __add__(self, other: object) -> Minutes:
        """Two stretches after one another."""
        if not isinstance(other, Minutes):
            return NotImplemented
        return Minutes(self.low + other.low, self.high + other.high)


NONE = Minutes(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a company plays, against what the words alone would say; 1 is as estimated, 0.9 a tenth faster."""

    factor: float = 1.0
    measured: bool = False

    def of(self, minutes: Minutes) -> Minutes:
        """A stretch at this pace; a measured pace narrows the range around its middle to half."""
        if not self.measured:
            return Minutes(minutes.low * self.factor, minutes.high * self.factor)
        middle = (minutes.low + minutes.high) / 2 * self.factor
        half = (minutes.high - minutes.low) / 4 * self.factor
        return Minutes(middle - half, middle + half)


def calibrated(timed: Iterable[tuple[Minutes, float]]) -> Pace:
    """The pace of a company from scenes that somebody timed: pairs of what was estimated and what it took in minutes.

    Longer scenes weigh more. No timed scene, or none with any length, leaves the estimate as it is.
    """
    pairs = [((low + high) / 2, took) for (low, high), took in timed if low + high > 0 and took > 0]
    if not pairs:
        return Pace()
    return Pace(sum(took for _, took in pairs) / sum(estimated for estimated, _ in pairs), measured=True)


def spoken(words: int) -> Minutes:
    """How long so many spoken words take."""
    return Minutes(words / FAST, words / SLOW)


def sung(words: int) -> Minutes:
    """How long so many sung words take, when nobody says how long the song is."""
    return Minutes(words / SUNG_FAST, words / SUNG_SLOW)


def length_of(element: Element) -> Minutes:
    """How long one element takes."""
    if element.kind == "dialogue":
        return spoken(count_words(element.text))
    if element.kind == "lyric":
        return sung(count_words(element.text))
    if element.kind == "stage_direction":
        seconds = _direction_seconds(element.text)
        return Minutes(seconds / 60 * 0.5, seconds / 60 * 1.5)
    return NONE


def _direction_seconds(text: str) -> float:
    if _LONG.search(text):
        return _SILENT_SECONDS["long"]
    return _SILENT_SECONDS["pause" if _PAUSE.search(text) else "action"]


def lengths(draft: Draft) -> tuple[Minutes, ...]:
    """How long each element takes, in order; a song with a stated length takes that, spread over what is sung in it."""
    found = [length_of(e) if played else NONE for e, played in zip(draft.elements, draft.played, strict=True)]
    for division in draft.divisions:
        if division.kind == "song":
            elements = draft.within(division)
            stated = stated_length(elements)
            if stated is not None:
                _spread(found, draft.stretch(division).start, elements, stated)
    return tuple(found)


def stated_length(elements: Sequence[Element]) -> float | None:
    """The minutes that a song says it takes, in a note or its heading: ``[[3:10]]``, ``SONG: Half a Script (3:10)``."""
    for element in elements:
        match = _LENGTH.fullmatch(element.text.strip()) if element.kind == "note" else None
        if element.kind == "heading":
            match = _LENGTH.search(element.text)
        if match:
            return int(match["minutes"]) + int(match["seconds"]) / 60
    return None


def _spread(found: list[Minutes], start: int, elements: Sequence[Element], minutes: float) -> None:
    weights = [count_words(e.text) if e.spoken else 0 for e in elements]
    total = sum(weights)
    for n, weight in enumerate(weights):
        share = minutes * weight / total if total else (minutes if n == 0 else 0.0)
        found[start + n] = Minutes(share, share)


def total(minutes: Iterable[Minutes]) -> Minutes:
    """One stretch after the other."""
    low = high = 0.0
    for one in minutes:
        low += one.low
        high += one.high
    return Minutes(low, high)
