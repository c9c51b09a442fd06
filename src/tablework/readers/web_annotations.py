"""Marks out of W3C Web Annotations: ours as they were, and what other programs wrote as notes.

Other programs quote in many ways, all of which the Web Annotation Data Model allows: one selector or several, one
inside another, words without a place, a place without words. What finds no certain place is listed with the reason,
for a wrong place is worse than none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tablework.book.kinds.fields import MOST_WORDS, Drafts
from tablework.book.kinds.place import place as complaint_about
from tablework.book.loose_marks import (
    DRAFT,
    HASH,
    MARK,
    LooseMark,
    draft_of,
    hash_of_text,
    record_of,
    stands_in_words,
)
from tablework.company.may import Audience
from tablework.readers.annotation_parts import Json, annotations_in, said_in, target_of, text_in
from tablework.readers.quotations import NoPlaceError, Quotation, Quoted
from tablework.script.draft import Draft


@dataclass(frozen=True, slots=True)
class NotTaken:
    """An annotation that cannot be taken: the words it is about, what it says, and why not, in one sentence."""

    quote: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """What was read of a file: the marks, each with a place in a draft, and what has none."""

    marks: tuple[LooseMark, ...]
    not_taken: tuple[NotTaken, ...] = ()


def read_web_annotations(data: bytes, drafts: Mapping[str, Draft], on: str) -> ReadMarks:
    """The annotations of a file as marks on the drafts of a production, by their ids.

    What does not say on which of them it stands is looked for `on` this one.

    Raises:
        UnreadableMarksError: there are none, or too many.
    """
    reading = _Reading(drafts, on)
    found = [reading.read(annotation) for annotation in annotations_in(data)]
    marks = tuple(one for one in found if isinstance(one, LooseMark))
    return ReadMarks(marks, tuple(one for one in found if isinstance(one, NotTaken)))


class _Reading:
    """Annotations read on the drafts of one production."""

    def __init__(self, drafts: Mapping[str, Draft], on: str) -> None:
        self._on = on
        self._quoted = {id_: Quoted(draft) for id_, draft in drafts.items()}
        self._hashes = {id_: hash_of_text(quoted.whole.text) for id_, quoted in self._quoted.items()}
        self._words: Drafts = {
            id_: {element.id: (n, len(element.text)) for n, element in enumerate(draft.elements)}
            for id_, draft in drafts.items()
        }

    def read(self, annotation: Any) -> LooseMark | NotTaken:
        if not isinstance(annotation, dict):
            return NotTaken("", "", "This is no annotation: export it again.")
        target, wanted = target_of(annotation)
        own = _own(annotation)
        try:
            data = self._data(own, target, wanted, said_in(annotation))
        except NoPlaceError as error:
            return NotTaken(wanted.words, said_in(annotation), str(error))
        return LooseMark(
            id=_record(annotation, wanted),
            kind=text_in(own, "kind") or "note",
            data=data,
            audience=_audience(own) if own else "table",
            status=text_in(own, "status") or None,
            by=_creator(annotation),
            made_at=text_in(annotation, "created"),
        )

    def _data(self, own: Json, target: Json, wanted: Quotation, said: str) -> dict[str, Any]:
        """What a mark says, and where; of ours all places are as they were, if this is the text that they count in."""
        draft, same = self._draft(target)
        if not own:
            return {"place": self._place(draft, wanted, same_text=same), "text": said}
        data = {name: value for name, value in own["data"].items() if not _is_place(value)}
        kept = {name: value for name, value in own["data"].items() if _is_place(value) and same and self._holds(value)}
        found = {} if "place" in kept else {"place": self._place(draft, wanted, same_text=same)}
        return data | kept | found

    def _draft(self, target: Json) -> tuple[str, bool]:
        """The draft that a target is in, and whether its text is the one that the offsets count in."""
        state = target.get("state")
        hash_, named = text_in(state, HASH), draft_of(text_in(target, "source")) or text_in(state, DRAFT)
        if named in self._hashes and hash_ in {"", self._hashes[named]}:
            return named, True
        twin = next((id_ for id_, known in self._hashes.items() if known == hash_), None)
        return (twin, True) if twin else (named if named in self._hashes else self._on, False)

    def _place(self, draft: str, wanted: Quotation, *, same_text: bool) -> dict[str, Any]:
        whole = self._quoted[draft].whole
        start, end = self._quoted[draft].find(wanted, same_text=same_text)
        place = dict(zip(("first", "start", "last", "end"), whole.place(start, end), strict=True))
        return {"draft": draft, **place, "quote": whole.text[start:end][:MOST_WORDS]}

    def _holds(self, place: Any) -> bool:
        return complaint_about(place, self._words) is None


def _is_place(value: Any) -> bool:
    return isinstance(value, dict) and "draft" in value and "first" in value


def _own(annotation: Json) -> Json:
    """What an annotation of ours says of its mark; empty for others, and where no mark in the words is like that."""
    own = annotation.get(MARK)
    if not isinstance(own, dict) or not isinstance(own.get("data"), dict):
        return {}
    kind = text_in(own, "kind")
    return own if kind and stands_in_words(kind) else {}


def _audience(own: Json) -> Audience:
    """Who may see a mark of ours; if that cannot be understood, its author alone."""
    found = own.get("audience")
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return tuple(found)
    return "table" if found == "table" else "me"


def _record(annotation: Json, wanted: Quotation) -> str:
    """Its own id if we gave it; else always the same for the same annotation, so that none comes twice."""
    name = text_in(annotation, "id")
    known = record_of(name)
    if known:
        return known
    told = name or repr((wanted, said_in(annotation), text_in(annotation, "created")))
    return "annotation-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _creator(annotation: Json) -> str:
    found = annotation.get("creator")
    return found if isinstance(found, str) else text_in(found, "name")
