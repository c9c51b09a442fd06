"""A draft as TEI, in the shape that DraCor uses: one ``sp`` a speech, ``@who`` on it, ``div`` for acts and scenes."""

from __future__ import annotations

from lxml import etree

from tablework.script.draft import Division, Draft, Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RENDERED = {"bold": "bold", "italic": "italic", "underline": "underline"}


def write_tei(draft: Draft) -> bytes:
    """The draft as a TEI file in UTF-8."""
    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
    if draft.language:
        root.set(f"{_XML}lang", draft.language)
    _header(root, draft)
    _Writing(_add(_add(root, "text"), "body"), draft).write()
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=False)


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    child.text = _legal(text) if text else None
    return child


def _legal(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _id(role: str) -> str:
    """A role's id as an XML id, which begins with a letter."""
    return role if role[:1].isalpha() or role[:1] == "_" else f"r_{role}"


def _header(root: etree._Element, draft: Draft) -> None:
    header = _add(root, "teiHeader")
    description = _add(header, "fileDesc")
    statement = _add(description, "titleStmt")
    _add(statement, "title", draft.title or "Untitled")
    for author in draft.authors:
        _add(statement, "author", author)
    _add(_add(description, "publicationStmt"), "p", "Written by Tablework.")
    _add(_add(description, "sourceDesc"), "p", f"Read from a {draft.format} file.")
    people = _add(_add(_add(header, "profileDesc"), "particDesc"), "listPerson")
    for role in draft.roles:
        person = _add(people, "personGrp" if role.group else "person")
        person.set(f"{_XML}id", _id(role.id))
        _add(person, "name" if role.group else "persName", role.name)


class _Writing:
    """Goes through the elements, opening and closing divisions and speeches as they begin and end."""

    def __init__(self, body: etree._Element, draft: Draft) -> None:
        self._draft = draft
        self._open: list[tuple[Division | None, etree._Element]] = [(None, body)]
        self._speech: tuple[str | None, etree._Element] = (None, body)
        self._page: str | None = None
        self._begins: dict[str, list[Division]] = {}
        for division in draft.divisions:
            if division.first:
                self._begins.setdefault(division.first, []).append(division)

    def write(self) -> None:
        for element in self._draft.elements:
            for division in self._begins.get(element.id, ()):
                self._division(division)
            if element.page and element.page != self._page:
                self._page = element.page
                _add(self._open[-1][1], "pb", n=element.page)
                self._speech = (None, self._open[-1][1])
            self._element(element)
            self._close_after(element)

    def _division(self, division: Division) -> None:
        node = _add(self._open[-1][1], "div", type=division.kind, **({"n": division.number} if division.number else {}))
        self._open.append((division, node))
        self._speech = (None, node)

    def _close_after(self, element: Element) -> None:
        while (division := self._open[-1][0]) is not None and division.last == element.id:
            self._open.pop()
            self._speech = (None, self._open[-1][1])

    def _parent(self, element: Element) -> etree._Element:
        if element.speech is None:
            self._speech = (None, self._open[-1][1])
            return self._open[-1][1]
        if self._speech[0] != element.speech:
            who = {"who": " ".join(f"#{_id(role)}" for role in element.roles)} if element.roles else {}
            self._speech = (element.speech, _add(self._open[-1][1], "sp", **who))
        return self._speech[1]

    def _element(self, element: Element) -> None:
        parent = self._parent(element)
        if element.kind == "cue":
            _add(parent, "speaker", element.text)
        elif element.kind in {"stage_direction", "parenthetical"}:
            _add(parent, "stage", element.text, **({"type": "delivery"} if element.kind == "parenthetical" else {}))
        elif element.kind == "heading":
            _add(parent, "head" if not len(parent) else "stage", element.text)
        elif element.kind in {"lyric", "dialogue"}:
            self._said(parent, element)
        elif element.kind == "note":
            _add(parent, "note", element.text)
        elif element.kind != "page_break":
            _add(parent, "stage", element.text, type=element.kind)

    def _said(self, parent: etree._Element, element: Element) -> None:
        """Verse as lines; but within a song, where lines are sung, what is spoken goes into a paragraph."""
        lines = element.text.split("\n")
        in_song = any(division is not None and division.kind == "song" for division, _ in self._open)
        if element.kind == "dialogue" and (in_song or len(lines) == 1):
            paragraph = _add(parent, "p", lines[0])
            for line in lines[1:]:
                _add(paragraph, "lb").tail = _legal(line)
            return
        group = _add(parent, "lg", **({"type": "song"} if element.kind == "lyric" else {}))
        for line in lines:
            _add(group, "l", line)
