"""fountain-py: `FountainParser().parse(text)`, which has the emphasis as spans."""

from __future__ import annotations

from typing import Any

from fountain import ElementType, FountainParser

from benchmarks.fountain_peers.document import PeerDocument, text_of

_KINDS = {
    ElementType.ACTION: "stage_direction",
    ElementType.DIALOGUE: "dialogue",
    ElementType.PARENTHETICAL: "parenthetical",
    ElementType.TRANSITION: "transition",
    ElementType.CENTERED: "centered",
    ElementType.LYRICS: "lyric",
    ElementType.PAGE_BREAK: "page_break",
}


def parse(data: bytes) -> Any:
    return FountainParser().parse(text_of(data))


def document(parsed: Any) -> dict[str, Any]:
    read = PeerDocument()
    for element in parsed.elements:
        if element.type == ElementType.DUAL_DIALOGUE:
            for dual, column in enumerate(element.dual_dialogue_columns()):
                for part in column:
                    _add(read, part, dual=bool(dual))
        else:
            _add(read, element)
    return read.read(parsed.metadata)


def _add(read: PeerDocument, element: Any, *, dual: bool = False) -> None:
    if element.type == ElementType.CHARACTER:
        read.cue(element.text, dual=dual)
    elif element.type == ElementType.SCENE_HEADING:
        read.heading(element.text, element.metadata.get("scene_number"))
    elif element.type == ElementType.SECTION:
        read.section(element.text, element.metadata.get("level", 1))
    elif element.type in (ElementType.NOTE, ElementType.SYNOPSIS):
        read.note(element.text)
    elif element.type in _KINDS:
        spans = [(span.start, span.end, span.format_type) for span in element.formatting]
        read.add(_KINDS[element.type], element.text, spans)
