"""Who may come in, kept in the desk's SQLite file."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple

from tablework.shelf.people import Invite, Passkey, Person, Session
from tablework.shelf.sqlite_file import SqliteFile

_INVITE = "SELECT hash, by, made_at, expires_at, production, position, name, person, used_at, revoked_at FROM invite "
_PASSKEY = "SELECT id, person, key, count, made_at FROM passkey "


class SqlitePeople:
    """People in a file that other things of the same desk are kept in too."""

    def __init__(self, file: SqliteFile) -> None:
        """Keep them in this file; whoever opened it closes it."""
        self._file = file

    def person(self, id_: str) -> Person | None:
        """Somebody, or None."""
        row = self._file.one("SELECT id, name FROM person WHERE id = ?", id_)
        return Person(*row) if row else None

    def people_named(self, name: str) -> list[Person]:
        """Everybody of this name, whatever its case."""
        rows = self._file.ask("SELECT id, name FROM person WHERE folded = ? ORDER BY rowid", name.casefold())
        return [Person(*row) for row in rows]

    def put_person(self, person: Person) -> None:
        """Keep somebody, or their new name."""
        with self._file.write() as connection:
            _put_person(connection, person)

    # -- invitations ----------------------------------------------------------------------------------------------

    def put_invite(self, invite: Invite) -> None:
        """Keep an invitation."""
        with self._file.write() as connection:
            connection.execute(
                "INSERT INTO invite (hash, by, made_at, expires_at, production, position, name, person, used_at, "
                "revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                astuple(invite),
            )

    def invite(self, hash_: str) -> Invite | None:
        """An invitation, or None."""
        row = self._file.one(_INVITE + "WHERE hash = ?", hash_)
        return Invite(*row) if row else None

    def open_invites(self, production: str, at: str) -> list[Invite]:
        """The invitations to a table that can still be used, newest first."""
        rows = self._file.ask(
            _INVITE + "WHERE production = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ? "
            "ORDER BY made_at DESC, rowid DESC",
            production,
            at,
        )
        return [Invite(*row) for row in rows]

    def revoke_invite(self, production: str, hash_: str, at: str) -> bool:
        """Take an invitation to this table back; whether there was one to take back."""
        with self._file.write() as connection:
            done = connection.execute(
                "UPDATE invite SET revoked_at = ? WHERE hash = ? AND production = ? AND used_at IS NULL "
                "AND revoked_at IS NULL",
                (at, hash_, production),
            )
            return done.rowcount == 1

    def use_invite(self, hash_: str, person: Person, session: Session, at: str) -> bool:
        """Use an invitation up for a person on a device, all at once; False when it cannot be used (any more)."""
        with self._file.write() as connection:
            done = connection.execute(
                "UPDATE invite SET used_at = ? WHERE hash = ? AND used_at IS NULL AND revoked_at IS NULL "
                "AND expires_at > ?",
                (at, hash_, at),
            )
            if done.rowcount != 1:
                return False
            _put_person(connection, person)
            _put_session(connection, session)
            return True

    def give_invite_back(self, hash_: str, session: str) -> None:
        """Undo its use: what it was for did not come about."""
        with self._file.write() as connection:
            connection.execute("UPDATE invite SET used_at = NULL WHERE hash = ?", (hash_,))
            connection.execute("DELETE FROM session WHERE hash = ?", (session,))

    # -- devices --------------------------------------------------------------------------------------------------

    def put_session(self, session: Session) -> None:
        """Keep a device's session."""
        with self._file.write() as connection:
            _put_session(connection, session)

    def touch_session(self, hash_: str, seen_at: str, expires_at: str) -> None:
        """Keep when a session was last seen; one that has been ended stays ended."""
        with self._file.write() as connection:
            connection.execute(
                "UPDATE session SET seen_at = ?, expires_at = ? WHERE hash = ?", (seen_at, expires_at, hash_)
            )

    def session(self, hash_: str) -> Session | None:
        """A session, also one that has run out, or None."""
        row = self._file.one("SELECT * FROM session WHERE hash = ?", hash_)
        return Session(*row) if row else None

    def sessions(self, person: str, at: str) -> list[Session]:
        """The devices on which a person is signed in at this time, the last seen first."""
        rows = self._file.ask(
            "SELECT * FROM session WHERE person = ? AND expires_at > ? ORDER BY seen_at DESC, rowid DESC", person, at
        )
        return [Session(*row) for row in rows]

    def end_session(self, hash_: str) -> None:
        """Sign one device out."""
        with self._file.write() as connection:
            connection.execute("DELETE FROM session WHERE hash = ?", (hash_,))

    # -- what people prove themselves by --------------------------------------------------------------------------

    def put_passkey(self, passkey: Passkey) -> None:
        """Keep a passkey, or its new count."""
        with self._file.write() as connection:
            connection.execute(
                "INSERT INTO passkey (id, person, key, count, made_at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET count = excluded.count",
                astuple(passkey),
            )

    def passkey(self, id_: bytes) -> Passkey | None:
        """A passkey, or None."""
        row = self._file.one(_PASSKEY + "WHERE id = ?", id_)
        return Passkey(*row) if row else None

    def passkeys(self, person: str) -> list[Passkey]:
        """A person's passkeys."""
        return [Passkey(*row) for row in self._file.ask(_PASSKEY + "WHERE person = ? ORDER BY rowid", person)]

    def put_passphrase(self, person: str, hash_: str) -> None:
        """Keep the argon2id hash of a person's passphrase, in place of the one before."""
        with self._file.write() as connection:
            connection.execute("INSERT OR REPLACE INTO passphrase VALUES (?, ?)", (person, hash_))

    def passphrase(self, person: str) -> str | None:
        """The argon2id hash of a person's passphrase, or None."""
        row = self._file.one("SELECT hash FROM passphrase WHERE person = ?", person)
        return row[0] if row else None


def _put_person(connection: sqlite3.Connection, person: Person) -> None:
    connection.execute(
        "INSERT INTO person VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded",
        (person.id, person.name, person.name.casefold()),
    )


def _put_session(connection: sqlite3.Connection, session: Session) -> None:
    """Sessions that ran out before this one was seen go with it."""
    connection.execute(
        "DELETE FROM session WHERE person = ? AND expires_at <= ?",
        (session.person, session.seen_at),
    )
    connection.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)", astuple(session))
