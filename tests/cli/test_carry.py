"""`tablework carry`, run as people and programs run it."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent

import pytest
from tests.next_draft import PIER, REVISED, on

from tablework.testing.plays import play


@pytest.fixture
def drafts(tmp_path):
    """The two drafts as files."""
    for name, text in (("old", PIER), ("new", REVISED)):
        (tmp_path / f"{name}.fountain").write_text(dedent(text).strip() + "\n", encoding="utf-8")
    return tmp_path


def carry(folder, marks: object, *words: str) -> subprocess.CompletedProcess[bytes]:
    text = marks if isinstance(marks, bytes) else json.dumps(marks).encode()
    old, new = (str(folder / f"{name}.fountain") for name in ("old", "new"))
    command = [sys.executable, "-m", "tablework", "carry", old, new, "-", *words]
    return subprocess.run(command, input=text, capture_output=True, check=False, timeout=60)


def mark(name: str, words: str) -> dict:
    return {"id": name, **on(play(PIER), words)._asdict()}


def test_a_document_and_nothing_else(drafts):
    """Every mark comes out once, with what became of it, its place and how sure that is; twice the same bytes."""
    marks = [mark("a", "deckchair"), mark("b", "Eleven"), mark("c", "Then we shall open on a button.")]
    done = carry(drafts, marks, "--json")
    found = json.loads(done.stdout)["marks"]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [(one["id"], one["outcome"]) for one in found] == [("a", "kept"), ("b", "changed"), ("c", "cut")]
    assert found[0]["first"] is not None
    assert found[2]["first"] is None
    assert 0 <= found[1]["sure"] <= found[0]["sure"] <= 1
    assert carry(drafts, marks, "--json").stdout == done.stdout


def test_in_words(drafts):
    said = carry(drafts, [mark("a", "deckchair"), mark("c", "Then we shall open on a button.")]).stdout.decode()
    assert said.splitlines() == [
        "1 marks came along, 0 with changed words, 0 moved, 0 need a look, 1 were cut.",
        "c: Its words are gone.",
    ]


WHOLE = {"id": "a", "first": "e1", "start": 0, "last": "e1", "end": 3}


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        (b"{", "no JSON"),
        ({}, "give a list"),
        ([7], "Mark 1 has no id"),
        ([WHOLE, WHOLE], "the same id"),
        ([WHOLE | {"first": "x9"}], "“a” has no first element"),
        ([WHOLE | {"start": "0"}], "begins or ends nowhere"),
        ([WHOLE | {"end": 10_000}], "not in the words"),
        ([WHOLE | {"start": 3, "end": 1}], "not in the words"),
    ],
)
def test_marks_that_are_none(drafts, marks, says):
    """One sentence that says what to do, and nothing on standard output."""
    done = carry(drafts, marks, "--json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert says in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
