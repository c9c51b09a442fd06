"""Come to a production's table: invite somebody, look at an invitation, join; and a way back in for who is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from tablework.actions.devices import Devices
from tablework.actions.tokens import hash_of, new_id, new_token, stamp
from tablework.company.may import may_invite
from tablework.company.people import POSITIONS
from tablework.shelf.people import Invite, People, Person
from tablework.shelf.trouble import ShelfTroubleError

INVITE_STAYS = timedelta(days=7)
"""How long an invitation can be used: handed over on a Monday, it still opens at the week's last rehearsal."""

SECOND_DEVICE_STAYS = timedelta(minutes=2)
"""How long the way to a second device is open: both are in one hand or on one table."""

LONGEST_NAME = 80


class ComingError(Exception):
    """Somebody cannot come in. Its text is one sentence for a person: what is wrong, and what to do."""


class NoInviteError(ComingError):
    """An invitation that is none, or opens nothing any more."""


class NotAllowedError(ComingError):
    """Who asks is not the one to do this."""


class NotTakenError(ComingError):
    """What was given cannot be taken: a name, a position, a passphrase."""


class Seats(Protocol):
    """The tables that people sit at; the book keeps them."""

    def seat(self, production: str, person: str, name: str, position: str, by: str) -> None:
        """Put a person at a production's table in a position; who sits there already changes places."""
        ...

    def position(self, production: str, person: str) -> str | None:
        """A person's position at a table; None when they do not sit there."""
        ...

    def title(self, production: str) -> str | None:
        """A production's title; None when there is no such production."""
        ...

    def books(self, person: str) -> list[tuple[str, str, str]]:
        """The tables a person sits at: production, title, position."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as it is handed over: its token, which is kept nowhere, and what is kept."""

    token: str = field(repr=False)
    invite: Invite


@dataclass(frozen=True, slots=True)
class Looked:
    """What an invitation says: from whom, to which table, as what; without a title it only leads back in."""

    by: str
    title: str | None
    position: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody has come in: who, to which table, and the secret for their device to keep."""

    person: Person
    production: str | None
    secret: str = field(repr=False)


class Entrance:
    """The way to the table."""

    def __init__(self, people: People, seats: Seats, now: Callable[[], str]) -> None:
        """Let people in to these seats."""
        self._people, self._seats, self._now = people, seats, now
        self._devices = Devices(people, now)

    # -- inviting -------------------------------------------------------------------------------------------------

    def invite(self, production: str, by: str, position: str, name: str | None = None) -> Invitation:
        """Make an invitation to a table, for one person and for a week.

        Raises:
            NotAllowedError: who invites may not.
            NotTakenError: there is no such position, or the name is none.
        """
        self.check_may_invite(production, by)
        if position not in POSITIONS:
            raise NotTakenError(f"There is no such position: choose one of {', '.join(POSITIONS.values())}.")
        named = clean_name(name) if name else None
        return self._make(by, INVITE_STAYS, production=production, position=position, name=named)

    def way_back(self, person: str, by: str) -> Invitation:
        """Make an invitation for somebody who has lost their way in; their devices stay signed in until signed out."""
        return self._make(by, INVITE_STAYS, person=person)

    def second_device(self, person: str) -> Invitation:
        """Make the way to a person's second device: good for one use within two minutes."""
        return self._make(person, SECOND_DEVICE_STAYS, person=person)

    def _make(self, by: str, stays: timedelta, **to: str | None) -> Invitation:
        token, at = new_token(), stamp(self._now())
        invite = Invite(hash_of(token), by, at, stamp(at, stays), **to)
        self._people.put_invite(invite)
        return Invitation(token, invite)

    def invites(self, production: str, by: str) -> list[Invite]:
        """The invitations to a table that can still be used.

        Raises:
            NotAllowedError: who asks may not invite.
        """
        self.check_may_invite(production, by)
        return self._people.open_invites(production, stamp(self._now()))

    def take_back(self, production: str, by: str, invite: str) -> None:
        """Take an invitation back.

        Raises:
            NotAllowedError: who asks may not invite.
            NoInviteError: it is not there, or somebody has used it.
        """
        self.check_may_invite(production, by)
        if not self._people.revoke_invite(production, invite, stamp(self._now())):
            raise NoInviteError("This invitation is not open any more: load the list again.")

    def check_may_invite(self, production: str, person: str) -> None:
        """Refuse who may not bring people to a table.

        Raises:
            NotAllowedError: they may not.
        """
        if not may_invite(self._seats.position(production, person)):
            raise NotAllowedError("Only the director, the stage manager and the producer invite: ask one of them.")

    # -- being there -----------------------------------------------------------------------------------------------

    def books(self, person: str) -> list[tuple[str, str, str]]:
        """The tables a person sits at: production, title, position."""
        return self._seats.books(person)

    def rename(self, person: str, name: str) -> Person:
        """Call somebody by another name; a table that does not take it from them goes on with the one before.

        Raises:
            NotTakenError: the name is none.
        """
        renamed = Person(person, clean_name(name))
        self._people.put_person(renamed)
        for production, _, position in self._seats.books(person):
            with suppress(ShelfTroubleError):
                self._seats.seat(production, person, renamed.name, position, person)
        return renamed

    # -- coming ---------------------------------------------------------------------------------------------------

    def look(self, token: str) -> Looked:
        """What an invitation says. Looking does not use it up, so a preview of its link takes nothing away.

        Raises:
            NoInviteError: it opens nothing (any more).
        """
        invite = self._open(token)
        title = self._seats.title(invite.production) if invite.production else None
        if invite.production and title is None:
            raise NoInviteError("The book that this invitation leads to is gone: ask who invited you.")
        name = self._name(invite.person) if invite.person else invite.name
        return Looked(self._name(invite.by), title, invite.position, name)

    def join(self, token: str, name: str, device: str, me: str | None = None) -> Joined:
        """Come in by an invitation, as somebody new or as `me`, who is signed in already; it is used up by that.

        Raises:
            NoInviteError: it opens nothing (any more).
            NotTakenError: the name is none.
        """
        invite = self._open(token)
        person = self._who_comes(invite, name, me)
        secret, session = self._devices.new(person.id, device)
        if not self._people.use_invite(invite.hash, person, session, stamp(self._now())):
            raise _spent(self._people.invite(invite.hash))
        self._sit(invite, person, session.hash)
        return Joined(person, invite.production, secret)

    def _who_comes(self, invite: Invite, name: str, me: str | None) -> Person:
        known = self._people.person(invite.person or me or "")
        return known or Person(new_id(), clean_name(name))

    def _sit(self, invite: Invite, person: Person, session: str) -> None:
        if invite.production is None or invite.position is None:
            return
        try:
            self._seats.seat(invite.production, person.id, person.name, invite.position, invite.by)
        except BaseException:
            self._people.give_invite_back(invite.hash, session)
            raise

    def _open(self, token: str) -> Invite:
        invite = self._people.invite(hash_of(token))
        if invite is None or invite.used_at or invite.revoked_at or invite.expires_at <= stamp(self._now()):
            raise _spent(invite)
        return invite

    def _name(self, person: str) -> str:
        found = self._people.person(person)
        return found.name if found else ""


def clean_name(name: str) -> str:
    """A name as it is kept: one line, composed, without signs that cannot be seen.

    Raises:
        NotTakenError: nothing is left of it, or it is too long.
    """
    seen = "".join(sign for sign in unicodedata.normalize("NFC", name) if not _unseen(sign))
    cleaned = " ".join(seen.split())
    if not cleaned:
        raise NotTakenError("Please give the name that you are called by.")
    if len(cleaned) > LONGEST_NAME:
        raise NotTakenError(f"A name has at most {LONGEST_NAME} letters: please give a shorter one.")
    return cleaned


def _unseen(sign: str) -> bool:
    """Controls, overrides of the writing direction, halves of pairs; but spaces of every kind stay to be counted."""
    return unicodedata.category(sign)[0] == "C" and not sign.isspace()


def _spent(invite: Invite | None) -> NoInviteError:
    if invite is None:
        return NoInviteError("This is no invitation of this desk: check that the link is whole.")
    if invite.revoked_at:
        return NoInviteError("This invitation was taken back: ask who invited you.")
    if invite.used_at:
        return NoInviteError("This invitation has been used: ask for another one, or sign in.")
    return NoInviteError("This invitation has run out: ask for another one.")
