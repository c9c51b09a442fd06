"""Fountain: plain text with a few marks, https://fountain.io/syntax, and what stage writers make of it.

The page leaves some things open; here a line is, in this order: blank; forced by its first character; a scene heading,
a transition or a cue when a blank line stands before it and it looks like one; else action, which on a stage is a
direction. Stage habits on top of the page: ``# ACT ONE`` and ``## Scene 2`` are acts and scenes, ``.SONG: …`` is a song
that lasts to its last lyric, and a section called *Cast* holds the cast list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tablework.readers.decoding import decode
from tablework.readers.fountain_lines import Line, ends_speech, is_cue, is_heading, kind_in_speech, lines_of
from tablework.readers.fountain_marks import Marked, clean, hide
from tablework.readers.fountain_title import read_title_page
from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import Anchor, CastMember, Draft, Span
from tablework.script.headings import Heading, parse_heading

_SCENE_NUMBER = re.compile(r"\s*#([\w.\-]+)#\s*$")
_CAST_LINE = re.compile(r"(?P<name>[^\s].*?)(?:\s+[-–—]+\s+|\s*[:,.]\s+|\s*\t+\s*|\s{3,})(?P<description>\S.*)")
_SCENE_LEVEL = 7
"""Plain scene headings nest inside every section (``#`` to ``######``)."""


def read_fountain(data: bytes, name: str = "") -> Draft:
    """A Fountain file as a draft; every file of text is one, so only bytes that are no text are refused.

    Raises:
        UnreadableScriptError: the bytes are no text.
    """
    text = decode(data).text
    hidden, buried = hide(text)
    title_page, body = read_title_page(hidden)
    reading = _Reading(lines_of(hidden, body), buried)
    reading.read()
    title = title_page.pop("title", "")
    return reading.builder.finish(
        title=title or name.rsplit(".", 1)[0],
        authors=title_page.pop("authors", ()),
        cast=reading.cast,
        title_page={key: str(value) for key, value in title_page.items()},
    )


class _Reading:
    """One pass over the lines of a script; each method takes one kind of paragraph and steps past it."""

    def __init__(self, lines: list[Line], buried: dict[int, str]) -> None:
        self.builder = DraftBuilder("fountain")
        self.cast: list[CastMember] = []
        self._lines = lines
        self._buried = sorted(buried.items(), reverse=True)
        self._at = 0
        self._singing: str | None = None
        self._staged = False  # inside a `## Scene`, plain headings are only headings
        self._forced = {
            "#": self._section,
            "=": self._synopsis_or_break,
            ".": self._forced_heading,
            "@": self._forced_cue,
            "~": self._loose_lyric,
            ">": self._centered_or_transition,
        }

    def read(self) -> None:
        """Take paragraph after paragraph. A heading, a note and their like stand for the blank line before the next."""
        lines = self._lines
        blank_before = True
        while self._at < len(lines):
            line = lines[self._at]
            blank_before = self._blank(line) or self._is_forced(line) or (blank_before and self._by_its_look(line))
            if not blank_before:
                self._action()
            self._unbury(lines[self._at - 1].end)

    def _blank(self, line: Line) -> bool:
        self._at += not line.text
        return not line.text

    def _is_forced(self, line: Line) -> bool:
        forced = self._forced.get(line.text[0])
        return forced is not None and forced(line)

    # -- what a line is by its look -------------------------------------------------------------------------------

    def _by_its_look(self, line: Line) -> bool:
        if self.builder.within("cast"):
            return self._cast_line(line)
        if line.text[0] == "!":
            return False
        if line.text.startswith("[[") and not clean(line.text).text:
            return self._note(line)
        if self._blank_after():
            return self._alone(line)
        return is_cue(line.text) and self._speech(line, line.text)

    def _alone(self, line: Line) -> bool:
        """A line between two blank ones: a scene heading or a transition, when it looks like it."""
        if is_heading(line.text):
            return self._heading(line, line.text)
        return line.raw.endswith("TO:") and line.text == line.text.upper() and self._transition(line, line.text)

    def _blank_after(self) -> bool:
        after = self._at + 1
        return after >= len(self._lines) or not self._lines[after].raw.strip()

    # -- paragraphs -----------------------------------------------------------------------------------------------

    def _section(self, line: Line) -> bool:
        title = line.text.lstrip("#").strip()
        level = len(line.text) - len(line.text.lstrip("#"))
        if not title or level > 6:
            return False
        marked = clean(title)
        opens = parse_heading(marked.text)
        self._open(opens or Heading("section", None, marked.text), level)
        self._staged = self.builder.within("scene")
        self._add("heading" if opens else "note", marked, line)
        self._at += 1
        return True

    def _synopsis_or_break(self, line: Line) -> bool:
        if line.text.startswith("===") and not line.text.strip("="):
            self._add("page_break", Marked("", (), ()), line)
        elif line.text.startswith("==") or not line.text[1:].strip():
            return False
        else:
            self._add("note", clean(line.text[1:].strip()), line)
        self._at += 1
        return True

    def _forced_heading(self, line: Line) -> bool:
        if line.text[1:2] in {".", ""} or line.text[1].isspace():
            return False
        return self._heading(line, line.text[1:])

    def _heading(self, line: Line, text: str) -> bool:
        numbered = _SCENE_NUMBER.search(text)
        marked = clean(text[: numbered.start()] if numbered else text)
        opens = parse_heading(marked.text)
        if opens is None and (numbered or not self._staged):
            opens = Heading("scene", None, marked.text)
        if opens:
            level = SONG_LEVEL if opens.kind == "song" else _SCENE_LEVEL
            self._open(opens._replace(number=numbered[1] if numbered else opens.number), level)
        self._add("heading", marked, line)
        self._at += 1
        return True

    def _open(self, opens: Heading, level: int) -> None:
        self._singing = None
        self.builder.open(opens.kind, opens.number, opens.title, level)

    def _transition(self, line: Line, text: str) -> bool:
        self._add("transition", clean(text.strip()), line)
        self._at += 1
        return True

    def _centered_or_transition(self, line: Line) -> bool:
        inside = line.text[1:]
        if not inside.endswith("<"):
            return bool(inside.strip()) and self._transition(line, inside)
        self._add("centered", clean(inside[:-1].strip()), line)
        self._at += 1
        return True

    def _note(self, line: Line) -> bool:
        self._add("note", clean(line.raw), line)
        self._at += 1
        return True

    def _cast_line(self, line: Line) -> bool:
        marked = clean(line.text)
        match = _CAST_LINE.fullmatch(marked.text)
        name, description = (match["name"].strip(), match["description"].strip()) if match else (marked.text, "")
        in_capitals = not self.cast or self.cast[0].name != self.cast[0].name.upper() or name == name.upper()
        if marked.text and in_capitals:  # a line on place or time between names in capitals is nobody's
            self.cast.append(CastMember(name, description))
        self._add("stage_direction", marked, line)
        self._at += 1
        return True

    def _action(self) -> None:
        lines = list(self._paragraph())
        shown = [entry.raw.expandtabs(4).rstrip() if "\t" in entry.raw else entry.raw.rstrip() for entry in lines]
        shown = [text.replace("!", "", 1) if text.lstrip().startswith("!") else text for text in shown]
        self._at += len(lines)
        self._add("stage_direction", clean("\n".join(shown)), lines[0], lines[-1])

    def _paragraph(self) -> Iterator[Line]:
        """The lines up to the next blank or forced one; the first is taken whatever it looks like."""
        for n in range(self._at, len(self._lines)):
            line = self._lines[n]
            if not line.text or (n > self._at and self._breaks_paragraph(line)):
                return
            yield line
            if self.builder.within("cast"):
                return

    def _breaks_paragraph(self, line: Line) -> bool:
        mark = line.text[0]
        return (
            mark in "#~@" or (mark == ">" and line.text.endswith("<")) or (mark == "=" and line.text.startswith("==="))
        )

    # -- speeches -------------------------------------------------------------------------------------------------

    def _forced_cue(self, line: Line) -> bool:
        return bool(line.text[1:].strip()) and not self._blank_after() and self._speech(line, line.text[1:].strip())

    def _speech(self, line: Line, label: str) -> bool:
        dual = label.endswith("^")
        marked = clean(label.rstrip("^").rstrip())
        speech = self.builder.new_speech(marked.text)
        self._add("cue", marked, line, speech=speech, dual=dual)
        self._at += 1
        self._turn(speech, dual=dual)
        return True

    def _turn(self, speech: str, *, dual: bool) -> None:
        """All that is said in one turn: dialogue, parentheticals and lyrics up to a line that is really blank."""
        held: list[Line] = []
        kind = "dialogue"
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if ends_speech(line):
                break
            now = kind_in_speech(line.text) if line.text else kind
            if now != kind or now == "parenthetical":
                self._say(kind, held, speech, dual=dual)
                kind, held = now, []
            held.append(line)
            self._at += 1
        self._say(kind, held, speech, dual=dual)

    def _say(self, kind: str, lines: list[Line], speech: str | None, *, dual: bool) -> None:
        while lines and not lines[-1].text:
            lines.pop()
        if not lines:
            return
        shown = [line.text[1:].strip() for line in lines] if kind == "lyric" else [line.text for line in lines]
        self._singing = speech if kind == "lyric" else None
        self._add(kind, clean("\n".join(shown)), lines[0], lines[-1], speech=speech, dual=dual)

    def _loose_lyric(self, _: Line) -> bool:
        """Lyrics below a blank line: still sung by whoever sang last, or by nobody named."""
        first = self._at
        while self._at < len(self._lines) and self._lines[self._at].text.startswith("~"):
            self._at += 1
        self._say("lyric", self._lines[first : self._at], self._singing, dual=False)
        return True

    # -- adding ---------------------------------------------------------------------------------------------------

    def _add(
        self,
        kind: str,
        marked: Marked,
        first: Line,
        last: Line | None = None,
        *,
        speech: str | None = None,
        dual: bool = False,
    ) -> None:
        """Add a paragraph, then the notes that stood in it."""
        anchor = Anchor(first.number, first.start, (last or first).end)
        if marked.text.strip() or kind == "page_break":
            self.builder.add(kind, marked.text, speech, dual=dual, spans=marked.spans, anchor=anchor)
        for note in marked.notes:
            self.builder.add("note", note, speech, anchor=anchor)

    def _unbury(self, end: int) -> None:
        """What a boneyard held is kept as a note, struck out, behind the paragraph it stood in."""
        while self._buried and self._buried[-1][0] < end:
            start, text = self._buried.pop()
            if text:
                anchor = Anchor(self._lines[self._at - 1].number, start, start + len(text) + 4)
                self.builder.add("note", text, spans=(Span(0, len(text), "struck"),), anchor=anchor)
