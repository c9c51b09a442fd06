"""fountain-js: what the tokens of its lexer say; it is run and timed by `fountain_js.cjs`."""

from __future__ import annotations

from typing import Any

from benchmarks.fountain_peers.document import PeerDocument

_KINDS = {
    "action": "stage_direction",
    "dialogue": "dialogue",
    "parenthetical": "parenthetical",
    "transition": "transition",
    "centered": "centered",
    "lyrics": "lyric",
    "page_break": "page_break",
}


def document(tokens: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    read, dual = PeerDocument(), False
    for token in tokens["script"]:
        kind = token["type"]
        if kind == "dialogue_begin":
            dual = token.get("dual") == "right"
        elif kind == "character":
            read.cue(token["text"], dual=dual)
        elif kind == "scene_heading":
            read.heading(token["text"], token.get("scene_number"))
        elif kind == "section":
            read.section(token["text"], token["depth"])
        elif kind == "note":
            read.note(token["text"])
        elif kind in _KINDS:
            read.add_html(_KINDS[kind], token["html"])
    return read.read({token["type"].replace("_", " "): token["text"] for token in tokens["titlePage"]})
