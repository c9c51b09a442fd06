"""Keep a production's calls: its rehearsal period, what must be rehearsed in it, and the plan as it stands.

A call is one record of the casting log for each production and place in the plan; a plan that is accepted is as many
small acts, done in one go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.open_books import Books
from tablework.actions.plan_calls import change, plan, stated_problem, weigh, why_not
from tablework.actions.state_period import BusyOf, Covers, Document, Period, Periods
from tablework.calls.difference import in_sentences, moves
from tablework.calls.document import placed_of
from tablework.calls.moments import moment, written
from tablework.calls.needed import past
from tablework.calls.problem import ProblemError
from tablework.casting.acts import Act
from tablework.casting.records import Kept, Records

KIND = "call"
MOST_SECONDS = 20.0
"""Nobody looks at a page for longer while a plan is made."""


class Calls:
    """The calls of a desk's productions."""

    def __init__(
        self, casting: CastingDesk, books: Books, now: Callable[[], str], busy_of: BusyOf, covers: Covers
    ) -> None:
        """`busy_of` gives when a performer is not free, `covers` who covers which role of a script."""
        self._casting, self._now = casting, now
        self._periods = Periods(casting, books, now, busy_of, covers)

    def look(self, book: str) -> Document:
        """The plan as it stands, with all it is made of.

        Raises:
            ShelfTroubleError: there is no such production.
        """
        period = self._periods.of(book)
        standing = self._standing(period)
        weighed = weigh(period.problem, standing)
        waiting = weighed["waiting_minutes"]
        where = {one["id"]: one for one in standing}
        breaks = weighed.pop("breaks")
        return {
            **period.told,
            "calls": [_told(call, where.get(call["id"]), breaks) for call in period.problem["calls"]],
            "weighed": weighed,
            "unplaced": [{"id": call["id"]} for call in period.problem["calls"] if call["id"] not in where],
            "lower_bound_minutes": 0,  # (what is known of a plan that people have moved about in)
            "proved": not waiting,
        }

    def settle(self, book: str, by: str, settings: object) -> None:
        """Keep what is said of a rehearsal period.

        Raises:
            ProblemError: it cannot be planned with.
        """
        self._periods.keep(book, by, settings)

    def question(self, book: str) -> bytes:
        """What is asked when a plan is made: the problem, with fixed and past calls kept and the plan that stands."""
        period = self._periods.of(book)
        standing = self._standing(period)
        return json.dumps({"problem": self._holding(period, standing), "standing": standing}).encode()

    def here(self, book: str) -> str:
        """What the clock on a production's rehearsal room's wall says now."""
        return self._periods.here(self._periods.of(book).settings)

    def weigh(self, book: str, calls: object) -> Document:
        """What a plan would cost and break if calls stood so.

        Raises:
            ProblemError: they are no calls of this production.
        """
        return weigh(self._periods.of(book).problem, calls)

    def why(self, book: str, call: str) -> Document:
        """Why a call has no place.

        Raises:
            ProblemError: there is no such call.
        """
        period = self._periods.of(book)
        standing = [one for one in self._standing(period) if one["id"] != call]
        return why_not(self._holding(period, standing), standing, call)

    def place(self, book: str, by: str, calls: object) -> None:
        """Keep where calls stand: each with a start, a room, and whether it is fixed; without a start it has no place.

        Raises:
            ProblemError: there is no such call, or it has begun and cannot be moved any more.
        """
        period = self._periods.of(book)
        wanted = [self._wanted(period, one) for one in (calls if isinstance(calls, list) else [])]
        now = self._periods.here(period.settings)

        def decide(records: Records) -> Sequence[Act]:
            acts = [_act(records, book, one, now) for one in wanted]
            return [*self._periods.begin(period)(records), *(act for act in acts if act)]

        self._casting.act(by, decide)

    def people(self, book: str) -> list[Document]:
        """Everybody who is called in a production, as its problem names them."""
        return list(self._periods.of(book).problem["people"])

    def standing(self, book: str) -> tuple[Period, list[Document]]:
        """A production's period, and its calls that have a place."""
        period = self._periods.of(book)
        return period, self._standing(period)

    def _standing(self, period: Period) -> list[Document]:
        known = {call["id"] for call in period.problem["calls"]}
        runs: dict[str, Document] = {one["id"]: one["fixed"] for one in period.problem["calls"] if one.get("fixed")}
        kept = self._casting.ask(lambda records: list(_of_book(records, period.book)))
        found = {_name(one): {**one.data, "id": _name(one)} for one in kept if one.data.get("start")}
        found |= {
            id_: {"start": fixed["start"], "room": fixed["room"], "fixed": True, "id": id_}
            for id_, fixed in runs.items()
        }
        return [
            {"id": id_, "start": one["start"], "room": one.get("room"), "fixed": bool(one.get("fixed"))}
            for id_, one in found.items()
            if id_ in known
        ]

    def _holding(self, period: Period, standing: Sequence[Document]) -> Document:
        """The problem with what must stay: calls that are fixed, and those that have begun."""
        now = self._periods.here(period.settings)
        stays = {one["id"]: one for one in standing if one["fixed"] or past(one, now)}
        calls = []
        for call in period.problem["calls"]:
            stay = stays.get(call["id"])
            earliest = {} if call.get("from") else {"from": now}
            calls.append(call | ({"fixed": {"start": stay["start"], "room": stay["room"]}} if stay else earliest))
        return period.problem | {"calls": calls}

    @staticmethod
    def _wanted(period: Period, one: object) -> Document:
        call = one if isinstance(one, dict) else {}
        known = next((known for known in period.problem["calls"] if known["id"] == call.get("id")), None)
        if known is None:
            raise ProblemError("This call is not in the plan any more: load the page again.")
        if call.get("start") is not None:
            placed = placed_of(stated_problem(period.problem), [{"room": None, **call}])
            call = {**call, "start": written(placed[0].start)}
        if call.get("room") is not None and call["room"] not in {room["id"] for room in period.problem["rooms"]}:
            raise ProblemError("This room is not in the plan any more: load the page again.")
        return {key: call.get(key) for key in ("id", "start", "room", "fixed")}


def make_options(asked: bytes, seconds: float) -> list[Document]:
    """Plans to choose from: the first one, or after a change the one that moves fewest and others that wait less.

    It works for seconds on end, so a desk has it done in a process of its own, which is given the question as JSON.
    """
    question = json.loads(asked)
    problem, standing = question["problem"], question["standing"]
    seconds = min(MOST_SECONDS, max(0.5, seconds))
    if any(not one["fixed"] for one in standing):
        options = change(problem | {"previous": standing}, seconds)["options"]
        anew = plan(problem, seconds)
        if anew["cost"] < min(option["plan"]["cost"] for option in options):
            options.append({"name": "anew", "plan": anew})
    else:
        options = [{"name": "plan", "plan": plan(problem, seconds)}]
    return [_compared(problem, standing, option) for option in options]


def _compared(problem: Document, standing: Sequence[Document], option: Document) -> Document:
    stated = stated_problem(problem)
    first = all(one["fixed"] for one in standing)  # a first plan changes nothing for anybody
    before, after = placed_of(stated, [] if first else list(standing)), placed_of(stated, option["plan"]["calls"])
    return option | {"moved": moves(before, after), "in_words": in_sentences(stated, before, after)}


def _act(records: Records, book: str, wanted: Mapping[str, Any], now: str) -> Act | None:
    record = f"{book}/{wanted['id']}"
    kept = records.get(KIND, record)
    was = kept.data if kept else {}
    moves_it = (was.get("start"), was.get("room")) != (wanted["start"], wanted["room"])
    if moves_it and was.get("start") and past(was, now):
        raise ProblemError("This call has begun already and cannot be moved: what is past stays as it was.")
    data = {"book": book, "start": wanted["start"], "room": wanted["room"], "fixed": bool(wanted["fixed"])}
    if kept and all(was.get(key) == value for key, value in data.items()):
        return None
    return Act(record, KIND, "edit" if kept else "make", data)


def _of_book(records: Records, book: str) -> list[Kept]:
    return [one for one in records.all(KIND) if one.data.get("book") == book]


def _name(one: Kept) -> str:
    return one.record.partition("/")[2]


def _told(call: Mapping[str, Any], placed: Mapping[str, Any] | None, breaks: Mapping[str, Any]) -> Document:
    """A call as the page has it."""
    told = {
        key: call.get(key)
        for key in ("id", "title", "kind", "stage", "minutes", "people", "rooms", "after", "by", "order")
    }
    start = placed["start"] if placed else None
    end = written(moment(start) + call["minutes"]) if start else None
    stands = {
        "start": start,
        "end": end,
        "room": placed["room"] if placed else None,
        "fixed": bool(placed and placed["fixed"]),
    }
    return told | stands | {"breaks": breaks.get(call["id"], [])}
