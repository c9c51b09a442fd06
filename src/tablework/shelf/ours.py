"""A desk is one program's at a time: a lock beside its file, and a look before every commit that both are still ours.

Two servers on one file, or one that writes into a file somebody has put away, lose what they say they have kept.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

from tablework.shelf.trouble import ShelfTroubleError

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2"})
"""Network drives as Linux names them: locks and syncs do not hold there (sqlite.org/faq.html, question 5)."""

_SYNCED = frozenset(
    {"dropbox", "onedrive", "google drive", "googledrive", "icloud drive", "mobile documents", "nextcloud"}
)
"""Folders that another program copies away while we write."""


class OurDesk:
    """The lock on a desk's folder, held until it is let go or the program ends."""

    def __init__(self, database: Path) -> None:
        """Take the desk.

        Raises:
            ShelfTroubleError: another program has it, or it lies where nothing can be kept safely.
        """
        check_place(database.parent)
        self._database, self._path = database, database.with_suffix(".lock")
        self._lock = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._lock)
            raise ShelfTroubleError(
                "This desk is open in another Tablework already: use that one, or close it first."
            ) from None
        self._identity = self._now()

    def __enter__(self) -> Self:
        """The lock itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the desk go."""
        os.close(self._lock)

    def check(self) -> None:
        """Look that the lock and the file are the ones that were taken.

        Raises:
            ShelfTroubleError: one was moved, deleted or replaced.
        """
        if self._now() != self._identity:
            raise ShelfTroubleError(
                "The desk's file was moved or replaced while it was open: put it back, then start Tablework again."
            )

    def _now(self) -> list[tuple[int, int] | None]:
        return [_identity(path) for path in (self._path, self._database)]


def check_place(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a folder on a network drive, or one that a program copies to other machines.

    Raises:
        ShelfTroubleError: with the reason.
    """
    whole = folder.resolve()
    synced = next(
        (part for part in whole.parts if part.lower() in _SYNCED or part.lower().startswith("dropbox (")), None
    )
    if synced:
        raise ShelfTroubleError(
            f"A desk in {synced} would be copied while it is written and come back torn: choose a folder that stays on "
            "this machine with --desk, and put only backups there."
        )
    if _kind_of_drive(whole, mounts) in _NETWORK:
        raise ShelfTroubleError(
            f"{folder} is on a network drive, which cannot promise that what is written stays: choose a folder on this "
            "machine's own disk with --desk."
        )


def _kind_of_drive(folder: Path, mounts: Path) -> str:
    """The type of file system that a folder is on, where the system says so (Linux)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found = [(Path(line.split()[1].replace("\\040", " ")), line.split()[2]) for line in lines if len(line.split()) > 2]
    above = [(len(point.parts), kind) for point, kind in found if folder.is_relative_to(point)]
    return max(above, default=(0, ""))[1]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
