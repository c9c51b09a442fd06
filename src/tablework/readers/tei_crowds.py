"""Members of a crowd that come and go with it: ``Enter Players`` marks up the group, and one of them speaks.

Whoever of a crowd speaks in a scene, and has not come or gone in it under their own name, is there while the crowd is.
A crowd never stays when a scene ends, though nobody says that it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from tablework.script.draft import Draft, Element, Move


def with_members(draft: Draft, members: Mapping[str, Collection[str]]) -> Draft:
    """The draft with the moves of a crowd's members beside the crowd's own; `members` gives the crowds of each."""
    if not members:
        return draft
    elements = list(draft.elements)
    left: set[str] = set()
    for scene in draft.scenes:
        places = draft.stretch(scene)
        if left and places:
            first = elements[places.start]
            elements[places.start] = first._replace(moves=(*(Move(role, enters=False) for role in left), *first.moves))
        left = _come_along(elements, places, members)
    return replace(draft, elements=tuple(elements))


def _come_along(elements: list[Element], places: Iterable[int], members: Mapping[str, Collection[str]]) -> set[str]:
    """Add the members' moves in a scene; the answer is who of them is on stage at its end."""
    speaking = {role for place in places for role in elements[place].roles if role in members}
    named: set[str] = set()
    on: set[str] = set()
    for place in places:
        moves = elements[place].moves
        if not moves:
            continue
        named.update(move.role for move in moves)
        moves = tuple(dict.fromkeys([*moves, *_along(moves, members, speaking - named)]))
        elements[place] = elements[place]._replace(moves=moves)
        on |= {move.role for move in moves if move.enters and move.role in members}
        on -= {move.role for move in moves if not move.enters}
    return on


def _along(moves: Iterable[Move], members: Mapping[str, Collection[str]], who: Collection[str]) -> Iterator[Move]:
    for move in moves:
        yield from (Move(member, move.enters) for member in sorted(who) if move.role in members[member])
