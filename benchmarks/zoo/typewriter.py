"""Layouts in characters of one width: plain text files, and typewriter pages as PDF."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Copy, Piece
from benchmarks.zoo.layout import Grid, Layout
from benchmarks.zoo.truth import front


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: what it is (cue, talk, inner, told, heading, blank) and its words with their columns."""

    kind: str
    words: tuple[tuple[int, str], ...] = ()

    def __str__(self) -> str:
        """The line with its blanks."""
        out = ""
        for column, text in self.words:
            out = out.ljust(column) + text
        return out


BLANK = Line("blank")


def lines_of(layout: Layout, piece: Piece) -> list[Line]:
    """The lines of one piece."""
    if piece.kind == "speech":
        return list(_speech(layout, piece))
    grid, style = layout.grid, layout.directions
    if piece.kind == "heading":
        column = max(0, (grid.centre or 0) - len(piece.text) // 2) if grid.centre else 0
        return [Line("heading", ((column, piece.text),))]
    width = grid.direction_width
    words = textwrap.wrap(style.marks[0] + piece.text + style.marks[1], width, break_on_hyphens=False)
    if style.align == "right":
        return [Line("told", ((max(0, grid.width - len(text)), text),)) for text in words]
    return [Line("told", ((grid.direction, text),)) for text in words]


def _speech(layout: Layout, piece: Piece) -> Iterator[Line]:
    name = _name(layout, piece)
    if layout.cue.place == "own":
        column = layout.grid.centre - len(name) // 2 if layout.grid.centre else layout.grid.cue
        yield Line("cue", ((column, name),))
        yield from _talk(layout, piece, "", layout.grid.talk)
    elif layout.cue.place == "tab":
        yield from _beside(layout, piece, name)
    else:
        yield from _talk(layout, piece, name, layout.grid.cue)


def _name(layout: Layout, piece: Piece) -> str:
    style = layout.cue
    name = f"_{piece.cue}_" if style.italic else piece.cue
    return f"{piece.number + 1}. {name}" if style.numbered else name


def _beside(layout: Layout, piece: Piece, name: str) -> Iterator[Line]:
    """Names in a column of their own; one that is too long for it has its line to itself."""
    grid = layout.grid
    first, *rest = _talk(layout, piece, "", grid.talk)
    if grid.cue + len(name) < grid.talk:
        yield Line("cue", ((grid.cue, name), *first.words))
    else:
        yield Line("cue", ((grid.cue, name),))
        yield first
    yield from rest


def _talk(layout: Layout, piece: Piece, name: str, column: int) -> Iterator[Line]:
    grid = layout.grid
    for at, (kind, text) in enumerate(_paragraphs(layout, piece, name)):
        if kind == "inner":
            start, hang, width = grid.inner, grid.inner + 1, grid.inner_width
        elif kind == "l" and at:
            start, hang, width = grid.verse or grid.talk, grid.verse + 4 if grid.verse else grid.talk, grid.width
        else:
            start, hang, width = column if not at else grid.talk, grid.talk, grid.width
        yield from _wrapped("inner" if kind == "inner" else "talk", text, start, hang, width)


def _wrapped(kind: str, text: str, start: int, hang: int, width: int) -> Iterator[Line]:
    """Lines of at most `width` characters from the leftmost of the two columns."""
    left = min(start, hang)
    rows = textwrap.wrap(
        text, width, initial_indent=" " * (start - left), subsequent_indent=" " * (hang - left), break_on_hyphens=False
    )
    for row in rows:
        words = row.lstrip()
        yield Line(kind, ((left + len(row) - len(words), words),))


def _paragraphs(layout: Layout, piece: Piece, name: str) -> Iterator[tuple[str, str]]:
    """The speech cut where a new line must begin: at lines of verse, and at directions that have their own."""
    style, kind, text, said = layout.directions, "p", name, ""
    for item in piece.items:
        if item.kind == "d" and style.own:
            if text:
                yield kind, text
            yield "inner", style.inner[0] + item.text + style.inner[1]
            kind, text, said = item.kind, "", ""
            continue
        if text and said and "l" in {item.kind, said} and item.kind != "d":
            yield kind, text
            text = ""
        kind = "l" if item.kind == "l" else kind if text else "p"
        text = f"{text} {_printed(item, layout)}".strip()
        said = said if item.kind == "d" else item.kind
    if text:
        yield kind, text


def _printed(item: Item, layout: Layout) -> str:
    marks = layout.directions.inner
    return marks[0] + item.text + marks[1] if item.kind == "d" else item.text


def write_text(layout: Layout, copy: Copy) -> tuple[bytes, list[str]]:
    """A plain text file."""
    grid = layout.grid
    rows = [line.center(grid.width).rstrip() for line in front(layout, copy)]
    rows += ["", ""] if rows else []
    for piece in copy.pieces:
        gap = 1 if piece.kind != "speech" else grid.blank
        rows += ["", *([""] if piece.kind == "heading" else [])] if gap and rows else []
        rows += map(str, lines_of(layout, piece))
        rows += [""] if piece.kind == "heading" else []
    if grid.flush:
        rows = [row.strip() for row in rows]
    return ("\n".join(rows) + "\n").encode(), []


def blanks_before(grid: Grid, piece: Piece) -> int:
    """Empty lines before a piece on a typewriter page."""
    return 2 if piece.kind == "heading" and piece.block.level == 1 else max(1, grid.blank)
