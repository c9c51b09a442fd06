"""Two drafts as one text to be read: what stayed, what came in, what went out, what was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tablework.script.draft import Element
from tablework.script.drafts.comparing import Comparison

Change = Literal["same", "in", "out"]


class Piece(NamedTuple):
    """Some of the text of a line: it stayed the ``same``, came ``in`` or went ``out``."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class RevisedLine:
    """An element of either draft as the revision reads: `new` and `old` are the elements' ids, None where it has none.

    `moved` says that it stood elsewhere; `said_by` is the roles that speak it now, and `was_said_by` those that did
    where they are others.
    """

    new: str | None
    old: str | None
    kind: str
    pieces: tuple[Piece, ...]
    moved: bool = False
    said_by: tuple[str, ...] = ()
    was_said_by: tuple[str, ...] = ()


def revised(by: Comparison) -> list[RevisedLine]:
    """The new draft line by line, with what went out where it stood; names over speeches are said by their lines."""
    partner = _partners(by)
    gone = _gone_after(by, set(partner.values()))
    lines = [*(_out(element) for element in gone.get(-1, ()))]
    for f, element in enumerate(by.new.draft.elements):
        e = partner.get(f, -2)
        if element.kind not in {"cue", "page_break"}:
            lines.append(_line(by, e, f, element))
        lines += [_out(out) for out in gone.get(e, ())]
    return lines


def _partners(by: Comparison) -> dict[int, int]:
    """For each element of the new draft the one of the old one that most of its words come from."""
    from_: dict[int, Counter[int]] = {}
    for n, o in enumerate(by.back):
        if o >= 0:
            from_.setdefault(by.new.element[n], Counter())[by.old.element[o]] += 1
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for f, counted in from_.items():
        e = next((e for e, _ in counted.most_common() if e not in taken), None)
        if e is not None:
            partners[f] = e
            taken.add(e)
    return partners


def _gone_after(by: Comparison, found: set[int]) -> dict[int, list[Element]]:
    """The elements that are not in the new draft, each after the last before it that is."""
    gone: dict[int, list[Element]] = {}
    last = -1
    for e, element in enumerate(by.old.draft.elements):
        words = by.old.words_of(e)
        if e in found:
            last = e
        elif words and all(by.to[w] < 0 for w in words):
            gone.setdefault(last, []).append(element)
    return gone


def _out(element: Element) -> RevisedLine:
    return RevisedLine(None, element.id, element.kind, (Piece("out", element.text),), was_said_by=element.roles)


def _line(by: Comparison, e: int, f: int, element: Element) -> RevisedLine:
    if e < 0:
        words = by.new.words_of(f)
        change: Change = "in" if words and all(by.back[n] < 0 for n in words) else "same"
        return RevisedLine(element.id, None, element.kind, (Piece(change, element.text),), said_by=element.roles)
    old = by.old.draft.elements[e]
    was = by.voices.get(old.roles, old.roles)
    moved = [by.moved[w] for w in by.old.words_of(e) if by.to[w] >= 0]
    return RevisedLine(
        element.id,
        old.id,
        element.kind,
        tuple(_pieces(by, e, f)),
        moved=sum(moved) * 2 > len(moved),
        said_by=element.roles,
        was_said_by=() if was == element.roles else old.roles,
    )


def _pieces(by: Comparison, e: int, f: int) -> Iterator[Piece]:
    """The text of an element, with the words of the old one that went out where they stood."""
    rows: list[Piece] = []
    out = iter(_runs_out(by, e))
    gone = next(out, None)
    text = by.new.draft.elements[f].text
    at = 0
    coming = _coming(by, f)
    for n in by.new.words_of(f):
        o = by.back[n]
        rows.append(Piece("same", text[at : by.new.start[n]]))
        while gone is not None and coming[n] > gone[0]:
            rows.append(Piece("out", gone[1]))
            gone = next(out, None)
        same = o >= 0 and by.old.said[o] == by.new.said[n]
        if o >= 0 and not same:
            rows.append(Piece("out", _printed(by, o)))
        rows.append(Piece("same" if same else "in", text[by.new.start[n] : by.new.end[n]]))
        at = by.new.end[n]
    while gone is not None:
        rows.append(Piece("out", gone[1]))
        gone = next(out, None)
    return _joined([*rows, Piece("same", text[at:])])


def _coming(by: Comparison, f: int) -> dict[int, int]:
    """For each word of a new element the next old word that is there still, at it or after it."""
    coming = {}
    next_ = len(by.to)
    for n in reversed(by.new.words_of(f)):
        next_ = by.back[n] if by.back[n] >= 0 else next_
        coming[n] = next_
    return coming


def _runs_out(by: Comparison, e: int) -> Iterator[tuple[int, str]]:
    """The words of an old element that are in no place, run by run: the first of each, and their text."""
    words = by.old.words_of(e)
    first = None
    for o in [*words, words.stop]:
        out = o < words.stop and by.to[o] < 0
        if out and first is None:
            first = o
        elif not out and first is not None:
            text = by.old.draft.elements[e].text
            yield first, text[by.old.start[first] : by.old.end[o - 1]]
            first = None


def _printed(by: Comparison, o: int) -> str:
    return by.old.draft.elements[by.old.element[o]].text[by.old.start[o] : by.old.end[o]]


def _joined(rows: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces of one change next to each other as one; the space between two words that came in came in too."""
    joined: list[Piece] = []
    for n, piece in enumerate(rows):
        change = piece.change
        if change == "same" and not piece.text.strip() and 0 < n < len(rows) - 1:
            change = "in" if rows[n - 1].change == rows[n + 1].change == "in" else "same"
        if joined and joined[-1].change == change:
            joined[-1] = Piece(change, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(Piece(change, piece.text))
    return iter(joined)
