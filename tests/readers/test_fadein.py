"""Fade In and the Open Screenplay Format."""

import pytest
from tests.readers.packed import TALK, WORDS, bomb, zipped

from tablework.readers.documents import FADEIN
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite


def para(style: str, text: str, attribute: str = "basestylename", **more: str) -> str:
    said = "".join(f' {key}="{value}"' for key, value in more.items())
    return f'<para{said}><style {attribute}="{style}"/><text>{text}</text></para>'


def osf(*paragraphs: str, info: str = 'title="The Ladder" author="Ines"') -> str:
    inside = "".join(paragraphs)
    return (
        f'<document type="Open Screenplay Format document"><info {info}/><paragraphs>{inside}</paragraphs></document>'
    )


SCENE = osf(
    para("Scene Heading", "INT. STAGE - DAY", number="4"),
    *(para("Character", name) + para("Dialogue", said) for name, said in TALK),
)


def test_every_kind_of_paragraph():
    draft = FADEIN.read(SCENE.encode(), "ladder.osf")
    assert [e.kind for e in draft.elements][:3] == ["heading", "cue", "dialogue"]
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [("scene", "4", "INT. STAGE - DAY")]
    assert (draft.title, draft.authors) == ("The Ladder", ("Ines",))


def test_styles_notes_and_title_page():
    body = (
        '<para><style basestyle="Action"/><text bold="1">Dark</text><text>. <note>Too dark?</note>Light.</text></para>'
        + para("My Own", "Smoke.")
        + para("Dialogue", "Who?")
    )
    title = "<titlepage><para><text>A play</text></para></titlepage></document>"
    draft = FADEIN.read(osf(body).replace("</document>", title).encode(), "x.osf")
    assert [(e.kind, e.text) for e in draft.elements] == [
        ("stage_direction", "Dark. Light."),
        ("note", "Too dark?"),
        ("stage_direction", "Smoke."),
        ("dialogue", "Who?"),
    ]
    assert draft.elements[0].spans == ((0, 4, "bold"),)
    assert draft.title_page == {"Title page": "A play"}
    assert [puzzle.element for puzzle in draft.puzzles] == ["e3", "e4"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"other.xml": "<a/>"}), "This file holds no script in the Open Screenplay Format"),
        (b"<document/>", "This file holds no script in the Open Screenplay Format"),
        (osf().encode(), "There are no words in this file"),
        (zipped(bomb("document.xml")), "This Fade In file unfolds to more than 60 MB"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "This file declares entities"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        FADEIN.read(data, "play.fadein")


class TestFadeinReader(ReaderSuite):
    reader = FADEIN
    scripts = {"ladder.fadein": zipped({"document.xml": SCENE}), "ladder.osf": SCENE.encode()}
    words = {"ladder.fadein": WORDS}
