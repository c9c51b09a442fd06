"""What may stand in a field of a record; each check gives a complaint, or None when all is well."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Drafts: TypeAlias = Mapping[str, Mapping[str, tuple[int, int]]]
"""For each draft and each of its elements its order in reading and its length in code points: where places can be."""

Check: TypeAlias = Callable[[Any, Drafts], str | None]

MOST_WORDS = 20_000
"""Characters of a mark's text: a long scene's worth."""

_MOST_LISTED = 200
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its fields, those it cannot do without, and where it stands at first.

    One that is `shown` is its author's alone until then; one that `belongs` stands in the thread of another record. Of
    one that is `single` the last words count, whatever they were made on: there is no choosing who somebody is.
    """

    name: str
    fields: Mapping[str, Check]
    needs: frozenset[str] = frozenset()
    status: str | None = None
    shown: bool = False
    belongs: bool = False
    single: bool = False

    def complaint(self, data: Mapping[str, Any], drafts: Drafts, *, whole: bool) -> str | None:
        """What is wrong with the data of an entry; `whole` when it makes the record rather than changes it."""
        missing = self.needs - data.keys() if whole else frozenset()
        if missing:
            return f"A {self.name.replace('_', ' ')} needs its {min(missing)}."
        strange = data.keys() - self.fields.keys()
        if strange:
            return f"A {self.name.replace('_', ' ')} has no {min(strange)}."
        return next((said for name, value in data.items() if (said := self.fields[name](value, drafts))), None)


def words(value: Any, _: Drafts) -> str | None:
    """Text that people write."""
    if isinstance(value, str) and len(value) <= MOST_WORDS:
        return None
    return f"A mark's words are text of at most {MOST_WORDS:,} characters."


def name(value: Any, _: Drafts) -> str | None:
    """A short name on one line."""
    fits = isinstance(value, str) and 0 < len(value.strip()) <= 80 and value.isprintable()
    return None if fits else "A name is one line of at most 80 characters."


def identity(value: Any, _: Drafts) -> str | None:
    """The id of something."""
    return None if isinstance(value, str) and _ID.fullmatch(value) else "An id is a short name of letters and digits."


def identities(value: Any, drafts: Drafts) -> str | None:
    """Ids of several things."""
    if not isinstance(value, list) or len(value) > _MOST_LISTED:
        return "Ids come in a list."
    return next((said for one in value if (said := identity(one, drafts))), None)


def one_of(*choices: str) -> Check:
    """One of these."""

    def check(value: Any, _: Drafts) -> str | None:
        return None if value in choices else f"This is one of {', '.join(choices)}."

    return check


def maybe(check: Check) -> Check:
    """The same, or null."""
    return lambda value, drafts: None if value is None else check(value, drafts)


def share(value: Any) -> bool:
    """A part of a whole, 0 to 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
