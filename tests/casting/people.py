"""Performers as tests need them."""

from typing import Any

from tablework.casting.needs.kinds import make_need
from tablework.casting.needs.need import Need
from tablework.casting.performers.performer import Performer, Skill, Voice

MARGOT = Performer(
    "Margot Reyes",
    pronouns="she/her",
    playing_age=(34, 45),
    plays=("woman",),
    voice=Voice("A3", "B4", "mezzo-soprano"),
    skills=(Skill("Stage fighting", "good", "2024"), Skill("tap"), Skill("fencing", "some")),
    accents=("Leeds",),
    languages=("English", "Français"),
    instruments=("piano",),
    least_words=300,
    will_not=("smoking", "being naked"),
    away=(("2026-12-01", "2026-12-14"),),
    says=("wheelchair user",),
)
STRANGER = Performer("Somebody")
"""Of whom nobody has said anything."""


def need(kind: str, value: Any = "", weight: str = "must") -> Need:
    return make_need(kind, value, weight)
