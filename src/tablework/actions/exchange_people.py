"""Take people in from a table or address cards, and give them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.keep_company import company
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.casting.performers.cells import Listed
from tablework.casting.performers.document import (
    agency_from_document,
    agency_to_document,
    from_document,
    to_document,
)
from tablework.casting.performers.performer import Agency, Agent, Performer, Representation
from tablework.casting.records import Records
from tablework.readers.people_csv import read_people_csv
from tablework.readers.people_rows import UnreadablePeopleError
from tablework.readers.people_vcard import read_people_vcard
from tablework.writers.people_csv import write_people_csv
from tablework.writers.people_vcard import write_people_vcard

LARGEST = 5_000_000
"""Bytes of a list of people: 20,000 rows of 250 letters."""

_SAMPLE = "sample_company.csv"

IMPORTS = {"csv": "text/csv; charset=utf-8", "vcf": "text/vcard; charset=utf-8"}
"""How people come in and go out: the end of a file's name, and its media type."""

_READERS: Mapping[str, Callable[[bytes, str], list[Listed]]] = {"csv": read_people_csv, "vcf": read_people_vcard}
_WRITERS: Mapping[str, Callable[[Iterator[Listed]], bytes]] = {"csv": write_people_csv, "vcf": write_people_vcard}


def take_in(desk: CastingDesk, by: str, data: bytes, name: str) -> dict[str, Any]:
    """Take the people of a file into the company, all or nothing; whoever has the same name is brought up to date.

    What the file does not say stays as it was.

    Raises:
        UnreadablePeopleError: the file cannot be read; the sentence names the line.
    """
    people = _READERS[_format_of(data, name)](data, name)
    counts = {"added": 0, "changed": 0, "changed_agencies": 0}

    def decide(records: Records) -> Sequence[Act]:
        return _Taking(records, counts).acts(people)

    desk.act(by, decide)
    return {**counts, **company(desk)}


def take_in_sample(desk: CastingDesk, by: str) -> dict[str, Any]:
    """Take in five invented performers, to try things with."""
    return take_in(desk, by, (files(__package__) / _SAMPLE).read_bytes(), _SAMPLE)


def export(desk: CastingDesk, format_: str) -> bytes:
    """Everybody in the company as a file."""
    return _WRITERS[format_](desk.ask(lambda records: iter(list(_everybody(records)))))


def _format_of(data: bytes, name: str) -> str:
    if name.lower().endswith((".vcf", ".vcard")) or data.lstrip()[:11].upper() == b"BEGIN:VCARD":
        return "vcf"
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return "csv"
    raise UnreadablePeopleError(f"{name or 'This'} is no list of people: give a .csv table, or .vcf address cards.")


class _Taking:
    """One list of people taken into the records as they are."""

    def __init__(self, records: Records, counts: dict[str, int]) -> None:
        self._performers = {kept.data["name"].casefold(): kept for kept in records.all("performer")}
        self._before = {kept.record: agency_from_document(kept.data) for kept in records.all("agency")}
        self._agencies = dict(self._before)
        self._people: dict[str, dict[str, Any]] = {}
        self._counts = counts

    def acts(self, people: list[Listed]) -> list[Act]:
        for one in people:
            represented = self._represented(one)
            if one.performer:
                self._take(replace(one.performer, representation=represented))
        return [*self._of_agencies(), *self._of_people()]

    def _represented(self, one: Listed) -> Representation | None:
        """The agency and the agent of a row, taken in if they are new."""
        if not one.agency:
            return None
        same = (id_ for id_, agency in self._agencies.items() if agency.name.casefold() == one.agency.casefold())
        agency_id = next(same, None) or new_id()
        agency = self._agencies.setdefault(agency_id, Agency(one.agency))
        if one.agent is None:
            return Representation(agency_id)
        agent = next((a for a in agency.agents if a.name.casefold() == one.agent.name.casefold()), None)
        told = _told(agent, one.agent)
        others = tuple(a for a in agency.agents if a.id != told.id)
        self._agencies[agency_id] = replace(
            agency, agents=(*others, told) if agent is None else _in_place(agency, told)
        )
        return Representation(agency_id, told.id)

    def _take(self, performer: Performer) -> None:
        """What is said of a performer; of two rows with one name the later is the last word on what it says."""
        said = {name: value for name, value in to_document(performer).items() if _says(value)}
        key = performer.name.casefold()
        self._people[key] = self._people.get(key, {}) | said

    def _of_agencies(self) -> Iterator[Act]:
        for id_, agency in self._agencies.items():
            if self._before.get(id_) != agency:
                self._counts["changed_agencies"] += 1
                yield Act(id_, "agency", "edit" if id_ in self._before else "make", agency_to_document(agency))

    def _of_people(self) -> Iterator[Act]:
        for key, said in self._people.items():
            kept = self._performers.get(key)
            if kept is None:
                self._counts["added"] += 1
                yield Act(new_id(), "performer", "make", to_document(from_document(said)))
            elif news := {name: value for name, value in _over(kept.data, said).items() if kept.data[name] != value}:
                self._counts["changed"] += 1
                yield Act(kept.record, "performer", "edit", news)


def _told(agent: Agent | None, said: Agent) -> Agent:
    if agent is None:
        return replace(said, id=new_id())
    return replace(agent, email=said.email or agent.email, phone=said.phone or agent.phone)


def _in_place(agency: Agency, told: Agent) -> tuple[Agent, ...]:
    return tuple(told if agent.id == told.id else agent for agent in agency.agents)


def _over(before: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A performer as they were, with what was said now; within their contact and wishes too."""
    merged = {name: {**(before.get(name) or {}), **_only_said(said.get(name, {}))} for name in ("contact", "wishes")}
    return to_document(from_document({**before, **said, **merged}))


def _only_said(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if _says(value)}


def _says(value: Any) -> bool:
    """Whether a value says anything: what is empty is unknown."""
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    return value not in (None, "", [])


def _everybody(records: Records) -> Iterator[Listed]:
    """Every performer with who speaks for them, then the agents who speak for nobody here."""
    agencies = {kept.record: agency_from_document(kept.data) for kept in records.all("agency")}
    spoken = set()
    for kept in records.all("performer"):
        performer = from_document(kept.data)
        of = performer.representation or Representation("")
        agency = agencies.get(of.agency)
        agent = next((a for a in agency.agents if a.id == of.agent), None) if agency else None
        spoken |= {(of.agency, of.agent), (of.agency, "")}
        yield Listed(performer, agency.name if agency else "", agent)
    for id_, agency in agencies.items():
        silent = [agent for agent in agency.agents if (id_, agent.id) not in spoken]
        yield from (Listed(None, agency.name, agent) for agent in silent)
        if not silent and (id_, "") not in spoken:
            yield Listed(None, agency.name)
