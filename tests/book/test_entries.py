"""Entries as they come from outside: whatever comes, it is an entry or one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.book.making import uuid

from tablework.book.entries import MOST_TEXT, Entry, EntryError, from_wire, same, to_wire

GOOD: dict[str, Any] = {
    "v": 1,
    "id": uuid(1),
    "record": uuid(2),
    "kind": "note",
    "verb": "make",
    "on": [uuid(3)],
    "data": {"text": "slower"},
    "audience": ["margot"],
    "group": uuid(4),
    "made_at": "2026-11-22T19:30:00.000Z",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_there_and_back() -> None:
    entry = replace(from_wire(GOOD), by="rosa", at="2026-11-22T19:30:01.000+00:00")
    assert to_wire(entry) == {**GOOD, "audience": ("margot",), "by": "rosa", "at": entry.at}
    plain = from_wire({name: value for name, value in GOOD.items() if name not in {"audience", "group"}})
    assert "audience" not in to_wire(plain)
    assert "group" not in to_wire(plain)


def test_nobody_writes_in_another_s_name_or_another_place() -> None:
    entry = from_wire({**GOOD, "by": "rosa", "number": 1, "at": "2001-01-01T00:00:00Z", "erased": True})
    assert (entry.by, entry.number, entry.at, entry.erased) == ("", 0, "", False)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "1"},
        {"id": "01900000-0000-7000-A000-000000000001"},
        {"id": "01900000-0000-4000-8000-000000000001"},
        {"id": None},
        {"record": ""},
        {"record": "a b"},
        {"kind": 5},
        {"verb": "burn"},
        {"verb": ["make"]},
        {"on": "x"},
        {"on": ["x"]},
        {"on": [uuid(1)] * 51},
        {"data": []},
        {"data": {"text": float("nan")}},
        {"data": {"text": "\ud800"}},
        {"data": {"te\x00xt": "a zero"}},
        {"data": {"text": "x" * MOST_TEXT}},
        {"audience": "everybody"},
        {"audience": {"a": 1}},
        {"audience": ["a b"]},
        {"group": 4},
        {"made_at": "yesterday"},
        {"made_at": 5},
        {"v": 0},
        {"v": True},
        {"v": "1"},
    ],
)
def test_what_is_no_entry_is_refused_in_one_sentence(change: dict[str, Any]) -> None:
    with pytest.raises(EntryError, match=r"^[A-Z].*\.$"):
        from_wire({**GOOD, **change})


def test_data_nested_too_deeply_is_refused() -> None:
    deep: Any = "x"
    for _ in range(10_000):
        deep = [deep]
    with pytest.raises(EntryError):
        from_wire({**GOOD, "data": {"text": deep}})


def test_letters_of_all_kinds_are_text() -> None:
    """Turned-round text, an emoji, and a zero that is only spelt out are words like others."""
    for text in ("\u202eevil", "🎭", "\\u0000", "\u2028"):
        assert from_wire({**GOOD, "data": {"text": text}}).data == {"text": text}


@given(JSON)
def test_anything_at_all_is_an_entry_or_a_sentence(found: object) -> None:
    try:
        from_wire(found)
    except EntryError as error:
        sentence = str(error)
    else:
        sentence = "."
    assert sentence.endswith(".")


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), JSON))
def test_almost_an_entry_is_an_entry_or_a_sentence_and_can_be_sent_on(change: dict[str, Any]) -> None:
    try:
        entry = from_wire({**GOOD, **change})
    except EntryError:
        return
    json.dumps(to_wire(entry), allow_nan=False).encode()
    assert same(entry, from_wire(to_wire(entry)) if entry.audience is None else entry)


def test_what_is_sent_again_is_the_same_or_is_not() -> None:
    entry = from_wire(GOOD)
    kept = replace(entry, by="rosa", at="later", number=5)
    assert same(kept, entry)
    assert not same(kept, from_wire({**GOOD, "data": {"text": "faster"}}))
    assert same(kept.bare(), entry), "of what was erased nobody can tell any more"
    assert kept.bare() == Entry(**{**_fields(kept), "data": {}, "erased": True})


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
