"""A place in the words: where a mark stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tablework.book.kinds.fields import MOST_WORDS, Check, Drafts, identity, maybe

_NAMES = frozenset({"draft", "first", "start", "last", "end", "quote"})


def place(value: Any, drafts: Drafts) -> str | None:
    """A stretch of words of a draft: from an offset in one element to an offset in the same or a later one."""
    if not isinstance(value, dict) or value.keys() != _NAMES or not _shaped(value):
        return "A place names a draft, two elements with an offset in each, and the words between them."
    draft = drafts.get(value["draft"])
    if draft is None or value["first"] not in draft or value["last"] not in draft:
        return "These words are in no draft of this production: load the page again."
    return None if _within(value, draft) else "This place ends before it begins, or lies outside the words."


def _shaped(value: Mapping[str, Any]) -> bool:
    texts = all(isinstance(value[name], str) for name in ("draft", "first", "last", "quote"))
    return texts and type(value["start"]) is int and type(value["end"]) is int and len(value["quote"]) <= MOST_WORDS


def _within(value: Mapping[str, Any], draft: Mapping[str, tuple[int, int]]) -> bool:
    (first, most_start), (last, most_end) = draft[value["first"]], draft[value["last"]]
    start, end = value["start"], value["end"]
    inside = 0 <= start <= most_start and 0 <= end <= most_end
    return inside and (first, start) <= (last, end)


STANDS: Mapping[str, Check] = {"place": place, "left": maybe(identity)}
"""The fields of a mark in the words: where it stands, and the draft on which somebody has left it behind."""
