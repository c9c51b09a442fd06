"""The casting desk: asked and done, one thing after the other, on a real file."""

import threading

import pytest

from tablework.actions.casting_desk import CastingDesk
from tablework.casting.acts import Act
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.trouble import ShelfTroubleError


@pytest.fixture
def log(tmp_path):
    return SqliteCastingLog(SqliteFile(tmp_path / "desk.sqlite"))


def desk_of(log) -> CastingDesk:
    return CastingDesk(log, lambda: "now")


def names(desk: CastingDesk) -> list[str]:
    return desk.ask(lambda records: [kept.data["name"] for kept in records.all("performer")])


def test_what_was_done_is_there_when_the_desk_is_opened_again(log):
    """Rosa adds Margot, closes, and comes back tomorrow."""
    (done,) = desk_of(log).act("rosa", lambda _: [Act("r1", "performer", "make", {"name": "Margot"})])
    assert (done.by, done.at, done.number) == ("rosa", "now", 1)
    assert names(desk_of(log)) == ["Margot"]


def test_nobody_comes_in_between_looking_and_doing(log):
    """Ten people each add somebody only if nobody is there yet: one is added."""
    desk = desk_of(log)

    def if_empty(records):
        return [] if list(records.all("performer")) else [Act("r", "performer", "make", {"name": "Anders"})]

    people = [threading.Thread(target=desk.act, args=("rosa", if_empty)) for _ in range(10)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert names(desk) == ["Anders"]


def test_what_could_not_be_kept_is_not_in_mind_either(log):
    """Another program writes to the desk in between: this one says so, and goes on with what is on the disk."""
    desk = desk_of(log)
    assert names(desk) == []
    desk_of(log).act("tomas", lambda _: [Act("r1", "performer", "make", {"name": "Margot"})])
    with pytest.raises(ShelfTroubleError):
        desk.act("rosa", lambda _: [Act("r2", "performer", "make", {"name": "Anders"})])
    assert names(desk) == ["Margot"]
