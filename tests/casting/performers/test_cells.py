"""Performers as rows of cells."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casting.drawn_people import names, performers, said
from tests.casting.people import MARGOT, STRANGER

from tablework.casting.performers.cells import FIELDS, Listed, from_cells, to_cells
from tablework.casting.performers.performer import Agent, PerformerError

agents = st.builds(Agent, st.just("a"), names, said, said)


@given(performers(), names, st.none() | agents)
def test_a_row_loses_nothing(performer, agency, agent):
    """But the ids of agency and agent, which are this desk's own."""
    row = Listed(replace(performer, representation=None), agency, agent)
    assert from_cells(to_cells(row), "a") == row


def test_a_row_reads_as_a_person_would_write_it():
    cells = to_cells(Listed(MARGOT))
    assert list(cells) == list(FIELDS)
    assert cells["skills"] == "Stage fighting: good: 2024; tap; fencing: some"
    assert (cells["playing_age"], cells["away"]) == ("34-45", "2026-12-01/2026-12-14")
    assert to_cells(Listed(STRANGER)) == {**dict.fromkeys(FIELDS, ""), "name": "Somebody"}


def test_a_row_may_be_an_agencys_agent_alone():
    row = Listed(None, "Quay Artists", Agent("a", "Ines"))
    assert from_cells(to_cells(row), "a") == row


def test_cells_that_people_write_by_hand():
    written = from_cells(
        {"name": "Margot", "playing_age": "30 to 40", "away": "2026-12-01", "skills": "tap ;; fencing:good"}
    )
    margot = written.performer
    assert margot
    assert (margot.playing_age, margot.away) == ((30, 40), (("2026-12-01", "2026-12-01"),))
    assert [(skill.name, skill.level) for skill in margot.skills or ()] == [("tap", ""), ("fencing", "good")]
    assert from_cells({"name": "Margot", "playing_age": "30"}).performer.playing_age == (30, 30)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "cells", [{}, {"name": "Margot", "playing_age": "young"}, {"name": "Margot", "least_words": "many"}]
)
def test_a_cell_that_cannot_be_is_said_in_a_sentence(cells):
    with pytest.raises(PerformerError, match=r"\.$"):
        from_cells(cells)
