"""The scribe: what comes in is judged, kept in one order, and answered only when it is on the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from tests.book.making import DRAFTS, place

from tablework.actions.scribe import Answer, Scribe
from tablework.actions.tokens import new_id
from tablework.book.entries import Entry
from tablework.book.judgement import NOT_HERE
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.trouble import ShelfTroubleError

NOW = "2026-11-22T12:00:00.000+00:00"


class SlowLog(SqliteLog):
    """The real log, which counts its commits and can be told to wait or to fail before one."""

    commits = 0
    trouble: Exception | None = None

    def __init__(self, file: SqliteFile) -> None:
        super().__init__(file)
        self.gate = threading.Event()
        self.gate.set()

    def append(self, entries: Sequence[tuple[str, Entry]]) -> None:
        self.gate.wait(10)
        self.commits += 1
        if self.trouble:
            raise self.trouble
        super().append(entries)


class Table:
    """One production with Rosa, Margot and a guest at it."""

    def __init__(self, folder: Path) -> None:
        self.file = SqliteFile(folder / "desk.sqlite")
        with self.file.write() as connection:
            connection.execute("INSERT INTO source VALUES ('h', x'00')")
            connection.execute("INSERT INTO script VALUES ('s', 'h', 'n', '', '{}', x'00', x'00', 1, 0)")
        self.log = SlowLog(self.file)
        self.log.open_production("p", "s", NOW)
        self.scribe = Scribe(self.log, lambda _: DRAFTS, lambda: NOW)
        self.told: list[Entry] = []
        self.scribe.tell(lambda written: self.told.extend(entry for _, entry in written))
        people = {"rosa": "director", "margot": "performer", "otto": "guest"}
        first = [wire("make", "person", id_, {"name": id_, "position": held}) for id_, held in people.items()]
        self.scribe.open("p", "rosa", first).result(10)

    def write(self, *found: object, by: str = "rosa") -> list[Answer]:
        return self.scribe.write("p", by, found).result(10)

    def kept(self) -> list[Entry]:
        return list(self.log.entries("p"))


def wire(verb: str, kind: str, record: str, data: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    made = {"id": new_id(), "record": record, "kind": kind, "verb": verb, "data": data or {}, "made_at": NOW}
    return made | more


def note(text: str = "slower", record: str | None = None, kind: str = "note") -> dict[str, Any]:
    return wire("make", kind, record or new_id(), {"place": place(), "text": text})


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    table = Table(tmp_path)
    yield table
    table.scribe.close()
    table.file.close()


def outcomes(answers: list[Answer]) -> list[str]:
    return [answer.outcome for answer in answers]


def test_each_entry_is_answered_by_itself(table: Table) -> None:
    """One entry that cannot be taken holds up no other."""
    answers = table.write(note(), "no entry at all", {"id": 5}, note("x" * 30_000), note())
    assert outcomes(answers) == ["kept", "refused", "refused", "refused", "kept"]
    assert [entry.number for entry in table.kept()] == [1, 2, 3, 4, 5]
    assert table.told[-2:] == table.kept()[-2:]


def test_what_is_sent_a_thousand_times_is_kept_once(table: Table) -> None:
    sent = note()
    answers = [answer for _ in range(100) for answer in table.write(*[sent] * 10)]
    assert set(answers) == {Answer(sent["id"], "kept", at=NOW)}
    assert len(table.kept()) == 4


def test_an_id_is_used_once_and_another_s_id_tells_nothing(table: Table) -> None:
    sent = note(kind="idea")
    table.write(sent)
    (conflict,) = table.write({**sent, "data": {**sent["data"], "text": "other"}})
    (foreign,) = table.write({**sent, "record": new_id()}, by="margot")
    (nothing,) = table.write(wire("edit", "idea", new_id(), {"text": "?"}), by="margot")
    assert conflict.outcome == "conflict"
    assert (foreign.outcome, foreign.why) == (nothing.outcome, nothing.why) == ("refused", NOT_HERE)


def test_an_erased_entry_that_is_sent_again_stays_erased(table: Table) -> None:
    """A tablet that was away sends the note once more which its author has erased meanwhile."""
    sent = note(record="n")
    table.write(sent)
    table.write(wire("erase", "note", "n"))
    assert outcomes(table.write(sent)) == ["kept"]
    assert "slower" not in str(table.kept())


def test_who_comes_while_one_letter_is_written_shares_the_next_commit(table: Table) -> None:
    table.log.gate.clear()
    before = table.log.commits
    letters = [table.scribe.write("p", "rosa", [note()]) for _ in range(20)]
    table.log.gate.set()
    assert [outcomes(letter.result(10)) for letter in letters] == [["kept"]] * 20
    assert table.log.commits - before <= 2


def test_a_commit_that_fails_keeps_nothing_and_the_next_one_all(table: Table) -> None:
    table.log.trouble = ShelfTroubleError("The disk is full.")
    letter = table.scribe.write("p", "rosa", [note()])
    with pytest.raises(ShelfTroubleError, match="full"):
        letter.result(10)
    told = len(table.told)
    table.log.trouble = None
    assert outcomes(table.write(note())) == ["kept"]
    assert [entry.number for entry in table.kept()] == [1, 2, 3, 4]
    assert len(table.told) == told + 1


def test_a_program_error_leaves_nobody_waiting(table: Table) -> None:
    table.log.trouble = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        table.write(note())
    table.log.trouble = None
    assert outcomes(table.write(note())) == ["kept"]


def test_a_production_that_is_not_there(table: Table) -> None:
    with pytest.raises(ShelfTroubleError, match="no such production"):
        table.scribe.write("nowhere", "rosa", [note()]).result(10)
    with pytest.raises(ShelfTroubleError, match="no such production"):
        table.scribe.ask("nowhere", lambda book: book.length).result(10)


def test_a_production_is_opened_once(table: Table) -> None:
    assert table.scribe.open("p", "margot", [wire("make", "person", "m", {"name": "M"})]).result(10) == []
    assert table.scribe.ask("p", lambda book: [person.id for person in book.people()]).result(10) == [
        "rosa",
        "margot",
        "otto",
    ]


def test_many_write_at_once_and_there_is_one_order(table: Table) -> None:
    """Sixteen people write fifty notes each at the same time: eight hundred notes, numbered without a gap."""
    letters: list[Future[list[Answer]]] = []

    def write() -> None:
        letters.extend(table.scribe.write("p", "rosa", [note()]) for _ in range(50))

    writers = [threading.Thread(target=write) for _ in range(16)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    table.scribe.ask("p", lambda book: book.length).result(20)
    assert [outcomes(letter.result(20)) for letter in letters] == [["kept"]] * 800
    kept = table.kept()
    assert [entry.number for entry in kept] == list(range(1, 804))
    assert table.told == kept
    assert list(table.log.damage()) == []


def test_what_has_come_in_is_written_before_the_scribe_goes(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.log.gate.clear()
    letters = [table.scribe.write("p", "rosa", [note()]) for _ in range(130)]
    table.log.gate.set()
    table.scribe.close()
    assert [outcomes(letter.result(0)) for letter in letters] == [["kept"]] * 130
    table.file.close()
