"""Furniture: what stands on pages and is no part of the play. Running heads, page and line numbers, (MORE), stars.

Found by what only furniture does: it comes again on page after page at one height, or counts up along a margin.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tablework.readers.layout.lines import Line, Source

_EDGE_LINES = 3
"""How many lines at the head and the foot of a page may be furniture."""

_BESIDE = re.compile(r"\*+|[A-Z]?\d{1,4}[A-Z]{0,2}\.?|\*+\s*\d+|\d+\s*\*+")
_GOES_ON = re.compile(
    r"(?:[(\[]\s*(?:more|continued|continuing|cont[’']?d?\.?|forts(?:etzung|\.)|suite|sigue|segue)\s*[)\]]|continued)"
    r":?\s*(?:\(\d+\))?(?:\t.*)?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—\[( ]*(?:page|seite|p\.)?\s*(?P<number>\d{1,4}[A-Za-z]?|[ivxlc]+)\s*(?:(?:of|/|von)\s*\d+)?[-–—\]). ]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


class Piece(NamedTuple):
    """A stretch of a line between tabs; `kept` is False where it is furniture."""

    start: int
    end: int
    kept: bool


class Furniture(NamedTuple):
    """What is furniture: for each line its pieces, each page's number as printed, and which lines are footnotes."""

    pieces: list[tuple[Piece, ...]]
    pages: dict[int, str]
    notes: frozenset[int] = frozenset()


def find_furniture(source: Source) -> Furniture:
    """Take the furniture of a source apart from its words."""
    lines = source.lines
    whole = set(_heads_and_feet(lines)) if source.pages else set()
    whole |= set() if source.pages else set(_numbers_alone(lines))
    whole |= {
        n
        for n, line in enumerate(lines)
        if line.hint in {"askew", "furniture"} or _GOES_ON.fullmatch(line.text.strip())
    }
    notes = set(_footnotes(lines, whole)) if source.pages else set()
    margins = _margins(lines, whole | notes)
    pieces = [_pieces(line, n in whole or n in notes, margins.get(n, frozenset())) for n, line in enumerate(lines)]
    return Furniture(pieces, _page_numbers(lines, whole), frozenset(notes))


def _pieces(line: Line, whole: bool, beside: frozenset[int]) -> tuple[Piece, ...]:  # noqa: FBT001
    if whole:
        return (Piece(0, len(line.text), kept=False),)
    if not beside:
        return (Piece(0, len(line.text), kept=True),)
    found: list[Piece] = []
    at = 0
    for n, text in enumerate(line.text.split("\t")):
        kept = n not in beside
        if found and found[-1].kept and kept:
            found[-1] = found[-1]._replace(end=at + len(text))
        else:
            found.append(Piece(at, at + len(text), kept))
        at += len(text) + 1
    return tuple(found)


# -- heads and feet of pages ------------------------------------------------------------------------------------------


def _heads_and_feet(lines: Sequence[Line]) -> Iterator[int]:
    """Lines at the head or the foot of their page that come again on others, or stand off from the text."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        by_page[line.page].append(n)
    for edge in (_Edge(lines, list(by_page.values()), foot=False), _Edge(lines, list(by_page.values()), foot=True)):
        yield from edge.furniture()


class _Edge:
    """The heads of all pages, or their feet."""

    def __init__(self, lines: Sequence[Line], pages: list[list[int]], *, foot: bool) -> None:
        self._lines, self._foot = lines, foot
        self._pages = [sorted(page, key=lambda n: -lines[n].y if foot else lines[n].y) for page in pages]
        self._steps = sorted(b.y - a.y for a, b in pairwise(lines) if a.page == b.page and b.y > a.y + 2)
        self._leading = self._steps[len(self._steps) // 2] if self._steps else 12.0
        self._said: Counter[tuple[str, int]] = Counter()
        for page in self._pages:
            self._said.update({self._key(n) for n in page[:_EDGE_LINES]})
        self._inside = Counter(self._key(n)[0] for page in self._pages for n in page[_EDGE_LINES:-_EDGE_LINES])
        self._off = self._standing_off()

    def _key(self, n: int) -> tuple[str, int]:
        line = self._lines[n]
        return _NUMBER.sub("#", line.text.casefold()), round(line.y / 6)

    def _again(self, n: int) -> bool:
        words, height = self._key(n)
        count = sum(self._said[words, height + step] for step in (-1, 0, 1))
        if _PAGE_NUMBER.fullmatch(self._lines[n].text.strip()) and self._alone(n):
            return True
        # A name above a speech may begin many pages; but then it stands in the middle of others too.
        often = count >= max(3, 0.15 * len(self._pages)) or (count == len(self._pages) > 1)
        return often and self._inside[words] < 0.5 * count

    def _alone(self, n: int) -> bool:
        """A number by itself that is not far from the page's edge."""
        page = next(page for page in self._pages if n in page[:_EDGE_LINES] or n == page[0])
        inner = next((m for m in page if abs(self._lines[m].y - self._lines[n].y) > 2), None)
        return inner is None or abs(self._lines[inner].y - self._lines[n].y) > 1.3 * self._leading

    def _standing_off(self) -> Counter[int]:
        """At which heights the outermost line stands off from the text, on how many pages."""
        found: Counter[int] = Counter()
        for page in self._pages:
            if len(page) > _EDGE_LINES and self._off_by(page) > 1.7 * self._leading:
                found[round(self._lines[page[0]].y / 4)] += 1
        return found

    def _off_by(self, page: list[int]) -> float:
        outer = self._lines[page[0]].y
        inner = next((self._lines[n].y for n in page if abs(self._lines[n].y - outer) > 2), outer)
        return abs(inner - outer)

    def furniture(self) -> Iterator[int]:
        for page in self._pages:
            for place, n in enumerate(page[:_EDGE_LINES]):
                height = round(self._lines[n].y / 4)
                often = sum(self._off[height + step] for step in (-1, 0, 1))
                stands_off = (
                    place == 0 and often >= max(3, 0.5 * len(self._pages)) and self._off_by(page) > 1.5 * self._leading
                )
                if self._again(n) or stands_off:
                    yield n
                else:
                    break


_FAR_RIGHT = 240.0
"""Points: further right than any talk begins; where typists put page numbers."""


def _numbers_alone(lines: Sequence[Line]) -> Iterator[int]:
    """Page numbers in a text without pages: alone between empty lines, far right or counting up."""
    found = [n for n, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text.strip()) and _stands_alone(lines, n)]
    numbers = [int(match[0]) for n in found if (match := _NUMBER.search(lines[n].text))]
    counts_up = len(numbers) > 2 and all(a < b <= a + 3 for a, b in pairwise(numbers))
    yield from (n for n in found if counts_up or lines[n].x > _FAR_RIGHT)


def _stands_alone(lines: Sequence[Line], n: int) -> bool:
    line = lines[n]
    before = n == 0 or line.y - lines[n - 1].y > 1.5 * line.size or line.page != lines[n - 1].page
    return before and (
        n + 1 == len(lines) or lines[n + 1].y - line.y > 1.5 * line.size or line.page != lines[n + 1].page
    )


def _page_numbers(lines: Sequence[Line], whole: set[int]) -> dict[int, str]:
    """Each page's number as its head or foot has it, where they count up."""
    found: dict[int, str] = {}
    for n in sorted(whole):
        for piece in lines[n].text.split("\t"):
            match = _PAGE_NUMBER.fullmatch(piece.strip())
            if match and lines[n].page not in found:
                found[lines[n].page] = match["number"]
    return found


# -- footnotes ---------------------------------------------------------------------------------------------------------

_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?\s*\S")


def _footnotes(lines: Sequence[Line], whole: set[int]) -> Iterator[int]:
    """Smaller lines at the foot of a page, from the first that begins with a number or a star."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    by_page: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if n not in whole:
            by_page[line.page].append(n)
    for page in by_page.values():
        small: list[int] = []
        for n in reversed(page):
            if lines[n].size > 0.93 * body:
                break
            small.append(n)
        begins = [n for n in small if _NOTE_MARK.match(lines[n].text)]
        if begins and len(small) < len(page):
            yield from (n for n in small if n >= min(begins))


# -- margins ----------------------------------------------------------------------------------------------------------


def _margins(lines: Sequence[Line], whole: set[int]) -> dict[int, frozenset[int]]:
    """Numbers and stars that stand beside the text: of each line the pieces that are furniture."""
    beside: dict[int, set[int]] = defaultdict(set)
    for side in (0, -1):
        found = [n for n, line in enumerate(lines) if n not in whole and _is_beside(line, side)]
        for n in found if _along_a_margin(lines, found, side) else []:
            beside[n].add(0 if side == 0 else lines[n].text.count("\t"))
    return {n: frozenset(pieces) for n, pieces in beside.items()}


def _is_beside(line: Line, side: int) -> bool:
    pieces = line.text.split("\t")
    return len(pieces) > 1 and bool(_BESIDE.fullmatch(pieces[side].strip()))


def _along_a_margin(lines: Sequence[Line], found: list[int], side: int) -> bool:
    """At least three, one under the other, or the same number on both sides of a line (a scene's)."""
    if len(found) < 3:
        return False
    places = Counter(round((lines[n].x if side == 0 else lines[n].right) / 12) for n in found)
    return sum(count for _, count in places.most_common(3)) >= 0.6 * len(found)
