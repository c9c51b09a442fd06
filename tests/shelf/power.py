"""A disk whose power can be cut: it remembers every write, and which of them a sync has made sure of.

What SQLite writes goes to the real file and into a list. A cut takes the list up to some moment; what was synced before
it is on the disk, and of what came later each sector of 512 bytes is there or not, by chance: a sector is written whole
or not at all, in any order, until a sync has returned (sqlite.org/atomiccommit.html, section 3.1).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from tablework.shelf.sqlite_file import SqliteFile

SECTOR = 512
NAME = "power"


class Op(NamedTuple):
    """One thing that was done to a file: `write` data at an offset, `truncate` to a length, `sync`, or `delete`."""

    file: str
    what: str
    at: int = 0
    data: bytes = b""


class Disk(apsw.VFS):
    """Passes everything on to the system's own files and writes it down."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        super().__init__(NAME, "")

    def xOpen(self, name: Any, flags: Any) -> apsw.VFSFile:  # noqa: N802 (SQLite's name)
        return _File(self, name, flags)

    def xDelete(self, name: str, sync: Any) -> None:  # noqa: N802 (SQLite's name)
        super().xDelete(name, sync)
        self.ops.append(Op(Path(name).name, "delete"))


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: Any) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary").name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 (SQLite's name)
        super().xWrite(data, offset)
        self._disk.ops.append(Op(self._name, "write", offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802 (SQLite's name)
        super().xTruncate(size)
        self._disk.ops.append(Op(self._name, "truncate", size))

    def xSync(self, flags: Any) -> None:  # noqa: N802 (SQLite's name)
        super().xSync(flags)
        self._disk.ops.append(Op(self._name, "sync"))


class FileOnDisk(SqliteFile):
    """The desk's file, on a disk whose power can be cut."""

    synchronous = "FULL"
    written_back = 12
    """Pages in the log after which it is written back: few, so that cuts fall into that as well."""

    @property
    def connection(self) -> Any:
        found = getattr(self._local, "connection", None)
        if found is None:
            found = apsw.Connection(str(self.path), vfs=NAME)
            found.execute("PRAGMA journal_mode = WAL")
            found.execute(f"PRAGMA synchronous = {self.synchronous}")
            found.execute("PRAGMA secure_delete = ON")
            found.execute(f"PRAGMA wal_autocheckpoint = {self.written_back}")
            self._local.connection = found
            self._all.append(found)
        return found


@contextmanager
def disk() -> Iterator[Disk]:
    """A disk under SQLite for as long as the block lasts."""
    found = Disk()
    try:
        yield found
    finally:
        found.unregister()


def after_cut(before: dict[str, bytes], ops: list[Op], moment: int, chance: random.Random) -> dict[str, bytes]:
    """What is on the disk when the power is cut after so many operations."""
    files = {name: bytearray(data) for name, data in before.items()}
    past = ops[:moment]
    synced = {op.file: n for n, op in enumerate(past) if op.what == "sync"}
    for n, op in enumerate(past):
        if n < synced.get(op.file, -1):
            _apply(files, op)
        elif op.what == "write":
            for part in _sectors(op):
                if chance.random() < 0.5:
                    _apply(files, part)
        elif op.what == "truncate" and chance.random() < 0.5:
            _apply(files, op)
    return {name: bytes(data) for name, data in files.items()}


def _sectors(op: Op) -> Iterator[Op]:
    start = 0
    while start < len(op.data):
        end = min(len(op.data), start + SECTOR - (op.at + start) % SECTOR)
        yield op._replace(at=op.at + start, data=op.data[start:end])
        start = end


def _apply(files: dict[str, bytearray], op: Op) -> None:
    data = files.setdefault(op.file, bytearray())
    if op.what == "write":
        data.extend(b"\0" * (op.at - len(data)))
        data[op.at : op.at + len(op.data)] = op.data
    elif op.what == "truncate":
        del data[op.at :]
