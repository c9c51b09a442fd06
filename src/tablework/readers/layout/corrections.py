"""What a person says of a reading: what a line is, where a paragraph begins, which two names are one role.

Corrections are kept for good and given to every later reading of the same file; those about a look also to other files
of the same layout. They name lines by page and words, not by number, so that a better reader still finds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tablework.readers.layout.lines import Line

LINE_KINDS = ("cue", "speech", "direction", "heading", "lyric", "furniture")
"""What a person can say that a line is."""


class LinePlace(NamedTuple):
    """A line of a source, found again by its page (from 1), its words, and which of several alike there (from 0)."""

    page: int
    text: str
    nth: int = 0


NOWHERE = LinePlace(0, "")
"""The place of what is said of a look, not of a line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    `act` says which: ``is`` (the line at `place`, or with an empty text every line of the `look`, is a `kind` out of
    `LINE_KINDS`), ``split`` (the line at `place` begins a new paragraph), ``join`` (it goes on with the one before),
    ``same_role`` (the two printed `names` are one role, called by the first).
    """

    act: str
    kind: str = ""
    look: str = ""
    place: LinePlace = NOWHERE
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Corrections:
    """All corrections that a reading has to obey; of two about the same thing the later counts."""

    all: tuple[Correction, ...] = ()

    @cached_property
    def looks(self) -> dict[str, str]:
        """What every line of a look is."""
        return {c.look: c.kind for c in self.all if c.act == "is" and not c.place.text}

    @cached_property
    def lines(self) -> dict[LinePlace, str]:
        """What single lines are."""
        return {c.place: c.kind for c in self.all if c.act == "is" and c.place.text}

    @cached_property
    def breaks(self) -> dict[LinePlace, str]:
        """``split`` or ``join`` at single lines."""
        return {c.place: c.act for c in self.all if c.act in {"split", "join"}}

    @cached_property
    def same_roles(self) -> dict[str, str]:
        """For a printed name the one that it stands for."""
        return {c.names[1]: c.names[0] for c in self.all if c.act == "same_role"}


def corrections(found: Iterable[Correction]) -> Corrections:
    """Corrections in the order in which they were made."""
    return Corrections(tuple(found))


def places(lines: Iterable[Line]) -> Iterator[LinePlace]:
    """What each line of a source is found again by."""
    before: Counter[tuple[int, str]] = Counter()
    for line in lines:
        key = (line.page, line.text)
        yield LinePlace(*key, before[key])
        before[key] += 1
