"""All parts of the stack, kept in mind."""

import pytest

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.find_parts import PartsDesk
from tablework.actions.prepare_script import prepare
from tablework.actions.say_needs import say_need
from tablework.actions.stack_parts import StackParts
from tablework.casting.needs.in_script import RULES
from tablework.shelf.parts import KeptParts
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.trouble import NotOnStackError

NOON = "2026-11-22T12:00:00.000+00:00"


@pytest.fixture
def casting(shelf):
    return CastingDesk(SqliteCastingLog(shelf.file), lambda: NOON)


def put(shelf, title: str) -> str:
    script = prepare(f"Title: {title}\n\nANNA\nA door.\n\nANNA sings.\n\nBEN\nWhere?\n".encode(), f"{title}.fountain")
    shelf.put(script, NOON)
    return script.id


def test_nothing_is_made_anew_that_has_not_changed(shelf, casting):
    """Rosa asks twice; then a script comes, and then she says what a part needs."""
    put(shelf, "The Pier")
    stack = StackParts(shelf, casting)
    first = stack.held()
    assert stack.held() is first
    jetty = put(shelf, "The Jetty")
    second = stack.held()
    assert (second.index.parts, second.titles[jetty]) == (4, "The Jetty")
    say_need(PartsDesk(shelf, casting, "rosa"), jetty, "ben", {"kind": "fights", "weight": "must"})
    third = stack.held()
    assert third is not second
    (ben,) = [part for part in third.parts if (part.script, part.role) == (jetty, "ben")]
    assert [need.kind for need in ben.needs] == ["fights"]


def test_scripts_of_an_older_tablework_are_read_when_they_are_first_asked_about(shelf, casting):
    pier = put(shelf, "The Pier")
    shelf.keep_parts(pier, KeptParts(RULES - 1, "[]", b""))
    assert StackParts(shelf, casting).held().index.parts == 2
    assert shelf.without_parts(RULES) == []


def test_a_script_that_reads_otherwise_has_its_new_parts_only(shelf, casting):
    """A correction makes one role of two: the other is nobody's part any more."""
    pier = put(shelf, "The Pier")
    stack = StackParts(shelf, casting)
    assert stack.held().index.parts == 2
    shelf.keep_parts(pier, KeptParts(RULES, '[["anna", "ANNA", 4, []]]', b""))
    assert [part.role for part in stack.held().parts] == ["anna"]


def test_a_script_that_is_not_there_has_no_parts(shelf, casting):
    with pytest.raises(NotOnStackError):
        StackParts(shelf, casting).of_script("nothing")
