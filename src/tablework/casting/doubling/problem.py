"""Doubling as a problem: the parts to be given out, and which of them no performer can play both of.

Who counts is every single role that speaks alone at least once, off-stage voices included. Two parts clash when both
are busy in one moment, when too little is spoken between them, or when the director says so. What is asked is the least
number of performers, which is the least number of colours of the graph of clashes; a solver is behind another door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tablework.casting.doubling.conditions import ConditionError, Conditions
from tablework.casting.doubling.timeline import Timeline
from tablework.script.draft import Draft
from tablework.script.words import count_words


@dataclass(frozen=True, slots=True)
class Part:
    """What one performer takes as a whole: a role, a stretch of one that is split, or a place in a group.

    `busy` has a bit for each moment of the timeline; `words` is how much its role says in them.
    """

    role: str
    busy: int
    words: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Doubling:
    """The problem: parts, for each the parts that it clashes with (as bits), those that belong together, the most each.

    Parts whose numbers are in one set of `together` go to one performer. `directed` are the clashes that the director
    has asked for, and those of a part with another share of the same role: no shortage of performers loosens them.
    """

    line: Timeline
    parts: tuple[Part, ...]
    clashes: tuple[int, ...]
    directed: tuple[int, ...]
    together: tuple[frozenset[int], ...] = ()
    most: int | None = None

    def clash(self, one: int, other: int) -> bool:
        """Whether no performer can play both."""
        return bool(self.clashes[one] >> other & 1)

    def cost(self, some: Iterable[int], others: Iterable[int]) -> int:
        """How dear it is to give one performer both: the words spoken while they would be two people, and one more."""
        one, other = (_busy(self.parts[n] for n in parts) for parts in (some, others))
        return self.line.words_in(one & other) + 1


def counted_roles(draft: Draft, least_words: int = 0) -> list[str]:
    """The single roles that speak alone at least once, and so many words: those whom a company is counted by."""
    said: dict[str, int] = {}
    alone: set[str] = set()
    for element in draft.elements:
        if element.spoken:
            alone.update(element.roles if len(element.roles) == 1 else ())
            for role in element.roles:
                said[role] = said.get(role, 0) + count_words(element.text)
    return [role.id for role in draft.roles if not role.group and role.id in alone and said[role.id] >= least_words]


def doubling(draft: Draft, line: Timeline, conditions: Conditions | None = None) -> Doubling:
    """The problem of a script under what its director says.

    Raises:
        ConditionError: a condition names nobody in the script, or no company however large could meet it.
    """
    said = conditions or Conditions()
    _check_names(draft, said)
    parts = tuple(_parts(draft, line, said))
    directed = _graph(parts, lambda one, other: _directed(one, other, said))
    wide = {part: line.around(part.busy, said.gap_words, said.gap_minutes) for part in parts}
    met = _graph(parts, lambda one, other: bool(wide[one] & other.busy) or _changing(one, other, line, said))
    clashes = tuple(one | other for one, other in zip(met, directed, strict=True))
    problem = Doubling(line, parts, clashes, directed, tuple(_together(parts, said)), said.most)
    _check_together(draft, problem)
    return problem


def _check_names(draft: Draft, said: Conditions) -> None:
    strangers = said.roles() - draft.role.keys()
    if strangers:
        raise ConditionError(f"There is no role “{min(strangers)}” in this script: see its roles for the names.")
    single = sorted(role for role in said.groups if not draft.role[role].group)
    if single:
        raise ConditionError(f"{draft.role[single[0]].name} is one person and no group: leave the number out.")
    if any(place not in draft.place for places in said.split.values() for place in places):
        raise ConditionError("A role is split at an element of the script: choose the speech again.")


def _parts(draft: Draft, line: Timeline, said: Conditions) -> Iterator[Part]:
    for role in counted_roles(draft, said.least_words):
        yield from _split(draft, role, line, [draft.place[place] for place in said.split.get(role, ())])
    for role, number in sorted(said.groups.items()):
        for n in range(number):
            yield Part(role, line.busy.get(role, 0), _said(draft, role, 0, len(draft.elements)), n)


def _split(draft: Draft, role: str, line: Timeline, places: Sequence[int]) -> Iterator[Part]:
    """One part for each stretch in which a role is somewhere; a role that is not split has one."""
    cuts = [0, *sorted(set(places) - {0}), len(draft.elements)]
    stretches = ((first, end, line.busy.get(role, 0) & line.between(first, end - 1)) for first, end in pairwise(cuts))
    held = [(first, end, busy) for first, end, busy in stretches if busy]
    for number, (first, end, busy) in enumerate(held):
        yield Part(role, busy, _said(draft, role, first, end), number)


def _said(draft: Draft, role: str, first: int, end: int) -> int:
    return sum(count_words(e.text) for e in draft.elements[first:end] if e.spoken and role in e.roles)


def _graph(parts: Sequence[Part], clash: Callable[[Part, Part], bool]) -> tuple[int, ...]:
    """For each part those that it clashes with, as bits."""
    clashes = [0] * len(parts)
    for one, other in combinations(range(len(parts)), 2):
        if clash(parts[one], parts[other]):
            clashes[one] |= 1 << other
            clashes[other] |= 1 << one
    return tuple(clashes)


def _directed(one: Part, other: Part, said: Conditions) -> bool:
    """Whether the director's word keeps two parts from one performer."""
    return one.role == other.role or said.kept_apart(one.role, other.role) is not None


def _changing(one: Part, other: Part, line: Timeline, said: Conditions) -> bool:
    """Whether the change of costume between two parts takes longer than there is."""
    minutes = said.costume_minutes.get(frozenset({one.role, other.role}), 0.0)
    return minutes > 0 and bool(line.around(one.busy, minutes=minutes) & other.busy)


def _busy(parts: Iterable[Part]) -> int:
    found = 0
    for part in parts:
        found |= part.busy
    return found


def _together(parts: Sequence[Part], said: Conditions) -> Iterator[frozenset[int]]:
    """The first part of each role that belongs to another: who takes a split role over is free."""
    first = {part.role: n for n, part in reversed(list(enumerate(parts)))}
    for roles in said.together:
        yield frozenset(first[role] for role in roles if role in first)


def _check_together(draft: Draft, problem: Doubling) -> None:
    for held in joined(problem.together):
        if problem.most is not None and len(held) > problem.most:
            raise ConditionError(f"{len(held)} parts belong together, but a performer has at most {problem.most}.")
        for one, other in combinations(sorted(held), 2):
            if problem.clash(one, other):
                names = " and ".join(draft.role[problem.parts[n].role].name for n in (one, other))
                raise ConditionError(f"No performer can play both {names}: they meet, or too little lies between them.")


def joined(together: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Sets that share a member as one."""
    found: list[frozenset[int]] = []
    for roles in together:
        touching = [other for other in found if other & roles]
        found = [other for other in found if not other & roles]
        found.append(roles.union(*touching))
    return found
