"""Coming to the table: invitations, second devices, and the ways back."""

import sqlite3

import pytest

from tablework.actions.come_back import NotProvenError, Passphrases
from tablework.actions.come_to_the_table import (
    Entrance,
    NoInviteError,
    NotAllowedError,
    NotTakenError,
    clean_name,
)
from tablework.actions.devices import Devices
from tablework.actions.open_books import Books, words_of
from tablework.actions.prepare_script import prepare
from tablework.actions.scribe import Scribe
from tablework.actions.tokens import hash_of, new_id
from tablework.shelf.people import Invite, Person
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.sqlite_people import SqlitePeople


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = "2026-11-22T12:00:00.000+00:00"

    def __call__(self) -> str:
        return self.now


class House:
    """A desk with two books, at which Rosa directs."""

    def __init__(self, shelf: SqliteShelf) -> None:
        self.people, self.clock, self._shelf = SqlitePeople(shelf.file), Clock(), shelf
        self.log = SqliteLog(shelf.file)
        self.scribe = Scribe(self.log, words_of(shelf, self.log), self.clock)
        self.books = Books(shelf, self.log, self.scribe, self.clock)
        self.entrance = Entrance(self.people, self.books, self.clock)
        self.devices = Devices(self.people, self.clock)
        self.people.put_person(Person("rosa", "Rosa"))
        self.hour, self.pier = self._open("The Hour Between"), self._open("The Pier")

    def _open(self, title: str) -> str:
        script = prepare(f"Title: {title}\n\nANNA\nA door.\n".encode(), f"{title}.fountain")
        self._shelf.put(script, self.clock())
        return self.books.open(script.id, "rosa", "Rosa")

    def seated(self, person: str) -> tuple[str, str, str]:
        """How somebody sits at the table of The Hour Between, and who has seated them last."""
        (*_, last) = (entry for entry in self.log.entries(self.hour) if entry.record == person)
        there = self.scribe.ask(self.hour, lambda book: book.person(person)).result()
        return there.name, there.position, last.by


@pytest.fixture
def house(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    house = House(shelf)
    yield house
    house.scribe.close()
    shelf.close()


def test_rosa_invites_margot_and_she_comes(house):
    """
    Rosa makes an invitation for Margot as performer and hands her the link. Margot looks at it, twice; nothing is used
    up by that. She gives her name, and sits at the table.
    """
    handed = house.entrance.invite(house.hour, "rosa", "performer", "Margot")
    for _ in range(2):
        seen = house.entrance.look(handed.token)
        assert (seen.by, seen.title, seen.position, seen.name) == ("Rosa", "The Hour Between", "performer", "Margot")
    joined = house.entrance.join(handed.token, " Margot ", "Firefox on Android")
    assert joined.production == house.hour
    assert house.seated(joined.person.id) == ("Margot", "performer", "rosa")
    assert house.people.person(joined.person.id).name == "Margot"
    assert house.devices.seen(hash_of(joined.secret)).person == joined.person.id
    assert house.entrance.books(joined.person.id) == [(house.hour, "The Hour Between", "performer")]


def test_an_invitation_opens_once(house):
    handed = house.entrance.invite(house.hour, "rosa", "performer")
    house.entrance.join(handed.token, "Margot", "")
    for use in (house.entrance.look, lambda token: house.entrance.join(token, "Anders", "")):
        with pytest.raises(NoInviteError, match="has been used"):
            use(handed.token)
    assert house.people.people_named("anders") == []


def test_an_invitation_runs_out_after_a_week(house):
    handed = house.entrance.invite(house.hour, "rosa", "performer")
    house.clock.now = "2026-11-29T11:59:59.000+00:00"
    assert house.entrance.look(handed.token)
    house.clock.now = "2026-11-29T12:00:00.000+00:00"
    with pytest.raises(NoInviteError, match="run out"):
        house.entrance.join(handed.token, "Margot", "")
    assert house.entrance.invites(house.hour, "rosa") == []


def test_an_invitation_taken_back_opens_nothing(house):
    handed = house.entrance.invite(house.hour, "rosa", "performer")
    house.entrance.take_back(house.hour, "rosa", handed.invite.hash)
    with pytest.raises(NoInviteError, match="taken back"):
        house.entrance.join(handed.token, "Margot", "")
    with pytest.raises(NoInviteError, match="not open any more"):
        house.entrance.take_back(house.hour, "rosa", handed.invite.hash)
    with pytest.raises(NoInviteError, match="no invitation"):
        house.entrance.look("anything")


def test_who_may_invite_and_as_what(house):
    house.books.seat(house.hour, "anders", "Anders", "performer", "rosa")
    open_ = house.entrance.invite(house.hour, "rosa", "guest")
    for person in ("anders", "nobody"):
        with pytest.raises(NotAllowedError):
            house.entrance.invite(house.hour, person, "performer")
        with pytest.raises(NotAllowedError):
            house.entrance.invites(house.hour, person)
        with pytest.raises(NotAllowedError):
            house.entrance.take_back(house.hour, person, open_.invite.hash)
    with pytest.raises(NotAllowedError):
        house.entrance.invite("another-book", "rosa", "performer")
    with pytest.raises(NotTakenError, match="no such position"):
        house.entrance.invite(house.hour, "rosa", "king")


def test_one_table_s_invitation_is_not_taken_back_at_another(house):
    house.books.seat(house.pier, "tomas", "Tomas", "director", "rosa")
    handed = house.entrance.invite(house.hour, "rosa", "performer")
    with pytest.raises(NoInviteError):
        house.entrance.take_back(house.pier, "tomas", handed.invite.hash)
    assert house.entrance.look(handed.token)


def test_who_is_known_already_comes_as_themselves(house):
    """Margot, who plays in one book, is invited to another: she stays one person."""
    first = house.entrance.join(house.entrance.invite(house.hour, "rosa", "performer").token, "Margot", "")
    again = house.entrance.join(house.entrance.invite(house.pier, "rosa", "writer").token, "", "", first.person.id)
    assert again.person == first.person
    assert [position for _, _, position in house.entrance.books(first.person.id)] == ["performer", "writer"]


def test_a_table_that_cannot_seat_anybody_uses_no_invitation_up(house, monkeypatch):
    """The disk is full just when the seat is to be written."""
    handed = house.entrance.invite(house.hour, "rosa", "performer")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(house.books, "seat", full)
        with pytest.raises(OSError, match="No space"):
            house.entrance.join(handed.token, "Margot", "")
    assert house.entrance.join(handed.token, "Margot", "").production == house.hour


def test_a_book_that_is_gone_is_said(house):
    gone = Invite(hash_of("token"), "rosa", house.clock(), "2026-11-29", "no-book-any-more", "performer")
    house.people.put_invite(gone)
    with pytest.raises(NoInviteError, match="is gone"):
        house.entrance.look("token")


def test_a_second_device_is_the_same_person_for_two_minutes(house):
    margot = house.entrance.join(house.entrance.invite(house.hour, "rosa", "performer").token, "Margot", "Phone").person
    link = house.entrance.second_device(margot.id)
    assert house.entrance.look(link.token).title is None
    assert house.entrance.join(link.token, "", "Laptop").person == margot
    assert [session.device for session in house.devices.of(margot.id)] == ["Laptop", "Phone"]
    with pytest.raises(NoInviteError, match="used"):
        house.entrance.join(link.token, "", "Somebody else's")
    late = house.entrance.second_device(margot.id)
    house.clock.now = "2026-11-22T12:02:00.000+00:00"
    with pytest.raises(NoInviteError, match="run out"):
        house.entrance.join(late.token, "", "")


def test_the_way_back_leads_to_the_same_person(house):
    token = house.entrance.invite(house.hour, "rosa", "performer").token
    margot = house.entrance.join(token, "Margot", "Lost phone").person
    back = house.entrance.way_back(margot.id, "rosa")
    assert house.entrance.look(back.token).name == "Margot"
    assert house.entrance.join(back.token, "Somebody", "New phone").person == margot


def test_a_new_name_is_heard_at_every_table(house):
    house.entrance.rename("rosa", "Rosa Two")
    assert house.people.person("rosa").name == "Rosa Two"
    assert house.seated("rosa") == ("Rosa Two", "director", "rosa")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Margot\t Two ", "Margot Two"),
        ("Zoe\u0308", "Zoë"),
        ("Mar\u202egot\u200b", "Margot"),
        ("雨", "雨"),
        ("A\x00n\ud800na", "Anna"),
        ("=cmd", "=cmd"),
    ],
)
def test_names_are_one_line_that_can_be_seen(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize("given", ["", " \n", "\u200b", "x" * 81])
def test_what_is_no_name(given: str) -> None:
    with pytest.raises(NotTakenError):
        clean_name(given)


# -- devices ----------------------------------------------------------------------------------------------------------


def test_a_device_stays_signed_in_for_ninety_days_after_it_was_last_seen(house):
    secret = house.devices.sign_in("rosa", "Phone")
    house.clock.now = "2027-02-19T12:00:00.000+00:00"
    assert house.devices.seen(hash_of(secret))
    house.clock.now = "2027-05-19T12:00:00.000+00:00"
    assert house.devices.seen(hash_of(secret))
    house.clock.now = "2027-08-17T12:00:00.000+00:00"
    assert house.devices.seen(hash_of(secret)) is None
    assert house.devices.of("rosa") == []


def test_a_device_signed_out_stays_out_though_it_was_just_seen(house):
    secret = house.devices.sign_in("rosa", "Phone")
    session = house.people.session(hash_of(secret))
    house.devices.sign_out(session.hash)
    house.people.touch_session(session.hash, session.seen_at, session.expires_at)
    assert house.devices.seen(session.hash) is None


def test_nothing_that_opens_a_door_is_kept_in_clear(house, tmp_path):
    handed = house.entrance.invite(house.hour, "rosa", "performer")
    joined = house.entrance.join(handed.token, "Margot", "")
    Passphrases(house.people).set(joined.person.id, "four words of chance")
    link = house.entrance.second_device(joined.person.id)
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        kept = "\n".join(connection.iterdump())
    connection.close()
    for secret in (handed.token, joined.secret, link.token, "four words"):
        assert secret not in kept


def test_ids_sort_as_they_were_made():
    ids = [new_id() for _ in range(3)]
    assert all(id_[14] == "7" and id_[19] in "89ab" and len(id_) == 36 for id_ in ids)
    assert len(set(ids)) == 3


# -- passphrases ------------------------------------------------------------------------------------------------------


def test_a_passphrase_opens_with_its_name(house):
    """Two people are called Anna; each comes in by her own passphrase."""
    passphrases = Passphrases(house.people)
    for id_, words in {"anna-1": "lamp river nine owls", "anna-2": "chalk over the door"}.items():
        house.people.put_person(Person(id_, "Anna"))
        passphrases.set(id_, words)
    assert passphrases.who("ANNA ", "chalk over the door").id == "anna-2"
    assert passphrases.who("anna", "lamp river nine owls").id == "anna-1"
    for name, words in [("Anna", "lamp river nine"), ("Rosa", "lamp river nine owls"), ("Nobody", "anything at all")]:
        with pytest.raises(NotProvenError):
            passphrases.who(name, words)


def test_a_passphrase_is_long_enough_and_not_too_long(house):
    for words in ("short", "x" * 201):
        with pytest.raises(NotTakenError, match="12 to 200"):
            Passphrases(house.people).set("rosa", words)


def test_a_new_passphrase_takes_the_place_of_the_one_before(house):
    passphrases = Passphrases(house.people)
    passphrases.set("rosa", "lamp river nine owls")
    passphrases.set("rosa", "chalk over the door")
    assert passphrases.who("Rosa", "chalk over the door").id == "rosa"
    with pytest.raises(NotProvenError):
        passphrases.who("Rosa", "lamp river nine owls")
