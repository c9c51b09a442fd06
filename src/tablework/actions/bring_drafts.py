"""Bring a new draft to a book: what changed, what becomes of the marks, and everybody's marks at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tablework.actions.open_books import Books
from tablework.actions.prepare_script import break_down_again
from tablework.actions.scribe import Scribe
from tablework.actions.tokens import new_id
from tablework.book.book import Book
from tablework.book.judgement import NOT_YOURS
from tablework.book.placing import Placed, Placing, taken_up
from tablework.company.may import Thing, may
from tablework.company.people import Person
from tablework.script.drafts.revisions import RevisedLine, revised
from tablework.script.drafts.summary import summed_up
from tablework.shelf.log import Log, OtherTableError
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is asked of a mark here: a mark is read in the scribe's thread and placed in another."""

    id: str
    kind: str
    status: str | None
    words: dict[str, Any]


class BringDrafts:
    """The drafts of one desk's productions."""

    def __init__(self, shelf: Shelf, log: Log, scribe: Scribe, books: Books, now: Callable[[], str]) -> None:
        """Work on a desk's shelf, log and books."""
        self._shelf, self._log, self._scribe, self._books, self._now = shelf, log, scribe, books, now
        self._comparisons = books.comparisons

    def drafts(self, production: str, person: str) -> dict[str, Any]:
        """The drafts that are and were on a production's table, the newest first, and whether one may bring another."""
        line = self._books.line(production)
        brought = self._scribe.ask(production, _brought).result()
        rows = []
        for script in reversed(line):
            found = self._shelf.on_stack(person, script)
            if found:
                about = {"script": script, "name": found.name, "on_table": script == line[-1]}
                rows.append(about | brought.get(script, {}) | {"facts": found.facts})
        who = self._scribe.ask(production, lambda book: book.person(person)).result()
        return {"may_bring": may(who, "make", Thing("draft")), "drafts": rows}

    def look(self, production: str, person: str, script: str) -> dict[str, Any]:
        """What bringing a script to the table would change: the summary, and what became of the marks one may see.

        Raises:
            ShelfTroubleError: there is no such script, or it is another production's.
        """
        line = self._books.line(production)
        if script in line[-1:]:
            raise ShelfTroubleError("This draft is on the table already: bring a newer one.")
        self._insist_free(production, script)
        after = [*(one for one in line if one != script), script]
        compared = self._as_text(line[-1], script)
        placed = self._placed(after, self._marks(production, person))
        return compared | {"marks": dict(Counter(_outcome(mark, found) for mark, found, _ in placed))}

    def compared(self, production: str, old: str, new: str) -> dict[str, Any]:
        """Two drafts of a production as one text, with what changed in numbers and names.

        Raises:
            NotOnStackError: one of them is no draft of this production.
        """
        if not {old, new} <= set(self._log.drafts(production)):
            raise NotOnStackError()
        return self._as_text(old, new)

    def _as_text(self, old: str, new: str) -> dict[str, Any]:
        found = self._comparisons.compare(old, new)
        length = {"before": self._minutes(old), "after": self._minutes(new)}
        names = {role.id: role.name for draft in (found.old.draft, found.new.draft) for role in draft.roles}
        lines = [_as_line(line, names) for line in revised(found)]
        return {"old": old, "new": new, "summary": asdict(summed_up(found)) | {"minutes": length}, "lines": lines}

    def bring(self, production: str, person: str, script: str) -> dict[str, Any]:
        """Put a new draft on the table: everybody's marks go along with it. The record that takes it back again.

        Raises:
            ShelfTroubleError: the person may not, or the script is another production's.
        """
        who = self._scribe.ask(production, lambda book: book.person(person)).result()
        if not may(who, "make", Thing("draft")):
            raise ShelfTroubleError(NOT_YOURS)
        if self._shelf.on_stack(person, script) is None:
            raise NotOnStackError()
        before = self._books.line(production)
        self._log.put_draft(production, script, self._now())
        record = new_id()
        entry = {"v": 1, "id": new_id(), "record": record, "kind": "draft", "verb": "make", "on": []}
        (answer,) = self._scribe.write(
            production, person, [entry | {"data": {"script": script}, "made_at": self._now()}]
        ).result()
        if answer.outcome != "kept":
            raise ShelfTroubleError(answer.why or "The draft could not be put on the table: try again.")
        self._answers_along(before[-1], script)
        return {"record": record}

    def places(self, production: str, person: str) -> dict[str, Any]:
        """Where the marks stand that were made on other drafts than the one on the table; of those one may see."""
        line = self._books.line(production)
        if len(line) == 1 and not self._log.drafts(production)[1:]:
            return {}
        placed = self._placed(line, self._marks(production, person))
        return {mark.id: _as_place(mark, found, also) for mark, found, also in placed if found.outcome != "here"}

    def placing(self, line: list[str]) -> Placing:
        """Finds places on the last of these drafts."""
        return Placing(line, self._comparisons.draft(line[-1]), self._comparisons.carrying)

    def _insist_free(self, production: str, script: str) -> None:
        if any(script in self._log.drafts(one.id) for one in self._log.productions() if one.id != production):
            raise OtherTableError()

    def _placed(self, line: list[str], marks: list[_Mark]) -> list[tuple[_Mark, Placed, dict[str, Any]]]:
        placing = self.placing(line)
        return [(mark, *placing.whole(mark.words)) for mark in marks]

    def _marks(self, production: str, person: str) -> list[_Mark]:
        return self._scribe.ask(production, lambda book: list(_marks_for(book, book.person(person)))).result()

    def _minutes(self, script: str) -> Any:
        found = self._shelf.on_stack("", script)
        return found.facts.get("running_minutes") if found else None

    def _answers_along(self, old: str, new: str) -> None:
        """Answers to doubts about who is on stage, as far as what they are about came along."""
        found = self._comparisons.compare(old, new)
        given = {(answer.element, answer.role) for answer in self._shelf.answers(new)}
        roles = {was[0]: now[0] for was, now in found.voices.items() if len(was) == len(now) == 1}
        for answer in self._shelf.answers(old):
            words = found.old.words_of(found.old.draft.place[answer.element])
            now = [found.new.element[found.to[w]] for w in words if found.to[w] >= 0]
            role = roles.get(answer.role, answer.role)
            if not now or role not in found.new.draft.role:
                continue
            element = found.new.draft.elements[now[0]].id
            if (element, role) not in given:
                self._shelf.answer("", new, element, role, on_stage=answer.on_stage, at=self._now())
        if self._shelf.answers(new):
            self._shelf.keep_breakdown(new, break_down_again(found.new.draft, self._shelf.answers(new)))


def _brought(book: Book) -> dict[str, dict[str, Any]]:
    records = [record for record in book.records.values() if record.kind == "draft" and record.stands]
    return {
        record.words["script"]: {"record": record.id, "by": record.by, "at": record.entries[-1].at}
        for record in records
    }


def _marks_for(book: Book, person: Person) -> Iterator[_Mark]:
    for record in book.records.values():
        if record.stands and "place" in record.words and book.sees(person, record):
            yield _Mark(record.id, record.kind, record.status, dict(record.words))


def _outcome(mark: _Mark, found: Placed) -> str:
    return "taken_up" if taken_up(mark.kind, mark.status, mark.words, found) else found.outcome


def _as_place(mark: _Mark, found: Placed, also: dict[str, Any]) -> dict[str, Any]:
    place = dict(found.place) if found.place else None
    why = {"why": found.why} if found.why else {}
    others = {"also": also} if also else {}
    own = mark.words["place"]["draft"]
    return {"outcome": _outcome(mark, found), "place": place, "sure": found.sure, "from": own, **why, **others}


def _as_line(line: RevisedLine, names: dict[str, str]) -> dict[str, Any]:
    return {
        "new": line.new,
        "old": line.old,
        "kind": line.kind,
        "pieces": [list(piece) for piece in line.pieces],
        "moved": line.moved,
        "said_by": [names[role] for role in line.said_by],
        "was_said_by": [names[role] for role in line.was_said_by],
    }
