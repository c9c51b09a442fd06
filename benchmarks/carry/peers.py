"""Who carries marks: each takes the old draft, the new one and marks, and answers as `tablework carry` does.

A peer that finds nothing says that the words were cut; words that it finds as they were are kept, others changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeAlias

from benchmarks.carry.near_search import Text
from benchmarks.carry.quoting import Quotation, best_match
from benchmarks.carry.word_diff import WordDiff
from tablework.actions.carry_marks import carried, marks_from
from tablework.script.draft import Draft
from tablework.script.whole_text import WholeText

Mark: TypeAlias = dict[str, Any]
Peer: TypeAlias = Callable[[Draft, Draft, Sequence[Mark]], Iterable[Mark]]
_Found: TypeAlias = tuple[int, int] | None

_CERTAIN = 0.85
"""The score from which a match of Hypothesis' is believed in the row that believes few."""


def _ours(old: Draft, new: Draft, marks: Sequence[Mark]) -> Iterable[Mark]:
    return carried(old, new, marks_from(list(marks), old))


def _by_likeness(least: float, old: Draft, new: Draft, marks: Sequence[Mark]) -> Iterable[Mark]:
    """The best-looking match, if it looks good enough."""
    there, here = WholeText(old), WholeText(new)
    text = Text(here.text)
    for mark in marks:
        found = best_match(text, _quotation(there, mark))
        yield _answer(mark, there, here, found[1][:2] if found and found[0] >= least else None)


def _exactly(old: Draft, new: Draft, marks: Sequence[Mark]) -> Iterable[Mark]:
    """The words with just what stood around them, where that is one place: W3C's TextQuoteSelector to the letter."""
    there, here = WholeText(old), WholeText(new)
    for mark in marks:
        wanted = _quotation(there, mark)
        whole = wanted.before + wanted.words + wanted.after
        at = here.text.find(whole)
        start = at + len(wanted.before)
        once = at >= 0 and here.text.find(whole, at + 1) < 0
        yield _answer(mark, there, here, (start, start + len(wanted.words)) if once else None)


def _by_words(old: Draft, new: Draft, marks: Sequence[Mark]) -> Iterable[Mark]:
    """From the first to the last of its words that a diff of the words left as they were."""
    there, here = WholeText(old), WholeText(new)
    diff = WordDiff(there.text, here.text)
    for mark in marks:
        yield _answer(mark, there, here, diff.carried(*_offsets(there, mark)))


PEERS: dict[str, Peer] = {
    "ours": _ours,
    "Hypothesis' quotations": partial(_by_likeness, 0.0),
    f"the same, scores from {_CERTAIN}": partial(_by_likeness, _CERTAIN),
    "exact quotations (W3C)": _exactly,
    "a diff of the words": _by_words,
}
"""Everybody by the name in the table; ours comes first, the others' time is told by it."""


def _quotation(text: WholeText, mark: Mark) -> Quotation:
    start, end = _offsets(text, mark)
    return Quotation(text.text[start:end], *text.around(start, end), start)


def _offsets(text: WholeText, mark: Mark) -> tuple[int, int]:
    return text.offsets((mark["first"], mark["start"], mark["last"], mark["end"]))


def _answer(mark: Mark, there: WholeText, here: WholeText, found: _Found) -> Mark:
    """What a peer says of a mark in the shape of the command."""
    if found is None:
        return {"id": mark["id"], "outcome": "cut", **dict.fromkeys(("first", "start", "last", "end"))}
    start, end = _offsets(there, mark)
    same = there.text[start:end] == here.text[slice(*found)]
    place = dict(zip(("first", "start", "last", "end"), here.place(*found), strict=True))
    return {"id": mark["id"], "outcome": "kept" if same else "changed", **place}
