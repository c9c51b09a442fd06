"""A draft written as TEI is read again as what it was."""

from itertools import groupby

from lxml import etree

from tablework.actions.write_scripts import as_tei
from tablework.readers.registry import read_script
from tablework.readers.tei import read_tei
from tablework.testing.plays import play


def spoken(draft):
    """What is said and sung, by whom, as stretches: how it was cut into paragraphs may differ."""
    said = [e for e in draft.elements if e.spoken]
    stretches = groupby(said, lambda e: (e.kind, e.roles, e.speech))
    return [(kind, roles, " ".join(" ".join(e.text for e in held).split())) for (kind, roles, _), held in stretches]


def test_our_own_plays_go_there_and_back(sample_plays):
    for name in ("the-hour-between.fountain", "lost-property.xml"):
        draft = read_script((sample_plays / name).read_bytes(), name)
        again = read_tei(as_tei(draft))
        assert (again.title, again.authors) == (draft.title, draft.authors)
        assert spoken(again) == spoken(draft)
        kinds = [(d.kind, d.number) for d in draft.divisions if d.kind != "song"]
        assert [(d.kind, d.number) for d in again.divisions if d.kind != "song"] == kinds


def test_what_xml_cannot_hold_is_left_out_and_ids_begin_with_a_letter():
    r"""
    2ND GUARD
    Stop@there <now> & here.
    """
    written = as_tei(
        play((test_what_xml_cannot_hold_is_left_out_and_ids_begin_with_a_letter.__doc__ or "").replace("@", "\x0b"))
    )
    etree.fromstring(written)
    assert b'who="#r_2nd_guard"' in written
    assert b"Stopthere &lt;now&gt; &amp; here." in written


def test_pages_notes_and_everything_else_keep_their_place(sample_plays):
    draft = read_script((sample_plays / "lost-property.xml").read_bytes(), "lost-property.xml")
    again = read_tei(as_tei(draft))
    assert {e.page for e in again.elements} == {e.page for e in draft.elements}
    assert sum(e.kind == "note" for e in again.elements) == sum(e.kind == "note" for e in draft.elements)
