"""Words that tell who is asking: names of titles, roles, people and places, looked for in free text.

Names are found whatever their case and accents, and also when they are split or hyphenated ("Ve-rona", "J U L I E T"):
only letters and figures are held against each other. A find begins where a word begins; short names must also end where
one ends, so that Ana is not found in "an audition".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_SHORT = 5
"""Letters below which a name must end where a word ends: many short names begin longer words."""

_LEAST = 3
"""Letters of the shortest part of a name that is looked for by itself."""

_ARTICLES = frozenset(
    "a an and at das de del della der des di die du for from het i il in l la las le les lo los mr mrs of on our the "
    "to und van von with y".split()
)
"""Words of a name that tell nothing by themselves, in the languages most scripts come in."""

_WORD = re.compile(r"\w+")


class Telling(NamedTuple):
    """A word that tells: where it stands, which name it is, and what bears that name."""

    field: str
    start: int
    end: int
    name: str
    what: str


def telling_words(fields: Mapping[str, str], names: Iterable[tuple[str, str]]) -> list[Telling]:
    """What tells in some fields' texts. `names` are pairs of what bears a name and the name.

    A place is counted in Unicode code points. Where several names are found in one place, the longest stands.
    """
    wanted = [(what, name, part) for what, name in names for part in _parts(name)]
    found = [hit for field, text in fields.items() for hit in _found(field, text, wanted)]
    found.sort(key=lambda hit: (list(fields).index(hit.field), hit.start, -hit.end))
    kept: list[Telling] = []
    for hit in found:
        if not kept or kept[-1].field != hit.field or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _parts(name: str) -> Iterator[str]:
    """A name as it may stand in a text: whole, and each of its words that is long enough to tell."""
    words = [_fold(word) for word in _WORD.findall(name)]
    telling = [word for word in words if word not in _ARTICLES]
    yield from {"".join(words), *(word for word in telling if len(word) >= _LEAST)} - {""}


def _found(field: str, text: str, wanted: Iterable[tuple[str, str, str]]) -> Iterator[Telling]:
    letters, places = _letters(text)
    starts = {match.start() for match in _WORD.finditer(text)}
    ends = {match.end() for match in _WORD.finditer(text)}
    for what, name, part in wanted:
        at = letters.find(part)
        while at >= 0:
            start, end = places[at], places[at + len(part) - 1] + 1
            if start in starts and (end in ends or len(part) >= _SHORT):
                yield Telling(field, start, end, name, what)
            at = letters.find(part, at + 1)


def _letters(text: str) -> tuple[str, list[int]]:
    """A text's letters and figures alone, folded, each with the place it came from."""
    folded = [(letter, place) for place, one in enumerate(text) for letter in _fold(one) if letter.isalnum()]
    return "".join(letter for letter, _ in folded), [place for _, place in folded]


def _fold(text: str) -> str:
    whole = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in whole.casefold() if not unicodedata.combining(letter) and letter != "_")
