"""The casting desk: one place through which everything in casting is asked and done, one thing after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from tablework.casting.acts import Act
from tablework.casting.records import Records
from tablework.shelf.casting_log import CastingLog

T = TypeVar("T")


class CastingDesk:
    """The casting log of a desk, with the records that it makes kept in mind."""

    def __init__(self, log: CastingLog, now: Callable[[], str]) -> None:
        """Work on a log; it is read when it is first asked for."""
        self._log, self._now = log, now
        self._lock = threading.RLock()
        self._records: Records | None = None

    def ask(self, question: Callable[[Records], T]) -> T:
        """Ask something of the records as they stand."""
        with self._lock:
            return question(self._known())

    def act(self, by: str, decide: Callable[[Records], Sequence[Act]]) -> list[Act]:
        """Look at the records and say what to do, in one go: nobody else's act comes in between.

        What `decide` returns is given its author, its time and its number, and is on the disk before this returns;
        what `decide` raises goes to whoever asked, and nothing is done.

        Raises:
            ShelfTroubleError: it could not be kept, and nothing of it was.
        """
        with self._lock:
            records, at = self._known(), self._now()
            acts = [
                replace(act, by=by, at=at, number=number)
                for number, act in enumerate(decide(records), records.length + 1)
            ]
            try:
                self._log.append(acts)
            except BaseException:
                self._records = None  # whatever became of it is in the log, and read again from there
                raise
            for act in acts:
                records.take(act)
            return acts

    def _known(self) -> Records:
        if self._records is None:
            self._records = Records(self._log.acts())
        return self._records
