"""The casting log's port: what people do in casting, act after act, appended and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from tablework.casting.acts import Act
from tablework.shelf.port import Damage


class CastingLog(Protocol):
    """Keeps the casting log of one desk. What `append` has returned from is on the disk, and stays through a power cut.

    Methods raise `ShelfTroubleError` with one sentence when the disk is full, read-only, or the file is damaged.
    """

    def acts(self) -> Iterator[Act]:
        """The whole log in its order."""
        ...

    def append(self, acts: Sequence[Act]) -> None:
        """Append acts, all or none; one that erases takes the data of its record's earlier acts with it.

        Raises:
            LogMovedError: an act's number is not the next one.
        """
        ...

    def damage(self) -> Iterator[Damage]:
        """Walk the log and name what is not as it was written."""
        ...
