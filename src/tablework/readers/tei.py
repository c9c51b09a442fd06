"""TEI: plays marked up by scholars, as DraCor, the Folger and many archives publish them.

One pass over the parsed tree. Every ``sp`` is one speech, its ``p`` one element each, its verse lines one element with
line breaks; directions inside a line cut it in two. Who speaks is ``@who`` where the file uses it at all (then a speech
without it has no role, and is a puzzle), else it is found from the labels as in any other script.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from tablework.readers.tei_crowds import with_members
from tablework.readers.tei_divisions import has_types, opening
from tablework.readers.tei_header import Header, read_header
from tablework.readers.tei_people import People
from tablework.readers.tei_text import TeiText, normal, plain
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import local_name, namespace_of, parse_xml
from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import Anchor, CastMember, Draft
from tablework.script.headings import parse_heading

_PARAGRAPHS = frozenset({"p", "ab", "q", "said", "quote", "seg"})
_DELIVERY = frozenset({"delivery", "modifier"})
_TOGETHER = ("zugleich", "together", "simultan", "at the same time", "a due", "ensemble", "à la fois")


def read_tei(data: bytes, name: str = "") -> Draft:
    """A TEI file as a draft.

    Raises:
        UnreadableScriptError: the file is damaged, or holds no text.
    """
    root = parse_xml(data)
    texts = _texts(root)
    if not texts:
        raise UnreadableScriptError("This XML file holds no play. Tablework reads TEI and Final Draft files.")
    namespace = namespace_of(root)
    header = read_header(root)
    reading = _Reading(root, namespace)
    for text in texts:
        reading.block(text)
    if not len(reading.builder):
        raise UnreadableScriptError("This TEI file holds no words. Check that it is the play, not only its header.")
    return reading.finish(header, name)


def _texts(root: etree._Element) -> list[etree._Element]:
    """The texts of a TEI file or of each TEI file in a corpus; none in a file of another kind."""
    if local_name(root) == "teiCorpus":
        return root.findall("{*}TEI/{*}text")
    return root.findall("{*}text") if local_name(root) in {"TEI", "TEI.2"} else []


class _Reading:
    """One pass over a text; each method takes one kind of TEI element."""

    def __init__(self, root: etree._Element, namespace: str) -> None:
        self.builder = DraftBuilder("tei")
        self.people = People(root)
        self.cast: list[CastMember] = []
        self._depth = 0
        self._in_song = False  # in a division that is a song
        self._song: int | None = None  # the song that a stanza opened last
        self._outside = False  # in the front or back matter, where nothing is played
        self._typed = has_types(root)
        self._handlers: dict[Any, Callable[[etree._Element], None]] = {
            namespace + tag: handler for tag, handler in self._by_tag().items()
        }
        self._line, self._p = namespace + "l", namespace + "p"
        self._stage, self._speaker, self._heading = (namespace + tag for tag in ("stage", "speaker", "head"))

    def _by_tag(self) -> dict[str, Callable[[etree._Element], None]]:
        divisions = dict.fromkeys(["div", *(f"div{n}" for n in range(1, 8))], self._division)
        return divisions | {
            "sp": self._speech,
            "spGrp": self._speech_group,
            "stage": self._direction,
            "head": self._head,
            "trailer": lambda node: self._paragraph(node, "centered"),
            "pb": self._page,
            "lb": lambda _: None,
            "castList": self._cast_list,
            "front": self._matter,
            "back": self._matter,
            "note": lambda node: self._paragraph(node, "note"),
            "p": lambda node: self._paragraph(node, "stage_direction"),
            "ab": lambda node: self._paragraph(node, "stage_direction"),
            "l": self._loose_verse,
            "lg": self._loose_verse,
            "titlePart": lambda node: self._paragraph(node, "centered"),
            "docAuthor": lambda node: self._paragraph(node, "centered"),
            "docImprint": lambda node: self._paragraph(node, "centered"),
            "fw": lambda node: self._paragraph(node, "note"),
        }

    def block(self, node: etree._Element) -> None:
        """Everything inside a node, in order; what has no rule of its own is looked into."""
        loose = node.text
        if loose and not loose.isspace():
            self._loose_text(loose, node)
        for child in node:
            handler = self._handlers.get(child.tag)
            (handler or self.block)(child)
            loose = child.tail
            if loose and not loose.isspace():
                self._loose_text(loose, child)

    # -- divisions ------------------------------------------------------------------------------------------------

    def _division(self, node: etree._Element) -> None:
        opens = opening(node, typed=self._typed)
        self._depth += 1
        level = SONG_LEVEL if opens.kind == "song" else self._depth
        was_outside, self._outside = self._outside, self._outside and next(node.iter("{*}sp"), None) is None
        if not self._outside:
            self.builder.open(opens.kind, opens.number, opens.title, level)
        was_in_song, self._in_song = self._in_song, self._in_song or opens.kind == "song"
        self.block(node)
        if not self._outside:
            self.builder.close(level)
        self._in_song = was_in_song
        self._outside = was_outside
        self._depth -= 1

    def _matter(self, node: etree._Element) -> None:
        """Title page, cast list, preface, afterword; but a prologue that is spoken there is part of the play."""
        kind = local_name(node)
        self._outside = True
        for child in node:
            played = next(child.iter("{*}sp"), None) is not None
            listed = local_name(child) == "castList" or (child.find(".//{*}castList") is not None and not played)
            if played:
                self.builder.close(1)
            elif not self.builder.within("cast" if listed else kind):
                self.builder.open("cast" if listed else kind, level=1)
            (self._handlers.get(child.tag) or self.block)(child)
        self.builder.close(1)
        self._outside = False

    def _head(self, node: etree._Element) -> None:
        self._paragraph(node, "heading")

    def _page(self, node: etree._Element) -> None:
        self.builder.page = node.get("n") or self.builder.page

    # -- speeches -------------------------------------------------------------------------------------------------

    def _speech_group(self, node: etree._Element) -> None:
        """Speeches printed as one unit; together when the group says so."""
        said = " ".join([node.get("type") or "", *(plain(stage) for stage in node.iterchildren("{*}stage"))]).lower()
        together = any(word in said for word in _TOGETHER)
        first = True
        for child in node:
            if local_name(child) == "sp":
                self._speech(child, dual=together and not first)
                first = False
            else:
                (self._handlers.get(child.tag) or self.block)(child)

    def _speech(self, node: etree._Element, *, dual: bool = False) -> None:
        label = self._label(node)
        marked_up = self.people.marked_up
        roles = self.people.speakers(node.get("who"), label)
        speech = self.builder.new_speech(None if marked_up else label or None)
        anchor = Anchor(node.sourceline or 0)
        cue = self.builder.add("cue", label, speech, roles, dual, anchor=anchor)
        if marked_up and not roles:
            self.builder.puzzle(cue, "The mark-up does not say who speaks here.")
        text = TeiText(self.builder, speech, roles, anchor, self._direction_in, dual, sung=self._in_song)
        self._said(node, text)
        text.flush()

    def _label(self, speech: etree._Element) -> str:
        """The name printed above a speech: nearly always its first child."""
        if len(speech) and speech[0].tag == self._speaker:
            return plain(speech[0])
        later = speech.find(self._speaker)
        return plain(later) if later is not None else ""

    def _said(self, node: etree._Element, text: TeiText) -> None:
        """What is said in a speech: paragraphs, verse lines, directions, songs, a play within the play."""
        line, paragraph, stage = self._line, self._p, self._stage
        aside = (self._speaker, self._heading)
        for child in node:
            tag = child.tag
            if tag == line:
                text.verse(child)
            elif tag == paragraph:
                text.prose(child)
            elif tag == stage:
                text.direct(child)
            elif tag not in aside:
                self._said_otherwise(child, text)
            tail = child.tail
            if tail and not tail.isspace():
                text.loose(tail)

    def _said_otherwise(self, child: etree._Element, text: TeiText) -> None:
        tag = local_name(child)
        if tag == "lg":
            self._stanza(child, text)
        elif tag in _PARAGRAPHS:
            text.prose(child)
        elif tag in {"floatingText", "div", "sp", "spGrp", "castList"}:
            text.flush()
            (self._handlers.get(child.tag) or self.block)(child)
        elif tag == "note":
            text.note(child)
        elif tag == "pb":
            self._page(child)
        elif len(child):
            self._said(child, text)
        elif child.text:
            text.loose(child.text)

    def _stanza(self, node: etree._Element, text: TeiText) -> None:
        """A stanza; one that calls itself a song, or whose head does, is a song of its own."""
        title = plain(node[0]) if len(node) and node[0].tag == self._heading else ""
        opens = parse_heading(title) if title else None
        song = (node.get("type") == "song" or (opens is not None and opens.kind == "song")) and not self._in_song
        if song:
            text.flush()
            if title or self._song is None or not self.builder.resume(self._song):
                self._song = self.builder.open("song", node.get("n"), opens.title if opens else title, SONG_LEVEL)
        if title:
            text.flush()
            self.builder.add("heading", title, text.speech, anchor=Anchor(node.sourceline or 0))
        was, text.sung = text.sung, song or text.sung
        text.stanza_break()
        self._said(node, text)
        if song:
            text.flush()
            self.builder.close(SONG_LEVEL)
        text.sung = was

    # -- directions and everything else ---------------------------------------------------------------------------

    def _direction(self, node: etree._Element) -> None:
        self._direction_in(node, None, ())

    def _direction_in(self, node: etree._Element, speech: str | None, roles: tuple[str, ...]) -> None:
        """A direction; inside a speech one that says how the line is spoken is a parenthetical."""
        words = normal("".join(node.itertext()) if len(node) else node.text or "")
        moves = self.people.moves(node)
        anchor = Anchor(node.sourceline or 0)
        if speech and (words[:1] == "(" or node.get("type") in _DELIVERY):
            self.builder.add("parenthetical", words, speech, roles, anchor=anchor, moves=moves)
        elif words:
            self.builder.add("stage_direction", words, speech, anchor=anchor, moves=moves)

    def _paragraph(self, node: etree._Element, kind: str) -> None:
        """A paragraph outside the speeches; in the front and back matter prose is nobody's direction but a note."""
        kind = "note" if self._outside and kind == "stage_direction" and not self.builder.within("cast") else kind
        TeiText(self.builder, None, (), Anchor(node.sourceline or 0), self._direction_in, kind=kind).prose(node)

    def _loose_verse(self, node: etree._Element) -> None:
        """Verse that stands outside any speech: spoken by nobody named, or an epigraph."""
        first = len(self.builder)
        text = TeiText(self.builder, None, (), Anchor(node.sourceline or 0), self._direction_in)
        text.kind = "note" if self._outside else "dialogue"
        if local_name(node) == "l":
            text.verse(node)
        else:
            self._said(node, text)
        text.flush()
        if not self._outside and len(self.builder) > first:
            self.builder.puzzle(f"e{first + 1}", "These lines are printed outside any speech, so nobody speaks them.")

    def _loose_text(self, words: str, near: etree._Element) -> None:
        kind = "note" if self._outside else "stage_direction"
        self.builder.add(kind, normal(words), anchor=Anchor(near.sourceline or 0))

    def _cast_list(self, node: etree._Element) -> None:
        for item in node.iter("{*}head", "{*}castItem", "{*}stage"):
            words = plain(item)
            if local_name(item) == "castItem":
                self.cast.append(self.people.cast_member(item, words))
            self.builder.add("stage_direction", words, anchor=Anchor(item.sourceline or 0))

    def finish(self, header: Header, name: str) -> Draft:
        """The draft with its title page and people."""
        draft = self.builder.finish(
            header.title or name.rsplit(".", 1)[0],
            header.authors,
            cast=self.cast,
            roles=self.people.roles,
            language=header.language,
            title_page=header.title_page,
        )
        return with_members(draft, self.people.members)
