"""Marks outside their book: what can be told of one without the log it stands in, and the names that they go by there.

Outside, a record goes by a URN: ``urn:uuid:`` where its id is one (RFC 9562), else a name of ours; a draft always has
one of ours, and is known to be the same by the hash of its whole text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tablework.book.kinds.registry import KINDS
from tablework.company.may import Audience

ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
"""The context of W3C's Web Annotations (Web Annotation Data Model, 2017), and the profile of their media type."""

OURS = "tablework"
MARK, DRAFT, HASH = f"{OURS}:mark", f"{OURS}:draft", f"{OURS}:sha256"
"""What an annotation of ours says besides: the mark as it is, the draft that it stands on, and its text's hash."""

_UUID, _DRAFT, _RECORD = "urn:uuid:", "urn:tablework:draft:", "urn:tablework:record:"
_IS_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class LooseMark:
    """A mark with its words, of which `place` is one; `by` is its author's name, `made_at` the author's clock."""

    id: str
    kind: str
    data: Mapping[str, Any]
    audience: Audience = "table"
    status: str | None = None
    by: str = ""
    made_at: str = ""


def stands_in_words(kind: str) -> bool:
    """Whether marks of a kind stand at a place; of what a newer Tablework makes nobody can say that they do not."""
    return kind not in KINDS or "place" in KINDS[kind].fields


def urn_of(record: str) -> str:
    """What a record goes by outside."""
    return (_UUID if _IS_UUID.fullmatch(record) else _RECORD) + record


def record_of(urn: str) -> str | None:
    """The record that goes by this; None when it is no name of ours."""
    for prefix in (_UUID, _RECORD):
        if urn.startswith(prefix):
            return urn.removeprefix(prefix)
    return None


def urn_of_draft(draft: str) -> str:
    """What a draft goes by outside."""
    return _DRAFT + draft


def draft_of(urn: str) -> str | None:
    """The draft that goes by this; None when it is no name of ours."""
    return urn.removeprefix(_DRAFT) if urn.startswith(_DRAFT) else None


def hash_of_text(text: str) -> str:
    """The hash that a draft's whole text is known by: offsets in it are the same in whatever has it too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
