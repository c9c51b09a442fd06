"""What was published: the calls as people were told them, what changed since, who knows, and who was late or absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tablework.calls.moments import in_words, moment
from tablework.calls.rules import hours

Document: TypeAlias = Mapping[str, Any]
"""A call as it is published: ``id``, ``title``, ``start``, ``end``, ``room``, ``people`` by id, ``breaks``."""


def changes(before: Sequence[Document], after: Sequence[Document]) -> list[dict[str, Any]]:
    """What is different between two publications, call by call: ``what``, ``call``, and the ``people`` it concerns."""
    old, new = {one["id"]: one for one in before}, {one["id"]: one for one in after}
    found = []
    for id_ in dict.fromkeys([*old, *new]):
        was, is_ = old.get(id_), new.get(id_)
        sentence = _changed(was, is_)
        if sentence:
            people = dict.fromkeys([*(was or {}).get("people", ()), *(is_ or {}).get("people", ())])
            found.append({"what": sentence, "call": id_, "people": list(people)})
    return found


def _changed(was: Document | None, is_: Document | None) -> str:
    if was is None or is_ is None:
        return _begun_or_off(was, is_)
    title, when = _title(is_), _when(is_)
    differences = (
        (was["start"] != is_["start"], f"{title} moves from {_when(was)} to {when}."),
        (was.get("room") != is_.get("room"), f"{title} on {when} is {_in_room(is_)}, not {_in_room(was)}."),
        (was["end"] != is_["end"], f"{title} on {when} ends at {is_['end'][11:]}."),
        (set(was["people"]) != set(is_["people"]), f"{title} on {when} is for other people."),
    )
    return next((sentence for differs, sentence in differences if differs), "")


def _begun_or_off(was: Document | None, is_: Document | None) -> str:
    if is_:
        return f"{_title(is_)} is called on {_when(is_)}."
    return f"{_title(was)} on {_when(was)} is called off." if was else ""


def _in_room(call: Document) -> str:
    return f"in {call['room']}" if call.get("room") else "in no room"


def short_notice(
    before: Sequence[Document], after: Sequence[Document], notice: Mapping[str, int], names: Mapping[str, str], now: str
) -> list[str]:
    """Calls that are new or moved and begin sooner than somebody's rules let them be told: a sentence for each person.

    `notice` is in minutes for each person who has such a rule; `now` is the time on the rehearsal room's wall.
    """
    old = {one["id"]: one["start"] for one in before}
    at = moment(now)
    fresh = [one for one in after if old.get(one["id"]) != one["start"] and moment(one["start"]) >= at]
    return [
        f"{names.get(who, who)} has {hours(notice[who])} of notice: {_title(one)} is on {_when(one)}."
        for one in fresh
        for who in one["people"]
        if who in notice and moment(one["start"]) - at < notice[who]
    ]


def _title(call: Document) -> str:
    stage = f", {call['stage'].lower()}" if call.get("stage") else ""
    return f"“{call['title']}{stage}”"


def _when(call: Document) -> str:
    return in_words(moment(call["start"]))


def concerned(calls: Iterable[Document]) -> list[str]:
    """Everybody who is called at all, in the order in which they are first named."""
    return list(dict.fromkeys(who for call in calls for who in call["people"]))


def own(calls: Iterable[Document], person: str) -> list[Document]:
    """One person's calls, in order of time."""
    return sorted((call for call in calls if person in call["people"]), key=lambda call: call["start"])


def knowing(acts: Iterable[tuple[str, Document]], people: Sequence[str]) -> list[dict[str, Any]]:
    """Who has been told and who has confirmed, from what was done to a publication (verb and data)."""
    done: dict[str, set[str]] = {"tell": set(), "confirm": set()}
    for verb, data in acts:
        if verb in done:
            done[verb].add(str(data.get("performer", "")))
    return [
        {"person": who, "told": who in done["tell"] | done["confirm"], "confirmed": who in done["confirm"]}
        for who in people
    ]


def on_the_day(acts: Iterable[tuple[str, Document]], date: str) -> dict[str, dict[str, Any]]:
    """Who was late (minutes) or absent on a day, as the last word on each has it."""
    found: dict[str, dict[str, Any]] = {}
    for verb, data in acts:
        if verb in {"late", "absent"} and data.get("date") == date:
            found.setdefault(str(data.get("performer", "")), {})[verb] = data.get("minutes" if verb == "late" else "is")
    return found


def daily(calls: Sequence[Document], date: str, names: Mapping[str, str]) -> dict[str, Any]:
    """One day's calls, and everybody who is called with their first call, their release, and their calls."""
    day = sorted((call for call in calls if call["start"][:10] == date), key=lambda call: (call["start"], call["id"]))
    return {"date": date, "calls": day, "people": list(_everybody(day, names))}


def _everybody(day: Sequence[Document], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for who in sorted(concerned(day), key=lambda one: (names.get(one, one).casefold(), one)):
        theirs = own(day, who)
        yield {
            "person": who,
            "name": names.get(who, who),
            "first": theirs[0]["start"][11:],
            "last": max(call["end"] for call in theirs)[11:],
            "calls": [call["id"] for call in theirs],
        }


def in_words_for(publication: Document, person: str) -> list[str]:
    """A publication for one person, as the lines of a message: what changes for them, and all their calls."""
    changed = [one["what"] for one in publication["changes"] if person in one["people"]]
    calls = [
        f"{_when(call)} to {call['end'][11:]}  {_title(call)}" + (f", {call['room']}" if call.get("room") else "")
        for call in own(publication["calls"], person)
    ]
    return [f"{publication['title']}, publication {publication['number']}", "", *changed, "", "All your calls:", *calls]
