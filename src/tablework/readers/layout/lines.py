"""The stream of lines that every unmarked source becomes: what stands on the page, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tablework.script.draft import Span


class Line(NamedTuple):
    """One printed line, or (`whole`) one whole paragraph of a source that does not break lines.

    `text` is NFC; a tab stands where the source has a tab or a gap too wide for a space, and `stops` says where what
    follows each tab begins. `x`, `right` and `stops` are points from the page's left edge, `y` is the baseline in
    points from its top, `size` the letters' height in points; a source without pages counts 12 points a line and 6 a
    column. `spans` are ``bold``, ``italic``, ``smallcaps``, ``underline`` and ``struck``. `centred` is set where the
    source says so. `hint` is the source's own name for the paragraph (a style, a class), empty where it has none.
    """

    text: str
    page: int = 1
    x: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 12.0
    spans: tuple[Span, ...] = ()
    stops: tuple[float, ...] = ()
    whole: bool = False
    centred: bool = False
    hint: str = ""


class PageSize(NamedTuple):
    """A page's width and height in points."""

    width: float
    height: float


@dataclass(frozen=True)
class Source:
    """A file as a stream of lines: `format` names it, `pages` has the sizes of its pages, none where it has none.

    `title`, `authors` and `language` are what the file says of itself, not what stands on its pages. `notices` are
    sentences for a person about the whole file (a text layer that is bad).
    """

    format: str
    lines: tuple[Line, ...]
    pages: tuple[PageSize, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    language: str | None = None
    notices: tuple[str, ...] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in the text of all lines, joined by line ends: an `Anchor`'s offsets count so."""
        return tuple(accumulate((len(line.text) + 1 for line in self.lines), initial=0))
