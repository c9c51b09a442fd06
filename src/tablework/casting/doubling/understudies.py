"""Understudies: who of a company can go on for whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tablework.casting.doubling.problem import Doubling


@dataclass(frozen=True, slots=True)
class Cover:
    """A role, the number of the track that covers it (None: only a swing from outside can), and all that could."""

    role: str
    track: int | None
    could: tuple[int, ...]


def covers(problem: Doubling, tracks: Sequence[Sequence[int]], roles: Collection[str]) -> list[Cover]:
    """For each role a track whose own parts never clash with it, as few roles for each as can be.

    The role with the fewest who could is given out first. It is found for the tracks as they are: other tracks with
    the same number of performers might cover more.
    """
    whose = {problem.parts[part].role: n for n, track in enumerate(tracks) for part in track}
    could = {role: _could(problem, tracks, role, whose[role]) for role in sorted(roles) if role in whose}
    load = [0] * len(tracks)
    found = []
    for role in sorted(could, key=lambda role: (len(could[role]), role)):
        track = min(could[role], key=lambda n: (load[n], n), default=None)
        if track is not None:
            load[track] += 1
        found.append(Cover(role, track, could[role]))
    return sorted(found, key=lambda cover: cover.role)


def _could(problem: Doubling, tracks: Sequence[Sequence[int]], role: str, whose: int) -> tuple[int, ...]:
    covered = [n for n, part in enumerate(problem.parts) if part.role == role]
    return tuple(
        n
        for n, track in enumerate(tracks)
        if n != whose and not any(problem.clash(one, other) for one in covered for other in track)
    )
