"""Names: from what a script prints above a speech to the roles that speak it.

The rules, in the order they are tried on a *label* (the printed name line):

1. Extensions go: ``HAMLET (O.S.)``, ``HAMLET (CONT'D)``, a dual-dialogue ``^``, a closing full stop or colon.
2. ``BOTTOM, as Pyramus`` is Bottom, whatever he plays; so is ``BOTTOM (as Pyramus)``.
3. A name that speaks elsewhere, or stands in the cast list, is that role: case, accents and apostrophes are free.
4. ``ALL``, ``BOTH``, ``ALL BUT ROSA``, ``CITIZENS`` … is a group of its own.
5. ``KING & QUEEN``, ``KING + QUEEN``, ``KING/QUEEN`` and ``KING, QUEEN`` are two roles; ``FIRST/SECOND SENATOR`` shares
   its last word. ``KING AND QUEEN`` is two when one of them is known on its own, or both look like names.
6. ``Ham.`` or ``QUEEN G.`` is the one known role whose name begins like that, word by word. Where most labels end in a
   full stop it is only their habit, and abbreviates nothing unless the cast list says so.
7. Whatever is left is a role of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache

from tablework.script.draft import Role
from tablework.script.words import fold

GROUP_WORDS = frozenset(
    "all both everyone everybody omnes ensemble chorus company crowd together others voices people mob "
    "alle beide chor chorus volk tous toutes choeur todos coro tutti".split()
)
"""Labels that mean several people at once, in the languages whose plays we meet most."""

_EXTENSION = re.compile(r"\s*\([^()]*\)?|\s*\[[^\[\]]*\]|\s*\^\s*$")
_AS = re.compile(r"(?:,\s*|\s+\(?)as\s+.+$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|&|\+|/|;)\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en)\s+", re.IGNORECASE)
_SHORTENED = (" JR.", " Jr.", " SR.", " Sr.", " ESQ.", " Esq.")
_SLUG = re.compile(r"[^\w]+", re.UNICODE)
_ORDINAL = re.compile(
    r"^(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|\d+\.?|erster?|zweiter?|dritter?|premier|deuxième)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def bare_name(label: str) -> str:
    """The name in a label, without extensions, ``as Pyramus`` and closing marks: ``HAMLET (V.O.)`` → ``HAMLET``."""
    name = _EXTENSION.sub(" ", label) if "(" in label or "[" in label or "^" in label else label
    name = _AS.sub("", name) if "as " in name.lower() else name
    name = " ".join(name.split()).rstrip(":,;^ ")
    return (name if name.endswith(_SHORTENED) else name.removesuffix(".").strip()) or label.strip()


def is_group(name: str) -> bool:
    """Whether a name means several people: ALL, BOTH SERVANTS, the CHORUS."""
    words = fold(name).split()
    return bool(words) and (words[0] in GROUP_WORDS or words[-1] in GROUP_WORDS)


def names_in(label: str, known: Container[str] = frozenset()) -> tuple[str, ...]:
    """The names of all who speak under a label; `known` holds the folded names that are known on their own.

    >>> names_in("FIRST/SECOND SENATOR")
    ('FIRST SENATOR', 'SECOND SENATOR')
    """
    name = bare_name(label)
    if fold(name) in known or is_group(name):
        return (name,)
    listed = [part for part in _LISTED.split(name) if part]
    parts = [piece for part in listed for piece in _split_and(part, known, sure=len(listed) > 1)]
    return _share_last_word(parts) if len(parts) > 1 else (name,)


def _split_and(name: str, known: Container[str], *, sure: bool) -> list[str]:
    parts = [part for part in _AND.split(name) if part]
    if len(parts) < 2 or fold(name) in known:
        return [name]
    alone = [fold(part) in known for part in parts]
    two_names = all(part.split()[0][0].isupper() for part in parts)
    return parts if sure or any(alone) or two_names else [name]


def _share_last_word(parts: list[str]) -> tuple[str, ...]:
    """``FIRST`` and ``SECOND SENATOR`` are both senators."""
    noun = parts[-1].split()[-1]
    return tuple(f"{part} {noun}" if _ORDINAL.match(part) and not _ORDINAL.match(noun) else part for part in parts)


def slug(name: str) -> str:
    """A name as a role's id: ``First Sénateur`` → ``first_senateur``; other alphabets keep their letters."""
    return _SLUG.sub("_", fold(name)).strip("_") or "nobody"


class RoleBook:
    """Who speaks under which label, learnt from all the labels and cast names of a script at once."""

    def __init__(self, labels: Iterable[str], cast_names: Iterable[str] = ()) -> None:
        """Learn every label that stands above a speech, and every name of the cast list."""
        self._labels = Counter(labels)
        cast_names = tuple(cast_names)
        names = {fold(bare_name(label)): bare_name(label) for label in [*cast_names, *self._labels]}
        self._known = {key: name for key, name in names.items() if len(names_in(name)) == 1}
        stops = sum(label.rstrip().endswith(".") for label in self._labels)
        listed = {fold(bare_name(name)): name for name in cast_names}
        self._whole = listed if 2 * stops > len(self._labels) else self._known
        self._ids: dict[str, str] = {}
        self._names: dict[str, Counter[str]] = {}
        self._printed: dict[str, list[str]] = {}
        self._by_label = {label: self._resolve(label) for label in self._labels}

    def speakers(self, label: str) -> tuple[str, ...]:
        """The ids of the roles that speak under a label."""
        return self._by_label.get(label, ())

    def id_of(self, name: str) -> str | None:
        """The id of the role with this very name, or None."""
        return self._ids.get(fold(bare_name(name)))

    @property
    def roles(self) -> tuple[Role, ...]:
        """All roles, in the order they first speak."""
        return tuple(
            Role(id_, self._names[id_].most_common(1)[0][0], tuple(self._printed[id_]), self._is_group(id_))
            for id_ in self._printed
        )

    def _is_group(self, id_: str) -> bool:
        return any(is_group(name) for name in self._names[id_])

    def _resolve(self, label: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(self._role(name, label) for name in names_in(label, self._known)))
        for id_ in found if len(found) == 1 else ():
            if bare_name(label) not in self._printed[id_]:
                self._printed[id_].append(bare_name(label))
        return found

    def _role(self, name: str, label: str) -> str:
        key = self._full(fold(name)) if label.rstrip().endswith(".") or name.endswith(".") else fold(name)
        id_ = self._ids.get(key)
        if id_ is None:
            id_ = self._new_id(key)
        self._names.setdefault(id_, Counter())[self._known.get(key, name)] += self._labels[label]
        self._printed.setdefault(id_, [])
        return id_

    def _new_id(self, key: str) -> str:
        base = id_ = slug(key)
        number = 2
        while id_ in self._names:
            id_ = f"{base}_{number}"
            number += 1
        self._ids[key] = id_
        return id_

    def _full(self, key: str) -> str:
        """The one known name that an abbreviation stands for, or the abbreviation itself."""
        if key in self._whole and self._whole is not self._known:
            return key
        pieces = [piece.rstrip(".") for piece in key.split()]
        fits = [
            name
            for name in self._whole
            if name != key
            and len(name.split()) == len(pieces)
            and len(name) > len(key)
            and all(word.startswith(piece) for word, piece in zip(name.split(), pieces, strict=True))
        ]
        return fits[0] if len(fits) == 1 else key
