"""Every kind of record by its name."""

from __future__ import annotations

from tablework.book.kinds.blocking import BLOCKING
from tablework.book.kinds.cue import CUE
from tablework.book.kinds.fields import Kind
from tablework.book.kinds.table import DRAFT, PERSON, PRODUCTION
from tablework.book.kinds.talk import ANSWER, IDEA, NOTE, PHOTO, QUERY
from tablework.book.kinds.text import CUT, LINE_CHANGE

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (NOTE, QUERY, ANSWER, IDEA, PHOTO, CUT, LINE_CHANGE, BLOCKING, CUE, PERSON, PRODUCTION, DRAFT)
}
"""A kind that is not here was made with a newer Tablework: it is kept and passed on as it is."""
