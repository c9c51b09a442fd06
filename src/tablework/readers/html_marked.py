"""Plays whose pages say of every cell who speaks in it: those of Standard Ebooks, with ``z3998:`` marks.

The marks are those of the Z39.98 vocabulary as https://standardebooks.org/manual uses it for drama: a table with one
row a speech, the name in a cell that is a ``persona``, directions marked as such in between and in the talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from tablework.readers.flow import Cell, Paragraph, Run, joined
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.builder import DraftBuilder
from tablework.script.draft import Anchor, CastMember, Draft, Span
from tablework.script.headings import parse_heading

_FEWEST = 5
"""Cells with a name, from which on a page is taken by its marks."""

_LEVELS = {"scene": 2, "song": 99}
_DIRECTION, _PERSONA = "stage-direction", "persona"
_MARKS = frozenset({_DIRECTION, _PERSONA})


def is_marked(*pages: etree._Element) -> bool:
    """Whether pages name who speaks in cells of their own."""
    cells = (cell for page in pages for cell in page.iter("td"))
    named = (cell for cell in cells if _PERSONA in cell.get("epub:type", "") and "".join(cell.itertext()).strip())
    return sum(1 for _ in zip(named, range(_FEWEST), strict=False)) >= _FEWEST


class Marked:
    """Takes a page's paragraphs and rows, and makes the draft as their marks say."""

    def __init__(self, format_: str) -> None:
        self.builder = DraftBuilder(format_)
        self._cast: list[CastMember] = []
        self._speech: str | None = None
        self._begun = False
        self._taken = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph outside tables: a heading, a direction, the cast, what stands before the play."""
        self._taken += 1
        hint, (text, spans) = paragraph.format.hint, joined(paragraph.runs)
        if hint == "furniture":
            self._add("page_break", text, None)
        elif hint == "heading":
            self._heading(text)
        elif _directs(paragraph):
            self._add("stage_direction", text, None, spans)
        elif self.builder.within("cast"):
            self._cast_line(text)
        else:
            self._loose(text, spans)

    def row(self, cells: Sequence[Cell]) -> None:
        """A row of a table: who speaks, and what; without a name, the speech goes on or a direction stands in it."""
        self._taken += 1
        names = [p for cell in cells for p in cell.paragraphs if _PERSONA in p.format.hint]
        said = [p for cell in cells for p in cell.paragraphs if _PERSONA not in p.format.hint]
        if names:
            self._begun = True
            label = " and ".join(joined(name.runs)[0].strip() for name in names)
            self._speech = self.builder.new_speech(label)
            self._add("cue", label, self._speech)
        for paragraph in said:
            if not names and _directs(paragraph):
                text, spans = joined(paragraph.runs)
                self._add("stage_direction", text, None, spans)
            elif self._speech is None:
                self.paragraph(paragraph)
            else:
                self._said(paragraph.runs)

    def _said(self, runs: Sequence[Run]) -> None:
        """Talk, cut where a direction stands in it."""
        for directs, piece in groupby(runs, key=lambda run: _DIRECTION in run.styles):
            text, spans = joined([run._replace(styles=_shown(run.styles)) for run in piece])
            if text.strip():
                self._add("parenthetical" if directs else "dialogue", text, self._speech, spans)

    def _heading(self, text: str) -> None:
        opens = parse_heading(text)
        self._speech = None
        if opens is not None and opens.kind in {"cast", "front", "back"}:
            self.builder.open(opens.kind, level=1)
        elif opens is not None:
            self.builder.open(opens.kind, opens.number, opens.title, _LEVELS.get(opens.kind, 1))
        elif not self._begun and not self.builder.within("front"):
            self.builder.open("front", level=1)
        self._add("heading", text, None)

    def _cast_line(self, text: str) -> None:
        name, _, description = text.partition(",")
        self._cast.append(CastMember(name.strip(), description.strip()))
        self._add("stage_direction", text, None)

    def _loose(self, text: str, spans: tuple[Span, ...]) -> None:
        if not self._begun and not self.builder.within("front", "act", "scene", "prologue", "cast"):
            self.builder.open("front", level=1)
        self._add("stage_direction" if self._begun else "centered", text, None, spans)

    def _add(self, kind: str, text: str, speech: str | None = None, spans: tuple[Span, ...] = ()) -> None:
        left = len(text) - len(text.lstrip())
        bare = text.strip()
        inside = (Span(max(0, a - left), min(len(bare), b - left), s) for a, b, s in spans if s not in _MARKS)
        kept = tuple(span for span in inside if span.start < span.end)
        self.builder.add(kind, bare, speech, spans=kept, anchor=Anchor(self._taken))

    def finish(self, name: str, title: str, authors: Sequence[str], language: str | None) -> Draft:
        """The draft.

        Raises:
            UnreadableScriptError: there are no words in it.
        """
        if not len(self.builder):
            raise UnreadableScriptError("There are no words in this file. Check that it is the script itself.")
        return self.builder.finish(title or name.rsplit(".", 1)[0], authors, cast=self._cast, language=language)


def _directs(paragraph: Paragraph) -> bool:
    """Whether a whole paragraph is a direction."""
    if _DIRECTION in paragraph.format.hint:
        return True
    return all(_DIRECTION in run.styles for run in paragraph.runs if run.text.strip(" .()[]"))


def _shown(styles: Sequence[str]) -> tuple[str, ...]:
    return tuple(style for style in styles if style not in _MARKS)
