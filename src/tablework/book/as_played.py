"""The draft as it is played: without what is cut, with the line changes that are agreed.

What is left of a draft keeps its elements and their ids, so that whatever is worked out of it (running time, the size
of a role, who is on stage) can be held against the whole. An element of which nothing is left becomes a note without
words, which nobody plays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from tablework.book.book import Book
from tablework.book.placing import Placing
from tablework.script.draft import Draft, Element


class Change(NamedTuple):
    """Words of one element that are not played, from `start` up to `end`, and what is said instead."""

    start: int
    end: int
    words: str


def as_played(draft: Draft, book: Book, placing: Placing) -> Draft:
    """The draft on the table with the book's cuts and agreed line changes, whichever draft these were made on."""
    changes = _changes(draft, book, placing)
    if not changes:
        return draft
    left = [_changed(element, changes.get(element.id, ())) for element in draft.elements]
    return replace(draft, elements=tuple(_without_lone_cues(draft.elements, left)))


def _changes(draft: Draft, book: Book, placing: Placing) -> Mapping[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for mark, words in _unplayed(book):
        placed = placing.placed(mark)
        place = placed.place
        if not placed.stands or place is None:
            continue
        first, last = draft.place[place["first"]], draft.place[place["last"]]
        for n in range(first, last + 1):
            element = draft.elements[n]
            start = place["start"] if n == first else 0
            end = place["end"] if n == last else len(element.text)
            found[element.id].append(Change(start, end, words if n == first else ""))
    return found


def _unplayed(book: Book) -> Iterator[tuple[Any, str]]:
    """The marks whose words are not played, with what is said instead."""
    yield from ((words, "") for record, words in book.standing("cut") if record.status == "cut")
    yield from ((words, words["words"]) for record, words in book.standing("line_change") if record.status == "agreed")


def _changed(element: Element, changes: Iterable[Change]) -> Element:
    text, kept, at = element.text, [], 0
    for start, end, words in sorted(changes):
        # Marks may overlap: what one has taken the other does not take again.
        kept += [text[at : max(at, start)], words]
        at = max(at, end)
    if not at and not kept:
        return element
    left = "".join(kept) + text[at:]
    if not left.strip():
        return element._replace(kind="note", text="", spans=(), roles=(), speech=None, dual=False, moves=())
    return element._replace(text=left, spans=())


def _without_lone_cues(before: Iterable[Element], left: list[Element]) -> Iterator[Element]:
    """A character cue is no speech when every word under it is cut."""
    said = {element.speech for element in before if element.spoken}
    says = {element.speech for element in left if element.spoken}
    silent = said - says
    for element in left:
        if element.kind in {"cue", "parenthetical"} and element.speech in silent:
            yield element._replace(kind="note", text="", spans=(), roles=(), speech=None, dual=False)
        else:
            yield element
