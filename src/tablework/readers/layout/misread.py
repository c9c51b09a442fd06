"""Names that OCR has read wrong (``MaALcoLMm``), put right by the names that the script has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from tablework.readers.layout.cues import key_of

_ALIKE = 0.8
"""How alike two names are of which one is a misreading: small capitals lose a letter in five at worst."""

_SHORTEST = 4
"""Letters: shorter names differ from each other by as little as misreadings do."""

_LISTED = 1000
"""A name of the cast list weighs more than any misreading, however often it comes."""


def misread(names: Iterable[str], listed: Iterable[str]) -> dict[str, str]:
    """For names as printed that look like misreadings, the commoner or listed name that each stands for."""
    names = tuple(names)
    printed = {key_of(name): name for name in reversed((*listed, *names))}
    counts = Counter(key_of(name) for name in names)
    for name in listed:
        counts[key_of(name)] += _LISTED
    right = {key: found for key in counts if len(key) >= _SHORTEST and (found := _likeliest(key, counts))}
    return {name: printed[right[key_of(name)]] for name in names if key_of(name) in right}


def _likeliest(key: str, counts: Counter[str]) -> str | None:
    """The name, at least three times as common, that one is a misreading of; None where two would do."""
    if counts[key] >= _LISTED:
        return None
    near = [(_likeness(key, other), other) for other, count in counts.items() if count > 3 * counts[key]]
    found = sorted((one for one in near if one[0] >= _ALIKE), reverse=True)
    clear = len(found) == 1 or (len(found) > 1 and found[0][0] > found[1][0])
    return found[0][1] if clear else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
