"""What a peer has read, in the shape of `tablework read --json`: enough of it for the Fountain cases.

Where a peer leaves a thing to its user that any user would do in a line, it is done here for all of them: brackets
after a name are no part of the name, and `Author` or `Authors` on the title page are the authors.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from typing import Any

Span = tuple[int, int, str]
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SPOKEN = ("dialogue", "lyric", "parenthetical")
_SCENE_LEVEL = 7
"""Scenes are inside every section, ``#`` to ``######``."""


def text_of(data: bytes) -> str:
    """The text of a file, as Python gives it to a program that opens it in the usual way for files of any system."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig").read()


class PeerDocument:
    """Is told what a peer found, one element after another."""

    def __init__(self) -> None:
        self._elements: list[dict[str, Any]] = []
        self._divisions: list[dict[str, Any]] = []
        self._roles: dict[str, str] = {}
        self._open: list[tuple[int, str]] = []
        self._speaker: list[str] = []

    def add(self, kind: str, text: str, spans: Iterable[Span] = (), **more: object) -> None:
        """Any element; what is spoken belongs to the last cue, and whatever is not spoken ends the speech."""
        if kind not in _SPOKEN:
            self._speaker = []
        roles = self._speaker if kind in _SPOKEN else []
        self._elements.append({"kind": kind, "text": text, "spans": list(spans), "roles": roles, **more})

    def add_html(self, kind: str, html: str, **more: object) -> None:
        """The same for text that the peer itself has turned into HTML; notes in it become elements."""
        words = _Words()
        words.feed(html)
        words.close()
        self.add(kind, "".join(words.parts), words.spans, **more)
        for note in words.notes:
            self.note(note)

    def cue(self, text: str, *, dual: bool = False) -> None:
        """Somebody begins to speak."""
        name = _BRACKETS.sub("", text).strip()
        self.add("cue", text)
        self._speaker = [self._roles.setdefault(name, f"r{len(self._roles)}")]
        self._elements[-1] |= {"roles": self._speaker, "dual": dual}

    def note(self, text: str) -> None:
        """Something that is not part of the script, and does not end a speech."""
        self._elements.append({"kind": "note", "text": text})

    def heading(self, text: str, number: str | None = None) -> None:
        """A scene begins."""
        self._divide("scene", text, number, _SCENE_LEVEL)
        self.add("heading", text, number=number)

    def section(self, title: str, level: int) -> None:
        """A section begins, inside those of a lower level."""
        self._divide("section", title, None, level)
        self.add("section", title)

    def read(self, title_page: Mapping[str, str]) -> dict[str, Any]:
        """The whole, as `read --json` has it."""
        page = {key.strip().lower(): value for key, value in title_page.items()}
        authors = page.get("author") or page.get("authors")
        roles = [{"id": role, "name": name} for name, role in self._roles.items()]
        whole = {"elements": self._elements, "divisions": self._divisions, "roles": roles, "title_page": page}
        return whole | {"title": page.get("title", ""), "authors": [authors] if authors else []}

    def _divide(self, kind: str, title: str, number: str | None, level: int) -> None:
        self._open = [one for one in self._open if one[0] < level]
        parent = self._open[-1][1] if self._open else None
        division = {"id": f"d{len(self._divisions)}", "kind": kind, "title": title, "number": number, "parent": parent}
        self._divisions.append(division)
        self._open.append((level, str(division["id"])))


class _Words(HTMLParser):
    """Takes a line of HTML apart into its text, the spans of its emphasis, and its notes."""

    _STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.spans: list[Span] = []
        self.notes: list[str] = []
        self._open: list[tuple[str, str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = self._STYLES.get(tag) or dict(attrs).get("class") or ""
        if tag == "br":
            self.parts.append("\n")
        else:
            self._open.append((tag, style, len("".join(self.parts))))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            _, style, start = self._open.pop()
            self.spans += [(start, len("".join(self.parts)), style)] if style else []

    def handle_data(self, data: str) -> None:
        if not any(tag == "sup" for tag, _, _ in self._open):  # the number of a footnote is no text
            self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.notes.append(data.strip())
