"""A doubling as one JSON document, the shape that ``tablework double --json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.problem import Doubling
from tablework.casting.doubling.reasons import Leaning, Limiting, Nearest, leaning, limiting, nearest
from tablework.casting.doubling.understudies import covers
from tablework.script.breakdown import Breakdown
from tablework.script.draft import Draft


@dataclass(frozen=True, slots=True)
class Answered:
    """Tracks as numbers of parts, with what a solver says of them."""

    tracks: Sequence[Sequence[int]]
    lower_bound: int
    clique: Sequence[int]
    proved: bool


def to_document(
    draft: Draft, breakdown: Breakdown, said: Conditions, problem: Doubling, answered: Answered
) -> dict[str, Any]:
    """The doubling as plain lists and dicts. Roles are named by their ids, elements of the draft by theirs."""
    tracks, parts = answered.tracks, problem.parts
    leans = leaning(draft, breakdown, problem, tracks, (said.gap_words, said.gap_minutes))
    unsure = {pair for one in leans for pair in one.pairs}
    near = [(n, one) for n, track in enumerate(tracks) for one in nearest(draft, problem.line, parts, track)]
    return {
        "company": len(tracks),
        "lower_bound": answered.lower_bound,
        "proved": answered.proved,
        "gap_words": said.gap_words,
        "gap_minutes": said.gap_minutes,
        "tracks": [[parts[part].role for part in track] for track in tracks],
        "words": [sum(parts[part].words for part in track) for track in tracks],
        "limiting": _limiting(limiting(draft, problem, answered.clique)),
        "leans_on_doubts": [_leaning(one) for one in leans],
        "doublings": [
            _doubling(problem, n, one, certain=(n, one.one, one.other) not in unsure)
            for n, one in near
            if one.words >= 0
        ],
        "two_at_once": [_doubling(problem, n, one, certain=True) for n, one in near if one.words < 0],
        "understudies": [
            {"role": cover.role, "track": cover.track, "could": list(cover.could)}
            for cover in covers(problem, tracks, said.covered)
        ],
        "shared": _shared(problem, tracks),
        "not_counted": _not_counted(draft, problem),
    }


def _limiting(found: Limiting | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"first": found.first, "last": found.last, "on_stage": list(found.roles), "at_once": found.at_once}


def _leaning(found: Leaning) -> dict[str, Any]:
    doubt, tracks = found.doubt, sorted({track for track, _, _ in found.pairs})
    return {"element": doubt.element, "roles": list(doubt.roles), "tracks": tracks, "why": doubt.why}


def _doubling(problem: Doubling, track: int, near: Nearest, *, certain: bool) -> dict[str, Any]:
    return {
        "track": track,
        "roles": [problem.parts[near.one].role, problem.parts[near.other].role],
        "words": near.words if near.words >= 0 else -near.words - 1,
        "minutes": round(near.minutes, 1),
        "moments": [{"role": m.role, "element": m.element, "words": m.words} for m in near.moments],
        "certain": certain,
    }


def _shared(problem: Doubling, tracks: Sequence[Sequence[int]]) -> list[dict[str, Any]]:
    """Roles that several performers have: split ones, and groups that were asked for; with the share of each track."""
    several = {part.role for part in problem.parts if part.number}
    return [
        {"role": problem.parts[part].role, "share": problem.parts[part].number, "track": n}
        for n, track in enumerate(tracks)
        for part in track
        if problem.parts[part].role in several
    ]


def _not_counted(draft: Draft, problem: Doubling) -> list[str]:
    """Groups and silent people, whom the company is not counted by."""
    counted = {part.role for part in problem.parts}
    return [role.id for role in draft.roles if role.id not in counted]
