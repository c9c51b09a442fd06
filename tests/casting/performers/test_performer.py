"""Performers and agencies: what is said of them, and what cannot be."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from tests.casting.drawn_people import agencies, performers
from tests.casting.people import MARGOT, STRANGER

from tablework.casting.performers.document import (
    agency_from_document,
    agency_to_document,
    from_document,
    to_document,
)
from tablework.casting.performers.performer import (
    Agency,
    Agent,
    Performer,
    PerformerError,
    Representation,
    Skill,
    Voice,
)

SENTENCE = r"^[A-Z“].*\.$"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Performer(" "),
        lambda: Performer("Margot", playing_age=(45, 34)),
        lambda: Performer("Margot", playing_age=(-1, 34)),
        lambda: Performer("Margot", least_words=-1),
        lambda: Performer("Margot", away=(("2026-12-14", "2026-12-01"),)),
        lambda: Performer("Margot", away=(("soon", "soon"),)),
        lambda: Skill(""),
        lambda: Skill("tap", "brilliant"),
        lambda: Voice("C5", "G3"),
        lambda: Agency(""),
        lambda: Agency("Quay Artists", (Agent("a", "Ines"), Agent("a", "Otto"))),
        lambda: Agent("a", ""),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(make):
    with pytest.raises(PerformerError, match=SENTENCE):
        make()


def test_an_empty_list_says_nothing():
    """Rosa leaves Margot's languages empty: nobody has said that she speaks none."""
    margot = Performer("Margot", languages=(), skills=(), plays=(), away=(), voice=Voice())
    assert margot == Performer("Margot")
    assert margot.languages is None


@given(performers())
def test_a_performer_comes_back_from_their_document(performer):
    document = json.loads(json.dumps(to_document(performer)))
    assert from_document(document) == performer


@given(agencies())
def test_an_agency_comes_back_from_its_document(agency):
    assert agency_from_document(json.loads(json.dumps(agency_to_document(agency)))) == agency


def test_what_a_document_leaves_out_is_unknown():
    assert from_document({"name": "Somebody"}) == STRANGER
    assert to_document(MARGOT)["wishes"] == {"least_words": 300, "will_not": ["smoking", "being naked"]}
    assert to_document(STRANGER)["skills"] is None
    represented = replace(MARGOT, representation=Representation("quay", "ines"))
    assert from_document(to_document(represented)) == represented
    quay = Agency("Quay Artists", (Agent("ines", "Ines Okafor"),))
    assert agency_from_document(agency_to_document(quay)) == quay


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": 3},
        {"name": "Margot\x00"},
        {"name": "M" * 501},
        {"pronouns": []},
        {"contact": "a telephone"},
        {"positions": "performer"},
        {"positions": [1]},
        {"unions": ["a union"] * 201},
        {"playing_age": "30"},
        {"playing_age": [30]},
        {"playing_age": [True, 40]},
        {"wishes": {"least_words": "300"}},
        {"away": ["2026-12-01"]},
        {"skills": ["tap"]},
        {"voice": []},
        {"representation": 1},
    ],
)
def test_a_document_that_nobody_here_has_written_is_refused_in_a_sentence(wrong):
    with pytest.raises(PerformerError, match=SENTENCE):
        from_document({"name": "Margot", **wrong})


def test_a_name_may_have_any_letters_and_signs():
    """Spreadsheets put hard blanks into names, and people put hearts."""
    assert from_document({"name": "Kit\u00a0Lindqvist 🧜\u200d♀"}).name == "Kit\u00a0Lindqvist 🧜\u200d♀"


def test_a_list_names_each_thing_once():
    assert from_document({"name": "Margot", "accents": ["Leeds", " Leeds ", ""]}).accents == ("Leeds",)
