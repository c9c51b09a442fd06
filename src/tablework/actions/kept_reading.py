"""What each line of a file was taken for, as one JSON document beside the lines themselves."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from tablework.readers.layout.lines import Source
from tablework.readers.layout.reading import UNSURE, Reading
from tablework.script.draft import Draft


def to_document(reading: Reading) -> dict[str, Any]:
    """For each line its look, its kind, how sure that is, and the element it went into (None: furniture)."""
    looks = list(dict.fromkeys(reading.looks))
    number = {look: n for n, look in enumerate(looks)}
    rows = zip(reading.looks, reading.kinds, reading.sure, elements(reading.draft, reading.source), strict=True)
    return {
        "looks": looks,
        "lines": [[number[look], kind, round(sure, 2), element] for look, kind, sure, element in rows],
    }


def unsure(reading: Reading) -> int:
    """How many lines a person should look at."""
    return sum(sure < UNSURE for sure in reading.sure)


def elements(draft: Draft, source: Source) -> list[str | None]:
    """For each line the first element that any of its words went into."""
    found: list[str | None] = [None] * len(source.lines)
    for element in draft.elements:
        if element.anchor is None or element.anchor.start < 0:
            continue
        first = bisect_right(source.starts, element.anchor.start) - 1
        last = bisect_right(source.starts, max(element.anchor.start, element.anchor.end - 1)) - 1
        for n in range(first, min(last + 1, len(found))):
            found[n] = found[n] or element.id
    return found
