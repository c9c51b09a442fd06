"""Cuts and line changes: what becomes of the author's words."""

from __future__ import annotations

from tablework.book.kinds.fields import Kind, words
from tablework.book.kinds.place import STANDS

CUT = Kind(
    "cut",
    {**STANDS, "text": words},
    needs=frozenset({"place"}),
    status="cut",
)
"""Its words are not played until it is restored; `text` says why."""

LINE_CHANGE = Kind(
    "line_change",
    {**STANDS, "words": words, "text": words},
    needs=frozenset({"place", "words"}),
    status="proposed",
)
"""Other words instead of those at its place, said on the stage once they are agreed."""
