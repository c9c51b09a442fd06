"""Rows joined to paragraphs: hyphens at line ends undone, verse kept as verse, directions cut out of the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tablework.readers.layout.kinds import Habits
from tablework.readers.layout.rows import Row
from tablework.script.draft import Span

_HYPHEN = re.compile(r"[^\W\d_]-$")
_SHORT = 0.86
"""A verse line ends before this share of the measure more often than not."""


class Text(NamedTuple):
    """Words with their styles, and their stretch of the source's joined lines."""

    text: str
    spans: tuple[Span, ...]
    line: int
    start: int
    end: int


class Stretch(NamedTuple):
    """Rows' words from one row, cut at `begin`."""

    row: Row
    begin: int = 0


def is_verse(rows: Sequence[Row], measure: float) -> bool:
    """Whether the lines of a speech are set as verse: they end early, and each begins with a capital."""
    if len(rows) < 2 or any(row.line.whole for row in rows):
        return False
    inner = rows[:-1]
    early = sum(row.right < _SHORT * measure for row in inner)
    capitals = sum(_first_letter(row.text).isupper() for row in rows[1:])
    return early >= 0.5 * len(inner) and capitals >= 0.9 * (len(rows) - 1)


def _first_letter(text: str) -> str:
    return next((letter for letter in text if letter.isalpha()), "A")


def join(stretches: Sequence[Stretch], starts: Sequence[int], *, verse: bool) -> Text:
    """Rows as one text. Tabs and doubled spaces become one space."""
    text = ""
    spans: list[Span] = []
    for row, begin in stretches:
        words, marks = _tidy(row, begin)
        if not words:
            continue
        if text:
            text, glue = _glue(text, words, verse=verse)
            text += glue
        spans += [Span(a + len(text), b + len(text), style) for a, b, style in marks]
        text += words
    first, last = stretches[0], stretches[-1]
    start = starts[first.row.n] + first.row.start + first.begin
    end = starts[last.row.n] + last.row.start + len(last.row.text)
    return Text(text, _whole(spans), first.row.n + 1, start, end)


def _whole(spans: list[Span]) -> tuple[Span, ...]:
    """Spans that went on from one row to the next as one."""
    whole: list[Span] = []
    for span in sorted((s for s in spans if s.start < s.end), key=lambda s: (s.style, s.start)):
        if whole and whole[-1].style == span.style and span.start <= whole[-1].end + 1:
            whole[-1] = whole[-1]._replace(end=max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(sorted(whole))


def _glue(text: str, words: str, *, verse: bool) -> tuple[str, str]:
    """What stands between two rows: nothing where a word was cut at its hyphen."""
    if verse:
        return text, "\n"
    if _HYPHEN.search(text) and words[0].islower():
        return text[:-1], ""
    if _HYPHEN.search(text) or text.endswith(("—", "–")):
        return text, ""
    return text, " "


def _tidy(row: Row, begin: int) -> tuple[str, list[Span]]:
    """A row's words from `begin` on without doubled blanks, with its styles moved along."""
    raw = row.text[begin:]
    raised = {n - begin for s in row.spans if s.style == "raised" for n in range(s.start, s.end)}
    if not raised and "  " not in raw and "\t" not in raw and raw == raw.strip():
        return raw, [Span(max(0, s.start - begin), s.end - begin, s.style) for s in row.spans if s.end > begin]
    places: list[int] = []
    kept: list[str] = []
    for n, letter in enumerate(raw):
        places.append(len(kept))
        if n in raised:
            continue
        if letter.isspace():
            if kept and kept[-1] != " ":
                kept.append(" ")
        else:
            kept.append(letter)
    places.append(len(kept))
    words = "".join(kept).rstrip()
    spans = []
    for s in row.spans:
        if s.end > begin:
            a, b = places[max(0, s.start - begin)], places[min(len(raw), s.end - begin)]
            spans.append(Span(min(a, len(words)), min(b, len(words)), s.style))
    return words, spans


class Cut(NamedTuple):
    """A piece of a speech: talk, or a direction in it (`spoken` False), from `start` to `end` of its text."""

    start: int
    end: int
    spoken: bool


def cut(text: Text, habits: Habits) -> Iterator[Cut]:
    """A speech's text cut into what is said and the directions in it, as this document marks them."""
    at = 0
    for start, end in _directions(text, habits):
        if start < at:
            continue
        if text.text[at:start].strip():
            yield Cut(at, start, spoken=True)
        yield Cut(start, end, spoken=False)
        at = end
    if text.text[at:].strip():
        yield Cut(at, len(text.text), spoken=True)


def _directions(text: Text, habits: Habits) -> list[tuple[int, int]]:
    found = [*_bracketed(text, habits)]
    if habits.italic and not habits.italic_talk:
        inside = [(a, b) for a, b in found]
        found += [(a, b) for a, b in _in_italics(text) if not any(s < b and a < e for s, e in inside)]
    return sorted(found)


_BRACKETS = {"(": ")", "[": "]"}


def _bracketed(text: Text, habits: Habits) -> Iterator[tuple[int, int]]:
    """Brackets that hold directions: square ones always, round ones where the document uses them so, or in italics."""
    words = text.text
    at = 0
    while (match := re.compile(r"[(\[]").search(words, at)) is not None:
        start = match.start()
        end = _closing(words, start)
        at = end
        if words[start] == "[" or _round_is_direction(text, start, end, habits):
            yield start, end


def _closing(words: str, start: int) -> int:
    """Where a bracket closes; one that never does ends with its line."""
    opening, closing = words[start], _BRACKETS[words[start]]
    depth = 0
    for n in range(start, len(words)):
        depth += (words[n] == opening) - (words[n] == closing)
        if depth == 0:
            return n + 1
    if closing in words[start:] and opening in words[start + 1 : start + 3]:
        return words.index(closing, start) + 1
    line = words.find("\n", start)
    return len(words) if line < 0 else line


def _round_is_direction(text: Text, start: int, end: int, habits: Habits) -> bool:
    inside = text.text[start + 1 : end - 1].strip()
    letters = max(1, end - start - 2)
    italic = sum(
        min(s.end, end) - max(s.start, start)
        for s in text.spans
        if s.style == "italic" and s.start < end and s.end > start
    )
    if italic >= 0.7 * letters:
        return True
    if not habits.round or not inside:
        return False
    before = text.text[:start].rstrip()
    opens = not before or before[-1] in ".!?…:;—–,\"”’'-"
    return opens or inside[-1] in ".!?" or inside[0].isupper()


def _in_italics(text: Text) -> Iterator[tuple[int, int]]:
    """Italics without brackets that are a direction, not a stressed word: whole sentences, or several words apart."""
    for start, end, style in text.spans:
        if style != "italic":
            continue
        words = text.text[start:end].strip()
        before, after = text.text[:start].rstrip(), text.text[end:].lstrip()
        closed = words[-1:] in {".", "!", "?", ")", ":", "]"} or not after
        opens = not before or before[-1] in ".!?…—–:;”\"'’)"
        sentence = len(words.split()) > 2 and words[-1] in ".)" and words[0].isupper()
        if sentence or (opens and closed and words[:1] and (len(words.split()) > 1 or not before or words[-1] in ".)")):
            yield start, end
