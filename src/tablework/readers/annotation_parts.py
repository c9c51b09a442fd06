"""What annotations are made of, in all the ways that the Web Annotation Data Model lets people write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from tablework.readers.quotations import Quotation
from tablework.readers.trouble import UnreadableScriptError

Json: TypeAlias = Mapping[str, Any]

LARGEST = 8_000_000
"""Bytes of a file: as many marks as it may hold, each of 2,000 bytes (a long note) and as much again around it."""

MOST = 2_000
"""Annotations of a file: the marks of a much-marked book (``benchmarks/marking.py``)."""

_DEEPEST = 5
"""Selectors inside selectors: a part of a part of a page is three."""


class UnreadableMarksError(UnreadableScriptError):
    """A file that holds no annotations we can read. Its text is one sentence for a person."""


def annotations_in(data: bytes) -> list[Any]:
    """The annotations of a collection, a page, a graph or a list, or one alone; what is in it may be anything.

    Raises:
        UnreadableMarksError: there are none, or too many.
    """
    if len(data) > LARGEST:
        raise UnreadableMarksError(f"This is more than {LARGEST // 1_000_000} MB: bring it in several files.")
    try:
        found = _listed_in(json.loads(data))
    except (ValueError, RecursionError):
        raise UnreadableMarksError("This is no file of annotations: export them as JSON-LD.") from None
    if not found:
        raise UnreadableMarksError("There is no annotation in this file: export them again, whole.")
    if len(found) > MOST:
        raise UnreadableMarksError(f"There are more than {MOST:,} annotations in this: bring them in several files.")
    return found


def _listed_in(found: Any) -> list[Any]:
    if not isinstance(found, dict):
        return found if isinstance(found, list) else []
    page = found["first"] if isinstance(found.get("first"), dict) else found
    # Files of the Hypothesis client have "annotations", answers of its API "rows".
    lists = (page.get(name) for name in ("items", "@graph", "annotations", "rows"))
    return next((items for items in lists if isinstance(items, list)), [found] if "target" in found else [])


def target_of(annotation: Json) -> tuple[Json, Quotation]:
    """The first target that says where in a text it is, and what it says."""
    targets = [one for one in listed(annotation.get("target")) if isinstance(one, dict)]
    found = ((target, _quotation(target.get("selector"))) for target in targets)
    return next((one for one in found if one[1] != Quotation()), ({}, Quotation()))


def said_in(annotation: Json) -> str:
    """The text of all its bodies; the Hypothesis client has it beside them."""
    bodies = annotation.get("body", annotation.get("bodyValue", annotation.get("text")))
    texts = (one if isinstance(one, str) else text_in(one, "value") for one in listed(bodies))
    return "\n".join(text for text in texts if text)


def _quotation(selector: Any) -> Quotation:
    """What selectors say together; of one inside another the inner one says it more closely."""
    words = before = after = ""
    at = None
    for depth, found in _selectors(selector):
        if isinstance(found.get("exact"), str):
            words, before, after = found["exact"], text_in(found, "prefix"), text_in(found, "suffix")
        start, end = found.get("start"), found.get("end")
        if not depth and type(start) is int and type(end) is int:
            at = start, end
    return Quotation(words, before, after, at)


def _selectors(found: Any, depth: int = 0) -> Iterator[tuple[int, Json]]:
    for one in listed(found) if depth < _DEEPEST else ():
        if isinstance(one, dict):
            yield depth, one
            yield from _selectors(one.get("refinedBy"), depth + 1)


def listed(found: Any) -> list[Any]:
    """A value where one and a list of several are written alike."""
    return found if isinstance(found, list) else [] if found is None else [found]


def text_in(found: Any, name: str) -> str:
    """The text of this name in an object; empty where there is none."""
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""
