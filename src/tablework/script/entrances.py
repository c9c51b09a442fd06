"""Who is on stage when, from the text alone."""

from __future__ import annotations

from collections.abc import Iterable

from tablework.script.draft import Draft
from tablework.script.presence import Answer, FrenchScene, Presence


def on_stage(draft: Draft, answers: Iterable[Answer] = ()) -> Presence:
    """Everybody who speaks in a scene is on stage for all of it."""
    del answers
    scenes = []
    for scene in draft.scenes:
        elements = draft.within(scene)
        roles = dict.fromkeys(r for e in elements if e.spoken for r in e.roles)
        if elements:
            scenes.append(FrenchScene(scene.id, elements[0].id, elements[-1].id, tuple(roles)))
    return Presence(tuple(scenes), ())
