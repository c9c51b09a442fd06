"""Word: ``.docx``, a zip with the text as XML. Styles, indents, tabs and tables become the stream of lines.

Read are the words that stand on the page: what tracked changes took out, field codes, hidden text, comments, and the
heads and feet of pages are not. Footnotes come as lines of their own after the paragraph that refers to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from lxml import etree

from tablework.readers.docx_styles import Look, Styles
from tablework.readers.docx_text import DocxText
from tablework.readers.flow import Cell, Flow, Format, Paragraph
from tablework.readers.layout.lines import Source
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import local_name, namespace_of
from tablework.readers.zipped import Zipped

_OLD = b"\xd0\xcf\x11\xe0"
_PAPER = (72.0, 540.0)
"""Where the text begins and ends on a page that says nothing of its size: US letter with margins of an inch."""

_COLUMN = 120.0
"""Points of a table's column that says nothing of its width."""

_NOT_BLOCKS = frozenset({"del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"})
_PROGRAMS = frozenset(
    {"python-docx", "microsoft office user", "unknown", "user", "admin", "un-named", "docx4j", "author"}
)
"""What stands for the author where nobody wrote a name."""


def docx_source(data: bytes, name: str = "") -> Source:
    """A Word file as a stream of lines.

    Raises:
        UnreadableScriptError: it is damaged, locked, made to harm, or no Word file.
    """
    del name
    if data.startswith(_OLD):
        raise UnreadableScriptError(
            "This is an old Word file, or one locked with a password. Open it in Word or LibreOffice, "
            "and save it as .docx without one."
        )
    file = Zipped(data, "Word file")
    part = _main_part(file)
    if part not in file:
        raise UnreadableScriptError("This Word file holds no text. Open it in Word, and save it again as .docx.")
    reading = _Reading(file, part)
    reading.body()
    title, author = _about(file)
    return Source("docx", tuple(reading.flow.lines), (), title, (author,) if author else ())


def _main_part(file: Zipped) -> str:
    return _related(file, "").get("officeDocument", "word/document.xml")


def _related(file: Zipped, part: str) -> dict[str, str]:
    """The parts that a part names, by what they are to it."""
    folder, _, own = part.rpartition("/")
    rels = join(folder, "_rels", f"{own}.rels")
    found: dict[str, str] = {}
    for node in file.xml(rels) if rels in file else ():
        target = node.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
        found.setdefault(node.get("Type", "").rpartition("/")[2], place)
    return found


def _about(file: Zipped) -> tuple[str, str]:
    """The title and the author that the file says it has."""
    if "docProps/core.xml" not in file:
        return "", ""
    root = file.xml("docProps/core.xml")
    title, author = (" ".join((root.findtext(f"{{*}}{tag}") or "").split()) for tag in ("title", "creator"))
    return title, "" if author.casefold() in _PROGRAMS else author


class _Reading:
    """One pass over a document's paragraphs and tables."""

    def __init__(self, file: Zipped, part: str) -> None:
        self._root = file.xml(part)
        self._ns = namespace_of(self._root)
        self._p, self._tbl, self._ppr = (self._ns + tag for tag in ("p", "tbl", "pPr"))
        related = _related(file, part)
        styles = related.get("styles", "")
        self._styles = Styles(file.xml(styles) if styles in file else None, self._ns)
        self._text = DocxText(self._styles, self._ns)
        self._notes = {kind: _notes(file, related.get(f"{kind}s", ""), self._ns) for kind in ("footnote", "endnote")}
        self._seen: dict[tuple[tuple[str, object], ...], tuple[Look, Format, bool]] = {}
        self._left, self._right = _margins(self._root, self._ns)
        self.flow = Flow()

    def body(self) -> None:
        """Set the whole document."""
        body = self._root.find(f"{self._ns}body")
        self._blocks(self._root if body is None else body)

    def _blocks(self, parent: etree._Element) -> None:
        for node in parent:
            if node.tag == self._p:
                for paragraph in self._paragraph(node):
                    self.flow.paragraph(paragraph)
            elif node.tag == self._tbl:
                self._table(node)
            elif local_name(node) not in _NOT_BLOCKS:
                self._blocks(node)

    def _paragraph(self, node: etree._Element) -> Iterator[Paragraph]:
        """A paragraph, then the text boxes and the footnotes that hang on it."""
        own = node.find(self._ppr)
        said = self._styles.read(own) if own is not None and len(own) else {}
        look, form, breaks = self._looks_of(said)
        words = self._text.words(node, look)
        self.flow.page += words.turned[0] + breaks
        yield Paragraph(words.runs, form)
        self.flow.page += words.turned[1]
        for box in words.boxes:
            yield from self._inside(box)
        for kind, id_ in words.notes:
            yield from self._note(kind, id_)

    def _looks_of(self, said: Look) -> tuple[Look, Format, bool]:
        """How a paragraph's runs look, how it is set, and whether it begins a page; nearly all are as one before."""
        key = tuple(said.items())
        if key not in self._seen:
            style = said.get("pStyle")
            look = self._styles.look | self._styles.of(style)
            whole = look | said
            self._seen[key] = (look, self._format(whole, style), bool(whole.get("pageBreakBefore")))
        return self._seen[key]

    def _note(self, kind: str, id_: str) -> Iterator[Paragraph]:
        note = self._notes[kind].pop(id_, None)  # a note that is named twice stands on the page once
        for paragraph in () if note is None else self._inside(note):
            yield paragraph._replace(format=paragraph.format._replace(hint=kind))

    def _format(self, look: Look, style: str | None) -> Format:
        left = self._left + look.get("left", 0.0)
        right = max(self._right - look.get("right", 0.0), left + 36)
        return Format(
            left,
            left + look.get("firstLine", 0.0),
            right,
            tuple(self._left + stop for stop in look.get("tabs", ())),
            {"center": "center", "right": "right", "end": "right"}.get(look.get("jc", ""), ""),
            self._styles.hint(style),
            look.get("sz", 12.0),
            look.get("before", 0.0),
            look.get("after", 0.0),
        )

    def _table(self, table: etree._Element) -> None:
        widths = [_points(col.get(f"{self._ns}w")) for col in table.iterfind(f"{self._ns}tblGrid/{self._ns}gridCol")]
        for row in _unwrapped(table, "tr"):
            if row.find(f"{self._ns}trPr/{self._ns}del") is not None:
                continue
            cells = list(_unwrapped(row, "tc"))
            if len(cells) == 1:
                self._blocks(cells[0])
            else:
                self.flow.row(list(self._cells(cells, widths)))

    def _cells(self, cells: list[etree._Element], widths: list[float]) -> Iterator[Cell]:
        x, column = 0.0, 0
        for cell in cells:
            yield Cell(x, list(self._inside(cell)))
            span = cell.find(f"{self._ns}tcPr/{self._ns}gridSpan")
            over = 1 if span is None else max(1, round(_points(span.get(f"{self._ns}val")) * 20))
            own = cell.find(f"{self._ns}tcPr/{self._ns}tcW")
            known = sum(widths[column : column + over])
            x += known or (0.0 if own is None else _points(own.get(f"{self._ns}w"))) or _COLUMN
            column += over

    def _inside(self, parent: etree._Element) -> Iterator[Paragraph]:
        """All paragraphs in a cell or a note, those of tables in it too."""
        for node in parent:
            if node.tag == self._p:
                yield from self._paragraph(node)
            elif local_name(node) not in _NOT_BLOCKS:
                yield from self._inside(node)


def _notes(file: Zipped, part: str, ns: str) -> dict[str, etree._Element]:
    """Footnotes or endnotes by id, without the lines that part them from the text."""
    if part not in file:
        return {}
    return {node.get(f"{ns}id", ""): node for node in file.xml(part) if node.get(f"{ns}type") in {None, "normal"}}


def _margins(root: etree._Element, ns: str) -> tuple[float, float]:
    """Where the text of a page begins and ends, in points, as the last section has it."""
    size, edge = (next((node for node in root.iter(ns + tag)), None) for tag in ("pgSz", "pgMar"))
    if size is None or edge is None:
        return _PAPER
    left = _points(edge.get(f"{ns}left"))
    right = _points(size.get(f"{ns}w")) - _points(edge.get(f"{ns}right"))
    return (left, right) if right > left + 72 else _PAPER


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """A table's rows or a row's cells, out of whatever Word wraps around them."""
    for node in parent:
        name = local_name(node)
        if name == tag:
            yield node
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _unwrapped(node, tag)


def _points(twips: str | None) -> float:
    try:
        return min(3_000.0, max(0.0, float(twips or 0) / 20))
    except ValueError:
        return 0.0
