"""From rows with kinds to the draft: speeches with their paragraphs, directions, headings, furniture in between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tablework.readers.layout.columns import BESIDE
from tablework.readers.layout.cues import Cues
from tablework.readers.layout.front import Front
from tablework.readers.layout.furniture import Furniture
from tablework.readers.layout.kinds import Habits
from tablework.readers.layout.lines import Source
from tablework.readers.layout.naming import is_transition, number_of_scene
from tablework.readers.layout.paragraphs import Stretch, Text, cut, is_verse, join
from tablework.readers.layout.reading import UNSURE
from tablework.readers.layout.rows import PARAGRAPH, Row
from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import Anchor, Draft, Span
from tablework.script.headings import parse_heading

_LEVELS = {
    "act": 1,
    "prologue": 1,
    "epilogue": 1,
    "induction": 1,
    "interlude": 1,
    "chorus": 1,
    "scene": 2,
    "song": SONG_LEVEL,
}
_BY_SOMEBODY = frozenset({"cue", "dialogue", "parenthetical", "lyric"})
_TALK = frozenset({"speech", "lyric"})
_EXTENSION = re.compile(
    r"[(\[](?:[^a-z]+|cont\W*d?\.?|continued|continuing|o\.?s\.?|v\.?o\.?|o\.?c\.?)[)\]]", re.IGNORECASE
)
_SMALL = re.compile(r"[a-z]")


class Telling:
    """One pass over the rows."""

    def __init__(
        self,
        source: Source,
        furniture: Furniture,
        cues: Cues,
        habits: Habits,
        front: Front,
        same_roles: Mapping[str, str],
    ) -> None:
        """Tell what was found in a source; `same_roles` has for a printed name the one that it stands for."""
        self._same_roles = same_roles
        self._source, self._furniture, self._cues, self._habits, self._front = source, furniture, cues, habits, front
        self.builder = DraftBuilder(source.format)
        self._speech: str | None = None
        self._held: list[Stretch] = []
        self._kind = ""
        self._waiting: list[Row] = []
        self._measure = 0.0
        self._words: Sequence[Row] = ()
        self._last = 0
        self._dual = False

    def tell(self, rows: Sequence[Row], words: Sequence[Row], title: str, authors: Sequence[str]) -> Draft:
        """The draft of all rows, furniture and all."""
        rights = sorted(row.right for row in words)
        self._measure = rights[int(0.98 * (len(rights) - 1))] if rights else 0.0
        place = {id(row): n for n, row in enumerate(words)}
        self._words = words
        for row in rows:
            if row.kind == "furniture":
                self._waiting.append(row)
                if not self._held:
                    self._put_furniture()
                continue
            self._row(row, place[id(row)])
        self._flush()
        self._put_furniture()
        return self.builder.finish(title, authors, cast=self._front.members, language=self._source.language)

    def _row(self, row: Row, n: int) -> None:
        kind = row.kind
        if kind in {"cue", "both"}:
            self._begin(row, n)
        elif kind == "heading":
            self._flush()
            self._heading(row)
        elif kind == "front":
            self._flush()
            self._speech = None
            self._front_row(row, n)
        else:
            if kind != self._kind or self._new_paragraph(row):
                self._flush()
            self._kind, self._last = kind, n
            self._held.append(Stretch(row))

    def _new_paragraph(self, row: Row) -> bool:
        """Whether a row begins another paragraph than what is held."""
        before = self._held[-1].row if self._held else None
        if before is None or row.begins == "split":
            return True
        if row.begins == "join":
            return False
        if row.line.whole:
            return True
        if row.kind == "direction" and row.text[:1] in "([" and before.text.rstrip()[-1:] in ".)]":
            return True
        if row.line.page != before.line.page:
            return before.text.rstrip()[-1:] in ".!?…”\"':)]" and row.kind == "direction"
        return row.gap > PARAGRAPH

    def _begin(self, row: Row, n: int) -> None:
        head, sure = self._cues[n]
        self._flush()
        name = self._same_roles.get(head.name, head.name)
        self._dual = row.line.hint == BESIDE
        self._speech = self.builder.new_speech(name + ("." if head.mark == "." else ""))
        start = self._source.starts[row.n] + row.start
        aside = head.aside if not _is_extension(row.text[slice(*head.aside)]) else (0, 0)
        end = aside[0] or head.end
        text = " ".join(row.text[:end].split())
        element = self._add("cue", text, Anchor(row.n + 1, start, start + len(row.text[:end])), sure=sure)
        if sure < UNSURE:
            self.builder.puzzle(element, f"Is {head.name} the name of somebody who speaks here?")
        if aside != (0, 0):
            a, b = aside
            self._add("parenthetical", row.text[a:b], Anchor(row.n + 1, start + a, start + b), sure=sure)
        self._kind = "speech"
        if row.kind == "both" and row.text[head.end :].strip():
            self._held = [Stretch(row, head.end)]

    def _add(self, kind: str, text: str, anchor: Anchor, spans: tuple[Span, ...] = (), sure: float = 1.0) -> str:
        speech = self._speech if kind != "heading" else None
        page = self._furniture.pages.get(self._source.lines[anchor.line - 1].page)
        self.builder.page = page
        dual = self._dual and speech is not None and kind in _BY_SOMEBODY
        return self.builder.add(kind, text, speech, dual=dual, spans=spans, sure=round(sure, 2), anchor=anchor)

    def _flush(self) -> None:
        """What is held becomes elements."""
        held, self._held = self._held, []
        if held:
            rows = [one.row for one in held]
            sure = min(row.sure for row in rows)
            if self._kind in {"speech", "lyric"}:
                self._said(held, sure, "dialogue" if self._kind == "speech" else "lyric")
            else:
                text = join(held, self._source.starts, verse=False)
                self._direct(text, sure)
        self._kind = ""
        self._put_furniture()

    def _said(self, held: list[Stretch], sure: float, kind_of_talk: str) -> None:
        text = join(
            held,
            self._source.starts,
            verse=kind_of_talk == "lyric" or is_verse([one.row for one in held], self._measure),
        )
        for start, end, spoken in cut(text, self._habits):
            words = text.text[start:end]
            left = len(words) - len(words.lstrip())
            bare = words.strip()
            spans = tuple(
                Span(max(0, s.start - start - left), min(len(bare), s.end - start - left), s.style)
                for s in text.spans
                if s.start < start + left + len(bare) and s.end > start + left and s.style != "raised"
            )
            if bare:
                kind = kind_of_talk if spoken else "parenthetical"
                self._add(kind, bare, _anchor(text), tuple(s for s in spans if s.start < s.end), sure)

    def _direct(self, text: Text, sure: float) -> None:
        """A direction; in round brackets before what it is about a parenthetical, after a speech no part of it."""
        speech = self._speech
        inside = next((row.kind for row in self._words[self._last + 1 :] if row.kind != "direction"), "") in _TALK
        self._speech = speech if inside else None
        kind = "parenthetical" if inside and speech and text.text[:1] == "(" else "stage_direction"
        element = self._add(kind, text.text, _anchor(text), text.spans, sure)
        self._speech = speech
        if sure < UNSURE:
            self.builder.puzzle(element, "Is this spoken, or a direction?")

    def _heading(self, row: Row) -> None:
        text = " ".join(row.text.split())
        opens = parse_heading(text)
        kind = "transition" if opens is None and is_transition(text) else "heading"
        self._speech = None
        if opens is not None and opens.kind in _LEVELS:
            self.builder.open(opens.kind, opens.number, opens.title, _LEVELS[opens.kind])
        elif kind == "heading":
            self.builder.open("scene", number_of_scene(text), text, 2)
        start = self._source.starts[row.n] + row.start
        self._add(kind, text, Anchor(row.n + 1, start, start + len(row.text)), sure=row.sure)

    def _front_row(self, row: Row, n: int) -> None:
        division = "cast" if n in self._front.cast else "front"
        if not self.builder.within(division):
            self.builder.open(division, level=1)
        start = self._source.starts[row.n] + row.start
        kind = "stage_direction" if division == "cast" else "centered"
        self._add(kind, " ".join(row.text.split()), Anchor(row.n + 1, start, start + len(row.text)))

    def _put_furniture(self) -> None:
        """Furniture is kept where the page had it, but never inside a paragraph."""
        waiting, self._waiting = self._waiting, []
        speech, self._speech = self._speech, None
        for row in waiting:
            start = self._source.starts[row.n] + row.start
            kind = "note" if row.n in self._furniture.notes else "page_break"
            self._add(kind, " ".join(row.text.split()), Anchor(row.n + 1, start, start + len(row.text)))
        self._speech = speech


def _is_extension(aside: str) -> bool:
    """Whether what stands in brackets after a name belongs to it: (V.O.), (CONT'D), as the film has them."""
    return bool(_EXTENSION.fullmatch(aside)) and (not _SMALL.search(aside) or "cont" in aside.lower())


def _anchor(text: Text) -> Anchor:
    return Anchor(text.line, text.start, text.end)
