"""Where a speech is cut into blocks: at directions on lines of their own, at lyrics, at a letter that is read."""

from __future__ import annotations

from itertools import groupby

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Piece
from benchmarks.zoo.layout import Layout

Stretch = tuple[str, list[Item]]
"""``said``, ``told`` (a direction on lines of its own), ``lyric`` or ``letter``, and the items of it."""


def stretches(piece: Piece, layout: Layout) -> list[Stretch]:
    """A speech as the blocks it is printed in; a name that is run in has the first block's first line."""
    if "letters" in layout.features and piece.number % 4 == 0 and _can_hold_letter(piece):
        return [("said", list(piece.items[:-1])), ("letter", [piece.items[-1]])]
    runs = groupby(piece.items, key=lambda item: _block_of(item, layout))
    found = [(kind, list(run)) for kind, run in runs]
    if layout.directions.own_last and len(piece.items) > 1 and piece.items[-1].kind == "d":
        found = [("said", list(piece.items[:-1])), ("told", [piece.items[-1]])]
    if layout.cue.place in {"inline", "tab"} and found[0][0] == "told" and len(found) > 1:
        found = [("said", found[0][1] + found[1][1]), *found[2:]]
    return found


def _block_of(item: Item, layout: Layout) -> str:
    if item.kind == "d" and layout.directions.own:
        return "told"
    return "lyric" if item.kind == "l" and "songs" in layout.features else "said"


def _can_hold_letter(piece: Piece) -> bool:
    items = piece.items
    return len(items) > 2 and items[-1].kind == "p" == items[-3].kind and len(items[-1].text) > 80


def marks_of(layout: Layout) -> tuple[str, str]:
    """What stands round a direction that has lines of its own inside a speech."""
    return layout.directions.marks if layout.directions.own_last else layout.directions.inner
