"""Celtx."""

import pytest
from tests.readers.packed import TALK, WORDS, bomb, zipped

from tablework.readers.documents import CELTX
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite


def project(body: str) -> bytes:
    page = f"<html><head><title>The Ladder</title><meta name='Author' content='Ines'></head><body>{body}</body></html>"
    return zipped({"local.rdf": "<RDF/>", "project.rdf": "<RDF/>", "script-8x.html": page})


SCENE = "<p class='act'>ACT ONE</p><p class='sceneheading'>The stage</p>" + "".join(
    f"<p class='character'>{name}<br></p>\n<p class='dialog'>{said}<br></p>" for name, said in TALK
)


def test_every_class_is_a_kind():
    body = SCENE + (
        "<p class='parenthetical'>(low)</p><p class='action'>He <b>goes</b>.</p><p class='transition'>CUT TO:</p>"
        "<p class='mine'>Smoke.</p>"
    )
    draft = CELTX.read(project(body), "ladder.celtx")
    assert [e.kind for e in draft.elements][:4] == ["heading", "heading", "cue", "dialogue"]
    assert [e.kind for e in draft.elements][-4:] == [
        "parenthetical",
        "stage_direction",
        "transition",
        "stage_direction",
    ]
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [("act", "1", ""), ("scene", None, "The stage")]
    assert (draft.title, draft.authors, draft.elements[-3].spans) == ("The Ladder", ("Ines",), ((3, 7, "bold"),))
    assert [puzzle.why for puzzle in draft.puzzles] == [
        "The file calls this paragraph “mine”, which is no kind we know."
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"local.rdf": "x"}), "This Celtx file holds no script"),
        (project(""), "There are no words in this file"),
        (zipped(bomb("script-a.html")), "This Celtx file unfolds to more than 60 MB"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        CELTX.read(data, "play.celtx")


class TestCeltxReader(ReaderSuite):
    reader = CELTX
    scripts = {"ladder.celtx": project(SCENE)}
    words = {"ladder.celtx": WORDS}
