"""The casting log: appended, chained, erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.trouble import ShelfTroubleError
from tablework.testing.casting_logs import CastingLogSuite, act

CANARY = "the canary sings only here"


@pytest.fixture
def file(tmp_path: Path) -> SqliteFile:
    return SqliteFile(tmp_path / "desk.sqlite")


@pytest.fixture
def log(file: SqliteFile) -> SqliteCastingLog:
    return SqliteCastingLog(file)


class TestSqliteCastingLog(CastingLogSuite):
    @pytest.fixture
    def log(self, file: SqliteFile) -> SqliteCastingLog:
        return SqliteCastingLog(file)


TAMPERING = {
    "a word is changed": "UPDATE act SET body = replace(body, 'words', 'worms') WHERE number = 2",
    "an author is changed": "UPDATE act SET person = 'tomas' WHERE number = 2",
    "an act is taken out": "DELETE FROM act WHERE number = 2",
    "the last act is taken out": "DELETE FROM act WHERE number = 3",
    "words are made to vanish": "UPDATE act SET body = NULL, salt = NULL WHERE number = 2",
    "the end is forgotten": "UPDATE casting_head SET length = 2",
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_whatever_is_changed_behind_our_back_is_found(log, file, tampering):
    log.append([act(n) for n in (1, 2, 3)])
    with file.write() as connection:
        connection.execute(TAMPERING[tampering])
    assert len(list(log.damage())) == 1


def test_what_is_erased_is_in_no_file_any_more(log, tmp_path):
    """Not in the database, not in what it is written ahead to."""
    log.append([act(1, data={"name": CANARY}), act(2)])
    log.append([act(3, record="r1", verb="erase", data={})])
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert CANARY.encode() not in held


def test_nothing_is_written_to_a_desk_that_is_not_ours_any_more(file):
    """Somebody has moved the file away: what is refused was not kept."""

    def lost() -> None:
        raise ShelfTroubleError("The desk was moved.")

    with pytest.raises(ShelfTroubleError):
        SqliteCastingLog(file, lost).append([act(1)])
    assert list(SqliteCastingLog(file).acts()) == []
