"""fountain-tools: `Parser().add_text(text)`; emphasis by its own `fountain_to_html`, for the cases only."""

from __future__ import annotations

from typing import Any

from fountain_tools.format_helper import fountain_to_html
from fountain_tools.fountain import ElementType
from fountain_tools.parser import Parser

from benchmarks.fountain_peers.document import PeerDocument, text_of

_KINDS = {
    ElementType.ACTION: "stage_direction",
    ElementType.DIALOGUE: "dialogue",
    ElementType.PARENTHETICAL: "parenthetical",
    ElementType.TRANSITION: "transition",
    ElementType.LYRIC: "lyric",
    ElementType.PAGEBREAK: "page_break",
}


def parse(data: bytes) -> Any:
    parser = Parser()
    parser.add_text(text_of(data))
    return parser.script


def document(script: Any) -> dict[str, Any]:
    read = PeerDocument()
    for element in script.elements:
        if element.type == ElementType.CHARACTER:
            read.cue(element.name, dual=element.is_dual_dialogue)
        elif element.type == ElementType.HEADING:
            read.heading(element.text, element.scene_number)
        elif element.type == ElementType.SECTION:
            read.section(element.text, element.level)
        elif element.type in _KINDS:
            centered = element.type == ElementType.ACTION and element.centered
            read.add_html("centered" if centered else _KINDS[element.type], fountain_to_html(element.text))
    for note in script.notes:
        read.note(note.text)
    return read.read({entry.key: entry.text for entry in script.titleEntries})
