"""Typewriter pages: lines broken into pages, with (MORE) and (CONT'D), scene numbers and stars, as PDF."""

from __future__ import annotations

import typst

from benchmarks.zoo.copy_text import Copy
from benchmarks.zoo.layout import Grid, Layout
from benchmarks.zoo.typewriter import BLANK, Line, blanks_before, lines_of
from benchmarks.zoo.typst_page import front_pages
from benchmarks.zoo.typst_text import plain

PITCH, STEP = 7.2, 12
"""Width of a character and height of a line in points: ten characters to the inch, six lines."""

STAR_EVERY = 9
"""Every so many pieces one has been revised."""

MARGIN = 8
"""Columns left of the text, where scene numbers stand."""


def write_pdf(layout: Layout, copy: Copy) -> tuple[bytes, list[str]]:
    """The file, and what it prints beside the text."""
    pages = _paginated(layout, copy)
    source = [_rules(layout), front_pages(layout, copy)]
    for number, lines in enumerate(pages, 1):
        rows = [_row(at, line) for at, line in enumerate(lines)]
        folio = [_row(-3, Line("folio", ((MARGIN + 58, f"{number}."),)))] if number > 1 else []
        source.append("\n".join([*folio, *rows, "#pagebreak(weak: true)"]))
    beside = ["(MORE)", "(CONT’D)", "*"] if layout.grid.more else []
    return typst.compile("\n".join(source).encode(), format="pdf"), beside


def _rules(layout: Layout) -> str:
    sheet = layout.sheet
    return (
        f'#set page(paper: "{sheet.paper}", margin: (left: 0.7in, right: 0.5in, top: 1.1in, bottom: 0.7in))\n'
        f'#set text(font: "Liberation Mono", size: 12pt, lang: "{layout.language}", hyphenate: false)\n'
    )


def _row(at: int, line: Line) -> str:
    return "".join(
        f"#place(top + left, dx: {column * PITCH:.1f}pt, dy: {at * STEP}pt, box(width: 600pt)[{plain(text)}])"
        for column, text in line.words
    )


def _paginated(layout: Layout, copy: Copy) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    scene = 0
    for at, piece in enumerate(copy.pieces):
        scene += piece.kind == "heading"
        lines = [_moved(line) for line in lines_of(layout, piece)]
        if piece.kind == "heading" and layout.grid.scene_numbers:
            lines = [_numbered(line, scene) for line in lines]
        if layout.grid.stars and at % STAR_EVERY == 4:
            lines = [Line(line.kind, (*line.words, (MARGIN + 66, "*"))) for line in lines]
        _add(pages, layout.grid, lines, blanks_before(layout.grid, piece))
    return pages


def _moved(line: Line) -> Line:
    return Line(line.kind, tuple((column + MARGIN, text) for column, text in line.words))


def _numbered(line: Line, scene: int) -> Line:
    return Line(line.kind, ((2, str(scene)), *line.words, (MARGIN + 62, str(scene))))


def _add(pages: list[list[Line]], grid: Grid, lines: list[Line], blanks: int) -> None:
    """Set lines on the last page, and on new ones what has no room there."""
    room = grid.lines - len(pages[-1]) - (blanks if pages[-1] else 0)
    if room < min(len(lines), 4):
        pages.append([])
        room = grid.lines
    elif pages[-1]:
        pages[-1] += [BLANK] * blanks
    if len(lines) <= room:
        pages[-1] += lines
        return
    room -= grid.more
    pages[-1] += lines[:room]
    cue = lines[0].words[0]
    if grid.more and lines[0].kind == "cue":
        pages[-1].append(Line("more", ((cue[0], "(MORE)"),)))
        again = [Line("cue", ((cue[0], f"{cue[1]} (CONT’D)"),))]
    else:
        again = []
    pages.append([])
    _add(pages, grid, [*again, *lines[room:]], 0)
