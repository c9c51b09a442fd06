"""What is said of a reading, and of what a correction did to it."""

from __future__ import annotations

from typing import Any

from tablework.readers.layout.corrections import Correction

_KINDS = {
    "cue": ("a character cue", "character cues"),
    "speech": ("spoken", "spoken"),
    "direction": ("a stage direction", "stage directions"),
    "heading": ("a heading", "headings"),
    "lyric": ("a lyric", "lyrics"),
    "furniture": ("furniture, no part of the play", "furniture, no part of the play"),
}
_WITHOUT_EFFECT = "This is kept, but the reading stays as it was."


def read_as(draft: dict[str, Any], unsure: int) -> str:
    """What came out, as in ``Read as 39 roles, 1,138 speeches, 20 scenes; 14 lines unsure``."""
    spoken = [e for e in draft["elements"] if e["kind"] in {"dialogue", "lyric"}]
    roles = sum(not role["group"] for role in draft["roles"])
    found = [counted(roles, "role"), counted(len({e["speech"] for e in spoken}), "speech", "speeches")]
    scenes = sum(d["kind"] == "scene" for d in draft["divisions"])
    found += [counted(scenes, "scene")] if scenes else []
    sure = f"{counted(unsure, 'line')} unsure" if unsure else "no line unsure"
    return f"Read as {', '.join(found)}; {sure}."


def remembered_said(count: int, title: str) -> str:
    """Where corrections came from that nobody made on this script."""
    return f"Read with {counted(count, 'correction')} remembered from {title}."


def taken_back_said(left: int) -> str:
    """What is left after one was taken back."""
    return f"Taken back; {counted(left, 'correction')} left." if left else "Taken back; no correction is left."


def now_said(correction: Correction, wish: dict[str, Any], after: dict[str, Any]) -> str:
    """What a correction did, as far as the reading shows it."""
    if correction.act == "same_role":
        one, other = correction.names
        return f"{other} is {one} now."
    if correction.act in {"split", "join"}:
        begins = {
            "split": "This line begins a new paragraph now.",
            "join": "This line goes on with the one before now.",
        }
        return begins[correction.act]
    line = after["lines"][wish["line"]]
    if line["kind"] not in {correction.kind, "both"}:
        return _WITHOUT_EFFECT
    one, many = _KINDS[correction.kind]
    like_it = sum(other["look"] == line["look"] and other["kind"] == line["kind"] for other in after["lines"])
    if correction.look and like_it > 1:
        return f"{counted(like_it, 'line')} are {many} now."
    return f"This line is {one} now."


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what it counts, as in ``1,138 lines``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
