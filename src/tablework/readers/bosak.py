"""Plays in XML as Jon Bosak marked up Shakespeare in 1999: ``PLAY``, ``ACT``, ``SCENE``, ``SPEECH``, ``LINE``.

His marks are read whatever else stands between them; text under a mark that he has not is kept as a direction.
"""

from __future__ import annotations

from lxml import etree

from tablework.readers.tei_text import normal
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import local_name, parse_xml
from tablework.script.builder import DraftBuilder
from tablework.script.draft import Anchor, CastMember, Draft
from tablework.script.headings import parse_heading

_DIVISIONS = {"ACT": ("act", 1), "SCENE": ("scene", 2), "INDUCT": ("induction", 1), "PROLOGUE": ("prologue", 2)}
_DIVISIONS |= {"EPILOGUE": ("epilogue", 2), "PERSONAE": ("cast", 1), "FM": ("front", 1)}
_HEADINGS = frozenset({"TITLE", "SUBTITLE", "SUBHEAD", "PLAYSUBT"})


def read_bosak(data: bytes, name: str = "") -> Draft:
    """A play in Bosak's XML as a draft.

    Raises:
        UnreadableScriptError: the file is damaged, or is XML of another kind.
    """
    root = parse_xml(data)
    if local_name(root).upper() != "PLAY":
        raise UnreadableScriptError("This XML file holds no play. Tablework reads TEI, Final Draft and PLAY files.")
    reading = _Reading()
    reading.inside(root)
    if not len(reading.builder):
        raise UnreadableScriptError("There are no words in this file. Check that it is the script itself.")
    title = next((_words(node) for node in root if local_name(node).upper() == "TITLE"), "")
    return reading.builder.finish(title or name.rsplit(".", 1)[0], cast=reading.cast)


class _Reading:
    """One pass over a play; a method takes one kind of mark."""

    def __init__(self) -> None:
        self.builder = DraftBuilder("bosak")
        self.cast: list[CastMember] = []

    def inside(self, parent: etree._Element) -> None:
        """All that is in an element, text between the marks too."""
        self._loose(parent.text, parent)
        for node in parent:
            self._node(node, parent)
            self._loose(node.tail, node)

    def _node(self, node: etree._Element, parent: etree._Element) -> None:
        tag = local_name(node).upper()
        if tag in _DIVISIONS:
            self._division(node, tag)
        elif tag in _HEADINGS:
            self._heading(node, local_name(parent).upper())
        elif tag == "SPEECH":
            self._speech(node)
        elif tag == "PERSONA":
            self._persona(node)
        elif len(node) and tag not in {"STAGEDIR", "P"}:
            self.inside(node)
        else:
            self._loose(_words(node), node)

    def _division(self, node: etree._Element, tag: str) -> None:
        kind, level = _DIVISIONS[tag]
        title = next((_words(child) for child in node if local_name(child).upper() == "TITLE"), "")
        said = parse_heading(title)
        number, name = (said.number, said.title) if said is not None and said.kind == kind else (None, title)
        # A prologue before the first act is no part of one; inside an act it is.
        self.builder.open(kind, number, name, level if self.builder.within("act") or kind != "prologue" else 1)
        self.inside(node)
        self.builder.close(level)

    def _heading(self, node: etree._Element, parent: str) -> None:
        kind = "centered" if parent == "PLAY" else "heading"
        self._add(kind, _words(node), node)

    def _persona(self, node: etree._Element) -> None:
        words = _words(node)
        name, _, description = words.partition(",")
        self.cast.append(CastMember(name.strip(), description.strip()))
        self._add("stage_direction", words, node)

    def _speech(self, node: etree._Element) -> None:
        names = [_words(child) for child in node if local_name(child).upper() == "SPEAKER"]
        label = " and ".join(name for name in names if name)
        speech = self.builder.new_speech(label or None)
        self._add("cue", label, node, speech)
        verse: list[str] = []
        for kind, words, near in _said(node):
            if kind == "dialogue":
                verse.append(words)
            else:
                self._verse(verse, node, speech)
                verse = []
                self._add(kind, words, near, speech)
        self._verse(verse, node, speech)

    def _verse(self, lines: list[str], node: etree._Element, speech: str) -> None:
        self._add("dialogue", "\n".join(lines), node, speech)

    def _loose(self, text: str | None, near: etree._Element) -> None:
        self._add("stage_direction", " ".join((text or "").split()), near)

    def _add(self, kind: str, text: str, near: etree._Element, speech: str | None = None) -> None:
        if text:
            self.builder.add(kind, text, speech, anchor=Anchor(near.sourceline or 0))


def _said(speech: etree._Element) -> list[tuple[str, str, etree._Element]]:
    """A speech's lines and directions in order; a direction inside a line cuts it in two."""
    found: list[tuple[str, str, etree._Element]] = []

    def say(text: str | None, kind: str, near: etree._Element) -> None:
        words = normal(text or "")
        if words:
            found.append((kind, words, near))

    say(speech.text, "dialogue", speech)
    for node in speech:
        tag = local_name(node).upper()
        if tag == "STAGEDIR":
            say("".join(node.itertext()), "parenthetical", node)
        elif tag != "SPEAKER":
            say(node.text, "dialogue", node)
            for child in node:
                directs = local_name(child).upper() == "STAGEDIR"
                say("".join(child.itertext()), "parenthetical" if directs else "dialogue", child)
                say(child.tail, "dialogue", child)
        say(node.tail, "dialogue", node)
    return found


def _words(node: etree._Element) -> str:
    return normal("".join(node.itertext()))
