"""A doubt in words: one sentence that names the printed direction, or the lack of one."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 80
"""A direction is quoted up to about this many characters."""

_SENTENCES = {
    "may leave": "Nothing says when {names} {verb}: “{text}” does not tell.",
    "may be meant": "“{text}” seems to bring on {names}, who perhaps {verb} not meant.",
    "may stay": "“{text}” seems to take off {names}, who perhaps {verb}.",
    "may be on already": "No direction brings on {names}, who perhaps {verb} here by “{text}”.",
    "may come": "No direction brings on {names}, who perhaps {verb} with “{text}”.",
    "may be among them": "“{text}” may bring on people whom it does not name; perhaps {names} {verb} among them.",
}
_VERBS = {
    "may leave": ("leaves", "leave"),
    "may be meant": ("is", "are"),
    "may stay": ("stays", "stay"),
    "may be on already": ("is", "are"),
    "may come": ("comes", "come"),
    "may be among them": ("is", "are"),
}


def why(sort: str, names: Sequence[str], text: str) -> str:
    """Why it is asked whether these roles are on stage, at a direction with this text.

    >>> why("may leave", ["ROSA", "MAX"], "The clock strikes.")
    'Nothing says when ROSA and MAX leave: “The clock strikes.” does not tell.'
    """
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return _SENTENCES[sort].format(names=listed, verb=_VERBS[sort][len(names) > 1], text=_short(text))


def _short(text: str) -> str:
    """A direction in one line, cut at a word where it is long."""
    words = " ".join(text.split()).strip(" ,")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
