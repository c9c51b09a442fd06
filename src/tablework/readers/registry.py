"""Which reader reads which file: ours and other people's come through the same door.

A reader is an entry point in the group ``tablework.readers`` that leads to a `Reader`. See *How to add a reader* in the
documentation, and `tablework.testing.readers` for the suite that every reader passes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from tablework.readers.layout.lines import Source
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft

GROUP = "tablework.readers"

LARGEST = 25_000_000
"""The largest file that is looked at, in bytes. The longest script we know of, with all its mark-up, has 4 million."""

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: the format's `name`, the file `suffixes` it goes by, how it `claims` a file, and how it `reads` one.

    `claims` is given the file's first 4,096 bytes and its name, and answers how sure it is that the file is its own:
    0 not at all, 1 by the name or the look, 2 by a mark that no other format has. `read` is given all bytes and the
    name, and answers a `Draft` or raises `UnreadableScriptError`. A reader of files without mark-up of their own has
    `lines` too, which gives what stands on the pages, so that a person can look at the reading beside it.
    """

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes, str], int]
    read: Callable[[bytes, str], Draft]
    lines: Callable[[bytes, str], Source] | None = None


@cache
def readers() -> tuple[Reader, ...]:
    """All readers that are installed, ours and others', by name."""
    found = {point.name: point.load() for point in entry_points(group=GROUP)}
    return tuple(found[name] for name in sorted(found))


def suffixes() -> frozenset[str]:
    """The file suffixes that some reader goes by, in lower case and with their dot."""
    return frozenset(suffix for reader in readers() for suffix in reader.suffixes)


def reader_for(data: bytes, name: str) -> Reader:
    """The reader that claims a file most surely.

    Raises:
        UnreadableScriptError: the file is too large, is empty, or nobody claims it.
    """
    if len(data) > LARGEST:
        raise UnreadableScriptError(too_large(len(data)))
    if not data.strip():
        raise UnreadableScriptError("This file is empty. Export the script again from the program it was written in.")
    head = data[:_HEAD]
    best = max(readers(), key=lambda reader: reader.claims(head, name))
    if best.claims(head, name) == 0:
        raise UnreadableScriptError(
            f"No reader knows this kind of file. Tablework reads {', '.join(sorted(suffixes()))}."
        )
    return best


def is_claimed(data: bytes, name: str) -> bool:
    """Whether some reader takes a file for its own: a Word file is a zip too, but no heap of scripts."""
    return any(reader.claims(data[:_HEAD], name) for reader in readers())


def too_large(size: int) -> str:
    """What is said of a file that is too large to be a script."""
    return (
        f"This file has {size / 1e6:,.0f} MB, and a script has at most {LARGEST / 1e6:.0f}. "
        "Check that it is the script itself, not a film or a scan of it."
    )


def read_script(data: bytes, name: str) -> Draft:
    """A script file of any format as a draft; `name` is its file name, which may decide what format it is.

    Raises:
        UnreadableScriptError: it cannot be read; the error is one sentence for a person.
    """
    return reader_for(data, name).read(data, PurePath(name).name)


def by_suffix(name: str, *suffixes: str) -> int:
    """1 when a file's name ends like that, else 0: the least that a reader can go by."""
    return int(PurePath(name).suffix.lower() in suffixes)
