"""What the casting log makes of what people did: the records that stand now, each with all that was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tablework.casting.acts import Act


@dataclass(slots=True)
class Kept:
    """One record: its data as the last words on it have it, and its acts from the first to the last."""

    record: str
    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    stands: bool = True
    erased: bool = False

    @property
    def made_by(self) -> str:
        """Who made it."""
        return self.acts[0].by

    @property
    def made_at(self) -> str:
        """When it was made, by the desk's clock."""
        return self.acts[0].at

    def take(self, act: Act) -> None:
        """One more act on it. Verbs of its kind's own leave its data alone and are kept to be read."""
        self.acts.append(act)
        if act.verb in {"make", "edit"}:
            self.data = {**self.data, **act.data}
        elif act.verb in {"retract", "bring_back"}:
            self.stands = act.verb == "bring_back"
        elif act.verb == "erase":
            self.acts = [*(earlier.bare() for earlier in self.acts[:-1]), act]
            self.data, self.stands, self.erased = {}, False, True


class Records:
    """Every record of the casting log."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        """Fold a log."""
        self._kinds: dict[str, dict[str, Kept]] = {}
        self.length = 0
        for act in acts:
            self.take(act)

    def take(self, act: Act) -> None:
        """One more act, as the log has it. One that is bare already was erased later; nothing is made of it."""
        of_kind = self._kinds.setdefault(act.kind, {})
        of_kind.setdefault(act.record, Kept(act.record, act.kind)).take(act)
        self.length = act.number

    def get(self, kind: str, record: str) -> Kept | None:
        """A record that stands, or None."""
        kept = self.ever(kind, record)
        return kept if kept and kept.stands else None

    def ever(self, kind: str, record: str) -> Kept | None:
        """A record, also one that was taken back or erased, or None."""
        return self._kinds.get(kind, {}).get(record)

    def all(self, kind: str) -> Iterator[Kept]:
        """The records of a kind that stand, in the order in which they were made."""
        return (kept for kept in self._kinds.get(kind, {}).values() if kept.stands)
