"""A web page's tree as paragraphs: what is a block of its own, what stands side by side, what is beside the play."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from tablework.readers.flow import Cell, Format, Paragraph, Run, Setter, trimmed
from tablework.readers.html_styles import Look, Sheet, look_of

_SKIPPED = frozenset("head script style nav template rp svg math audio video object iframe".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol option p pre search section summary "
    "table tbody td tfoot th thead title tr ul textarea".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HANDS_DOWN = frozenset({"div", "blockquote", "dl", "ul", "td"})
"""Tags whose class says what the plain paragraphs in them are."""

_ASIDE = re.compile(
    r"\b(?:page-?nu?m(?:ber)?|pageno|pgnum|fnanchor|noteref|footnote-?ref|line-?nu?m(?:ber)?|lineno|ln)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\bpg-?(?:header|footer|boilerplate|machine-header)\b|\b(?:imprint|colophon|copyright-page|toc|landmarks|loi)\b",
    re.IGNORECASE,
)
"""What publishers put around a book: the words are kept, but are no part of the play."""
_VERSE = re.compile(r"(?:verse-?line|verse|vers|line|l|i\d+|indent\d+|poem-?line|poetry-?line)", re.IGNORECASE)
_MARKS = ("stage-direction", "persona")
"""Words of editors' mark-up that say of a stretch of text what it is; a run has them among its styles."""

_BLANK = re.compile(r"[ \t\r\n\f]+")
_WIDTH = 468.0
_COLUMN = 120.0
_MARGIN = 12.0
"""Points between two paragraphs: browsers leave a line."""


class _Place(NamedTuple):
    """Where the walk is: how text looks here, and what it is part of."""

    look: Look
    hint: str = ""
    inline: str = ""
    pre: bool = False
    furniture: bool = False
    tag: str = ""


class Blocks:
    """Walks a page and has its paragraphs and rows set."""

    def __init__(self, flow: Setter) -> None:
        self._flow = flow
        self._runs: list[tuple[Run, str]] = []
        self._asides: list[Run] = []
        self._rows: list[list[Cell]] = []
        self._cells: list[etree._Element] = []  # those that are open, each with its place to put in `_put`
        self._put: list[Callable[[Paragraph], None]] = [self._flow.paragraph]
        self._sheet = Sheet()
        self._verse = False

    def page(self, root: etree._Element, sheet: Sheet) -> None:
        """Set a whole page."""
        self._sheet = sheet
        places = [_Place(Look())]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "end":
                self._leave(node, places)
                continue
            tag = node.tag if isinstance(node.tag, str) else ""
            place = self._enter(node, tag, places[-1]) if tag not in _SKIPPED and "hidden" not in node.attrib else None
            if place is None or not place.look.shown:
                walk.skip_subtree()
                places.append(places[-1]._replace(tag=""))
            else:
                places.append(place)
                self._say(node.text, place)
        self._flush(places[0])

    def _enter(self, node: etree._Element, tag: str, around: _Place) -> _Place:
        if tag == "br":
            self._runs.append((Run("\n"), around.inline))
            return around._replace(tag=tag)
        block = tag in _BLOCKS
        names = f"{node.get('class', '')} {node.get('epub:type', '')}".strip()
        look = look_of(node, tag, around.look, self._sheet, block=block)
        place = around._replace(look=look, tag=tag, pre=around.pre or tag == "pre")
        if not block or not look.shown:
            return place._replace(inline=names or around.inline)
        self._begin_block(node, tag, names, around)
        furniture = around.furniture or bool(_FRAME.search(f"{node.get('id', '')} {names}"))
        return place._replace(hint=_hint(tag, names, around), furniture=furniture, inline="")

    def _begin_block(self, node: etree._Element, tag: str, names: str, around: _Place) -> None:
        verse = tag in {"div", "p", "li"} and any(_VERSE.fullmatch(one) for one in names.split())
        if verse and self._verse and self._runs:
            self._runs.append((Run("\n"), ""))
        else:
            self._flush(around)
        self._verse = verse
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            inside: list[Paragraph] = []
            self._rows[-1].append(Cell(0.0, inside))
            self._put.append(inside.append)
            self._cells.append(node)

    def _leave(self, node: etree._Element, places: list[_Place]) -> None:
        place = places.pop()
        if place.tag in _BLOCKS and not (self._verse and place.tag in {"div", "p", "li"}):
            self._flush(place)
        if self._cells and self._cells[-1] is node:
            self._end_cell(node)
        elif place.tag == "tr" and self._rows:
            self._end_row()
        self._say(node.tail, places[-1])

    def _end_cell(self, node: etree._Element) -> None:
        self._put.pop()
        self._cells.pop()
        row = self._rows[-1]
        over = node.get("colspan", "1")
        wide = min(20, int(over)) if over.isdecimal() and len(over) < 4 else 1
        row[-1] = Cell(_COLUMN * max(1, wide), row[-1].paragraphs)  # until the row ends, x is how wide it is

    def _end_row(self) -> None:
        x, cells = 0.0, []
        for width, inside in self._rows.pop():
            cells.append(Cell(x, inside))
            x += width
        if len(self._put) > 1:  # a table in a cell
            for cell in cells:
                for paragraph in cell.paragraphs:
                    self._put[-1](paragraph)
        else:
            self._flow.row(cells)

    def _say(self, text: str | None, place: _Place) -> None:
        """Text goes to what is being set; blanks are one blank, as browsers have it."""
        if not text:
            return
        if self._verse and text.strip() and place.tag not in {"div", "p", "li"} and not place.inline and not self._runs:
            self._verse = False
        if not place.pre:
            text = _BLANK.sub(" ", text)
            before = self._runs[-1][0].text if self._runs else "\n"
            text = text.lstrip(" ") if before[-1:] in {" ", "\n"} else text
        if not text:
            return
        styles = (*place.look.styles, *(mark for mark in _MARKS if mark in place.inline))
        run = Run(text.upper() if place.look.capitals else text, tuple(sorted(styles)))
        if _ASIDE.search(place.inline):
            self._asides.append(run)
        else:
            self._runs.append((run, place.inline))

    def _flush(self, place: _Place) -> None:
        """What was said becomes a paragraph; the page numbers and signs that stood in it come after it."""
        said, self._runs = self._runs, []
        asides, self._asides = self._asides, []
        self._verse = False
        runs = trimmed([run for run, _ in said], "\n")
        if runs:
            inline = {name for run, name in said if run.text.strip()}
            only = inline.pop() if len(inline) == 1 else ""
            self._put[-1](Paragraph(runs, _format(place, place.hint or only)))
        for aside in asides:
            if aside.text.strip():
                self._put[-1](Paragraph([aside], _format(place, "furniture")))


def _hint(tag: str, names: str, around: _Place) -> str:
    if tag in _HEADINGS:
        return "heading"
    return names or (around.hint if around.tag in _HANDS_DOWN else "")


def _format(place: _Place, hint: str) -> Format:
    look = place.look
    return Format(
        left=look.left,
        first=look.left + look.first,
        right=max(_WIDTH, look.left + 36),
        align=look.align,
        hint="furniture" if place.furniture else hint,
        size=look.size,
        after=_MARGIN,
    )
