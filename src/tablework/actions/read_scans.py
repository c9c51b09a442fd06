"""Read scans by OCR: a job in the background, one at a time, which says how far it is and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tablework.actions import kept_lines
from tablework.actions.prepare_script import as_script, pack, read_unmarked, unpack
from tablework.actions.read_again import Before, read_kept, said_of
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.actions.remember_layouts import remembering
from tablework.readers.layout.lines import PageSize, Source
from tablework.readers.pages import page_sizes, scan_picture
from tablework.readers.scan import DOTS, INSTALL, StoppedError, languages, scan_source, tesseract, usual_language
from tablework.readers.trouble import UnreadableScriptError
from tablework.shelf.layouts import OnTableError
from tablework.shelf.port import NewScript, Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

_TOO_MUCH = "A page of this scan takes more memory or time than any does, so it was left alone."


@dataclass(frozen=True, slots=True)
class Job:
    """The reading of one scan: ``waiting``, ``reading`` page after page, ``done`` as a script, ``failed``, ``stopped``.

    `id` is the scan's hash, or the id of the script that is read once more.
    """

    id: str
    name: str
    state: str = "waiting"
    page: int = 0
    pages: int = 0
    script: str | None = None
    why: str | None = None

    @property
    def running(self) -> bool:
        """Whether it is still under way."""
        return self.state in {"waiting", "reading"}


class Scans:
    """The scans of one desk, and the one person who has them read."""

    def __init__(
        self, shelf: Shelf, reading: ReadingRoom, painting: ReadingRoom, person: str, now: Callable[[], str]
    ) -> None:
        """Read what is on a shelf; pages are painted in one room, lines read in another."""
        self._shelf, self._reading, self._painting, self._person, self._now = shelf, reading, painting, person, now
        self._jobs: dict[str, Job] = {}
        self._stopped: set[str] = set()
        self._change = threading.Lock()
        self._one_at_a_time = threading.Lock()

    def jobs(self) -> list[Job]:
        """Every job since the desk was opened, and how far it is."""
        with self._change:
            return list(self._jobs.values())

    def begin(self, id_: str, language: str = "") -> Job:
        """Have a scan read, in a language that Tesseract knows; one that is under way goes on.

        Raises:
            NotOnStackError: there is no such scan.
            ShelfTroubleError: Tesseract is not there, or does not know the language; or the script has a book.
        """
        name, _ = self._file(id_)
        if self._shelf.has_book(id_):
            raise OnTableError()
        chosen = _language(language)
        with self._change:
            job = self._jobs.get(id_)
            if job is None or not job.running:
                job = self._jobs[id_] = Job(id_, name)
                self._stopped.discard(id_)
                threading.Thread(target=self._work, args=(job, chosen), daemon=True).start()
        return job

    def stop(self, id_: str) -> None:
        """Stop a job after the pages that are being looked at."""
        with self._change:
            self._stopped.add(id_)

    def close(self) -> None:
        """Stop all jobs: the desk closes."""
        with self._change:
            self._stopped |= self._jobs.keys()

    # -- the work, in a thread of its own -----------------------------------------------------------------------------

    def _work(self, job: Job, language: str) -> None:
        with self._one_at_a_time:
            try:
                script = self._read(job, language)
            except StoppedError:
                self._tell(job.id, state="stopped")
            except TooMuchError:
                self._tell(job.id, state="failed", why=_TOO_MUCH)
            except (UnreadableScriptError, ShelfTroubleError) as error:
                self._tell(job.id, state="failed", why=str(error))
            except Exception:
                self._tell(job.id, state="failed", why="The desk made a mistake with this scan. Nothing is lost.")
                raise
            else:
                self._tell(job.id, state="done", script=script)

    def _read(self, job: Job, language: str) -> str:
        name, data = self._file(job.id)
        sizes = [PageSize(*size) for size in self._painting.do(page_sizes, data)]
        self._tell(job.id, state="reading", pages=len(sizes))
        source = scan_source(
            lambda page: self._painting.do(partial(scan_picture, page=page, dots=DOTS), data),
            sizes,
            language,
            lambda page: self._tell(job.id, page=page),
            lambda: job.id in self._stopped,
        )
        return self._keep(job.id, name, data, source)

    def _keep(self, id_: str, name: str, data: bytes, source: Source) -> str:
        lines = pack(kept_lines.to_document(source))
        draft = self._shelf.draft(id_)
        if draft is not None:
            before = Before(id_, name, draft, self._shelf.answers(id_))
            said = said_of(self._shelf.corrections(id_))
            again = self._reading.do(partial(read_kept, before=before, said=said, scanned=True), lines)
            self._shelf.reread(again.script, again.answers, self._person, self._now())
            return id_
        new = self._reading.do(partial(_as_new, hash_=id_, name=name), lines)
        script, remembered = remembering(self._shelf, self._reading, replace(new, source=data))
        self._shelf.put(script, self._now(), remembered)
        self._shelf.read_after_all(name)
        return script.id

    def _file(self, id_: str) -> tuple[str, bytes]:
        scan = self._shelf.scan(id_)
        found = (scan.name, scan.data) if scan else self._shelf.source(id_)
        if found is None:
            raise NotOnStackError()
        return found

    def _tell(self, id_: str, **news: object) -> None:
        with self._change:
            self._jobs[id_] = replace(self._jobs[id_], **news)  # type: ignore[arg-type]  # a job's own fields


def _as_new(lines: bytes, hash_: str, name: str) -> NewScript:
    """A scan's lines as a script for the stack, in the reading room."""
    read = read_unmarked(kept_lines.from_document(unpack(lines)), name, scanned=True)
    return as_script(read, hash_, name, b"")


def _language(wanted: str) -> str:
    """A language that Tesseract knows.

    Raises:
        ShelfTroubleError: it does not know it, or is not there.
    """
    if tesseract() is None:
        raise ShelfTroubleError(INSTALL)
    known = languages()
    if wanted and wanted not in known:
        raise ShelfTroubleError(f"Tesseract has no “{wanted[:20]}” on this machine: it knows {', '.join(known)}.")
    return wanted or usual_language(known)
