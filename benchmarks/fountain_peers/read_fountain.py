"""fountain 0.1.3: `Fountain().tokenize(lines)`, made for LaTeX; it knows neither emphasis nor notes."""

from __future__ import annotations

import io
from typing import Any

from fountain import Fountain

from benchmarks.fountain_peers.document import PeerDocument, text_of


def parse(data: bytes) -> Any:
    return Fountain().tokenize(io.StringIO(text_of(data)).readlines())


def document(tokens: Any) -> dict[str, Any]:
    read, title_page = PeerDocument(), {}
    for token in tokens:
        if token["type"] == "titles":
            title_page = token["title-fields"]
        elif token["type"] == "slugline":
            read.heading("".join(token["lines"]).strip().removeprefix("."))
        elif token["type"] == "dialogue":
            read.cue(token["character"])
            for line in token["text"]:
                read.add("parenthetical" if line.startswith("(") else "dialogue", line)
        elif token["type"] == "transition":
            read.add("transition", token["transition"])
        else:
            read.add("stage_direction", "".join(token["lines"]))
    return read.read(title_page)
