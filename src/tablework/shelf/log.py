"""The log's port: one production's entries after another, appended and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tablework.book.entries import Entry
from tablework.shelf.port import Damage
from tablework.shelf.trouble import ShelfTroubleError


@dataclass(frozen=True, slots=True)
class Production:
    """What is being put on: its id and the script on its table."""

    id: str
    script: str


class LogMovedError(ShelfTroubleError):
    """Somebody else has written to the log in between: what was judged has to be judged again."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Another program has written to this desk: close the other one, then try again.")


class OtherTableError(ShelfTroubleError):
    """A script that is on another production's table can be no draft of this one."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This script is on another production's table: open that one, or bring another file.")


class Log(Protocol):
    """Keeps the productions' logs. What `append` has returned from is on the disk, and stays through a power cut.

    Methods raise `ShelfTroubleError` with one sentence when the disk is full, read-only, or the file is damaged.
    """

    def open_production(self, id_: str, script: str, at: str) -> Production:
        """The production of a script, made now if there is none."""
        ...

    def productions(self) -> list[Production]:
        """Every production of this desk, oldest first."""
        ...

    def production(self, id_: str) -> Production | None:
        """One production, or None."""
        ...

    def put_draft(self, production: str, script: str, at: str) -> None:
        """Let a script be a further draft of a production; one that is so already stays as it is.

        Raises:
            OtherTableError: it is on the table of another production.
        """
        ...

    def drafts(self, production: str) -> list[str]:
        """The scripts that are drafts of a production: its own first, then those that came later, as they came."""
        ...

    def keep_comparison(self, old: str, new: str, document: bytes) -> None:
        """Keep what was found when two drafts were held side by side, in the place of what was kept of them."""
        ...

    def comparison(self, old: str, new: str) -> bytes | None:
        """What was found when two drafts were held side by side, or None."""
        ...

    def entries(self, production: str) -> Iterator[Entry]:
        """A production's whole log in its order."""
        ...

    def append(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Append entries, each with its production, all or none; an entry that erases takes the bodies with it.

        Raises:
            LogMovedError: an entry's number is not the next one of its log.
        """
        ...

    def keep_photo(self, production: str, hash_: str, data: bytes) -> None:
        """Keep a photo; one that is there already stays as it is."""
        ...

    def photo(self, production: str, hash_: str) -> bytes | None:
        """A photo's bytes, or None."""
        ...

    def secret(self, name: str, fresh: bytes) -> bytes:
        """The desk's own key of this name; `fresh` is kept and given when there is none yet."""
        ...

    def damage(self) -> Iterator[Damage]:
        """Walk every log and name what is not as it was written."""
        ...
