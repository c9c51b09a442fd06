"""Who is on stage when, as an answer: French scenes, the doubts they lean on, and what people said to settle them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrenchScene:
    """A stretch with the same roles on stage throughout, speaking or not, inside one scene (None: no scene)."""

    scene: str | None
    first: str
    last: str
    on_stage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question that a person can answer in one click: are these roles on stage from this element on?

    `on_stage` is what is assumed until somebody answers; `why` says in words what raised the question.
    """

    element: str
    roles: tuple[str, ...]
    why: str
    on_stage: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a doubt: from this element on, the role is on stage, or is not."""

    element: str
    role: str
    on_stage: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """French scenes in order, from the first played element to the last without a gap, and the doubts left over."""

    french_scenes: tuple[FrenchScene, ...]
    doubts: tuple[Doubt, ...]
