"""The parts of scripts on the shelf."""

import json
from dataclasses import replace

from tablework.actions.prepare_script import prepare
from tablework.casting.needs.in_script import RULES
from tablework.shelf.parts import KeptParts

NOON = "2026-11-22T12:00:00.000+00:00"


def test_parts_are_kept_with_their_script_and_gone_with_a_new_breakdown(shelf):
    """Rosa answers a doubt: how often somebody is silent has to be read anew."""
    pier = prepare(b"Title: The Pier\n\nANNA\nA door.\n", "pier.fountain")
    shelf.put(pier, NOON)
    assert shelf.parts(pier.id, RULES)
    (brief,) = shelf.parts_since(0, RULES)
    assert (brief.script, brief.title) == (pier.id, "The Pier")
    assert json.loads(brief.brief) == [["anna", "ANNA", 2, []]]
    assert shelf.without_parts(RULES) == []
    shelf.keep_breakdown(pier.id, pier.breakdown)
    assert (shelf.parts(pier.id, RULES), shelf.without_parts(RULES)) == (None, [pier.id])
    shelf.keep_parts(pier.id, KeptParts(RULES, "[]", b""))
    (news,) = shelf.parts_since(brief.number, RULES)
    assert (news.brief, news.number > brief.number) == ("[]", True)
    assert shelf.parts_since(news.number, RULES) == []


def test_a_script_that_reads_otherwise_has_other_parts(shelf):
    """A correction is read again with: the parts that come with it stand in the old ones' place."""
    pier = prepare(b"Title: The Pier\n\nANNA\nA door.\n", "pier.fountain")
    shelf.put(pier, NOON)
    number = shelf.parts_since(0, RULES)[0].number
    shelf.reread(pier, (), "rosa", NOON)
    assert [one.script for one in shelf.parts_since(number, RULES)] == [pier.id]


def test_parts_that_were_read_by_other_rules_are_read_anew(shelf):
    """A later Tablework reads more out of a script: those that are on the desk already are not left behind."""
    pier = prepare(b"Title: The Pier\n\nANNA\nA door.\n", "pier.fountain")
    shelf.put(pier, NOON)
    shelf.keep_parts(pier.id, KeptParts(RULES - 1, "[]", b""))
    assert shelf.without_parts(RULES) == [pier.id]
    assert shelf.parts(pier.id, RULES) is None
    assert shelf.parts_since(0, RULES) == []


def test_parts_that_cannot_be_opened_are_named(shelf):
    pier = prepare(b"Title: The Pier\n\nANNA\nA door.\n", "pier.fountain")
    shelf.put(replace(pier, parts=KeptParts(RULES, "[]", b"rust")), NOON)
    assert [damage.what for damage in shelf.damage()] == [f"The parts of pier.fountain ({pier.id}) cannot be opened."]
