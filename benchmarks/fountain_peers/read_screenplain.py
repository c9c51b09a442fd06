"""Screenplain: `parse(stream)`, which has every line as a string of styled segments."""

from __future__ import annotations

import io
from typing import Any

from screenplain.parsers.fountain import parse as parse_stream
from screenplain.types import Action, Dialog, DualDialog, PageBreak, Section, Slug, Transition

from benchmarks.fountain_peers.document import PeerDocument, Span, text_of


def parse(data: bytes) -> Any:
    return parse_stream(io.StringIO(text_of(data)))


def document(screenplay: Any) -> dict[str, Any]:
    read = PeerDocument()
    for paragraph in screenplay:
        if isinstance(paragraph, DualDialog):
            _speech(read, paragraph.left, dual=False)
            _speech(read, paragraph.right, dual=True)
        elif isinstance(paragraph, Dialog):
            _speech(read, paragraph, dual=False)
        elif isinstance(paragraph, Slug):
            read.heading(str(paragraph.line), str(paragraph.scene_number) if paragraph.scene_number else None)
        elif isinstance(paragraph, Section):
            read.section(str(paragraph.text), paragraph.level)
        elif isinstance(paragraph, PageBreak):
            read.add("page_break", "")
        elif isinstance(paragraph, (Action, Transition)):
            read.add(_kind(paragraph), *_words(paragraph.lines))
    return read.read({key: "\n".join(lines) for key, lines in screenplay.title_page.items()})


def _kind(paragraph: Any) -> str:
    if isinstance(paragraph, Transition):
        return "transition"
    return "centered" if paragraph.centered else "stage_direction"


def _speech(read: PeerDocument, dialog: Any, *, dual: bool) -> None:
    read.cue(str(dialog.character), dual=dual)
    for in_brackets, line in dialog.blocks:
        read.add("parenthetical" if in_brackets else "dialogue", *_words([line]))


def _words(lines: list[Any]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for number, line in enumerate(lines):
        text += "\n" if number else ""
        for segment in line.segments:
            spans += [(len(text), len(text) + len(segment.text), style.name()) for style in segment.styles]
            text += segment.text
    return text, spans
