"""Plays for tests, written the short way."""

from __future__ import annotations

from textwrap import dedent

from tablework.readers.fountain import read_fountain
from tablework.script.draft import Draft


def play(text: str) -> Draft:
    """A play typed as Fountain, set in as deep as the test it stands in."""
    return read_fountain(dedent(text).strip().encode() + b"\n", "play.fountain")
