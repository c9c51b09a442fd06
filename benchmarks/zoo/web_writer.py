"""Layouts as web pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Copy, Piece
from benchmarks.zoo.layout import Layout
from benchmarks.zoo.truth import front

LOOKS = "p { margin: 0.5em 0 } .stagedir { color: #444 }"


def write(layout: Layout, copy: Copy) -> tuple[bytes, list[str]]:
    """A web page as free libraries publish plays; its ``<title>`` is printed nowhere in the text."""
    title = escape(copy.play.title)
    around = {"list": ("<dl>", "</dl>"), "table": ("<table>", "</table>")}.get(layout.cue.place, ("", ""))
    body = [f"<p class='front'>{escape(line)}</p>" for line in front(layout, copy)]
    body += [around[0], *(_html_piece(layout, piece) for piece in copy.pieces), around[1]]
    head = f"<meta charset='utf-8'><title>{title}</title><style>{LOOKS}</style>"
    page = [f"<!DOCTYPE html>\n<html lang='{layout.language}'><head>{head}</head><body>", *body, "</body></html>\n"]
    return "\n".join(page).encode(), [copy.play.title]


def _html_piece(layout: Layout, piece: Piece) -> str:
    place = layout.cue.place
    if piece.kind == "speech":
        return HTML_SPEECHES[place](_html_cue(layout, piece), _html_talk(layout, piece.items))
    if piece.kind == "heading":
        inner = f"<h{piece.block.level + 1}>{escape(piece.text)}</h{piece.block.level + 1}>"
    else:
        inner = f"<p>{_html_direction(layout, piece.text, layout.directions.marks)}</p>"
    return {"list": f"<dd>{inner}</dd>", "table": f"<tr><td colspan='2'>{inner}</td></tr>"}.get(place, inner)


HTML_SPEECHES = {
    "inline": "<p>{0} {1}</p>".format,
    "own": "<p>{0}<br>\n{1}</p>".format,
    "list": "<dt>{0}</dt>\n<dd>{1}</dd>".format,
    "table": "<tr><td>{0}</td><td>{1}</td></tr>".format,
}


def _html_cue(layout: Layout, piece: Piece) -> str:
    name = escape(piece.cue)
    name = f"<b>{name}</b>" if layout.cue.bold else name
    return f"<i>{name}</i>" if layout.cue.italic else name


def _html_direction(layout: Layout, text: str, marks: tuple[str, str]) -> str:
    tag = ("<i>", "</i>") if layout.directions.italic else ("<span class='stagedir'>", "</span>")
    return tag[0] + escape(marks[0] + text + marks[1]) + tag[1]


def _html_talk(layout: Layout, items: Sequence[Item]) -> str:
    out, said = "", ""
    for item in items:
        words = _html_direction(layout, item.text, layout.directions.inner) if item.kind == "d" else escape(item.text)
        out += ("<br>\n" if said == "l" == item.kind else " ") if out else ""
        out += words
        said = said if item.kind == "d" else item.kind
    return out
