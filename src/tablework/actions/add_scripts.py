"""Add scripts to the stack: files, whole folders, zips, bytes dropped on a page.

Files are read in processes apart, with a limit on memory and time, so that a file made to do harm ends such a process
and nothing else. One bad file never stops the others.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tablework.actions.prepare_script import hash_of, script_id
from tablework.actions.read_scripts import load
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.remember_layouts import remembering
from tablework.readers.registry import LARGEST, is_claimed, suffixes, too_large
from tablework.readers.scan import what_to_do
from tablework.readers.sniffing import first_member, is_zip
from tablework.readers.trouble import ScanError, UnreadableScriptError
from tablework.readers.zipped import BROKEN
from tablework.shelf.port import NewScript, Shelf

MOST_IN_ZIP = 2_000
"""The most files that are taken out of one zip."""

LARGEST_ZIP = 200_000_000
"""The most bytes that are taken out of one zip, all files together."""

_OF_PROGRAMS = frozenset({"[Content_Types].xml", "mimetype"})
"""What stands first in zips that are one program's file and no heap of files: sheets, slides, pictures."""

Clock = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``added``, ``already`` on the stack, or ``unreadable`` and why."""

    name: str
    outcome: str
    script: str | None = None
    why: str | None = None

    def __str__(self) -> str:
        """One line for a person."""
        said = {"added": "added", "already": "on the stack already"}.get(self.outcome, self.why)
        return f"{self.name}: {said}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may become a script: its name, and how its bytes are got."""

    name: str
    load: Callable[[], bytes]


def candidates(paths: Iterable[Path]) -> Iterator[Candidate]:
    """Every file that the paths name: files as they are, folders looked through for what some reader goes by."""
    known = suffixes() | {".zip"}
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in known and p.is_file())
            yield from (candidate for p in inside for candidate in _unpacked(p, str(p.relative_to(path))))
        else:
            yield from _unpacked(path, path.name)


def _unpacked(path: Path, name: str) -> Iterator[Candidate]:
    if path.suffix.lower() != ".zip":
        yield Candidate(name, lambda: load(path))
        return
    try:
        data = load(path)
    except UnreadableScriptError as error:
        yield _refused(name, str(error))
    else:
        yield from in_file(data, name)


def in_file(data: bytes, name: str) -> Iterator[Candidate]:
    """The scripts in a file: those in a zip, one by one and never more than fits; or the file itself."""
    if not is_zip(data) or is_claimed(data, name) or first_member(data) in _OF_PROGRAMS:
        yield Candidate(name, lambda: data)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        yield _refused(name, "This zip is damaged. Pack it again, or add the files themselves.")
        return
    wanted = [m for m in archive.infolist() if not m.is_dir() and Path(m.filename).suffix.lower() in suffixes()]
    if not wanted:
        yield _refused(name, f"This zip holds no script. Tablework reads {', '.join(sorted(suffixes()))}.")
    budget = [LARGEST_ZIP]
    for member in wanted[:MOST_IN_ZIP]:
        yield Candidate(Path(member.filename).name, _Member(archive, member, budget))
    if len(wanted) > MOST_IN_ZIP:
        yield _refused(name, f"This zip holds more than {MOST_IN_ZIP:,} scripts: add the rest in another one.")


class _Member:
    """One file in a zip, taken out no further than it proves small enough: what a zip says of sizes may be a lie."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: list[int]) -> None:
        self._archive, self._info, self._budget = archive, member, budget

    def __call__(self) -> bytes:
        try:
            with self._archive.open(self._info) as file:
                data = file.read(min(LARGEST, self._budget[0]) + 1)
        except BROKEN:
            raise UnreadableScriptError("This file in the zip is damaged or locked with a password.") from None
        if len(data) > LARGEST:
            raise UnreadableScriptError(too_large(self._info.file_size))
        if len(data) > self._budget[0]:
            raise UnreadableScriptError(
                f"This zip unfolds to more than {LARGEST_ZIP / 1e6:.0f} MB. Add the files themselves."
            )
        self._budget[0] -= len(data)
        return data


def _refused(name: str, why: str) -> Candidate:
    def refuse() -> bytes:
        raise UnreadableScriptError(why)

    return Candidate(name, refuse)


def add(shelf: Shelf, files: Iterable[Candidate], room: ReadingRoom, now: Clock) -> Iterator[Outcome]:
    """Add files to the stack, one outcome a file, in the order they are done; `now` gives the time in ISO 8601."""
    for name, prepared in room.read(_new_ones(shelf, files)):
        yield _keep(shelf, room, name, prepared, now)


def _new_ones(shelf: Shelf, files: Iterable[Candidate]) -> Iterator[tuple[str, bytes | Exception | str]]:
    """Each file's bytes, or the id under which it is there already, or why it cannot be had."""
    for file in files:
        try:
            data = file.load()
        except UnreadableScriptError as error:
            yield file.name, error
            continue
        hash_ = hash_of(data)
        yield file.name, script_id(hash_) if shelf.has(hash_) else data


def _keep(shelf: Shelf, room: ReadingRoom, name: str, prepared: NewScript | Exception | str, now: Clock) -> Outcome:
    if isinstance(prepared, str):
        return Outcome(name, "already", prepared)
    if isinstance(prepared, Exception):
        return _could_not(shelf, name, prepared, now())
    already = shelf.has(prepared.hash)
    if not already:
        script, remembered = remembering(shelf, room, prepared)
        shelf.put(script, now(), remembered)
    shelf.read_after_all(name)
    return Outcome(name, "already" if already else "added", prepared.id)


def _could_not(shelf: Shelf, name: str, error: Exception, at: str) -> Outcome:
    shelf.could_not(name, str(error), at)
    if not isinstance(error, ScanError):
        return Outcome(name, "unreadable", why=str(error))
    shelf.keep_scan(hash_of(error.data), name, error.data, at)
    return Outcome(name, "unreadable", why=f"{error} {what_to_do()}")
