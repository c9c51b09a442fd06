"""The port of who may come in: people, invitations, devices that are signed in, and what people prove themselves by.

Times are ISO 8601 in UTC with milliseconds, all written alike, so that they compare as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may come in."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation, known by its token's hash: to a production's table in a position, or back in for a `person`."""

    hash: str = field(repr=False)
    by: str
    made_at: str
    expires_at: str
    production: str | None = None
    position: str | None = None
    name: str | None = None
    person: str | None = None
    used_at: str | None = None
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One device that a person is signed in on, known by its secret's hash."""

    hash: str = field(repr=False)
    person: str
    device: str
    made_at: str
    seen_at: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Passkey:
    """A person's passkey: its public key (COSE), and how many signatures it has counted."""

    id: bytes = field(repr=False)
    person: str
    key: bytes = field(repr=False)
    count: int
    made_at: str


class People(Protocol):
    """Keeps who may come in. Every change is durable when its method returns.

    Methods raise `ShelfTroubleError` with one sentence when the disk is full, read-only, or the file is damaged.
    """

    def person(self, id_: str) -> Person | None:
        """Somebody, or None."""
        ...

    def people_named(self, name: str) -> list[Person]:
        """Everybody of this name, whatever its case."""
        ...

    def put_person(self, person: Person) -> None:
        """Keep somebody, or their new name."""
        ...

    def put_invite(self, invite: Invite) -> None:
        """Keep an invitation."""
        ...

    def invite(self, hash_: str) -> Invite | None:
        """An invitation, or None."""
        ...

    def open_invites(self, production: str, at: str) -> list[Invite]:
        """The invitations to a table that can still be used, newest first."""
        ...

    def revoke_invite(self, production: str, hash_: str, at: str) -> bool:
        """Take an invitation to this table back; whether there was one to take back."""
        ...

    def use_invite(self, hash_: str, person: Person, session: Session, at: str) -> bool:
        """Use an invitation up for a person on a device, all at once; False when it cannot be used (any more)."""
        ...

    def give_invite_back(self, hash_: str, session: str) -> None:
        """Undo its use: what it was for did not come about."""
        ...

    def put_session(self, session: Session) -> None:
        """Keep a device's session."""
        ...

    def touch_session(self, hash_: str, seen_at: str, expires_at: str) -> None:
        """Keep when a session was last seen; one that has been ended stays ended."""
        ...

    def session(self, hash_: str) -> Session | None:
        """A session, also one that has run out, or None."""
        ...

    def sessions(self, person: str, at: str) -> list[Session]:
        """The devices on which a person is signed in at this time, the last seen first."""
        ...

    def end_session(self, hash_: str) -> None:
        """Sign one device out."""
        ...

    def put_passkey(self, passkey: Passkey) -> None:
        """Keep a passkey, or its new count."""
        ...

    def passkey(self, id_: bytes) -> Passkey | None:
        """A passkey, or None."""
        ...

    def passkeys(self, person: str) -> list[Passkey]:
        """A person's passkeys."""
        ...

    def put_passphrase(self, person: str, hash_: str) -> None:
        """Keep the argon2id hash of a person's passphrase, in place of the one before."""
        ...

    def passphrase(self, person: str) -> str | None:
        """The argon2id hash of a person's passphrase, or None."""
        ...
