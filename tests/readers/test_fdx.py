"""Final Draft."""

import pytest

from tablework.readers.fdx import read_fdx
from tablework.readers.formats import FDX
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft
from tablework.testing.readers import ReaderSuite


def fdx(paragraphs: str, title: str = "") -> bytes:
    page = f"<TitlePage><Content>{title}</Content></TitlePage>" if title else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        f'<FinalDraft DocumentType="Script" Version="5"><Content>{paragraphs}</Content>{page}</FinalDraft>'
    ).encode()


def p(type_: str, text: str, inside: str = "", **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<Paragraph Type="{type_}"{written}>{inside}<Text>{text}</Text></Paragraph>'


def read(paragraphs: str, title: str = "") -> Draft:
    return read_fdx(fdx(paragraphs, title), "play.fdx")


def test_every_kind_of_paragraph():
    draft = read(
        p("New Act", "ACT ONE")
        + p("Scene Heading", "INT. BAR - NIGHT", Number="12A")
        + p("Action", "Dust.")
        + p("Character", "ANNA (V.O.)")
        + p("Parenthetical", "(low)")
        + p("Dialogue", "Hello.")
        + p("Singing", "La la")
        + p("Transition", "CUT TO:")
        + p("Shot", "ON ANNA")
        + p("General", "Rain.")
        + p("End of Act", "END")
    )
    assert [e.kind for e in draft.elements] == (
        "heading heading stage_direction cue parenthetical dialogue lyric transition heading stage_direction centered"
    ).split()
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [
        ("act", "1", ""),
        ("scene", "12A", "INT. BAR - NIGHT"),
    ]
    assert draft.roles[0].name == "ANNA"
    assert {e.roles for e in draft.elements if e.speech} == {("anna",)}


def test_two_who_speak_at_once():
    pair = p("Character", "ANNA") + p("Dialogue", "Now.") + p("Character", "BEN") + p("Dialogue", "Later.")
    draft = read(
        f"<Paragraph><DualDialogue>{pair}</DualDialogue></Paragraph>" + p("Character", "ANNA") + p("Dialogue", "So.")
    )
    assert [e.dual for e in draft.elements] == [False, False, True, True, False, False]


def test_styles_revisions_and_accents():
    text = (
        '<Paragraph Type="Dialogue"><Text Style="Bold+Italic">You</Text><Text RevisionID="2"> knew</Text></Paragraph>'
    )
    draft = read(p("Character", "ZOE\u0301") + text)
    assert [tuple(span) for span in draft.elements[1].spans] == [(0, 3, "bold"), (0, 3, "italic"), (3, 8, "revised")]
    assert draft.roles[0].name == "ZOÉ"


def test_notes_pages_and_summaries_of_scenes():
    summary = "<Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary>"
    properties = f'<SceneProperties Page="7" Title="x">{summary}</SceneProperties>'
    note = '<ScriptNote ID="1"><Paragraph><Text>Too long?</Text></Paragraph></ScriptNote>'
    draft = read(p("Scene Heading", "INT. BAR", properties) + p("Action", "Dust.", note))
    assert [(e.kind, e.text, e.page) for e in draft.elements] == [
        ("heading", "INT. BAR", "7"),
        ("note", "They meet.", "7"),
        ("stage_direction", "Dust.", "7"),
        ("note", "Too long?", "7"),
    ]


def test_kinds_that_somebody_made_up_are_kept_and_named_as_puzzles():
    draft = read(p("Weather", "It rains.") + p("Dialogue", "Who says that?") + "<Unknown/>" + p("Action", " "))
    assert [(e.kind, e.text) for e in draft.elements] == [
        ("stage_direction", "It rains."),
        ("dialogue", "Who says that?"),
    ]
    assert [puzzle.element for puzzle in draft.puzzles] == ["e1", "e2"]


def test_the_title_page_is_kept_line_by_line():
    lines = ["DUST", "", "a play by", "Ada Quill and Bo Reed", "Draft 2"]
    title = "".join(p("General", line) for line in lines)
    draft = read(p("Action", "Dust."), title)
    assert (draft.title, draft.authors) == ("DUST", ("Ada Quill", "Bo Reed"))
    assert draft.title_page["Title page"] == "a play by\nAda Quill and Bo Reed\nDraft 2"


def test_authors_on_the_line_of_the_by_and_a_title_page_without_any():
    one = read(p("Action", "Dust."), p("General", "DUST") + p("General", "by Ada Quill"))
    assert one.authors == ("Ada Quill",)
    none = read(p("Action", "Dust."), p("General", "DUST"))
    assert (none.title, none.authors, dict(none.title_page)) == ("DUST", (), {})
    assert read(p("Action", "Dust.")).title == "play"


def test_a_cast_list_and_a_song():
    draft = read(
        p("Cast List", "ANNA - a baker") + p("Scene Heading", "SONG: Rain") + p("Character", "ANNA") + p("Lyrics", "La")
    )
    assert [(m.name, m.description, m.role) for m in draft.cast] == [("ANNA", "a baker", "anna")]
    assert [d.kind for d in draft.divisions] == ["song"]


@pytest.mark.parametrize("data", [b"<FinalDraft/>", b"<html><body/></html>", fdx("x")[:80], fdx("")])
def test_xml_that_is_no_script_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableScriptError):
        read_fdx(data)


class TestFdxReader(ReaderSuite):
    """Our reader, by the suite for everybody's."""

    reader = FDX
    scripts = {"dust.fdx": fdx(p("Action", "Dust.") + p("Character", "ANNA &amp; BEN") + p("Dialogue", "Hello there."))}
    words = {"dust.fdx": ["Dust.", "ANNA", "&", "BEN", "Hello", "there."]}
