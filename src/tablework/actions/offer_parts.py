"""The parts of a production's script as offers know them, and every name in it that would tell who is asking."""

from __future__ import annotations

from typing import Any

from tablework.actions.open_books import Books
from tablework.actions.prepare_script import unpack
from tablework.book.book import Book
from tablework.casting.envelope import size_of
from tablework.shelf.port import Shelf


class OfferParts:
    """What the scripts of one desk say."""

    def __init__(self, shelf: Shelf, books: Books) -> None:
        """Ask a desk's shelf and books."""
        self._shelf, self._books = shelf, books
        self._known: dict[str, tuple[int, list[dict[str, Any]]]] = {}

    def parts(self, production: str, length: int) -> list[dict[str, Any]]:
        """The parts of the script as it is played, the largest first, each with the band of its size.

        They are worked out once for each `length` of the production's log.
        """
        known = self._known.get(production)
        if known is None or known[0] != length:
            known = self._known[production] = length, self._parts(production)
        return known[1]

    def _parts(self, production: str) -> list[dict[str, Any]]:
        breakdown = self._books.breakdown(production)
        names = {role["id"]: role["name"] for role in self._draft(production).get("roles", ())}
        found = [(names.get(role["id"], role["id"]), role["words"]) for role in breakdown["roles"]]
        whole = sum(words for _, words in found)
        found.sort(key=lambda part: -part[1])
        return [{"name": name, "words": words, "size": size_of(words, whole)} for name, words in found]

    def names(self, production: str, book: Book) -> list[tuple[str, str]]:
        """What would tell who asks: the script's title, authors and roles, and everybody at the table."""
        draft = self._draft(production)
        return [
            ("the title", str(draft.get("title", ""))),
            *(("an author", author) for author in draft.get("authors", ())),
            *(("a role", role["name"]) for role in draft.get("roles", ())),
            *(("somebody at the table", person.name) for person in book.people()),
        ]

    def _draft(self, production: str) -> dict[str, Any]:
        packed = self._shelf.draft(self._books.script(production) or "")
        return unpack(packed) if packed else {}
