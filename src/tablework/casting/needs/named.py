"""Which roles a stretch of text names, and where: only names that are one role's alone, written as names are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tablework.script.draft import Draft, Role

_SHORTEST = 2


class Named(NamedTuple):
    """A role's name in a text, from `start` to `end`; `owns` where it only says whose something is."""

    role: str
    start: int
    end: int
    owns: bool


class Names:
    """The names of a draft's single roles, to be found in its text."""

    def __init__(self, draft: Draft) -> None:
        """Take the roles' names as printed, in capitals and as in a sentence; a name of two roles is nobody's."""
        meant: dict[str, set[str]] = defaultdict(set)
        for role in draft.roles:
            for name in _written(role):
                meant[name].add(role.id)
        groups = {role.id for role in draft.roles if role.group}
        self._role = {name: min(roles) for name, roles in meant.items() if len(roles) == 1 and not roles & groups}
        longest_first = sorted(self._role, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._name = re.compile(rf"(?<![\w'’-])({alternatives})(['’]s?)?(?![\w-])")

    def within(self, text: str) -> list[Named]:
        """The names in a text, in order."""
        return [
            Named(self._role[found[1]], found.start(1), found.end(1), owns=bool(found[2]))
            for found in self._name.finditer(text)
        ]


def _written(role: Role) -> Iterable[str]:
    names = {name.strip() for name in (role.name, *role.labels)}
    return {
        way for name in names if len(name) >= _SHORTEST for way in (name, name.upper(), name.title(), _capital(name))
    }


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:].lower()
