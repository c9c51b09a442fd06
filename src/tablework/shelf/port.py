"""The shelf's port: what may be kept and asked for, whatever keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from tablework.script.presence import Answer
from tablework.shelf.layouts import KeptCorrection, Layout, Profile, Scan
from tablework.shelf.parts import BriefParts, KeptParts

COUNTED = 100
"""How many lines of one script are counted at most: beyond it people read "100 or more"."""

PILES = ("unread", "reading", "read")
"""Where a script stands with a person."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that can be found: a `field` of a script (title, author, role, text) and where it stands."""

    field: str
    text: str
    element: str | None = None
    role: str | None = None
    page: str | None = None
    division: str | None = None


@dataclass(frozen=True, slots=True)
class NewScript:
    """A script that has been read and is ready for the stack.

    `facts` is what the stack shows of it; `draft` and `breakdown` are the documents as compressed JSON. `layout` is
    how its lines were read, where it has no mark-up of its own; `parts` is what was read of its parts.
    """

    id: str
    hash: str
    name: str
    source: bytes = field(repr=False)
    facts: dict[str, Any]
    draft: bytes = field(repr=False)
    breakdown: bytes = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    layout: Layout | None = None
    parts: KeptParts | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OnStack:
    """One script as the stack shows it to one person."""

    id: str
    name: str
    added_at: str
    facts: dict[str, Any]
    pile: str = "unread"
    spark: int = 0


@dataclass(frozen=True, slots=True)
class CouldNotRead:
    """A file that could not be read, and why in one sentence; `scan` is its hash where OCR may read it."""

    id: str
    name: str
    why: str
    at: str
    scan: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one script: some of the lines, and how many there are (up to `COUNTED`)."""

    script: OnStack
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Something on the shelf that is not as it was kept: what, and what to do."""

    what: str
    remedy: str


class Shelf(Protocol):
    """Keeps scripts, and each person's dealings with them. Every change is durable when its method returns.

    Methods raise `ShelfTroubleError` with one sentence when the disk is full, read-only, or the file is damaged.
    """

    def has(self, hash_: str) -> bool:
        """Whether a file with these bytes is on the stack."""
        ...

    def put(self, script: NewScript, at: str, remembered: tuple[KeptCorrection, ...] = ()) -> None:
        """Put a script on the stack; one that is there already stays as it is.

        `remembered` are the corrections of another script of the same layout, which it was read with.
        """
        ...

    def stack(self, person: str) -> list[OnStack]:
        """Everything on the stack as one person sees it, newest first."""
        ...

    def on_stack(self, person: str, script: str) -> OnStack | None:
        """One script on the stack, or None."""
        ...

    def draft(self, script: str) -> bytes | None:
        """A script's draft document, compressed as it was put."""
        ...

    def breakdown(self, script: str) -> bytes | None:
        """A script's breakdown document, compressed as it was last kept."""
        ...

    def keep_breakdown(self, script: str, breakdown: bytes) -> None:
        """Keep a breakdown that answers have changed; its parts are read anew when they are next asked for."""
        ...

    def source(self, script: str) -> tuple[str, bytes] | None:
        """A script's file as it came: its name and its bytes."""
        ...

    def stand(self, person: str, script: str, *, pile: str | None = None, spark: int | None = None) -> None:
        """Put a script on a person's pile, or give it 0 to 3 sparks, or both."""
        ...

    def answer(self, person: str, script: str, element: str, role: str, *, on_stage: bool | None, at: str) -> None:
        """Keep an answer to a doubt; None takes the last one back."""
        ...

    def answers(self, script: str) -> tuple[Answer, ...]:
        """The answers that count now, in the order they were first given."""
        ...

    def could_not(self, name: str, why: str, at: str) -> None:
        """Remember that a file could not be read."""
        ...

    def read_after_all(self, name: str) -> None:
        """Forget that a file of this name could not be read."""
        ...

    def troubles(self) -> list[CouldNotRead]:
        """The files that could not be read, newest first."""
        ...

    def find(self, person: str, words: str, *, scripts: int = 20, lines: int = 3) -> list[Found]:
        """Scripts in which the words stand together in one line, those whose title says them first."""
        ...

    # -- scripts without mark-up ----------------------------------------------------------------------------------

    def layout(self, script: str) -> Layout | None:
        """How a script was read; None when it has mark-up of its own, or is not there."""
        ...

    def reread(
        self,
        script: NewScript,
        answers: tuple[Answer, ...],
        person: str,
        at: str,
        *,
        correction: KeptCorrection | None = None,
        take_back: bool = False,
    ) -> None:
        """Put what a script reads as now in the place of what it read as before, all or nothing.

        `answers` are those that still hold. With it goes the `correction` that it obeys, or the last one is taken back.

        Raises:
            OnTableError: a book has been opened on it.
        """
        ...

    def corrections(self, script: str) -> tuple[KeptCorrection, ...]:
        """The corrections that stand, in the order in which they were made."""
        ...

    def corrected_layouts(self) -> list[Profile]:
        """The layouts on which somebody has said what a look is, the latest first."""
        ...

    def has_book(self, script: str) -> bool:
        """Whether a book has been opened on a script."""
        ...

    def unmarked(self) -> list[str]:
        """The scripts without mark-up, in the order in which they came."""
        ...

    def keep_scan(self, hash_: str, name: str, data: bytes, at: str) -> None:
        """Keep a file of pictures until it has been read."""
        ...

    def scan(self, hash_: str) -> Scan | None:
        """A file of pictures, or None."""
        ...

    # -- parts ----------------------------------------------------------------------------------------------------

    def parts(self, script: str, rules: int) -> bytes | None:
        """What was read of a script's parts by these rules, compressed as it was kept; None: read it now."""
        ...

    def keep_parts(self, script: str, parts: KeptParts) -> None:
        """Keep what was read of a script's parts."""
        ...

    def parts_since(self, number: int, rules: int) -> list[BriefParts]:
        """The briefs that were kept after a number and read by these rules, in that order."""
        ...

    def without_parts(self, rules: int) -> list[str]:
        """The scripts whose parts have to be read now: by these rules they have not been."""
        ...

    # -- the whole ------------------------------------------------------------------------------------------------

    def damage(self) -> Iterator[Damage]:
        """Walk everything that is kept and name what is damaged."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
