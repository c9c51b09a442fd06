"""A comparison as a document, to be kept with its two drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tablework.script.draft import Draft
from tablework.script.drafts.comparing import Comparison
from tablework.script.drafts.wording import wordings

VERSION = 1
"""How words are counted, and what stands where in the document."""


def to_document(found: Comparison) -> dict[str, Any]:
    """Rows of words: the first old and new word of each, how many, whether they were moved, and their bits."""
    return {
        "version": VERSION,
        "words": [len(found.old), len(found.new)],
        "rows": list(_rows(found.to, found)),
        "guesses": list(_rows(found.guess, found)),
        "voices": [[list(old), list(new)] for old, new in found.voices.items()],
    }


def from_document(document: dict[str, Any], old: Draft, new: Draft) -> Comparison | None:
    """The comparison of two drafts as it was kept; None when their words are counted otherwise now."""
    there, here = wordings(old, new)
    if document["version"] != VERSION or document["words"] != [len(there), len(here)]:
        return None
    to, back, guess = [-1] * len(there), [-1] * len(here), [-1] * len(there)
    moved, told = [False] * len(there), [0.0] * len(there)
    for o, n, count, elsewhere, bits in document["rows"]:
        for k in range(count):
            to[o + k], back[n + k], moved[o + k], told[o + k] = n + k, o + k, bool(elsewhere), bits
    for o, n, count, *_ in document["guesses"]:
        guess[o : o + count] = range(n, n + count)
    voices = {tuple(said): tuple(says) for said, says in document["voices"]}
    return Comparison(there, here, to, back, guess, moved, told, voices)


def _rows(to: Sequence[int], found: Comparison) -> Iterator[list[Any]]:
    facts = [(n - o, found.moved[o], round(found.told[o], 1)) if n >= 0 else None for o, n in enumerate(to)]
    turns = [o for o in range(len(to)) if not o or facts[o] != facts[o - 1]]
    for first, after in pairwise([*turns, len(to)]):
        if to[first] >= 0:
            yield [first, to[first], after - first, int(found.moved[first]), round(found.told[first], 1)]
