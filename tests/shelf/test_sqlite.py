"""The shelf keeps what it is given, in a real file."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tablework.actions.prepare_script import prepare, unpack
from tablework.script.presence import Answer
from tablework.shelf.migrations import statements, steps
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.trouble import ShelfTroubleError

NOON = "2026-11-22T12:00:00+00:00"
DUST = "Title: Dust\nAuthor: Ada Quill\n\n# ACT ONE\n\nZOÉ\nA door in the wall.\n\nBEN\nNo door, Zoë.\n"
RAIN = "Title: Rain on the Door\n\nANNA\nIt rains. 雨が降る.\n"


@pytest.fixture
def shelf(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk" / "desk.sqlite")
    yield shelf
    shelf.close()


def put(shelf: SqliteShelf, text: str, name: str = "play.fountain") -> str:
    script = prepare(text.encode(), name)
    shelf.put(script, NOON)
    return script.id


def test_a_script_is_kept_as_it_came_and_as_it_was_read(shelf):
    dust = put(shelf, DUST)
    assert shelf.source(dust) == ("play.fountain", DUST.encode())
    assert unpack(shelf.draft(dust))["title"] == "Dust"
    assert unpack(shelf.breakdown(dust))["words"] == 8
    assert shelf.has(prepare(DUST.encode(), "x.txt").hash)
    assert [script.facts["title"] for script in shelf.stack("me")] == ["Dust"]


def test_the_same_file_twice_is_one_script(shelf):
    assert put(shelf, DUST) == put(shelf, DUST, "copy.fountain")
    assert len(shelf.stack("me")) == 1


def test_what_is_not_there_is_none(shelf):
    assert shelf.source("x") is shelf.draft("x") is shelf.breakdown("x") is shelf.on_stack("me", "x") is None


def test_piles_and_sparks_are_each_person_s_own(shelf):
    dust = put(shelf, DUST)
    shelf.stand("rosa", dust, pile="reading")
    shelf.stand("rosa", dust, spark=3)
    assert (shelf.on_stack("rosa", dust).pile, shelf.on_stack("rosa", dust).spark) == ("reading", 3)
    assert (shelf.on_stack("tom", dust).pile, shelf.on_stack("tom", dust).spark) == ("unread", 0)


def test_the_last_answer_counts_and_can_be_taken_back(shelf):
    dust = put(shelf, DUST)
    shelf.answer("me", dust, "e1", "ben", on_stage=True, at=NOON)
    shelf.answer("me", dust, "e1", "zoe", on_stage=True, at=NOON)
    shelf.answer("me", dust, "e1", "ben", on_stage=False, at=NOON)
    shelf.answer("me", dust, "e1", "zoe", on_stage=None, at=NOON)
    assert shelf.answers(dust) == (Answer("e1", "ben", on_stage=False),)


def test_files_that_could_not_be_read_are_remembered_once_until_they_can(shelf):
    shelf.could_not("broken.fdx", "It breaks off.", NOON)
    shelf.could_not("broken.fdx", "It is empty.", NOON)
    assert [trouble.why for trouble in shelf.troubles()] == ["It is empty."]
    shelf.read_after_all("broken.fdx")
    assert shelf.troubles() == []


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("door", ["Rain on the Door", "Dust"]),
        ("doo", ["Rain on the Door", "Dust"]),
        ("zoe", ["Dust"]),
        ("ZOÉ wall", ["Dust"]),
        ('"in the wall"', ["Dust"]),
        ('"wall the in"', []),
        ("quill", ["Dust"]),
        ("降る", ["Rain on the Door"]),
        ("wall rains", []),
        ("nothing", []),
        ("", []),
        ("?!", []),
        ('" OR *', []),
    ],
)
def test_finding(shelf, typed: str, titles: list[str]) -> None:
    """Titles first; all the words in one line; no accents, no case; the last word may be unfinished."""
    put(shelf, DUST)
    put(shelf, RAIN)
    assert [found.script.facts["title"] for found in shelf.find("me", typed)] == titles


def test_what_was_found_says_where_it_stands(shelf):
    put(shelf, DUST)
    (found,) = shelf.find("me", "no door")
    assert found.count == 1
    (line,) = found.lines
    assert (line.field, line.role, line.division, line.text) == ("text", "BEN", "Act 1", "No door, Zoë.")


def test_no_more_scripts_than_asked_for(shelf):
    for number in range(4):
        put(shelf, f"Title: Play {number}\n\nANNA\nDoor.\n")
    assert len(shelf.find("me", "door", scripts=3)) == 3
    assert len(shelf.find("me", "play", scripts=2)) == 2


def test_several_threads_read_and_write_at_once(shelf):
    dust = put(shelf, DUST)
    threads = [threading.Thread(target=shelf.stand, args=(f"p{n}", dust), kwargs={"spark": 1}) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(shelf.on_stack(f"p{n}", dust).spark == 1 for n in range(8))


def test_a_change_that_fails_leaves_nothing_behind(shelf):
    dust = put(shelf, DUST)
    with pytest.raises(sqlite3.IntegrityError):
        shelf.stand("me", dust, spark=7)
    assert shelf.on_stack("me", dust).spark == 0


def test_a_desk_from_before_there_were_books_opens_with_all_that_is_in_it(tmp_path):
    """The first Tablework made it: its scripts stay, and a book can be opened on them."""
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as old:
        for statement in statements(steps()[0]):
            old.execute(statement)
        old.execute("INSERT INTO source VALUES ('h', x'00')")
        old.execute("INSERT INTO script VALUES ('s', 'h', 'n', '2026-01-01', '{}', x'00', x'00', 1, 0)")
        old.execute("PRAGMA user_version = 1")
        old.commit()
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    assert [script.id for script in shelf.stack("me")] == ["s"]
    assert SqliteLog(shelf.file).open_production("p", "s", "2026-11-22").script == "s"
    shelf.close()


def test_a_desk_of_a_newer_tablework_is_left_alone(tmp_path):
    path = tmp_path / "desk.sqlite"
    SqliteShelf(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(ShelfTroubleError, match="newer Tablework"):
        SqliteShelf(path)


def test_a_file_that_is_no_desk_is_left_alone(tmp_path):
    path = tmp_path / "desk.sqlite"
    path.write_bytes(b"My diary. " * 1000)
    with pytest.raises(ShelfTroubleError, match="no desk"):
        SqliteShelf(path)
    assert path.read_bytes().startswith(b"My diary.")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ShelfTroubleError, match="cannot be made"):
        SqliteShelf(tmp_path / "file" / "desk" / "desk.sqlite")


def test_a_desk_that_is_a_folder_cannot_be_opened(tmp_path):
    (tmp_path / "desk.sqlite").mkdir()
    with pytest.raises(ShelfTroubleError, match="cannot be opened"):
        SqliteShelf(tmp_path / "desk.sqlite")


def test_migrations_run_one_statement_at_a_time():
    assert len(statements(steps()[0])) > 5
    assert statements("CREATE TABLE a (b); -- why\n\nCREATE TABLE c (d);\n") == [
        "CREATE TABLE a (b);",
        "CREATE TABLE c (d);",
    ]


# -- damage -----------------------------------------------------------------------------------------------------------


def hurt(path: Path, sql: str, *values: object) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql, values)
    connection.close()


HURTS = {
    "a file that is not as it came": ("UPDATE source SET bytes = x'00'", "not as it came"),
    "a file that is gone": ("DELETE FROM source", "not as it came"),
    "a draft that cannot be read": ("UPDATE script SET draft = x'00'", "draft of play.fountain"),
    "a breakdown that cannot be read": ("UPDATE script SET breakdown = x'00'", "breakdown of play.fountain"),
    "lines that are gone": ("DELETE FROM line WHERE number = 3", "lines of play.fountain"),
    "a standing with nothing": ("INSERT INTO standing VALUES ('me', 'gone', 'read', 1)", "belongs to a script"),
}


@pytest.mark.parametrize(("sql", "what"), HURTS.values(), ids=HURTS)
def test_damage_is_found_and_named(tmp_path, sql: str, what: str) -> None:
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    put(shelf, DUST)
    assert list(shelf.damage()) == []
    hurt(tmp_path / "desk.sqlite", sql)
    assert any(what in damage.what for damage in shelf.damage())
    shelf.close()


def test_a_torn_desk_says_so(tmp_path):
    path = tmp_path / "desk.sqlite"
    shelf = SqliteShelf(path)
    for number in range(30):
        put(shelf, f"Title: Play {number}\n\nANNA\n{'Door. ' * 400}\n")
    shelf.close()
    data = bytearray(path.read_bytes())
    data[20_000:60_000] = bytes(40_000)
    path.write_bytes(data)
    torn = SqliteShelf(path)
    assert any(damage.what.startswith("The desk's file is damaged") for damage in torn.damage())
    torn.close()


def test_a_full_disk_says_so_and_loses_nothing(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    dust = put(shelf, DUST)
    (pages,) = shelf.file.connection.execute("PRAGMA page_count").fetchone()
    shelf.file.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ShelfTroubleError, match="disk is full"):
        put(shelf, "Title: Long\n\nANNA\n" + "\n\nBEN\n".join(f"Line {n} " * 50 for n in range(500)))
    assert [script.id for script in shelf.stack("me")] == [dust]
    assert list(shelf.damage()) == []
    shelf.close()
