"""A part as its script has it: how big it is, what is said of it, and what it is seen to need, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tablework.casting.needs.kinds import need_from_document, need_to_document
from tablework.casting.needs.need import Need


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a script: from the code point `start` of an element to `end`, with the words themselves."""

    element: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a script says of a role, shown and never taken for a need: `kind` is one of `FACTS`."""

    kind: str
    text: str
    words: Words | None = None


FACTS = {
    "cast_list": "in the cast list",
    "first_named": "first named in a direction",
    "age": "age in the script, which is no playing age",
}
"""The kinds of fact, as they are called. Juliet has been played at 20 to 38, Lear from 40 to 71."""


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A single role of a script: its size, in how many scenes it is and how often silent, facts, and needs as read."""

    role: str
    name: str
    words: int
    speeches: int
    lyric_words: int
    scenes: int
    french_scenes: int
    silent_french_scenes: int
    facts: tuple[Fact, ...] = ()
    needs: tuple[Need, ...] = ()


_COUNTS = ("role", "name", "words", "speeches", "lyric_words", "scenes", "french_scenes", "silent_french_scenes")


def to_document(part: PartFacts) -> dict[str, Any]:
    """A part as a document."""
    facts = [{"kind": fact.kind, "text": fact.text} | _words_document(fact.words) for fact in part.facts]
    counts = {name: getattr(part, name) for name in _COUNTS}
    return {**counts, "facts": facts, "needs": [need_to_document(need) for need in part.needs]}


def brief(parts: Iterable[PartFacts]) -> list[Any]:
    """What a question over a whole stack needs of a script's parts: role, name, words, and needs without words."""
    return [[part.role, part.name, part.words, [[n.kind, n.value, n.weight] for n in part.needs]] for part in parts]


def from_document(document: Mapping[str, Any]) -> PartFacts:
    """The part of a document."""
    facts = tuple(Fact(fact["kind"], fact["text"], _words(fact)) for fact in document["facts"])
    needs = tuple(need_from_document(need) for need in document["needs"])
    return PartFacts(**{name: document[name] for name in _COUNTS}, facts=facts, needs=needs)


def _words_document(words: Words | None) -> dict[str, Any]:
    if words is None:
        return {}
    return {"element": words.element, "start": words.start, "end": words.end, "quote": words.quote}


def _words(document: Mapping[str, Any]) -> Words | None:
    if "element" not in document:
        return None
    return Words(document["element"], document["start"], document["end"], document["quote"])
