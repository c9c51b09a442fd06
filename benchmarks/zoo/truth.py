"""The truth of a typeset layout, in the shape of ``../shared/zoo/*.truth.json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.zoo.blocks import SPOKEN_IN_BLOCKS, Item
from benchmarks.zoo.copy_text import Copy, Piece
from benchmarks.zoo.layout import Layout

Word = tuple[str, str, int | None]


def truth(layout: Layout, copy: Copy, furniture: Iterable[str]) -> dict[str, Any]:
    """What a faultless reader would find in the file; `furniture` is what the writer printed beside the text."""
    play = copy.play
    return {
        "layout": layout.name,
        "play": play.title,
        "author": play.author,
        "licence": play.licence,
        "held_out": layout.held_out,
        "speeches": [_speech(piece) for piece in copy.pieces if piece.kind == "speech"],
        "headings": [piece.text for piece in copy.pieces if piece.kind == "heading"],
        "stage_directions": [piece.text for piece in copy.pieces if piece.kind == "direction"],
        "stream": [word for piece in copy.pieces for word in _stream(piece)],
        "furniture": sorted(set(furniture)),
        "notes": [item.note for piece in copy.pieces for item in piece.items if item.note],
        "front": front(layout, copy),
    }


def front(layout: Layout, copy: Copy) -> list[str]:
    """The lines of the title page and the cast list."""
    if not layout.front:
        return []
    title = [copy.play.title, "by", copy.play.author]
    if layout.front == "title":
        return title
    return [*title, cast_heading(layout), *(f"{name}, {office}" if office else name for name, office in copy.cast)]


def cast_heading(layout: Layout) -> str:
    """What stands over the cast list."""
    return "Personen" if layout.language == "de" else "Characters"


def _speech(piece: Piece) -> dict[str, Any]:
    return {
        "speaker": [who.upper() for who in piece.block.speakers],
        "words": " ".join(item.text for item in piece.items if item.kind in SPOKEN_IN_BLOCKS),
        "directions": [item.text for item in piece.items if item.kind == "d"],
    }


def _stream(piece: Piece) -> Iterator[Word]:
    if piece.kind != "speech":
        yield piece.kind, piece.text, None
        return
    yield "cue", piece.cue, piece.number
    for item in piece.items:
        yield _class_of(item), item.text, piece.number


def _class_of(item: Item) -> str:
    return "spoken" if item.kind in SPOKEN_IN_BLOCKS else "direction"
