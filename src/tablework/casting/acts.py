"""Acts: what people do in casting, one after the other, never changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

PLAIN_VERBS = frozenset({"make", "edit", "retract", "bring_back", "erase"})
"""What can be done to a record of any kind; a kind has verbs of its own beside them (an offer is sent, answered …)."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to one record of a kind.

    `by` and `at` are the desk's own, and `number` is its place in the casting log, from 1; whoever makes an act leaves
    them to the desk. `erased` says that its data is gone for good.
    """

    record: str
    kind: str
    verb: str
    data: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: str = ""
    number: int = 0
    erased: bool = False

    def bare(self) -> Act:
        """The same without its data: what erasing leaves."""
        return replace(self, data={}, erased=True)
