"""Come back by a passphrase: for devices and addresses that know no passkeys."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from tablework.actions.come_to_the_table import ComingError, NotTakenError
from tablework.shelf.people import People, Person

SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 200
_MOST_OF_ONE_NAME = 5
_AT_ONCE = threading.Semaphore(2)
"""argon2id takes 64 MiB each time on purpose; two at once are enough for a company, and no flood fills the memory."""


class NotProvenError(ComingError):
    """Somebody has not shown that they are who they say."""


class Passphrases:
    """Keeps people's passphrases as argon2id hashes, and recognises them."""

    def __init__(self, people: People) -> None:
        """Keep them with the people."""
        self._people = people
        self._hasher = PasswordHasher()
        self._nobodys = self._hasher.hash("nobody has this one")

    def set(self, person: str, passphrase: str) -> None:
        """Set a person's passphrase, in place of the one before.

        Raises:
            NotTakenError: it is too short or too long.
        """
        if not SHORTEST_PASSPHRASE <= len(passphrase) <= LONGEST_PASSPHRASE:
            raise NotTakenError(
                f"A passphrase has {SHORTEST_PASSPHRASE} to {LONGEST_PASSPHRASE} letters: four words that do not "
                "belong together are easy to keep and hard to guess."
            )
        with _AT_ONCE:
            self._people.put_passphrase(person, self._hasher.hash(passphrase))

    def who(self, name: str, passphrase: str) -> Person:
        """Who has this name and this passphrase.

        Raises:
            NotProvenError: nobody. It says and takes the same whether the name is known or not.
        """
        named = self._people.people_named(" ".join(name.split()))[:_MOST_OF_ONE_NAME]
        hashes = [(person, self._people.passphrase(person.id)) for person in named]
        kept: list[tuple[Person | None, str]] = [(person, hash_) for person, hash_ in hashes if hash_]
        for person, hash_ in kept or [(None, self._nobodys)]:
            if self._fits(hash_, passphrase[:LONGEST_PASSPHRASE]) and person:
                self._renew(person.id, hash_, passphrase)
                return person
        raise NotProvenError("This name and this passphrase do not go together: try again, or ask for a way back in.")

    def _fits(self, hash_: str, passphrase: str) -> bool:
        with _AT_ONCE:
            try:
                return self._hasher.verify(hash_, passphrase)
            except (Argon2Error, InvalidHashError):
                return False

    def _renew(self, person: str, hash_: str, passphrase: str) -> None:
        """What was hashed when hashing was cheaper is hashed again as it is done today."""
        if self._hasher.check_needs_rehash(hash_):
            self._people.put_passphrase(person, self._hasher.hash(passphrase))
