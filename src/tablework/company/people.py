"""People at a production's table, and the positions they hold."""

from __future__ import annotations

from dataclasses import dataclass

POSITIONS = {
    "director": "director",
    "assistant_director": "assistant director",
    "stage_manager": "stage manager",
    "assistant_stage_manager": "assistant stage manager",
    "musical_director": "musical director",
    "choreographer": "choreographer",
    "designer": "designer",
    "writer": "writer",
    "producer": "producer",
    "performer": "performer",
    "guest": "guest",
}
"""Each position with its name in a sentence, in the order in which lead passes on."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at one production's table. Without a position they are there no more, and see nothing."""

    id: str
    name: str = ""
    position: str | None = None
