"""Final Draft: ``.fdx``, an XML file with one ``Paragraph`` a paragraph and a ``Type`` on each.

The kinds are Final Draft's own; paragraphs of a kind that somebody made up are read as directions and named as puzzles.
Pages are those that Final Draft last counted for each scene.
"""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import parse_xml
from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import Anchor, CastMember, Draft, Span
from tablework.script.headings import parse_heading

_KINDS = {
    "Scene Heading": "heading",
    "Shot": "heading",
    "New Act": "heading",
    "Action": "stage_direction",
    "General": "stage_direction",
    "Stage Direction": "stage_direction",
    "Character": "cue",
    "Parenthetical": "parenthetical",
    "Dialogue": "dialogue",
    "Singing": "lyric",
    "Lyrics": "lyric",
    "Lyric": "lyric",
    "Transition": "transition",
    "End of Act": "centered",
    "Cast List": "stage_direction",
}
_PLAIN = {
    type_: kind for type_, kind in _KINDS.items() if type_ in {"Action", "Character", "Parenthetical", "Dialogue"}
}
_OPENS = {"Scene Heading": "scene", "New Act": "act"}
_LEVELS = {"act": 1, "scene": 2, "song": SONG_LEVEL}
_IN_SPEECH = frozenset({"dialogue", "parenthetical", "lyric"})
_STYLES = {"Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikeout": "struck", "AllCaps": "capitals"}


_NAMES = re.compile(r"\s*(?:,|&|;|\band\b)\s*")
_BY = re.compile(
    r"(?:(?:story|book|music|lyrics|written|adapted|screenplay|teleplay|a play|play)\b.*)?\bby:?(?P<name>.*)",
    re.IGNORECASE,
)


def read_fdx(data: bytes, name: str = "") -> Draft:
    """A Final Draft file as a draft.

    Raises:
        UnreadableScriptError: the file is damaged, or is XML of another kind.
    """
    root = parse_xml(data)
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise UnreadableScriptError("This XML file holds no script. Tablework reads Final Draft and TEI files.")
    reading = _Reading()
    reading.paragraphs(content)
    if not len(reading.builder):
        raise UnreadableScriptError("This Final Draft file holds no words. Check that it is the script itself.")
    page = _title_page(root)
    title = page.pop("Title", "") or name.rsplit(".", 1)[0]
    authors = page.pop("Authors", "")
    return reading.builder.finish(title, _NAMES.split(authors) if authors else (), cast=reading.cast, title_page=page)


class _Reading:
    """One pass over the paragraphs."""

    def __init__(self) -> None:
        self.builder = DraftBuilder("fdx")
        self.cast: list[CastMember] = []
        self._speech: str | None = None
        self._dual = False

    def paragraphs(self, content: etree._Element) -> None:
        """All paragraphs in order. A plain one, which nearly every one is, takes the short way."""
        add = self.builder.add
        for node in content:
            kind = _PLAIN.get(node.get("Type", ""))
            if kind is None or len(node) != 1 or not (text := _plain_text(node[0])):
                self._paragraph(node)
            elif kind == "stage_direction":
                self._speech = None
                add(kind, text, anchor=Anchor(node.sourceline or 0))
            else:
                if kind == "cue":
                    self._speech = self.builder.new_speech(text)
                elif self._speech is None:
                    self._paragraph(node)
                    continue
                add(kind, text, self._speech, anchor=Anchor(node.sourceline or 0))

    def _paragraph(self, node: etree._Element) -> None:
        if node.tag != "Paragraph":
            return
        type_ = node.get("Type") or "General"
        kind = _KINDS.get(type_)
        text, spans, others = _words(node)
        page = next((other.get("Page") for other in others if other.tag == "SceneProperties"), None)
        self.builder.page = page or self.builder.page
        if kind == "heading":
            self._open(type_, text, node)
        if kind == "cue" and text:
            self._speech = self.builder.new_speech(text)
        elif kind not in _IN_SPEECH:
            self._speech = None
        if text.strip():
            self._add(kind or "stage_direction", type_, text, spans, node)
        for other in others:
            self._inside(other)

    def _add(self, kind: str, type_: str, text: str, spans: tuple[Span, ...], node: etree._Element) -> None:
        speech = self._speech if kind == "cue" or kind in _IN_SPEECH else None
        anchor = Anchor(node.sourceline or 0)
        element = self.builder.add(kind, text, speech, dual=self._dual, spans=spans, anchor=anchor)
        if type_ not in _KINDS:
            self.builder.puzzle(element, f"The file calls this paragraph “{type_}”, which is no kind we know.")
        elif kind == "dialogue" and speech is None:
            self.builder.puzzle(element, "These words are spoken, but no name stands above them.")
        if type_ == "Cast List":
            name, _, description = text.partition(" - ")
            self.cast.append(CastMember(name.strip(), description.strip()))

    def _inside(self, node: etree._Element) -> None:
        """What stands inside a paragraph: two speeches at once, notes, the scene's summary."""
        if node.tag == "DualDialogue":
            self._together(node)
        elif node.tag == "ScriptNote":
            self._note(node)
        elif node.tag == "SceneProperties":
            for summary in node.iter("Summary"):
                self._note(summary)

    def _together(self, node: etree._Element) -> None:
        cues = 0
        for paragraph in node.iterchildren("Paragraph"):
            cues += paragraph.get("Type") == "Character"
            self._dual = cues > 1
            self._paragraph(paragraph)
        self._dual = False

    def _note(self, node: etree._Element) -> None:
        words = "\n".join("".join(p.itertext()).strip() for p in node.iter("Paragraph"))
        if words.strip():
            self.builder.add("note", words.strip(), anchor=Anchor(node.sourceline or 0))

    def _open(self, type_: str, text: str, node: etree._Element) -> None:
        opens = parse_heading(text)
        kind = opens.kind if opens else _OPENS.get(type_)
        if kind is None:
            return
        number = node.get("Number") or (opens.number if opens else None)
        title = opens.title if opens else text
        self.builder.open(kind, number, title, _LEVELS.get(kind, 1 if type_ == "New Act" else 2))


def _plain_text(text: etree._Element) -> str | None:
    """The words of a ``Text`` that has no style of its own and no other characters than ASCII, else None."""
    words = text.text or ""
    plain = words.isascii() and text.tag == "Text" and not text.keys() and not len(text)
    return words if plain and words and not words.isspace() else None


def _words(node: etree._Element) -> tuple[str, tuple[Span, ...], list[etree._Element]]:
    """A paragraph's words with their styles, and what else stands in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    others: list[etree._Element] = []
    at = 0
    for child in node:
        if child.tag != "Text":
            others.append(child)
            continue
        words = child.text or ""
        if len(child):
            words = "".join(child.itertext())
        if child.get("Style") and words:
            spans += [
                Span(at, at + len(words), _STYLES.get(s, s.lower())) for s in (child.get("Style") or "").split("+")
            ]
        if child.get("RevisionID", "0") != "0" and words:
            spans.append(Span(at, at + len(words), "revised"))
        pieces.append(words)
        at += len(words)
    text = "".join(pieces)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return unicodedata.normalize("NFC", text), (), others
    return text, tuple(spans), others


def _title_page(root: etree._Element) -> dict[str, str]:
    """The title page: its first line is the title, what follows a *by* the authors, and every line of it is kept."""
    lines = [_words(node)[0].strip() for node in root.iterfind("TitlePage/Content/Paragraph")]
    lines = [line for line in lines if line]
    if not lines:
        return {}
    page = {"Title": lines[0]}
    by = next((n for n, line in enumerate(lines) if n and _BY.fullmatch(line)), None)
    if by is not None:
        match = _BY.fullmatch(lines[by])
        named = match["name"].strip() if match else ""
        page["Authors"] = named or "".join(lines[by + 1 : by + 2])
    return page | ({"Title page": "\n".join(lines[1:])} if lines[1:] else {})
