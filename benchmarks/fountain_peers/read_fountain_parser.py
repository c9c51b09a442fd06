"""fountain-parser: `parse(text)`, a typed tree without emphasis or notes."""

from __future__ import annotations

from typing import Any

from fountain_parser import ElementType
from fountain_parser import parse as parse_text

from benchmarks.fountain_peers.document import PeerDocument, text_of

_KINDS = {
    ElementType.DIALOGUE: "dialogue",
    ElementType.PARENTHETICAL: "parenthetical",
    ElementType.TRANSITION: "transition",
}


def parse(data: bytes) -> Any:
    return parse_text(text_of(data))


def document(screenplay: Any) -> dict[str, Any]:
    read = PeerDocument()
    for element in screenplay.elements:
        kind = element.element_type
        if kind == ElementType.CHARACTER:
            read.cue(element.name, dual=element.is_dual)
        elif kind == ElementType.SCENE_HEADING:
            read.heading(element.text, element.scene_number)
        elif kind == ElementType.SECTION_HEADING:
            read.section(element.text, element.level)
        elif kind == ElementType.ACTION:
            read.add("centered" if element.is_centered else "stage_direction", element.text)
        elif kind == ElementType.PAGE_BREAK:
            read.add("page_break", "")
        elif kind in _KINDS:
            read.add(_KINDS[kind], element.text)
    return read.read({key: "\n".join(lines) for key, lines in screenplay.title_page.items()})
