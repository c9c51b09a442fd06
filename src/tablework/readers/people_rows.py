"""Rows of people as files have them, each with the line that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tablework.casting.cells import Listed, from_cells
from tablework.casting.notes import NoteError
from tablework.casting.performers import PerformerError
from tablework.readers.trouble import UnreadableScriptError

MOST = 20_000
"""Rows of one file: more than any company or agency has."""


class UnreadablePeopleError(UnreadableScriptError):
    """A list of people cannot be read. Its text is one sentence for a person that names the line."""


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
            found.append(from_cells(cells))
        except (PerformerError, NoteError) as error:
            raise UnreadablePeopleError(f"{name}, line {line}: {error}") from None
    if not found:
        raise UnreadablePeopleError(f"{name} names nobody: give it a row for each performer.")
    return found
