"""Records: what entries make of what people wrote. The pages do the same by the same cases.

A record's words have versions. An entry names those it was made on and takes their place; a version that it did not
know of stays beside it, so that two versions made apart both stand until somebody chooses. Where a record stands
(settled, agreed, cut) is decided by the last entry in the table's order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tablework.book.entries import CONTENT_VERBS, STATUS_VERBS, Entry
from tablework.book.kinds.registry import KINDS
from tablework.company.may import Audience


@dataclass(slots=True)
class Record:
    """One mark, answer or person as the table's entries make it.

    `versions` are the words that count now by the entry that made them, None where they were taken back; `audiences`
    says from which number in the log on the record could be seen by whom; `thread` is the record it belongs to, itself
    where it stands alone.
    """

    id: str
    kind: str
    by: str
    thread: str
    audiences: list[tuple[int, Audience]]
    status: str | None
    entries: list[Entry] = field(default_factory=list)
    versions: dict[str, Mapping[str, Any] | None] = field(default_factory=dict)
    erased: bool = False
    _words: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def made(cls, entry: Entry, thread: str) -> Record:
        """The record that a make opens."""
        kind = KINDS.get(entry.kind)
        alone: Audience = "me" if kind and kind.shown else "table"
        status = kind.status if kind else None
        record = cls(entry.record, entry.kind, entry.by, thread, [(entry.number, entry.audience or alone)], status)
        record.take(entry)
        return record

    @property
    def whose(self) -> str:
        """Whose own it is: its author's, and a person's record that person's."""
        return self.id if self.kind == "person" else self.by

    @property
    def audience(self) -> Audience:
        """Who may see it now."""
        return self.audiences[-1][1]

    @property
    def stands(self) -> bool:
        """Whether it is there to be seen: not taken back, not erased."""
        return any(words is not None for words in self.versions.values())

    @property
    def words(self) -> Mapping[str, Any]:
        """Its words: the newest version that was not taken back; empty when there is none."""
        return next((words for words in reversed(self.versions.values()) if words is not None), {})

    def audience_at(self, number: int) -> Audience | None:
        """Who could see it when the log was that long; None when it was not there yet."""
        return next((audience for since, audience in reversed(self.audiences) if since <= number), None)

    def take(self, entry: Entry) -> None:
        """One more entry about it, as the table keeps it."""
        self.entries.append(entry)
        self._words[entry.id] = self._words_after(entry)
        if entry.verb in CONTENT_VERBS:
            self.versions = {} if self._single else {id_: w for id_, w in self.versions.items() if id_ not in entry.on}
            self.versions[entry.id] = None if entry.verb == "retract" else self._words[entry.id]
        elif entry.verb in STATUS_VERBS:
            self.status = STATUS_VERBS[entry.verb] or KINDS[self.kind].status
        elif entry.verb == "show":
            self.audiences.append((entry.number, entry.audience or "table"))
        elif entry.verb == "withdraw":
            self.audiences.append((entry.number, "me"))
        else:
            self._erase()

    def _words_after(self, entry: Entry) -> Mapping[str, Any]:
        """The whole words at this entry; one taken back keeps them for whoever brings it back."""
        if entry.verb == "make":
            return entry.data
        before = self._words_before(entry)
        return {**before, **entry.data} if entry.verb == "edit" else before

    def _words_before(self, entry: Entry) -> Mapping[str, Any]:
        if self._single:
            return self._words[self.entries[-2].id]
        first = self._words[self.entries[0].id]
        return self._words.get(entry.on[0], first) if entry.on else first

    @property
    def _single(self) -> bool:
        kind = KINDS.get(self.kind)
        return kind is not None and kind.single

    def _erase(self) -> None:
        self.erased = True
        self.versions = {}
        self.entries = [*(entry.bare() for entry in self.entries[:-1]), self.entries[-1]]
        self._words = {id_: {} for id_ in self._words}
