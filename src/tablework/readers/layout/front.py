"""What stands before the play: the title page and the cast list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tablework.readers.layout.naming import is_heading, is_name
from tablework.readers.layout.rows import Row
from tablework.script.draft import CastMember
from tablework.script.headings import parse_heading

_LISTED = re.compile(r"(?P<name>[^,;:\t(\[—–]{1,48}?)\s*(?:(?:[,;:\t(\[—–]|\s{3,}|\.{2,}|\s-\s)\s*(?P<rest>.*))?$")
_MOST_ROWS = 120
_BY = re.compile(r"(?:by|von|par|de|por|written by|a play by|music by|book by)\b[:\s]*(?P<who>.*)", re.IGNORECASE)


class Front(NamedTuple):
    """The rows before the play, of which `cast` are its cast list; title, authors and cast as they say."""

    end: int
    cast: range
    members: tuple[CastMember, ...]


def find_cast(rows: Sequence[Row]) -> Front:
    """The cast list: what stands under a heading that says so, until the play begins."""
    start = next((n for n, row in enumerate(rows[: max(60, len(rows) // 5)]) if _opens_cast(row)), None)
    if start is None:
        return Front(0, range(0), ())
    end = start + 1
    while end < min(len(rows), start + _MOST_ROWS) and not _opens_play(rows, end):
        end += 1
    members = tuple(member for row in rows[start + 1 : end] if (member := _member(row.text)))
    return Front(end, range(start, end), members)


def _opens_cast(row: Row) -> bool:
    text = row.text.strip(" .:—-[]()")
    found = parse_heading(text) if len(text) < 40 and len(text.split()) < 5 else None
    return found is not None and found.kind == "cast" and found.number is None and found.title in {"", text}


def _opens_play(rows: Sequence[Row], n: int) -> bool:
    found = parse_heading(rows[n].text.strip()) if len(rows[n].text) < 90 else None
    return found is not None and found.kind in {"act", "scene", "prologue", "induction", "song"}


def _member(text: str) -> CastMember | None:
    match = _LISTED.match(text.strip())
    name = match["name"].strip(" .") if match else ""
    if not match or not is_name(name) or len(name.split()) > 5:
        return None
    return CastMember(name, (match["rest"] or "").strip(" .)]\t"))


def title_and_authors(rows: Sequence[Row]) -> tuple[str, tuple[str, ...]]:
    """The largest words of the first page, and whoever stands after *by*."""
    first = [row for row in rows if row.line.page == rows[0].line.page and not is_heading(row.text.strip())][:12]
    if not first:
        return "", ()
    largest = max(first, key=lambda row: (row.line.size, -row.n))
    authors = []
    for row, after in zip(first, [*first[1:], None], strict=True):
        match = _BY.fullmatch(row.text.strip())
        if match:
            who = match["who"].strip() or (after.text.strip() if after else "")
            if who and len(who) < 80:
                authors.append(who)
    return largest.text.strip(), tuple(authors)
