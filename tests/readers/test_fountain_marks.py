"""Emphasis, escapes, notes, boneyards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.readers.fountain_marks import clean, emphasis, hide

STYLES = {
    "plain": ("plain", []),
    "*one* two": ("one two", [(0, 3, "italic")]),
    "**one** two": ("one two", [(0, 3, "bold")]),
    "***one***": ("one", [(0, 3, "bold"), (0, 3, "italic")]),
    "_one_": ("one", [(0, 3, "underline")]),
    "_a *b* c_": ("a b c", [(0, 5, "underline"), (2, 3, "italic")]),
    "**a *b***": ("a b", [(0, 3, "bold"), (2, 3, "italic")]),
    "*11 and *12": ("*11 and *12", []),
    "a * b * c": ("a * b * c", []),
    r"\*no\*": ("*no*", []),
    r"**\*4711\***": ("*4711*", [(0, 6, "bold")]),
    r"a \\ b": ("a \\ b", []),
    "*a\nb*": ("*a\nb*", []),
    "**": ("**", []),
    "*a": ("*a", []),
}


@pytest.mark.parametrize(("typed", "read"), STYLES.items())
def test_emphasis(typed: str, read: tuple[str, list[tuple[int, int, str]]]) -> None:
    text, spans = emphasis(typed)
    assert (text, [tuple(span) for span in spans]) == read


@given(st.text(alphabet="ab *_\\\n[/]é"))
def test_spans_lie_in_the_text_and_hold_something(typed: str) -> None:
    marked = clean(typed)
    assert all(0 <= start < end <= len(marked.text) for start, end, _ in marked.spans)


@given(st.text(alphabet="ab\n[]/* "))
def test_hiding_keeps_every_offset(text: str) -> None:
    assert len(hide(text)[0]) == len(text)
