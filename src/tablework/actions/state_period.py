"""State a production's rehearsal period as a problem: what is rehearsed, with whom, and when each of them can."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.open_books import Books
from tablework.calls.moments import day_number
from tablework.calls.needed import calls_of, longest_stretch, stretches_of
from tablework.calls.rehearsals import ROLE, STAFF, checked, usual
from tablework.calls.rulebook import RULES
from tablework.casting.acts import Act
from tablework.casting.records import Records
from tablework.script.called import is_collective
from tablework.script.draft import Division, Draft
from tablework.shelf.trouble import NotOnStackError

KIND = "rehearsals"

Document: TypeAlias = dict[str, Any]
BusyOf: TypeAlias = Callable[[Records, str, str], list[list[str]]]
"""When a performer is not free, in a time zone: from, to, and why where they say so to everybody."""

Covers: TypeAlias = Callable[[str], Mapping[str, list[str]]]
"""Who covers which role of a script."""


@dataclass(frozen=True, slots=True)
class Period:
    """A production's period: its settings, the problem they make, and what a page shows of them."""

    book: str
    settings: Document
    problem: Document
    told: Document


class Periods:
    """The rehearsal periods of a desk's productions."""

    def __init__(
        self, casting: CastingDesk, books: Books, now: Callable[[], str], busy_of: BusyOf, covers: Covers
    ) -> None:
        """`now` is the desk's clock, in UTC; `covers` says who covers which role of a script."""
        self._casting, self._books, self._now = casting, books, now
        self._busy_of, self._covers = busy_of, covers

    def of(self, book: str) -> Period:
        """A production's period; the usual one where nobody has said otherwise.

        Raises:
            NotOnStackError: there is no such production.
        """
        script = self._books.script(book)
        if script is None:
            raise NotOnStackError()
        settings = self._settings(book)
        draft, breakdown = self._books.played(script), self._books.breakdown(book)
        cast = self._casting.ask(lambda records: _cast(records, script))
        if any(stage.get("covers") for stage in settings["stages"]):
            cast |= {f"cover:{role}": performers for role, performers in self._covers(script).items()}
        nobody = {role.id for role in draft.roles if is_collective(role)}
        calls = calls_of(settings, stretches_of(breakdown, _titles(draft), nobody), cast, longest_stretch(settings))
        people = self._people(book, settings, calls, {role["id"]: role["name"] for role in breakdown["roles"]})
        problem = {
            "title": self._books.title(book) or "",
            **{key: settings[key] for key in ("timezone", "step", "days", "rooms")},
            "people": people,
            "calls": calls,
            "rules": dict(RULES),
        }
        told = {key: problem[key] for key in ("title", "timezone", "step", "days", "rooms", "people")}
        told |= {key: settings[key] for key in ("milestones", "stages", "scenes", "sessions", "staff", "rules")}
        return Period(book, settings, problem, told | {"rule_sets": _rule_sets()})

    def keep(self, book: str, by: str, said: object) -> None:
        """Keep what is said of a period.

        Raises:
            ProblemError: it cannot be planned with.
        """
        settings = checked(said)

        def decide(records: Records) -> Sequence[Act]:
            return [Act(book, KIND, "edit" if records.get(KIND, book) else "make", settings)]

        self._casting.act(by, decide)

    def begin(self, period: Period) -> Callable[[Records], list[Act]]:
        """What keeps a period's usual settings once calls stand in it: they are reckoned from today until then."""

        def decide(records: Records) -> list[Act]:
            kept = records.get(KIND, period.book)
            return [] if kept else [Act(period.book, KIND, "make", period.settings)]

        return decide

    def here(self, settings: Mapping[str, Any]) -> str:
        """What the clock on the rehearsal room's wall says now."""
        now = datetime.fromisoformat(self._now())
        return now.astimezone(ZoneInfo(settings["timezone"])).strftime("%Y-%m-%dT%H:%M")

    def _settings(self, book: str) -> Document:
        kept = self._casting.ask(lambda records: records.get(KIND, book))
        today = day_number(self._now()[:10])
        begun = day_number(kept.made_at[:10]) if kept else today
        monday = begun + 7 - (begun + 3) % 7
        return usual(monday) | (kept.data if kept else {})

    def _people(
        self, book: str, settings: Document, calls: Sequence[Document], roles: Mapping[str, str]
    ) -> list[Document]:
        """Everybody who is called, with what they cannot do and what they do elsewhere."""
        named = list(dict.fromkeys(who for call in calls for who in call["people"]))
        return self._casting.ask(lambda records: [self._person(records, book, settings, who, roles) for who in named])

    def _person(self, records: Records, book: str, settings: Document, who: str, roles: Mapping[str, str]) -> Document:
        rules = settings["rules"].get(who) or settings["rules"].get("everybody") or ""
        if who.startswith(STAFF):
            title = next((one["title"] for one in settings["staff"] if one["id"] == who), who)
            return {"id": who, "title": title, "weight": 0, "busy": []}
        if who.startswith(ROLE):
            return {"id": who, "title": roles.get(who.removeprefix(ROLE), who), "busy": [], "rules": rules}
        kept = records.get("performer", who)
        return {
            "id": who,
            "title": str(kept.data.get("name", "")) if kept else who,
            "busy": self._busy_of(records, who, settings["timezone"]),
            "elsewhere": list(_elsewhere(records, book, who)),
            "rules": rules,
        }


def _elsewhere(records: Records, book: str, who: str) -> list[list[str]]:
    """Somebody's calls in the desk's other productions, as they were last published."""
    latest: dict[str, Document] = {}
    for one in records.all("publication"):
        if one.data.get("book") != book:
            latest[one.data["book"]] = one.data
    calls = (call for data in latest.values() for call in data["calls"] if who in call["people"])
    return [[call["start"], call["end"]] for call in calls]


def _cast(records: Records, script: str) -> dict[str, list[str]]:
    """Who plays each role, as its tracks have performers."""
    kept = records.get("doubling", script)
    data = kept.data if kept else {}
    found: dict[str, list[str]] = {}
    for track, performer in zip(data.get("tracks") or [], data.get("performers") or [], strict=False):
        for part in track if performer else ():
            found.setdefault(part.partition("#")[0], []).append(performer)
    return found


def _titles(draft: Draft) -> dict[str, str]:
    """Each division as a call names it."""
    return {one.id: _title(one) for one in draft.divisions}


def _title(division: Division) -> str:
    if not division.title:
        return f"{division.kind.capitalize()} {division.number or ''}".strip()
    return f"{division.number} {division.title}" if division.number else division.title


def _rule_sets() -> list[Document]:
    return [
        {"id": name, **{key: rules[key] for key in ("title", "version", "source")}} for name, rules in RULES.items()
    ]
