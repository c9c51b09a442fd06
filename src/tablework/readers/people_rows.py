"""Rows of people as files have them, each with the line that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tablework.casting.performers.cells import Listed, from_cells
from tablework.casting.performers.document import (
    agency_from_document,
    agency_to_document,
    from_document,
    to_document,
)
from tablework.casting.performers.notes import NoteError
from tablework.casting.performers.performer import Agency, PerformerError
from tablework.readers.decoding import decode
from tablework.readers.trouble import UnreadableScriptError

MOST = 20_000
"""Rows of one file: more than any company or agency has."""


class UnreadablePeopleError(UnreadableScriptError):
    """A list of people cannot be read. Its text is one sentence for a person that names the line."""


def _sound(one: Listed) -> Listed:
    """The row, if the desk can keep what it says.

    Raises:
        PerformerError: something in it is too long, or no text.
    """
    agency_from_document(agency_to_document(Agency(one.agency or "-", (one.agent,) if one.agent else ())))
    return replace(one, performer=from_document(to_document(one.performer))) if one.performer else one


def text_of(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        UnreadablePeopleError: it holds none.
    """
    try:
        return decode(data).text
    except UnreadableScriptError:
        raise UnreadablePeopleError(f"{name} holds no text: give a .csv table, or .vcf address cards.") from None


def listed(rows: Iterable[tuple[int, Mapping[str, str]]], name: str) -> list[Listed]:
    """The people of some rows.

    Raises:
        UnreadablePeopleError: a row says something that cannot be, or there are too many.
    """
    found: list[Listed] = []
    for line, cells in rows:
        if len(found) == MOST:
            raise UnreadablePeopleError(f"{name} has more than {MOST:,} rows: split it into several files.")
        try:
            found.append(_sound(from_cells(cells)))
        except (PerformerError, NoteError) as error:
            raise UnreadablePeopleError(f"{name}, line {line}: {error}") from None
    if not found:
        raise UnreadablePeopleError(f"{name} names nobody: give it a row for each performer.")
    return found
