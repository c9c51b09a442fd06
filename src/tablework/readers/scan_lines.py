"""From Tesseract's table of words to lines in points, as every other source has them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tablework.readers.layout.lines import Line, PageSize

_WORD = "5"
"""The rows of the table that are words; the others are boxes around them."""

_SURE = 40.0
"""Tesseract's confidence, 0 to 100, below which what has no letter in it is dirt on the glass."""

_HANGING = re.compile(r"[gjpqyQ,;()\[\]{}|/]")
_TALL = re.compile(r"[A-Zbdfhklt0-9]")
_LONE_NOUGHT = re.compile(r"(?<![\w.,:])0(?![\w.:%°])")
_LONE_BAR = re.compile(r"(?<![\w|])\|(?=[’' ])")
"""What OCR makes of a lone O and a lone I; nobody in a play says nought by its figure, or a bar."""

_CURLY = re.compile(r"(?<=\w)’(?=\w)")
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")
_CAP_HEIGHT, _X_HEIGHT, _HANG = 0.69, 0.46, 0.22
"""Parts of the letters' height that capitals have, small letters, and what hangs below the line: book faces."""

_WIDE_GAP = 1.6
"""Letters' heights between two words that are no space any more: a justified line's widest has half of that."""

_JUSTIFIED = 2.5
"""How much wider than its usual gap the widest of a line may be: one that is justified in a narrow column has many."""

_SAME_SIZE = 0.18
"""Part by which sizes of one typeface differ on a scan."""

_SAME_COLUMN = 3.0
"""Points by which the beginnings of lines in one column differ on a scan."""


class _Word(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float


def tsv_lines(tsv: str, page: int, size: PageSize) -> list[Line]:
    """The lines on a page, from top to bottom; a gap too wide for a space is a tab."""
    rows = [row.split("\t") for row in tsv.splitlines()[1:]]
    if not rows or len(rows[0]) < 12 or float(rows[0][8]) <= 0:
        return []
    points = size.width / float(rows[0][8])
    lines: defaultdict[tuple[str, ...], list[_Word]] = defaultdict(list)
    for row in rows:
        if len(row) >= 12 and row[0] == _WORD and row[11].strip():
            left, top, width, height = (float(value) * points for value in row[6:10])
            word = _Word(row[11].strip(), left, top, left + width, top + height, float(row[10]))
            lines[tuple(row[2:5])].append(word)
    whole = _side_by_side(line for line in lines.values() if not _is_dirt(line))
    return [_line(sorted(words, key=lambda word: word.left), page) for words in whole]


def _is_dirt(words: Iterable[_Word]) -> bool:
    return not any(word.sure >= _SURE or any(letter.isalnum() for letter in word.text) for word in words)


def _side_by_side(lines: Iterable[list[_Word]]) -> Iterator[list[_Word]]:
    """Lines from top to bottom; what Tesseract has cut apart at a gap, though it stands at one height, is one line."""
    held: list[_Word] = []
    for words in sorted(lines, key=lambda words: median((w.top + w.bottom) / 2 for w in words)):
        if held and not _beside(held, words):
            yield held
            held = []
        held = [*held, *words]
    if held:
        yield held


def _beside(one: list[_Word], other: list[_Word]) -> bool:
    height = min(_height(one), _height(other))
    near = abs(_middle(one) - _middle(other)) < 0.4 * height
    apart = max(w.right for w in one) <= min(w.left for w in other) or max(w.right for w in other) <= min(
        w.left for w in one
    )
    return near and apart


def _height(words: list[_Word]) -> float:
    return median(word.bottom - word.top for word in words)


def _middle(words: list[_Word]) -> float:
    return median((word.top + word.bottom) / 2 for word in words)


def _line(words: list[_Word], page: int) -> Line:
    size = median(map(_size, words))
    text, stops = words[0].text, []
    gaps = [word.left - before.right for before, word in pairwise(words)]
    widest = max(_WIDE_GAP * size, _JUSTIFIED * median(gaps) if len(gaps) > 2 else 0.0)
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > widest:
            stops.append(word.left)
        text += ("\t" if stops and stops[-1] == word.left else " ") + word.text
    return Line(
        unicodedata.normalize("NFC", _LONE_BAR.sub("I", _LONE_NOUGHT.sub("O", text))),
        page,
        words[0].left,
        max(word.right for word in words),
        _baseline(words, size),
        size,
        stops=tuple(stops),
    )


def _size(word: _Word) -> float:
    """How high the letters of a typeface are, guessed from those that the word has."""
    height = word.bottom - word.top
    above = _CAP_HEIGHT if _TALL.search(word.text) else _X_HEIGHT
    return height / (above + (_HANG if _HANGING.search(word.text) else 0.0))


def _baseline(words: list[_Word], size: float) -> float:
    standing = [word.bottom for word in words if not _HANGING.search(word.text)]
    return median(standing) if standing else max(word.bottom for word in words) - _HANG * size


# -- what a scanner makes uneven --------------------------------------------------------------------------------------


def evened(lines: list[Line]) -> list[Line]:
    """The lines of a whole scan, with sizes and columns that differ by no more than a scanner's tremble made one.

    Apostrophes are made those that the scan has more of: no printer mixes them, but OCR does.
    """
    if not lines:
        return []
    usual = round(median(line.size for line in lines) * 2) / 2
    columns = _columns([line.x for line in lines])
    curly = sum(len(_CURLY.findall(line.text)) - len(_STRAIGHT.findall(line.text)) for line in lines) > 0
    return [
        line._replace(
            text=_STRAIGHT.sub("’", line.text) if curly else line.text,
            x=columns[line.x],
            size=usual if abs(line.size - usual) <= _SAME_SIZE * usual else line.size,
        )
        for line in lines
    ]


def _columns(starts: list[float]) -> dict[float, float]:
    """For each beginning of a line its column: the commonest ones draw what is near to them."""
    common = Counter(round(start) for start in starts)
    found: dict[float, float] = {}
    for column, _ in common.most_common():
        for start in starts:
            if start not in found and abs(start - column) <= _SAME_COLUMN:
                found[start] = float(column)
    return found
