"""OpenDocument text: ``.odt`` from LibreOffice and others, and ``.fodt``, the same without its zip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tablework.readers.flow import Cell, Flow, Format, Paragraph, Run
from tablework.readers.layout.lines import Source
from tablework.readers.odt_styles import Look, Styles, attribute, points, types
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import local_name, parse_xml
from tablework.readers.zipped import Zipped

_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms note-citation "
    "table-of-content alphabetical-index desc title event-listeners".split()
)
"""Words that are not on the page, or that the program counted up by itself."""

_BLANK = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = frozenset({"p", "h"})
_COLUMN = 120.0
_MARGIN = 56.7
_RIGHT = 538.6
"""Where the text of an A4 page begins and ends when its margins are 2 cm, LibreOffice's own."""


def odt_source(data: bytes, name: str = "") -> Source:
    """An OpenDocument text as a stream of lines.

    Raises:
        UnreadableScriptError: it is damaged, locked, made to harm, or no text.
    """
    del name
    content, *others = _parts(data)
    body = content.find(".//{*}body/{*}text")
    if body is None:
        raise UnreadableScriptError("This OpenDocument file holds no text. Save it again as .odt.")
    reading = _Reading(Styles(*others, content))
    reading.blocks(body)
    meta = next((found for part in (content, *others) if (found := part.find(".//{*}meta")) is not None), None)
    title, author = (_said(meta, key) for key in ("title", "initial-creator"))
    return Source("odt", tuple(reading.flow.lines), (), title, (author,) if author else ())


def _parts(data: bytes) -> list[etree._Element]:
    """The content, then styles and what the file says of itself where it has them."""
    if not data.startswith(b"PK"):
        return [parse_xml(data)]
    file = Zipped(data, "OpenDocument file")
    manifest = "META-INF/manifest.xml"
    if manifest in file and b"encryption-data" in file.read(manifest):
        raise UnreadableScriptError(
            "This OpenDocument file is locked with a password. Open it where you know the password, "
            "and save it without one."
        )
    if "content.xml" not in file:
        raise UnreadableScriptError("This OpenDocument file holds no text. Save it again as .odt.")
    return [file.xml(part) for part in ("content.xml", "styles.xml", "meta.xml") if part in file]


def _said(meta: etree._Element | None, key: str) -> str:
    words = "" if meta is None else meta.findtext(f".//{{*}}{key}") or ""
    return " ".join(words.split())


class _Reading:
    """One pass over a document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._hanging: list[tuple[etree._Element, str]] = []
        self.flow = Flow()

    def blocks(self, parent: etree._Element) -> None:
        """Set what is in a part of the document."""
        for node in parent:
            name = local_name(node)
            if name == "table":
                self._table(node)
            elif name == "soft-page-break":
                self.flow.page += 1
            elif name in _PARAGRAPHS:
                for paragraph in self._paragraph(node):
                    self.flow.paragraph(paragraph)
            elif name not in _LEFT_OUT:
                self.blocks(node)

    def _paragraph(self, node: etree._Element, hint: str = "") -> Iterator[Paragraph]:
        """A paragraph, then the notes and text boxes that hang on it."""
        style = attribute(node, "style-name")
        look = self._styles.of("paragraph", style)
        if look.get("break-before") == "page":
            self.flow.page += 1
        runs = list(self._runs(node, look))
        hanging, self._hanging = self._hanging, []
        yield Paragraph(runs, self._format(look, hint or self._styles.hint(style)))
        for inside, said in hanging:
            yield from self._inside(inside, said)

    def _inside(self, parent: etree._Element, hint: str = "") -> Iterator[Paragraph]:
        """All paragraphs in a cell, a note or a text box."""
        for node in parent:
            name = local_name(node)
            if name in _PARAGRAPHS:
                yield from self._paragraph(node, hint)
            elif name not in _LEFT_OUT:
                yield from self._inside(node, hint)

    def _runs(self, node: etree._Element, look: Look) -> Iterator[Run]:
        """The words of a paragraph: blanks in the file are one blank, as the format has it."""
        if node.text:
            yield _run(node.text, look)
        for child in node:
            yield from self._piece(child, look)
            if child.tail:
                yield _run(child.tail, look)

    def _piece(self, node: etree._Element, look: Look) -> Iterator[Run]:
        name = local_name(node)
        if name in {"tab", "line-break"}:
            yield Run("\t" if name == "tab" else "\n")
        elif name == "s":
            count = attribute(node, "c")
            yield Run(" " * (min(500, int(count)) if count.isdecimal() and len(count) < 6 else 1))
        elif name == "soft-page-break":
            self.flow.page += 1
        elif name == "note":
            self._hanging += [
                (body, attribute(node, "note-class") or "footnote") for body in node.iterfind("{*}note-body")
            ]
        elif name == "text-box":
            self._hanging.append((node, ""))
        elif name not in _LEFT_OUT:
            own = self._styles.of("text", attribute(node, "style-name")) if name in {"span", "a"} else {}
            yield from self._runs(node, look | own)

    def _format(self, look: Look, hint: str) -> Format:
        left = _MARGIN + points(look.get("margin-left", ""))
        align = look.get("text-align", "")
        return Format(
            left,
            left + points(look.get("text-indent", "")),
            max(_RIGHT - points(look.get("margin-right", "")), left + 36),
            tuple(sorted(left + float(stop) for stop in look.get("tabs", "").split())),
            {"center": "center", "right": "right", "end": "right"}.get(align, ""),
            hint,
            max(2.0, min(200.0, points(look.get("font-size", "12pt")) or 12.0)),
            max(0.0, points(look.get("margin-top", ""))),
            max(0.0, points(look.get("margin-bottom", ""))),
        )

    def _table(self, table: etree._Element) -> None:
        widths = list(self._widths(table))
        for row in _rows(table):
            cells = [cell for cell in row if local_name(cell) in {"table-cell", "covered-table-cell"}]
            if len(cells) == 1:
                self.blocks(cells[0])
                continue
            places = [sum(widths[:n]) if n < len(widths) else _COLUMN * n for n in range(len(cells))]
            self.flow.row([Cell(x, list(self._inside(cell))) for x, cell in zip(places, cells, strict=True)])

    def _widths(self, table: etree._Element) -> Iterator[float]:
        for column in table.iterchildren("{*}table-column"):
            said = self._styles.of("table-column", attribute(column, "style-name")).get("column-width", "")
            again = attribute(column, "number-columns-repeated")
            for _ in range(min(20, int(again)) if again.isdecimal() and len(again) < 4 else 1):
                yield points(said) or _COLUMN


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        name = local_name(node)
        if name == "table-row":
            yield node
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(node)


def _run(text: str, look: Look) -> Run:
    words = _BLANK.sub(" ", text)
    return Run(words.upper() if look.get("text-transform") == "uppercase" else words, types(look))
