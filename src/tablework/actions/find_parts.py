"""Find the right part for somebody in the whole stack, keep the answer, and ask again when something has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tablework.actions import keep_company
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.stack_parts import Held, StackParts
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.casting.fit import Fit, Reason
from tablework.casting.in_words import Spoken, in_words
from tablework.casting.needs.kinds import KINDS, make_need, need_to_document
from tablework.casting.needs.need import Need
from tablework.casting.parts import Index, Part
from tablework.casting.records import Kept, Records
from tablework.shelf.port import COUNTED, Shelf

_MOST_SCRIPTS = 1000
"""How many scripts that say the words are looked into."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for a performer: words that the part or its script says, and dates on which they are wanted."""

    words: str = ""
    dates: tuple[str, str] | None = None

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is asked of every part.

        Raises:
            NeedError: the dates are none.
        """
        return (make_need("dates", self.dates, "must"),) if self.dates else ()


class PartsDesk:
    """Answers about parts at one desk."""

    def __init__(self, shelf: Shelf, casting: CastingDesk, person: str) -> None:
        """Work on a shelf and a casting log, for one person."""
        self.shelf, self.casting, self.person = shelf, casting, person
        self.stack = StackParts(shelf, casting)

    def parts_for(self, record: str, asked: Asked | None = None) -> dict[str, Any]:
        """Which parts of the stack are right for a performer, with reasons; or the honest none.

        Raises:
            NotInCompanyError: there is no such performer.
            NeedError: the dates are none.
        """
        asked = asked or Asked()
        performer, held = keep_company.performer(self.casting, record), self.stack.held()
        index = self._narrowed(held, asked.words) if asked.words.strip() else held.index
        answer = index.answer(performer, asked.needs)
        near = answer.nearest
        return {
            "performer": {"id": record, "name": performer.name},
            "asked": _asked_document(asked),
            "sentence": in_words(answer, Spoken(performer.pronouns, held.names)),
            "parts": answer.parts,
            "plays": answer.plays,
            "count": answer.count,
            "right": [as_document(held, right.part, right.fit) for right in answer.right],
            "stopped": [{"kind": kind, "count": count} for kind, count in answer.stopped],
            "loose": answer.loose,
            "nearest": as_document(held, near.part, near.fit)
            | {"opens": [need_to_document(reason.need) for reason in near.opens]}
            if near
            else None,
        }

    def _narrowed(self, held: Held, words: str) -> Index:
        """Only the parts that say the words, and all parts of scripts whose title, author or directions do."""
        whole, speaking = set(), set()
        for found in self.shelf.find(self.person, words, scripts=_MOST_SCRIPTS, lines=COUNTED):
            whole |= {found.script.id for line in found.lines if line.role is None}
            speaking |= {(found.script.id, name) for line in found.lines for name in (line.role or "").split(", ")}
        return Index(
            part
            for part in held.parts
            if part.script in whole or (part.script, held.names[part.script, part.role]) in speaking
        )

    # -- kept answers ---------------------------------------------------------------------------------------------

    def keep(self, record: str, asked: Asked) -> dict[str, Any]:
        """Keep an answer with what came, so that it can be asked again; only whoever is at this desk sees it."""
        data = _kept_answer(self.parts_for(record, asked))
        search = new_id()
        self.casting.act(self.person, lambda _: [Act(search, "search", "make", data)])
        return self.kept_answers(record)[-1]

    def kept_answers(self, record: str) -> list[dict[str, Any]]:
        """The kept answers about a performer, each asked again now, with what is new and what is gone.

        Raises:
            NotInCompanyError: there is no such performer.
        """
        kept = self.casting.ask(lambda records: _searches(records, record))
        return [self._again(one, record) for one in kept]

    def _again(self, kept: Kept, record: str) -> dict[str, Any]:
        asked = asked_from(kept.data["asked"])
        now = _kept_answer(self.parts_for(record, asked))
        before, after = _by_part(kept.data["came"]), _by_part(now["came"])
        return {
            "id": kept.record,
            "at": kept.acts[-1].at,
            "asked": kept.data["asked"],
            "then": kept.data["sentence"],
            "now": now["sentence"],
            "new": [part for key, part in after.items() if key not in before],
            "gone": [part for key, part in before.items() if key not in after],
        }

    def renew(self, record: str, search: str) -> dict[str, Any]:
        """Keep what comes now in the place of what came then: its news has been seen.

        Raises:
            NotInCompanyError: there is no such kept answer about this performer.
        """
        kept = self.casting.ask(lambda records: keep_company.found(records, "search", search))
        if kept.data["performer"] != record:
            raise keep_company.NotInCompanyError()
        data = _kept_answer(self.parts_for(record, asked_from(kept.data["asked"])))
        self.casting.act(self.person, lambda _: [Act(search, "search", "edit", data)])
        return next(one for one in self.kept_answers(record) if one["id"] == search)

    def forget(self, search: str) -> None:
        """Let a kept answer go for good."""
        self.casting.act(
            self.person,
            lambda records: [Act(keep_company.found(records, "search", search).record, "search", "erase")],
        )


def asked_from(document: Mapping[str, Any]) -> Asked:
    """What was asked, of its document."""
    dates: Sequence[str] | None = document.get("dates")
    return Asked(document.get("words", ""), (dates[0], dates[1]) if dates else None)


def as_document(held: Held, part: Part, fit: Fit) -> dict[str, Any]:
    """One part with all its reasons; their points are the score, sure and unsure apart."""
    return {
        **_called(held, part),
        "words": part.words,
        "score": fit.score,
        "sure": fit.sure,
        "unsure": fit.unsure,
        "fits": fit.fits,
        "reasons": [reason_document(reason) for reason in fit.reasons],
    }


def reason_document(reason: Reason) -> dict[str, Any]:
    """One reason as a document."""
    return {
        "kind": reason.need.kind,
        "label": KINDS[reason.need.kind].label,
        "weight": reason.need.weight,
        "verdict": reason.verdict,
        "points": reason.points,
        "sure": reason.sure,
        "sentence": reason.sentence,
    }


def _called(held: Held, part: Part) -> dict[str, Any]:
    name = held.names[part.script, part.role]
    return {"script": part.script, "title": held.titles[part.script], "role": part.role, "name": name}


def _kept_answer(answer: dict[str, Any]) -> dict[str, Any]:
    came = [{key: part[key] for key in ("script", "title", "role", "name", "score")} for part in answer["right"]]
    return {
        "performer": answer["performer"]["id"],
        "asked": answer["asked"],
        "sentence": answer["sentence"],
        "came": came,
    }


def _by_part(came: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(part["script"], part["role"]): part for part in came}


def _asked_document(asked: Asked) -> dict[str, Any]:
    return {"words": asked.words, "dates": list(asked.dates) if asked.dates else None}


def _searches(records: Records, record: str) -> list[Kept]:
    keep_company.found(records, "performer", record)
    return [kept for kept in records.all("search") if kept.data["performer"] == record]
