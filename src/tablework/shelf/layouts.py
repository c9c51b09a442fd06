"""What the shelf keeps of scripts without mark-up: how they were read, corrections, and scans that wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tablework.shelf.trouble import ShelfTroubleError


@dataclass(frozen=True, slots=True)
class Layout:
    """How a script without mark-up was read.

    `profile` has each look's share of the lines; `lines` and `reading` are documents as compressed JSON; `reader` is
    the version of Tablework that read it, `scanned` whether the lines came from pictures.
    """

    profile: Mapping[str, float]
    lines: bytes = field(repr=False)
    reading: bytes = field(repr=False)
    reader: str
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A person's correction of a reading; `remembered_from` is the script it was made on, where that is another."""

    person: str
    made_at: str
    act: str
    kind: str = ""
    look: str = ""
    page: int = 0
    text: str = ""
    nth: int = 0
    names: tuple[str, str] = ("", "")
    remembered_from: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The layout of a script on which somebody has said what a look is."""

    script: str
    looks: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scan:
    """A file of pictures that waits to be read by OCR."""

    name: str
    data: bytes = field(repr=False)


class OnTableError(ShelfTroubleError):
    """A book has been opened on the script, and marks hang on its words."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "This script has a book whose marks hang on these words, so its reading stays as it is. "
            "Correct the next draft when it comes in, before it has a book."
        )
