"""What comes out of reading a stream of lines: the draft, and for each line what it was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tablework.readers.layout.lines import Source
from tablework.script.draft import Draft


@dataclass(frozen=True)
class Reading:
    """A source as it was read: for each line its `looks` (alike lines have the same), its `kinds` and how `sure`.

    A kind is one of ``cue``, ``speech``, ``both`` (a cue with its speech on one line), ``direction``, ``heading``,
    ``lyric``, ``furniture``, ``front``. `sure` is 0 to 1; below `UNSURE` a person should look. `profile` has each
    look's share of the lines: two files of one layout have nearly the same.
    An element's `Anchor` has the number of its first line (from 1) and its stretch of the source's joined lines.
    """

    draft: Draft
    source: Source
    looks: tuple[str, ...]
    kinds: tuple[str, ...]
    sure: tuple[float, ...]
    profile: Mapping[str, float]


UNSURE = 0.6
"""Below it a line is shown to a person first."""


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two layouts are, 0 to 1: the shares that their looks have in common."""
    return sum(min(share, other.get(look, 0.0)) for look, share in one.items())
