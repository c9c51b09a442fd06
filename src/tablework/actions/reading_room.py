"""The reading room: processes that read files, with a limit on memory and time for each."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotInTimeError
from concurrent.futures.process import BrokenProcessPool
from typing import Self, TypeVar

from tablework.actions.prepare_script import prepare
from tablework.readers.trouble import ScanError, UnreadableScriptError
from tablework.shelf.port import NewScript

MEMORY = 1_500_000_000
"""Bytes that one reading process may use: the largest file we take needs a third of it."""

SECONDS = 60.0
"""How long one file may take. A full-length play takes a tenth of a second."""

_HARM = "This file takes more memory or time than any script does, so it was left alone. Check that it is a script."

_MISTAKE = "Tablework made a mistake with this file and left it alone. Export it anew, or as another kind of file."

_LOG = logging.getLogger(__name__)

T = TypeVar("T")


class TooMuchError(Exception):
    """A file takes more memory or time than anything of its kind does."""


class ReadingRoom:
    """Reads files side by side, as many as there are processors. Processes start with the first file."""

    def __init__(self, desks: int | None = None) -> None:
        """Make room for so many files at once, by default one for each processor."""
        self._desks = desks or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """The room itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the room."""
        self.close()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def read(
        self, files: Iterable[tuple[str, bytes | Exception | str]]
    ) -> Iterator[tuple[str, NewScript | Exception | str]]:
        """Read files in order, a few ahead; what is not bytes (an error, an id) goes through as it is."""
        ahead: deque[tuple[str, bytes | Exception | str, Future[NewScript] | None]] = deque()
        for name, data in files:
            ahead.append((name, data, self._begin(data, name) if isinstance(data, bytes) else None))
            if len(ahead) > 2 * self._desks:
                yield self._finish(*ahead.popleft())
        while ahead:
            yield self._finish(*ahead.popleft())

    def do(self, work: Callable[[bytes], T], data: bytes, seconds: float = SECONDS) -> T:
        """Other work on a file that nobody trusts, with the same limits; what it raises is raised here.

        Raises:
            TooMuchError: it took more memory or time than there is.
        """
        try:
            return self._people().submit(work, data).result(timeout=seconds)
        except (BrokenProcessPool, NotInTimeError, MemoryError):
            self._abandon()
            raise TooMuchError() from None

    def _begin(self, data: bytes, name: str) -> Future[NewScript]:
        return self._people().submit(prepare, data, name)

    def _people(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # "spawn", because the desk has threads, and a forked process may inherit a lock that one of them holds.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._desks, mp_context=context, initializer=_limit)
        return self._pool

    def _finish(
        self, name: str, data: bytes | Exception | str, reading: Future[NewScript] | None
    ) -> tuple[str, NewScript | Exception | str]:
        if reading is None or not isinstance(data, bytes):
            return name, data if not isinstance(data, bytes) else UnreadableScriptError(_HARM)
        try:
            return name, reading.result(timeout=SECONDS)
        except ScanError as error:
            error.data = data
            return name, error
        except UnreadableScriptError as error:
            return name, error
        except (BrokenProcessPool, NotInTimeError, MemoryError):
            return name, self._alone(name, data)
        except Exception:  # noqa: BLE001 (a reader's mistake with one file ends no other)
            _LOG.exception("A reader failed on %s", name)
            return name, UnreadableScriptError(_MISTAKE)

    def _alone(self, name: str, data: bytes) -> NewScript | Exception:
        """Once more with nobody else in the room: when a process falls, every file that was in it falls with it."""
        self._abandon()
        try:
            return self._begin(data, name).result(timeout=SECONDS)
        except UnreadableScriptError as error:
            return error
        except (BrokenProcessPool, NotInTimeError, MemoryError):
            self._abandon()
            return UnreadableScriptError(_HARM)

    def _abandon(self) -> None:
        """End the processes at once, whatever they are doing."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001 (there is no public way)
                process.kill()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _limit() -> None:
    """Set this process's limit on memory, where the system knows such a thing."""
    try:
        import resource  # noqa: PLC0415 (Windows has none)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
