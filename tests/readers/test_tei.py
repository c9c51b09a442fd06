"""TEI, with all the ways in which scholars mark up a play."""

import json
import sys

import pytest

from tablework.readers.formats import TEI
from tablework.readers.tei import read_tei
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft, Move
from tablework.testing.readers import ReaderSuite

PEOPLE = (
    '<person xml:id="anna"><persName>Anna</persName></person><person xml:id="ben"><persName>Ben</persName></person>'
    '<personGrp xml:id="all"><name>All</name></personGrp>'
)


def tei(body: str, people: str = PEOPLE, front: str = "", back: str = "") -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="eng"><teiHeader><fileDesc><titleStmt>'
        '<title type="main">Dust</title><title type="sub">A comedy</title><author><persName><forename>Ada</forename>'
        "<surname>Quill</surname></persName><idno>Q7</idno></author></titleStmt></fileDesc><profileDesc><particDesc>"
        f"<listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>"
        f"<text><front>{front}</front><body>{body}</body><back>{back}</back></text></TEI>"
    ).encode()


def read(body: str, **parts: str) -> Draft:
    return read_tei(tei(body, **parts), "dust.xml")


def said(draft: Draft) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(e.kind, e.text, e.roles) for e in draft.elements]


def sp(who: str, inside: str, label: str = "") -> str:
    speaker = f"<speaker>{label}</speaker>" if label else ""
    return f'<sp who="{who}">{speaker}{inside}</sp>'


def test_the_header():
    draft = read(sp("#anna", "<p>Yes.</p>"))
    assert (draft.title, draft.authors, draft.language) == ("Dust", ("Ada Quill",), "en")
    assert dict(draft.title_page) == {"Subtitle": "A comedy"}


def test_who_speaks_is_what_the_mark_up_says():
    """Several, none, or somebody that nobody declared."""
    draft = read(
        sp("#anna #ben #anna", "<p>Us.</p>", "BOTH")
        + "<sp><speaker>ANNA</speaker><p>Me?</p></sp>"
        + sp("#ghost", "<p>Boo.</p>", "GHOST.")
        + sp("#all", "<p>Oh!</p>")
    )
    assert [e.roles for e in draft.elements if e.kind == "dialogue"] == [("anna", "ben"), (), ("ghost",), ("all",)]
    assert [(r.id, r.name, r.group) for r in draft.roles] == [
        ("anna", "Anna", False),
        ("ben", "Ben", False),
        ("ghost", "GHOST", False),
        ("all", "All", True),
    ]
    assert [p.why for p in draft.puzzles] == ["The mark-up does not say who speaks here."]


def test_without_any_mark_up_labels_say_who_speaks():
    draft = read("<sp><speaker>ANNA.</speaker><p>Yes.</p></sp><sp><p>No.</p></sp>")
    assert [e.roles for e in draft.elements if e.kind == "dialogue"] == [("anna",), ()]


def test_prose_verse_and_directions_inside_a_line():
    draft = read(
        sp("#anna", "<l>One <stage>(low)</stage> two</l><l part='I'>three</l><p>Four <emph>five</emph>.</p>")
        + sp("#ben", "<l part='F'>six</l><stage type='entrance' who='#anna'>Enter Anna</stage><ab>Seven.</ab>")
    )
    assert said(draft) == [
        ("cue", "", ("anna",)),
        ("dialogue", "One", ("anna",)),
        ("parenthetical", "(low)", ("anna",)),
        ("dialogue", "two\nthree", ("anna",)),
        ("dialogue", "Four five.", ("anna",)),
        ("cue", "", ("ben",)),
        ("dialogue", "six", ("ben",)),
        ("stage_direction", "Enter Anna", ()),
        ("dialogue", "Seven.", ("ben",)),
    ]
    assert draft.elements[7].moves == (Move("anna", enters=True),)
    assert draft.elements[7].speech == draft.elements[6].speech
    assert tuple(draft.elements[4].spans[0]) == (5, 9, "italic")


def test_notes_line_breaks_and_pages_inside_a_speech():
    draft = read(
        '<pb n="3"/>'
        + sp("#anna", "<p>One<note>An old word.</note> two<lb/>three <pb n='4'/>four</p><note>Foot.</note><pb/>loose")
    )
    assert [(e.kind, e.text, e.page) for e in draft.elements] == [
        ("cue", "", "3"),
        ("dialogue", "One two\nthree four", "4"),
        ("note", "An old word.", "4"),
        ("dialogue", "loose", "4"),
        ("note", "Foot.", "4"),
    ]


def test_a_line_break_within_a_word_breaks_no_word():
    assert read(sp("#anna", "<p>foot<lb break='no'/>lights</p>")).elements[1].text == "footlights"


def test_acts_scenes_prologues_and_what_has_no_kind():
    speech = sp("#anna", "<p>Yes.</p>")
    draft = read(
        f'<div type="prologue">{speech}</div><div type="act" n="1"><head>ERSTER AKT</head>'
        f'<div type="scene"><head>2. Szene. Im Wald</head>{speech}</div></div><div><head>Later</head>{speech}</div>'
    )
    assert [(d.kind, d.number, d.title, d.parent) for d in draft.divisions] == [
        ("prologue", None, "", None),
        ("act", "1", "", None),
        ("scene", "2", "Im Wald", "d2"),
        ("section", None, "Later", None),
    ]


def test_divisions_without_types_are_what_their_heads_say():
    draft = read("<div1><head>ACT I</head><div2><head>Scene 1</head><p>Dust.</p></div2></div1>")
    assert [d.kind for d in draft.divisions] == ["act", "scene"]


def test_front_and_back_are_not_played_but_a_spoken_prologue_is():
    draft = read(
        sp("#anna", "<p>Yes.</p>"),
        front="<titlePage><docTitle><titlePart>DUST</titlePart></docTitle></titlePage>"
        '<div type="preface"><p>Dear reader.</p><l>A motto</l></div>'
        '<castList><head>People</head><castItem><role xml:id="x" corresp="#anna">Anna</role>, '
        "<roleDesc>a baker</roleDesc></castItem><castItem>A cat</castItem></castList>"
        f'<div type="prologue">{sp("#ben", "<p>Once.</p>")}</div>',
        back="<div><p>The end of the book.</p></div>",
    )
    played = [e.text for e, on in zip(draft.elements, draft.played, strict=True) if on and e.text]
    assert played == ["Once.", "Yes."]
    assert [(m.name, m.description, m.role) for m in draft.cast] == [("Anna", "a baker", "anna"), ("A cat", "", None)]
    assert [e.kind for e in draft.elements if e.text == "Dear reader."] == ["note"]


def test_songs():
    """A song is a song by its division, its stanza's type, or its head; under several singers it is one."""
    draft = read(
        f'<div type="song" n="1"><head>Rain</head>{sp("#anna", "<l>La</l>")}</div>'
        + sp("#anna", '<lg type="song"><l>Lo</l></lg>')
        + sp("#ben", '<lg type="song"><l>Li</l></lg><p>Enough.</p>')
        + sp("#ben", "<lg><head>Lied.</head><l>Lu</l></lg><lg><l>Verse</l></lg>")
    )
    assert [(d.kind, d.title) for d in draft.divisions] == [("song", "Rain"), ("song", ""), ("song", "")]
    assert [e.text for e in draft.elements if e.kind == "lyric"] == ["La", "Lo", "Li", "Lu"]
    assert [e.text for e in draft.elements if e.kind == "dialogue"] == ["Enough.", "Verse"]


def test_stanzas_keep_the_line_between_them():
    draft = read(sp("#anna", "<lg><l>One</l></lg><lg><l>Two</l></lg>"))
    assert draft.elements[1].text == "One\n\nTwo"


def test_speeches_at_once():
    pair = sp("#anna", "<p>A</p>") + sp("#ben", "<p>B</p>")
    draft = read(f"<spGrp><stage>Together.</stage>{pair}</spGrp><spGrp>{pair}</spGrp>")
    assert [e.dual for e in draft.elements if e.kind == "dialogue"] == [False, True, False, False]


def test_a_play_within_the_play():
    inner = f"<floatingText><body>{sp('#ben', '<p>O wall!</p>')}</body></floatingText>"
    draft = read(sp("#anna", f"<p>Watch.</p>{inner}<p>Well.</p>"))
    assert [(e.text, e.roles) for e in draft.elements if e.kind == "dialogue"] == [
        ("Watch.", ("anna",)),
        ("O wall!", ("ben",)),
        ("Well.", ("anna",)),
    ]


def test_words_outside_any_speech_are_kept():
    draft = read("<l>Nobody says this</l><lg><l>nor this</l></lg><p>A street.</p>Loose words.<trailer>Finis</trailer>")
    assert said(draft) == [
        ("dialogue", "Nobody says this", ()),
        ("dialogue", "nor this", ()),
        ("stage_direction", "A street.", ()),
        ("stage_direction", "Loose words.", ()),
        ("centered", "Finis", ()),
    ]
    assert len(draft.puzzles) == 2


def test_directions_nested_in_directions_say_who_goes():
    exit_ = '<stage type="exit" who="#ben">Ben goes,</stage>'
    stage = f'<stage type="mixed">{exit_} and <stage type="business">dust</stage> falls</stage>'
    draft = read(sp("#ben", "<p>Bye.</p>") + stage + "<stage/>")
    assert draft.elements[-1].text == "Ben goes, and dust falls"
    assert draft.elements[-1].moves == (Move("ben", enters=False),)


def test_several_texts_and_names_in_other_letters():
    data = tei(sp("#гамлет", "<p>Быть.</p>"), people="").replace(b"<text>", b"<text><group><text>", 1)
    data = data.replace(b"</text></TEI>", b"</text><text><body><p>More.</p></body></text></group></text></TEI>")
    draft = read_tei(data)
    assert draft.roles[0].id == "гамлет"
    assert draft.elements[-1].text == "More."


def test_without_a_namespace_and_without_a_header():
    draft = read_tei(
        b"<TEI.2><text><body><sp><speaker>A</speaker><q>Hi <hi rend='bold'>you</hi></q></sp></body></text></TEI.2>",
        "x.xml",
    )
    assert (draft.title, draft.authors, draft.language) == ("x", (), None)
    assert [tuple(s) for s in draft.elements[1].spans] == [(3, 6, "bold")]


BOMB = b'<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><TEI><text><body><p>&b;</p></body></text></TEI>'
FETCH = b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><body><p>&x;</p></body></text></TEI>'
DEEP = b"<TEI><text><body>" + b"<div>" * 2000 + b"</div>" * 2000 + b"</body></text></TEI>"


@pytest.mark.parametrize(
    "data",
    [BOMB, FETCH, DEEP, tei(""), b"<TEI/>", b"<html/>", tei("<p>x</p>")[:200]],
    ids="bomb fetch deep wordless empty html torn".split(),
)
def test_what_is_no_play_or_made_to_harm_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableScriptError, match=r"^[A-Z][^\n]*\.$"):
        read_tei(data)


def test_the_published_figures_of_german_plays(truth):
    """Twelve plays with figures that others published: speakers, acts, scenes, words and speeches a role."""
    sys.path.insert(0, str(truth))
    from dracor_rules import from_elements, reference

    from tablework.script.document import to_document

    figures = json.loads((truth / "gerdracor" / "figures.json").read_text(encoding="utf-8"))
    for name, figure in figures.items():
        path = truth / "gerdracor" / f"{name}.xml"
        got = from_elements(to_document(read_tei(path.read_bytes())))
        published = figure["published"]
        assert (got["speakers"], got["acts"], got["scenes"]) == (
            published["numOfSpeakers"],
            published["numOfActs"],
            published["numOfScenes"],
        ), name
        assert got["chars"] == reference(str(path))["chars"], name


class TestTeiReader(ReaderSuite):
    """Our reader, by the suite for everybody's."""

    reader = TEI
    scripts = {
        "dust.xml": tei(
            f'<div type="scene"><head>1</head>{sp("#anna #ben", "<l>One <stage>sits</stage> two</l>", "BOTH")}</div>'
        )
    }
    words = {"dust.xml": ["Dust", "Ada", "Quill", "comedy", "BOTH", "One", "sits", "two"]}
