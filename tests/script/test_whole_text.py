"""A draft's text as one, and places in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tablework.script.draft import Draft, Element
from tablework.script.whole_text import WholeText

DRAFTS = st.lists(st.text("ab \n", max_size=5), min_size=1, max_size=6).map(
    lambda texts: Draft("", (), "fountain", tuple(Element(f"e{n}", "dialogue", text) for n, text in enumerate(texts)))
)


@settings(deadline=None)
@given(DRAFTS)
def test_every_offset_is_one_place_and_every_place_one_offset(draft):
    """Also in elements without a letter, and at their ends."""
    whole = WholeText(draft)
    places = [(element.id, at) for element in draft.elements for at in range(len(element.text) + 1)]
    assert [whole.place(n, n)[:2] for n in range(len(whole.text) + 1)] == places
    assert [whole.offsets((id_, at, id_, at)) for id_, at in places] == [(n, n) for n in range(len(places))]


def test_what_stands_around_a_stretch():
    """Thirty-two letters on either side, across the ends of elements, and no more than there are."""
    draft = Draft("", (), "fountain", (Element("e1", "cue", "MARGOT"), Element("e2", "dialogue", "Yes. " + "a" * 50)))
    assert WholeText(draft).around(7, 11) == ("MARGOT\n", " " + "a" * 31)
