"""Layouts as PDF, set by Typst."""

from __future__ import annotations

from collections.abc import Iterator

import typst

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Copy, Piece
from benchmarks.zoo.layout import Layout
from benchmarks.zoo.stretches import Stretch, marks_of, stretches
from benchmarks.zoo.typst_page import body_rules, front_pages, furniture, page
from benchmarks.zoo.typst_text import cue, direction, plain, talk, wrapped

UNCOUNTED = "#set par.line(numbering: none);"
"""Only what is said is counted where lines have numbers."""


def write(layout: Layout, copy: Copy) -> tuple[bytes, list[str]]:
    """The file, and what it prints beside the text."""
    parts = [page(layout, copy), front_pages(layout, copy), body_rules(layout.sheet), *_body(layout, copy)]
    return typst.compile("\n".join(parts).encode(), format="pdf"), furniture(layout, copy)


def _body(layout: Layout, copy: Copy) -> Iterator[str]:
    pieces = iter(zip(copy.pieces, (*copy.pieces[1:], None), strict=True))
    before: Piece | None = None
    for piece, after in pieces:
        if piece.beside and after is not None:
            pair = f"[{_speech(layout, piece, None)}], [{_speech(layout, after, None)}]"
            yield f"#grid(columns: (1fr, 1fr), gutter: 1.5em, {pair})"
            before = next(pieces)[0]
            continue
        yield _speech(layout, piece, before) if piece.kind == "speech" else _between(layout, piece)
        before = piece


def _between(layout: Layout, piece: Piece) -> str:
    if piece.kind == "heading":
        act = f"#metadata({plain(piece.text)[1:-1]}) <act>\n" if piece.block.level == 1 else ""
        size = "1.25em" if piece.block.level == 1 else "1.05em"
        heading = wrapped("strong", plain(piece.text))
        centred = f"[{UNCOUNTED}#align(center, text(size: {size})[{heading}])]"
        return f"{act}#block(sticky: true, above: 1.8em, below: 1em, width: 100%, {centred})"
    style = layout.directions
    words = direction(piece.text, style.marks, italic=style.italic)
    return f"#table(columns: 1fr, {_rule(layout)}, [{words}])" if layout.cue.place == "table" else _told(layout, words)


def _told(layout: Layout, words: str) -> str:
    style = layout.directions
    return f"#block(width: 100%, inset: (left: {style.indent}))[{UNCOUNTED}#align({style.align})[{words}]]"


def _speech(layout: Layout, piece: Piece, before: Piece | None) -> str:
    runs = stretches(piece, layout)
    return PLACES[layout.cue.place](layout, piece, runs, before)


Runs = list[Stretch]


def _inline(layout: Layout, piece: Piece, runs: Runs, _before: Piece | None) -> str:
    style = layout.cue
    first = talk(runs[0][1], layout.directions)
    rules = f"hanging-indent: {style.hang}, first-line-indent: (amount: {style.indent}, all: true)"
    head = f"#par({rules})[{cue(piece, style)} {first}]"
    return head + "".join(_run(layout, kind, items, style.hang) for kind, items in runs[1:])


def _tab(layout: Layout, piece: Piece, runs: Runs, _before: Piece | None) -> str:
    width = layout.cue.width
    name = f"#box(width: {width})[{cue(piece, layout.cue)}];"
    head = f"#par(hanging-indent: {width})[{name}{talk(runs[0][1], layout.directions)}]"
    return head + "".join(_run(layout, kind, items, width) for kind, items in runs[1:])


def _own(layout: Layout, piece: Piece, runs: Runs, before: Piece | None) -> str:
    style, below = layout.cue, layout.sheet.leading
    name = f"{UNCOUNTED}#align({style.align})[{cue(piece, style)}]"
    head = f"#block(sticky: true, width: 100%, below: {below}, inset: (left: {style.indent}))[{name}]"
    lead = _room(before) if piece.joins and before else ""
    blocks = [
        _run(layout, kind, items, layout.talk_indent, lead if not at else "") for at, (kind, items) in enumerate(runs)
    ]
    return head + "".join(blocks)


def _room(before: Piece) -> str:
    """The room that the first half of a shared line takes."""
    return f"#context h(measure[{plain(before.items[-1].text)}].width);#h(0.4em);"


def _table(layout: Layout, piece: Piece, runs: Runs, _before: Piece | None) -> str:
    talking = "".join(_run(layout, kind, items, "0pt") for kind, items in runs)
    return f"#table(columns: ({layout.cue.width}, 1fr), {_rule(layout)}, [{cue(piece, layout.cue)}], [{talking}])"


def _rule(layout: Layout) -> str:
    return "stroke: 0.4pt + luma(120), inset: 4pt" if layout.sheet.ruled else "stroke: none, inset: 0pt"


PLACES = {"inline": _inline, "tab": _tab, "own": _own, "table": _table}


SETS_IN = {"letter": "left: {0} + 2em, right: 2em", "lyric": "left: {0} + 3em"}


def _run(layout: Layout, kind: str, items: list[Item], indent: str, lead: str = "") -> str:
    style = layout.directions
    if kind == "told":
        words = " ".join(direction(item.text, marks_of(layout), italic=style.italic) for item in items)
        return _told(layout, words)
    inset = SETS_IN.get(kind, "left: {0}").format(indent)
    words = f"#par[{lead}{talk(items, style)}]"
    return f"#block(inset: ({inset}), above: {layout.sheet.leading}, width: 100%)[{words}]"
