"""The log: appended, chained, erased, and never two programs' at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tablework.shelf.ours import OurDesk, check_place
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.trouble import ShelfTroubleError
from tablework.testing.logs import LogSuite, entry

CANARY = "the canary sings only here"


@pytest.fixture
def file(tmp_path: Path) -> SqliteFile:
    file = SqliteFile(tmp_path / "desk.sqlite")
    with file.write() as connection:
        connection.execute("INSERT INTO source VALUES ('h', x'00')")
        connection.execute("INSERT INTO script VALUES ('s', 'h', 'n', '', '{}', x'00', x'00', 1, 0)")
    return file


@pytest.fixture
def log(file: SqliteFile) -> SqliteLog:
    log = SqliteLog(file)
    log.open_production("p", "s", "2026-11-22")
    return log


class TestSqliteLog(LogSuite):
    @pytest.fixture
    def log(self, file: SqliteFile) -> SqliteLog:
        return SqliteLog(file)


TAMPERING = {
    "a word is changed": "UPDATE entry SET body = replace(body, 'words', 'worms') WHERE number = 2",
    "an author is changed": "UPDATE entry SET person = 'tomas' WHERE number = 2",
    "an entry is taken out": "DELETE FROM entry WHERE number = 2",
    "the last entry is taken out": "DELETE FROM entry WHERE number = 3",
    "an audience is widened": "UPDATE entry SET terms = replace(terms, 'null', '\"table\"') WHERE number = 2",
    "two entries change places": "UPDATE entry SET number = 5 - number WHERE number IN (2, 3)",
    "words are made to vanish": "UPDATE entry SET body = NULL, salt = NULL WHERE number = 2",
    "the end is forgotten": "UPDATE production SET length = 2",
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_whatever_is_changed_behind_our_back_is_found(log: SqliteLog, file: SqliteFile, tampering: str) -> None:
    log.append([("p", entry(n)) for n in (1, 2, 3)])
    with file.write() as connection:
        if "change places" in tampering:
            connection.execute("UPDATE entry SET number = -number")
            connection.execute("UPDATE entry SET number = CASE number WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE 1 END")
        else:
            connection.execute(TAMPERING[tampering])
    assert len(list(log.damage())) == 1


def test_what_is_erased_is_in_no_byte_of_the_desk(log: SqliteLog, file: SqliteFile, tmp_path: Path) -> None:
    log.append([("p", entry(1, data={"text": CANARY})), ("p", entry(2))])
    log.append([("p", entry(3, record="r1", verb="edit", data={"text": f"{CANARY} twice"}))])
    assert CANARY.encode() in _bytes_of(tmp_path)
    log.append([("p", entry(4, record="r1", verb="erase", data={}))])
    assert CANARY.encode() not in _bytes_of(tmp_path)
    assert [one.erased for one in log.entries("p")] == [True, False, True, False]
    assert [one.data for one in log.entries("p")] == [{}, {"text": "words 2"}, {}, {}]
    assert list(log.damage()) == []
    file.close()


def test_a_full_disk_keeps_nothing_of_a_letter_and_says_so(log: SqliteLog, file: SqliteFile) -> None:
    log.append([("p", entry(1))])
    pages = file.one("PRAGMA page_count")[0]
    file.ask(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ShelfTroubleError, match="disk is full"):
        log.append([("p", entry(n, data={"text": "x" * 3000})) for n in range(2, 60)])
    file.ask("PRAGMA max_page_count = 1000000")
    assert len(list(log.entries("p"))) == 1
    log.append([("p", entry(2))])
    assert list(log.damage()) == []


def test_a_desk_is_one_program_s_at_a_time(file: SqliteFile) -> None:
    with OurDesk(file.path), pytest.raises(ShelfTroubleError, match="open in another Tablework"):
        OurDesk(file.path)
    with OurDesk(file.path) as ours:
        ours.check()


def _replace(path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    sqlite3.connect(path).close()
    path.touch()


@pytest.mark.parametrize("harm", [Path.unlink, _replace], ids=["deleted", "replaced"])
@pytest.mark.parametrize("which", ["desk.sqlite", "desk.lock"])
def test_nothing_is_said_to_be_kept_in_a_file_that_is_not_the_desk_s_any_more(
    file: SqliteFile, tmp_path: Path, harm: Callable[[Path], None], which: str
) -> None:
    """Somebody tidies the desk away while it is served: what is written afterwards would be nowhere."""
    with OurDesk(file.path) as ours:
        log = SqliteLog(file, ours.check)
        log.open_production("p", "s", "2026-11-22")
        log.append([("p", entry(1))])
        harm(tmp_path / which)
        with pytest.raises(ShelfTroubleError, match="moved or replaced"):
            log.append([("p", entry(2))])


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/plays /mnt/plays nfs4 rw 0 0
//nas/rehearsal /mnt/the\\040nas cifs rw 0 0
/dev/sdb1 /mnt/plays/own ext4 rw 0 0
torn line
"""


@pytest.mark.parametrize(
    ("folder", "fits"),
    [
        ("/home/rosa/desk", True),
        ("/mnt/plays/desk", False),
        ("/mnt/plays/own/desk", True),
        ("/mnt/the nas/desk", False),
        ("/home/rosa/Dropbox/desk", False),
        ("/home/rosa/Dropbox (Theatre)/desk", False),
        ("/Users/rosa/Library/Mobile Documents/desk", False),
    ],
)
def test_a_desk_lies_on_this_machine_s_own_disk(tmp_path: Path, folder: str, fits: bool) -> None:  # noqa: FBT001 (a column of the table above)
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    try:
        check_place(Path(folder), mounts)
    except ShelfTroubleError:
        assert not fits
    else:
        assert fits


def test_where_the_system_does_not_say_what_is_mounted_only_the_names_count(tmp_path: Path) -> None:
    check_place(Path("/mnt/plays/desk"), tmp_path / "nowhere")


def _bytes_of(folder: Path) -> bytes:
    os.sync()
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
