"""Marks as W3C Web Annotations (Web Annotation Data Model, 2017): one collection with one page, in JSON-LD.

Every annotation quotes its words and says where they are in the draft's whole text (`tablework.script.whole_text`), so
that other programs find them; beside that it has the mark as it is, so that coming back it is the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tablework.book.kinds.fields import MOST_WORDS
from tablework.book.loose_marks import (
    ANNOTATIONS,
    DRAFT,
    HASH,
    MARK,
    OURS,
    LooseMark,
    hash_of_text,
    urn_of,
    urn_of_draft,
)
from tablework.script.draft import Draft
from tablework.script.whole_text import WholeText

_CONTEXT = [
    ANNOTATIONS,
    {
        "@version": 1.1,
        OURS: "urn:tablework:",
        MARK: {"@id": "urn:tablework:mark", "@type": "@json"},
    },
]
"""W3C's terms, and ours, of which the mark is JSON as it is (JSON-LD 1.1, section 4.2.2)."""

_MOTIVATIONS = {
    "query": "questioning",
    "cut": "editing",
    "line_change": "editing",
    "blocking": "describing",
    "cue": "describing",
}
"""Why a kind of mark is made, in the terms of the model (section 3.3.5); of all others people say something."""

_SAID: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "cut": lambda words: _joined("Cut", words.get("text", "")),
    "line_change": lambda words: _joined(f"Instead: {words['words']}", words.get("text", "")),
    "cue": lambda words: _joined(f"{words['department']} {words['number']}", words.get("text", "")),
}
"""What other programs show of a mark whose text alone does not say what it is."""


def write_web_annotations(
    production: str, title: str, marks: Iterable[LooseMark], drafts: Mapping[str, Draft]
) -> bytes:
    """The marks of a production; `drafts` has every draft that they stand on."""
    texts = {id_: WholeText(draft) for id_, draft in drafts.items()}
    states = {id_: _state(id_, whole.text) for id_, whole in texts.items()}
    items = [_annotation(mark, texts[_draft(mark)], states[_draft(mark)]) for mark in marks]
    urn = urn_of(production)
    collection = {
        "@context": _CONTEXT,
        "id": urn,
        "type": "AnnotationCollection",
        "label": title,
        "total": len(items),
        "first": {"id": f"{urn}#all", "type": "AnnotationPage", "startIndex": 0, "partOf": urn, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _annotation(mark: LooseMark, text: WholeText, state: Mapping[str, str]) -> dict[str, Any]:
    about = {
        "id": urn_of(mark.id),
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(mark.kind, "commenting"),
        "creator": {"type": "Person", "name": mark.by} if mark.by else None,
        "created": mark.made_at or None,
        "body": {"type": "TextualBody", "value": _said(mark), "format": "text/plain"},
        "target": {
            "type": "SpecificResource",
            "source": urn_of_draft(_draft(mark)),
            "selector": _selectors(mark.data["place"], text),
            "state": state,
        },
        MARK: {"kind": mark.kind, "data": mark.data, "audience": mark.audience, "status": mark.status},
    }
    return {name: value for name, value in about.items() if value is not None}


def _state(draft: str, text: str) -> dict[str, str]:
    """Which text it is that the offsets count in."""
    return {"type": f"{OURS}:DraftState", DRAFT: draft, HASH: hash_of_text(text)}


def _selectors(place: Mapping[str, Any], text: WholeText) -> list[dict[str, Any]]:
    """The place twice: by its words, and by offsets. More words than a mark's quotation holds go by offsets alone."""
    start, end = text.offsets((place["first"], place["start"], place["last"], place["end"]))
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if not 0 < end - start <= MOST_WORDS:
        return [position]
    before, after = text.around(start, end)
    quote = {"type": "TextQuoteSelector", "exact": text.text[start:end], "prefix": before, "suffix": after}
    return [quote, position]


def _said(mark: LooseMark) -> str:
    say = _SAID.get(mark.kind)
    return say(mark.data) if say else str(mark.data.get("text", ""))


def _joined(what: str, text: str) -> str:
    return f"{what}: {text}" if text else what


def _draft(mark: LooseMark) -> str:
    draft: str = mark.data["place"]["draft"]
    return draft
