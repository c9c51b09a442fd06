"""Conditions as a document: what a page sends comes back as it was, and anything else is refused in a sentence."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casting.doubling.company_of_five import pair

from tablework.casting.doubling.conditions import ConditionError, Conditions
from tablework.casting.doubling.conditions_document import from_document, to_document

ALL = Conditions(
    gap_words=300,
    gap_minutes=2.5,
    costume_minutes={pair("ab"): 4.0},
    together=(pair("ac"),),
    apart=(pair("ad"), pair("bd")),
    alone=frozenset({"lead"}),
    most=4,
    played_by={"queen": "woman"},
    ages={"king": (40, 71)},
    groups={"citizens": 4},
    split={"king": ("e12", "e90")},
    covered=frozenset({"king", "queen"}),
    least_words=74,
)


def test_everything_that_can_be_said_comes_back():
    """Over the wire and back: the director finds it as she left it."""
    assert from_document(json.loads(json.dumps(to_document(ALL)))) == ALL


def test_nothing_said_is_no_condition():
    assert from_document({}) == Conditions()
    assert from_document(to_document(Conditions())) == Conditions()


@pytest.mark.parametrize(
    "found",
    [
        None,
        [],
        {"gap_words": "many"},
        {"gap_words": 1e999},
        {"costume": [["a", "b"]]},
        {"together": [[1, 2]]},
        {"alone": 3},
        {"played_by": {"a": 1}},
        {"ages": {"a": [1]}},
        {"groups": []},
        {"split": {"a": [1]}},
    ],
)
def test_something_else(found):
    with pytest.raises(ConditionError, match="load the page again"):
        from_document(found)


def test_a_contradiction_says_what_it_is():
    """Not the general sentence, but the one that helps."""
    with pytest.raises(ConditionError, match="at least one part"):
        from_document({"most": 0})


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.floats(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(to_document(ALL))), inner),
    )
)
def test_whatever_comes_is_conditions_or_refused(found):
    with suppress(ConditionError):
        assert isinstance(from_document(found), Conditions)
