"""Rehearsal periods that can be planned, drawn by chance: conflicts lie around a plan that nobody is shown.

Written for the first benchmark of whole rehearsal periods: a seed and the sizes make a period, and anybody may measure
their planner on it (`tablework plan`, shapes in docs/reference/calls.md). All its people and scenes are invented.
"""

from __future__ import annotations

import random
from typing import Any

from tablework.calls.moments import date_of, day_number

Document = dict[str, Any]

FIRST_MONDAY = day_number("2027-01-04")
HOURS = [["10:00", "13:00"], ["14:00", "18:00"]]
HALVES = (("10:00", "13:00"), ("14:00", "18:00"))
STAGES = (("block", "Blocking", 1.0), ("work", "Work", 0.75), ("review", "Review", 0.5))
REASONS = ("class", "matinee", "teaching", "filming", "workshop", "dentist")
_LEADS, _SUPPORTS = 3, 6


def generate(seed: int, scenes: int = 40, people: int = 25, weeks: int = 6, away: float = 0.2) -> Document:
    """A period of so many weeks of six days with three rooms, each scene called three times, runs at three dates.

    `away` is the share of all half-days on which a performer is not free.
    """
    chance = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    dates = [date_of(FIRST_MONDAY + 7 * week + day) for week in range(weeks) for day in range(6)]
    performers = [f"performer {n + 1}" for n in range(people)]
    casts = _casts(chance, scenes, performers)
    runs = _runs(casts, dates, performers)
    calls = [*runs, *(call for n, cast in enumerate(casts) for call in _work(chance, n, cast, dates, scenes))]
    hidden = by_hand(_period(dates, performers, calls, {}), chance)
    kept = {(who, half) for one in hidden for who in one["people"] for half in _halves(one)}
    busy = {who: _conflicts(chance, who, dates, kept, away) for who in performers}
    placed = {one["id"] for one in hidden}
    return _period(dates, performers, [call for call in calls if call["id"] in placed], busy)


def _period(
    dates: list[str], performers: list[str], calls: list[Document], busy: dict[str, list[list[str]]]
) -> Document:
    staff = [{"id": name, "weight": 0} for name in ("director", "musical director", "choreographer")]
    return {
        "title": "A generated period",
        "step": 30,
        "days": [{"date": date, "open": HOURS} for date in dates],
        "rooms": [{"id": room} for room in ("main", "studio", "music")],
        "people": [*({"id": who, "busy": busy.get(who, [])} for who in performers), *staff],
        "calls": calls,
    }


def _casts(chance: random.Random, scenes: int, performers: list[str]) -> list[list[str]]:
    """Leads are in half of the scenes, supports in a third, the ensemble in a few; people stay from scene to scene."""
    casts: list[list[str]] = []
    for _ in range(scenes):
        before = set(casts[-1]) if casts else set()
        cast = []
        for n, who in enumerate(performers):
            share = 0.5 if n < _LEADS else 0.3 if n < _LEADS + _SUPPORTS else 0.12
            if chance.random() < share * (1.5 if who in before else 0.75):
                cast.append(who)
        casts.append(cast if len(cast) > 1 else chance.sample(performers[: _LEADS + _SUPPORTS], 2))
    return casts


def _runs(casts: list[list[str]], dates: list[str], performers: list[str]) -> list[Document]:
    """A stumble-through of each half, and a run of everything, fixed on afternoons."""
    half = len(casts) // 2
    whom = [sorted({who for cast in part for who in cast}) for part in (casts[:half], casts[half:])] + [performers]
    weeks = len(dates) // 6
    days = (dates[3 * weeks - 2], dates[4 * weeks - 2], dates[5 * weeks - 1])
    named = zip(("run1", "run2", "run3"), days, whom, strict=True)
    return [
        {
            "id": name,
            "title": name,
            "minutes": 180,
            "people": [*people, "director"],
            "rooms": ["main"],
            "fixed": {"start": f"{day}T14:00", "room": "main"},
        }
        for name, day, people in named
    ]


def _work(chance: random.Random, n: int, cast: list[str], dates: list[str], scenes: int) -> list[Document]:
    """Three calls of one scene, each on a later day than the one before, with deadlines before the runs."""
    size, song, weeks = chance.choice((60, 60, 90, 90, 120)), chance.random() < 1 / 3, len(dates) // 6
    early = dates[(3 if n < scenes // 2 else 4) * weeks - 2]
    calls: list[Document] = []
    for number, (stage, title, share) in enumerate(STAGES):
        staff = "musical director" if song and not number else "director"
        rooms = ["music", "main"] if song and not number else ["main", "studio"]
        calls.append(
            {
                "id": f"s{n + 1}.{stage}",
                "title": f"Scene {n + 1}, {title.lower()}",
                "minutes": max(30, round(size * share / 30) * 30),
                "people": [*cast, staff],
                "rooms": rooms,
                "after": [calls[-1]["id"]] if calls else [],
                "after_days": 1,
                "order": n,
                "by": early if number < len(STAGES) - 1 else dates[5 * weeks - 1],
            }
        )
    return calls


def _conflicts(
    chance: random.Random, who: str, dates: list[str], kept: set[tuple[str, tuple[str, int]]], away: float
) -> list[list[str]]:
    """Half-days on which somebody is not free: something weekly first, the rest anywhere the hidden plan allows."""
    weekly = [(chance.randrange(6), chance.randrange(2)) for _ in range(2)]
    halves = [(date, half) for date in dates for half in (0, 1) if (who, (date, half)) not in kept]
    chance.shuffle(halves)
    halves.sort(key=lambda one: (dates.index(one[0]) % 6, one[1]) not in weekly)
    taken = sorted(halves[: round(away * 2 * len(dates))])
    return [[f"{d}T{HALVES[h][0]}", f"{d}T{HALVES[h][1]}", chance.choice(REASONS)] for d, h in taken]


def _halves(placed: Document) -> list[tuple[str, int]]:
    return [(placed["start"][:10], int(placed["start"][11:13] >= "14"))]


def by_hand(period: Document, chance: random.Random | None = None) -> list[Document]:
    """The plan that a careful hand makes: the most pressing call first, each as soon as everybody and a room is free.

    With `chance`, calls that press equally come in any order. What finds no place is left out.
    """
    busy = {one["id"]: [tuple(span[:2]) for span in one.get("busy", [])] for one in period["people"]}
    taken: dict[str, list[tuple[str, str]]] = {}
    found: dict[str, Document] = {}
    calls = sorted(
        period["calls"], key=lambda one: (one.get("by", "9"), chance.random() if chance else one.get("order", 0))
    )
    for call in [one for one in calls if one.get("fixed")] + _in_turn([one for one in calls if not one.get("fixed")]):
        spots = (
            _spots(period, call, found) if not call.get("fixed") else [(call["fixed"]["start"], call["fixed"]["room"])]
        )
        for start, room in spots:
            span = (start, _later(start, call["minutes"]))
            things = [*call["people"], f"room {room}"]
            if all(_free(span, [*busy.get(one, ()), *taken.get(one, ())]) for one in things):
                for one in things:
                    taken.setdefault(one, []).append(span)
                found[call["id"]] = call | {"start": start, "room": room}
                break
    return list(found.values())


def _in_turn(calls: list[Document]) -> list[Document]:
    """In the same order, but never before what a call comes after."""
    done: list[Document] = []
    names = {one["id"] for one in calls}
    while calls:
        ready = next(one for one in calls if not ({*one.get("after", [])} & names - {other["id"] for other in done}))
        done.append(ready)
        calls = [one for one in calls if one is not ready]
    return done


def _spots(period: Document, call: Document, found: dict[str, Document]) -> list[tuple[str, str]]:
    if any(before not in found for before in call.get("after", [])):
        return []
    first = max((found[before]["start"][:10] for before in call.get("after", [])), default="")
    starts = [f"{day['date']}T{at}" for day in period["days"] for at in _starts(call["minutes"])]
    return [
        (start, room)
        for start in starts
        if start[:10] > first and start[:10] < call.get("by", "9")
        for room in call["rooms"]
    ]


def _starts(minutes: int) -> list[str]:
    spans = [(600, 780), (840, 1080)]
    return [f"{at // 60:02}:{at % 60:02}" for a, b in spans for at in range(a, b - minutes + 1, 30)]


def _later(start: str, minutes: int) -> str:
    at = int(start[11:13]) * 60 + int(start[14:]) + minutes
    return f"{start[:10]}T{at // 60:02}:{at % 60:02}"


def _free(span: tuple[str, str], others: list[tuple[str, str]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in others)
