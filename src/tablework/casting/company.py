"""The smallest company: how few performers can play a script, as far as two quick bounds can tell.

Who counts is every single role that speaks alone at least once; two roles clash when they are on stage in one French
scene, or follow each other without a break between them. Groups and silent people never enlarge the company.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tablework.script.breakdown import Breakdown


def smallest_company(breakdown: Breakdown, speaks_alone: frozenset[str]) -> tuple[int, int]:
    """The least number of performers that could do, and one that does; the same number twice is proof.

    The least: the most that are on stage together. The other: roles given out one by one, the one with the fewest
    performers left to choose from first (Brélaz's rule for colouring a graph, Communications of the ACM 22, 1979).
    """
    counted = [role.role for role in breakdown.roles if not role.group and role.role in speaks_alone]
    if not counted:
        return 0, 0
    together = [
        [role for role in dict.fromkeys([*timed.scene.on_stage, *timed.speaking]) if role in set(counted)]
        for timed in breakdown.french_scenes
    ]
    least = max(map(len, together), default=1)
    return max(1, least), max(1, least, _given_out(counted, _clashes(counted, together)))


def _clashes(counted: Sequence[str], together: Sequence[Sequence[str]]) -> dict[str, set[str]]:
    clashes: dict[str, set[str]] = {role: set() for role in counted}
    for roles in together:
        for role in roles:
            clashes[role].update(roles)
    return {role: others - {role} for role, others in clashes.items()}


def _given_out(counted: Sequence[str], clashes: Mapping[str, set[str]]) -> int:
    """How many performers it takes when roles are given out one by one."""
    performer: dict[str, int] = {}
    order = {role: n for n, role in enumerate(counted)}

    def urgency(role: str) -> tuple[int, int, int]:
        taken = {performer[other] for other in clashes[role] if other in performer}
        return len(taken), len(clashes[role]), -order[role]

    while len(performer) < len(counted):
        role = max((r for r in counted if r not in performer), key=urgency)
        taken = {performer[other] for other in clashes[role] if other in performer}
        performer[role] = next(n for n in range(len(counted)) if n not in taken)
    return max(performer.values()) + 1
