"""Jouvence: `JouvenceParser().parseString(text)`; emphasis and notes by its own text renderer, for the cases only."""

from __future__ import annotations

from typing import Any

from jouvence import document as parts
from jouvence.html import HtmlTextRenderer
from jouvence.parser import JouvenceParser

from benchmarks.fountain_peers.document import PeerDocument, text_of

_KINDS = {
    parts.TYPE_ACTION: "stage_direction",
    parts.TYPE_CENTEREDACTION: "centered",
    parts.TYPE_DIALOG: "dialogue",
    parts.TYPE_PARENTHETICAL: "parenthetical",
    parts.TYPE_TRANSITION: "transition",
    parts.TYPE_LYRICS: "lyric",
}


def parse(data: bytes) -> Any:
    return JouvenceParser().parseString(text_of(data))


def document(parsed: Any) -> dict[str, Any]:
    read, renderer = PeerDocument(), HtmlTextRenderer()
    for scene in parsed.scenes:
        if scene.header is not None:
            read.heading(scene.header)
        for paragraph in scene.paragraphs:
            if paragraph.type == parts.TYPE_CHARACTER:
                read.cue(paragraph.text)
            elif paragraph.type == parts.TYPE_SECTION:
                read.section(paragraph.text, paragraph.depth)
            elif paragraph.type == parts.TYPE_PAGEBREAK:
                read.add("page_break", "")
            elif paragraph.type in _KINDS and not _filler(paragraph):
                read.add_html(_KINDS[paragraph.type], renderer.render_text(paragraph.text))
    for note in renderer.notes:
        read.note(str(note))
    return read.read(parsed.title_values)


def _filler(paragraph: Any) -> bool:
    """It keeps the blank lines between paragraphs as actions."""
    return paragraph.type == parts.TYPE_ACTION and not paragraph.text.strip()
