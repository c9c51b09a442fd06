"""Publish calls: the plan as it stands becomes a numbered publication, people are told, and say that they know.

A publication is one record of the casting log. What is done to it stands in its acts: ``tell`` and ``confirm`` with a
``performer``, ``late`` (minutes) and ``absent`` with a ``performer`` and a ``date``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.keep_calls import Calls
from tablework.actions.send_mail import MailError, MailServer, is_address, letter, send
from tablework.actions.state_period import Document
from tablework.actions.tokens import new_id
from tablework.calls.moments import MomentError, day_number
from tablework.calls.needed import days_out
from tablework.calls.problem import ProblemError
from tablework.calls.published import changes, concerned, daily, in_words_for, knowing, on_the_day, short_notice
from tablework.calls.rehearsals import ROLE, STAFF
from tablework.calls.rulebook import RULES
from tablework.casting.acts import Act
from tablework.casting.records import Kept, Records

KIND = "publication"
_NAMED = 5
"""So many breaches are named before somebody publishes anyway; the page shows them all."""

NOT_TOLD = (STAFF, ROLE)
"""Staff make the plan, and a role that nobody plays reads no calls."""

_NONE = "Nothing is published yet: publish the calls first."
_MOST_LATE = 600


class Publications:
    """The publications of a desk's productions."""

    def __init__(
        self, casting: CastingDesk, calls: Calls, now: Callable[[], str], mail: MailServer | None = None
    ) -> None:
        """Publish what stands in `calls`; by `mail` people are told, where the desk has it."""
        self._casting, self._calls, self._now, self._mail = casting, calls, now, mail

    def publish(self, book: str, by: str, *, anyway: bool) -> None:
        """Publish the plan as it stands, and tell by mail whom it changes anything for.

        Raises:
            ProblemError: there is nothing new to publish, or the plan breaks something and `anyway` is not said.
        """
        seen = self._calls.look(book)
        names = {person["id"]: person["title"] for person in seen["people"]}
        calls = _snapshot(seen)
        broken = [*(one["why"] for one in seen["weighed"]["broken"]), *self._too_late(book, seen, calls, names)]
        if broken and not anyway:
            raise ProblemError(_refusal(broken))
        record = new_id()

        def decide(records: Records) -> Sequence[Act]:
            before = last_of(records, book)
            if before and before.data["calls"] == calls:
                raise ProblemError("Nothing has changed since the last publication: everybody has these calls.")
            data = {
                "book": book,
                "title": seen["title"],
                "timezone": seen["timezone"],
                "number": before.data["number"] + 1 if before else 1,
                "calls": calls,
                "names": names,
                "changes": changes(before.data["calls"], calls) if before else [],
                "anyway": broken,
            }
            return [Act(record, KIND, "make", data)]

        (made,) = self._casting.act(by, decide)
        self._post(made, by)

    def latest(self, book: str) -> Document | None:
        """The last publication: its number, when, what it changed, and who has been told and has confirmed."""
        kept = self._casting.ask(lambda records: last_of(records, book))
        if kept is None:
            return None
        names = kept.data["names"]
        told = knowing(_acts(kept), [who for who in _cast(kept.data) if not who.startswith(NOT_TOLD)])
        return {
            "number": kept.data["number"],
            "at": kept.made_at,
            "changes": [one["what"] for one in kept.data["changes"]],
            "anyway": kept.data["anyway"],
            "told": [one | {"name": names.get(one["person"], one["person"])} for one in told],
        }

    def confirm(self, performer: str, record: str) -> None:
        """Somebody knows their calls.

        Raises:
            ProblemError: there is no such publication for them.
        """

        def decide(records: Records) -> Sequence[Act]:
            kept = records.get(KIND, record)
            if kept is None or performer not in _cast(kept.data):
                raise ProblemError("These calls have been replaced by newer ones: load the page again.")
            done = ("confirm", performer) in {(act.verb, act.data.get("performer")) for act in kept.acts}
            return [] if done else [Act(record, KIND, "confirm", {"performer": performer})]

        self._casting.act(performer, decide)

    def day(self, book: str, date: str) -> Document:
        """The daily call: as published, or as planned where nothing is; with who knows, who was late, who absent.

        Raises:
            ProblemError: it is no date.
        """
        _insist_on_date(date)
        kept = self._casting.ask(lambda records: last_of(records, book))
        calls, names = (kept.data["calls"], kept.data["names"]) if kept else self._planned(book)
        acts = self._casting.ask(lambda records: [act for one in all_of(records, book) for act in _acts(one)])
        known = {one["person"]: one for one in knowing(_acts(kept), concerned(calls))} if kept else {}
        noted = on_the_day(acts, date)
        found = daily(calls, date, names)
        nothing = {"told": False, "confirmed": False, "late": None, "absent": False}
        people = [
            nothing | known.get(one["person"], {}) | noted.get(one["person"], {}) | one for one in found["people"]
        ]
        return {**found, "people": people, "published": kept.data["number"] if kept else None}

    def note(self, book: str, by: str, verb: str, said: Mapping[str, Any]) -> None:
        """Note that somebody was told by word of mouth, came late by some minutes (none: did not), or was absent.

        Raises:
            ProblemError: nothing is published, or they are not called in it, or what is said cannot be.
        """
        date, minutes = str(said.get("date", "")), said.get("minutes")
        _insist_on_date(date)
        if verb == "late" and minutes is not None and not (type(minutes) is int and 0 < minutes <= _MOST_LATE):
            raise ProblemError(f"Say by how many minutes they were late, at most {_MOST_LATE}.")
        told: dict[str, dict[str, Any]] = {"late": {"minutes": minutes}, "absent": {"is": said.get("is") is not False}}
        noted = told.get(verb, {})
        performer = said.get("performer")

        def decide(records: Records) -> Sequence[Act]:
            kept = last_of(records, book)
            if kept is None:
                raise ProblemError(_NONE)
            if performer not in _cast(kept.data):
                raise ProblemError("They are not called in what is published: load the page again.")
            return [Act(kept.record, KIND, verb, {"performer": performer, "date": date, **noted})]

        self._casting.act(by, decide)

    def days_out(self, book: str) -> Document:
        """The day-out-of-days of the plan as it stands."""
        calls, names = self._planned(book)
        called: dict[str, set[str]] = {}
        for call in calls:
            for who in call["people"]:
                called.setdefault(who, set()).add(call["start"][:10])
        dates = [day["date"] for day in self._calls.look(book)["days"]]
        dates = sorted({*dates, *(date for theirs in called.values() for date in theirs)})
        cells = days_out(dates, called)
        rows = [{"person": who, "name": names.get(who, who), "cells": cells[who]} for who in names if who in cells]
        return {"days": dates, "rows": rows}

    def _too_late(self, book: str, seen: Document, calls: Sequence[Document], names: Mapping[str, str]) -> list[str]:
        """Whose rules ask for more notice than this publication gives."""
        notice = {
            person["id"]: RULES[person["rules"]]["notice"]
            for person in seen["people"]
            if RULES.get(person.get("rules") or "", {}).get("notice")
        }
        before = self._casting.ask(lambda records: last_of(records, book))
        return short_notice(before.data["calls"] if before else [], calls, notice, names, self._calls.here(book))

    def _planned(self, book: str) -> tuple[list[Document], dict[str, str]]:
        seen = self._calls.look(book)
        return _snapshot(seen), {person["id"]: person["title"] for person in seen["people"]}

    def _post(self, made: Act, by: str) -> None:
        """Mail everybody whom a publication changes anything for; whoever could not be reached stays untold."""
        first = made.data["number"] == 1
        people = concerned(made.data["calls"] if first else made.data["changes"])
        for who in people if self._mail and self._mail.sender else ():
            address = self._casting.ask(partial(_address, performer=who))
            if is_address(address) and self._sent(address, made, who):
                told = Act(made.record, KIND, "tell", {"performer": who})
                self._casting.act(by, partial(_only, told))

    def _sent(self, address: str, made: Act, who: str) -> bool:
        assert self._mail  # noqa: S101 (whoever asks has looked)
        title = f"Your calls: {made.data['title']}"
        text = "\n".join(in_words_for(made.data, who))
        try:
            send(self._mail, letter(address, self._mail.sender, title, text, self._now()))
        except MailError:
            return False
        return True


def all_of(records: Records, book: str) -> list[Kept]:
    """A production's publications, oldest first."""
    return [one for one in records.all(KIND) if one.data.get("book") == book]


def last_of(records: Records, book: str) -> Kept | None:
    """A production's last publication."""
    return next(reversed(all_of(records, book)), None)


def latest_for(records: Records, performer: str) -> list[Kept]:
    """The last publication of every production that a performer is, or by it no longer is, called in."""
    last = {one.data["book"]: one for one in records.all(KIND)}
    return [one for one in last.values() if performer in _cast(one.data)]


def _snapshot(seen: Mapping[str, Any]) -> list[Document]:
    rooms = {room["id"]: room.get("title", room["id"]) for room in seen["rooms"]}
    kept = ("id", "title", "kind", "stage", "start", "end", "people", "breaks")
    placed = (call for call in seen["calls"] if call["start"])
    calls = [{key: call[key] for key in kept} | {"room": rooms.get(call["room"])} for call in placed]
    return sorted(calls, key=lambda call: (call["start"], call["id"]))


def _cast(data: Mapping[str, Any]) -> list[str]:
    """Whom a publication is for: everybody called in it, and everybody who no longer is."""
    return list(dict.fromkeys([*concerned(data["calls"]), *concerned(data["changes"])]))


def _acts(kept: Kept) -> list[tuple[str, Mapping[str, Any]]]:
    return [(act.verb, act.data) for act in kept.acts]


def _refusal(broken: Sequence[str]) -> str:
    more = f" And {len(broken) - _NAMED} more." if len(broken) > _NAMED else ""
    return f"This plan breaks what was agreed: {' '.join(broken[:_NAMED])}{more} Mend it, or send it anyway."


def _only(act: Act, _: Records) -> Sequence[Act]:
    return [act]


def _address(records: Records, performer: str) -> str:
    kept = records.get("performer", performer)
    contact = (kept.data.get("contact") or {}) if kept else {}
    return str(contact.get("email") or "")


def _insist_on_date(date: str) -> None:
    try:
        day_number(date)
    except MomentError as error:
        raise ProblemError(str(error)) from None
