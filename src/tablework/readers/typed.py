"""Paragraphs whose source says what each of them is (a name, talk, a heading) become a draft."""

from __future__ import annotations

from collections.abc import Sequence

from tablework.readers.flow import Cell, Paragraph, Run, joined
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.builder import SONG_LEVEL, DraftBuilder
from tablework.script.draft import Anchor, Draft
from tablework.script.headings import parse_heading

_IN_SPEECH = frozenset({"dialogue", "parenthetical", "lyric"})
_LEVELS = {"act": 1, "scene": 2, "song": SONG_LEVEL}

KINDS = {
    "sceneheading": "heading",
    "scene": "heading",
    "shot": "heading",
    "act": "heading",
    "newact": "heading",
    "teaser": "heading",
    "action": "stage_direction",
    "general": "stage_direction",
    "text": "stage_direction",
    "normaltext": "stage_direction",
    "stagedirection": "stage_direction",
    "stagedirections": "stage_direction",
    "castlist": "stage_direction",
    "sound": "stage_direction",
    "music": "stage_direction",
    "character": "cue",
    "voice": "cue",
    "parenthetical": "parenthetical",
    "dialog": "dialogue",
    "dialogue": "dialogue",
    "singing": "lyric",
    "lyrics": "lyric",
    "lyric": "lyric",
    "transition": "transition",
    "endofact": "centered",
    "note": "note",
    "synopsis": "note",
    "furniture": "page_break",
}
"""What writing programs call their paragraphs, without blanks and in small letters."""

_ACTS = frozenset({"act", "newact", "teaser"})


class Typed:
    """Takes paragraphs with the names that their source has for their kinds."""

    def __init__(self, format_: str) -> None:
        self.builder = DraftBuilder(format_)
        self._speech: str | None = None
        self._taken = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take a paragraph of a page: its class is the name of its kind."""
        names = paragraph.format.hint.split()
        called = next((name for name in names if plain(name) in KINDS), paragraph.format.hint)
        self.add(called, paragraph.runs)

    def row(self, cells: Sequence[Cell]) -> None:
        """Take a row of a table: its cells one after the other."""
        for cell in cells:
            for paragraph in cell.paragraphs:
                self.paragraph(paragraph)

    def add(self, called: str, runs: Sequence[Run], number: str | None = None) -> None:
        """Take a paragraph that its source calls so; a scene's `number` may stand beside it."""
        self._taken += 1
        text, spans = joined(runs)
        if not text.strip():
            return
        kind = KINDS.get(plain(called))
        if kind == "heading":
            self._open(plain(called), text, number)
        if kind == "cue":
            self._speech = self.builder.new_speech(text.strip())
        elif kind not in _IN_SPEECH:
            self._speech = None
        speech = self._speech if kind == "cue" or kind in _IN_SPEECH else None
        element = self.builder.add(kind or "stage_direction", text, speech, spans=spans, anchor=Anchor(self._taken))
        if kind is None and called:
            self.builder.puzzle(element, f"The file calls this paragraph “{called}”, which is no kind we know.")
        elif kind == "dialogue" and speech is None:
            self.builder.puzzle(element, "These words are spoken, but no name stands above them.")

    def _open(self, called: str, text: str, number: str | None) -> None:
        opens = parse_heading(text)
        if opens is None and called == "shot":
            return
        kind = opens.kind if opens else "act" if called in _ACTS else "scene"
        title = opens.title if opens else text.strip()
        self.builder.open(kind, number or (opens.number if opens else None), title, _LEVELS.get(kind, 1))

    def finish(self, name: str, title: str, authors: Sequence[str], pages: dict[str, str] | None = None) -> Draft:
        """The draft.

        Raises:
            UnreadableScriptError: there are no words in it.
        """
        if not len(self.builder):
            raise UnreadableScriptError("There are no words in this file. Check that it is the script itself.")
        return self.builder.finish(title or name.rsplit(".", 1)[0], authors, title_page=pages)


def plain(called: str) -> str:
    """A kind's name as `KINDS` has it."""
    return "".join(letter for letter in called.casefold() if letter.isalpha())
