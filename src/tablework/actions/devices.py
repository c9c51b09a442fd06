"""The devices that people are signed in on: a secret in each, its hash here, each to be signed out from any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tablework.actions.tokens import hash_of, new_token, stamp
from tablework.shelf.people import People, Session

STAYS = timedelta(days=90)
"""How long a device stays signed in after it was last seen: from one rehearsal period to the next."""

_SEEN_EVERY = timedelta(hours=1)
"""How often it is written down that a device was seen: each time would mean a write for every request."""


class Devices:
    """Signs devices in and out."""

    def __init__(self, people: People, now: Callable[[], str]) -> None:
        """Keep their sessions with the people."""
        self._people, self._now = people, now

    def new(self, person: str, device: str) -> tuple[str, Session]:
        """A secret for a device to keep, and the session it opens, which is not kept yet."""
        secret, at = new_token(), stamp(self._now())
        return secret, Session(hash_of(secret), person, device, at, at, stamp(at, STAYS))

    def sign_in(self, person: str, device: str) -> str:
        """Sign a device in; the secret that it has to show from now on."""
        secret, session = self.new(person, device)
        self._people.put_session(session)
        return secret

    def seen(self, hash_: str) -> Session | None:
        """The session of a device that has shown up; None when it was signed out, or away for longer than it stays."""
        session, at = self._people.session(hash_), stamp(self._now())
        if session is None or session.expires_at <= at:
            return None
        if datetime.fromisoformat(at) - datetime.fromisoformat(session.seen_at) >= _SEEN_EVERY:
            self._people.touch_session(hash_, at, stamp(at, STAYS))
        return session

    def of(self, person: str) -> list[Session]:
        """The devices that a person is signed in on, the last seen first."""
        return self._people.sessions(person, stamp(self._now()))

    def sign_out(self, session: str) -> None:
        """Sign one device out."""
        self._people.end_session(session)

    def others(self, person: str, but: str | None) -> list[Session]:
        """All the devices of a person but one."""
        return [session for session in self.of(person) if session.hash != but]
