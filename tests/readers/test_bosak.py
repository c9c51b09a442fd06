"""Plays in Jon Bosak's XML."""

import pytest
from tests.readers.packed import TALK, WORDS

from tablework.readers.documents import BOSAK
from tablework.readers.registry import reader_for
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

SPEECHES = "".join(f"<SPEECH><SPEAKER>{name}</SPEAKER><LINE>{said}</LINE></SPEECH>" for name, said in TALK)
PLAY = (
    "<?xml version='1.0'?><!DOCTYPE PLAY SYSTEM 'play.dtd'><PLAY><TITLE>The Ladder</TITLE><FM><P>Free to play.</P></FM>"
    "<PERSONAE><TITLE>Dramatis Personae</TITLE><PERSONA>ROSA, a director</PERSONA><PGROUP><PERSONA>TOMAS</PERSONA>"
    "<GRPDESCR>who lift.</GRPDESCR></PGROUP></PERSONAE><SCNDESCR>A stage.</SCNDESCR><ACT><TITLE>ACT I</TITLE>"
    f"<SCENE><TITLE>SCENE II. The wings.</TITLE><STAGEDIR>Enter ROSA</STAGEDIR>{SPEECHES}</SCENE></ACT></PLAY>"
)


def test_acts_scenes_people_and_lines():
    draft = BOSAK.read(PLAY.encode(), "ladder.xml")
    assert draft.title == "The Ladder"
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [
        ("front", None, ""),
        ("cast", None, "Dramatis Personae"),
        ("act", "1", ""),
        ("scene", "2", "The wings"),
    ]
    assert [(m.name, m.description) for m in draft.cast] == [("ROSA", "a director"), ("TOMAS", "")]
    assert "who lift." in [e.text for e in draft.elements]


def test_a_direction_in_a_line_cuts_it_and_two_may_speak():
    speech = (
        "<PLAY><SPEECH><SPEAKER>ROSA</SPEAKER><SPEAKER>TOMAS</SPEAKER><LINE>One</LINE>"
        "<LINE>two <STAGEDIR>Aside</STAGEDIR> three</LINE><STAGEDIR>Exit</STAGEDIR></SPEECH><ODD>Rain.</ODD></PLAY>"
    )
    draft = BOSAK.read(speech.encode(), "x.xml")
    assert [(e.kind, e.text) for e in draft.elements] == [
        ("cue", "ROSA and TOMAS"),
        ("dialogue", "One\ntwo"),
        ("parenthetical", "Aside"),
        ("dialogue", "three"),
        ("parenthetical", "Exit"),
        ("stage_direction", "Rain."),
    ]
    assert draft.elements[0].roles == ("rosa", "tomas")


def test_it_is_told_from_other_xml_by_its_first_mark():
    assert reader_for(PLAY.encode(), "ladder.xml").name == "bosak"
    assert reader_for(b"<TEI><text/></TEI>", "ladder.xml").name == "tei"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<PLAY>", "This file breaks off or is damaged"),
        ("<PLAY/>", "There are no words in this file"),
        ("<poem/>", "This XML file holds no play"),
        ('<!DOCTYPE PLAY [<!ENTITY a "b">]><PLAY>&a;</PLAY>', "This file declares entities"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        BOSAK.read(data.encode(), "play.xml")


class TestBosakReader(ReaderSuite):
    reader = BOSAK
    scripts = {"ladder.xml": PLAY.encode()}
    words = {"ladder.xml": WORDS}
