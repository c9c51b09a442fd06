"""The words inside one TEI speech or paragraph: lines, styles, directions and notes in between."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from lxml import etree

from tablework.readers.xml import local_name, words_of
from tablework.script.builder import DraftBuilder
from tablework.script.draft import Anchor, Span

Direction = Callable[[etree._Element, str | None, tuple[str, ...]], None]  # noqa: SLF001 (the only name lxml has for it)

_NOTES = frozenset({"note"})
_ITALIC = frozenset({"emph", "foreign", "title", "hi"})
_RENDERED = {"bold": "bold", "b": "bold", "i": "italic", "italic": "italic", "italics": "italic", "u": "underline"}


def normal(text: str) -> str:
    """Text in NFC with every run of blanks as one."""
    text = " ".join(text.split())
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def plain(node: etree._Element) -> str:
    """All words of a node, notes in it left out."""
    if not len(node):
        return normal(node.text or "")
    return normal("".join(words_of(node, _NOTES)))


class TeiText:
    """Gathers the words of one speech and adds them to the draft as elements, in order.

    A verse line without anything inside it, which is nearly every line of nearly every play, takes the short way.
    """

    __slots__ = (
        "_builder",
        "_direct",
        "_lines",
        "_notes",
        "_spans",
        "_where",
        "dual",
        "kind",
        "roles",
        "speech",
        "sung",
    )

    def __init__(
        self,
        builder: DraftBuilder,
        speech: str | None,
        roles: tuple[str, ...],
        anchor: Anchor,
        direction: Direction,
        dual: bool = False,  # noqa: FBT001, FBT002 (by place, once a speech)
        kind: str = "dialogue",
        *,
        sung: bool = False,
    ) -> None:
        """Gather for this speech, or with `speech` None for a paragraph outside any."""
        self.speech, self.roles, self.dual, self.kind, self.sung = speech, roles, dual, kind, sung
        self._builder, self._where, self._direct = builder, anchor, direction
        self._lines: list[str] = []
        self._spans: list[Span] = []
        self._notes: list[str] = []

    def verse(self, node: etree._Element) -> None:
        """One verse line."""
        if len(node):
            self._lines.append("")
            self._inline(node)
        else:
            self._lines.append(normal(node.text or ""))

    def prose(self, node: etree._Element) -> None:
        """One paragraph: an element of its own, and spoken even within a song."""
        if self._lines or self._notes:
            self.flush()
        if not len(node):
            words = normal(node.text or "")
            if words:
                self._builder.add(self.kind, words, self.speech, self.roles, self.dual, (), 1.0, self._where)
            return
        was, self.sung = self.sung, False
        self.verse(node)
        self.flush()
        self.sung = was

    def loose(self, words: str) -> None:
        """Words that stand in no line or paragraph: they go on where the last line ended."""
        if not self._lines:
            self._lines.append("")
        self._add(words)

    def direct(self, node: etree._Element) -> None:
        """A direction between or inside the lines."""
        if self._lines or self._notes:
            self.flush()
        self._direct(node, self.speech, self.roles)

    def note(self, node: etree._Element) -> None:
        """A footnote: kept behind the element it is in."""
        words = plain(node)
        if words:
            self._notes.append(words)

    def stanza_break(self) -> None:
        """An empty line before the next line, where there are lines already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def flush(self) -> None:
        """Add what has been gathered as one element, and the notes that stood in it."""
        if self._lines:
            self._close_line()
            text = "\n".join(self._lines)
            if text and not text.isspace():
                self._add_element(text)
            self._lines, self._spans = [], []
        if self._notes:
            for words in self._notes:
                self._builder.add("note", words, self.speech, anchor=self._where)
            self._notes = []

    def _add_element(self, text: str) -> None:
        kind = "lyric" if self.sung and self.kind == "dialogue" else self.kind
        text = text.rstrip("\n")
        spans = _within(self._spans, text) if self._spans else ()
        self._builder.add(kind, text, self.speech, self.roles, self.dual, spans, anchor=self._where)

    def _inline(self, node: etree._Element) -> None:
        self._add(node.text)
        for child in node:
            self._inline_child(child)
            self._add(child.tail)

    def _inline_child(self, child: etree._Element) -> None:
        tag = local_name(child)
        if tag == "stage":
            self.direct(child)
        elif tag == "note":
            self.note(child)
        elif tag == "lb":
            self._break(within_word=child.get("break") == "no")
        elif tag == "pb":
            self._builder.page = child.get("n") or self._builder.page
        elif tag == "l":
            self._break()
            self._inline(child)
        elif tag in _ITALIC or child.get("rend"):
            self._styled(child, _RENDERED.get((child.get("rend") or "").lower(), "italic"))
        else:
            self._inline(child)

    def _styled(self, child: etree._Element, style: str) -> None:
        before = self._length()
        self._inline(child)
        if self._length() > before:
            self._spans.append(Span(before, self._length(), style))

    def _length(self) -> int:
        return sum(map(len, self._lines)) + max(0, len(self._lines) - 1)

    def _break(self, *, within_word: bool = False) -> None:
        """Begin a new line, unless the source only breaks a word there: ``foot<lb break="no"/>lights``."""
        if self._lines and self._lines[-1].strip() and not within_word:
            self._close_line()
            self._lines.append("")

    def _close_line(self) -> None:
        self._lines[-1] = self._lines[-1].rstrip()

    def _add(self, words: str | None) -> None:
        """Words go on the last line, with one blank where the source has any."""
        if not words:
            return
        if not self._lines:
            self._lines.append("")
        held = self._lines[-1]
        text = normal(words)
        before = " " if words[0].isspace() and held and not held.endswith(" ") else ""
        after = " " if text and words[-1].isspace() else ""
        self._lines[-1] = held + before + text + after


def _within(spans: list[Span], text: str) -> tuple[Span, ...]:
    return tuple(Span(a, min(b, len(text)), style) for a, b, style in spans if a < min(b, len(text)))
