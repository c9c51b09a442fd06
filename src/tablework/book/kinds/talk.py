"""Notes and ideas, queries and their answers, and photos: what people say to each other on the words."""

from __future__ import annotations

import re
from typing import Any

from tablework.book.kinds.fields import Drafts, Kind, identities, identity, maybe, name, words
from tablework.book.kinds.place import STANDS

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SAID = {**STANDS, "text": words, "department": maybe(name), "mentions": identities}


def _photo(value: Any, _: Drafts) -> str | None:
    fits = isinstance(value, str) and _SHA256.fullmatch(value)
    return None if fits else "A photo is named by its hash: add it again."


NOTE = Kind("note", _SAID, needs=frozenset({"place", "text"}))

IDEA = Kind("idea", _SAID, needs=frozenset({"place", "text"}), shown=True)
"""A note that only its author sees until it is shown."""

QUERY = Kind("query", _SAID, needs=frozenset({"place", "text"}), status="open")

ANSWER = Kind(
    "answer",
    {"to": identity, "text": words, "mentions": identities},
    needs=frozenset({"to", "text"}),
    belongs=True,
)
"""Said to another mark, in its thread; whoever sees that one sees it."""

PHOTO = Kind("photo", {"to": identity, "photo": _photo, "alt": words}, needs=frozenset({"to", "photo"}), belongs=True)
