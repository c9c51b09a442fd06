"""A breakdown as one JSON document, the shape that ``tablework breakdown --json`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tablework.script.breakdown import Breakdown, RoleSize, StretchSize, TimedFrenchScene
from tablework.script.presence import Answer, Doubt
from tablework.script.timing import Minutes


def to_document(breakdown: Breakdown, answers: Iterable[Answer] = ()) -> dict[str, Any]:
    """The breakdown as plain lists and dicts; doubts that an answer has settled are kept, as answered."""
    answered: dict[tuple[str, bool], list[str]] = {}
    for answer in answers:
        answered.setdefault((answer.element, answer.on_stage), []).append(answer.role)
    return {
        "words": breakdown.words,
        "running_minutes": _whole(breakdown.running),
        "roles": [_role(size) for size in breakdown.roles],
        "scenes": [_stretch(size) for size in breakdown.scenes],
        "acts": [_stretch(size) for size in breakdown.acts],
        "songs": [_stretch(size) for size in breakdown.songs],
        "french_scenes": [_french(timed) for timed in breakdown.french_scenes],
        "doubts": [_doubt(doubt) for doubt in breakdown.doubts]
        + [_answered(element, roles, on_stage=on_stage) for (element, on_stage), roles in answered.items()],
    }


def _whole(minutes: Minutes) -> list[int]:
    return [round(minutes.low), round(minutes.high)]


def _tenths(minutes: Minutes) -> list[float]:
    return [round(minutes.low, 1), round(minutes.high, 1)]


def _role(size: RoleSize) -> dict[str, Any]:
    return {
        "id": size.role,
        "name": size.name,
        "group": size.group,
        "speeches": size.speeches,
        "words": size.words,
        "lyric_words": size.lyric_words,
        "scenes": list(size.scenes),
        "french_scenes": size.french_scenes,
        "silent_french_scenes": size.silent_french_scenes,
        "minutes_on_stage": _tenths(size.minutes_on_stage),
    }


def _stretch(size: StretchSize) -> dict[str, Any]:
    return {"id": size.division, "roles": list(size.roles), "words": size.words, "minutes": _tenths(size.minutes)}


def _french(timed: TimedFrenchScene) -> dict[str, Any]:
    scene = timed.scene
    return {
        "scene": scene.scene,
        "first": scene.first,
        "last": scene.last,
        "on_stage": list(scene.on_stage),
        "speaking": list(timed.speaking),
        "minutes": _tenths(timed.minutes),
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "element": doubt.element,
        "roles": list(doubt.roles),
        "why": doubt.why,
        "on_stage": doubt.on_stage,
        "answered": False,
    }


def _answered(element: str, roles: list[str], *, on_stage: bool) -> dict[str, Any]:
    return {"element": element, "roles": roles, "why": "You answered this.", "on_stage": on_stage, "answered": True}
